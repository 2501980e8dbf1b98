package io.github.roi2roc.fit;

import static io.github.roi2roc.RResults.assertClose;
import static io.github.roi2roc.RResults.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.metric.Concordance;
import io.github.roi2roc.table.FeatureTable;

/** R's {@code survival::coxph} (3.5) on the lung and veteran data, on small data made here, and closed forms. */
class CoxAgainstRTest {

	private static List<Term> terms(final FeatureTable t, final String... names) {
		final List<Term> out = new ArrayList<>();
		for (final String n : names) out.add(t.isNumeric(n) ? Term.number(n, t.numbers(n)) : Term.factor(n, new ArrayList<>(t.levels(n)), t.texts(n)));
		return out;
	}

	private static CoxData data(final FeatureTable t) {
		final double[] status = t.numbers("status");
		final boolean[] event = new boolean[status.length];
		for (int i = 0; i < event.length; i++) event[i] = status[i] == 1;
		return CoxData.of(t.numbers("time"), event);
	}

	/** Coefficients, tests, concordance, the test of proportional hazards, linear predictors and baseline hazard, both kinds of ties. */
	@Test
	void lungAndVeteran() throws IOException {
		report("survival_lung.json", "lung.csv", "age", "sex", "ph.ecog", "wt.loss");
		report("survival_veteran.json", "veteran.csv", "trt", "celltype", "karno", "diagtime", "age", "prior");
	}

	private static void report(final String json, final String csv, final String... names) throws IOException {
		final FeatureTable t = RResults.table(csv);
		final List<Term> terms = terms(t, names);
		for (final CoxRegression.Ties ties : CoxRegression.Ties.values()) {
			final JsonObject r = RResults.json(json).getAsJsonObject(ties.name().toLowerCase(Locale.ROOT));
			final String at = csv + " " + ties + " ";
			final CoxRegression f = CoxRegression.fit(Term.columns(terms), data(t), ties, 0);
			assertEquals(RResults.texts(r.get("terms")), terms.stream().flatMap(x -> x.columnNames().stream()).toList());
			for (int j = 0; j < f.coefficients().length; j++) {
				assertClose(numbers(r.get("b"))[j], f.coefficients()[j], 1e-9, at + "b " + j);
				assertClose(numbers(r.get("se"))[j], f.standardErrors()[j], 1e-8, at + "se " + j);
				assertClose(numbers(r.get("z"))[j], f.z()[j], 1e-7, at + "z " + j);
				assertClose(numbers(r.get("p"))[j], f.p()[j], 1e-7, at + "p " + j);
			}
			assertArrayEquals(numbers(r.get("loglik")), new double[] { f.nullLogLikelihood(), f.logLikelihood() }, 1e-8, at + "loglik");
			test(r.getAsJsonArray("lr"), f.likelihoodRatioTest(), 1e-8, at + "lr");
			test(r.getAsJsonArray("score"), f.scoreTest(), 1e-8, at + "score");
			// summary.coxph rounds this statistic to two places, but not its P.
			assertEquals(numbers(r.get("wald"))[0], f.waldTest().statistic(), 0.005001, at + "wald");
			assertEquals(1, f.waldTest().p() / numbers(r.get("wald"))[2], 1e-6, at + "wald p");
			final Concordance.Result c = f.concordance();
			assertArrayEquals(numbers(r.get("concordance")), new double[] { c.value(), c.se() }, 1e-12, at + "concordance");
			zph(r, terms, f, at);
			assertArrayEquals(numbers(r.get("linear_predictor_first10")), Arrays.copyOf(f.linearPredictors(), 10), 1e-8, at + "linear predictor");
			final JsonObject h = r.getAsJsonObject("basehaz_centered");
			final CoxRegression.Baseline b = f.baseline().get(0);
			final double[] times = numbers(h.get("time"));
			assertArrayEquals(times, Arrays.copyOf(b.time(), times.length), 0, at + "times");
			assertArrayEquals(numbers(h.get("hazard")), Arrays.copyOf(b.hazard(), times.length), 1e-9, at + "hazard");
		}
	}

	private static void zph(final JsonObject r, final List<Term> terms, final CoxRegression f, final String at) {
		final List<CoxRegression.Test> zph = f.proportionalHazards(places(terms));
		for (int k = 0; k < zph.size(); k++) test(r.getAsJsonArray("zph").get(k).getAsJsonArray(), zph.get(k), 1e-7, at + "zph " + k);
	}

	private static List<int[]> places(final List<Term> terms) {
		final List<int[]> out = new ArrayList<>();
		int from = 0;
		for (final Term t : terms) {
			final int first = from;
			from += t.columns().length;
			out.add(IntStream.range(first, from).toArray());
		}
		return out;
	}

