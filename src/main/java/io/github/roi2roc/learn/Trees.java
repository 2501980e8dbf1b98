package io.github.roi2roc.learn;

import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.Forest;
import io.github.roi2roc.fit.Tree;
import io.github.roi2roc.select.Fitted;

/** Trees and forests in model files. */
final class Trees {

	private Trees() {}

	static Map<String, Object> toJson(final Tree t) {
		return Fitted.tree("tree", "feature", t.feature(), "threshold", t.threshold(), "low", t.low(), "high", t.high(), "rows", t.rows(),
			"probability", t.value());
	}

	/**
	 * @throws InputException if a node asks for a column that is not there, or a child does not stand behind its parent, so that a row could go
	 *           round for ever
	 */
	static Tree tree(final JsonObject o, final int features, final int classes) {
		final Tree t = new Tree(Rows.whole(o.get("feature")), Fitted.numbers(o.get("threshold")), Rows.whole(o.get("low")), Rows.whole(o.get("high")),
			Rows.finiteRows(o.get("probability"), classes, "a tree's leaf"), Rows.whole(o.get("rows")));
		t.check(features);
		return t;
	}

	static FittedLearner forest(final String kind, final List<String> features, final Forest f) {
		return new TreeVotes(new ClassVotes(features, f.classes(), f::predict, Fitted.tree(kind, "features", features, "classes", f.classes(), "trees",
			List.of(f.trees()).stream().map(Trees::toJson).toList())), f.trees(), p -> vote(p) / f.trees().length, 0, "probability");
	}

	/** What {@code Forest.predict} gives the second of two classes for a leaf: a tree votes for one class, or divides its vote. */
	private static double vote(final double[] p) {
		return p[1] > p[0] ? 1 : p[1] < p[0] ? 0 : 0.5;
	}

	static FittedLearner forest(final String kind, final JsonObject o) {
		final JsonArray a = o.getAsJsonArray("trees");
		final Tree[] trees = new Tree[a.size()];
		int k = 0;
		final List<String> features = Fitted.texts(o.get("features"));
		final int classes = Rows.classes(o);
		for (final JsonElement e : a) trees[k++] = tree(e.getAsJsonObject(), features.size(), classes);
		if (k == 0) throw new InputException("The model's forest has no tree.");
		return forest(kind, features, new Forest(trees, classes));
	}
}
