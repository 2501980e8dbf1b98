package io.github.roi2roc.fit;

import static io.github.roi2roc.RResults.assertClose;
import static io.github.roi2roc.RResults.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.table.FeatureTable;

/** R's {@code glm(…, binomial)} on the birth weight and kyphosis data; its standard errors come from the last step but one, so they are good to 1e-8. */
class LogisticAgainstRTest {

	private static double[][] birthwt(final FeatureTable t) {
		final List<double[]> x = new ArrayList<>();
		for (final String name : List.of("age", "lwt", "race", "smoke", "ptl", "ht", "ui", "ftv")) {
			final double[] c = t.numbers(name);
			if (!name.equals("race")) x.add(c);
			else for (final double level : new double[] { 2, 3 }) x.add(IntStream.range(0, c.length).mapToDouble(i -> c[i] == level ? 1 : 0).toArray());
		}
		return x.toArray(new double[0][]);
	}

	private static boolean[] is(final FeatureTable t, final String column, final String level) {
		final boolean[] out = new boolean[t.rows()];
		for (int i = 0; i < out.length; i++) out[i] = t.text(i, column).equals(level);
		return out;
	}

	@Test
	void birthWeights() throws IOException {
		final FeatureTable t = RResults.table("birthwt.csv");
		agree(RResults.json("logistic_birthwt.json"), LogisticRegression.fit(birthwt(t), is(t, "low", "1")));
	}

	@Test
	void kyphosis() throws IOException {
		final FeatureTable t = RResults.table("kyphosis.csv");
		final double[][] x = { t.numbers("Age"), t.numbers("Number"), t.numbers("Start") };
		agree(RResults.json("logistic_kyphosis.json"), LogisticRegression.fit(x, is(t, "Kyphosis", "present")));
	}

	private static void agree(final JsonObject r, final LogisticRegression fit) {
		close(numbers(r.get("b")), fit.coefficients(), "b");
		close(numbers(r.get("se")), fit.standardErrors(), "se");
		close(numbers(r.get("z")), fit.z(), "z");
		close(numbers(r.get("p")), fit.p(), "p");
		close(numbers(r.get("fitted")), fit.fitted(), "fitted");
		assertClose(r.get("deviance").getAsDouble(), fit.deviance(), 1e-9, "deviance");
		assertClose(r.get("null_deviance").getAsDouble(), fit.nullDeviance(), 1e-9, "null deviance");
		assertClose(r.get("aic").getAsDouble(), fit.aic(), 1e-9, "AIC");
		assertClose(r.get("bic").getAsDouble(), fit.bic(), 1e-9, "BIC");
		assertTrue(fit.converged());
		assertFalse(fit.separated());
	}

	private static void close(final double[] expected, final double[] actual, final String what) {
		assertEquals(expected.length, actual.length, what);
		for (int i = 0; i < expected.length; i++) assertEquals(expected[i], actual[i], 1e-7 * Math.abs(expected[i]), what + " " + i);
	}

	/** Every row with x above 2.5 is positive: the likelihood has no maximum, and it is said. */
	@Test
	void completeSeparationIsNoticed() {
		final boolean[] y = { false, false, true, true };
		assertTrue(LogisticRegression.fit(new double[][] { { 1, 2, 3, 4 } }, y).separated());
	}

	/** Quasi-separation: all rows of one group are positive, the other group is mixed. */
	@Test
	void aLevelWithOneClassOnlyIsNoticed() {
		final boolean[] y = { false, true, false, true, true, true, true };
		assertTrue(LogisticRegression.fit(new double[][] { { 0, 0, 0, 0, 1, 1, 1 } }, y).separated());
	}

	/** A column that is the sum of two others is set aside, as R's NA, and the fit is that without it. */
	@Test
	void aColumnThatOthersDetermineIsSetAside() throws IOException {
		final FeatureTable t = RResults.table("kyphosis.csv");
		final double[] a = t.numbers("Age"), b = t.numbers("Start"), c = new double[a.length];
		for (int i = 0; i < c.length; i++) c[i] = a[i] + b[i];
		final boolean[] y = is(t, "Kyphosis", "present");
		final LogisticRegression with = LogisticRegression.fit(new double[][] { a, b, c }, y), without = LogisticRegression.fit(new double[][] { a,
			b }, y);
		assertTrue(Double.isNaN(with.coefficients()[3]));
		assertEquals(without.deviance(), with.deviance(), 1e-9);
		assertEquals(3, with.rank());
	}

	/** Without columns the intercept is the log odds: log(3/1). */
	@Test
	void withoutColumnsTheInterceptIsTheLogOdds() {
		final LogisticRegression fit = LogisticRegression.fit(new double[0][], new boolean[] { true, true, true, false });
		assertEquals(Math.log(3), fit.coefficients()[0], 1e-12);
	}

	@Test
	void oneClassIsRefused() {
		assertThrows(InputException.class, () -> LogisticRegression.fit(new double[0][], new boolean[3]));
	}
}
