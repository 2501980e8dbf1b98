package io.github.roi2roc.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.metric.Criterion;

/**
 * What a training is told: the settings file of {@code Train_Models.ijm}. Everything but the outcome has a default.
 *
 * @param outcome name of the outcome column, of survival the status; empty until given
 * @param positive its positive level, of survival the event; empty for the last in sort order
 * @param survival of an outcome that is a time and a status: the time; null for classes
 * @param group column whose equal values must stay together in every split, such as a patient's number; empty for none
 * @param predictors column names, {@code *} matching any characters; empty for all columns of numbers but case, label, split, outcome, time
 *          and status
 * @param split how rows are divided
 * @param steps of every model that has none of its own
 * @param resampling how models are also judged inside the training rows; null for not at all
 * @param models name → model; without any, {@code logistic} and {@code svm} on the columns that a LASSO keeps
 * @param missing what happens to a row without a value: an error, or it is dropped
 * @param optimism bootstrap resamples for optimism-corrected measures (Harrell); 0 for none
 * @param permutation test of whether the outcome could be guessed as well with shuffled labels; null for none
 */
public record TrainingSettings(String outcome, String positive, Survival survival, String group, List<String> predictors, Split split, List<Stage> steps,
	Resampling resampling, Map<String, ModelSettings> models, Missing missing, int optimism, Permutation permutation)
{

	/** Rows with a missing predictor, where no step imputes. */
	public enum Missing {
		ERROR, DROP
	}

	/**
	 * How rows are divided.
	 *
	 * @param column with values train, validation, test, external; empty for a drawn split
	 * @param shares of training and test rows, or of training, validation and test rows, where drawn; empty where nobody said, which is 0.7
	 *          and 0.3, or the column {@code set} if there is one
	 * @param stratified whether each class is divided alike
	 * @param seed of everything that is drawn
	 */
	public record Split(String column, List<Double> shares, boolean stratified, long seed) {

		static final Split DEFAULT = new Split("", List.of(), true, 1);
		private static final double[] USUAL = { 0.7, 0.3 };

		public Split {
			shares = List.copyOf(shares);
		}

		/** Whether neither a column nor shares were named. */
		public boolean unsaid() {
			return column.isEmpty() && shares.isEmpty();
		}

		/** The shares of a drawn split. */
		public double[] drawn() {
			return shares.isEmpty() ? USUAL.clone() : shares.stream().mapToDouble(d -> d).toArray();
		}
	}

	/**
	 * The time that belongs to a status.
	 *
	 * @param time name of the column; empty until given
	 * @param at times at which survival is predicted and judged; empty for quartiles of the training rows' times of events
	 */
	public record Survival(String time, List<Double> at) {

		public Survival {
			at = List.copyOf(at);
		}
	}

	/** A step by name, with its options as given. */
	public record Stage(String name, Map<String, Object> options) {}

	/**
	 * How models are judged inside the training rows.
	 *
	 * @param method kfold, repeated_kfold, nested, loo, bootstrap or holdout
	 * @param folds of a cross-validation
	 * @param repeats of a cross-validation or holdout; resamples of a bootstrap
	 * @param inner folds of a search inside each training part; 0 where nobody said
	 * @param stratified whether each class is divided alike
	 * @param shares of training and held-out rows of a holdout
	 */
	public record Resampling(String method, int folds, int repeats, int inner, boolean stratified, List<Double> shares) {

		/** What there is. */
		static final List<String> METHODS = List.of("kfold", "repeated_kfold", "nested", "loo", "bootstrap", "holdout");

		public Resampling {
			shares = List.copyOf(shares);
		}

		/** A method with its defaults, which are those of the settings file. */
		static Resampling of(final String method) {
			final int repeats = switch (method) {
				case "bootstrap" -> 100;
				case "repeated_kfold", "holdout" -> 10;
				default -> 1;
			};
			return new Resampling(method, method.equals("nested") ? 5 : 10, repeats, 0, true, List.of(0.7, 0.3));
		}
	}

	/**
	 * A test of whether a result could be chance.
	 *
	 * @param permutations of the outcome
	 * @param folds of the cross-validation that gives the metric each time
	 */
	public record Permutation(int permutations, int folds, Criterion metric) {

		static final Permutation DEFAULT = new Permutation(1000, 5, Criterion.AUC);
	}

	/**
	 * A model.
	 *
	 * @param learner its name
	 * @param options as given
	 * @param predictors own column names; null for those of the training
	 * @param steps own steps; null for those of the training
	 * @param tune what is searched; null for nothing
	 */
	public record ModelSettings(String learner, Map<String, Object> options, List<String> predictors, List<Stage> steps, Search tune) {}

	/** Standardize, then LASSO: what models go through when nothing is said. */
	static final List<Stage> DEFAULT_STEPS = List.of(new Stage("standardize", Map.of()), new Stage("lasso", Map.of("lambda", "min")));

	public TrainingSettings {
		predictors = List.copyOf(predictors);
		steps = List.copyOf(steps);
		models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
	}

	/** Defaults only. */
	public static TrainingSettings defaults() {
		return new TrainingSettings("", "", null, "", List.of(), Split.DEFAULT, DEFAULT_STEPS, null, defaultModels(), Missing.ERROR, 0, null);
	}

	static Map<String, ModelSettings> defaultModels() {
		final Map<String, ModelSettings> out = new LinkedHashMap<>();
		for (final String name : List.of("logistic", "svm")) out.put(name, new ModelSettings(name, Map.of(), null, null, null));
		return out;
	}

	/** What is trained of survival when nothing is said: a Cox regression and a forest, on the columns that a LASSO keeps. */
	static Map<String, ModelSettings> survivalModels() {
		final Map<String, ModelSettings> out = new LinkedHashMap<>();
		for (final String name : List.of("cox", "survival_forest")) out.put(name, new ModelSettings(name, Map.of(), null, null, null));
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
		return new TrainingSettings(blank(column) ? outcome : column.strip(), blank(level) ? positive : level.strip(), survival, group, predictors, split, steps,
			resampling, models, missing, optimism, permutation);
	}

	/** Of survival, with another column of times; an empty text leaves what is there. */
	public TrainingSettings withTime(final String column) {
		if (blank(column)) return this;
		final Survival s = new Survival(column.strip(), survival == null ? List.of() : survival.at);
		return new TrainingSettings(outcome, positive, s, group, predictors, split, steps, resampling, models.equals(defaultModels()) ? survivalModels() : models,
			missing, optimism, permutation);
	}

	/** With another split: the name of a column, a fraction such as 0.7 or a ratio such as 8:1:1; an empty text leaves what is there. */
	public TrainingSettings withSplit(final String columnOrShares) {
		if (blank(columnOrShares)) return this;
		return withSplit(split(columnOrShares.strip(), split.stratified, split.seed));
	}

	public TrainingSettings withSeed(final long seed) {
		return withSplit(new Split(split.column, split.shares, split.stratified, seed));
	}

	private TrainingSettings withSplit(final Split s) {
		return new TrainingSettings(outcome, positive, survival, group, predictors, s, steps, resampling, models, missing, optimism, permutation);
	}

	/**
	 * With other ways of judging; an empty text or a negative number leaves what is there.
	 *
	 * @param column whose equal values stay together
	 * @param method of resampling with its defaults, or none; {@code settings} leaves what is there too
	 * @param resamples for optimism-corrected measures; 0 for none
	 * @param permutations of the outcome; 0 for none
	 * @throws InputException if there is no such method
	 */
	public TrainingSettings withChecks(final String column, final String method, final int resamples, final int permutations) {
		final Resampling how = blank(method) || method.strip().equals("settings") || resampling != null && method.strip().equals(resampling.method) ? resampling : method.strip().equals(
			"none") ? null : Resampling.of(method.strip());
		if (how != null && !Resampling.METHODS.contains(how.method)) throw new InputException("There is no resampling '" + how.method
			+ "'. Known are: none, " + String.join(", ", Resampling.METHODS) + ".");
		final Permutation p = permutation == null ? Permutation.DEFAULT : permutation;
		return new TrainingSettings(outcome, positive, survival, blank(column) ? group : column.strip(), predictors, split, steps, how, models, missing,
			resamples < 0 ? optimism : resamples, permutations < 0 ? permutation : permutations == 0 ? null : new Permutation(permutations, p.folds,
				p.metric));
	}

	/** A fraction such as 0.7, or two or three numbers with colons between; otherwise it is a column's name. */
	static Split split(final String columnOrShares, final boolean stratified, final long seed) {
		final List<Double> shares = shares(columnOrShares);
		return new Split(shares.isEmpty() ? columnOrShares : "", shares, stratified, seed);
	}

	/** Empty where the text is neither a number nor a ratio. */
	static List<Double> shares(final String text) {
		final List<Double> out = new ArrayList<>();
		try {
			for (final String s : text.split(":", -1)) out.add(Double.parseDouble(s.strip()));
		}
		catch (final NumberFormatException e) {
			return List.of();
		}
		if (out.size() == 1) {
			if (!(out.get(0) > 0 && out.get(0) < 1)) throw new InputException("The training fraction is " + text
				+ ", but a number between 0 and 1 belongs there, such as 0.7, or a ratio such as 7:3 or 8:1:1.");
			out.add(1 - out.get(0));
		}
		if (out.size() > 3 || !out.stream().allMatch(d -> d > 0 && Double.isFinite(d))) throw new InputException("The split is " + text
			+ ", but two numbers above 0 (training and test, such as 7:3) or three (training, validation and test, such as 8:1:1) belong there.");
		return List.copyOf(out);
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
		return trainables(Progress.NONE);
	}

	/** @param progress asked during a search whether to stop */
	public Map<String, Trainable> trainables(final Progress progress) {
		final Map<String, Trainable> out = new LinkedHashMap<>();
		final Trainables make = new Trainables(this, progress);
		for (final String name : models.keySet()) out.put(name, make.named(name, List.of()));
		return out;
	}

	/** The models that a model combines; empty for one that stands alone. */
	public List<String> stacked(final String name) {
		final ModelSettings m = models.get(name);
		if (!m.learner.equals("stacking")) return List.of();
		return Trainables.checked(name, m, new Stacking(), m.options).texts("of");
	}
}
