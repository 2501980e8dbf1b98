package io.github.roi2roc.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.roi2roc.Plugins;
import io.github.roi2roc.ReferenceCases;
import io.github.roi2roc.filter.ImageFilter.FilteredImage;
import io.github.roi2roc.filter.ImageFilter.Input;
import io.github.roi2roc.filter.ImageFilter.Slices;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/** What every filter plugin promises, tried on each one found. */
class ImageFilterContractTest {

	static Stream<ImageFilter> filters() {
		return Plugins.all(ImageFilter.class).stream();
	}

	/** Defaults, and one sigma where the default makes no image. */
	private static Map<String, Object> options(final ImageFilter f) {
		return f.name().equals("LoG") ? Map.of("sigma", List.of(1.5)) : Map.of();
	}

	private static Options checked(final ImageFilter f) {
		return Options.of(f.name(), f.parameters(), options(f));
	}

	/** A case of the reference with voxels of equal sides, which some filters ask for. */
	private static Input input(final String name, final boolean regionOnly, final Slices slices) {
		final Volume image = ReferenceCases.image(name);
		final Geometry g = Geometry.of(image.geometry().nx(), image.geometry().ny(), image.geometry().nz(), 1, 1, 1);
		final Mask mask = ReferenceCases.mask(name).on(g);
		return new Input(new Volume(g, image.voxels()), mask, regionOnly ? mask.bounds() : g.box(), slices);
	}

	@Test
	void theFiltersOfPyRadiomicsAndIbsiAreFound() {
		final List<String> names = filters().map(ImageFilter::name).toList();
		for (final String name : List.of("Original", "LoG", "Wavelet", "Square", "SquareRoot", "Logarithm", "Exponential", "Gradient", "LBP2D",
			"LBP3D", "Mean", "SampledLoG", "Laws", "Gabor", "SeparableWavelet", "Simoncelli", "RieszLoG", "RieszSimoncelli")) assertTrue(names.contains(name), name + " is not among " + names);
		assertEquals(names.size(), names.stream().distinct().count());
	}

	@ParameterizedTest
	@MethodSource("filters")
	void parametersHaveDefaultsThatAreValidAndSaidInWords(final ImageFilter f) {
		assertFalse(f.about().isBlank());
		for (final Parameter p : f.parameters()) {
			assertFalse(p.about().isBlank(), p.key());
			if (p.initial() != null) assertDoesNotThrow(() -> Options.of(f.name(), f.parameters(), Map.of(p.key(), p.initial())));
		}
	}

	/** A key may stand under {@code setting} for all filters at once, so it takes the same kind of value in each. */
	@Test
	void filtersThatShareAKeyAgreeOnItsType() {
		final Map<String, Parameter.Type> types = new HashMap<>();
		filters().flatMap(f -> f.parameters().stream()).forEach(p -> assertEquals(types.computeIfAbsent(p.key(), k -> p.type()), p.type(), p.key()));
	}

	/** Columns follow from the settings alone (PITFALLS 17), so the images come in the order and number that the names say. */
	@ParameterizedTest
	@MethodSource("filters")
	void imagesComeInTheOrderOfTheirNames(final ImageFilter f) {
		for (final Slices slices : List.of(Slices.ALL_3D, new Slices(true, 0), new Slices(true, 2))) {
			final Input in = input("synthA", true, slices);
			final List<FilteredImage> got = Filtering.run(f, options(f), in);
			assertEquals(f.imageTypes(checked(f), slices), got.stream().map(FilteredImage::imageType).toList());
			for (final FilteredImage i : got) {
				assertEquals("", i.reason());
				assertEquals(in.image().geometry().crop(in.wanted()), i.volume().geometry());
			}
		}
	}

	/**
	 * The box where a response is wanted saves work and changes nothing; LoG's infinite reach is cut where 8e-14 of it is left, and a Fourier
	 * transform of another size ends in other last bits.
	 */
	@ParameterizedTest
	@MethodSource("filters")
	void theWantedBoxDoesNotChangeTheResponse(final ImageFilter f) {
		final Input whole = input("brain1", false, Slices.ALL_3D), part = input("brain1", true, Slices.ALL_3D);
		final List<FilteredImage> all = Filtering.run(f, options(f), whole), some = Filtering.run(f, options(f), part);
		for (int k = 0; k < all.size(); k++) {
			final double[] want = all.get(k).volume().doubles(part.wanted()), got = some.get(k).volume().doubles();
			assertArrayEquals(want, got, f.name().equals("LoG") ? 1e-4 : f.name().equals("Gabor") ? 1e-8 : 0, all.get(k).imageType());
		}
	}

	@ParameterizedTest
	@MethodSource("filters")
	void theNumberOfThreadsDoesNotChangeABit(final ImageFilter f) {
		final Input in = input("breast1", false, Slices.ALL_3D);
		final List<FilteredImage> one = run(f, in, 1), four = run(f, in, 4);
		for (int k = 0; k < one.size(); k++) assertArrayEquals(one.get(k).volume().doubles(), four.get(k).volume().doubles());
	}

	private static List<FilteredImage> run(final ImageFilter f, final Input in, final int threads) {
		final ForkJoinPool pool = new ForkJoinPool(threads);
		try {
			return pool.submit(() -> Filtering.run(f, options(f), in)).join();
		}
		finally {
			pool.shutdown();
		}
	}

	/** A NaN beside the region must not become a plausible number in it: either it stays out, or the image is missing with the reason. */
	@ParameterizedTest
	@MethodSource("filters")
	void nanOutsideTheRegionIsKeptOutOrSaid(final ImageFilter f) {
		final Geometry g = Geometry.of(24, 20, 16, 1, 1, 1);
		final double[] v = new double[g.voxels()], clean = new double[g.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = clean[i] = 40 + 30 * Math.sin(i * 0.7) + i % 11;
		final Box roi = new Box(8, 8, 8, 5, 5, 5);
		v[g.index(7, 10, 10)] = Double.NaN;
		final Mask mask = Mask.of(g, roi, i -> true);
		final List<FilteredImage> dirty = Filtering.run(f, options(f), new Input(Volume.of(g, v), mask, roi, Slices.ALL_3D));
		final List<FilteredImage> wanted = Filtering.run(f, options(f), new Input(Volume.of(g, clean), mask, roi, Slices.ALL_3D));
		for (int k = 0; k < dirty.size(); k++) {
			if (dirty.get(k).volume() == null) assertTrue(dirty.get(k).reason().contains("NaN"), dirty.get(k).reason());
			else assertArrayEquals(wanted.get(k).volume().doubles(), dirty.get(k).volume().doubles(), 1e-9, dirty.get(k).imageType());
		}
	}

	@ParameterizedTest
	@MethodSource("filters")
	void aSingleVoxelAndOddSizesGiveAnImageOrAReason(final ImageFilter f) {
		for (final int[] size : new int[][] { { 1, 1, 1 }, { 7, 5, 3 }, { 13, 1, 11 }, { 2, 2, 2 } }) {
			final Geometry g = Geometry.of(size[0], size[1], size[2], 1, 1, 1);
			final double[] v = new double[g.voxels()];
			for (int i = 0; i < v.length; i++) v[i] = 1 + i % 5;
			for (final FilteredImage i : Filtering.run(f, options(f), Input.whole(Volume.of(g, v), Mask.of(g, k -> true), Slices.ALL_3D))) {
				assertTrue(i.volume() == null ^ i.reason().isEmpty(), i.imageType());
			}
		}
	}
}
