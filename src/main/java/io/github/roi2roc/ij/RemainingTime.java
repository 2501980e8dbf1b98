package io.github.roi2roc.ij;

import java.util.function.LongSupplier;

/** How long work will still take, if it goes on as it did so far. */
final class RemainingTime {

	private static final double NANOS = 1e9;
	/** Earlier nothing can be said. */
	private static final double SOON_S = 3, LITTLE = 0.01;

	private final LongSupplier clock;
	private final long start;

	/** @param clock nanoseconds, such as {@link System#nanoTime} */
	RemainingTime(final LongSupplier clock) {
		this.clock = clock;
		start = clock.getAsLong();
	}

	double elapsedSeconds() {
		return (clock.getAsLong() - start) / NANOS;
	}

	/** Such as {@code about 4 min left}; empty while nothing can be said. @param fraction of the work that is done, 0 to 1 */
	String text(final double fraction) {
		final double elapsed = elapsedSeconds();
		if (elapsed < SOON_S || fraction < LITTLE || fraction >= 1) return "";
		final double left = elapsed * (1 - fraction) / fraction;
		if (left < 60) return "about " + Math.max(1, Math.round(left)) + " s left";
		if (left < 3600) return "about " + Math.round(left / 60) + " min left";
		return "about " + (long) (left / 3600) + " h " + Math.round(left % 3600 / 60) + " min left";
	}
}
