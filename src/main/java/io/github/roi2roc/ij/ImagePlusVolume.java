package io.github.roi2roc.ij;

import java.util.function.Consumer;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/**
 * ImageJ images as volumes, and back. A volume that was made into an image comes back exactly as it was, in type, value and geometry: its
 * type stands in the image property {@value #TYPE}, and the values themselves are kept beside the image where ImageJ's 32-bit floats would
 * round them (int32, uint32 and double beyond 24 bits). So a file opened in a window gives the same features as the file.
 */
public final class ImagePlusVolume {

	/** The pixel type of the volume that an image was made from. */
	static final String TYPE = "roi2roc.type";
	/** That volume, where the image cannot hold its values exactly. Lives as long as the image and is not saved. */
	static final String EXACT = "roi2roc.exact";

	private ImagePlusVolume() {}

	/**
	 * The voxels of an image: calibrated values (HU for CT), spacing in mm.
	 *
	 * @param channel from 1, or 0 if none is chosen; of a colour image 1 is red, 2 green, 3 blue
	 * @param frame from 1, or 0 if none is chosen
	 * @param warnings gets a line for everything that had to be assumed
	 * @throws InputException if the image is empty or in colour, or has several channels or frames and none is chosen
	 */
	public static Volume volume(final ImagePlus image, final int channel, final int frame, final Consumer<String> warnings) {
		if (image.getWidth() == 0 || image.getHeight() == 0 || image.getStackSize() == 0 || image.getStack().getSize() == 0)
			throw new InputException("The image '" + image.getTitle() + "' is empty or was closed. Open it again.");
		final String name = "image '" + image.getTitle() + "'";
		final int f = chosen(name, "frame", image.getNFrames(), frame);
		final boolean colour = image.getBitDepth() == 24;
		if (colour && (channel < 1 || channel > 3)) throw new InputException("The " + name
			+ " is in colour (RGB); radiomics needs one number a pixel. Choose channel 1 (red), 2 (green) or 3 (blue), or convert it with Image >"
			+ " Type > 8-bit.");
		final int c = colour ? chosen(name, "channel", image.getNChannels(), 0) : chosen(name, "channel", image.getNChannels(), channel);
		final Geometry geometry = ImageGeometry.of(image, warnings);
		if (colour) return new Volume(geometry, channel(image, c, f, channel));
		final Voxels stored = calibrated(image, stored(image, c, f));
		return new Volume(geometry, asMade(image, stored, warnings));
	}

	private static int chosen(final String name, final String what, final int there, final int chosen) {
		if (chosen == 0 && there == 1) return 1;
		if (chosen == 0) throw new InputException("The " + name + " has " + there + " " + what + "s. Choose one: " + what + "=1 to " + what + "="
			+ there + ". If they are slices, say so with Image > Properties....");
		if (chosen < 1 || chosen > there) throw new InputException("The " + name + " has " + there + " " + what + (there == 1 ? "" : "s") + "; "
			+ what + " " + chosen + " does not exist.");
		return chosen;
	}

	private static Voxels channel(final ImagePlus image, final int c, final int f, final int colour) {
		final int plane = image.getWidth() * image.getHeight();
		final byte[] out = new byte[plane * image.getNSlices()];
		for (int z = 0; z < image.getNSlices(); z++) {
			final int[] rgb = (int[]) image.getStack().getPixels(image.getStackIndex(c, z + 1, f));
			for (int i = 0; i < plane; i++) out[z * plane + i] = (byte) (rgb[i] >> 8 * (3 - colour));
		}
		return new Voxels.UInt8(out);
	}

	/** The numbers as they lie in the stack, slices one after the other. */
	private static Voxels stored(final ImagePlus image, final int c, final int f) {
		final int plane = image.getWidth() * image.getHeight(), n = image.getNSlices();
		final Object out = switch (image.getBitDepth()) {
			case 8 -> new byte[plane * n];
			case 16 -> new short[plane * n];
			case 32 -> new float[plane * n];
			default -> throw new InputException("The image '" + image.getTitle() + "' has " + image.getBitDepth()
				+ " bits a pixel; 8, 16 or 32 belong there.");
		};
		final ImageStack stack = image.getStack();
		for (int z = 0; z < n; z++) System.arraycopy(stack.getPixels(image.getStackIndex(c, z + 1, f)), 0, out, z * plane, plane);
		if (out instanceof final byte[] a) return new Voxels.UInt8(a);
		if (out instanceof final short[] a) return new Voxels.UInt16(a);
		return new Voxels.Float32((float[]) out);
	}

