package io.github.roi2roc.fit;

import static io.github.roi2roc.RResults.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.RResults;
import io.github.roi2roc.table.FeatureTable;

/**
 * Multinomial regression against R's {@code nnet::multinom(race ~ age + lwt + smoke, birthwt, reltol = 1e-15, abstol = 1e-15)}, whose BFGS gives some
 * seven digits.
 */
class SoftmaxAgainstRTest {

	private static final List<String> COLUMNS = List.of("age", "lwt", "smoke");

	private static double[][] columns(final FeatureTable t) {
		return COLUMNS.stream().map(t::numbers).toArray(double[][]::new);
	}

	private static void close(final double[][] expected, final double[][] actual, final double tolerance) {
		for (int c = 0; c < expected.length; c++) {
			for (int j = 0; j < expected[c].length; j++) assertClose(expected[c][j], actual[c][j], tolerance, "class " + c + " column " + j);
		}
	}

	@Test
	void coefficientsErrorsAndDeviance() throws IOException {
		final FeatureTable t = RResults.table("birthwt.csv");
		final int[] y = Arrays.stream(t.numbers("race")).mapToInt(d -> (int) d - 1).toArray();
		final double[] ones = new double[y.length];
		Arrays.fill(ones, 1);
		final SoftmaxRegression f = SoftmaxRegression.fit(columns(t), y, 3, ones);
		close(new double[][] { { 0.0256131513586159, -0.135312001980132, 0.0150082268217798, -0.702476930122252 }, { 4.5616985333900795,
			-0.067929914450835, -0.0212722933399880, -1.951628692032505 } }, f.coefficients(), 1e-6);
		close(new double[][] { { 1.35467410671, 0.0506139511978, 0.00669805727303, 0.474367284361 }, { 1.21130042674, 0.0355825011903,
			0.00780362051119, 0.404168704738 } }, f.standardErrors(), 1e-6);
		assertEquals(319.5179276599, f.deviance(), 1e-8);
		assertTrue(f.converged());
		assertFalse(f.separated());
	}

	/** {@code weights = c(1, 2.5, 0.5)[race]}. */
	@Test
	void weightsOfClasses() throws IOException {
		final FeatureTable t = RResults.table("birthwt.csv");
		final int[] y = Arrays.stream(t.numbers("race")).mapToInt(d -> (int) d - 1).toArray();
		final double[] each = { 1, 2.5, 0.5 };
		final SoftmaxRegression f = SoftmaxRegression.fit(columns(t), y, 3, Arrays.stream(y).mapToDouble(c -> each[c]).toArray());
		close(new double[][] { { 0.611827466830601, -0.1229105366154244, 0.0148117208481198, -0.540219358269035 }, { 3.600207671510861,
			-0.0485804261700574, -0.0228876302517206, -1.898101175050937 } }, f.coefficients(), 1e-6);
		assertEquals(348.093044311938, f.deviance(), 1e-7);
	}

	/** {@code glm(low ~ age + lwt + smoke, binomial, birthwt, weights = ifelse(low == 1, 2.5, 0.5), control = glm.control(1e-14, 50))}. */
	@Test
	void twoClassesAreGlm() throws IOException {
		final FeatureTable t = RResults.table("birthwt.csv");
		final int[] y = Arrays.stream(t.numbers("low")).mapToInt(d -> (int) d).toArray();
		final SoftmaxRegression f = SoftmaxRegression.fit(columns(t), y, 2, Arrays.stream(y).mapToDouble(c -> c == 1 ? 2.5 : 0.5).toArray());
		close(new double[][] { { 3.1688803500626, -0.0476641360498, -0.0123616560510, 0.7583933180563 } }, f.coefficients(), 1e-10);
		close(new double[][] { { 0.93437873217436, 0.03197975965030, 0.00533368729858, 0.31849055837553 } }, f.standardErrors(), 1e-9);
		assertEquals(247.124885352517, f.deviance(), 1e-9);
	}

	/** Three groups apart on a line: no finite maximum. A column that is another's double gets no coefficient. */
	@Test
	void separationAndAliasesAreSeen() {
		final double[] x = { 1, 2, 3, 11, 12, 13, 21, 22, 23 }, twice = Arrays.stream(x).map(d -> 2 * d).toArray(), ones = new double[9];
		Arrays.fill(ones, 1);
		assertTrue(SoftmaxRegression.fit(new double[][] { x }, new int[] { 0, 0, 0, 1, 1, 1, 2, 2, 2 }, 3, ones).separated());
		final int[] mixed = { 0, 1, 2, 2, 0, 1, 1, 2, 0 };
		final SoftmaxRegression f = SoftmaxRegression.fit(new double[][] { x, twice }, mixed, 3, ones);
		assertTrue(Double.isNaN(f.coefficients()[0][2]) && Double.isNaN(f.coefficients()[1][2]));
		assertFalse(f.separated());
		final SoftmaxRegression alone = SoftmaxRegression.fit(new double[][] { x }, mixed, 3, ones);
		assertArrayEquals(alone.coefficients()[1], Arrays.copyOf(f.coefficients()[1], 2), 1e-10);
	}
}
