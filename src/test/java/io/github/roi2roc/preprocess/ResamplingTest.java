package io.github.roi2roc.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Reference;
import io.github.roi2roc.ReferenceCases;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

/** Resampling agrees with PyRadiomics run on ITK 5.2.1 (reference/itk: grids, mask counts, sums and 300 voxels of each resampled image). */
class ResamplingTest {

	@ParameterizedTest
	@ValueSource(strings = { "brain1", "breast1", "synthA" })
	void gridsMasksAndVoxelsAreThoseOfItk(final String name) {
		final Volume image = ReferenceCases.image(name);
		final Mask mask = ReferenceCases.mask(name);
		final JsonArray targets = JsonParser.parseString(ReferenceCases.text(Reference.file("itk/" + name + "_resample.json"))).getAsJsonObject()
			.getAsJsonArray("targets");
		for (final JsonElement e : targets) {
			final JsonObject t = e.getAsJsonObject();
			final double[] spacing = numbers(t, "resampledPixelSpacing");
			final String at = name + " to " + Arrays.toString(spacing);
			final Prepared got = Resampling.resample(image, mask, spacing, Interpolator.BSPLINE, 5);
			final Geometry g = got.image().geometry();
			assertEquals(PixelType.INT16, got.image().voxels().type(), at);
			assertArrayEquals(numbers(t, "size"), new double[] { g.nx(), g.ny(), g.nz() }, at);
			assertArrayEquals(numbers(t, "effectiveSpacing"), new double[] { g.spacing().x(), g.spacing().y(), g.spacing().z() }, 1e-15, at);
			assertArrayEquals(numbers(t, "origin_mm"), new double[] { g.origin().x(), g.origin().y(), g.origin().z() }, 1e-9, at);
			final Mask m = got.mask();
			assertEquals(t.get("mask_voxels").getAsInt(), m.count(), at);
			final byte[] inside = m.bytes(g.box());
			final double[] slices = new double[g.nz()];
			for (int i = 0; i < inside.length; i++) slices[i / (g.nx() * g.ny())] += inside[i];
			assertArrayEquals(numbers(t, "mask_voxels_per_slice_z"), slices, at);
			final Box b = m.bounds();
			assertArrayEquals(numbers(t, "mask_bounding_box_xxyyzz"), new double[] { b.x(), b.x() + b.nx() - 1, b.y(), b.y() + b.ny() - 1, b.z(), b.z()
				+ b.nz() - 1 }, at);
			checkVoxels(at, t, image, got);
		}
	}

	/**
	 * The table of the reference's README: 1e-7 before truncation, int16 equal. It allows to skip voxels whose double lies within 1e-6 of an
	 * integer, where noise decides; in ITK's order of operations even those agree (synthA to 2.4 mm, all 2080 of them, by their sum).
	 */
	private static void checkVoxels(final String at, final JsonObject target, final Volume image, final Prepared got) {
		final Geometry g = got.image().geometry();
		final double[] real = Resampling.values(image, g, Interpolator.BSPLINE);
		for (final Map<String, String> row : ReferenceCases.csv(Reference.file("itk/" + target.get("samples").getAsString()))) {
			final int x = Integer.parseInt(row.get("x")), y = Integer.parseInt(row.get("y")), z = Integer.parseInt(row.get("z"));
			final int i = g.index(x, y, z);
			assertEquals(Double.parseDouble(row.get("double")), real[i], 1e-7, at + " " + row);
			assertEquals(row.get("mask").equals("1"), got.mask().contains(x, y, z), at + " " + row);
			assertEquals(Double.parseDouble(row.get("int16")), got.image().voxels().get(i), at + " " + row);
		}
		final JsonObject whole = target.getAsJsonObject("double");
		assertEquals(whole.get("mean").getAsDouble(), Arrays.stream(real).average().orElseThrow(), 1e-7, at);
		assertEquals(whole.get("min").getAsDouble(), Arrays.stream(real).min().orElseThrow(), 1e-7, at);
		assertEquals(whole.get("max").getAsDouble(), Arrays.stream(real).max().orElseThrow(), 1e-7, at);
		assertEquals(target.getAsJsonObject("int16").get("sum").getAsDouble(), Arrays.stream(got.image().doubles()).sum(), at);
		assertEquals(target.get("voxels_outside_input_set_to_0").getAsInt(), Arrays.stream(real).filter(v -> v == 0).count(), at);
	}

	private static double[] numbers(final JsonObject o, final String key) {
		return IntStream.range(0, o.getAsJsonArray(key).size()).mapToDouble(i -> o.getAsJsonArray(key).get(i).getAsDouble()).toArray();
	}

	/** 0 keeps the old spacing, so [0, 0, 0] crops to the region and its margin: PyRadiomics' documentation of resampledPixelSpacing. */
	@Test
	void spacingZeroOnEveryAxisOnlyCrops() {
		final Volume image = ReferenceCases.image("synthA");
		final Mask mask = ReferenceCases.mask("synthA");
		final Prepared got = Resampling.resample(image, mask, new double[3], Interpolator.BSPLINE, 2);
		final Box box = mask.bounds().grow(2, 2, 2).intersect(image.geometry().box());
		assertEquals(image.geometry().crop(box), got.image().geometry());
		assertArrayEquals(image.doubles(box), got.image().doubles());
		assertEquals(mask.count(), got.mask().count());
	}