	private static void test(final JsonArray expected, final CoxRegression.Test actual, final double tolerance, final String what) {
		final double[] e = numbers(expected);
		assertClose(e[0], actual.statistic(), tolerance, what);
		assertEquals(e[1], actual.df(), what + " df");
		assertEquals(1, actual.p() / e[2], 1e-6, what + " p");
	}

	/** lung.csv in months (heavy ties), w = 0.5 + i mod 3, offset = 7i mod 11 / 10, strata i mod 2, i being the row from 0 on. */
	private static CoxData months(final FeatureTable t) {
		final CoxData d = data(t);
		final int n = t.rows();
		return CoxData.of(Arrays.stream(d.time()).map(x -> Math.ceil(x / 30)).toArray(), d.event());
	}

	private static CoxData rich(final FeatureTable t) {
		final int n = t.rows();
		return months(t).withWeights(IntStream.range(0, n).mapToDouble(i -> 0.5 + i % 3).toArray()).withStrata(IntStream.range(0, n).map(i -> i % 2)
			.toArray()).withOffset(IntStream.range(0, n).mapToDouble(i -> i * 7 % 11 / 10.0).toArray());
	}

	/**
	 * R: coxph(Surv(ceiling(time/30), status) ~ age + sex + offset(o) + strata(s), weights = w, robust = FALSE) with eps = 1e-12; the
	 * largest baseline hazard of each stratum, two linear predictors (R takes the plain mean of the offsets off them, and the
	 * weighted one for basehaz; here it is the weighted one for both), two martingale residuals, cox.zph.
	 */
	@Test
	void weightsStrataOffsetAndHeavyTies() throws IOException {
		final FeatureTable t = RResults.table("lung.csv");
		final double[][] expected = { { 0.0241617328000962, -0.1928791198858863, 0.0082191291262605, 0.1390629537491105, -976.7225312422766592,
			-970.6752839803309598, 11.7098191713705990, 11.6299426276210234, 0.5982547762279368, 0.0329313567535904, 3.18863566475527, 2.89199695566407,
			-0.295944687371660, 0.114114519027186, -0.0404804419249107, -3.2598969141918692, 7.63736116532975, 9.43538659480204, 15.93108361243933 }, {
				2.31221689099609e-02, -2.01320154047202e-01, 8.18426172722358e-03, 1.39069412470594e-01, -9.86925862900270e+02, -9.81163715940516e+02,
				1.11843968377790e+01, 1.11119069823734e+01, 0.5991009453295432, 0.0329644138495722, 3.08425135291649, 2.70123334096437, -0.298017853221936,
				0.124516119858533, 0.0156731714026711, -3.0767024315575737, 7.96442613660964, 8.33383050442564, 15.26290502227842 } };
		for (final CoxRegression.Ties ties : CoxRegression.Ties.values()) {
			final CoxRegression f = CoxRegression.fit(Term.columns(terms(t, "age", "sex")), rich(t), ties, 0);
			final List<CoxRegression.Baseline> b = f.baseline();
			final List<CoxRegression.Test> zph = f.proportionalHazards(List.of(new int[] { 0 }, new int[] { 1 }));
			final Concordance.Result c = f.concordance();
			final double means = 0.494366197183099 - 0.5;
			final double[] residuals = f.martingaleResiduals();
			final double[] actual = { f.coefficients()[0], f.coefficients()[1], f.standardErrors()[0], f.standardErrors()[1], f.nullLogLikelihood(), f
				.logLikelihood(), f.score(), f.wald(), c.value(), c.se(), b.get(0).hazard()[23], b.get(1).hazard()[28], f.linearPredictors()[0] + means, f
					.linearPredictors()[1] + means, residuals[0], residuals[1], zph.get(0).statistic(), zph.get(1).statistic(), zph.get(2).statistic() };
			for (int k = 0; k < actual.length; k++) assertEquals(1, actual[k] / expected[ties.ordinal()][k], 1e-8, ties + " number " + k);
			assertEquals(24, b.get(0).time().length);
		}
	}

