package io.github.roi2roc.ij;

import java.awt.Font;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.store.Csv;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * One image in colour over another that lies in the same place, such as a feature map over its scan: each pixel shows the nearest voxel of
 * the map. Voxels without a value stay clear.
 */
public final class MapOverlay {

	private static final String KIND = "map", NONE = "none";

	/**
	 * How a map looks.
	 *
	 * @param opacity 0 to 1
	 * @param range {@code low,high} of the colours; empty for the map's smallest and largest
	 * @param bar whether there is a colour bar
	 */
	public record Look(double opacity, String range, ColourMap colours, boolean bar) {}

	private final ImagePlus image;
	private final String name;
	private final Box box;
	private final double[] values;
	private final double least, most;

	private MapOverlay(final ImagePlus image, final String name, final Box box, final double[] values) {
		this.image = image;
		this.name = name;
		this.box = box;
		this.values = values;
		least = Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.NaN);
		most = Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NaN);
	}

	/**
	 * @param map title of the open image that shows the values
	 * @param feature of a map with several channels the name on its slices or the channel's number; empty for the first
	 * @param frame of the map, from 1; 0 if it has only one
	 * @param background a value that is not shown; empty for the one at all corners, if they agree; {@code none}
	 * @throws InputException if there is no such map, it does not lie on the image, or has no value there
	 */
	public static MapOverlay of(final ImagePlus image, final String map, final String feature, final int frame, final String background) {
		final ImagePlus over = OpenImages.titled(map, "'map'");
		if (over == image) throw new InputException("'" + map + "' is the image itself. Choose another image as map.");
		final int channel = channel(over, feature.strip());
		final Volume volume = ImagePlusVolume.volume(over, channel, over.getNFrames() > 1 ? frame : 0, w -> {});
		final Geometry grid = ImageGeometry.of(image, w -> {}), own = volume.geometry();
		final boolean same = grid.nx() == own.nx() && grid.ny() == own.ny() && grid.nz() == own.nz();
		final Volume placed = same && !(ImageGeometry.isKept(over) && ImageGeometry.isKept(image)) ? new Volume(grid, volume.voxels()) : volume;
		final Box box = common(grid, placed.geometry());
		if (box.isEmpty()) throw new InputException("The map '" + map + "' does not lie on the image '" + image.getTitle() + "'. Map: " + own.describe()
			+ ". Image: " + grid.describe() + ".");
		final double hidden = hidden(placed, background.strip());
		final MapOverlay out = new MapOverlay(image, name(image, over, channel), box, sampled(grid, box, placed, hidden));
		if (Double.isNaN(out.least)) throw new InputException("The map '" + map + "' has no value on the image '" + image.getTitle() + "'"
			+ (Double.isNaN(hidden) ? "" : " but the background's, " + Csv.number(hidden)) + ".");
		return out;
	}

	private static int channel(final ImagePlus map, final String feature) {
		if (feature.isEmpty()) return 1;
		final List<String> names = new ArrayList<>();
		for (int c = 1; c <= map.getNChannels(); c++) {
			names.add(label(map, c));
			if (feature.equals(label(map, c)) || feature.equals(Integer.toString(c))) return c;
		}
		throw new InputException("The map '" + map.getTitle() + "' has no feature '" + feature + "'. It has: " + String.join(", ", names) + ".");
	}

	private static String label(final ImagePlus map, final int channel) {
		final String label = map.getStack().getSliceLabel(map.getStackIndex(channel, 1, 1));
		return label == null ? "" : label.lines().findFirst().orElse("");
	}

	/** The slice label, else the title without the image's; with the unit where the map has one. */
	private static String name(final ImagePlus image, final ImagePlus map, final int channel) {
		final String before = CaseName.of(image.getTitle()) + "_", title = CaseName.of(map.getTitle()), label = label(map, channel);
		final String name = !label.isEmpty() && (map.getNChannels() > 1 || title.endsWith("_maps")) ? label : title.startsWith(before) ? title.substring(before
			.length()) : title;
		final String unit = map.getCalibration().getValueUnit();
		return unit == null || unit.isBlank() || unit.equals("Gray Value") ? name : name + " (" + unit + ")";
	}

	/** The voxels of the image that a map may reach. */
	private static Box common(final Geometry grid, final Geometry map) {
		final double[] low = { Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE }, high = { -Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE };
		for (int corner = 0; corner < 8; corner++) {
			final Vec3 p = grid.toIndex(map.toWorld((corner & 1) == 0 ? -0.5 : map.nx() - 0.5, (corner & 2) == 0 ? -0.5 : map.ny() - 0.5, (corner & 4) == 0
				? -0.5 : map.nz() - 0.5));
			for (int a = 0; a < 3; a++) {
				low[a] = Math.min(low[a], p.get(a));
				high[a] = Math.max(high[a], p.get(a));
			}
		}
		final int[] from = new int[3], size = new int[3];
		for (int a = 0; a < 3; a++) {
			from[a] = (int) Math.max(0, Math.floor(low[a]));
			size[a] = (int) Math.max(0, Math.min(grid.size(a) - 1, Math.ceil(high[a])) - from[a] + 1);
		}
		return new Box(from[0], from[1], from[2], size[0], size[1], size[2]);
	}

	/** The value that means nothing; NaN if there is none. */
	private static double hidden(final Volume map, final String background) {
		if (background.equalsIgnoreCase(NONE)) return Double.NaN;
		if (!background.isEmpty()) return number(background, "background", "a number or '" + NONE + "'");
		final Geometry g = map.geometry();
		final Voxels v = map.voxels();
		final double first = v.get(0);
		for (int corner = 1; corner < 8; corner++) {
			if (v.get(g.index((corner & 1) * (g.nx() - 1), (corner >> 1 & 1) * (g.ny() - 1), (corner >> 2) * (g.nz() - 1))) != first) return Double.NaN;
		}
		for (int i = 0; i < v.length(); i++) if (v.get(i) != first) return first;
		return Double.NaN; // flat: nothing would be left
	}

	private static double number(final String text, final String key, final String what) {
		try {
			final double d = Csv.number(text.strip());
			if (Double.isFinite(d)) return d;
		}
		catch (final NumberFormatException e) {
			// said below
		}
		throw new InputException("'" + key + "' is '" + text + "', but " + what + " belongs there.");
	}

	private static double[] sampled(final Geometry grid, final Box box, final Volume map, final double hidden) {
		final Geometry g = map.geometry();
		final double[] out = new double[box.voxels()];
		int i = 0;
		for (int z = box.z(); z < box.z() + box.nz(); z++) {
			for (int y = box.y(); y < box.y() + box.ny(); y++) {
				for (int x = box.x(); x < box.x() + box.nx(); x++, i++) {
					final Vec3 p = g.toIndex(grid.toWorld(x, y, z));
					final long mx = Math.round(p.x()), my = Math.round(p.y()), mz = Math.round(p.z());
					final boolean inside = mx >= 0 && my >= 0 && mz >= 0 && mx < g.nx() && my < g.ny() && mz < g.nz();
					final double v = inside ? map.voxels().get(g.index((int) mx, (int) my, (int) mz)) : Double.NaN;
					out[i] = v == hidden ? Double.NaN : v;
				}
			}
		}
		return out;
	}

	/** Puts the map over the image, in the place of an earlier one. */
	public void show(final Look look) {
		Layers.replace(image, KIND, layers(look, 1));
	}

	/** Takes a map away. */
	public static void remove(final ImagePlus image) {
		Layers.replace(image, KIND, List.of());
	}

	/**
	 * Writes a colour picture: PNG of one slice, or TIFF of all.
	 *
	 * @param slice for PNG, from 1; 0 for the one with most of the map
	 */
	public void write(final Path file, final Look look, final int slice) {
		if (slice > image.getNSlices()) throw new InputException("'slice' is " + slice + ", but the image has " + image.getNSlices() + ".");
		new LayeredPicture(image, factor -> layers(look, factor)).write(file, slice == 0 ? fullest() : slice);
	}

	private int fullest() {
		final int plane = box.nx() * box.ny();
		int best = 0, most = -1;
		for (int z = 0; z < box.nz(); z++) {
			final int n = (int) Arrays.stream(values, z * plane, (z + 1) * plane).filter(Double::isFinite).count();
			if (n > most) {
				most = n;
				best = z;
			}
		}
		return box.z() + best + 1;
	}

	private double[] range(final String text) {
		if (text.isBlank()) return new double[] { least, most };
		final String[] parts = text.split(",", -1);
		if (parts.length != 2) throw new InputException("'range' is '" + text + "', but two numbers belong there, with a comma between.");
		final double low = number(parts[0], "range", "two numbers"), high = number(parts[1], "range", "two numbers");
		if (!(low < high)) throw new InputException("'range' is '" + text + "'; the first number must be below the second.");
		return new double[] { low, high };
	}

	private List<Roi> layers(final Look look, final int factor) {
		final double[] range = range(look.range());
		final int[] colours = look.colours().colours();
		final List<Roi> out = new ArrayList<>();
		final int plane = box.nx() * box.ny();
		for (int z = 0; z < box.nz(); z++) {
			final ImageProcessor ip = new ColorProcessor(box.nx(), box.ny());
			boolean any = false;
			for (int i = 0; i < plane; i++) {
				final double v = values[z * plane + i];
				if (!Double.isFinite(v)) continue;
				ip.set(i, colours[colour(v, range)]);
				any = true;
			}
			if (!any) continue;
			ip.setInterpolationMethod(ImageProcessor.NONE);
			final ImageRoi roi = new ImageRoi(factor * box.x(), factor * box.y(), factor == 1 ? ip : ip.resize(factor * box.nx(), factor * box.ny()));
			roi.setZeroTransparent(true);
			roi.setOpacity(look.opacity());
			roi.setName(name);
			Layers.place(roi, image, box.z() + z + 1);
			out.add(roi);
		}
		if (look.bar()) out.addAll(bar(range, colours, factor * image.getWidth(), factor * image.getHeight()));
		return out;
	}

	private static int colour(final double v, final double[] range) {
		if (range[0] == range[1]) return 128;
		return (int) Math.max(0, Math.min(255, Math.round(255 * (v - range[0]) / (range[1] - range[0]))));
	}

	/** At the right edge: the colours from low to high, three values beside them, the name above. */
	private List<Roi> bar(final double[] range, final int[] colours, final int width, final int height) {
		final int w = Math.max(2, width / 30), h = Math.max(4, height / 2), x = width - w - Math.max(1, width / 50), y = height / 5;
		final ImageProcessor ip = new ColorProcessor(w, h);
		for (int r = 0; r < h; r++) {
			for (int c = 0; c < w; c++) ip.set(c, r, colours[Math.round(255f * (h - 1 - r) / (h - 1))]);
		}
		final List<Roi> out = new ArrayList<>();
		out.add(new ImageRoi(x, y, ip));
		final Font font = Layers.font(height / 32.0, 0.9 * width, List.of(name));
		final double right = width - Math.max(1, width / 50), line = 1.25 * font.getSize2D();
		out.add(Layers.text(Math.max(0, right - Layers.width(name, font)), Math.max(0, y - 1.9 * line), name, font));
		for (int k = 0; k < 3; k++) {
			final String text = digits(range[1] + k / 2.0 * (range[0] - range[1]));
			out.add(Layers.text(Math.max(0, x - Layers.width(text, font) - 0.4 * font.getSize2D()), y + k / 2.0 * h - line / 2, text, font));
		}
		return out;
	}

	/** Four significant digits. */
	private static String digits(final double v) {
		final String text = String.format(Locale.ROOT, "%.4g", v);
		return text.contains("e") || !text.contains(".") ? text : text.replaceFirst("\\.?0+$", "");
	}
}
