package io.github.roi2roc.metric;

import static io.github.roi2roc.RResults.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.stats.Loess;

/**
 * Calibration of deliberately wrong probabilities q = p^0.7, where p are the fitted values of
 * {@code glm(Kyphosis ~ Age + Number + Start, binomial)} on R's kyphosis data. Numbers by R 4.2.
 */
class CalibrationAgainstRTest {

	private static double[] q() {
		return Arrays.stream(RResults.numbers(RResults.json("logistic_kyphosis.json").get("fitted"))).map(p -> Math.pow(p, 0.7)).toArray();
	}

	private static boolean[] present() throws IOException {
		final String[] y = RResults.table("kyphosis.csv").texts("Kyphosis");
		final boolean[] out = new boolean[y.length];
		for (int i = 0; i < out.length; i++) out[i] = y[i].equals("present");
		return out;
	}

	/** {@code glm(y ~ offset(qlogis(q)), binomial)} and {@code glm(y ~ qlogis(q), binomial)} with epsilon 1e-14; Wald intervals from R's errors. */
	@Test
	void slopeAndInterceptAreGlms() throws IOException {
		final CalibrationLine line = CalibrationLine.of(present(), q());
		assertClose(-0.6393716765391829, line.intercept(), 1e-7, "intercept");
		assertClose(1.14970815453342468, line.slope(), 1e-7, "slope");
		final double z = 1.959963984540054;
		assertClose(-0.6393716765391829 - z * 0.3113794945532684, line.interceptLower(), 1e-6, "intercept low");
		assertClose(1.14970815453342468 + z * 0.30840818861930303, line.slopeUpper(), 1e-6, "slope high");
		assertEquals(81, line.rows());
	}

	/** A model's own fitted values are calibrated on its own rows: intercept 0, slope 1 (the score equations of the likelihood). */
	@Test
	void fittedValuesAreCalibratedOnTheirOwnRows() throws IOException {
		final CalibrationLine line = CalibrationLine.of(present(), RResults.numbers(RResults.json("logistic_kyphosis.json").get("fitted")));
		assertEquals(0, line.intercept(), 1e-6);
		assertEquals(1, line.slope(), 1e-6);
	}

	@Test
	void separationAndCertaintyHaveNoLine() {
		assertTrue(Double.isNaN(CalibrationLine.of(new boolean[] { false, false, true, true }, new double[] { 0.1, 0.2, 0.7, 0.9 }).slope()));
		assertTrue(Double.isNaN(CalibrationLine.of(new boolean[] { true, true }, new double[] { 0.1, 0.2 }).intercept()));
		assertEquals(2, CalibrationLine.of(new boolean[] { true, false, true }, new double[] { 0.1, 0, 0.2 }).rows());
	}

	/** {@code br <- quantile(q, 0:5/5); g <- cut(q, br, include.lowest = TRUE)}: {@code tapply(q, g, mean)}, {@code tapply(y, g, mean)}. */
	@Test
	void binsAreRsQuantiles() throws IOException {
		final List<CalibrationBin> bins = CalibrationBin.of(present(), q(), 5);
		final double[] predicted = { 0.074522804685295901, 0.150139868285570133, 0.227526155111507616, 0.385723195942658692, 0.685410206563838442 };
		final double[] observed = { 0, 0, 0.1875, 0.25, 0.625 };
		final int[] n = { 17, 16, 16, 16, 16 };
		assertEquals(5, bins.size());
		for (int k = 0; k < 5; k++) {
			assertClose(predicted[k], bins.get(k).predicted(), 1e-9, "bin " + k);
			assertEquals(observed[k], bins.get(k).observed().value(), 0);
			assertEquals(n[k], bins.get(k).n());
		}
	}

	/** Two different probabilities make two bins at most; one makes one. */
	@Test
	void tiedProbabilitiesShareABin() {
		assertEquals(1, CalibrationBin.of(new boolean[] { true, false, true }, new double[] { 0.4, 0.4, 0.4 }, 10).size());
		assertEquals(3, CalibrationBin.of(new boolean[] { true, false, true }, new double[] { 0.4, 0.4, 0.4 }, 10).get(0).n());
	}

