package io.github.roi2roc.filter;

import java.util.function.DoubleUnaryOperator;

import org.scijava.plugin.Plugin;

/** sign(x)·ln(|x| + 1)·m/ln(m + 1), m the largest absolute value of the image. */
@Plugin(type = ImageFilter.class, name = "Logarithm", priority = 68)
public final class Logarithm extends Pointwise {

	public Logarithm() {
		super("logarithm");
	}

	@Override
	public String name() {
		return "Logarithm";
	}

	@Override
	public String about() {
		return "Logarithm of the intensities, sign kept, scaled to keep the largest absolute value.";
	}

	@Override
	DoubleUnaryOperator map(final double m) {
		final double factor = m / Math.log(m + 1);
		return x -> x < 0 ? -Math.log(1 - x) * factor : Math.log(x + 1) * factor;
	}
}
