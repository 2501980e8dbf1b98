package io.github.roi2roc.metric;

import static io.github.roi2roc.RResults.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.RResults;
import io.github.roi2roc.table.FeatureTable;

/** Smoothed curves, bootstrap intervals and chosen operating points, against pROC 1.18 on its own aSAH data. */
class RocExtrasTest {

	private static final FeatureTable ASAH = table();

	private static FeatureTable table() {
		try {
			return RResults.table("aSAH.csv");
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static boolean[] poor() {
		final String[] y = ASAH.texts("outcome");
		final boolean[] out = new boolean[y.length];
		for (int i = 0; i < y.length; i++) out[i] = y[i].equals("Poor");
		return out;
	}

	private static RocCurve curve(final String score) {
		return RocCurve.of(poor(), ASAH.numbers(score), RocDirection.HIGHER);
	}

	/**
	 * {@code s <- smooth(roc(outcome, x, levels = c("Good", "Poor"), direction = "<"))}: s$auc, coef(s$model), elements 100 and 400 of
	 * s$specificities, auc(s, partial.auc = c(1, 0.9)).
	 */
	@Test
	void binormalSmoothingIsThatOfProc() {
		final String[] names = { "s100b", "ndka", "wfns" };
		final double[][] expected = { { 0.740012862077311, 1.011830373144, -1.2137879199176, 0.481732072020518, 0.974080188102805, 0.0282210204055544 }, {
			0.600569923699544, 0.379507623303205, -1.103639001546, 0.280232447387149, 0.890183724487819, 0.0120265072855106 }, { 0.845365979318225,
				1.30871188624265, -0.810389308153573, 0.726604948888604, 0.97328239968842, 0.0315741663894029 } };
		for (int i = 0; i < names.length; i++) {
			final SmoothedRoc s = SmoothedRoc.of(curve(names[i])).orElseThrow();
			final double[] ours = { s.area(), s.intercept(), s.slope(), s.specificities()[99], s.specificities()[399], s.partialArea(
				RocCurve.Axis.SPECIFICITY, 0.9, 1) };
			for (int k = 0; k < ours.length; k++) assertClose(expected[i][k], ours[k], 1e-10, names[i] + " " + k);
			assertEquals(514, s.sensitivities().length);
			assertClose(0.808219178082192, s.sensitivities()[99], 1e-12, "sensitivity");
		}
	}

	/**
	 * {@code set.seed(1); ci.se(r, specificities = c(0.2, 0.5, 0.8), boot.n = 20000)} of s100b; four standard errors of a quantile of 4,000 are
	 * 0.02 where the sensitivity's own is 0.08.
	 */
	@Test
	void theBandIsThatOfProc() {
		final double[][] b = new RocBootstrap(poor(), ASAH.numbers("s100b"), RocDirection.HIGHER).sensitivities(new double[] { 0.2, 0.5, 0.8 }, 4000, 0.95,
			1);
		final double[][] expected = { { 0.8116, 0.5951, 0.3415 }, { 0.9282, 0.7713, 0.5854 }, { 1, 0.9024, 0.7561 } };
		for (int e = 0; e < 3; e++) for (int i = 0; i < 3; i++) assertEquals(expected[e][i], b[e][i], 0.02, e + " at " + i);
	}

	/** Two perfect halves have no point off the axes. */
	@Test
	void aCurveWithoutInnerPointsIsNotSmoothed() {
		assertTrue(SmoothedRoc.of(RocCurve.of(new boolean[] { true, true, false, false }, new double[] { 3, 4, 1, 2 }, RocDirection.HIGHER)).isEmpty());
	}

	/**
	 * {@code ci.auc(r, method = "bootstrap", boot.n = 20000)} after {@code set.seed(1)}. Another stream of random numbers moves the ends: the
	 * standard error of a 2.5 % quantile of 4,000 areas with standard deviation 0.05 is √(0.025 · 0.975 / 4000) · 0.05 / 0.058 = 0.0021, that of
	 * R's 20,000 half as much; four of them are 0.01.
	 */
	@Test
	void bootstrapIntervalsAreThoseOfProc() {
		final String[] names = { "s100b", "ndka", "wfns" };
		final double[][] whole = { { 0.62517, 0.73238, 0.82639 }, { 0.50051, 0.61280, 0.71968 }, { 0.74221, 0.82486, 0.89262 } };
		final double[][] partial = { { 0.57709, 0.65162, 0.73276 }, { 0.48545, 0.53109, 0.60455 }, { 0.56506, 0.65268, 0.75886 } };
		for (int i = 0; i < names.length; i++) {
			final RocBootstrap b = new RocBootstrap(poor(), ASAH.numbers(names[i]), RocDirection.HIGHER);
			near(whole[i], b.interval(RocCurve::area, 4000, 0.95, 1));
			near(partial[i], b.interval(c -> c.correctedPartialArea(RocCurve.Axis.SPECIFICITY, 0.9, 1), 4000, 0.95, 1));
		}
		final RocBootstrap smooth = new RocBootstrap(poor(), ASAH.numbers("s100b"), RocDirection.HIGHER);
		near(new double[] { 0.63119, 0.73565, 0.82652 }, smooth.interval(c -> SmoothedRoc.of(c).map(SmoothedRoc::area).orElse(Double.NaN), 4000, 0.95,
			1));
	}

	private static void near(final double[] expected, final RocBootstrap.Interval ours) {
		final double[] got = { ours.lower(), ours.median(), ours.upper() };
		for (int k = 0; k < 3; k++) assertEquals(expected[k], got[k], 0.01);
	}

	/** A resample in which every row is drawn once is the curve itself: with one case and one control there is no other. */
	@Test
	void aSinglePairHasOneResample() {
		for (final RocDirection d : List.of(RocDirection.HIGHER, RocDirection.LOWER)) {
			final RocBootstrap.Interval i = new RocBootstrap(new boolean[] { true, false }, new double[] { 2, 1 }, d).interval(RocCurve::area, 50, 0.95, 1);
			assertEquals(d == RocDirection.HIGHER ? 1 : 0, i.lower());
			assertEquals(i.lower(), i.upper());
		}
	}

	@Test
	void theSameSeedGivesTheSameInterval() {
		final RocBootstrap b = new RocBootstrap(poor(), ASAH.numbers("ndka"), RocDirection.HIGHER);
		assertEquals(b.interval(RocCurve::area, 500, 0.95, 7), b.interval(RocCurve::area, 500, 0.95, 7));
		assertTrue(b.interval(RocCurve::area, 500, 0.95, 7).lower() != b.interval(RocCurve::area, 500, 0.95, 8).lower());
	}

	/** By trying every point. */
	@Test
	void theThresholdOfAFixedSensitivityIsTheMostSpecificOne() {
		final RocCurve c = curve("s100b");
		for (final double wanted : new double[] { 0, 0.3, 0.634, 0.9, 1 }) {
			final OperatingPoint se = c.reaching(RocCurve.Axis.SENSITIVITY, wanted), sp = c.reaching(RocCurve.Axis.SPECIFICITY, wanted);
			assertTrue(se.sensitivity() >= wanted && sp.specificity() >= wanted);
			assertEquals(IntStream.range(0, c.size()).mapToObj(c::point).filter(p -> p.sensitivity() >= wanted).mapToDouble(OperatingPoint::specificity)
				.max().orElseThrow(), se.specificity());
			assertEquals(IntStream.range(0, c.size()).mapToObj(c::point).filter(p -> p.specificity() >= wanted).mapToDouble(OperatingPoint::sensitivity)
				.max().orElseThrow(), sp.sensitivity());
		}
	}

	/** R: {@code binom.test(26, 41)$conf.int} for the sensitivity at s100b's Youden point (26 of 41). */
	@Test
	void proportionsHaveTheIntervalThatIsAskedFor() {
		final double t = curve("s100b").youden().threshold();
		final List<Estimate> exact = Estimate.all(poor(), ASAH.numbers("s100b"), t, false, Estimate.Interval.EXACT, 1);
		assertEquals("sensitivity", exact.get(1).measure());
		assertEquals("Clopper-Pearson", exact.get(1).method());
		assertClose(0.469362548032833, exact.get(1).lower(), 1e-10, "low");
		assertClose(0.778772137938935, exact.get(1).upper(), 1e-10, "high");
		final List<Estimate> drawn = Estimate.all(poor(), ASAH.numbers("s100b"), t, false, Estimate.Interval.BOOTSTRAP, 1);
		assertEquals(exact.stream().map(Estimate::measure).toList(), drawn.stream().map(Estimate::measure).toList());
		assertTrue(drawn.stream().skip(1).allMatch(e -> e.method().equals("bootstrap") && e.lower() < e.value() && e.value() < e.upper()));
		assertClose(26 / 41.0, drawn.get(1).value(), 1e-12, "value");
	}
}
