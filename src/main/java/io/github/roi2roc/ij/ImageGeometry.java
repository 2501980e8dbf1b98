package io.github.roi2roc.ij;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Vec3;

import ij.ImagePlus;
import ij.measure.Calibration;

/**
 * Where an ImageJ image's voxels lie. Spacing is ImageJ's own calibration, in any unit of length. Origin and direction, which ImageJ does
 * not know, are kept in the image property {@value #PROPERTY}; it survives duplicating and saving as TIFF. An image without it lies at the
 * origin, along the patient's axes.
 */
final class ImageGeometry {

	/** 18 numbers: size, spacing, origin, direction column by column. */
	static final String PROPERTY = "roi2roc.geometry";
	/** TIFF keeps resolutions as fractions: spacings this near to the property's are the property's. */
	private static final double SAME = 1e-5;

	private ImageGeometry() {}

	/**
	 * @param warnings gets a line for everything that had to be assumed
	 * @throws InputException if the unit of length is unknown or a spacing is no number above 0
	 */
	static Geometry of(final ImagePlus image, final Consumer<String> warnings) {
		final Calibration c = image.getCalibration();
		final Vec3 scaled;
		if (isPixel(c.getXUnit())) {
			warnings.accept("image '" + image.getTitle() + "' has no unit of length; 1 mm is taken as its pixel size. Set it with Image >"
				+ " Properties... where it matters.");
			scaled = new Vec3(1, 1, 1);
		}
		else scaled = new Vec3(c.pixelWidth * mm(image, c.getXUnit()), c.pixelHeight * mm(image, c.getYUnit()), c.pixelDepth * mm(image, c
			.getZUnit()));
		final Geometry kept = kept(image);
		if (kept == null) return new Geometry(image.getWidth(), image.getHeight(), image.getNSlices(), scaled, Vec3.ZERO, Direction.IDENTITY);
		final boolean whole = kept.nx() == image.getWidth() && kept.ny() == image.getHeight() && kept.nz() == image.getNSlices();
		return new Geometry(image.getWidth(), image.getHeight(), image.getNSlices(), same(kept.spacing(), scaled) ? kept.spacing() : scaled, whole
			? kept.origin() : Vec3.ZERO, kept.direction());
	}

	private static boolean same(final Vec3 a, final Vec3 b) {
		for (int i = 0; i < 3; i++) if (!(Math.abs(a.get(i) - b.get(i)) <= SAME * a.get(i))) return false;
		return true;
	}

	/** Whether the image says where it lies, or was cropped from one that does. */
	static boolean isKept(final ImagePlus image) {
		return kept(image) != null;
	}

	private static Geometry kept(final ImagePlus image) {
		final String text = image.getProp(PROPERTY);
		if (text == null) return null;
		try {
			final double[] n = Arrays.stream(text.strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
			if (n.length != 18) return null;
			return new Geometry((int) n[0], (int) n[1], (int) n[2], vec(n, 3), vec(n, 6), new Direction(vec(n, 9), vec(n, 12), vec(n, 15)));
		}
		catch (final NumberFormatException | InputException e) {
			return null; // not one that this suite wrote
		}
	}

	private static Vec3 vec(final double[] n, final int at) {
		return new Vec3(n[at], n[at + 1], n[at + 2]);
	}

	/** Calibrates an image and keeps what ImageJ does not know. */
	static void put(final ImagePlus image, final Geometry g) {
		final Calibration c = image.getCalibration();
		c.setUnit("mm");
		c.pixelWidth = g.spacing().x();
		c.pixelHeight = g.spacing().y();
		c.pixelDepth = g.spacing().z();
		image.setCalibration(c);
		final StringBuilder b = new StringBuilder().append(g.nx()).append(' ').append(g.ny()).append(' ').append(g.nz());
		append(b, g.spacing());
		append(b, g.origin());
		for (int axis = 0; axis < 3; axis++) append(b, g.direction().column(axis));
		image.setProp(PROPERTY, b.toString());
	}

	private static void append(final StringBuilder b, final Vec3 v) {
		b.append(' ').append(v.x()).append(' ').append(v.y()).append(' ').append(v.z());
	}

	private static boolean isPixel(final String unit) {
		final String u = unit == null ? "" : unit.strip().toLowerCase(Locale.ROOT);
		return u.isEmpty() || u.startsWith("pixel") || u.equals("px") || u.equals("voxel") || u.equals("voxels");
	}

	/** Millimetres in a unit of length. */
	private static double mm(final ImagePlus image, final String unit) {
		return switch (unit.strip().toLowerCase(Locale.ROOT)) {
			case "mm", "millimeter", "millimeters", "millimetre", "millimetres" -> 1;
			case "cm", "centimeter", "centimeters", "centimetre", "centimetres" -> 10;
			case "m", "meter", "meters", "metre", "metres" -> 1000;
			case "um", "\u00b5m", "\u03bcm", "micron", "microns", "micrometer", "micrometers", "micrometre", "micrometres" -> 1e-3;
			case "nm", "nanometer", "nanometers", "nanometre", "nanometres" -> 1e-6;
			case "in", "inch", "inches", "\"" -> 25.4;
			default -> throw new InputException("image '" + image.getTitle() + "' has the unit '" + unit
				+ "', which is no unit of length known here (nm, um, mm, cm, m, inch). Set it with Image > Properties....");
		};
	}
}
