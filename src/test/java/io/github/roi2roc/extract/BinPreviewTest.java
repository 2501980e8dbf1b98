package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.Progress;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.table.FeatureTable;

class BinPreviewTest {

	/** Values 0 to 999, the region has the first 500: 20 levels of width 25. */
	private static final Volume IMAGE = Volume.of(Geometry.of(10, 10, 10, 1, 1, 1), IntStream.range(0, 1000).asDoubleStream()
		.toArray());
	private static final List<NamedMask> HALF = List.of(new NamedMask("1", Mask.of(IMAGE.geometry(), new Box(0, 0, 0, 10, 10, 5), i -> true)));

	private static FeatureTable bins(final String settings) {
		return BinPreview.of(IMAGE, HALF, Settings.parse(settings, "settings.yaml"), Progress.NONE);
	}

	/** PITFALLS 5: bins per image type before the run. exp(x·ln(999)/999) of 499 is 31.5: two bins of 25, too few, and a suggestion. */
	@Test
	void everyImageTypeShowsItsBins() {
		final FeatureTable t = bins("imageType: {Original: {}, Exponential: {}}\n");
		assertEquals("[original, exponential]", List.of(t.texts("image_type")).toString());
		assertEquals(499, t.numbers("maximum")[0]);
		assertEquals(20, t.numbers("grey_levels")[0]);
		assertEquals("", t.text(0, "advice"));
		assertEquals(2, t.numbers("grey_levels")[1]);
		assertTrue(t.text(1, "advice").contains("8 to 256 are usual. Set 'binWidth' to 0.5"), t.text(1, "advice"));
	}

	/**
	 * PITFALLS 6: the range after normalisation and the bins that follow stand side by side. (0 − 499.5)/288.8 = −1.73 to (499 − 499.5)/288.8 =
	 * −0.0017, so width 25 makes a single bin; with scale 100 it makes 7, from floor(−173/25) = −7 to floor(−0.17/25) = −1.
	 */
	@Test
	void normalisationAndBinWidthAreShownTogether() {
		final FeatureTable plain = bins("setting: {normalize: true}\n"), scaled = bins("setting: {normalize: true, normalizeScale: 100}\n");
		assertEquals(-499.5 / Math.sqrt(1000 * 1001 / 12.0), plain.numbers("minimum")[0], 1e-9);
		assertEquals(1, plain.numbers("grey_levels")[0]);
		assertEquals(7, scaled.numbers("grey_levels")[0]);
	}

	@Test
	void aRegionThatCannotBeUsedSaysWhy() {
		final FeatureTable t = bins("setting: {minimumROISize: 501}\n");
		assertEquals("", t.text(0, "image_type"));
		assertTrue(t.text(0, "advice").contains("501"), t.text(0, "advice"));
	}
}
