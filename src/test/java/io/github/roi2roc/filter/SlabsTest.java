package io.github.roi2roc.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.roi2roc.filter.ImageFilter.FilteredImage;
import io.github.roi2roc.filter.ImageFilter.Input;
import io.github.roi2roc.filter.ImageFilter.Slices;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.param.Options;

/** PITFALLS 8: what does not fit the memory at once is filtered in slabs, with the bits of the whole, or refused with the numbers. */
class SlabsTest {

	static Stream<Arguments> local() {
		final List<Arguments> out = new ArrayList<>();
		final Slices flat = new Slices(true, 1);
		for (final Slices s : List.of(Slices.ALL_3D, flat)) {
			out.add(Arguments.of(new LaplacianOfGaussian(), Map.of("sigma", List.of(1.5)), s));
			out.add(Arguments.of(new Wavelet(), Map.of(), s));
			out.add(Arguments.of(new Wavelet(), Map.of("wavelet", "bior1.3", "level", 2, "start_level", 1), s));
			out.add(Arguments.of(new LocalBinaryPattern2D(), Map.of(), s));
			out.add(Arguments.of(new LocalBinaryPattern3D(), Map.of(), s));
			out.add(Arguments.of(new Gradient(), Map.of(), s));
			for (final String boundary : Boundary.names()) {
				out.add(Arguments.of(new Mean(), Map.of("support", List.of(7), "boundary", boundary), s));
				out.add(Arguments.of(new SampledLaplacian(), Map.of("boundary", boundary), s));
				out.add(Arguments.of(new Laws(), Map.of("rotationInvariance", "max", "energyDistance", 3, "boundary", boundary), s));
				out.add(Arguments.of(new SeparableWavelet(), Map.of("level", 2, "wavelet", "haar", "rotationInvariance", "mean", "boundary", boundary), s));
				out.add(Arguments.of(new Gabor(), Map.of("sigma", List.of(1.5), "planes", true, "thetaStep", 45.0, "boundary", boundary), s));
			}
		}
		return out.stream();
	}

	/** Sizes are prime, so that no slab is as thick as another; the scratch is the least that is not refused, in steps of a tenth. */
	@ParameterizedTest
	@MethodSource("local")
	void slabsHaveTheBitsOfTheWhole(final ImageFilter filter, final Map<String, ?> told, final Slices slices) {
		for (final boolean integer : new boolean[] { true, false }) {
			final Volume image = image(Geometry.of(37, 31, 29, 1, 1, 1), integer);
			final List<FilteredImage> whole = run(filter, told, image, slices, false, Long.MAX_VALUE);
			long scratch = 1000;
			List<FilteredImage> some = run(filter, told, image, slices, false, scratch);
			while (some.get(0).volume() == null) some = run(filter, told, image, slices, false, scratch += scratch / 10);
			final List<FilteredImage> single = run(filter, told, image, slices, true, scratch);
			for (int i = 0; i < whole.size(); i++) {
				final double[] want = whole.get(i).volume().doubles();
				assertArrayEquals(want, some.get(i).volume().doubles(), whole.get(i).imageType());
				for (int k = 0; k < want.length; k++) want[k] = (float) want[k];
				assertArrayEquals(want, single.get(i).volume().doubles(), whole.get(i).imageType());
			}
		}
	}

	/** 40³ voxels are padded by 32 at each side: 104³ complex doubles are 17.2 MiB; image and response as doubles add 1 MiB, the result 0.5. */
	@Test
	void whatNeedsTheWholeImageIsRefusedWithTheNumbers() {
		final Volume image = image(Geometry.of(40, 40, 40, 1, 1, 1), true);
		final FilteredImage r = run(new Simoncelli(), Map.of(), image, Slices.ALL_3D, false, 10 << 20).get(0);
		assertTrue(r.reason().startsWith("it needs 19 MiB of memory beside the image, and 10 MiB are free; give Java more"), r.reason());
		assertEquals("", run(new Simoncelli(), Map.of(), image, Slices.ALL_3D, false, 20 << 20).get(0).reason());
	}

	/** 37 in pieces of at most 10: 4 of 9 or 10, side by side. */
	@Test
	void piecesCoverTheBoxOnce() {
		final List<Box> got = Pieces.of(new Box(3, 5, 7, 37, 2, 2), 0, 10);
		assertEquals(List.of(9, 9, 9, 10), got.stream().map(Box::nx).toList());
		int x = 3;
		for (final Box b : got) {
			assertEquals(x, b.x());
			x += b.nx();
		}
		assertEquals(40, x);
	}

	private static List<FilteredImage> run(final ImageFilter filter, final Map<String, ?> told, final Volume image, final Slices slices,
		final boolean single, final long scratch)
	{
		final List<FilteredImage> out = new ArrayList<>();
		filter.apply(new Input(image, Filtering.none(image), image.geometry().box(), slices, single, scratch), Options.of(filter.name(), filter
			.parameters(), told), out::add);
		return out;
	}

	private static Volume image(final Geometry g, final boolean integer) {
		final double[] v = new double[g.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = 300 * Math.sin(i * 0.37) + (i * 2654435761L >>> 24 & 63);
		if (!integer) return Volume.of(g, v);
		final short[] s = new short[v.length];
		for (int i = 0; i < s.length; i++) s[i] = (short) v[i];
		return new Volume(g, new Voxels.Int16(s));
	}
}
