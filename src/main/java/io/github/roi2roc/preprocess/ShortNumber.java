package io.github.roi2roc.preprocess;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in messages: six significant digits, no zeros at the end, the same in every locale. */
public final class ShortNumber {

	private static final MathContext DIGITS = new MathContext(6);

	private ShortNumber() {}

	public static String text(final double d) {
		if (d == 0 || !Double.isFinite(d)) return d == 0 ? "0" : Double.toString(d);
		final BigDecimal b = new BigDecimal(d).round(DIGITS).stripTrailingZeros();
		return Math.abs(d) >= 1e-4 && Math.abs(d) < 1e15 ? b.toPlainString() : b.toString();
	}
}
