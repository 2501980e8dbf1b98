package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/**
 * Combines models by a learner that sees their scores on rows they were not fitted to (Wolpert 1992). The models are then fitted to all
 * training rows.
 */
@Plugin(type = Learner.class, name = "stacking")
public final class Stacking implements ClassLearner, SurvivalLearner {

	private final Map<String, Trainable> bases;

	/** For finding it and for reading its models; it cannot fit. */
	public Stacking() {
		this(Map.of());
	}

	/** Stacks these models, by name. */
	Stacking(final Map<String, Trainable> bases) {
		this.bases = new LinkedHashMap<>(bases);
	}

	@Override
	public String name() {
		return "stacking";
	}

	@Override
	public String about() {
		return "Combines other models of the settings by a learner on their out-of-fold scores.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.texts("of", List.of(), "Names of the models to combine."), Parameter.text("meta", "auto",
			"Learner that combines their scores; auto: logistic, of survival cox."), Parameter.integer("folds", 5, 2, 1000, "Folds of the out-of-fold scores."), Calibration.PARAMETER);
	}

	/** The models and what combines them. */
	private record Stack(Map<String, Model> models, String meta, FittedLearner combiner) implements FittedLearner {

		@Override
		public double[][] predict(final Predictors x) {
			return combiner.predict(scores(models, x));
		}

		@Override
		public double[][] survival(final Predictors x, final double... times) {
			return combiner.survival(scores(models, x), times);
		}

		/** The models have their own steps, which may fill in what is missing. */
		@Override
		public boolean[] complete(final Predictors x) {
			final boolean[] out = new boolean[x.rows()];
			Arrays.fill(out, true);
			for (final Model m : models.values()) {
				final boolean[] each = m.complete(x);
				for (int i = 0; i < out.length; i++) out[i] &= each[i];
			}
			return out;
		}

		@Override
		public List<String> uses(final List<String> given) {
			final Set<String> out = new LinkedHashSet<>();
			for (final Model m : models.values()) out.addAll(m.uses());
			return given.stream().filter(out::contains).toList();
		}

		@Override
		public boolean probability() {
			return combiner.probability();
		}

		@Override
		public List<Coefficient> coefficients() {
			return combiner.coefficients();
		}

		@Override
		public List<String> warnings() {
			final List<String> out = new ArrayList<>(combiner.warnings());
			models.forEach((name, m) -> m.warnings().forEach(w -> out.add("in the stack, " + name + ": " + w)));
			return out;
		}

		@Override
		public Map<String, Object> toJson() {
			final Map<String, Object> each = new LinkedHashMap<>();
			models.forEach((name, m) -> each.put(name, m.toJson(Map.of())));
			return Fitted.tree("stacking", "meta", meta, "combiner", combiner.toJson(), "models", each);
		}
	}

	/** What a combiner sees of a model: its score, or its probability of each class but the first, which the others determine. */
	private static double[][] columns(final double[][] scores, final List<String> levels) {
		final int first = levels.size() <= 2 ? 0 : 1;
		final double[][] out = new double[each(levels)][scores.length];
		for (int c = 0; c < out.length; c++) for (int i = 0; i < scores.length; i++) out[c][i] = scores[i][c + first];
		return out;
	}

	/** Columns of each model. */
	private static int each(final List<String> levels) {
		return Math.max(2, levels.size()) - 1;
	}

	private static List<String> names(final Collection<String> models, final List<String> levels) {
		if (each(levels) == 1) return List.copyOf(models);
		return models.stream().flatMap(m -> levels.stream().skip(1).map(l -> m + "_" + l)).toList();
	}

	private static Predictors scores(final Map<String, Model> models, final Predictors x) {
		final List<double[]> out = new ArrayList<>();
		List<String> levels = List.of();
		for (final Model m : models.values()) {
			levels = m.levels();
			out.addAll(Arrays.asList(columns(m.predict(x), levels)));
		}
		return new Predictors(names(models.keySet(), levels), out.toArray(new double[0][]), x.rows());
	}

	@Override
	public FittedLearner fitClasses(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		return stack(x, y, y.levels(), options, random);
	}

	@Override
	public FittedLearner fitSurvival(final Predictors x, final Outcome.Survival y, final Options options, final RandomStream random) {
		return stack(x, y, List.of(), options, random);
	}

	/** @param levels none of a time and a status */
	private FittedLearner stack(final Predictors x, final Outcome y, final List<String> levels, final Options options, final RandomStream random) {
		if (bases.size() < 2) throw new InputException("stacking needs at least two models: name them, such as of: [svm, forest].");
		final int fewest = y.fewest(), folds = Math.min(Math.min(options.integer("folds"), fewest), Folds.most(y
			.rows(), y.group()));
		if (folds < 2) throw new InputException("stacking needs at least 2 training rows " + (levels.isEmpty() ? "with the event; there are "
			: "of each class; the smallest class has ") + fewest + ".");
		final int[] fold = Folds.stratified(y.strata(), y.group(), folds, random.fork("folds"));
		final List<String> names = List.copyOf(bases.keySet());
		final long seed = random.fork("models").nextLong();
		final int each = each(levels);
		final double[][] held = new double[names.size() * each][x.rows()];
		// Models with the same steps follow each other on the same rows: what the steps make is made once.
		Parallel.range(folds, f -> {
			final int[] in = Folds.training(fold, f), out = Folds.held(fold, f);
			for (int b = 0; b < names.size(); b++) {
				final double[][] p = columns(bases.get(names.get(b)).fit(x.of(in), y.of(in), seed).predict(x.of(out)), levels);
				for (int c = 0; c < each; c++) for (int i = 0; i < out.length; i++) held[b * each + c][out[i]] = p[c][i];
			}
		});
		final String word = options.text("meta");
		final Learner meta = Learner.named(!word.equals("auto") ? word : levels.isEmpty() ? "cox" : "logistic");
		final FittedLearner combiner = meta.fit(new Predictors(names(names, levels), held, x.rows()), y, Options.of("stacking, meta " + meta.name(),
			meta.parameters(), Map.of()), random.fork("meta"));
		final Map<String, Model> models = new LinkedHashMap<>();
		bases.forEach((name, b) -> models.put(name, b.fit(x, y, seed)));
		return new Stack(models, meta.name(), combiner);
	}

	@Override
	public FittedLearner read(final JsonObject o) {
		final Map<String, Model> models = new LinkedHashMap<>();
		o.getAsJsonObject("models").asMap().forEach((name, e) -> models.put(name, Model.of(e.getAsJsonObject())));
		final String meta = o.get("meta").getAsString();
		return new Stack(models, meta, Learner.named(meta).read(o.getAsJsonObject("combiner")));
	}
}
