package io.github.roi2roc.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Committed;
import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.CorrelationMap;
import io.github.roi2roc.describe.CoxReport;
import io.github.roi2roc.describe.FeatureDifferences;
import io.github.roi2roc.describe.FeatureStability;
import io.github.roi2roc.describe.SurvivalReport;
import io.github.roi2roc.evaluate.Explanation;
import io.github.roi2roc.evaluate.LearningCurve;
import io.github.roi2roc.evaluate.Nomogram;
import io.github.roi2roc.evaluate.RocDetails;
import io.github.roi2roc.evaluate.RocOptions;
import io.github.roi2roc.fit.CoxRegression;
import io.github.roi2roc.metric.Estimate;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.stats.Clustering;
import io.github.roi2roc.stats.Correlation;
import io.github.roi2roc.stats.KaplanMeier;
import io.github.roi2roc.stats.LocationTest;
import io.github.roi2roc.stats.PAdjust;
import io.github.roi2roc.table.FeatureTable;

/** Every kind of figure: drawn, written, and drawn again from its CSV file. */
class FigureKindsTest {

	@TempDir
	private Path dir;

	/** One figure of each kind, awkward ones: names that look like numbers, commas and quotes in names, empty cells, negative zeros. */
	static Map<String, Figure> examples() {
		final double[] none = {};
		final List<Figure> out = new ArrayList<>();
		final double[] se = { 1, 0.9, 0.6, 0.2, 0 }, sp = { 0, 0.4, 0.7, 1, 1 };
		out.add(RocFigure.of(List.of(new RocFigure.Curve("2.0", se, sp, 0.75, 0.6, 0.9, 0.95, new RocFigure.Point(0.31, 0.6, 0.7), new RocFigure.Band(sp,
			new double[] { 0.9, 0.7, 0.4, 0.1, 0 }, new double[] { 1, 1, 0.8, 0.4, 0.1 })), new RocFigure.Curve("b, \"x\"", se, sp, 0.7, Double.NaN,
				Double.NaN, 0.9, null, null, new RocFigure.Points(new double[] { 1, 0.5, 0 }, new double[] { 0, 0.5, 1 })))));
		out.add(CalibrationFigure.of(List.of(new CalibrationFigure.Curve("007", se, sp, sp, se, none, none, 0.93, -0.08), new CalibrationFigure.Curve(
			"loess", new double[] { 0.1, 0.9 }, new double[] { 0.2, 0.8 }, none, none, new double[] { 0, 0.3, 1 }, new double[] { 0.1, 0.2, 0.9 }, Double.NaN,
			Double.NaN))));
		out.add(CalibrationFigure.of(List.of(new CalibrationFigure.Curve("alone", se, sp, none, none, new double[] { 0, 0.3, 1 }, new double[] { 0.1,
			0.2, 0.9 }, new double[] { 0, 0.1, 0.7 }, new double[] { 0.3, 0.4, 1 }, 1, 0))));
		out.add(DecisionFigure.of(new double[] { 0, 0.25, 0.5 }, List.of(new DecisionFigure.Curve("1", new double[] { 0.4, -0.0, 1 / 3.0 })), new double[] {
			0.4, 0.2, -0.1 }));
		final double[] lambda = { 1, 0.5, 0.1 };
		out.add(PathFigure.coefficients(lambda, new int[] { 0, 1, 2 }, List.of(new PathFigure.Coefficient("a", new double[] { 0, 0.1, 0.3 }),
			new PathFigure.Coefficient("b c", new double[] { 0, 0, -0.2 })), 0.1, 0.5));
		out.add(PathFigure.crossValidation(lambda, new int[] { 0, 1, 2 }, "Deviance", new double[] { 1.3, 1.1, 1.2 }, new double[] { 0.1, 0.1, 0.1 }, 0.5,
			Double.NaN));
		out.add(MatrixFigure.correlations(List.of("x", "y"), new double[][] { { 1, -0.3 }, { -0.3, Double.NaN } }));
		final FeatureTable columns = FeatureTable.builder("t").number("p", 1, 2, 3, 5).number("q", 4, 3, 1, 0).number("r", 1, 2, 1, 1.5).number("s", 1, 2, 4,
			5).build();
		out.add(MatrixFigure.clustered(CorrelationMap.of(columns, new CorrelationMap.Request(List.of(), Correlation.Method.PEARSON,
			Clustering.Linkage.AVERAGE, false, CorrelationMap.Missing.ERROR)), "Pearson correlation", "1 − |r|"));
		out.add(MatrixFigure.delong(List.of("A", "B"), new double[][] { { 0, 2 }, { -2, 0 } }, new double[][] { { 1, 0.04 }, { 0.04, 1 } }));
		out.add(ImportanceFigure.of(List.of(new Explanation.Importance("f1", 0.2, 0.01), new Explanation.Importance("f2", -0.01, 0)), Style.COLUMN));
		final BoxFigure.Box box = BoxFigure.Box.of(2, 3, 4, 5, 20, -30.5);
		out.add(BoxFigure.of("z-score", List.of("0", "1"), List.of(new BoxFigure.Variable("v", List.of(box, BoxFigure.Box.of(1, 2)))), Style.COLUMN));
		final FeatureTable scored = FeatureTable.builder("t").text("y", "a", "a", "a", "b", "b", "b").number("1.0", 1, 2, 3, 2.5, 4, 5).number("m", 1, 5, 3, 2,
			4, 6).build();
		final RocDetails details = RocDetails.of(scored, "", "y", "b", List.of(), RocDirection.HIGHER, new RocOptions(false, 10, null, true,
			RocOptions.Threshold.of("youden"), Estimate.Interval.WILSON, "", 1));
		out.add(PrecisionRecallFigure.of(details));
		out.add(RocFigure.of(details));
		out.add(BlandAltmanFigure.of(List.of(new FeatureStability.Pair("f", "a", "b", List.of("P1", "P2", "P3"), new double[] { 1, 2, 4 }, new double[] { 1.5,
			2, 3 }), new FeatureStability.Pair("f", "a", "c", List.of("P1", "P2"), new double[] { 1, 2 }, new double[] { 1.5, 1 / 3.0 }))));
		final FeatureDifferences differences = FeatureDifferences.of(scored, new FeatureDifferences.Request("y", "", List.of(), LocationTest.WELCH,
			PAdjust.BH));
		out.add(VolcanoFigure.of(differences, new VolcanoFigure.Look(VolcanoFigure.Effect.COHEN_D, true, 0.5, 0.8, null, 1), VolcanoFigure.WIDE));
		out.add(BoxPanels.of(differences, differences.lines()));
		out.add(NomogramFigure.of(new Nomogram("m", List.of(new Nomogram.Scale("age, years", new double[] { 20, 40, 60 }, new double[] { 0, 50, 100 }),
			new Nomogram.Scale("2", new double[] { -1, 0 }, new double[] { 30, 0 })), 0.05, -3, new double[] { 0, 50, 100, 150 }, new double[] { 0.1, 0.5, 0.9 },
			List.of())));
		out.add(LearningCurveFigure.of(new LearningCurve(List.of(new LearningCurve.Point("m", "training", 10, 1, 0, 1, 1, 5), new LearningCurve.Point("m",
			"cross-validation", 10, 0.7, 0.1, 0.6, 0.8, 5), new LearningCurve.Point("m", "cross-validation", 20, 0.8, 0.1, 0.7, 0.9, 5)), List.of())));
		final FeatureTable followed = FeatureTable.builder("t").number("t", 0, 3, 1, 4, 4, 2.5, 0.3).number("s", 0, 1, 1, 1, 0, 1, 0).text("g", "2.0", "a, b", "2.0",
			"a, b", "2.0", "2.0", "c").number("x", 1, 5, 2, 4, 4.5, 3, -0.0).build();
		out.add(SurvivalFigure.of(SurvivalReport.of(followed, new SurvivalReport.Request("t", "s", "", "g", "", KaplanMeier.Interval.LOG_LOG, List.of(),
			false))).orElseThrow());
		out.add(SurvivalFigure.of(SurvivalReport.of(followed, new SurvivalReport.Request("t", "s", "", "", "", KaplanMeier.Interval.LOG, List.of(), false))).orElseThrow());
		out.add(ForestFigure.of(CoxReport.of(followed, new CoxReport.Request("t", "s", "", List.of("x", "g"), Map.of(), List.of(), CoxRegression.Ties.EFRON, 0, 1,
			null, false))).orElseThrow());
		final Map<String, Figure> named = new LinkedHashMap<>();
		out.forEach(f -> named.put(f.kind() + (named.containsKey(f.kind()) ? " again" : ""), f));
		return named;
	}

