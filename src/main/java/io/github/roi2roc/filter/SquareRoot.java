package io.github.roi2roc.filter;

import java.util.function.DoubleUnaryOperator;

import org.scijava.plugin.Plugin;

/** sign(x)·√(m·|x|), m the largest absolute value of the image. */
@Plugin(type = ImageFilter.class, name = "SquareRoot", priority = 69)
public final class SquareRoot extends Pointwise {

	public SquareRoot() {
		super("squareroot");
	}

	@Override
	public String name() {
		return "SquareRoot";
	}

	@Override
	public String about() {
		return "Square root of the intensities, sign kept, scaled to keep the largest absolute value.";
	}

	@Override
	DoubleUnaryOperator map(final double m) {
		return x -> x < 0 ? -Math.sqrt(-x * m) : Math.sqrt(x * m);
	}
}
