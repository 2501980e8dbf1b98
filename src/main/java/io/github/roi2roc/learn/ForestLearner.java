package io.github.roi2roc.learn;

import java.util.List;

import com.google.gson.JsonObject;

import io.github.roi2roc.fit.Forest;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/** What the learners of many trees have in common: options, fitting and reading. Scores are shares of the trees' votes. */
abstract class ForestLearner implements ClassLearner {

	/** Random thresholds on all rows instead of the best ones on a bootstrap. */
	private final boolean extremelyRandom;

	ForestLearner(final boolean extremelyRandom) {
		this.extremelyRandom = extremelyRandom;
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.integer("trees", 500, 1, 100_000, "Number of trees.").simplerLow(), Parameter.integer("mtry", 0, 0, 1_000_000,
			"Columns tried at each split; 0 for the square root of their number."), Parameter.integer("min_leaf", 1, 1, 1_000_000,
				"Rows that each leaf must have.").simplerHigh(), Parameter.integer("max_depth", 0, 0, 10_000, "Splits above a leaf; 0 for no limit."),
			ClassWeights.PARAMETER, Calibration.PARAMETER);
	}

	@Override
	public FittedLearner fitClasses(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		Rows.requirePredictors(x, name());
		final double[] weights = ClassWeights.of(options, y);
		return Trees.forest(name(), x.names(), Forest.grow(x.columns(), y.y(), y.levels().size(), new Forest.Settings(options.integer("trees"), options
			.integer("mtry"), options.integer("min_leaf"), options.integer("max_depth"), extremelyRandom, ClassWeights.equal(weights) ? new double[0]
				: weights), random));
	}

	@Override
	public FittedLearner read(final JsonObject o) {
		return Trees.forest(name(), o);
	}
}
