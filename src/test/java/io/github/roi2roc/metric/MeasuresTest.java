package io.github.roi2roc.metric;

import static io.github.roi2roc.RResults.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.fit.LogisticRegression;
import io.github.roi2roc.table.FeatureTable;

/** Measures with their intervals, precision and recall, reclassification, several classes: by hand, by closed form, by R 4.2. */
class MeasuresTest {

	private static final boolean[] POSITIVE = { false, false, true, true };
	private static final double[] SCORE = { 0.1, 0.4, 0.35, 0.8 };

	private static Map<String, Estimate> all(final boolean[] positive, final double[] score, final double threshold, final boolean probability) {
		return Estimate.all(positive, score, threshold, probability, 1).stream().collect(Collectors.toMap(Estimate::measure, Function.identity()));
	}

	private static boolean[] are(final String[] cells, final String level) {
		final boolean[] out = new boolean[cells.length];
		for (int i = 0; i < out.length; i++) out[i] = cells[i].equals(level);
		return out;
	}

	/**
	 * The example of scikit-learn's {@code average_precision_score}: 0.83. By hand: 0.8 → P 1, R 1/2; 0.4 → P 1/2, R 1/2; 0.35 → P 2/3, R 1;
	 * AP = 1/2 · 1 + 1/2 · 2/3 = 5/6.
	 */
	@Test
	void averagePrecisionIsScikitLearns() {
		final PrecisionRecall c = PrecisionRecall.of(POSITIVE, SCORE);
		assertArrayEquals(new double[] { 0.8, 0.4, 0.35, 0.1 }, c.thresholds());
		assertArrayEquals(new double[] { 1, 0.5, 2 / 3.0, 0.5 }, c.precision(), 1e-15);
		assertArrayEquals(new double[] { 0.5, 0.5, 1, 1 }, c.recall(), 1e-15);
		assertEquals(5 / 6.0, c.averagePrecision(), 1e-15);
		assertEquals(5 / 6.0, all(POSITIVE, SCORE, 0.5, true).get("average_precision").value(), 1e-15);
	}

	/** All scores tied: one point that calls everybody positive; its precision is the part of positive rows. */
	@Test
	void tiedScoresGiveThePrevalence() {
		assertEquals(0.25, PrecisionRecall.of(new boolean[] { true, false, false, false }, new double[] { 2, 2, 2, 2 }).averagePrecision(), 1e-15);
	}

	/**
	 * pROC's aSAH data, s100b at 0.205: tp 26, fp 14, tn 58, fn 15 (R: {@code table(s100b >= 0.205, outcome)}); average precision by summing
	 * over {@code sort(unique(s100b), decreasing = TRUE)} in R.
	 */
	@Test
	void measuresAtAThresholdAgreeWithCountsByR() throws IOException {
		final FeatureTable t = RResults.table("aSAH.csv");
		final boolean[] y = are(t.texts("outcome"), "Poor");
		final Map<String, Estimate> e = all(y, t.numbers("s100b"), 0.205, false);
		assertEquals(26 / 41.0, e.get("sensitivity").value(), 1e-15);
		assertEquals(58 / 72.0, e.get("specificity").value(), 1e-15);
		assertEquals(84 / 113.0, e.get("accuracy").value(), 1e-15);
		assertEquals(26 / 40.0, e.get("ppv").value(), 1e-15);
		assertEquals(58 / 73.0, e.get("npv").value(), 1e-15);
		assertEquals(52 / 81.0, e.get("f1").value(), 1e-15);
		assertEquals((26.0 * 58 - 14.0 * 15) / Math.sqrt(40.0 * 41 * 72 * 73), e.get("mcc").value(), 1e-14);
		assertEquals(0.6856209231721956, e.get("average_precision").value(), 1e-12);
		assertEquals(0.7313686, e.get("auc").value(), 5e-8);
		final Proportion wilson = Proportion.wilson(26, 41, 0.95);
		assertEquals(wilson.lower(), e.get("sensitivity").lower());
		assertTrue(!e.containsKey("brier"), "no Brier score of what is no probability");
	}

