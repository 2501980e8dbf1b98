package io.github.roi2roc.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.roi2roc.Reference;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.VolumeFiles;

/**
 * Every consensus response map of IBSI-2 (reference/ibsi2/response_maps; ibsi2_filters.md says how each is configured): a map passes when
 * every voxel differs by at most 1 % of the map's range. The tolerances here are what is reached, rounded up.
 */
class IbsiResponseMapsTest {

	/** @param within allowed difference as a fraction of the map's range */
	private record Config(String phantom, ImageFilter filter, Map<String, ?> options, double within) {}

	private static final Map<String, Config> CONFIGS = new TreeMap<>();

	private static void add(final String id, final String phantom, final ImageFilter filter, final double within, final Object... options) {
		final Map<String, Object> map = new TreeMap<>();
		for (int i = 0; i < options.length; i += 2) map.put((String) options[i], options[i + 1]);
		CONFIGS.put(id, new Config(phantom, filter, map, within));
	}

	static {
		final Mean mean = new Mean();
		final List<String> boundaries = List.of("zero", "nearest", "periodic", "mirror");
		for (int i = 0; i < 4; i++) add("1_a_" + (i + 1), "checkerboard", mean, 1e-4, "support", 15, "boundary", boundaries.get(i));
		add("1_b_1", "impulse", mean, 1e-6, "support", 15, "boundary", "zero", "bySlice", true);
		final SampledLaplacian log = new SampledLaplacian();
		add("2_a", "impulse", log, 1e-4, "sigma", 3, "boundary", "zero");
		add("2_b", "checkerboard", log, 1e-3, "sigma", 5, "boundary", "mirror");
		add("2_c", "checkerboard", log, 1e-3, "sigma", 5, "boundary", "mirror", "bySlice", true);
		laws("3_a", "impulse", "E5L5S5", "zero", false);
		laws("3_b", "checkerboard", "E3W5R5", "mirror", false);
		laws("3_c", "checkerboard", "L5S5", "mirror", true);
		final Gabor gabor = new Gabor();
		add("4_a_1", "impulse", gabor, 1e-6, "sigma", 10, "lambda", 4, "gamma", 0.5, "theta", 60, "boundary", "zero");
		add("4_a_2", "impulse", gabor, 1e-6, "sigma", 10, "lambda", 4, "gamma", 0.5, "thetaStep", 45, "planes", true, "boundary", "zero");
		add("4_b_1", "sphere", gabor, 1e-3, "sigma", 20, "lambda", 8, "gamma", 2.5, "theta", 225, "boundary", "mirror");
		add("4_b_2", "sphere", gabor, 1e-3, "sigma", 20, "lambda", 8, "gamma", 2.5, "thetaStep", 22.5, "planes", true, "boundary", "mirror");
		final SeparableWavelet swt = new SeparableWavelet();
		add("5_a_1", "impulse", swt, 1e-6, "wavelet", "db2", "bands", "LHL", "boundary", "zero");
		add("5_a_2", "impulse", swt, 1e-6, "wavelet", "db2", "bands", "LHL", "boundary", "zero", "rotationInvariance", "mean");
		add("6_a_1", "sphere", swt, 1e-6, "wavelet", "coif1", "bands", "HHL", "boundary", "periodic");
		add("6_a_2", "sphere", swt, 1e-6, "wavelet", "coif1", "bands", "HHL", "boundary", "periodic", "rotationInvariance", "mean");
		add("7_a_1", "checkerboard", swt, 1e-6, "wavelet", "haar", "bands", "LLL", "level", 2, "boundary", "mirror", "rotationInvariance", "mean");
		add("7_a_2", "checkerboard", swt, 1e-6, "wavelet", "haar", "bands", "HHH", "level", 2, "boundary", "mirror", "rotationInvariance", "mean");
		for (int level = 1; level <= 3; level++) {
			add("8_a_" + level, "checkerboard", new Simoncelli(), level == 1 ? 4e-3 : 1e-6, "levels", level, "boundary", "periodic");
		}
		add("9_a", "impulse", new RieszLaplacian(), 2e-3, "sigma", 3, "orders", "100", "boundary", "zero");
		add("9_b_1", "sphere", new RieszLaplacian(), 2e-3, "sigma", 3, "orders", "020", "boundary", "zero");
		add("10_b_1", "pattern_1", new RieszSimoncelli(), 2e-3, "levels", 1, "orders", "020", "boundary", "nearest");
	}

	private static void laws(final String id, final String phantom, final String kernels, final String boundary, final boolean bySlice) {
		final Laws laws = new Laws();
		add(id + "_1", phantom, laws, 1e-6, "kernels", kernels, "boundary", boundary, "bySlice", bySlice);
		add(id + "_2", phantom, laws, 1e-6, "kernels", kernels, "boundary", boundary, "bySlice", bySlice, "rotationInvariance", "max");
		add(id + "_3", phantom, laws, 1e-6, "kernels", kernels, "boundary", boundary, "bySlice", bySlice, "rotationInvariance", "max", "energyDistance",
			7);
	}

	static Stream<Arguments> maps() {
		return CONFIGS.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("maps")
	void theResponseIsTheConsensus(final String id, final Config config) {
		final String p = config.phantom;
		final Volume image = VolumeFiles.read(Reference.file("ibsi2/ibsi_2_digital_phantom/nifti/" + p + "/image/" + p + ".nii.gz"));
		final double[] want = VolumeFiles.read(Reference.file("ibsi2/response_maps/" + id + "-ValidCRM.nii.gz")).doubles();
		final double[] got = Filtering.one(config.filter, config.options, image).doubles();
		double worst = 0;
		for (int i = 0; i < want.length; i++) worst = Math.max(worst, Math.abs(want[i] - got[i]));
		final double range = Arrays.stream(want).max().orElseThrow() - Arrays.stream(want).min().orElseThrow();
		assertTrue(worst <= config.within * range, String.format(Locale.ROOT, "%s: %.3g of the range", id, worst / range));
	}

	@Test
	void everyMapOfTheReferenceIsTried() throws IOException {
		final Set<String> ids = new TreeSet<>();
		try (Stream<Path> files = Files.list(Reference.file("ibsi2/response_maps"))) {
			files.forEach(f -> ids.add(f.getFileName().toString().replace("-ValidCRM.nii.gz", "")));
		}
		assertEquals(ids, CONFIGS.keySet());
	}
}
