package io.github.roi2roc.ij;

import java.awt.Color;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.plot.Style;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/** Regions in the colours of their classes, over the image they lie on, with a legend. */
public final class RegionColours {

	private static final String KIND = "classes", NO_VALUE = "no value";

	private final ImagePlus image;
	private final String title;
	private final List<NamedMask> regions;
	/** The class of each region, in their order; empty where it has none. */
	private final List<String> classes;
	private final List<String> levels;

	/** How they look: opacity of the filling, 0 to 1, and whether there is a legend. */
	public record Look(double opacity, boolean legend) {}

	private RegionColours(final ImagePlus image, final String title, final List<NamedMask> regions, final List<String> classes) {
		this.image = image;
		this.title = title;
		this.regions = regions;
		this.classes = classes;
		final TreeSet<String> found = new TreeSet<>(classes.stream().allMatch(RegionColours::isNumber) ? Comparator.comparingDouble(Csv::number)
			: Comparator.naturalOrder());
		classes.stream().filter(c -> !c.isEmpty()).forEach(found::add);
		levels = List.copyOf(found);
		if (levels.isEmpty()) throw new InputException("No region has a value in '" + title + "'. Regions: " + String.join(", ", regions.stream().map(
			NamedMask::label).toList()) + ".");
		if (levels.size() > Style.coloursOnImage()) throw new InputException("'" + title + "' has " + levels.size() + " different values; up to "
			+ Style.coloursOnImage() + " have colours that can be told apart. Choose a column with classes.");
	}

	private static boolean isNumber(final String text) {
		try {
			return Double.isFinite(Csv.number(text));
		}
		catch (final NumberFormatException e) {
			return false;
		}
	}

	/**
	 * By a column of a table: of the rows whose {@code case} is the image's, that with the region's {@code label}; without a column
	 * {@code label} the case's row counts for each region.
	 *
	 * @throws InputException if there is no such column, or no row of the image
	 */
	public static RegionColours of(final ImagePlus image, final List<NamedMask> regions, final FeatureTable table, final String column) {
		if (!table.has(column)) throw new InputException(table.source() + " has no column '" + column + "'. It has: " + String.join(", ", table.names())
			+ ".");
		final String name = CaseName.of(image.getTitle());
		final Map<String, String> classes = new LinkedHashMap<>();
		int rows = 0;
		for (int r = 0; r < table.rows(); r++) {
			if (table.has("case") && !table.text(r, "case").equals(name)) continue;
			rows++;
			final String label = table.has("label") ? table.text(r, "label") : "", value = table.text(r, column), before = classes.put(label, value);
			if (before != null && !before.equals(value)) throw new InputException(table.source() + " has several rows of " + (label.isEmpty() ? "the image"
				: "label " + label) + ", and they differ in '" + column + "': " + before + ", " + value + ".");
		}
		if (rows == 0) throw new InputException(table.source() + " has no row of the case '" + name + "', as the image is called.");
		return new RegionColours(image, column, regions, regions.stream().map(m -> classes.getOrDefault(m.label(), table.has("label") ? "" : classes
			.get(""))).toList());
	}

	/** By the group that the region's ROI has in the ROI Manager or the overlay; where none has a group, each region by itself. */
	public static RegionColours of(final ImagePlus image, final List<NamedMask> regions, final RegionSource positions) {
		final List<Roi> drawn = new ArrayList<>(Layers.drawn(image));
		final RoiManager manager = GraphicsEnvironment.isHeadless() ? null : RoiManager.getInstance2();
		if (manager != null) drawn.addAll(List.of(manager.getRoisAsArray()));
		final List<String> groups = regions.stream().map(m -> group(new RegionOutlines(m.mask()), drawn, positions)).toList();
		return groups.stream().allMatch(String::isEmpty) ? new RegionColours(image, "region", regions, regions.stream().map(NamedMask::label)
			.toList()) : new RegionColours(image, "group", regions, groups);
	}