	/**
	 * The stratified bootstrap of balanced accuracy against its closed form: sensitivity and specificity are independent binomial parts, so its
	 * variance is (se (1 − se) / m + sp (1 − sp) / n) / 4. Percentiles of 2000 resamples are off by a few per cent.
	 */
	@Test
	void theBootstrapMeetsTheClosedFormWhereThereIsOne() throws IOException {
		final FeatureTable t = RResults.table("aSAH.csv");
		final boolean[] y = are(t.texts("outcome"), "Poor");
		final Estimate b = all(y, t.numbers("s100b"), 0.205, false).get("balanced_accuracy");
		final double se = 26 / 41.0, sp = 58 / 72.0, sd = Math.sqrt((se * (1 - se) / 41 + sp * (1 - sp) / 72) / 4);
		assertEquals((se + sp) / 2, b.value(), 1e-15);
		assertEquals(b.value() - 1.96 * sd, b.lower(), 0.15 * sd * 1.96);
		assertEquals(b.value() + 1.96 * sd, b.upper(), 0.15 * sd * 1.96);
		assertEquals(b, all(y, t.numbers("s100b"), 0.205, false).get("balanced_accuracy"), "the same for the same seed");
	}

	/** Brier's score of R's kyphosis model, and an interval around it. */
	@Test
	void brierAgreesWithR() throws IOException {
		final boolean[] y = are(RResults.table("kyphosis.csv").texts("Kyphosis"), "present");
		final Estimate b = all(y, RResults.numbers(RResults.json("logistic_kyphosis.json").get("fitted")), 0.5, true).get("brier");
		assertClose(RResults.json("logistic_kyphosis.json").get("brier").getAsDouble(), b.value(), 1e-10, "Brier");
		assertTrue(b.lower() < b.value() && b.value() < b.upper() && b.lower() > 0, b.toString());
	}

	/** {@code Hmisc::improveProb(p0, p, y)}: p0 by {@code glm(Kyphosis ~ Age)}, p by {@code glm(Kyphosis ~ Age + Number + Start)}. */
	@Test
	void reclassificationIsHmiscs() throws IOException {
		final FeatureTable t = RResults.table("kyphosis.csv");
		final boolean[] y = are(t.texts("Kyphosis"), "present");
		final double[] age = t.numbers("Age"), b = LogisticRegression.fit(new double[][] { age }, y).coefficients();
		final double[] p0 = Arrays.stream(age).map(a -> LogisticRegression.probability(b[0] + b[1] * a)).toArray();
		final Reclassification r = Reclassification.of(y, p0, RResults.numbers(RResults.json("logistic_kyphosis.json").get("fitted")));
		assertClose(0.974264705882353, r.nri().value(), 1e-12, "NRI");
		assertClose(0.2439900452204327, r.nri().se(), 1e-12, "se of NRI");
		assertClose(3.993051048464515, r.nri().z(), 1e-12, "z of NRI");
		assertClose(0.411764705882353, r.nriEvents(), 1e-12, "NRI of events");
		assertClose(0.5625, r.nriNonEvents(), 1e-12, "NRI of non-events");
		assertClose(0.2673063584298649, r.idi().value(), 1e-7, "IDI");
		assertClose(0.0626716946204348, r.idi().se(), 1e-7, "se of IDI");
		assertClose(4.265184786350212, r.idi().z(), 1e-6, "z of IDI");
		assertThrows(InputException.class, () -> Reclassification.of(y, p0, Arrays.stream(p0).map(d -> d + 1).toArray()));
	}

	/**
	 * iris_probs.csv: {@code roc(Species == k, p[, k])} for each class and for {@code as.vector} of indicators and probabilities;
	 * {@code caret::confusionMatrix(factor(names[max.col(p)]), Species)$byClass[, "F1"]}.
	 */
	@Test
	void severalClassesAreJudgedOneByOne() throws IOException {
		final FeatureTable t = RResults.table("iris_probs.csv");
		final List<String> levels = List.of("setosa", "versicolor", "virginica");
		final int[] y = Arrays.stream(t.texts("Species")).mapToInt(levels::indexOf).toArray();
		final double[][] p = new double[y.length][3];
		for (int c = 0; c < 3; c++) for (int i = 0; i < y.length; i++) p[i][c] = t.numbers(levels.get(c))[i];
		final OneVersusRest r = OneVersusRest.of(y, p);
		assertArrayEquals(new double[] { 1, 0.8961, 0.8957 }, r.auc(), 1e-12);
		assertEquals(0.9306, r.macroAuc(), 1e-12);
		assertEquals(0.9539333333333333, r.microAuc(), 1e-12);
		assertEquals(0.8333166649998333, r.macro(OperatingPoint::f1), 1e-12);
		assertEquals(0.74, r.points().get(2).sensitivity(), 1e-12);
		assertEquals(125 / 150.0, r.accuracy(), 1e-12);
	}
}
