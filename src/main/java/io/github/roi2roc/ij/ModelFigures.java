package io.github.roi2roc.ij;

import java.util.List;

import io.github.roi2roc.evaluate.ClassCurve;
import io.github.roi2roc.evaluate.Trained;
import io.github.roi2roc.evaluate.TrainingResult;
import io.github.roi2roc.plot.RocFigure;

/** Figures of trained models. */
public final class ModelFigures {

	private static final List<String> ORDER = List.of("external", "test", "validation", "train");

	private ModelFigures() {}

	/**
	 * Of models of more than two classes, each class's ROC curve against all others on the rows that are least known to the model: external,
	 * else test, else validation, else training rows. Of two classes nothing: their curves are compared by a command of its own.
	 *
	 * @param results gets {@code roc_<model>} as picture and CSV
	 */
	public static void deliver(final Trained trained, final ResultFolder results) {
		if (!(trained instanceof final TrainingResult result) || result.isBinary()) return;
		for (final String model : result.models().keySet()) {
			for (final String set : ORDER) {
				final List<ClassCurve> curves = result.curves(model, set);
				if (curves.isEmpty()) continue;
				results.figure("roc_" + model, "ROC curves of " + model + ", " + set + " rows", RocFigure.ofClasses(curves));
				break;
			}
		}
	}
}