	/** Same bytes in all three formats, whether the kind is named or told from the columns. */
	@Test
	void everyFigureIsDrawnAgainFromItsCsv() {
		examples().forEach((name, figure) -> {
			final Path csv = dir.resolve(name + ".csv");
			figure.writeCsv(csv);
			for (final String kind : List.of(figure.kind(), "")) {
				final Figure again = FigureKinds.read(csv, kind, Double.NaN);
				assertEquals(figure.svg(), again.svg(), name);
				assertArrayEquals(figure.png(150), again.png(150), name);
				assertArrayEquals(figure.pdf(), again.pdf(), name);
				assertEquals(figure.title(), again.title());
			}
		});
	}

	@Test
	void everyKindHasAnExampleHereAndANameOfItsOwn() {
		final Set<String> tried = new HashSet<>(examples().values().stream().map(Figure::kind).toList()), seen = new HashSet<>();
		for (final FigureKind k : FigureKinds.all()) {
			assertTrue(seen.add(k.name()), k.name());
			assertTrue(tried.contains(k.name()), "no example of " + k.name());
			assertTrue(k.columns().stream().noneMatch(c -> c.about().isBlank()), k.name());
		}
	}

	/** {@code docs/figures.md} lists what the kinds declare; with {@code -Droi2roc.write=true} it is written anew. */
	@Test
	void theReferenceOfFiguresIsUpToDate() throws IOException {
		final StringBuilder text = new StringBuilder("""
			# Figures and their data

			Beside every figure lies the table that it was drawn from, `<figure>_figure.csv`. `Figure from CSV…` or `macros/Figure_From_CSV.ijm` draws it
			again: the same bytes, or another width, resolution or format (PNG, SVG, PDF). Any table with these columns will do; other columns are not
			looked at. Columns in *italics* may be missing.
			""");
		for (final FigureKind k : FigureKinds.all()) {
			text.append("\n## ").append(k.name()).append("\n\n| column | cells | what it says |\n|---|---|---|\n");
			for (final FigureKind.Column c : k.columns()) {
				final String name = c.name().equals(FigureKind.Column.OTHERS) ? "every other" : "`" + c.name() + "`";
				text.append("| ").append(c.required() ? name : "*" + name + "*").append(" | ").append(c.text() ? "text" : "number").append(" | ").append(c
					.about()).append(" |\n");
			}
		}
		Committed.check("figures.md", text.toString(), FigureKindsTest.class);
	}

