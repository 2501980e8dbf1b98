package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.Oracle;
import io.github.roi2roc.Progress;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

/** The features of the A.K. vocabulary on the examples of the papers whose definitions stand in for A.K.'s. */
class AkFamiliesTest {

	/** Values by class and feature, each whole number a grey level. */
	private static Map<String, Double> values(final int nx, final int ny, final int nz, final Mask region, final String more, final int... v) {
		final Geometry g = Geometry.of(nx, ny, nz, 1, 1, 1);
		final short[] voxels = new short[v.length];
		for (int i = 0; i < v.length; i++) voxels[i] = (short) v[i];
		final RegionExtractor extractor = RegionExtractor.of(Settings.parse("{setting: {binWidth: 1" + more
			+ "}, featureClass: {akhistogram: , akformfactor: , akglcm: , akharalick: , akrlm: , akglszm: }}", "test"));
		final Extraction e = extractor.extract(new Volume(g, new Voxels.Int16(voxels)), region == null ? Mask.of(g, i -> true) : region,
			Progress.NONE);
		final Map<String, Double> out = new LinkedHashMap<>();
		for (int i = 0; i < e.values().length; i++) out.put(extractor.columns().get(i).replace("original_", ""), e.values()[i]);
		return out;
	}

	/** Haralick, Shanmugam and Dinstein 1973, figure 3. */
	private static final int[] HARALICKS_IMAGE = { 0, 0, 1, 1, 0, 0, 1, 1, 0, 2, 2, 2, 2, 2, 3, 3 };

	/** Galloway 1975, the example of the run length matrix; also that of the size zone matrix in Thibault 2009, with levels from 1. */
	private static final int[] GALLOWAYS_IMAGE = { 0, 1, 2, 3, 0, 2, 3, 3, 2, 1, 1, 1, 3, 0, 3, 0 };

	private static Map<String, Double> haralick() {
		return values(4, 4, 1, null, "", HARALICKS_IMAGE);
	}

	private static Map<String, Double> galloway() {
		return values(4, 4, 1, null, "", GALLOWAYS_IMAGE);
	}

	/** The matrices that the paper prints, along 0°, 45°, 90° and 135°. */
	private static final double[][][] HARALICK = { //
		{ { 4, 2, 1, 0 }, { 2, 4, 0, 0 }, { 1, 0, 6, 1 }, { 0, 0, 1, 2 } }, //
		{ { 4, 1, 0, 0 }, { 1, 2, 2, 0 }, { 0, 2, 4, 1 }, { 0, 0, 1, 0 } }, //
		{ { 6, 0, 2, 0 }, { 0, 4, 2, 0 }, { 2, 2, 2, 2 }, { 0, 0, 2, 0 } }, //
		{ { 2, 1, 3, 0 }, { 1, 2, 1, 0 }, { 3, 1, 0, 2 }, { 0, 0, 2, 0 } } };

	/** What a term adds up to over a matrix of probabilities with levels from 0. */
	private interface Term {

		double of(int i, int j, double p);
	}

	private static double sum(final double[][] matrix, final Term term) {
		double total = 0, sum = 0;
		for (final double[] row : matrix) total += Arrays.stream(row).sum();
		for (int i = 0; i < 4; i++) {
			for (int j = 0; j < 4; j++) sum += term.of(i, j, matrix[i][j] / total);
		}
		return sum;
	}

	private static double bits(final double p) {
		return p > 0 ? -p * Math.log(p) / Math.log(2) : 0;
	}

	/** Distribution of i + j or of |i − j|. */
	private static double[] distribution(final double[][] m, final boolean sums) {
		final double[] out = new double[7];
		sum(m, (i, j, p) -> out[sums ? i + j : Math.abs(i - j)] += p);
		return out;
	}

