package io.github.roi2roc.learn;

import java.util.List;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.Cart;
import io.github.roi2roc.fit.Tree;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/** Classification tree with R's {@code rpart} choices; scores are the class shares of the leaf. */
@Plugin(type = Learner.class, name = "cart")
public final class DecisionTree implements ClassLearner {

	@Override
	public String name() {
		return "cart";
	}

	@Override
	public String about() {
		return "Classification tree (CART, Gini impurity, cost-complexity pruning).";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.number("cp", 0.01, 0, 1, "", "A split must lower the error by this part of the root's.").simplerHigh(), //
			Parameter.integer("minsplit", 20, 2, 1_000_000, "Rows that a node must have to be split.").simplerHigh(), //
			Parameter.integer("minbucket", null, 1, 1_000_000, "Rows that each leaf must have; a third of minsplit when not set.").simplerHigh(), //
			Parameter.integer("maxdepth", 30, 1, 30, "Splits above a leaf.").simplerLow(), //
			Parameter.choice("prune", "none", List.of("none", "min", "1se"),
				"Whether the tree is cut back to the complexity with the least cross-validated error (min), or to the smallest tree within one standard "
					+ "error of it (1se)."), //
			Parameter.integer("folds", 10, 2, 1000, "Folds of that cross-validation."), ClassWeights.PARAMETER, Calibration.PARAMETER);
	}

	@Override
	public FittedLearner fitClasses(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		Rows.requirePredictors(x, name());
		final int split = options.integer("minsplit"), bucket = options.has("minbucket") ? options.integer("minbucket") : (int) Math.rint(split / 3.0);
		final Cart.Settings settings = new Cart.Settings(options.number("cp"), split, Math.max(1, bucket), options.integer("maxdepth"));
		final double[] weights = ClassWeights.of(options, y);
		final String prune = options.text("prune");
		final Tree tree = prune.equals("none") ? Cart.grow(x.columns(), y.y(), weights, settings) : Cart.pruned(x.columns(), y.y(), weights, settings,
			folds(y, options, random), prune.equals("1se")).tree();
		return fitted(x.names(), tree, y.levels().size());
	}

	private static int[] folds(final Outcome.Classes y, final Options options, final RandomStream random) {
		if (y.rows() < 3) throw new InputException("cart: pruning needs at least 3 training rows; there are " + y.rows() + ". Set prune: none.");
		return Folds.stratified(y.y(), y.group(), Math.min(options.integer("folds"), Folds.most(y.rows(), y.group())), random);
	}

	private static FittedLearner fitted(final List<String> features, final Tree t, final int classes) {
		return new TreeVotes(new ClassVotes(features, classes, t::predict, Fitted.tree("cart", "features", features, "classes", classes, "tree", Trees
			.toJson(t))), new Tree[] { t }, p -> p[1], 0, "probability");
	}

	@Override
	public FittedLearner read(final JsonObject o) {
		final List<String> features = Fitted.texts(o.get("features"));
		final int classes = Rows.classes(o);
		return fitted(features, Trees.tree(o.getAsJsonObject("tree"), features.size(), classes), classes);
	}
}
