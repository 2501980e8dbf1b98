package io.github.roi2roc.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import io.github.roi2roc.InputException;
import io.github.roi2roc.evaluate.RocComparison;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.table.FeatureTable;

class RocFigureTest {

	private static RocFigure.Curve curve(final String label, final double lift) {
		final int n = 21;
		final double[] se = new double[n], sp = new double[n];
		for (int i = 0; i < n; i++) {
			sp[i] = i / 20.0;
			se[i] = Math.pow(1 - sp[i], lift);
		}
		return new RocFigure.Curve(label, se, sp, 0.834, 0.751, 0.899, 0.95, new RocFigure.Point(0.42, 0.8, 0.75), null);
	}

	@Test
	void namesItsAxesAndGivesEachAreaWithItsInterval() throws Exception {
		final List<String> texts = SvgTexts.of(RocFigure.of(List.of(curve("Radiomics", 0.2), curve("Clinical", 0.5))));
		assertTrue(texts.contains("1 − Specificity"), texts.toString());
		assertTrue(texts.contains("Sensitivity"), texts.toString());
		assertTrue(texts.contains("Radiomics: AUC 0.83 (95 % CI 0.75–0.90)"), texts.toString());
		assertTrue(texts.contains("Clinical: AUC 0.83 (95 % CI 0.75–0.90)"), texts.toString());
		assertEquals(2, texts.stream().filter("0.4"::equals).count(), "both axes have a tick at 0.4");
	}

	@Test
	void drawsEveryCurveInItsOwnColour() throws Exception {
		final List<RocFigure.Curve> curves = new ArrayList<>();
		for (int i = 1; i <= 7; i++) {
			curves.add(curve("Model " + i, 0.1 * i));
			assertEquals(i, SvgTexts.curveColours(RocFigure.of(curves)), i + " curves");
		}
	}

	@Test
	void anIntervalThatDoesNotExistIsNotPrinted() throws Exception {
		final RocFigure.Curve c = curve("M", 0.2);
		final List<String> texts = SvgTexts.of(RocFigure.of(List.of(new RocFigure.Curve("M", c.sensitivities(), c.specificities(), 1, Double.NaN,
			Double.NaN, 0.95, null, null))));
		assertTrue(texts.contains("M: AUC 1.00"), texts.toString());
		assertFalse(texts.toString().contains("NaN"), texts.toString());
	}

	@Test
	void theFrameIsSquareAndTheFigureAsWideAsAColumn() throws Exception {
		final Figure figure = RocFigure.of(List.of(curve("Radiomics", 0.2)));
		assertEquals(85, figure.widthMm(), 1e-9);
		final Element svg = SvgTexts.parse(figure).getDocumentElement();
		assertEquals("85.000mm", svg.getAttribute("width"));
		// The frame is the ink rectangle.
		final NodeList rectangles = svg.getElementsByTagName("rect");
		final Element frame = (Element) rectangles.item(0);
		assertEquals(Double.parseDouble(frame.getAttribute("width")), Double.parseDouble(frame.getAttribute("height")), 0.01);
		assertTrue(Double.parseDouble(frame.getAttribute("width")) > 180, frame.getAttribute("width"));
	}

	/** Same input, same bytes: the German decimal comma and another time zone change nothing, nor does a second run. */
	@Test
	void bytesDependOnNeitherLocaleNorTimeZoneNorRun() {
		final Locale locale = Locale.getDefault();
		final TimeZone zone = TimeZone.getDefault();
		final List<RocFigure.Curve> curves = List.of(curve("Radiomics", 0.2), curve("Clinical", 0.5));
		final String svg = RocFigure.of(curves).svg();
		final byte[] png = RocFigure.of(curves).png(150);
		try {
			for (final String tag : List.of("de-DE", "ar-EG", "zh-CN")) {
				Locale.setDefault(Locale.forLanguageTag(tag));
				TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
				final Figure again = RocFigure.of(curves);
				assertEquals(svg, again.svg(), tag);
				assertArrayEquals(png, again.png(150), tag);
				assertEquals(svg, again.svg(), "second time");
			}
		}
		finally {
			Locale.setDefault(locale);
			TimeZone.setDefault(zone);
		}
	}

