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

	private static String[] texts(final List<Line> lines, final Function<Line, String> f) {
		return lines.stream().map(f).toArray(String[]::new);
	}

	private static double[] numbers(final List<Line> lines, final ToDoubleFunction<FittedLearner.Coefficient> f) {
		return lines.stream().mapToDouble(l -> f.applyAsDouble(l.c)).toArray();
	}
}
