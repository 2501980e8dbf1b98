package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.roi2roc.CancelledException;
import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

/** Feature maps: each voxel's value is that of its neighbourhood, with the grey levels of the whole region. */
class VoxelExtractorTest {

	private static final Geometry GRID = Geometry.of(11, 10, 8, 0.9, 1.2, 2);
	private static final Volume IMAGE = image();

	private static Volume image() {
		final short[] v = new short[GRID.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = (short) ((i * 37 + i * i * 3) % 97 - 20);
		return new Volume(GRID, new Voxels.Int16(v));
	}

	/** An ellipsoid with holes that touches the image's border. */
	private static boolean inside(final int x, final int y, final int z) {
		final double a = (x - 4) / 5.0, b = (y - 5) / 4.0, c = (z - 3) / 3.0;
		return a * a + b * b + c * c <= 1 && (x + 2 * y + 3 * z) % 7 != 0;
	}

	private static final Mask MASK = Mask.of(GRID, i -> inside(i % 11, i / 11 % 10, i / 110));

	private static Map<String, Volume> maps(final String settings) {
		final VoxelExtractor extractor = VoxelExtractor.of(Settings.parse(settings, "test"));
		final Map<String, Volume> out = new LinkedHashMap<>();
		extractor.extract(IMAGE, MASK, Progress.NONE).maps().forEach(m -> out.put(m.name(), m.volume()));
		assertEquals(extractor.names(), List.copyOf(out.keySet()));
		return out;
	}

	/** Where the maps lie in the image: the region's bounding box and the kernel's margin, as far as there is image. */
	private static Box grid(final int radius) {
		return MASK.bounds().grow(radius, radius, radius).intersect(GRID.box());
	}

	/** Mean, minimum and maximum are those of the voxels around; outside the region stands initValue. */
	@ParameterizedTest
	@CsvSource({ "1,true,false", "2,true,false", "1,false,false", "2,false,true", "1,true,true" })
	void firstOrderIsThatOfTheNeighbourhood(final int radius, final boolean masked, final boolean flat) {
		final Map<String, Volume> maps = maps("{setting: {force2D: " + flat + "}, voxelSetting: {kernelRadius: " + radius + ", maskedKernel: " + masked
			+ ", initValue: -7, voxelBatch: 50}, featureClass: {firstorder: [Mean, Minimum, Maximum, Energy]}}");
		final Volume mean = maps.get("original_firstorder_Mean");
		final Box box = grid(radius);
		assertEquals(GRID.crop(box), mean.geometry());
		for (int z = box.z(); z < box.z() + box.nz(); z++) {
			for (int y = box.y(); y < box.y() + box.ny(); y++) {
				for (int x = box.x(); x < box.x() + box.nx(); x++) {
					final int i = box.index(x, y, z);
					if (!inside(x, y, z)) {
						for (final Volume m : maps.values()) assertEquals(-7, m.voxels().get(i));
						continue;
					}
					double sum = 0, n = 0, min = 1e9, max = -1e9, energy = 0;
					for (int w = z - (flat ? 0 : radius); w <= z + (flat ? 0 : radius); w++) {
						for (int v = y - radius; v <= y + radius; v++) {
							for (int u = x - radius; u <= x + radius; u++) {
								if (!box.contains(u, v, w) || masked && !inside(u, v, w)) continue;
								final double value = IMAGE.get(u, v, w);
								sum += value;
								energy += value * value;
								n++;
								min = Math.min(min, value);
								max = Math.max(max, value);
							}
						}
					}
					assertEquals(sum / n, mean.voxels().get(i), 1e-12 * Math.abs(sum / n));
					assertEquals(min, maps.get("original_firstorder_Minimum").voxels().get(i));
					assertEquals(max, maps.get("original_firstorder_Maximum").voxels().get(i));
					assertEquals(energy, maps.get("original_firstorder_Energy").voxels().get(i), 1e-12 * energy);
				}
			}
		}
	}

	/**
	 * With a bin width, levels of a neighbourhood taken as a region of its own differ from those of the whole region by a constant; features
	 * that do not mind the constant are the same either way.
	 */
	@ParameterizedTest
	@CsvSource({ "1,false", "2,false", "2,true" })
	void texturesAreThoseOfTheNeighbourhoodAsARegion(final int radius, final boolean flat) {
		final String classes = "featureClass: {glcm: [Contrast, Correlation, JointEnergy, Idm, ClusterShade, InverseVariance], glrlm: [ShortRunEmphasis,"
			+ " RunEntropy], glszm: [ZonePercentage, SmallAreaEmphasis], gldm: [DependenceEntropy], ngtdm: [Coarseness, Complexity, Strength]}";
		final Map<String, Volume> maps = maps("{setting: {binWidth: 20, force2D: " + flat + "}, voxelSetting: {kernelRadius: " + radius + "}, "
			+ classes + "}");
		final RegionExtractor extractor = RegionExtractor.of(Settings.parse("{setting: {binWidth: 20, force2D: " + flat + "}, " + classes + "}",
			"test"));
		final Box box = grid(radius);
		int compared = 0;
		for (int i = 0; i < GRID.voxels(); i += 5) {
			final int x = i % 11, y = i / 11 % 10, z = i / 110;
			if (!inside(x, y, z)) continue;
			final Mask kernel = Mask.of(GRID, j -> MASK.contains(j % 11, j / 11 % 10, j / 110) && Math.abs(j % 11 - x) <= radius && Math.abs(j / 11 % 10
				- y) <= radius && Math.abs(j / 110 - z) <= (flat ? 0 : radius));
			final double[] want = extractor.extract(IMAGE, kernel, Progress.NONE).values();
			for (int c = 0; c < want.length; c++) {
				final double got = maps.get(extractor.columns().get(c)).voxels().get(box.index(x, y, z));
				assertEquals(want[c], got, 1e-9 * Math.abs(want[c]) + 1e-10, extractor.columns().get(c) + " at " + x + "," + y + "," + z);
				compared++;
			}
		}
		assertTrue(compared > 100, compared + " values");
	}

	/**
	 * By hand: a row of voxels with levels 1, 2, 2, 9. Around the first voxel is one pair, 1 and 2; divided by the region's 9 levels its
	 * difference makes Idn = 1 / (1 + 1/9) = 0.9 and Idmn = 1 / (1 + 1/81), where the two levels of the pair alone would make 2/3 and 4/5.
	 * Around the third voxel are the pairs 2-2 and 2-9: contrast is half of 49.
	 */
	@Test
	void theNumberOfLevelsIsThatOfTheRegion() {
		final Geometry g = Geometry.of(4, 1, 1, 1, 1, 1);
		final Volume row = new Volume(g, new Voxels.Int16(new short[] { 0, 1, 1, 8 }));
		final Map<String, double[]> maps = new LinkedHashMap<>();
		VoxelExtractor.of(Settings.parse("{setting: {binWidth: 1}, featureClass: {glcm: [Idn, Idmn, Contrast]}}", "test")).extract(row, Mask.of(g,
			i -> true), Progress.NONE).maps().forEach(m -> maps.put(m.name(), m.volume().doubles()));
		assertEquals(0.9, maps.get("original_glcm_Idn")[0], 1e-12);
		assertEquals(81.0 / 82, maps.get("original_glcm_Idmn")[0], 1e-12);
		assertArrayEquals(new double[] { 1, 0.5, 24.5, 49 }, maps.get("original_glcm_Contrast"), 1e-12);
	}

	/** Around the first voxel all is one level, but the region has two; PyRadiomics' matrices keep both. */
	@Test
	void aFlatKernelInARegionThatIsNotFlatHasNoCorrelation() {
		final Geometry g = Geometry.of(4, 1, 1, 1, 1, 1);
		final String settings = "{setting: {binWidth: 1}, featureClass: {glcm: [MCC]}}";
		final VoxelExtractor extractor = VoxelExtractor.of(Settings.parse(settings, "test"));
		final Mask all = Mask.of(g, i -> true);
		assertEquals(0, extractor.extract(new Volume(g, new Voxels.Int16(new short[] { 3, 3, 3, 8 })), all, Progress.NONE).maps().get(0).volume().get(
			0, 0, 0));
		assertEquals(1, extractor.extract(new Volume(g, new Voxels.Int16(new short[] { 3, 3, 3, 3 })), all, Progress.NONE).maps().get(0).volume().get(
			0, 0, 0));
	}

	/** PyRadiomics' example file for feature maps has {@code nan}, which YAML takes for a word. */
	@Test
	void outsideTheRegionMayStandNaN() {
		for (final String nan : List.of("nan", ".nan", "NaN")) {
			final Volume map = maps("{setting: {binWidth: 25, force2D: true, label: 1}, voxelSetting: {kernelRadius: 2, maskedKernel: true, initValue: "
				+ nan + ", voxelBatch: 10000}, featureClass: {glcm: [JointEntropy]}}").get("original_glcm_JointEntropy");
			final Box box = grid(2);
			assertTrue(Double.isNaN(map.voxels().get(0)) && Double.isFinite(map.voxels().get(box.index(4, 5, 3))));
		}
		assertThrows(InputException.class, () -> Settings.parse("{voxelSetting: {initValue: outside}}", "test"));
		assertThrows(InputException.class, () -> Settings.parse("{setting: {binWidth: .nan}}", "test"));
		assertThrows(InputException.class, () -> Settings.parse("{voxelSetting: {initValue: .inf}}", "test"));
	}

	/** A voxel without a neighbour has no pair: undefined, as NaN. */
	@Test
	void undefinedFeaturesAreNaN() {
		final Geometry g = Geometry.of(5, 1, 1, 1, 1, 1);
		final Mask apart = Mask.of(g, i -> i == 0 || i == 3 || i == 4);
		final double[] contrast = VoxelExtractor.of(Settings.parse("{featureClass: {glcm: [Contrast]}}", "test")).extract(new Volume(g,
			new Voxels.Int16(new short[] { 3, 3, 3, 8, 90 })), apart, Progress.NONE).maps().get(0).volume().doubles();
		assertTrue(Double.isNaN(contrast[0]));
		assertEquals(9, contrast[4]);
	}

	/** Filters, their names and shape, which has no maps. */
	@Test
	void everyImageTypeHasItsMaps() {
		final Map<String, Volume> maps = maps("{imageType: {Original: {}, Square: {}, LoG: {sigma: [1.5]}}, featureClass: {shape: , firstorder: [Mean]}}");
		assertEquals(List.of("original_firstorder_Mean", "square_firstorder_Mean", "log-sigma-1-5-mm-3D_firstorder_Mean"), List.copyOf(maps.keySet()));
		assertTrue(maps.get("square_firstorder_Mean").voxels().get(grid(1).index(4, 5, 3)) >= 0);
	}

	@Test
	void threadsDoNotChangeABit() throws Exception {
		final String settings = "{featureClass: {firstorder: , glcm: , glszm: }}";
		final List<Volume> one = run(1, settings), four = run(4, settings);
		for (int m = 0; m < one.size(); m++) assertArrayEquals(one.get(m).doubles(), four.get(m).doubles());
	}

	private static List<Volume> run(final int threads, final String settings) throws Exception {
		final ForkJoinPool pool = new ForkJoinPool(threads);
		try {
			return pool.submit(() -> List.copyOf(maps(settings).values())).get();
		}
		finally {
			pool.shutdown();
		}
	}

	@Test
	void aCancelIsHeardAndBadInputRefused() {
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
		final VoxelExtractor extractor = VoxelExtractor.of(Settings.defaults());
		assertThrows(CancelledException.class, () -> extractor.extract(IMAGE, MASK, stop));
		assertThrows(InputException.class, () -> extractor.extract(IMAGE, Mask.of(GRID, i -> false), Progress.NONE));
		assertTrue(assertThrows(InputException.class, () -> VoxelExtractor.of(Settings.parse("standard: ibsi", "test"))).getMessage().contains(
			"standard"));
		assertTrue(assertThrows(InputException.class, () -> Settings.parse("voxelSetting: {kernelRadius: 0}", "file")).getMessage().contains(
			"kernelRadius"));
	}
}
