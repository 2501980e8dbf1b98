package io.github.roi2roc.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.RResults;
import io.github.roi2roc.describe.PenalizedReport;
import io.github.roi2roc.describe.PenalizedReport.Family;
import io.github.roi2roc.fit.PathCrossValidation.Measure;
import io.github.roi2roc.fit.PenaltySettings;
import io.github.roi2roc.table.FeatureTable;

class PenalizedFiguresTest {

	/** {@code coef(lm(mpg ~ wt + hp, mtcars))} is the end of the path; a logarithmic axis has no place for it, and the rest is drawn. */
	@Test
	void lambdaZeroIsLeastSquaresAndLeftOutOfTheFigure() throws IOException {
		final FeatureTable cars = RResults.table("mtcars.csv").keep(List.of("mpg", "wt", "hp"));
		final PenalizedReport report = PenalizedReport.of(cars, new PenalizedReport.Request("mpg", "", "", "", Family.GAUSSIAN, PenaltySettings.lasso()
			.withLambdas(0.5, 0.05, 0), "0", Measure.MSE, 1));
		assertEquals(37.227270116447201, report.path().intercept(2), 1e-5);
		assertArrayEquals(new double[] { -3.877830742404682, -0.031772946982161 }, inOrder(report, "wt", "hp"), 1e-6);
		final Map<String, Figure> figures = PenalizedFigures.of(report);
		assertEquals(List.of("path"), List.copyOf(figures.keySet()));
		final double[] lambdas = figures.get("path").data().numbers("lambda");
		assertArrayEquals(new double[] { 0.5, 0.05 }, new double[] { lambdas[0], lambdas[lambdas.length - 1] });
	}

	private static double[] inOrder(final PenalizedReport report, final String... names) {
		final double[] b = report.path().coefficients(2);
		return List.of(names).stream().mapToDouble(n -> b[report.predictors().indexOf(n)]).toArray();
	}
}