	/** The formulas of Haralick 1973 and Conners 1984, written out on the four matrices. */
	@Test
	@Oracle(features = { "akglcm_*" }, source = "Haralick 1973 and Conners 1984, formulas on the matrices of Haralick's figure 3",
		tolerance = "1e-12 relative")
	void coOccurrenceIsThatOfHaralick() {
		final Map<String, Double> v = haralick();
		final Map<String, double[]> byAngle = new LinkedHashMap<>();
		for (int a = 0; a < 4; a++) {
			final double[][] m = HARALICK[a];
			final double mean = sum(m, (i, j, p) -> i * p), variance = sum(m, (i, j, p) -> (i - mean) * (i - mean) * p);
			final Map<String, Double> want = new LinkedHashMap<>();
			want.put("GLCMEnergy", sum(m, (i, j, p) -> p * p));
			want.put("GLCMEntropy", sum(m, (i, j, p) -> bits(p)));
			want.put("Inertia", sum(m, (i, j, p) -> (i - j) * (i - j) * p));
			want.put("Correlation", sum(m, (i, j, p) -> (i - mean) * (j - mean) * p) / variance);
			want.put("InverseDifferenceMoment", sum(m, (i, j, p) -> p / (1 + (i - j) * (i - j))));
			want.put("ClusterShade", sum(m, (i, j, p) -> Math.pow(i + j - 2 * mean, 3) * p));
			want.put("ClusterProminence", sum(m, (i, j, p) -> Math.pow(i + j - 2 * mean, 4) * p));
			double squares = 0;
			for (int i = 0; i < 4; i++) {
				final int row = i;
				squares += Math.pow(sum(m, (x, y, p) -> x == row ? p : 0), 2);
			}
			want.put("HaralickCorrelation", (sum(m, (i, j, p) -> i * j * p) - 1 / 16.0) / (squares / 4 - 1 / 16.0));
			for (final Map.Entry<String, Double> w : want.entrySet()) {
				close(w.getValue(), v.get("akglcm_" + w.getKey() + "_angle" + 45 * a + "_offset1"), w.getKey() + " " + 45 * a);
				byAngle.computeIfAbsent(w.getKey(), k -> new double[4])[a] = w.getValue();
			}
		}
		byAngle.forEach((name, four) -> {
			final double mean = Arrays.stream(four).average().orElseThrow();
			close(mean, v.get("akglcm_" + name + "_AllDirection_offset1"), name);
			close(Math.sqrt(Arrays.stream(four).map(d -> (d - mean) * (d - mean)).average().orElseThrow()), v.get("akglcm_" + name
				+ "_AllDirection_offset1_SD"), name);
		});
		// as printed for this image in many places: contrast 14/24 and energy 84/576 along 0°
		assertEquals(14.0 / 24, v.get("akglcm_Inertia_angle0_offset1"), 1e-12);
		assertEquals(84.0 / 576, v.get("akglcm_GLCMEnergy_angle0_offset1"), 1e-12);
	}

	private static void close(final double want, final double got, final String what) {
		assertEquals(want, got, 1e-12 * Math.max(1, Math.abs(want)), what);
	}

	/** f1 to f11 of Haralick 1973 but f3, means over the four matrices; levels count from 1 in f6. */
	@Test
	@Oracle(features = "akharalick_*", source = "Haralick 1973, formulas on the matrices of figure 3", tolerance = "1e-12 relative")
	void haralickParametersAreThoseOfHaralick() {
		final Map<String, Double> v = haralick();
		final double[] want = new double[10];
		for (final double[][] m : HARALICK) {
			final double mean = sum(m, (i, j, p) -> i * p), difference = sum(m, (i, j, p) -> Math.abs(i - j) * p);
			want[0] += sum(m, (i, j, p) -> bits(p)) / 4;
			want[1] += sum(m, (i, j, p) -> p * p) / 4;
			want[2] += sum(m, (i, j, p) -> (i - j) * (i - j) * p) / 4;
			want[3] += sum(m, (i, j, p) -> (i - mean) * (i - mean) * p) / 4;
			want[4] += (2 * mean + 2) / 4;
			want[5] += sum(m, (i, j, p) -> (i + j - 2 * mean) * (i + j - 2 * mean) * p) / 4;
			want[6] += Arrays.stream(distribution(m, true)).map(AkFamiliesTest::bits).sum() / 4;
			want[7] += sum(m, (i, j, p) -> (Math.abs(i - j) - difference) * (Math.abs(i - j) - difference) * p) / 4;
			want[8] += Arrays.stream(distribution(m, false)).map(AkFamiliesTest::bits).sum() / 4;
			want[9] += sum(m, (i, j, p) -> p / (1 + (i - j) * (i - j))) / 4;
		}
		final String[] names = { "HaraEntropy", "AngularSecondMoment", "Contrast", "HaraVariance", "SumAverage", "SumVariance", "SumEntropy",
			"DifferenceVariance", "DifferenceEntropy", "InverseDifferenceMoment" };
		for (int i = 0; i < names.length; i++) close(want[i], v.get("akharalick_" + names[i]), names[i]);
	}

