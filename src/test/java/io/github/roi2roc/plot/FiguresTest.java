package io.github.roi2roc.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import io.github.roi2roc.InputException;
import io.github.roi2roc.evaluate.RocComparison;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.table.FeatureTable;

/** The figures besides ROC curves: what stands in them. */
class FiguresTest {

	private static final double[] NONE = {};

	private static Figure calibration() {
		final double[] p = { 0.1, 0.3, 0.5, 0.7, 0.9 }, o = { 0.05, 0.25, 0.55, 0.8, 0.95 };
		return CalibrationFigure.of(List.of(new CalibrationFigure.Curve("Radiomics", p, o, new double[] { 0, 0.1, 0.4, 0.6, 0.8 }, new double[] {
			0.2, 0.4, 0.7, 0.9, 1 }, NONE, NONE, 0.93, -0.08), new CalibrationFigure.Curve("Clinical", p, p, NONE, NONE, NONE, NONE, Double.NaN,
				Double.NaN)));
	}

	private static Figure decision() {
		final double[] t = IntStream.range(0, 99).mapToDouble(i -> i / 100.0).toArray();
		final double[] all = IntStream.range(0, 99).mapToDouble(i -> 0.4 - 0.6 * t[i] / (1 - t[i])).toArray();
		final double[] model = IntStream.range(0, 99).mapToDouble(i -> 0.4 * (1 - t[i])).toArray();
		return DecisionFigure.of(t, List.of(new DecisionFigure.Curve("Radiomics", model)), all);
	}

	private static Figure path(final int coefficients) {
		final double[] lambda = IntStream.range(0, 50).mapToDouble(i -> Math.exp(-0.1 * i)).toArray();
		final List<PathFigure.Coefficient> c = new ArrayList<>();
		for (int k = 1; k <= coefficients; k++) {
			final int from = 3 * k;
			c.add(new PathFigure.Coefficient("x" + k, IntStream.range(0, 50).mapToDouble(i -> Math.max(0, i - from)).toArray()));
		}
		return PathFigure.coefficients(lambda, IntStream.range(0, 50).map(i -> i / 3).toArray(), c, lambda[30], lambda[20]);
	}