	/** With ImageJ's density calibration applied, which carries the rescale slope and intercept of CT. */
	private static Voxels calibrated(final ImagePlus image, final Voxels v) {
		final Calibration c = image.getCalibration();
		if (v.type() == PixelType.FLOAT || !c.calibrated()) return v;
		if (c.getFunction() != Calibration.STRAIGHT_LINE) {
			final float[] table = c.getCTable(), out = new float[v.length()];
			if (table == null) return v;
			for (int i = 0; i < out.length; i++) out[i] = table[(int) v.get(i)];
			return new Voxels.Float32(out);
		}
		final double intercept = c.getCoefficients()[0], slope = c.getCoefficients()[1];
		final boolean whole = intercept == Math.rint(intercept) && slope == Math.rint(slope);
		final double[] out = new double[v.length()];
		for (int i = 0; i < out.length; i++) out[i] = intercept + slope * v.get(i);
		if (!whole) return new Voxels.Float64(out);
		final Voxels small = Retyped.as(out, PixelType.INT16);
		return small == null ? Retyped.as(out, PixelType.INT32) : small;
	}

	/** In the type the image was made from, as long as its values still are of that type. */
	private static Voxels asMade(final ImagePlus image, final Voxels now, final Consumer<String> warnings) {
		if (image.getProperty(EXACT) instanceof final Volume exact) {
			if (sameAsFloats(exact.voxels(), now)) return exact.voxels();
			warnings.accept("image '" + image.getTitle() + "' was changed after it was opened; its values are taken as ImageJ holds them, as 32-bit"
				+ " floats");
			return now;
		}
		final String made = image.getProp(TYPE);
		if (made == null) return now;
		for (final PixelType t : PixelType.values()) {
			if (!t.label().equals(made) || t == now.type()) continue;
			final Voxels back = Retyped.as(now, t);
			return back == null ? now : back;
		}
		return now;
	}

	private static boolean sameAsFloats(final Voxels exact, final Voxels now) {
		if (exact.length() != now.length()) return false;
		for (int i = 0; i < exact.length(); i++) if (Float.compare((float) exact.get(i), (float) now.get(i)) != 0) return false;
		return true;
	}

	/** An image of a volume: 8-bit, 16-bit (signed ones calibrated as ImageJ does it) or 32-bit, in mm. */
	public static ImagePlus image(final String title, final Volume volume) {
		final Geometry g = volume.geometry();
		final Voxels v = volume.voxels();
		final double[] range = range(v);
		final boolean integer = v.type().integer(), signed16 = integer && range[0] < 0 && range[0] >= Short.MIN_VALUE && range[1] <= Short.MAX_VALUE;
		final boolean unsigned16 = integer && range[0] >= 0 && range[1] <= 0xffff;
		final ImageStack stack = new ImageStack(g.nx(), g.ny());
		final int plane = g.nx() * g.ny();
		for (int z = 0; z < g.nz(); z++) stack.addSlice(slice(v, g, z * plane, signed16, unsigned16));
		final ImagePlus out = new ImagePlus(title, stack);
		out.setDimensions(1, g.nz(), 1);
		if (signed16) out.getCalibration().setSigned16BitCalibration();
		ImageGeometry.put(out, g);
		out.setProp(TYPE, v.type().label());
		if (!signed16 && !unsigned16 && Retyped.as(v, PixelType.FLOAT) == null) out.setProperty(EXACT, volume);
		if (range[0] < range[1]) out.setDisplayRange(range[0] + shift(signed16), range[1] + shift(signed16));
		return out;
	}

	private static int shift(final boolean signed16) {
		return signed16 ? 32768 : 0;
	}

	private static double[] range(final Voxels v) {
		double min = Double.POSITIVE_INFINITY, max = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < v.length(); i++) {
			final double d = v.get(i);
			if (d < min) min = d;
			if (d > max) max = d;
		}
		return new double[] { min, max };
	}

	private static ImageProcessor slice(final Voxels v, final Geometry g, final int from, final boolean signed16, final boolean unsigned16) {
		final int n = g.nx() * g.ny();
		if (v.type() == PixelType.UINT8) {
			final byte[] a = new byte[n];
			for (int i = 0; i < n; i++) a[i] = (byte) v.get(from + i);
			return new ByteProcessor(g.nx(), g.ny(), a);
		}
		if (signed16 || unsigned16) {
			final short[] a = new short[n];
			for (int i = 0; i < n; i++) a[i] = (short) ((int) v.get(from + i) + shift(signed16));
			return new ShortProcessor(g.nx(), g.ny(), a, null);
		}
		final float[] a = new float[n];
		for (int i = 0; i < n; i++) a[i] = (float) v.get(from + i);
		return new FloatProcessor(g.nx(), g.ny(), a);
	}
}
