package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.fit.Boosting;
import io.github.roi2roc.fit.Tree;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/** Gradient-boosted trees (Friedman 2001) for the log-likelihood of two or more classes; scores are probabilities. */
@Plugin(type = Learner.class, name = "gradient_boosting")
public final class GradientBoosting implements ClassLearner {

	@Override
	public String name() {
		return "gradient_boosting";
	}

	@Override
	public String about() {
		return "Gradient-boosted trees (Friedman 2001): small trees in a row, each fitted to what those before leave over.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.integer("trees", 100, 1, 100_000,
			"Number of rounds; each adds one tree, or one per class where there are more than two.").simplerLow(), //
			Parameter.number("learning_rate", 0.1, 1e-6, 1, "", "Part of each tree's step that is taken.").simplerLow(), //
			Parameter.integer("max_depth", 3, 1, 30, "Splits above a leaf.").simplerLow(), //
			Parameter.integer("min_leaf", 1, 1, 1_000_000, "Rows that each leaf must have.").simplerHigh(), //
			Parameter.number("subsample", 1.0, 0.01, 1, "", "Part of the rows that each round learns from, drawn without replacement."), //
			Parameter.integer("mtry", 0, 0, 1_000_000, "Columns tried at each split, drawn anew; 0 for all."), ClassWeights.PARAMETER,
			Calibration.PARAMETER);
	}

	@Override
	public FittedLearner fitClasses(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		Rows.requirePredictors(x, name());
		return fitted(x.names(), y.levels().size(), Boosting.grow(x.columns(), y.y(), y.levels().size(), ClassWeights.ofRows(options, y),
			new Boosting.Settings(options.integer("trees"), options.number("learning_rate"), options.integer("max_depth"), options.integer("min_leaf"),
				options.number("subsample"), options.integer("mtry")), random));
	}

	private static FittedLearner fitted(final List<String> features, final int classes, final Boosting b) {
		final Tree[] all = Arrays.stream(b.trees()).flatMap(Arrays::stream).toArray(Tree[]::new);
		return new TreeVotes(new ClassVotes(features, classes, b::predict, Fitted.tree("gradient_boosting", "features", features, "classes", classes,
			"start", b.start(), "trees", Arrays.stream(b.trees()).map(r -> Arrays.stream(r).map(Trees::toJson).toList()).toList())), all, v -> v[0], b
				.start()[0], "log-odds");
	}

	@Override
	public FittedLearner read(final JsonObject o) {
		final List<String> features = Fitted.texts(o.get("features"));
		final int classes = Rows.classes(o), scores = classes == 2 ? 1 : classes;
		final List<Tree[]> rounds = new ArrayList<>();
		for (final JsonElement round : o.getAsJsonArray("trees")) {
			final List<Tree> trees = new ArrayList<>();
			for (final JsonElement t : round.getAsJsonArray()) trees.add(Trees.tree(t.getAsJsonObject(), features.size(), 1));
			if (trees.size() != scores) throw new IllegalArgumentException("a round has " + trees.size() + " trees for " + classes + " classes");
			rounds.add(trees.toArray(new Tree[0]));
		}
		return fitted(features, classes, new Boosting(Rows.finite(o.get("start"), scores, "start"), rounds.toArray(new Tree[0][])));
	}
}
