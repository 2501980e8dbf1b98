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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.metric.Calibration;
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

	/** Odds ratios, both intervals, stepwise search, calibration and net benefit. */
	@Test
	void whatAPaperReports() throws IOException {
		final FeatureTable b = RResults.table("birthwt.csv"), k = RResults.table("kyphosis.csv");
		final List<Term> birth = new ArrayList<>(), spine = new ArrayList<>();
		for (final String name : List.of("age", "lwt", "race", "smoke", "ptl", "ht", "ui", "ftv")) birth.add(name.equals("race") ? Term.factor("race",
			List.of("1", "2", "3"), b.texts("race")) : Term.number(name, b.numbers(name)));
		for (final String name : List.of("Age", "Number", "Start")) spine.add(Term.number(name, k.numbers(name)));
		report(RResults.json("logistic_birthwt.json"), birth, is(b, "low", "1"));
		report(RResults.json("logistic_kyphosis.json"), spine, is(k, "Kyphosis", "present"));
	}

	/**
	 * R: exp(confint(glm(am ~ factor(cyl) + wt, binomial, mtcars, control = glm.control(epsilon = 1e-14, maxit = 100)))): cyl6 0.4237736 to
	 * 12652.53. Far out the fits converge only when they begin at the one before.
	 */
	@Test
	void profilesOfNearlySeparatedClassesReachTheirEnds() throws IOException {
		final FeatureTable t = RResults.table("mtcars.csv");
		final LogisticModel m = LogisticModel.fit(List.of(Term.factor("cyl", List.of("4", "6", "8"), t.texts("cyl")), Term.number("wt", t.numbers("wt"))), is(t,
			"am", "1"));
		assertClose(0.4237736, Math.exp(m.profile(1).low()), 1e-4, "cyl6 low");
		assertClose(12652.53, Math.exp(m.profile(1).high()), 1e-4, "cyl6 high");
		assertClose(919214.8, Math.exp(m.profile(2).high()), 1e-4, "cyl8 high");
		assertClose(1.093334e-07, Math.exp(m.profile(3).low()), 1e-4, "wt low");
	}

	private static void report(final JsonObject r, final List<Term> terms, final boolean[] y) {
		final LogisticModel m = LogisticModel.fit(terms, y);
		assertEquals(RResults.texts(r.get("terms")), m.names());
		for (int j = 0; j < m.names().size(); j++) {
			final Interval wald = m.wald(j), profile = m.profile(j);
			assertClose(numbers(r.get("OR"))[j], Math.exp(m.fit().coefficients()[j]), 1e-7, "OR " + j);
			assertClose(numbers(r.get("wald_lo"))[j], Math.exp(wald.low()), 1e-6, "Wald low " + j);
			assertClose(numbers(r.get("wald_hi"))[j], Math.exp(wald.high()), 1e-6, "Wald high " + j);
			assertClose(numbers(r.get("profile_lo"))[j], Math.exp(profile.low()), 1e-7, "profile low " + j);
			assertClose(numbers(r.get("profile_hi"))[j], Math.exp(profile.high()), 1e-7, "profile high " + j);
		}
		final LogisticModel both = LogisticModel.stepwise(terms, y, Stepwise.Direction.BOTH), back = LogisticModel.stepwise(terms, y,
			Stepwise.Direction.BACKWARD);
		assertEquals(RResults.texts(r.getAsJsonObject("step_both").get("terms")), both.names());
		assertClose(r.getAsJsonObject("step_both").get("aic").getAsDouble(), both.fit().aic(), 1e-9, "AIC");
		assertEquals(RResults.texts(r.getAsJsonObject("step_backward").get("terms")), back.names());
		final JsonObject hl = r.getAsJsonObject("hosmer_lemeshow");
		final Calibration.HosmerLemeshow ours = Calibration.hosmerLemeshow(y, m.fit().fitted(), hl.get("groups").getAsInt());
		assertClose(hl.get("chi2").getAsDouble(), ours.chi2(), 1e-6, "Hosmer-Lemeshow");
		assertClose(hl.get("p").getAsDouble(), ours.p(), 1e-6, "Hosmer-Lemeshow p");
		assertClose(r.get("brier").getAsDouble(), Calibration.brier(y, m.fit().fitted()), 1e-8, "Brier");
		for (final JsonElement e : r.getAsJsonArray("decision")) {
			final JsonObject d = e.getAsJsonObject();
			final Calibration.Decision o = Calibration.decisions(y, m.fit().fitted(), d.get("threshold").getAsDouble()).get(0);
			assertClose(d.get("net_benefit").getAsDouble(), o.netBenefit(), 1e-10, "net benefit");
			assertClose(d.get("treat_all").getAsDouble(), o.treatAll(), 1e-10, "treat all");
		}
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
