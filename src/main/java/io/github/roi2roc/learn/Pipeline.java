package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.select.Step;
import io.github.roi2roc.table.Outcome;

/**
 * Steps and a learner, with their options. Fitting learns everything (scaling, imputation, selection, model) from the rows handed in and
 * from no other, so that a pipeline fitted inside each fold leaks nothing.
 *
 * @param stages steps in order
 * @param learner what is fitted last
 * @param options of the learner
 * @param memory of what the steps made of rows, shared by the models of a training; null for none
 */
public record Pipeline(List<Stage> stages, Learner learner, Options options, Preparations memory) implements Trainable {

	/** A step with its options. */
	public record Stage(Step step, Options options) {}

	public Pipeline {
		stages = List.copyOf(stages);
	}

	/** One that remembers nothing. */
	public Pipeline(final List<Stage> stages, final Learner learner, final Options options) {
		this(stages, learner, options, null);
	}

	@Override
	public boolean fillsMissing() {
		return stages.stream().anyMatch(s -> s.step.fillsMissing());
	}

	/**
	 * Fits steps and learner.
	 *
	 * @param x training rows
	 * @param y their outcome
	 * @param seed of all that is drawn
	 * @throws InputException if a value is missing where nothing fills it, or a step or the learner cannot work with these rows
	 */
	@Override
	public Model fit(final Predictors x, final Outcome y, final long seed) {
		return fit(prepare(x, y, seed), x, y, seed);
	}

	/** What the steps made of training rows; learners with other options can go on from here. */
	record Prepared(List<String> inputs, Predictors x, List<Fitted> fitted, Map<String, List<Step.Decision>> decisions, List<String> warnings) {}

	/** Fits the steps, or remembers what they made of the same rows. */
	Prepared prepare(final Predictors x, final Outcome y, final long seed) {
		return memory == null || stages.isEmpty() ? fitSteps(x, y, seed) : memory.of(this, x, y, seed);
	}

	/** Fits the steps. */
	Prepared fitSteps(final Predictors x, final Outcome y, final long seed) {
		final RandomStream random = new RandomStream(seed);
		final List<Fitted> fitted = new ArrayList<>();
		final Map<String, List<Step.Decision>> decisions = new LinkedHashMap<>();
		final List<String> warnings = new ArrayList<>();
		Predictors now = x;
		for (int k = 0; k < stages.size(); k++) {
			final Stage stage = stages.get(k);
			if (!stage.step.takesMissing()) requireComplete(now, stage.step.name());
			final Step.Result r = stage.step.fit(now, y, stage.options, random.fork(k));
			now = r.fitted().apply(now);
			fitted.add(r.fitted());
			if (!r.decisions().isEmpty()) decisions.put((k + 1) + " " + stage.step.name(), r.decisions());
			warnings.addAll(r.warnings());
		}
		return new Prepared(x.names(), now, fitted, decisions, warnings);
	}

	/** Fits the learner to what these very steps prepared of the rows. */
	Model fit(final Prepared prepared, final Predictors x, final Outcome y, final long seed) {
		final Model m = plain(prepared, y, seed);
		if (!Calibration.wanted(options)) return m;
		if (!(y instanceof final Outcome.Classes classes)) throw new InputException("calibration is of probabilities of classes; leave it out where the "
			+ "outcome is a time and a status.");
		return m.with(Calibration.of((a, b, c) -> plain(prepare(a, b, c), b, c), m, options, x, classes, seed));
	}

	/** Without calibration. */
	private Model plain(final Prepared prepared, final Outcome y, final long seed) {
		requireComplete(prepared.x, learner.name());
		final FittedLearner model = learner.fit(prepared.x, y, options, new RandomStream(seed).fork(stages.size()));
		final List<String> warnings = new ArrayList<>(prepared.warnings);
		warnings.addAll(model.warnings());
		return new Model(learner.name(), options.asMap(), prepared.inputs, y instanceof final Outcome.Classes c ? c.levels() : List.of(), prepared.fitted, model, prepared.decisions, warnings, null);
	}

	private static void requireComplete(final Predictors x, final String who) {
		for (int j = 0; j < x.size(); j++) {
			for (int i = 0; i < x.rows(); i++) {
				if (Double.isNaN(x.columns()[j][i])) throw new InputException(who + ": column '" + x.names().get(j) + "' has no value in training row "
					+ (i + 1) + ". Put an imputation first (impute: {method: median}), or leave the row or the column out.");
			}
		}
	}
}
