package io.github.roi2roc.filter;

import java.util.function.DoubleUnaryOperator;

import org.scijava.plugin.Plugin;

/** (x/√m)², m the largest absolute value of the image: the sign is lost. */
@Plugin(type = ImageFilter.class, name = "Square", priority = 70)
public final class Square extends Pointwise {

	public Square() {
		super("square");
	}

	@Override
	public String name() {
		return "Square";
	}

	@Override
	public String about() {
		return "Square of the intensities, scaled to keep the largest absolute value; the sign is lost.";
	}

	@Override
	DoubleUnaryOperator map(final double m) {
		final double factor = 1 / Math.sqrt(m);
		return x -> factor * x * (factor * x);
	}
}
