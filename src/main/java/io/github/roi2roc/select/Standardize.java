package io.github.roi2roc.select;

import java.util.ArrayList;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.table.Outcome;

/** z-scores: subtracts each column's mean and divides by its standard deviation (n − 1), as R's {@code scale}. */
@Plugin(type = Step.class, name = "standardize")
public final class Standardize implements Step {

	@Override
	public String name() {
		return "standardize";
	}

	@Override
	public String about() {
		return "Subtracts the mean of each column and divides by its standard deviation (n - 1).";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of();
	}

	/** Missing values do not count, and stay missing. A constant column is only centred, and said to be constant. */
	@Override
	public Result fit(final Predictors x, final Outcome y, final Options options, final RandomStream random) {
		final double[] centre = new double[x.size()], scale = new double[x.size()];
		final List<String> constant = new ArrayList<>();
		for (int j = 0; j < x.size(); j++) {
			final double[] c = Moments.present(x.columns()[j]);
			centre[j] = c.length == 0 ? 0 : Moments.mean(c);
			final double sd = Moments.sd(c);
			// Equal numbers can have a mean that is off by a rounding, and then a tiny deviation that must not become 1.
			final boolean flat = !(sd > 1e-13 * Math.abs(centre[j]));
			scale[j] = flat ? 1 : sd;
			if (flat) constant.add(x.names().get(j));
		}
		return new Result(new Fitted.Scale(x.names(), centre, scale), List.of(), constant.isEmpty() ? List.of() : List.of(Names.listed(constant)
			+ (constant.size() == 1 ? " has" : " have") + " the same value in all training rows and can explain nothing."));
	}

	@Override
	public boolean takesMissing() {
		return true;
	}
}
