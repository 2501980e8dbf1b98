package io.github.roi2roc.stats;

/** Round numbers that cover a range: R's {@code pretty}. */
public final class Pretty {

	/** R's biases towards larger steps, for 2 and 10, and for 5. */
	private static final double BIAS = 1.5, BIAS5 = 0.5 + 1.5 * BIAS, ROUNDING = 1e-10;

	private Pretty() {}

	/**
	 * About {@code n + 1} equally spaced values whose steps are 1, 2 or 5 times a power of ten; the first is not above {@code low}, the last not
	 * below {@code high}.
	 *
	 * @param low finite
	 * @param high finite, above {@code low}
	 * @param n intervals that are wished for, at least 1
	 */
	public static double[] of(final double low, final double high, final int n) {
		if (!(high > low) || n < 1) throw new IllegalArgumentException(low + " to " + high + " in " + n);
		final double cell = (high - low) / n, base = StrictMath.pow(10, Math.floor(StrictMath.log10(cell)));
		double unit = base;
		if (2 * base - cell < BIAS * (cell - unit)) {
			unit = 2 * base;
			if (5 * base - cell < BIAS5 * (cell - unit)) {
				unit = 5 * base;
				if (10 * base - cell < BIAS * (cell - unit)) unit = 10 * base;
			}
		}
		double from = Math.floor(low / unit + ROUNDING), to = Math.ceil(high / unit - ROUNDING);
		while (from * unit > low + ROUNDING * unit) from--;
		while (to * unit < high - ROUNDING * unit) to++;
		final double[] out = new double[(int) Math.round(to - from) + 1];
		// Dividing by a whole number keeps 0.3 from becoming 0.30000000000000004.
		final double inverse = Math.rint(1 / unit);
		for (int k = 0; k < out.length; k++) out[k] = unit < 1 ? (from + k) / inverse : (from + k) * unit;
		return out;
	}
}