	/** A name stays text in the file, and the fonts are inside: subset names begin with six capitals and a plus sign (PDF 32000 9.6.4). */
	@Test
	void thePdfHasTextWithItsFontInside() throws IOException {
		for (final Map.Entry<String, Figure> e : examples().entrySet()) {
			final byte[] pdf = e.getValue().pdf();
			try (PDDocument document = Loader.loadPDF(pdf)) {
				assertEquals(1, document.getNumberOfPages());
				assertEquals(e.getValue().widthMm(), document.getPage(0).getMediaBox().getWidth() * 25.4 / 72, 1e-3);
				final String text = new PDFTextStripper().getText(document);
				assertFalse(text.isBlank(), e.getKey());
				int fonts = 0;
				final PDResources page = document.getPage(0).getResources();
				for (final COSName x : page.getXObjectNames()) {
					final PDResources form = ((PDFormXObject) page.getXObject(x)).getResources();
					for (final COSName f : form.getFontNames()) {
						final PDFont font = form.getFont(f);
						assertTrue(font.isEmbedded() && font.getName().matches("[A-Z]{6}\\+.*"), font.getName());
						fonts++;
					}
				}
				assertTrue(fonts > 0, e.getKey());
			}
		}
		try (PDDocument document = Loader.loadPDF(examples().get("roc").pdf())) {
			assertTrue(new PDFTextStripper().getText(document).contains("AUC 0.75 (95 % CI 0.60–0.90)"));
		}
	}

