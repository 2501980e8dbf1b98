package io.github.roi2roc.ij;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.github.roi2roc.evaluate.ClassCurve;
import io.github.roi2roc.evaluate.TrainingResult;
import io.github.roi2roc.plot.Figure;
import io.github.roi2roc.plot.RocFigure;

/** Figures of trained models. */
public final class ModelFigures {

	private static final List<String> ORDER = List.of("external", "test", "validation", "train");
	private static final Set<String> FORMATS = Figures.formats("");

	private ModelFigures() {}

	/**
	 * Of models of more than two classes, each class's ROC curve against all others on the rows that are least known to the model: external,
	 * else test, else validation, else training rows. Of two classes nothing: their curves are compared by a command of its own.
	 *
	 * @param folder gets {@code roc_<model>} as picture and CSV; null to show only
	 */
	public static void deliver(final TrainingResult result, final Path folder) {
		if (result.isBinary()) return;
		for (final String model : result.models().keySet()) {
			for (final String set : ORDER) {
				final List<ClassCurve> curves = result.curves(model, set);
				if (curves.isEmpty()) continue;
				deliver("ROC curves of " + model + ", " + set + " rows", curves, folder == null ? null : folder.resolve("roc_" + model));
				break;
			}
		}
	}

	/** @param file path without extension; null to show only */
	public static void deliver(final String title, final List<ClassCurve> curves, final Path file) {
		final Figure figure = RocFigure.ofClasses(curves);
		if (file != null) Figures.write(figure, file, FORMATS);
		Figures.show(title, figure);
	}
}
