package io.github.roi2roc.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.SurvivalForest;
import io.github.roi2roc.fit.Tree;
import io.github.roi2roc.learn.FittedLearner;
import io.github.roi2roc.learn.Learner;
import io.github.roi2roc.learn.SurvivalLearner;
import io.github.roi2roc.metric.Concordance;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/** Random survival forest. The risk is the ensemble mortality, survival exp(−mean cumulative hazard). */
@Plugin(type = Learner.class, name = "survival_forest")
public final class SurvivalForestLearner implements SurvivalLearner {

	@Override
	public String name() {
		return "survival_forest";
	}

	@Override
	public String about() {
		return "Random survival forest (Ishwaran et al. 2008) with log-rank splits, as ranger grows it; of survival only.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.integer("trees", 500, 1, 100_000, "Number of trees.").simplerLow(), Parameter.integer("mtry", 0, 0, 1_000_000,
			"Columns tried at each split; 0 for the square root of their number, rounded up."), Parameter.integer("min_leaf", 3, 1, 1_000_000,
				"Rows that each leaf must have.").simplerHigh(), Parameter.integer("max_depth", 0, 0, 10_000, "Splits above a leaf; 0 for no limit."), Parameter
					.choice("importance", "none", List.of("none", "permutation"),
						"permutation: how much Harrell's C of unseen rows falls when a column is shuffled, into coefficients.csv."));
	}

	@Override
	public FittedLearner fitSurvival(final Predictors x, final Outcome.Survival y, final Options options, final RandomStream random) {
		if (y.events() == 0) throw new InputException("survival_forest: none of " + y.rows() + " training rows has the event.");
		final SurvivalForest.Grown g = SurvivalForest.grow(x.columns(), y.time(), y.event(), new SurvivalForest.Settings(options.integer("trees"), options
			.integer("mtry"), options.integer("min_leaf"), options.integer("max_depth"), true), random, options.text("importance").equals("permutation"));
		final List<FittedLearner.Coefficient> told = new ArrayList<>();
		final int[] seen = IntStream.range(0, y.rows()).filter(i -> !Double.isNaN(g.outOfBag()[i])).toArray();
		final Outcome.Survival of = y.of(seen);
		final double[] ones = new double[seen.length];
		Arrays.fill(ones, 1);
		final double c = Concordance.of(of.time(), of.event(), IntStream.of(seen).mapToDouble(i -> g.outOfBag()[i]).toArray(), ones);
		if (x.size() > 0) told.add(new FittedLearner.Coefficient("(out-of-bag C-index)", c, Double.NaN, Double.NaN, Double.NaN));
		for (int j = 0; j < g.importance().length; j++) told.add(new FittedLearner.Coefficient(x.names().get(j), g.importance()[j], Double.NaN, Double.NaN,
			Double.NaN));
		return new Grove(x.names(), g.forest(), told, x.size() > 0 ? List.of() : List.of(
			"survival_forest has no predictor left: every case gets the same risk."));
	}

	/** The forest and its columns. */
	private record Grove(List<String> features, SurvivalForest forest, List<Coefficient> coefficients, List<String> warnings) implements FittedLearner {

		@Override
		public double[][] predict(final Predictors x) {
			final Predictors in = x.keep(features);
			return IntStream.range(0, x.rows()).mapToObj(i -> new double[] { forest.risk(in.row(i)) }).toArray(double[][]::new);
		}

		@Override
		public double[][] survival(final Predictors x, final double... times) {
			final Predictors in = x.keep(features);
			return IntStream.range(0, x.rows()).mapToObj(i -> Arrays.stream(forest.hazard(in.row(i), times)).map(h -> Math.exp(-h)).toArray()).toArray(
				double[][]::new);
		}

		@Override
		public List<String> uses(final List<String> given) {
			final boolean[] asked = new boolean[features.size()];
			for (final Tree t : forest.trees()) for (final int f : t.feature()) if (f >= 0) asked[f] = true;
			return IntStream.range(0, asked.length).filter(j -> asked[j]).mapToObj(features::get).toList();
		}

		@Override
		public boolean probability() {
			return false;
		}

		@Override
		public Map<String, Object> toJson() {
			return Fitted.tree("survival_forest", "features", features, "times", forest.times(), "at_risk", forest.atRisk(), "trees", IntStream.range(0, forest
				.trees().length).mapToObj(this::tree).toList());
		}

		private Map<String, Object> tree(final int k) {
			final Tree t = forest.trees()[k];
			final Map<String, Object> out = new LinkedHashMap<>();
			out.put("feature", t.feature());
			out.put("threshold", t.threshold());
			out.put("low", t.low());
			out.put("high", t.high());
			out.put("rows", t.rows());
			out.put("at", forest.at()[k]);
			out.put("hazard", forest.hazard()[k]);
			return out;
		}
	}

	@Override
	public FittedLearner read(final JsonObject o) {
		final List<String> features = Fitted.texts(o.get("features"));
		final double[] times = Fitted.numbers(o.get("times"));
		final int[] atRisk = whole(o.get("at_risk"));
		if (atRisk.length != times.length || times.length == 0) throw new IllegalArgumentException("times and at_risk are of unlike sizes");
		for (int k = 1; k < times.length; k++) if (!(times[k] > times[k - 1])) throw new IllegalArgumentException("the times do not rise");
		final JsonArray all = o.getAsJsonArray("trees");
		final int n = all.size();
		if (n == 0) throw new InputException("The model's forest has no tree.");
		final Tree[] trees = new Tree[n];
		final int[][][] at = new int[n][][];
		final double[][][] hazard = new double[n][][];
		for (int k = 0; k < n; k++) {
			final JsonObject t = all.get(k).getAsJsonObject();
			final JsonArray places = t.getAsJsonArray("at"), sums = t.getAsJsonArray("hazard");
			at[k] = new int[places.size()][];
			hazard[k] = new double[places.size()][];
			final double[][] value = new double[places.size()][];
			for (int i = 0; i < value.length; i++) {
				at[k][i] = whole(places.get(i));
				hazard[k][i] = Fitted.numbers(sums.get(i));
				check(at[k][i], hazard[k][i], times.length);
				value[i] = new double[] { SurvivalForest.mortality(at[k][i], hazard[k][i], atRisk) };
			}
			trees[k] = new Tree(whole(t.get("feature")), Fitted.numbers(t.get("threshold")), whole(t.get("low")), whole(t.get("high")), value, whole(t.get(
				"rows")));
			trees[k].check(features.size());
		}
		return new Grove(features, new SurvivalForest(times, atRisk, trees, at, hazard), List.of(), List.of());
	}

	private static void check(final int[] at, final double[] hazard, final int times) {
		if (at.length != hazard.length) throw new IllegalArgumentException("a leaf's times and hazards are of unlike lengths");
		for (int k = 0; k < at.length; k++) {
			if (at[k] < 0 || at[k] >= times || k > 0 && at[k] <= at[k - 1] || !(hazard[k] >= (k == 0 ? 0 : hazard[k - 1])) || Double.isInfinite(hazard[k]))
				throw new IllegalArgumentException("a leaf's hazard is out of order");
		}
	}

	private static int[] whole(final JsonElement e) {
		return Arrays.stream(Fitted.numbers(e)).mapToInt(d -> (int) d).toArray();
	}
}
