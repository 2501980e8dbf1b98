package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/** {@code standard: ibsi} in a settings file: columns, look-up, small and flat regions, refusals. */
class IbsiExtractorTest {

	private static final String EVERYTHING = "standard: ibsi\nsetting: {approach: [2D, 2.5D, 3D], binCount: 8, ivhDiscretisation: FBN}\n";

	private static Extraction extract(final String yaml, final Volume image, final Mask mask) {
		return RegionExtractor.of(Settings.parse(yaml, "test")).extract(image, mask, Progress.NONE);
	}

	/** PITFALLS 11: 2D means what the IBSI's name says, one column for each. 485 reference rows and two without a value. */
	@Test
	void everyFeatureHasAColumnInEachAggregation() {
		final List<String> columns = RegionExtractor.of(Settings.parse(EVERYTHING, "test")).columns();
		assertEquals(487, columns.size());
		assertEquals(487, new HashSet<>(columns).size());
		assertTrue(columns.containsAll(List.of("original_morphology_MoransIIndex", "original_glcm_JointAverage_2_5D_avg",
			"original_gldzm_ZonePercentage_3D")), columns.toString());
		assertEquals(29 + 2 + 18 + 23 + 7 + 2 * 25 + 2 * 16 + 16 + 16 + 5 + 17, RegionExtractor.of(Settings.parse("standard: ibsi", "test"))
			.columns().size());
	}

	/** The page shows the settings that the check runs. */
	@Test
	void thePageShowsTheConfigurations() throws IOException {
		final String page = Files.readString(Path.of("docs", "ibsi.md"));
		for (final IbsiConfiguration c : IbsiConfiguration.values()) assertTrue(page.contains("```yaml\n" + c.text() + "```"), c.label());
	}

	/** Our names lead to the reference's words, and each of them is reached once. */
	@Test
	void theLookUpKnowsFamilyAggregationAndTag() {
		final FeatureFamily glcm = Catalogue.family("glcm");
		final IbsiTerm term = IbsiTerms.of(glcm, glcm.features().stream().filter(f -> f.name().equals("MaximumProbability")).findFirst()
			.orElseThrow(), Aggregation.D25_DIRECTION_MERGED).orElseThrow();
		assertEquals(new IbsiTerm("Co-occurrence matrix", "Joint maximum", "2.5D, direction-merged", "cm_joint_max_2_5D_avg"), term);
		assertEquals(174, IbsiTerms.FAMILIES.stream().mapToInt(f -> IbsiTerms.features(Catalogue.family(f)).size()).sum());
	}

	/** PyRadiomics' defaults do not change because the IBSI's families are there: 107 columns. */
	@Test
	void theIbsiFamiliesStayOutOfPyRadiomicsDefaults() {
		assertEquals(107, RegionExtractor.of(Settings.defaults()).columns().size());
		assertFalse(Settings.defaults().text().contains("standard"));
	}

	/** PITFALLS 4: regions of 1 to 8 voxels and flat ones give numbers or reasons, never an exception or an infinite value. */
	@Test
	void smallAndFlatRegionsGiveNumbersOrReasons() {
		final Geometry g = Geometry.of(6, 6, 6, 1, 1, 10);
		final double[] v = new double[g.voxels()], flat = new double[v.length];
		for (int i = 0; i < v.length; i++) v[i] = i * 37 % 101 - 50;
		Arrays.fill(flat, 3);
		final int[][] regions = { { 86 }, { 86, 87 }, { 86, 93 }, { 86, 87, 92, 93 }, { 86, 87, 88, 89 }, { 86, 122 }, { 43, 86, 129, 172 }, { 86, 87,
			92, 93, 122, 123, 128, 129 } };
		for (final double[] values : List.of(v, flat)) {
			for (final int[] region : regions) {
				final Extraction e = extract(EVERYTHING, Volume.of(g, values), Mask.of(g, i -> Arrays.stream(region).anyMatch(k -> k == i)));
				final long missing = Arrays.stream(e.values()).filter(Double::isNaN).count();
				assertEquals(missing, e.undefined().size());
				assertTrue(Arrays.stream(e.values()).noneMatch(Double::isInfinite), () -> "infinite in " + Arrays.toString(region));
				assertTrue(e.undefined().stream().noneMatch(u -> u.reason().isBlank()));
				if (values == flat) assertEquals(List.of(), missingWithout(e, List.of("Skew", "Kurtosis", "ivh", "Moran", "Geary", "glcm", "glrlm", "AEE",
					"Axis", "Elongation", "Flatness", "Gradient", "ngtdm")));
			}
		}
	}

	private static List<String> missingWithout(final Extraction e, final List<String> expected) {
		return e.undefined().stream().map(Undefined::column).filter(c -> expected.stream().noneMatch(c::contains)).toList();
	}