	/** Number of runs of each level by length, along 0°, 45°, 90° and 135°, counted by hand as the paper does. */
	private static final double[][][] GALLOWAY = { //
		{ { 4, 0, 0 }, { 1, 0, 1 }, { 3, 0, 0 }, { 3, 1, 0 } }, //
		{ { 4, 0, 0 }, { 4, 0, 0 }, { 0, 0, 1 }, { 3, 1, 0 } }, //
		{ { 2, 1, 0 }, { 4, 0, 0 }, { 3, 0, 0 }, { 3, 1, 0 } }, //
		{ { 4, 0, 0 }, { 4, 0, 0 }, { 3, 0, 0 }, { 5, 0, 0 } } };

	@Test
	@Oracle(features = "akrlm_*", source = "Galloway 1975, the example; Chu 1990 and Dasarathy 1991, formulas on it", tolerance = "1e-12 relative")
	void runsAreThoseOfGalloway() {
		final Map<String, Double> v = galloway();
		for (int a = 0; a < 4; a++) {
			final double[] want = new double[10], lengths = new double[3];
			double runs = 0;
			for (int i = 1; i <= 4; i++) {
				double level = 0;
				for (int j = 1; j <= 3; j++) {
					final double n = GALLOWAY[a][i - 1][j - 1], ii = i * i, jj = j * j;
					runs += n;
					level += n;
					lengths[j - 1] += n;
					final double[] terms = { n / jj, n * jj, 0, 0, n / ii, n * ii, n / (ii * jj), n * ii / jj, n * jj / ii, n * ii * jj };
					for (int k = 0; k < terms.length; k++) want[k] += terms[k];
				}
				want[2] += level * level;
			}
			for (final double n : lengths) want[3] += n * n;
			final String[] names = { "ShortRunEmphasis", "LongRunEmphasis", "GreyLevelNonuniformity", "RunLengthNonuniformity",
				"LowGreyLevelRunEmphasis", "HighGreyLevelRunEmphasis", "ShortRunLowGreyLevelEmphasis", "ShortRunHighGreyLevelEmphasis",
				"LongRunLowGreyLevelEmphasis", "LongRunHighGreyLevelEmphasis" };
			for (int k = 0; k < names.length; k++) close(want[k] / runs, v.get("akrlm_" + names[k] + "_angle" + 45 * a + "_offset1"), names[k] + " "
				+ 45 * a);
		}
		assertEquals(24 / 13.0, v.get("akrlm_LongRunEmphasis_angle0_offset1"), 1e-12);
	}

	/** Zones: level 1 two of 1 and one of 2; level 2 one of 1 and one of 3; level 3 one of 3; level 4 two of 1 and one of 3. */
	@Test
	@Oracle(features = "akglszm_*", source = "Thibault 2009, the example", tolerance = "1e-12")
	void zonesAreThoseOfThibault() {
		final Map<String, Double> v = galloway();
		assertEquals((2 + 1 / 4.0 + 1 + 1 / 9.0 + 1 / 9.0 + 2 + 1 / 9.0) / 9, v.get("akglszm_SmallAreaEmphasis"), 1e-12);
		assertEquals((2 + 4 + 1 + 9 + 9 + 2 + 9) / 9.0, v.get("akglszm_LargeAreaEmphasis"), 1e-12);
		assertEquals((9 + 4 + 1 + 9) / 9.0, v.get("akglszm_IntensityVariability"), 1e-12);
		assertEquals((25 + 1 + 9) / 9.0, v.get("akglszm_SizeZoneVariability"), 1e-12);
		assertEquals(9 / 16.0, v.get("akglszm_ZonePercentage"), 1e-12);
		assertEquals((3 + 2 / 4.0 + 1 / 9.0 + 3 / 16.0) / 9, v.get("akglszm_LowIntensityEmphasis"), 1e-12);
		assertEquals((3 + 8 + 9 + 48) / 9.0, v.get("akglszm_HighIntensityEmphasis"), 1e-12);
		assertEquals((2.25 + (1 + 1 / 9.0) / 4 + 1 / 81.0 + (2 + 1 / 9.0) / 16) / 9, v.get("akglszm_LowIntensitySmallAreaEmphasis"), 1e-12);
		assertEquals((2.25 + (1 + 1 / 9.0) * 4 + 1 + (2 + 1 / 9.0) * 16) / 9, v.get("akglszm_HighIntensitySmallAreaEmphasis"), 1e-12);
		assertEquals((6 + 10 / 4.0 + 9 / 9.0 + 11 / 16.0) / 9, v.get("akglszm_LowIntensityLargeAreaEmphasis"), 1e-12);
		assertEquals((6 + 10 * 4 + 81 + 11 * 16) / 9.0, v.get("akglszm_HighIntensityLargeAreaEmphasis"), 1e-12);
	}

