package io.github.roi2roc.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Step;

/**
 * What a training is told: the settings file of {@code Train_Models.ijm}. Everything but the outcome has a default.
 *
 * @param outcome name of the outcome column; empty until given
 * @param positive its positive level; empty for the last in sort order
 * @param predictors column names, {@code *} matching any characters; empty for all columns of numbers but case, label, split, outcome, time
 *          and status
 * @param split how rows are divided
 * @param steps of every model that has none of its own
 * @param resampling how models are also judged inside the training rows; null for not at all
 * @param models name → model; without any, {@code logistic} and {@code svm} on the columns that a LASSO keeps
 * @param missing what happens to a row without a value: an error, or it is dropped
 */
public record TrainingSettings(String outcome, String positive, List<String> predictors, Split split, List<Stage> steps,
	Resampling resampling, Map<String, ModelSettings> models, Missing missing)
{

	/** Rows with a missing predictor, where no step imputes. */
	public enum Missing {
		ERROR, DROP
	}

	/**
	 * How rows are divided.
	 *
	 * @param column with values train, test, external; empty for a drawn split
	 * @param fraction of the rows that trains, where drawn; NaN where nobody said, which is 0.7, or the column {@code set} if there is one
	 * @param stratified whether each class is divided alike
	 * @param seed of everything that is drawn
	 */
	public record Split(String column, double fraction, boolean stratified, long seed) {

		static final Split DEFAULT = new Split("", Double.NaN, true, 1);

		/** Whether neither a column nor a fraction was named. */
		public boolean unsaid() {
			return column.isEmpty() && Double.isNaN(fraction);
		}

		/** The training part of a drawn split. */
		public double drawn() {
			return Double.isNaN(fraction) ? 0.7 : fraction;
		}
	}

	/** A step by name, with its options as given. */
	public record Stage(String name, Map<String, Object> options) {}

	/** @param method kfold, repeated_kfold, loo or bootstrap */
	public record Resampling(String method, int folds, int repeats) {}

	/**
	 * A model.
	 *
	 * @param learner its name
	 * @param options as given
	 * @param predictors own column names; null for those of the training
	 * @param steps own steps; null for those of the training
	 * @param tune what is searched; null for nothing
	 */
	public record ModelSettings(String learner, Map<String, Object> options, List<String> predictors, List<Stage> steps, Tune tune) {}

	/** @param metric what is made as large as possible; @param grid option → values to try */
	public record Tune(String method, String metric, Map<String, List<Object>> grid) {}

	private static final int TUNING_FOLDS = 5;

	/** Standardize, then LASSO: what models go through when nothing is said. */
	static final List<Stage> DEFAULT_STEPS = List.of(new Stage("standardize", Map.of()), new Stage("lasso", Map.of("lambda", "min")));

	public TrainingSettings {
		predictors = List.copyOf(predictors);
		steps = List.copyOf(steps);
		models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
	}

	/** Defaults only. */
	public static TrainingSettings defaults() {
		return new TrainingSettings("", "", List.of(), Split.DEFAULT, DEFAULT_STEPS, null, defaultModels(), Missing.ERROR);
	}

	static Map<String, ModelSettings> defaultModels() {
		final Map<String, ModelSettings> out = new LinkedHashMap<>();
		for (final String name : List.of("logistic", "svm")) out.put(name, new ModelSettings(name, Map.of(), null, null, null));
		return out;
	}

	/**
	 * Reads a settings file.
	 *
	 * @throws InputException if the file is missing or no YAML, or a key is unknown or ill-typed, naming it
	 */
	public static TrainingSettings read(final Path file) {
		return TrainingFile.read(file);
	}

	/** With another outcome; an empty text leaves what is there. */
	public TrainingSettings withOutcome(final String column, final String level) {
		return new TrainingSettings(blank(column) ? outcome : column.strip(), blank(level) ? positive : level.strip(), predictors, split, steps,
			resampling, models, missing);
	}

	/** With another split: the name of a column, or a fraction such as 0.7; an empty text leaves what is there. */
	public TrainingSettings withSplit(final String columnOrFraction) {
		if (blank(columnOrFraction)) return this;
		return withSplit(split(columnOrFraction.strip(), split.stratified, split.seed));
	}

	public TrainingSettings withSeed(final long seed) {
		return withSplit(new Split(split.column, split.fraction, split.stratified, seed));
	}

	private TrainingSettings withSplit(final Split s) {
		return new TrainingSettings(outcome, positive, predictors, s, steps, resampling, models, missing);
	}

	static Split split(final String columnOrFraction, final boolean stratified, final long seed) {
		try {
			return new Split("", Double.parseDouble(columnOrFraction), stratified, seed);
		}
		catch (final NumberFormatException e) {
			return new Split(columnOrFraction, Split.DEFAULT.fraction, stratified, seed);
		}
	}

	private static boolean blank(final String s) {
		return s == null || s.isBlank();
	}

	/**
	 * How each model is trained, by name; all options are checked.
	 *
	 * @throws InputException if a learner, step or stacked model is unknown, or an option of theirs
	 */
	public Map<String, Trainable> trainables() {
		final Map<String, Trainable> out = new LinkedHashMap<>();
		for (final String name : models.keySet()) out.put(name, trainable(name, List.of()));
		return out;
	}

	/** The models that a model combines; empty for one that stands alone. */
	public List<String> stacked(final String name) {
		final ModelSettings m = models.get(name);
		if (!m.learner.equals("stacking")) return List.of();
		return checked(name, m, new Stacking(), m.options).texts("of");
	}

	private Trainable trainable(final String name, final List<String> within) {
		final ModelSettings m = models.get(name);
		if (m.tune == null) return pipeline(name, m, m.options, within);
		pipeline(name, m, m.options, within); // a wrong option is said before anything is tried
		final int folds = resampling == null ? TUNING_FOLDS : Math.min(resampling.folds, TUNING_FOLDS);
		return new TunedPipeline(m.tune.grid, m.tune.metric, folds, o -> {
			final Map<String, Object> options = new LinkedHashMap<>(m.options);
			options.putAll(o);
			return pipeline(name, m, options, within);
		});
	}

	private Pipeline pipeline(final String name, final ModelSettings m, final Map<String, Object> options, final List<String> within) {
		if (!m.learner.equals("stacking")) {
			final Learner learner = Learner.named(m.learner);
			return new Pipeline(stages(name, m.steps == null ? steps : m.steps), learner, checked(name, m, learner, options));
		}
		final List<String> path = new ArrayList<>(within);
		path.add(name);
		final Map<String, Trainable> bases = new LinkedHashMap<>();
		for (final String base : checked(name, m, new Stacking(), options).texts("of")) {
			if (!models.containsKey(base)) throw new InputException("model '" + name + "': there is no model '" + base + "' to stack. There are: "
				+ String.join(", ", models.keySet()) + ".");
			if (path.contains(base)) throw new InputException("model '" + name + "' stacks itself: " + String.join(" of ", path) + " of " + base + ".");
			bases.put(base, trainable(base, path));
		}
		// The stacked models have their own steps; those of the training are not gone through twice.
		final Stacking learner = new Stacking(bases);
		return new Pipeline(m.steps == null ? List.of() : stages(name, m.steps), learner, checked(name, m, learner, options));
	}

	private static Options checked(final String name, final ModelSettings m, final Learner learner, final Map<String, Object> options) {
		return Options.of("model '" + name + "' (learner " + m.learner + ")", learner.parameters(), options);
	}

	private static List<Pipeline.Stage> stages(final String model, final List<Stage> from) {
		final List<Pipeline.Stage> out = new ArrayList<>();
		for (final Stage s : from) {
			final Step step = Step.named(s.name);
			out.add(new Pipeline.Stage(step, Options.of("model '" + model + "', step " + s.name, step.parameters(), s.options)));
		}
		return out;
	}
}
