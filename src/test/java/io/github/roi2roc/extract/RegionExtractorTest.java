package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.CancelledException;
import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

class RegionExtractorTest {

	private static final Geometry GRID = Geometry.of(12, 10, 8, 1, 1, 2);

	private static Volume image(final IntToDoubleFunction value) {
		final double[] v = new double[GRID.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = value.applyAsDouble(i);
		return Volume.of(GRID, v);
	}

	private static double noise(final int i) {
		return (i * 7919L + i * (long) i) % 251;
	}

	private static Map<String, Double> values(final String settings, final Volume image, final IntPredicate inside) {
		final RegionExtractor x = RegionExtractor.of(Settings.parse(settings, "test"));
		final double[] v = x.extract(image, Mask.of(GRID, inside), Progress.NONE).values();
		final Map<String, Double> out = new HashMap<>();
		for (int i = 0; i < v.length; i++) out.put(x.columns().get(i), v[i]);
		return out;
	}

	private static String message(final String settings, final Volume image, final IntPredicate inside) {
		return assertThrows(InputException.class, () -> values(settings, image, inside)).getMessage();
	}

	/** PITFALLS 4: a single voxel gives what can be computed, and a reason for the rest; the message has the voxel count. */
	@Test
	void aSingleVoxelHasReasonsInsteadOfTextures() {
		final RegionExtractor x = RegionExtractor.of(Settings.defaults());
		final Extraction e = x.extract(image(RegionExtractorTest::noise), Mask.of(GRID, i -> i == 500), Progress.NONE);
		final Map<String, String> reasons = new HashMap<>();
		e.undefined().forEach(u -> reasons.put(u.column(), u.reason()));
		assertEquals(24 + 16 + 2, reasons.size(), reasons.toString());
		assertTrue(reasons.get("original_glcm_Contrast").contains("voxels in the region: 1"), reasons.get("original_glcm_Contrast"));
		assertTrue(reasons.get("original_shape_Elongation").contains("at least 2 voxels"));
		for (int i = 0; i < e.values().length; i++) assertEquals(Double.isNaN(e.values()[i]), reasons.containsKey(x.columns().get(i)));
	}

	/** The octahedron between a voxel's face midpoints: volume sx·sy·sz/6, area from its eight triangles (spacing 1, 1, 2). */
	@Test
	void aSingleVoxelIsAnOctahedron() {
		final Map<String, Double> v = values("featureClass: {shape: }", image(i -> 1), i -> i == 500);
		assertEquals(2 / 6.0, v.get("original_shape_MeshVolume"), 1e-15);
		// |cross| of the edges (½,0,0)→(0,½,0) and (½,0,0)→(0,0,1): √(½²+½²+¼²) = ¾, half of it is a triangle
		assertEquals(8 * 0.375, v.get("original_shape_SurfaceArea"), 1e-14);
		assertEquals(2, v.get("original_shape_Maximum3DDiameter"), 1e-15);
		assertEquals(1, v.get("original_shape_Maximum2DDiameterSlice"), 1e-15);
	}

	/** PITFALLS 4: minimumROIDimensions and minimumROISize make it an error, as in PyRadiomics (size: not more than N is too few). */
	@Test
	void smallRegionsAreRefusedOnRequest() {
		final Volume v = image(RegionExtractorTest::noise);
		assertTrue(message("setting: {minimumROIDimensions: 1}", v, i -> i == 500).contains("extends along 0 of 3 axes (1×1×1 voxels)"));
		assertTrue(message("setting: {minimumROIDimensions: 2}", v, i -> i < 12).contains("'minimumROIDimensions' asks for 2"));
		assertTrue(message("setting: {minimumROISize: 12}", v, i -> i < 12).contains("has 12 voxels; 'minimumROISize' asks for more than 12"));
		assertEquals(107, values("setting: {minimumROISize: 11, minimumROIDimensions: 1}", v, i -> i < 12).size());
	}

	@Test
	void anEmptyRegionIsRefused() {
		assertTrue(message("", image(i -> 1), i -> false).contains("no voxel"));
	}

	@Test
	void nonFiniteVoxelsInsideTheRegionAreRefusedAndOutsideAreNot() {
		for (final double bad : new double[] { Double.NaN, Double.POSITIVE_INFINITY }) {
			final Volume v = image(i -> i == 300 || i == 301 ? bad : noise(i));
			assertTrue(message("", v, i -> i >= 240 && i < 480).contains("2 of the region's 240 voxels are NaN or infinite"));
			assertEquals(107, values("", v, i -> i >= 480).size());
		}
	}

	/** PITFALLS 5: a warning below 8 or above 256 bins, with a bin width that works. */
	@Test
	void tooFewBinsAreWarnedOfWithAWidthThatWorks() {
		final Volume adc = image(i -> noise(i) / 100_000);
		final Extraction e = RegionExtractor.of(Settings.defaults()).extract(adc, Mask.of(GRID, i -> true), Progress.NONE);
		assertEquals(1, e.warnings().size());
		assertTrue(e.warnings().get(0).contains("makes 1 grey level of intensities from 0 to 0.00249; 8"), e.warnings().get(0));
		assertTrue(e.warnings().get(0).contains("Set 'binWidth' to 0.00005 (50 levels)"), e.warnings().get(0));
		final Extraction better = RegionExtractor.of(Settings.defaults().with("binWidth", 5e-5)).extract(adc, Mask.of(GRID, i -> true),
			Progress.NONE);
		assertEquals(List.of(), better.warnings());
	}

	@Test
	void manyBinsAreWarnedOf() {
		final Extraction e = RegionExtractor.of(Settings.parse("setting: {binWidth: 0.9}\nfeatureClass: {firstorder: }", "")).extract(image(
			RegionExtractorTest::noise), Mask.of(GRID, i -> true), Progress.NONE);
		assertTrue(e.warnings().get(0).contains("makes 277 grey levels"), e.warnings().toString());
	}

	/** PITFALLS 7: too many grey levels are refused before the work, with their number and a bin width that works. */
	@Test
	void tooManyGreyLevelsAreRefused() {
		final String m = message("setting: {binWidth: 0.001}", image(RegionExtractorTest::noise), i -> true);
		assertTrue(m.contains("makes 249001 grey levels") && m.contains("at most 65535") && m.contains("Set 'binWidth' to 5 (50 levels)"), m);
	}

	/** One-sided closed range (reference README: re-segmentation): 30 stays, 29.5 goes; shape keeps the whole region. */
	@Test
	void resegmentationKeepsTheThresholdAndLeavesShapeAlone() {
		final Volume v = image(i -> i % 3 == 0 ? 30 : i % 3 == 1 ? 29.5 : 80);
		final Map<String, Double> a = values("setting: {resegmentRange: [30]}", v, i -> true), b = values(
			"setting: {resegmentRange: [30], resegmentShape: true}", v, i -> true);
		assertEquals(30, a.get("original_firstorder_Minimum"));
		assertEquals(GRID.voxels() * 2, a.get("original_shape_VoxelVolume"));
		assertEquals(GRID.voxels() * 2 * 2 / 3.0, b.get("original_shape_VoxelVolume"));
		assertTrue(message("setting: {resegmentRange: [90, 100]}", v, i -> true).contains("none lies from 90 to 100"));
	}

	@Test
	void shape2DNeedsOneSlice() {
		final RegionExtractor x = RegionExtractor.of(Settings.parse("setting: {force2D: true}\nfeatureClass: {shape2D: }", ""));
		final Extraction two = x.extract(image(i -> 1), Mask.of(GRID, i -> i < 240), Progress.NONE);
		assertEquals(9, two.undefined().size());
		assertTrue(two.undefined().get(0).reason().contains("spans 2 along z"), two.undefined().get(0).reason());
		assertEquals(0, x.extract(image(i -> 1), Mask.of(GRID, i -> i < 120), Progress.NONE).undefined().size());
	}

	@Test
	void anImageTypesOwnBinWidthCountsForItAlone() {
		final Volume v = image(RegionExtractorTest::noise);
		final Map<String, Double> one = values("imageType: {Original: {}, Square: {binWidth: 5}}\nfeatureClass: {firstorder: [Entropy]}", v,
			i -> true), all = values("imageType: {Original: {}, Square: {}}\nsetting: {binWidth: 5}\nfeatureClass: {firstorder: [Entropy]}", v,
				i -> true), none = values("imageType: {Original: {}, Square: {}}\nfeatureClass: {firstorder: [Entropy]}", v, i -> true);
		assertEquals(all.get("square_firstorder_Entropy"), one.get("square_firstorder_Entropy"));
		assertEquals(none.get("original_firstorder_Entropy"), one.get("original_firstorder_Entropy"));
		assertTrue(one.get("square_firstorder_Entropy") > none.get("square_firstorder_Entropy"));
	}

	/** Same input, same bytes, for any number of threads and any locale. */
	@Test
	void threadsAndLocaleDoNotMatter() throws Exception {
		final Volume v = image(RegionExtractorTest::noise);
		final RegionExtractor x = RegionExtractor.of(Settings.parse("imageType: {Original: {}, Gradient: {}, LoG: {sigma: [2.0]}}", ""));
		final Mask mask = Mask.of(GRID, i -> i % 7 != 0);
		final Locale before = Locale.getDefault();
		double[] first = null;
		try {
			for (final int threads : new int[] { 1, 2, 5 }) {
				Locale.setDefault(threads == 2 ? Locale.GERMANY : Locale.ROOT);
				final ForkJoinPool pool = new ForkJoinPool(threads);
				final Extraction e = pool.submit(() -> x.extract(v, mask, Progress.NONE)).get();
				pool.shutdown();
				if (first == null) first = e.values();
				assertArrayEquals(Arrays.stream(first).mapToLong(Double::doubleToLongBits).toArray(), Arrays.stream(e.values()).mapToLong(
					Double::doubleToLongBits).toArray());
				assertEquals("(0, 0, 0, 12, 10, 8)", e.diagnostics().get("diagnostics_Mask-original_BoundingBox"));
			}
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void aCancelIsHeard() {
		final Progress stop = new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				// nobody watches
			}

			@Override
			public boolean cancelled() {
				return true;
			}
		};
		assertThrows(CancelledException.class, () -> RegionExtractor.of(Settings.defaults()).extract(image(i -> i), Mask.of(GRID, i -> true), stop));
	}
}