	/**
	 * R: coxph(Surv(ceiling(time/30), status) ~ ridge(age, sex, ph.ecog, theta = 20)); cox.zph with a ridge() per column and the penalty on the
	 * information's diagonal (3.5 spreads it over the whole matrix when there are several such terms).
	 */
	@Test
	void ridge() throws IOException {
		final FeatureTable t = RResults.table("lung.csv");
		final CoxRegression f = CoxRegression.fit(Term.columns(terms(t, "age", "sex", "ph.ecog")), months(t), CoxRegression.Ties.EFRON, 20);
		final double[] b = { 1.23761646535135e-02, -5.06965236518585e-01, 4.04604420373236e-01 }, se = { 8.96223699523227e-03, 1.61490152708622e-01,
			1.11418203478024e-01 };
		for (int j = 0; j < 3; j++) {
			assertEquals(1, f.coefficients()[j] / b[j], 1e-6, "b " + j);
			assertEquals(1, f.standardErrors()[j] / se[j], 1e-8, "se " + j);
		}
		assertEquals(2.60997986789164, f.df(), 1e-8);
		assertEquals(-662.607221286782, f.logLikelihood(), 1e-5);
		assertEquals(1330.43440230935, f.aic(), 1e-5);
		assertEquals(25.9565280307293, f.wald(), 1e-5);
		final double[][] zph = { { 0.153123646742808, 0.859780740314245 }, { 0.648674280181807, 0.873304931959082 }, { 0.723195214825016,
			0.867394453913770 } };
		final List<CoxRegression.Test> tests = f.proportionalHazards(List.of(new int[] { 0 }, new int[] { 1 }, new int[] { 2 }));
		for (int k = 0; k < 3; k++) {
			assertEquals(zph[k][0], tests.get(k).statistic(), 1e-6, "zph " + k);
			assertEquals(zph[k][1], tests.get(k).df(), 1e-8, "zph df " + k);
		}
		assertEquals(1.497799635197161, tests.get(3).statistic(), 1e-6);
	}

	/** PITFALLS 23: a time of 0 is a time. R: coxph(Surv(time, status) ~ x + strata(sex)) and its basehaz. */
	@Test
	void aTimeOfZeroCounts() {
		final CoxData d = CoxData.of(new double[] { 4, 3, 1, 1, 2, 2, 3, 0 }, new boolean[] { true, true, true, false, true, true, false, true }).withStrata(0,
			0, 0, 0, 1, 1, 1, 1);
		final CoxRegression f = CoxRegression.fit(new double[][] { { 0, 2, 1, 1, 1, 0, 0, 1 } }, d);
		assertEquals(0.995845727553987, f.coefficients()[0], 1e-6);
		assertEquals(-4.361813172845835, f.logLikelihood(), 1e-9);
		assertEquals(0.663435651267261, f.covariance()[0][0], 1e-6);
		final CoxRegression.Baseline b = f.baseline().get(1);
		assertArrayEquals(new double[] { 0, 2, 3 }, b.time());
		assertArrayEquals(new double[] { 0.284651613979869, 1.472593296613535, 1.472593296613535 }, b.hazard(), 1e-6);
		assertEquals(b.hazard()[0], b.at(1.5));
		assertEquals(0, f.baseline().get(0).at(0.5));
	}

	/**
	 * Three rows, dying at 1, 2, 3, a column of 1, 0, 1: the likelihood is θ/(2θ + 1) · 1/(θ + 1), largest at θ² = 1/2, so b = −log(2)/2. There the
	 * information is 2θ/(2θ + 1)² + θ/(θ + 1)².
	 */
	@Test
	void closedForm() {
		final CoxRegression f = CoxRegression.fit(new double[][] { { 1, 0, 1 } }, CoxData.of(new double[] { 1, 2, 3 }, new boolean[] { true, true, true }));
		final double theta = Math.sqrt(0.5);
		assertEquals(-Math.log(2) / 2, f.coefficients()[0], 1e-12);
		assertEquals(1 / (2 * theta / Math.pow(2 * theta + 1, 2) + theta / Math.pow(theta + 1, 2)), f.covariance()[0][0], 1e-11);
		assertEquals(Math.log(theta / (2 * theta + 1) / (theta + 1)), f.logLikelihood(), 1e-13);
		assertEquals(-Math.log(6), f.nullLogLikelihood(), 1e-13);
	}

	/** With Breslow's ties a row of weight 2 is the same as the row twice, and one of weight 0 as none. */
	@Test
	void aWeightOfTwoIsARowTwice() {
		final double[] time = { 5, 3, 8, 1, 9, 4 }, x = { 1, 2, 2, 3, 4, 1 };
		final boolean[] event = { true, true, false, true, true, true };
		final int[] twice = { 0, 1, 2, 3, 4, 5, 1, 3 };
		final CoxData doubled = CoxData.of(Arrays.stream(twice).mapToDouble(i -> time[i]).toArray(), new boolean[] { true, true, false, true, true, true, true,
			true });
		final CoxRegression a = CoxRegression.fit(new double[][] { x }, CoxData.of(time, event).withWeights(1, 2, 1, 2, 1, 1), CoxRegression.Ties.BRESLOW, 0);
		final CoxRegression b = CoxRegression.fit(new double[][] { Arrays.stream(twice).mapToDouble(i -> x[i]).toArray() }, doubled,
			CoxRegression.Ties.BRESLOW, 0);
		assertEquals(b.coefficients()[0], a.coefficients()[0], 1e-10);
		assertEquals(b.covariance()[0][0], a.covariance()[0][0], 1e-10);
		final CoxRegression without = CoxRegression.fit(new double[][] { { 1, 2, 2, 3, 4, 1, 5 } }, CoxData.of(new double[] { 5, 3, 8, 1, 9, 4, 2 },
			new boolean[] { true, true, false, true, true, true, true }).withWeights(1, 2, 1, 2, 1, 1, 0), CoxRegression.Ties.BRESLOW, 0);
		assertEquals(a.coefficients()[0], without.coefficients()[0], 1e-10, "a weight of 0");
	}