	private static Figure correlations(final int n) {
		final double[][] r = new double[n][n];
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++) r[i][j] = i == j ? 1 : -0.25;
		}
		return MatrixFigure.correlations(IntStream.range(0, n).mapToObj(i -> "f" + i).toList(), r);
	}

	private static Figure boxes() {
		final BoxFigure.Box a = BoxFigure.Box.of(1, 2, 3, 4, 5), b = BoxFigure.Box.of(2, 3, 4, 5, 20);
		return BoxFigure.of("HU", List.of("benign", "malignant"), List.of(new BoxFigure.Variable("original_glcm_Id", List.of(a, b))),
			Style.COLUMN);
	}

	@Test
	void calibrationNamesAxesModelsAndSlope() throws Exception {
		final List<String> texts = SvgTexts.of(calibration());
		assertTrue(texts.containsAll(List.of("Predicted probability", "Observed proportion", "Clinical", "Perfect calibration",
			"Radiomics: slope 0.93, intercept −0.08")), texts.toString());
		assertEquals(2, SvgTexts.curveColours(calibration()));
	}

	/** Treating all falls far below zero at high thresholds; the frame keeps what helps, and the curve ends at its lower edge. */
	@Test
	void decisionCurvesStayInTheirFrame() throws Exception {
		assertTrue(SvgTexts.of(decision()).containsAll(List.of("Threshold probability", "Net benefit", "Treat all", "Treat none", "Radiomics")));
		final Element svg = SvgTexts.parse(decision()).getDocumentElement();
		final Element frame = (Element) svg.getElementsByTagName("rect").item(0);
		final double bottom = Double.parseDouble(frame.getAttribute("y")) + Double.parseDouble(frame.getAttribute("height"));
		final NodeList paths = svg.getElementsByTagName("path");
		double lowest = 0;
		for (int i = 0; i < paths.getLength(); i++) {
			for (final String s : ((Element) paths.item(i)).getAttribute("d").split("[ML]")) {
				if (!s.isBlank()) lowest = Math.max(lowest, Double.parseDouble(s.strip().split("\\s+")[1]));
			}
		}
		assertEquals(bottom, lowest, 0.6);
	}

	@Test
	void pathsNameTheLargestCoefficientsAndBothChoicesOfLambda() throws Exception {
		final List<String> texts = SvgTexts.of(path(10));
		assertTrue(texts.containsAll(List.of("log(λ)", "Coefficient", "x1", "x7", "λ with the least error", "λ one standard error away",
			"Coefficients that are not zero", "16")), texts.toString());
		assertFalse(texts.contains("x8"), "more names than colours");
		assertEquals(7, SvgTexts.curveColours(path(10)));
	}

	@Test
	void crossValidationWithoutAChoiceHasNoLegend() throws Exception {
		final double[] lambda = { 1, 0.5, 0.25 };
		final Figure figure = PathFigure.crossValidation(lambda, new int[] { 0, 2, 5 }, "Binomial deviance", new double[] { 1.3, 1.1, 1.2 },
			new double[] { 0.1, 0.1, 0.1 }, Double.NaN, Double.NaN);
		final List<String> texts = SvgTexts.of(figure);
		assertTrue(texts.containsAll(List.of("Binomial deviance", "0", "2", "5")), texts.toString());
		assertFalse(texts.contains("λ with the least error"), texts.toString());
		final double[] nothing = { Double.NaN, Double.NaN, Double.NaN };
		assertThrows(InputException.class, () -> PathFigure.crossValidation(lambda, new int[3], "AUC", nothing, nothing, 1, 1));
	}

	@Test
	void correlationsStandInTheirCellsWhereTheyCanBeRead() throws Exception {
		assertEquals(6, Collections.frequency(SvgTexts.of(correlations(3)), "−0.25"));
		assertEquals(0, Collections.frequency(SvgTexts.of(correlations(60)), "−0.25"));
		assertTrue(SvgTexts.of(correlations(40)).contains("f39"));
		assertFalse(SvgTexts.of(correlations(60)).contains("f59"), "a name below 3 pt");
		assertThrows(InputException.class, () -> correlations(401));
	}

	@Test
	void delongMatrixHasEveryPairOnce() throws Exception {
		final double[][] z = { { 0, -2.3, 0 }, { 2.3, 0, 4 }, { 0, -4, 0 } }, p = { { 1, 0.0214, 1 }, { 0.0214, 1, 0.00006 }, { 1, 0.00006, 1 } };
		final List<String> texts = SvgTexts.of(MatrixFigure.delong(List.of("A", "B", "C"), z, p));
		assertEquals(1, Collections.frequency(texts, "Z = 2.30"), texts.toString());
		assertEquals(1, Collections.frequency(texts, "P = 0.021"), texts.toString());
		assertEquals(1, Collections.frequency(texts, "Z = −4.00"), texts.toString());
		assertEquals(1, Collections.frequency(texts, "P < 0.001"), texts.toString());
	}

	/** The table's only pair: AUC 8/9 and 6/9, so row b against column a has the sign of b − a: negative. */
	@Test
	void delongMatrixOfAComparisonHasTheSignOfRowAgainstColumn() throws Exception {
		final FeatureTable table = FeatureTable.builder("t.csv").text("y", "no", "no", "no", "yes", "yes", "yes").number("a", 1, 2, 3, 2.5, 4, 5)
			.number("b", 1, 5, 3, 2, 4, 6).build();
		final RocComparison comparison = RocComparison.of(table, "y", "yes", List.of("a", "b"), RocDirection.HIGHER);
		final List<String> texts = SvgTexts.of(MatrixFigure.delong(comparison));
		final String z = String.format(Locale.ROOT, "Z = −%.2f", comparison.pairs().get(0).test().statistic());
		assertTrue(texts.contains(z), texts + " lacks " + z);
	}

	/** By the definition of R's {@code boxplot.stats}: hinges at place ⌊(n + 3) / 2⌋ / 2 from either end; 20 lies beyond 5 + 1.5 · (5 − 3). */
	@Test
	void boxesAreThoseOfBoxplotStats() {
		final BoxFigure.Box b = BoxFigure.Box.of(20, 3, Double.NaN, 4, 5, 2);
		assertArrayEquals(new double[] { 2, 3, 4, 5, 5 }, new double[] { b.low(), b.q1(), b.median(), b.q3(), b.high() }, 0);
		assertArrayEquals(new double[] { 20 }, b.outliers(), 0);
		final BoxFigure.Box t = BoxFigure.Box.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
		assertArrayEquals(new double[] { 1, 3, 5.5, 8, 10 }, new double[] { t.low(), t.q1(), t.median(), t.q3(), t.high() }, 0);
		assertThrows(InputException.class, () -> BoxFigure.Box.of(Double.NaN));
	}

	@Test
	void boxesNameGroupsAndVariables() throws Exception {
		assertTrue(SvgTexts.of(boxes()).containsAll(List.of("HU", "original_glcm_Id", "benign", "malignant")));
	}

	@Test
	void noFigureDependsOnTheLocale() {
		final Locale locale = Locale.getDefault();
		final List<String> before = List.of(calibration().svg(), decision().svg(), path(5).svg(), correlations(3).svg(), boxes().svg());
		try {
			Locale.setDefault(Locale.GERMANY);
			assertEquals(before, List.of(calibration().svg(), decision().svg(), path(5).svg(), correlations(3).svg(), boxes().svg()));
		}
		finally {
			Locale.setDefault(locale);
		}
	}

	/** From (−1, −1) through the unit square to (2, 2), back above it, and down again: one diagonal and one drop. */
	@Test
	void aCurveThatLeavesTheFrameComesInPieces() {
		final List<double[][]> pieces = Polyline.inside(new double[] { -1, 2, 0.5, 0.5 }, new double[] { -1, 2, 2, 0.25 }, new Rectangle2D.Double(0,
			0, 1, 1));
		assertEquals(2, pieces.size());
		assertArrayEquals(new double[] { 0, 1 }, pieces.get(0)[0], 1e-15);
		assertArrayEquals(new double[] { 1, 0.25 }, pieces.get(1)[1], 1e-15);
	}

	@Test
	void ticksAreRoundNumbersWhateverTheRange() {
		assertEquals(0.2, Axis.fitting("", 0, 1).step(), 1e-15);
		assertEquals(50, Axis.fitting("", 0, 300).step(), 0);
		assertEquals(0.002, Axis.fitting("", 0.011, 0.02).step(), 1e-18);
		final Axis flat = Axis.fitting("", 7, 7);
		assertTrue(flat.low() < 7 && flat.high() > 7);
	}
}