	@Test
	void thePdfIsTheSameEachTimeAndHasNoDate() {
		final Figure figure = examples().get("roc");
		assertArrayEquals(figure.pdf(), figure.pdf());
		final String latin = new String(figure.pdf(), java.nio.charset.StandardCharsets.ISO_8859_1);
		assertFalse(latin.contains("CreationDate") || latin.contains("ModDate"), latin);
	}

	/** Letters that the font lacks are drawn. */
	@Test
	void aChineseNameIsDrawnInThePdf() throws IOException {
		final double[] se = { 1, 0.5, 0 }, sp = { 0, 0.5, 1 };
		final Figure figure = RocFigure.of(List.of(new RocFigure.Curve("放射组学", se, sp, 0.5, Double.NaN, Double.NaN, 0.95, null, null)));
		try (PDDocument document = Loader.loadPDF(figure.pdf())) {
			assertTrue(new PDFTextStripper().getText(document).contains("Specificity"), new PDFTextStripper().getText(document));
		}
	}

	/** Tables that commands write for other ends have the columns too. */
	@Test
	void aTableOfPointsIsEnoughForARocCurve() throws Exception {
		final Path csv = dir.resolve("roc_points.csv");
		Files.writeString(csv, "score,threshold,sensitivity,specificity\nm,-Inf,1,0\nm,0.5,0.5,1\nm,Inf,0,1\n");
		// Two trapezoids: (1 + 0.5) / 2 · 1 and nothing.
		assertTrue(SvgTexts.of(FigureKinds.read(csv, "", Double.NaN)).contains("m: AUC 0.75"));
	}

	@Test
	void theWidthIsAskedFor() {
		final Path csv = dir.resolve("i.csv");
		FeatureTable.builder("i").text("feature", "a", "b").number("mean_drop", 0.2, 0.1).build().write(csv);
		assertEquals(180, FigureKinds.read(csv, "importance", 180).widthMm(), 1e-9);
		assertEquals(85, FigureKinds.read(csv, "importance", Double.NaN).widthMm(), 1e-9);
	}

	@Test
	void whatDoesNotFitIsNamed() throws IOException {
		final Path csv = dir.resolve("x.csv");
		final String[][] wrong = { { "roc", "score,sensitivity\na,1\n", "no column 'specificity' (0 to 1)" }, { "roc",
			"score,sensitivity,specificity\na,1,0\na,x,1\n", "row 2, column 'sensitivity': 'x' is not a number" }, { "roc",
				"score,sensitivity,specificity\na,1,0\na,1.5,1\n", "1.5 is not from 0 to 1" }, { "pie", "a\n1\n", "'pie' is no kind of figure. There are: " }, {
					"", "a,b\n1,2\n", "are those of no figure" }, { "decision", "threshold,score,net_benefit\n", "has no row" }, { "path",
						"lambda,x\n1,0\n0,1\n", "A lambda is 0.0" } };
		for (final String[] w : wrong) {
			Files.writeString(csv, w[1]);
			final String said = assertThrows(InputException.class, () -> FigureKinds.read(csv, w[0], Double.NaN)).getMessage();
			assertTrue(said.contains(w[2]), said);
		}
	}

	/** A curve of many points keeps a data file of some thousand lines, and none of its corners is lost. */
	@Test
	void aLongCurveHasAShortFile() {
		final int n = 200_001;
		final double[] se = IntStream.range(0, n).mapToDouble(i -> Math.sqrt(i / (n - 1.0))).toArray(), sp = IntStream.range(0, n).mapToDouble(i -> 1 - i
			/ (n - 1.0)).toArray();
		final int rows = RocFigure.of(List.of(new RocFigure.Curve("m", se, sp, 2 / 3.0, Double.NaN, Double.NaN, 0.95, null, null))).data().rows();
		assertTrue(rows > 1000 && rows < 6000, rows + " rows");
	}
}
