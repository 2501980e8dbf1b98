package io.github.roi2roc.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.roi2roc.Reference;
import io.github.roi2roc.ReferenceCases;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.VolumeFiles;

/** Interpolation of the IBSI CT phantom agrees with the Diagnostics rows of the IBSI-1 reference (configurations B to E). */
class IbsiResamplingTest {

	private static final String PHANTOM = "ibsi1/ibsi_1_ct_radiomics_phantom/nifti/";

	@ParameterizedTest
	@ValueSource(strings = { "B", "C", "D", "E" })
	void theInterpolatedPhantomHasTheDiagnosticsOfTheReference(final String config) {
		final Volume image = VolumeFiles.read(Reference.file(PHANTOM + "image/phantom.nii.gz"));
		final Mask mask = Mask.of(VolumeFiles.read(Reference.file(PHANTOM + "mask/mask.nii.gz")), 1);
		final double[] spacing = config.equals("B") ? new double[] { 2, 2, 0 } : new double[] { 2, 2, 2 };
		final Prepared got = IbsiResampling.resample(image, mask, spacing, config.equals("E") ? Interpolator.BSPLINE : Interpolator.LINEAR, true);
		final Map<String, Double> values = diagnostics(got);
		final List<String> missed = new ArrayList<>();
		int rows = 0;
		for (final Map<String, String> row : ReferenceCases.csv(Reference.file("ibsi1/ibsi1_reference.csv"))) {
			if (!row.get("config").equals(config) || !row.get("family").startsWith("Diagnostics-interpolated")) continue;
			rows++;
			final Double value = values.get(row.get("tag"));
			if (value == null || !passes(value, row)) missed.add(row.get("tag") + " is " + value + ", not " + row.get("value") + " ± " + row.get("tolerance"));
		}
		assertEquals(List.of(), missed);
		assertEquals(23, rows);
	}

	/** ibsi1_configs.md: a row passes when the value, or the value rounded to 3 significant digits, lies within the tolerance. */
	private static boolean passes(final double value, final Map<String, String> row) {
		final double want = Double.parseDouble(row.get("value")), tolerance = Double.parseDouble(row.get("tolerance")) + 1e-9;
		final double rounded = new BigDecimal(value).round(new MathContext(3)).doubleValue();
		return Math.abs(value - want) <= tolerance || Math.abs(rounded - want) <= tolerance;
	}

	private static Map<String, Double> diagnostics(final Prepared p) {
		final Map<String, Double> out = new HashMap<>();
		final Geometry g = p.image().geometry();
		final Box b = p.mask().bounds();
		for (int a = 0; a < 3; a++) {
			final String axis = "_" + "xyz".charAt(a);
			out.put("img_dim" + axis + "_interp_img", (double) g.size(a));
			out.put("vox_dim" + axis + "_interp_img", g.spacing().get(a));
			out.put("int_mask_dim" + axis + "_interp_roi", (double) g.size(a));
			out.put("int_mask_bb_dim" + axis + "_interp_roi", (double) b.size(a));
			out.put("morph_mask_bb_dim" + axis + "_interp_roi", (double) b.size(a));
		}
		final double[] v = p.image().doubles();
		final byte[] inside = p.mask().bytes(g.box());
		final double[] roi = IntStream.range(0, v.length).filter(i -> inside[i] != 0).mapToDouble(i -> v[i]).toArray();
		put(out, v, "", "_interp_img");
		put(out, roi, "int_mask_", "_interp_roi");
		out.put("int_mask_vox_count_interp_roi", (double) p.mask().count());
		out.put("morph_mask_vox_count_interp_roi", (double) p.mask().count());
		return out;
	}

	private static void put(final Map<String, Double> out, final double[] v, final String before, final String after) {
		out.put(before + "mean_int" + after, Arrays.stream(v).average().orElseThrow());
		out.put(before + "min_int" + after, Arrays.stream(v).min().orElseThrow());
		out.put(before + "max_int" + after, Arrays.stream(v).max().orElseThrow());
	}

	/** IBSI manual 2.4: the grids share their centre; 10 voxels of 1 mm cover 4 of 3 mm, which reach 1 mm beyond on each side. */
	@Test
	void theGridsShareTheirCentre() {
		final Geometry old = Geometry.of(10, 10, 4, 1, 1, 3), grid = IbsiResampling.grid(old, new double[] { 3, 1, 0 });
		assertArrayEquals(new int[] { 4, 10, 4 }, new int[] { grid.nx(), grid.ny(), grid.nz() });
		assertEquals(old.toWorld(4.5, 4.5, 1.5), grid.toWorld(1.5, 4.5, 1.5));
	}

	/** A voxel half covered by the region is inside: a region of 2 × 1 voxels on a grid twice as fine, whose centres lie at quarter voxels. */
	@Test
	void halfAPartialVolumeIsInside() {
		final Geometry g = Geometry.of(8, 8, 8, 2, 2, 2);
		final Mask mask = Mask.of(g, new Box(3, 3, 3, 2, 2, 2), i -> true);
		final Prepared got = IbsiResampling.resample(Volume.of(g, new double[g.voxels()]), mask, new double[] { 4, 2, 2 }, Interpolator.LINEAR, true);
		// new centres along x lie midway between old ones 0|1, 2|3, 4|5, 6|7: the second and third are half in, half out
		assertEquals(new Box(1, 3, 3, 2, 2, 2), got.mask().bounds());
		assertTrue(got.mask().count() == 8, "voxels: " + got.mask().count());
	}
}