	/** The same bits for one thread and for several. */
	@Test
	void threadsDoNotChangeABit() throws Exception {
		final Geometry g = Geometry.of(20, 18, 9, 1, 1.2, 3);
		final double[] v = new double[g.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = Math.sin(i * 0.7) * 100 + i % 19;
		final Mask mask = Mask.of(g, i -> i % 7 != 3 && i / 20 % 18 > 2);
		final double[][] out = new double[2][];
		for (int k = 0; k < 2; k++) {
			final ForkJoinPool pool = new ForkJoinPool(k == 0 ? 1 : 4);
			try {
				out[k] = pool.submit(() -> extract(EVERYTHING, Volume.of(g, v), mask).values()).get();
			}
			finally {
				pool.shutdown();
			}
		}
		assertEquals(Arrays.toString(out[0]), Arrays.toString(out[1]));
	}

	/** Re-segmentation changes the intensity mask only: volume is that of the whole region, the mean that of what is left. */
	@Test
	void theMorphologicalMaskStaysAsItIs() {
		final Geometry g = Geometry.of(4, 1, 1, 2, 1, 1);
		final RegionExtractor x = RegionExtractor.of(Settings.parse(
			"standard: ibsi\nsetting: {resegmentRange: [0, 10], binWidth: 1}\nfeatureClass: {morphology: [VolumeCounting], statistics: [Mean]}", "test"));
		final Extraction e = x.extract(Volume.of(g, new double[] { 1, 2, 99, 3 }), Mask.of(g, i -> true), Progress.NONE);
		assertEquals(List.of("original_morphology_VolumeCounting", "original_statistics_Mean"), x.columns());
		assertEquals(List.of(8.0, 2.0), Arrays.stream(e.values()).boxed().toList());
		final Map<String, String> d = e.diagnostics();
		assertEquals("3", d.get("int_mask_vox_count_reseg_roi"));
		assertEquals("4", d.get("morph_mask_vox_count_reseg_roi"));
	}

	/** IBSI IPET: a voxel without neighbours has no neighbourhood. Beside a pair of levels 1 and 3, one alone changes nothing. */
	@Test
	void voxelsWithoutNeighboursDoNotCount() {
		final Geometry g = Geometry.of(5, 1, 1, 1, 1, 1);
		final Volume image = Volume.of(g, new double[] { 1, 3, 0, 0, 2 });
		final String yaml = "standard: ibsi\nsetting: {discretisation: none}\nfeatureClass: {ngtdm: [Coarseness, Contrast]}";
		final double[] pair = extract(yaml, image, Mask.of(g, i -> i < 2)).values(), more = extract(yaml, image, Mask.of(g, i -> i != 2 && i != 3))
			.values();
		// p = 1/2, 1/2 and s = 2, 2
		assertEquals(List.of(0.5, 2.0 * 0.25 * 4 * 4 / 2 / 2), Arrays.stream(pair).boxed().toList());
		assertEquals(Arrays.toString(pair), Arrays.toString(more));
	}

	/** A filter's response gets the same chain; what a family sees around the region is there for it, too. */
	@Test
	void aFilteredImageHasColumnsOfItsOwn() {
		final Geometry g = Geometry.of(24, 24, 5, 1, 1, 1);
		final double[] v = new double[g.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = i * 31 % 97;
		final Mask mask = Mask.of(g, i -> Math.abs(i % 24 - 12) < 3 && Math.abs(i / 24 % 24 - 12) < 3);
		final String yaml = "standard: ibsi\nsetting: {binCount: 8}\nimageType: {Original: {}, Square: {}}\n"
			+ "featureClass: {localintensity: [GlobalIntensityPeak], statistics: [Maximum]}";
		final RegionExtractor x = RegionExtractor.of(Settings.parse(yaml, "test"));
		assertEquals(List.of("original_localintensity_GlobalIntensityPeak", "original_statistics_Maximum",
			"square_localintensity_GlobalIntensityPeak", "square_statistics_Maximum"), x.columns());
		final double peak = x.extract(Volume.of(g, v), mask, Progress.NONE).values()[0];
		final double[] around = v.clone();
		around[g.index(12, 16, 2)] += 1e6;
		assertTrue(x.extract(Volume.of(g, around), mask, Progress.NONE).values()[0] > peak + 100, "the sphere must reach beyond the region");
		// the same from PyRadiomics' chain
		assertEquals(peak, extract("featureClass: {localintensity: [GlobalIntensityPeak]}", Volume.of(g, v), mask).values()[0]);
	}

	@Test
	void whatTheStandardDoesNotKnowIsRefused() {
		final Geometry g = Geometry.of(2, 1, 1, 1, 1, 1);
		final Volume image = Volume.of(g, new double[] { 0.5, 2 });
		final Mask all = Mask.of(g, i -> true);
		assertThrows(InputException.class, () -> Settings.parse("standard: IBSI-9", "test"));
		for (final String key : List.of("normalize: true", "resegmentShape: true", "resegmentRange: [1]",
			"resegmentRange: [0, 1], resegmentMode: sigma", "weightingNorm: euclidean", "discretisation: FBN")) {
			final String m = assertThrows(InputException.class, () -> RegionExtractor.of(Settings.parse("standard: ibsi\nsetting: {" + key + "}",
				"test"))).getMessage();
			assertTrue(m.contains("standard: ibsi"), m);
		}
		assertThrows(InputException.class, () -> RegionExtractor.of(Settings.parse("standard: ibsi\nsetting: {approach: [4D]}", "test")));
		final String none = assertThrows(InputException.class, () -> extract("standard: ibsi\nsetting: {discretisation: none}", image, all))
			.getMessage();
		assertTrue(none.contains("0.5"), none);
	}
}