	/**
	 * {@code l <- loess(y ~ q, span = .75, degree = 2, control = loess.control(surface = "direct", statistics = "exact"))},
	 * {@code predict(l, data.frame(q = c(.1, .25, .4, .6, .8)), se = TRUE)}.
	 */
	@Test
	void theSmoothCurveIsRsLoess() throws IOException {
		final boolean[] y = present();
		final double[] hits = new double[y.length];
		for (int i = 0; i < hits.length; i++) hits[i] = y[i] ? 1 : 0;
		final Loess l = Loess.of(q(), hits, 0.1, 0.25, 0.4, 0.6, 0.8).orElseThrow();
		final double[] fit = { -0.0064995501722961858, 0.2529843968846944846, 0.2490728116188340724, 0.4811025430978702055, 0.6927451039550701628 };
		final double[] se = { 0.060856801579682610, 0.079838212367638994, 0.090610980698859464, 0.083597797781805136, 0.111295842793825941 };
		for (int k = 0; k < fit.length; k++) {
			assertEquals(fit[k], l.fit()[k], 1e-7, "fit " + k);
			assertEquals(se[k], l.se()[k], 1e-7, "se " + k);
			// qt(0.975, 75.490451906277784)
			assertEquals(fit[k] - 1.99189003865055 * se[k], l.lower()[k], 1e-7, "lower " + k);
		}
		assertClose(75.490451906277784, l.df(), 1e-6, "df");
	}

	@Test
	void aParabolaIsSmoothedToItself() {
		final double[] x = new double[30], y = new double[30];
		for (int i = 0; i < x.length; i++) {
			x[i] = i / 29.0;
			y[i] = 2 - 3 * x[i] + x[i] * x[i];
		}
		final Loess l = Loess.of(x, y, 0, 0.33, 1).orElseThrow();
		assertEquals(2, l.fit()[0], 1e-10);
		assertEquals(2 - 3 * 0.33 + 0.33 * 0.33, l.fit()[1], 1e-10);
		assertEquals(0, l.fit()[2], 1e-10);
		assertTrue(Loess.of(new double[] { 0, 0, 0, 1, 1, 1 }, new double[6], 0.5).isEmpty(), "no parabola through two places");
	}

	/** {@code prop.test(7, 20, correct = FALSE)}, {@code binom.test(7, 20)}; at 0 and 20 of 20 {@code Hmisc::binconf(method = "wilson")}. */
	@Test
	void intervalsOfProportionsAreRs() {
		assertInterval(0.18119182410108206, 0.56714572331476365, Proportion.wilson(7, 20, 0.95));
		assertInterval(0, 0.16112515805281935, Proportion.wilson(0, 20, 0.95));
		assertInterval(0.83887484194718065, 1, Proportion.wilson(20, 20, 0.95));
		assertInterval(0.15390920478454115, 0.59218853453282816, Proportion.exact(7, 20, 0.95));
		assertInterval(0, 0.16843347098308536, Proportion.exact(0, 20, 0.95));
		assertInterval(0.83156652901691464, 1, Proportion.exact(20, 20, 0.95));
		assertTrue(Double.isNaN(Proportion.wilson(0, 0, 0.95).lower()));
	}

	private static void assertInterval(final double low, final double high, final Proportion p) {
		assertEquals(low, p.lower(), 1e-10);
		assertEquals(high, p.upper(), 1e-10);
	}

	@Test
	void aScoreThatIsNoProbabilityIsNamedByItsRow() {
		final InputException e = assertThrows(InputException.class, () -> CalibrationLine.of(new boolean[2], new double[] { 0.5, 1.5 }));
		assertTrue(e.getMessage().startsWith("Row 2: the score is 1.5"), e.getMessage());
	}
}