	/** 85 mm at 300 dpi are 85 / 25.4 · 300 = 1003.9 pixels; 300 dpi are 300 / 0.0254 = 11811 pixels a metre (PNG's pHYs, unit 1). */
	@Test
	void thePngKnowsItsResolution(@TempDir final Path folder) throws IOException {
		final Path file = folder.resolve("new/roc.png");
		RocFigure.of(List.of(curve("Radiomics", 0.2))).writePng(file, 300);
		assertEquals(1004, ImageIO.read(file.toFile()).getWidth());
		final byte[] b = Files.readAllBytes(file);
		final String latin = new String(b, StandardCharsets.ISO_8859_1);
		final int at = latin.indexOf("pHYs") + 4;
		assertTrue(at > 4, "no pHYs");
		assertEquals(11811, (b[at] & 0xff) << 24 | (b[at + 1] & 0xff) << 16 | (b[at + 2] & 0xff) << 8 | b[at + 3] & 0xff);
		assertEquals(1, b[at + 8]);
		assertFalse(latin.contains("tIME"), "a time stamp");
	}

	@Test
	void theSvgIsUtf8WithoutReferenceToTheNetworkOrThisMachinesFonts(@TempDir final Path folder) throws IOException {
		final Path file = folder.resolve("roc.svg");
		RocFigure.of(List.of(curve("放射组学", 0.2))).writeSvg(file);
		final String svg = Files.readString(file, StandardCharsets.UTF_8);
		assertTrue(svg.contains("放射组学: AUC 0.83"), svg);
		assertFalse(svg.contains("DOCTYPE"));
		assertFalse(svg.contains("Dialog"));
		assertTrue(svg.contains("sans-serif"));
	}

	/** A curve of 10^5 thresholds looks the same with some thousand points, and the file stays small. */
	@Test
	void aLongCurveIsThinnedBelowWhatTheEyeSees() {
		final int n = 100_001;
		final double[] se = new double[n], sp = new double[n];
		for (int i = 0; i < n; i++) {
			sp[i] = i / (n - 1.0);
			se[i] = Math.sqrt(1 - sp[i]);
		}
		final double[][] p = Polyline.visible(sp, se, 1.04, 1.04);
		assertTrue(p[0].length < 5000, p[0].length + " points");
		double worst = 0;
		for (int i = 0, k = 1; i < n; i++) {
			while (p[0][k] < sp[i]) k++;
			final double part = (sp[i] - p[0][k - 1]) / (p[0][k] - p[0][k - 1]);
			worst = Math.max(worst, Math.abs(p[1][k - 1] + part * (p[1][k] - p[1][k - 1]) - se[i]));
		}
		assertTrue(worst < 1.04 / 2000, "largest deviation " + worst);
		assertEquals(1, p[0][p[0].length - 1], 0);
	}

	/** A staircase keeps its corners and nothing else. */
	@Test
	void cornersStayCorners() {
		final double[] x = { 0, 0, 0, 0.1, 0.2, 0.2, 0.3, 0.3 }, y = { 0, 0.2, 0.4, 0.4, 0.4, 0.5, 0.5, 1 };
		final double[][] p = Polyline.visible(x, y, 1, 1);
		assertArrayEquals(new double[] { 0, 0, 0.2, 0.2, 0.3, 0.3 }, p[0], 0);
		assertArrayEquals(new double[] { 0, 0.4, 0.4, 0.5, 0.5, 1 }, p[1], 0);
	}

	@Test
	void aComparisonBecomesAFigure() throws Exception {
		final FeatureTable table = FeatureTable.builder("t.csv").text("y", "no", "no", "no", "yes", "yes", "yes").number("a", 1, 2, 3, 2.5, 4, 5)
			.number("b", 1, 5, 3, 2, 4, 6).build();
		final Figure figure = RocFigure.of(RocComparison.of(table, "y", "yes", List.of("a", "b"), RocDirection.HIGHER));
		final List<String> texts = SvgTexts.of(figure);
		// a: 8 of 9 pairs in order; b: 6 of 9.
		assertTrue(texts.stream().anyMatch(t -> t.startsWith("a: AUC 0.89 (95 % CI ")), texts.toString());
		assertTrue(texts.stream().anyMatch(t -> t.startsWith("b: AUC 0.67 (95 % CI ")), texts.toString());
		assertEquals(2, SvgTexts.curveColours(figure));
	}

	@Test
	void aResolutionThatCannotBeIsRefused() {
		final Figure figure = RocFigure.of(List.of(curve("Radiomics", 0.2)));
		assertTrue(assertThrows(InputException.class, () -> figure.image(0)).getMessage().contains("dpi is 0"));
		assertThrows(InputException.class, () -> RocFigure.of(List.of()));
	}
}