	/**
	 * R: coxph(Surv(time, status) ~ x + g) warns that the likelihood converged before variable 2 and stops at g = −20.38, log likelihood
	 * −6.49311280875775; nobody with g = 1 dies.
	 */
	@Test
	void monotoneLikelihoodIsNamed() {
		final CoxData d = CoxData.of(new double[] { 4, 3, 1, 1, 2, 2, 3, 0 }, new boolean[] { true, true, true, false, true, true, false, true });
		final CoxRegression f = CoxRegression.fit(new double[][] { { 0, 2, 1, 1, 1, 0, 0, 1 }, { 0, 0, 0, 1, 0, 0, 1, 0 } }, d);
		assertArrayEquals(new int[] { 1 }, f.infinite());
		assertTrue(f.converged());
		assertEquals(-6.49311280875775, f.logLikelihood(), 1e-8);
		assertEquals(0.219356879938, f.coefficients()[0], 1e-7);
		assertEquals(-20.3829285585031, f.coefficients()[1], 1e-5);
		final CoxRegression ordered = CoxRegression.fit(new double[][] { { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 } }, CoxData.of(IntStream.rangeClosed(1, 10)
			.asDoubleStream().toArray(), new boolean[] { true, true, true, true, true, true, true, true, true, true }));
		assertArrayEquals(new int[] { 0 }, ordered.infinite());
		assertEquals(0, CoxRegression.fit(new double[][] { { 0, 0, 0, 1, 0, 0, 1, 0 } }, d, CoxRegression.Ties.EFRON, 1).infinite().length, "ridge");
	}

	/** PITFALLS 23: singular fits. R: coef(coxph(Surv(time, status) ~ age + I(2 * age) + sex)) is NA for the second, and df is 2. */
	@Test
	void aColumnThatOthersDetermineHasNoCoefficient() throws IOException {
		final FeatureTable t = RResults.table("lung.csv");
		final double[] age = t.numbers("age");
		final CoxRegression f = CoxRegression.fit(new double[][] { age, Arrays.stream(age).map(a -> 2 * a + 1).toArray(), t.numbers("sex") }, data(t));
		final CoxRegression plain = CoxRegression.fit(Term.columns(terms(t, "age", "sex")), data(t));
		assertTrue(Double.isNaN(f.coefficients()[1]));
		assertEquals(2, f.df());
		assertEquals(2, f.rank());
		assertEquals(plain.coefficients()[0], f.coefficients()[0], 1e-12);
		assertEquals(plain.waldTest().statistic(), f.waldTest().statistic(), 1e-9);
		final List<CoxRegression.Test> zph = f.proportionalHazards(List.of(new int[] { 0 }, new int[] { 1 }, new int[] { 2 }));
		assertEquals(0, zph.get(1).df());
		assertEquals(plain.proportionalHazards(List.of(new int[] { 0 }, new int[] { 1 })).get(2).statistic(), zph.get(3).statistic(), 1e-9);
		final CoxRegression ridge = CoxRegression.fit(f.columns(), data(t), CoxRegression.Ties.EFRON, 1);
		assertFalse(Double.isNaN(ridge.coefficients()[1]), "a ridge shares the effect out");
	}

	/** PITFALLS 23: negative times are refused, not used. */
	@Test
	void refusals() {
		assertTrue(assertThrows(InputException.class, () -> CoxData.of(new double[] { 1, -2 }, new boolean[] { true, true })).getMessage().startsWith(
			"Row 2: the time is -2.0"));
		assertThrows(InputException.class, () -> CoxData.of(new double[] { 1, Double.NaN }, new boolean[] { true, true }));
		final CoxData nobody = CoxData.of(new double[] { 1, 2 }, new boolean[2]);
		assertTrue(assertThrows(InputException.class, () -> CoxRegression.fit(new double[0][], nobody)).getMessage().contains("Nobody"));
	}
}
