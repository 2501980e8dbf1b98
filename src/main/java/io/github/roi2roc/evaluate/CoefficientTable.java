package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.github.roi2roc.learn.FittedLearner;
import io.github.roi2roc.learn.Model;
import io.github.roi2roc.select.Step;
import io.github.roi2roc.table.FeatureTable;

/** What selections and regressions gave the columns. */
final class CoefficientTable {

	private CoefficientTable() {}

	private record Line(String model, String step, FittedLearner.Coefficient c) {}

	/** {@code model,step,term,coefficient,se,z,p}: what each selection kept, with its coefficient, then the learner's own coefficients. */
	static FeatureTable of(final Map<String, Model> models) {
		final List<Line> lines = new ArrayList<>();
		models.forEach((name, m) -> {
			m.decisions().forEach((step, all) -> {
				for (final Step.Decision d : all) {
					if (d.kept() && step.endsWith(" lasso")) lines.add(new Line(name, "lasso", new FittedLearner.Coefficient(d.feature(), d.value(), Double.NaN,
						Double.NaN, Double.NaN)));
				}
			});
			for (final FittedLearner.Coefficient c : m.fitted().coefficients()) lines.add(new Line(name, m.learner(), c));
		});
		return FeatureTable.builder("coefficients.csv").text("model", texts(lines, Line::model)).text("step", texts(lines, Line::step)).text("term",
			texts(lines, l -> l.c.term())).number("coefficient", numbers(lines, FittedLearner.Coefficient::value)).number("se", numbers(lines,
				FittedLearner.Coefficient::se)).number("z", numbers(lines, FittedLearner.Coefficient::z)).number("p", numbers(lines,
					FittedLearner.Coefficient::p)).build();
	}

	/** {@code model,step,feature,kept,value,reason}: what each selection of each model decided on each column, on the training rows. */
	static FeatureTable selection(final Map<String, Model> models) {
		record Decided(String model, String step, Step.Decision d) {}
		final List<Decided> all = new ArrayList<>();
		models.forEach((name, m) -> m.decisions().forEach((step, of) -> of.forEach(d -> all.add(new Decided(name, step, d)))));
		final Function<Function<Decided, String>, String[]> texts = f -> all.stream().map(f).toArray(String[]::new);
		return FeatureTable.builder("selection.csv").text("model", texts.apply(Decided::model)).text("step", texts.apply(Decided::step)).text("feature", texts
			.apply(d -> d.d.feature())).text("kept", texts.apply(d -> Boolean.toString(d.d.kept()))).number("value", all.stream().mapToDouble(d -> d.d.value())
				.toArray()).text("reason", texts.apply(d -> d.d.reason())).build();
	}

	private static String[] texts(final List<Line> lines, final Function<Line, String> f) {
		return lines.stream().map(f).toArray(String[]::new);
	}

	private static double[] numbers(final List<Line> lines, final ToDoubleFunction<FittedLearner.Coefficient> f) {
		return lines.stream().mapToDouble(l -> f.applyAsDouble(l.c)).toArray();
	}
}
