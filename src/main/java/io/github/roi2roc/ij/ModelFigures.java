package io.github.roi2roc.ij;

import java.util.List;

import io.github.roi2roc.describe.SurvivalReport;
import io.github.roi2roc.evaluate.ClassCurve;
import io.github.roi2roc.evaluate.SurvivalResult;
import io.github.roi2roc.evaluate.Trained;
import io.github.roi2roc.evaluate.TrainingResult;
import io.github.roi2roc.plot.RocFigure;
import io.github.roi2roc.plot.SurvivalFigure;
import io.github.roi2roc.stats.KaplanMeier;
import io.github.roi2roc.table.FeatureTable;

/** Figures of trained models. */
public final class ModelFigures {

	private static final List<String> ORDER = List.of("external", "test", "validation", "train");

	private ModelFigures() {}

	/**
	 * Of models of more than two classes, each class's ROC curve against all others on the rows that are least known to the model: external,
	 * else test, else validation, else training rows. Of two classes nothing: their curves are compared by a command of its own. Of survival the ROC
	 * curves at the times asked for and the survival curves of low and high risk.
	 *
	 * @param results gets {@code roc_<model>} and {@code risk_groups_<model>} as picture and CSV
	 */
	public static void deliver(final Trained trained, final ResultFolder results) {
		if (trained instanceof final SurvivalResult survival) survival(survival, results);
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

	private static void survival(final SurvivalResult result, final ResultFolder results) {
		for (final String model : result.models().keySet()) {
			for (final String set : ORDER) {
				final List<ClassCurve> curves = result.curves(model, set);
				if (curves.isEmpty()) continue;
				results.figure("roc_" + model, "ROC curves of " + model + " at times, " + set + " rows", RocFigure.ofClasses(curves));
				riskGroups("risk_groups_" + model, model, result.survivalTable().where("set", set), results);
				break;
			}
		}
	}

	/**
	 * Kaplan–Meier curves of the groups that the training rows' median risk makes.
	 *
	 * @param rows with {@code time}, {@code status} (1 for an event) and {@code <model>_group}
	 */
	public static void riskGroups(final String name, final String model, final FeatureTable rows, final ResultFolder results) {
		final FeatureTable data = FeatureTable.builder("risk groups of " + model).number("time", rows.numbers("time")).number("status", rows.numbers("status"))
			.text("risk", rows.texts(model + "_group")).build();
		final SurvivalReport report = SurvivalReport.of(data, new SurvivalReport.Request("time", "status", "1", "risk", "", KaplanMeier.Interval.LOG, List.of(),
			true));
		SurvivalFigure.of(report).ifPresent(f -> results.figure(name, "Survival by risk of " + model, f));
	}
}