	/** 1, 1, 2, 4: mean 2, squared distances 6, absolute ones 4; shares 1/2, 1/4, 1/4. */
	@Test
	@Oracle(features = { "akhistogram_MinIntensity", "akhistogram_MaxIntensity", "akhistogram_MedianIntensity", "akhistogram_MeanValue",
		"akhistogram_StdDeviation", "akhistogram_Variance", "akhistogram_VolumeCount", "akhistogram_VoxelValueSum", "akhistogram_Range",
		"akhistogram_RMS", "akhistogram_MeanDeviation", "akhistogram_RelativeDeviation", "akhistogram_Skewness", "akhistogram_Kurtosis",
		"akhistogram_Uniformity", "akhistogram_HistogramEnergy", "akhistogram_HistogramEntropy", "akhistogram_FrequencySize" },
		source = "closed form: 1, 1, 2, 4", tolerance = "1e-12")
	void histogramOfFourVoxels() {
		final Map<String, Double> v = values(4, 1, 1, null, "", 1, 4, 2, 1);
		final double[] want = { 1, 4, 1.5, 2, Math.sqrt(2), 2, 4, 8, 3, Math.sqrt(5.5), 1, Math.sqrt(2) / 2, 1.5 / Math.pow(1.5, 1.5), 4.5 / 2.25,
			0.375, 22, 1.5, 3 };
		final String[] names = { "MinIntensity", "MaxIntensity", "MedianIntensity", "MeanValue", "StdDeviation", "Variance", "VolumeCount",
			"VoxelValueSum", "Range", "RMS", "MeanDeviation", "RelativeDeviation", "Skewness", "Kurtosis", "Uniformity", "HistogramEnergy",
			"HistogramEntropy", "FrequencySize" };
		for (int i = 0; i < names.length; i++) assertEquals(want[i], v.get("akhistogram_" + names[i]), 1e-12, names[i]);
	}

	/** 0, 1, … 200: the p-th percentile is 2·p, the quantile q is 200·q. */
	@Test
	@Oracle(features = { "akhistogram_Percentile5", "akhistogram_Percentile10", "akhistogram_Percentile15", "akhistogram_Percentile20",
		"akhistogram_Percentile25", "akhistogram_Percentile30", "akhistogram_Percentile35", "akhistogram_Percentile40",
		"akhistogram_Percentile45", "akhistogram_Percentile50", "akhistogram_Percentile55", "akhistogram_Percentile60",
		"akhistogram_Percentile65", "akhistogram_Percentile70", "akhistogram_Percentile75", "akhistogram_Percentile80",
		"akhistogram_Percentile85", "akhistogram_Percentile90", "akhistogram_Percentile95", "akhistogram_Quantile0.025",
		"akhistogram_Quantile0.25", "akhistogram_Quantile0.5", "akhistogram_Quantile0.75", "akhistogram_Quantile0.975" },
		source = "closed form: 0 to 200", tolerance = "1e-12")
	void percentilesOfAnEvenSpread() {
		final int[] row = new int[201];
		for (int i = 0; i < row.length; i++) row[i] = (i * 74) % 201;
		final Map<String, Double> v = values(201, 1, 1, null, "", row);
		for (int p = 5; p < 100; p += 5) assertEquals(2 * p, v.get("akhistogram_Percentile" + p), 1e-12);
		for (final String q : new String[] { "0.025", "0.25", "0.5", "0.75", "0.975" }) assertEquals(200 * Double.parseDouble(q), v.get(
			"akhistogram_Quantile" + q), 1e-12);
	}

	/** The octahedron of one voxel: volume 1/6, area √3, diameter 1; the voxel itself has volume 1. */
	@Test
	@Oracle(features = "akformfactor_*", source = "closed form: octahedron", tolerance = "1e-12")
	void formFactorsOfAnOctahedron() {
		final Map<String, Double> v = values(1, 1, 1, null, "", 7);
		assertEquals(Math.cbrt(Math.PI) / Math.sqrt(3), v.get("akformfactor_Sphericity"), 1e-12);
		assertEquals(Math.sqrt(3), v.get("akformfactor_SurfaceArea"), 1e-12);
		assertEquals(1e-3, v.get("akformfactor_VolumeCC"), 1e-12);
		assertEquals(1, v.get("akformfactor_VolumeMM"), 1e-12);
		assertEquals(6 * Math.sqrt(3), v.get("akformfactor_SurfaceVolumeRatio"), 1e-12);
		assertEquals(1, v.get("akformfactor_Maximum3DDiameter"), 1e-12);
		assertEquals(1 / (6 * Math.sqrt(Math.PI) * Math.pow(3, 0.75)), v.get("akformfactor_Compactness1"), 1e-12);
		assertEquals(Math.PI / (3 * Math.sqrt(3)), v.get("akformfactor_Compactness2"), 1e-12);
		assertEquals(Math.sqrt(3) / Math.cbrt(Math.PI), v.get("akformfactor_SphericalDisproportion"), 1e-12);
	}

