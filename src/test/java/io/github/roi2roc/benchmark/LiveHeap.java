package io.github.roi2roc.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;

/**
 * How much memory some work holds at once, without its garbage: full collections one after the other while it runs, and what each leaves.
 * The work moves on a millisecond or less between two of them.
 *
 * @param peak most bytes that a collection left, above those before the work
 * @param collections how many there were
 */
record LiveHeap(long peak, int collections) {

	/** Fewer collections than this tell too little of work that is shorter than a few of them. */
	private static final int ENOUGH = 100;

	/**
	 * Runs the work three times or more, since threads meet differently each time; the first collection of a run comes at another part of it
	 * each time.
	 */
	static LiveHeap during(final int threads, final Supplier<Object> work) throws Exception {
		long peak = 0;
		int collections = 0;
		final ForkJoinPool pool = new ForkJoinPool(threads);
		try {
			for (int i = 0; i < 20; i++) pool.submit(work::get).get();
			final long start = System.nanoTime();
			pool.submit(work::get).get();
			final long duration = System.nanoTime() - start;
			for (int run = 0; run < 3 || collections < ENOUGH && run < 10 * ENOUGH; run++) {
				final long before = left(), first = System.nanoTime() + duration * (run % ENOUGH) / ENOUGH;
				final Future<Object> running = pool.submit(work::get);
				while (System.nanoTime() < first) Thread.onSpinWait();
				while (!running.isDone()) {
					peak = Math.max(peak, left() - before);
					collections++;
				}
			}
		}
		finally {
			pool.shutdown();
		}
		return new LiveHeap(peak, collections);
	}

	/** The same for work that is too long to be repeated so often: in a pool of the caller's, some runs. */
	static long peak(final ForkJoinPool pool, final Supplier<Object> work, final int runs) throws Exception {
		long peak = 0;
		for (int run = 0; run < runs; run++) {
			final long before = left();
			final Future<Object> running = pool.submit(work::get);
			while (!running.isDone()) {
				peak = Math.max(peak, left() - before);
				Thread.sleep(20);
			}
		}
		return peak;
	}

	/** Collects, and says what was left in the moment after. */
	private static long left() {
		System.gc();
		GcInfo last = null;
		final List<GarbageCollectorMXBean> beans = ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
		for (final GarbageCollectorMXBean b : beans) {
			final GcInfo i = b.getLastGcInfo();
			if (i != null && (last == null || i.getEndTime() >= last.getEndTime())) last = i;
		}
		if (last == null) throw new IllegalStateException("System.gc() does nothing: -XX:+DisableExplicitGC, or a collector without pauses");
		final Map<String, MemoryUsage> after = last.getMemoryUsageAfterGc();
		return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP).mapToLong(p -> after.get(p.getName())
			.getUsed()).sum();
	}
}
