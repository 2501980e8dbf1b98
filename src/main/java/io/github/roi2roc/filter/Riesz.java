package io.github.roi2roc.filter;

import io.github.roi2roc.InputException;

/**
 * The Riesz transform of an order (l1, l2, l3): transfer function (−i)^L · √(L!/(l1! l2! l3!)) · ν1^l1 ν2^l2 ν3^l3 / |ν|^L with
 * L = l1 + l2 + l3 (IBSI-2, section 3.7). l1 belongs to x.
 *
 * @param l orders along x, y, z
 */
record Riesz(int[] l) {

	/** @param digits one digit for each filtered axis, such as 020 */
	static Riesz of(final String filter, final String digits, final int axes) {
		if (!digits.matches("[0-9]{" + axes + "}") || digits.matches("0+")) throw new InputException("imageType " + filter + ": 'orders' has " + digits
			+ ", but " + axes + " digits belong there, one for each " + (axes == 2 ? "axis of a slice" : "axis, x first") + ", not all 0, such as "
			+ "100".substring(0, axes) + ".");
		return new Riesz(digits.chars().map(c -> c - '0').toArray());
	}

	int order() {
		int sum = 0;
		for (final int k : l) sum += k;
		return sum;
	}

	/** The transfer function without (−i)^L. @param f frequency along x, y, z. @param axes the filtered axes */
	double gain(final double fx, final double fy, final double fz, final int[] axes) {
		final double radius = Math.sqrt(fx * fx + fy * fy + fz * fz);
		if (radius == 0) return 0;
		double out = Math.sqrt(factorial(order()));
		for (int i = 0; i < l.length; i++) {
			final double f = axes[i] == 0 ? fx : axes[i] == 1 ? fy : fz;
			out *= Math.pow(f / radius, l[i]) / Math.sqrt(factorial(l[i]));
		}
		return out;
	}

	private static double factorial(final int n) {
		double out = 1;
		for (int i = 2; i <= n; i++) out *= i;
		return out;
	}
}