	/** Each pixel of an example repeated k times along both axes: at distance k the image is k² times the example at distance 1. */
	@Test
	@Oracle(features = { "akglcm_*", "akrlm_*" }, source = "the examples of Haralick 1973 and Galloway 1975, enlarged 4 and 7 times",
		tolerance = "1e-10 relative")
	void longerDistancesSeeTheEnlargedImageAsTheImage() {
		for (final int[] example : new int[][] { HARALICKS_IMAGE, GALLOWAYS_IMAGE }) {
			final Map<String, Double> small = values(4, 4, 1, null, "", example);
			for (final int k : new int[] { 4, 7 }) {
				final int[] large = new int[16 * k * k];
				for (int i = 0; i < large.length; i++) large[i] = example[i % (4 * k) / k + 4 * (i / (4 * k) / k)];
				final Map<String, Double> v = values(4 * k, 4 * k, 1, null, "", large);
				int compared = 0;
				for (final String name : small.keySet()) {
					if (!name.startsWith("akglcm_") && !name.startsWith("akrlm_") || !name.contains("_offset1")) continue;
					// totals of runs grow with the image
					final double factor = name.contains("Nonuniformity") ? k * k : 1;
					assertEquals(factor * small.get(name), v.get(name.replace("_offset1", "_offset" + k)), 1e-10 * factor * Math.max(1, Math.abs(small
						.get(name))), name);
					compared++;
				}
				assertEquals(18 * 6, compared);
			}
		}
	}

	/** AllDirection is the mean of the four angles, and _SD their population deviation, at every distance. */
	@Test
	void allDirectionIsTheMeanOfTheAngles() {
		final int[] v = new int[12 * 11 * 9];
		for (int i = 0; i < v.length; i++) v[i] = (i * 31 + i * i) % 13;
		final Map<String, Double> values = values(12, 11, 9, null, "", v);
		int checked = 0;
		for (final String name : values.keySet()) {
			if (!name.contains("_AllDirection_") || name.endsWith("_SD")) continue;
			double mean = 0, squares = 0;
			for (int a = 0; a < 180; a += 45) mean += values.get(name.replace("AllDirection", "angle" + a)) / 4;
			for (int a = 0; a < 180; a += 45) squares += Math.pow(values.get(name.replace("AllDirection", "angle" + a)) - mean, 2) / 4;
			assertEquals(mean, values.get(name), 1e-12 * Math.max(1, Math.abs(mean)), name);
			assertEquals(Math.sqrt(squares), values.get(name + "_SD"), 1e-9 * Math.max(1, Math.abs(mean)), name);
			checked++;
		}
		assertEquals(18 * 3, checked);
	}

	/** A region narrower than the distance has no pair: undefined, not 0. */
	@Test
	void distancesBeyondTheRegionAreUndefined() {
		final Map<String, Double> v = haralick();
		assertTrue(Double.isNaN(v.get("akglcm_Inertia_angle0_offset4")));
		assertTrue(Double.isNaN(v.get("akrlm_ShortRunEmphasis_AllDirection_offset7_SD")));
		assertTrue(Double.isFinite(v.get("akglcm_Inertia_angle0_offset1")));
	}

	/** With all directions of space: a volume whose slices are flat has contrast across slices only, in 9 of 13 directions. */
	@Test
	void allDirectionsOfSpaceAreThirteen() {
		final int[] v = new int[5 * 5 * 5];
		for (int i = 0; i < v.length; i++) v[i] = i / 25;
		final Map<String, Double> space = values(5, 5, 5, null, ", akAllDirection: space", v), plane = values(5, 5, 5, null, "", v);
		assertEquals(0, plane.get("akglcm_Inertia_AllDirection_offset1"), 1e-12);
		assertEquals(9 / 13.0, space.get("akglcm_Inertia_AllDirection_offset1"), 1e-12);
		assertEquals(0, space.get("akglcm_Inertia_angle45_offset1"), 1e-12);
		assertEquals(16 * 9 / 13.0, space.get("akglcm_Inertia_AllDirection_offset4"), 1e-12);
	}
}
