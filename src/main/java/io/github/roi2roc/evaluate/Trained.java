package io.github.roi2roc.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.Progress;
import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.table.FeatureTable;

/** What a training gave, whatever its outcome: {@link TrainingResult} of classes, {@link SurvivalResult} of times and statuses. */
public sealed interface Trained permits TrainingResult, SurvivalResult {

	/**
	 * Trains and predicts.
	 *
	 * @param table cases × columns
	 * @param settings what to do; its outcome must be named
	 * @throws io.github.roi2roc.InputException if the table or the settings do not allow any training, or none of the models could be fitted
	 */
	static Trained of(final FeatureTable table, final TrainingSettings settings, final Progress progress) {
		return settings.survival() == null ? Training.run(table, settings, progress) : SurvivalTraining.run(table, settings, progress);
	}

	/** By name; those that could be trained. */
	Map<String, Model> models();

	/** Sentences for the user. */
	List<String> warnings();

	/** One row per case. */
	FeatureTable predictionTable();

	/** One row per model and set. */
	FeatureTable metricTable();

	/** {@code model,step,term,coefficient,se,z,p}. */
	FeatureTable coefficientTable();

	/** Every table that is written, named by its file. */
	List<FeatureTable> tables();

	/** Writes the tables with their sidecars and {@code models/*.json}; {@code inputs} (such as the table's hash) goes into sidecars and models. */
	void write(Path folder, Map<String, ?> inputs);
}
