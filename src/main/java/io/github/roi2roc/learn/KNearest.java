package io.github.roi2roc.learn;

import java.util.Arrays;
import java.util.List;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.NearestNeighbours;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/** k nearest neighbours, as R's {@code class::knn}; scores are shares of the votes. Columns should be on comparable scales. */
@Plugin(type = Learner.class, name = "knn")
public final class KNearest implements ClassLearner {

	@Override
	public String name() {
		return "knn";
	}

	@Override
	public String about() {
		return "Votes of the k nearest training rows.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.integer("k", 5, 1, 100_000, "Number of neighbours.").simplerHigh(), ClassWeights.PARAMETER, Calibration.PARAMETER);
	}

	@Override
	public FittedLearner fitClasses(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		Rows.requirePredictors(x, name());
		if (options.integer("k") > x.rows()) throw new InputException("knn: k is " + options.integer("k") + ", but there are only " + x.rows()
			+ " training rows.");
		return fitted(x.names(), new NearestNeighbours(x.byRow(), y.y(), ClassWeights.of(options, y), options.integer("k")));
	}

	private static FittedLearner fitted(final List<String> features, final NearestNeighbours n) {
		return new ClassVotes(features, n.classes(), n::predict, Fitted.tree("knn", "features", features, "classes", n.classes(), "weights", n
			.weights(), "k", n.k(), "y", n.y(), "rows", n.rows()));
	}

	@Override
	public FittedLearner read(final JsonObject o) {
		final List<String> features = Fitted.texts(o.get("features"));
		final double[][] rows = Rows.finiteRows(o.get("rows"), features.size(), "rows");
		final int[] y = Rows.whole(o.get("y"));
		final int classes = Rows.classes(o);
		if (y.length != rows.length) throw new IllegalArgumentException(y.length + " outcomes for " + rows.length + " rows");
		for (final int c : y) if (c < 0 || c >= classes) throw new IllegalArgumentException("a row is of class " + c + " of " + classes);
		final int k = o.get("k").getAsInt();
		if (k < 1 || k > rows.length) throw new IllegalArgumentException("k is " + k + " of " + rows.length + " rows");
		final double[] weights = new double[classes];
		Arrays.fill(weights, 1);
		return fitted(features, new NearestNeighbours(rows, y, o.has("weights") ? Rows.finite(o.get("weights"), classes, "weights") : weights, k));
	}
}