	/** Interpolation across the only slice of a region has nothing to go by: that axis keeps its spacing. */
	@Test
	void anAxisWithOneSliceKeepsItsSpacing() {
		final Geometry g = Geometry.of(20, 20, 8, 1, 1, 5);
		final Mask slice = Mask.of(g, new Box(5, 5, 3, 8, 8, 1), i -> true);
		assertArrayEquals(new double[] { 2, 2, 5 }, Resampling.effectiveSpacing(slice, new double[] { 2, 2, 2 }));
	}

	/** A weighted sum would give 99.99…, which truncation makes 99: linear interpolation of a flat integer image keeps its value. */
	@Test
	void aFlatIntegerImageStaysFlatUnderLinearInterpolation() {
		final Geometry g = Geometry.of(20, 20, 20, 0.7, 0.7, 1.3);
		final short[] v = new short[g.voxels()];
		Arrays.fill(v, (short) -1024);
		final Mask mask = Mask.of(g, new Box(5, 5, 5, 9, 9, 9), i -> true);
		final Prepared got = Resampling.resample(new Volume(g, new Voxels.Int16(v)), mask, new double[] { 1, 1, 1 }, Interpolator.LINEAR, 1);
		assertEquals(-1024, Arrays.stream(got.image().doubles()).min().orElseThrow());
		assertEquals(-1024, Arrays.stream(got.image().doubles()).max().orElseThrow());
	}

	/** Trilinear interpolation reproduces x + 10y + 100z between the outermost voxel centres. */
	@Test
	void linearInterpolationReproducesALinearRamp() {
		final Geometry g = Geometry.of(24, 24, 24, 1, 1, 1);
		final double[] v = new double[g.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = i % 24 + 10.0 * (i / 24 % 24) + 100.0 * (i / 576);
		final Mask mask = Mask.of(g, new Box(8, 8, 8, 6, 6, 6), i -> true);
		final Prepared got = Resampling.resample(Volume.of(g, v), mask, new double[] { 0.8, 0.9, 1.7 }, Interpolator.LINEAR, 1);
		final Geometry h = got.image().geometry();
		for (int i = 0; i < h.voxels(); i++) {
			final var at = h.toWorld(i % h.nx(), i / h.nx() % h.ny(), i / (h.nx() * h.ny()));
			assertEquals(at.x() + 10 * at.y() + 100 * at.z(), got.image().voxels().get(i), 1e-10);
		}
	}

	/** Every interpolator passes through the voxels it starts from. */
	@ParameterizedTest
	@EnumSource(Interpolator.class)
	void everyInterpolatorReturnsTheVoxelAtItsCentre(final Interpolator interpolator) {
		final Volume image = ReferenceCases.image("breast1");
		final double[] got = Resampling.values(image, image.geometry(), interpolator), want = image.doubles();
		for (int i = 0; i < want.length; i += 97) assertEquals(want[i], got[i], 1e-7);
	}

	@Test
	void interpolatorsAreKnownByNameAndNumberAndOthersAreRefusedByName() {
		assertEquals(Interpolator.BSPLINE, Interpolator.of("sitkBSpline"));
		assertEquals(Interpolator.LINEAR, Interpolator.of("2"));
		final String message = assertThrows(InputException.class, () -> Interpolator.of("sitkGaussian")).getMessage();
		assertTrue(message.contains("sitkGaussian") && message.contains("sitkNearestNeighbor"), message);
	}

	/** A spline's coefficients depend on the whole line, so one NaN beside the region would make holes in it. */
	@Test
	void aNanThatResamplingCarriesIntoTheRegionIsRefused() {
		final Geometry g = Geometry.of(20, 20, 20, 1, 1, 1);
		final double[] v = new double[g.voxels()];
		v[g.index(3, 10, 10)] = Double.NaN;
		final Mask mask = Mask.of(g, new Box(8, 8, 8, 5, 5, 5), i -> true);
		final double[] spacing = { 0.8, 0.8, 0.8 };
		final String message = assertThrows(InputException.class, () -> Resampling.resample(Volume.of(g, v), mask, spacing, Interpolator.BSPLINE, 5))
			.getMessage();
		assertTrue(message.contains("NaN") && message.contains("sitkLinear"), message);
		assertEquals(0, Arrays.stream(Resampling.resample(Volume.of(g, v), mask, spacing, Interpolator.LINEAR, 0).image().doubles()).sum());
	}

	@Test
	void badSpacingIsNamed() {
		final Volume image = ReferenceCases.image("synthA");
		final Mask mask = ReferenceCases.mask("synthA");
		for (final double bad : new double[] { -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			final String message = assertThrows(InputException.class, () -> Resampling.resample(image, mask, new double[] { bad, 1, 1 },
				Interpolator.LINEAR, 5)).getMessage();
			assertTrue(message.contains("resampledPixelSpacing"), message);
		}
	}

	/** PITFALLS 8: 217 mm for 21.7 must not become a plausible table; a spacing that swallows the region is refused with the counts. */
	@Test
	void aSpacingThatSwallowsTheRegionIsRefused() {
		final Geometry g = Geometry.of(64, 64, 16, 1, 1, 1);
		final double[] v = new double[g.voxels()];
		final Mask mask = Mask.of(g, new Box(30, 30, 7, 2, 2, 2), i -> true);
		final String message = assertThrows(InputException.class, () -> Resampling.resample(Volume.of(g, v), mask, new double[] { 21.7, 21.7, 21.7 },
			Interpolator.LINEAR, 5)).getMessage();
		assertTrue(message.contains("8 voxels") && message.contains("21.7"), message);
	}
}
