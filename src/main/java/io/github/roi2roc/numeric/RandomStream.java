package io.github.roi2roc.numeric;

/**
 * A seeded stream of random numbers (SplitMix64: Steele, Lea and Flood 2014). The same seed gives the same numbers on every platform and in
 * every version; a {@link #fork} depends on the seed and the key alone, not on how much was drawn, so that work can be spread over threads.
 * One stream belongs to one thread.
 */
public final class RandomStream {

	private static final long STEP = 0x9E3779B97F4A7C15L;

	private final long seed;
	private long state;

	public RandomStream(final long seed) {
		this.seed = mix(seed + STEP);
		state = this.seed;
	}

	private static long mix(final long v) {
		long z = v;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}

	/** An own stream for a part of the work, such as a fold or a tree. */
	public RandomStream fork(final long key) {
		return new RandomStream(seed ^ mix(key * STEP + 1));
	}

	/** A stream for a part of the work that is known by name. */
	public RandomStream fork(final String key) {
		return fork(key.chars().asLongStream().reduce(17, (h, c) -> h * 1_000_003 + c));
	}

	/** 64 random bits. */
	public long nextLong() {
		state += STEP;
		return mix(state);
	}

	/** Uniform in 0 … bound − 1. */
	public int nextInt(final int bound) {
		if (bound <= 0) throw new IllegalArgumentException("bound " + bound);
		final long limit = (1L << 32) / bound * bound; // without this the small numbers come up a little more often
		long r;
		do {
			r = nextLong() >>> 32;
		}
		while (r >= limit);
		return (int) (r % bound);
	}

	/** Uniform from 0 (inclusive) to 1 (exclusive). */
	public double nextDouble() {
		return (nextLong() >>> 11) * 0x1p-53;
	}

	/** Normal with mean 0 and variance 1 (Marsaglia's polar way; the second number is not kept). */
	public double nextGaussian() {
		while (true) {
			final double a = 2 * nextDouble() - 1, b = 2 * nextDouble() - 1, s = a * a + b * b;
			if (s > 0 && s < 1) return a * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
		}
	}

	/** Puts the numbers into random order, in place (Fisher and Yates). */
	public void shuffle(final int[] a) {
		for (int i = a.length - 1; i > 0; i--) {
			final int j = nextInt(i + 1), t = a[i];
			a[i] = a[j];
			a[j] = t;
		}
	}
}
