package io.github.roi2roc.filter;

import java.util.function.DoubleUnaryOperator;

import org.scijava.plugin.Plugin;

/** exp(x·ln(m)/m), m the largest absolute value of the image. */
@Plugin(type = ImageFilter.class, name = "Exponential", priority = 67)
public final class Exponential extends Pointwise {

	public Exponential() {
		super("exponential");
	}

	@Override
	public String name() {
		return "Exponential";
	}

	@Override
	public String about() {
		return "Exponential of the intensities, scaled to keep the largest absolute value.";
	}

	@Override
	DoubleUnaryOperator map(final double m) {
		final double factor = Math.log(m) / m;
		return x -> Math.exp(factor * x);
	}
}
