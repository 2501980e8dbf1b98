package io.github.roi2roc.extract;

import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

/**
 * The digital phantom of the IBSI (chapter 1): 5×4×4 voxels of 2 mm, of which 74 belong to the region. Source:
 * github.com/theibsi/data_sets, design by Alex Zwanenburg, Creative Commons Attribution 4.0 International; written here as digits, without
 * other change.
 */
public final class DigitalPhantom {

	private static final Geometry GRID = Geometry.of(5, 4, 4, 2, 2, 2);

	/** Grey levels, x fastest, a row of the image each five. */
	private static final String VALUES = "14411" + "14611" + "41641" + "44641" //
		+ "14411" + "11611" + "11311" + "44611" //
		+ "14411" + "11111" + "11911" + "11611" //
		+ "14411" + "11111" + "11111" + "11611";

	private static final String REGION = "11111" + "11111" + "11111" + "11111" //
		+ "11111" + "11111" + "01111" + "11111" //
		+ "11100" + "11111" + "11011" + "11111" //
		+ "11100" + "11111" + "11111" + "11111";

	private DigitalPhantom() {}

	public static Volume image() {
		final byte[] v = new byte[GRID.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = (byte) (VALUES.charAt(i) - '0');
		return new Volume(GRID, new Voxels.UInt8(v));
	}

	public static Mask region() {
		return Mask.of(GRID, i -> REGION.charAt(i) == '1');
	}
}
