package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.Trainable;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/**
 * What training has in common whatever the outcome: models are fitted one after another to the training rows, and one that cannot be is left
 * out with a warning.
 *
 * @param trainables the models to fit, by name
 * @param outcome how outcomes are read
 * @param y outcome of the training rows
 * @param parts of the resampling inside them; empty without one
 * @param warnings sentences for the user, which grow
 */
record TrainingPlan<O extends Outcome>(TrainingSettings settings, Map<String, Trainable> trainables, TrainingRows data, OutcomeOf<O> outcome,
	O y, List<Part> parts, List<String> warnings)
{

	/** How the outcome of some rows is read. */
	interface OutcomeOf<O extends Outcome> {

		O of(TrainingRows data, int[] rows);
	}

	/** What becomes of each model that was fitted. */
	interface Judge {

		/**
		 * @param x predictors of all rows
		 * @throws InputException if the model cannot be used after all
		 */
		void judge(String name, Model model, Trainable maker, Predictors x);

		/** Forgets what was noted of a model that is left out. */
		void forget(String name);
	}

	/** @throws InputException if the table or the settings do not allow any training */
	static <O extends Outcome> TrainingPlan<O> of(final FeatureTable table, final TrainingSettings settings, final Progress progress,
		final OutcomeOf<O> outcome)
	{
		final Map<String, Trainable> trainables = settings.trainables(progress);
		final TrainingRows data = TrainingRows.of(table, settings, trainables);
		final O y = outcome.of(data, data.in(TrainingRows.TRAIN));
		final List<String> warnings = new ArrayList<>(data.messages());
		final List<Part> parts = settings.resampling() == null ? List.of() : Part.of(y, settings.resampling(), new RandomStream(settings.split().seed())
			.fork("resampling"), warnings);
		return new TrainingPlan<>(settings, trainables, data, outcome, y, parts, warnings);
	}

	/**
	 * Fits and judges.
	 *
	 * @return the models that could be
	 * @throws InputException why the first could not, if none could
	 */
	Map<String, Model> run(final Work work, final Judge judge) {
		final int[] train = data.in(TrainingRows.TRAIN), validation = data.in(TrainingRows.VALIDATION);
		final long seed = settings.split().seed();
		final Map<String, Model> models = new LinkedHashMap<>();
		InputException first = null;
		for (final String name : trainables.keySet()) {
			work.now("Training " + name);
			try {
				final Trainable maker = trainables.get(name);
				final Predictors x = data.values().keep(data.predictors().get(name));
				final Model m = validation.length == 0 ? maker.fit(x.of(train), y, seed) : maker.fit(x.of(train), y, x.of(validation), outcome.of(data,
					validation), seed);
				for (final String w : m.warnings()) warnings.add("Model '" + name + "': " + w);
				work.done(maker.fits(), "Trained " + name);
				judge.judge(name, m, maker, x);
				models.put(name, m);
			}
			catch (final InputException e) {
				if (first == null) first = e;
				warnings.add("Model '" + name + "' could not be trained: " + e.getMessage());
				judge.forget(name);
			}
		}
		if (models.isEmpty() && first != null) throw first;
		work.end("Trained " + models.size() + " of " + trainables.size() + " models");
		return models;
	}
}
