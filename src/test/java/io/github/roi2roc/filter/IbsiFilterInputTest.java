package io.github.roi2roc.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Plugins;
import io.github.roi2roc.filter.ImageFilter.FilteredImage;
import io.github.roi2roc.filter.ImageFilter.Input;
import io.github.roi2roc.filter.ImageFilter.Slices;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.param.Options;

/** What the convolutional filters say to settings and images they cannot use. Their numbers: extract's check against IBSI-2. */
class IbsiFilterInputTest {

	/** Settings that no image makes usable are refused before any image is read, naming key and value. */
	@ParameterizedTest
	@CsvSource({ "Mean, support, 4, odd", "Laws, kernels, L5E5, one for each axis", "Laws, kernels, L5X5E5, L3", "Laws, kernels, L5E5E5S5, L3",
		"SeparableWavelet, bands, LH, 3 letters", "SeparableWavelet, wavelet, db99, db38", "RieszLoG, orders, 10, 3 digits",
		"RieszSimoncelli, orders, 000, not all 0", "Gabor, thetaStep, 50, divide 360" })
	void unusableSettingsAreNamed(final String filter, final String key, final String value, final String says) {
		final ImageFilter f = Plugins.all(ImageFilter.class).stream().filter(p -> p.name().equals(filter)).findFirst().orElseThrow();
		final Options o = Options.of(filter, f.parameters(), Map.of(key, value));
		final String message = assertThrows(InputException.class, () -> f.imageTypes(o, Slices.ALL_3D)).getMessage();
		assertTrue(message.contains(filter) && message.contains(key) && message.contains(says), message);
	}

	@Test
	void theSameImageTwiceIsRefused() {
		final Mean mean = new Mean();
		final Options o = Options.of("Mean", mean.parameters(), Map.of("support", List.of(3, 3)));
		assertThrows(InputException.class, () -> mean.imageTypes(o, Slices.ALL_3D));
	}

	/** IBSI defines sigma in mm for voxels of equal sides; slice by slice only the plane counts. */
	@Test
	void unequalVoxelsAreRefusedUnlessSlicesAreFilteredAlone() {
		final Volume image = image(Geometry.of(24, 24, 12, 1, 1, 3));
		final FilteredImage in3d = run(new SampledLaplacian(), image, Map.of());
		assertTrue(in3d.reason().contains("1.000×1.000×3.000 mm") && in3d.reason().contains("bySlice"), in3d.reason());
		assertEquals("", run(new SampledLaplacian(), image, Map.of("bySlice", true)).reason());
	}

	/** Level j looks at frequencies below 2^(1 − j) of Nyquist's: 8 voxels have none of level 3. */
	@Test
	void aLevelTooDeepForTheImageIsMissingWithTheNumbers() {
		final Volume image = image(Geometry.of(24, 24, 8, 1, 1, 1));
		final String reason = run(new Simoncelli(), image, Map.of("levels", 3)).reason();
		assertTrue(reason.contains("level 3") && reason.contains("8 voxels"), reason);
		assertEquals("", run(new Simoncelli(), image, Map.of("levels", 2)).reason());
	}

	@Test
	void aKernelWiderThanTheImageIsWarnedOf() {
		final FilteredImage got = run(new Mean(), image(Geometry.of(24, 24, 4, 1, 1, 1)), Map.of("support", 15));
		assertTrue(got.warnings().get(0).contains("has only 4"), got.warnings().toString());
	}

	/** A constant is its own mean under every boundary condition that goes on with the image. */
	@ParameterizedTest
	@CsvSource({ "nearest, 10", "periodic, 10", "mirror, 10" })
	void aConstantIsItsOwnMean(final String boundary, final double want) {
		final Geometry g = Geometry.of(5, 7, 3, 1, 1, 1);
		final double[] v = new double[g.voxels()];
		Arrays.fill(v, 10);
		for (final double got : run(new Mean(), Volume.of(g, v), Map.of("support", 9, "boundary", boundary)).volume().doubles()) {
			assertEquals(want, got, 1e-12);
		}
	}

	private static Volume image(final Geometry g) {
		final double[] v = new double[g.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = i * 7 % 23;
		return Volume.of(g, v);
	}

	private static FilteredImage run(final ImageFilter f, final Volume image, final Map<String, ?> options) {
		return Filtering.run(f, options, Input.whole(image, Filtering.none(image), Slices.ALL_3D)).get(0);
	}
}
