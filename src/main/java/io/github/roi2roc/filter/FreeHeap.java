package io.github.roi2roc.filter;

/** How much the heap can still take, asked before large arrays are made. */
final class FreeHeap {

	private FreeHeap() {}

	/**
	 * Bytes that can be had, an eighth of the heap kept back for whoever takes the response. Garbage is collected only where it stands in the
	 * way of the need.
	 */
	static long bytes(final long need) {
		final long free = free();
		if (free >= need) return free;
		System.gc();
		return free();
	}

	private static long free() {
		final Runtime r = Runtime.getRuntime();
		return r.maxMemory() - r.maxMemory() / 8 - r.totalMemory() + r.freeMemory();
	}
}
