package io.github.roi2roc.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/** Elastic net models on iris against {@code predict(glmnet(x, y, alpha = 0.5, thresh = 1e-12), s = 0.05)} of glmnet 4.1. */
class ElasticNetTest {

	private static final List<String> COLUMNS = List.of("Sepal.Length", "Sepal.Width", "Petal.Length", "Petal.Width");
	private static final int[] ROWS = { 0, 70, 119 };

	private static FittedLearner fit(final FeatureTable t, final List<String> levels, final int[] y, final Map<String, Object> options) {
		final Learner l = new ElasticNet();
		return l.fit(Predictors.of(t, COLUMNS), new Outcome.Classes(levels, y), Options.of("test", l.parameters(), options), new RandomStream(1));
	}

	private static int[] species(final FeatureTable t) {
		return Arrays.stream(t.texts("Species")).mapToInt(List.of("setosa", "versicolor", "virginica")::indexOf).toArray();
	}

	@Test
	void severalClasses() throws IOException {
		final FeatureTable t = RResults.table("iris_uni.csv");
		final double[][] p = fit(t, List.of("setosa", "versicolor", "virginica"), species(t), Map.of("lambda", "0.05")).predict(Predictors.of(t, COLUMNS)
			.of(ROWS));
		assertArrayEquals(new double[] { 0.9241987939635, 0.0746030514012, 0.00119815463525 }, p[0], 1e-7);
		assertArrayEquals(new double[] { 0.0440174727682, 0.3855715813758, 0.57041094585601 }, p[1], 1e-7);
		assertArrayEquals(new double[] { 0.0147398588817, 0.6373317356329, 0.34792840548534 }, p[2], 1e-7);
	}

	/** {@code weights = c(1, 2.5, 0.5)[Species]}. */
	@Test
	void classWeightsAreGlmnetsWeights() throws IOException {
		final FeatureTable t = RResults.table("iris_uni.csv");
		final double[][] p = fit(t, List.of("setosa", "versicolor", "virginica"), species(t), Map.of("lambda", "0.05", "class_weights", Map.of("versicolor",
			2.5, "virginica", 0.5))).predict(Predictors.of(t, COLUMNS).of(ROWS));
		assertArrayEquals(new double[] { 0.91274593388433, 0.0869215106434, 0.000332555472279 }, p[0], 1e-7);
		assertArrayEquals(new double[] { 0.02040957752155, 0.6874938053400, 0.292096617138431 }, p[1], 1e-7);
	}

	@Test
	void twoClasses() throws IOException {
		final FeatureTable t = RResults.table("iris_uni.csv");
		final FittedLearner f = fit(t, List.of("other", "virginica"), Arrays.stream(species(t)).map(c -> c == 2 ? 1 : 0).toArray(), Map.of("lambda",
			"0.05"));
		final double[][] p = f.predict(Predictors.of(t, COLUMNS).of(ROWS));
		assertEquals(0.00591275566222, p[0][0], 1e-8);
		assertEquals(0.52331157120438, p[1][0], 1e-7);
		assertEquals(0.41114911102694, p[2][0], 1e-7);
		assertEquals(1.958474544948, f.coefficients().stream().filter(c -> c.term().equals("Petal.Width")).findFirst().orElseThrow().value(), 1e-6);
		// Only columns with a coefficient can change a score.
		assertEquals(List.of("Sepal.Length", "Petal.Length", "Petal.Width"), f.uses(COLUMNS));
	}

	/** Larger λ within one standard error: more penalty, never less. */
	@Test
	void theOneStandardErrorRuleIsTheMilderModel() throws IOException {
		final FeatureTable t = RResults.table("iris_uni.csv");
		final double[] sum = new double[2];
		for (int k = 0; k < 2; k++) {
			for (final FittedLearner.Coefficient c : fit(t, List.of("setosa", "versicolor", "virginica"), species(t), Map.of("lambda", k == 0 ? "min"
				: "1se", "threshold", 1e-9)).coefficients()) if (!c.term().endsWith("(Intercept)")) sum[k] += Math.abs(c.value());
		}
		assertTrue(sum[1] < sum[0], sum[1] + " < " + sum[0]);
	}

	@Test
	void anUnknownLambdaIsRefused() throws IOException {
		final FeatureTable t = RResults.table("iris_uni.csv");
		final InputException e = assertThrows(InputException.class, () -> fit(t, List.of("setosa", "versicolor", "virginica"), species(t), Map.of(
			"lambda", "best")));
		assertTrue(e.getMessage().startsWith("elastic_net: lambda is 'best'"), e.getMessage());
	}
}