	private static String group(final RegionOutlines region, final List<Roi> drawn, final RegionSource positions) {
		for (final Roi r : drawn) {
			if (r.getGroup() == 0 || !r.isArea()) continue;
			final int z = positions.slice(r);
			if (z == RoiRegions.ELSEWHERE || region.overlap(r, Math.max(1, z)) < 1) continue;
			return Roi.getGroupName(r.getGroup()) == null ? Integer.toString(r.getGroup()) : Roi.getGroupName(r.getGroup());
		}
		return "";
	}

	/** Puts the colours over the image, in the place of earlier ones. */
	public void show(final Look look) {
		Layers.replace(image, KIND, layers(look, 1));
	}

	/** Takes them away. */
	public static void remove(final ImagePlus image) {
		Layers.replace(image, KIND, List.of());
	}

	/** Writes a colour picture: PNG of one slice, from 1 (0: the one with most pixels in regions), or TIFF of all. */
	public void write(final Path file, final Look look, final int slice) {
		if (slice > image.getNSlices()) throw new InputException("'slice' is " + slice + ", but the image has " + image.getNSlices() + ".");
		new LayeredPicture(image, factor -> layers(look, factor)).write(file, slice == 0 ? fullest() : slice);
	}

	private int fullest() {
		int best = 1, most = -1;
		for (int z = 1; z <= image.getNSlices(); z++) {
			int n = 0;
			for (final NamedMask m : regions) n += new RegionOutlines(m.mask()).pixels(z);
			if (n > most) {
				most = n;
				best = z;
			}
		}
		return best;
	}

	private Color colour(final String level) {
		return level.isEmpty() ? Color.LIGHT_GRAY : Style.onImage(levels.indexOf(level));
	}

	private List<Roi> layers(final Look look, final int factor) {
		final List<Roi> out = new ArrayList<>();
		for (int i = 0; i < regions.size(); i++) {
			final Color c = colour(classes.get(i));
			final RegionOutlines region = new RegionOutlines(regions.get(i).mask());
			final Box b = region.mask().bounds();
			for (int z = b.z() + 1; z <= b.z() + b.nz(); z++) {
				if (region.pixels(z) == 0) continue;
				final Roi line = region.outline(z, factor), filling = (Roi) line.clone();
				filling.setFillColor(new Color(c.getRed(), c.getGreen(), c.getBlue(), (int) Math.round(255 * look.opacity())));
				line.setStrokeColor(c);
				line.setStrokeWidth(factor == 1 ? 1 : 3);
				for (final Roi layer : look.opacity() > 0 ? List.of(filling, line) : List.of(line)) {
					layer.setName(regions.get(i).name());
					Layers.place(layer, image, z);
					out.add(layer);
				}
			}
		}
		if (look.legend()) out.addAll(legend(factor * image.getWidth(), factor * image.getHeight()));
		return out;
	}

	/** At the left edge: what the colours mean, and how many regions have each. */
	private List<Roi> legend(final int width, final int height) {
		final List<String> entries = new ArrayList<>(levels);
		if (classes.contains("")) entries.add("");
		final List<String> lines = new ArrayList<>(List.of(title));
		for (final String e : entries) lines.add((e.isEmpty() ? NO_VALUE : e) + " (" + classes.stream().filter(e::equals).count() + ")");
		final Font font = Layers.font(Math.min(height / 32.0, height / (1.6 * lines.size())), 0.7 * width, lines);
		final double size = font.getSize2D(), left = width / 50.0, line = 1.45 * size;
		final List<Roi> out = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			final double y = height / 50.0 + i * line;
			out.add(Layers.text(left + (i == 0 ? 0 : 1.4 * size), y, lines.get(i), font));
			if (i == 0) continue;
			final Roi box = new Roi(left, y + 0.15 * size, size, size);
			box.setFillColor(colour(entries.get(i - 1)));
			out.add(box);
		}
		return out;
	}
}
