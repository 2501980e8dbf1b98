package io.github.roi2roc.sample;

/**
 * Random numbers that are the same on every machine: splitmix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number
 * generators") with {@code StrictMath} behind the transforms. The sample has its own stream so that its bytes never depend on a change
 * elsewhere.
 */
final class RandomStream {

	private static final long GOLDEN = 0x9e3779b97f4a7c15L;

	private long state;

	RandomStream(final long seed) {
		state = seed;
	}

	/** A stream of its own for each number, so that adding a case leaves the others as they are. */
	static RandomStream of(final long seed, final long number) {
		return new RandomStream(mix(seed + GOLDEN * (number + 1)));
	}

	private static long mix(final long seed) {
		long z = seed;
		z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
		z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
		return z ^ (z >>> 31);
	}

	long nextLong() {
		state += GOLDEN;
		return mix(state);
	}

	/** Uniform in [0, 1), 53 bits. */
	double uniform() {
		return (nextLong() >>> 11) * 0x1p-53;
	}

	double uniform(final double low, final double high) {
		return low + (high - low) * uniform();
	}

	/** Standard normal by Box and Muller; takes two numbers each time, so that the position in the stream is easy to know. */
	double gaussian() {
		final double u = 1 - uniform(), v = uniform();
		return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
	}

	/** A random order of 0 … n − 1 (Fisher and Yates). */
	int[] permutation(final int n) {
		final int[] p = new int[n];
		for (int i = 0; i < n; i++) p[i] = i;
		for (int i = n - 1; i > 0; i--) {
			final int j = (int) (uniform() * (i + 1)), t = p[i];
			p[i] = p[j];
			p[j] = t;
		}
		return p;
	}
}
