package io.github.roi2roc.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.filter.ImageFilter.FilteredImage;
import io.github.roi2roc.filter.ImageFilter.Input;
import io.github.roi2roc.filter.ImageFilter.Slices;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.param.Options;

/** Names, sizes and warnings of LoG; its numbers are in {@link ItkFiltersTest}. */
class LaplacianOfGaussianTest {

	private static final LaplacianOfGaussian LOG = new LaplacianOfGaussian();

	private static List<String> names(final List<? extends Number> sigma) {
		return LOG.imageTypes(Options.of("imageType LoG", LOG.parameters(), Map.of("sigma", sigma)), Slices.ALL_3D);
	}

	/** PyRadiomics copies Python's text of the number into the name (reference/itk, pitfall 5). */
	@Test
	void namesCopyTheTextOfSigma() {
		assertEquals(List.of("log-sigma-3-0-mm-3D", "log-sigma-3-mm-3D", "log-sigma-0-5-mm-3D"), names(List.of(3.0, 3, 0.5)));
	}

	@Test
	void aSigmaGivenTwiceIsRefused() {
		assertThrows(InputException.class, () -> names(List.of(2.0, 2.0)));
	}

	/** PyRadiomics: every axis needs 4 voxels and ceil(sigma/spacing) + 1 (reference/itk, pitfall 3). */
	@Test
	void anImageTooSmallForSigmaIsMissingWithTheNumbers() {
		final List<FilteredImage> got = run(Geometry.of(20, 20, 5, 1, 1, 1), 4.5, 4.0);
		assertTrue(got.get(0).reason().contains("5 voxels along z") && got.get(0).reason().contains("needs 6"), got.get(0).reason());
		assertEquals("", got.get(1).reason());
		assertTrue(run(Geometry.of(20, 20, 3, 1, 1, 1), 1.0).get(0).reason().contains("needs 4"));
	}

	@Test
	void aSigmaBelowHalfAVoxelIsWarnedOfWithTheNumber() {
		final List<FilteredImage> got = run(Geometry.of(20, 20, 8, 1, 1, 6.5), 3.0, 3.25);
		assertTrue(got.get(0).warnings().get(0).contains("0.462"), got.get(0).warnings().toString());
		assertEquals(List.of(), got.get(1).warnings());
	}

	private static List<FilteredImage> run(final Geometry g, final Double... sigma) {
		final double[] v = new double[g.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = i % 7;
		final Volume image = Volume.of(g, v);
		return Filtering.run(LOG, Map.of("sigma", List.of(sigma)), Input.whole(image, Filtering.none(image), Slices.ALL_3D));
	}
}
