package io.github.roi2roc.learn;

import java.util.List;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonObject;

import io.github.roi2roc.fit.Forest;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/** Extremely randomised trees (Geurts et al. 2006): trees on all rows, each split the best of a few random ones. Scores are shares of the trees' votes. */
@Plugin(type = Learner.class, name = "extra_trees")
public final class ExtraTrees implements Learner {

	@Override
	public String name() {
		return "extra_trees";
	}

	@Override
	public String about() {
		return "Extremely randomised trees (Geurts et al. 2006): trees on all rows, each split the best of a few random ones.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.integer("trees", 500, 1, 100_000, "Number of trees."), Parameter.integer("mtry", 0, 0, 1_000_000,
			"Columns tried at each split; 0 for the square root of their number."), Parameter.integer("min_leaf", 1, 1, 1_000_000,
				"Rows that each leaf must have."), Parameter.integer("max_depth", 0, 0, 10_000, "Splits above a leaf; 0 for no limit."), Calibration.PARAMETER);
	}

	@Override
	public FittedLearner fit(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		Rows.requirePredictors(x, name());
		return Trees.forest(name(), x.names(), Forest.grow(x.columns(), y.y(), y.levels().size(), new Forest.Settings(options.integer("trees"), options
			.integer("mtry"), options.integer("min_leaf"), options.integer("max_depth"), true), random));
	}

	@Override
	public FittedLearner read(final JsonObject o) {
		return Trees.forest(name(), o);
	}
}
