package io.github.roi2roc.ij;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.io.RegionReader.NamedMask;

import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ImageProcessor;

/**
 * ImageJ's regions as masks on a grid. A pixel is in a region where ImageJ's own mask of it says so; holes of composite regions stay holes.
 * <p>
 * Regions drawn slice by slice are one mask. Which belong together is told by their group and the prefix of their name: what stands before
 * the number at the end ({@code tumour-1}, {@code tumour_2}, {@code tumour 3} are {@code tumour}), or the whole name where there is none.
 * Names that ImageJ gives itself ({@code 0012-0345-0221}) count as none.
 * </p>
 */
final class RoiRegions {

	/** A region of another time point: no part of the chosen volume. */
	static final int ELSEWHERE = -1;
	/** A region that does not say in which slice it lies. */
	static final int ANYWHERE = 0;

	private static final Pattern AUTOMATIC = Pattern.compile("(\\d{4,6}-){1,2}\\d{4,6}(-\\d+)?");
	private static final Pattern NUMBERED = Pattern.compile("(.*?)[ _.\\-]+(?:slice|z)?[ _.\\-]*\\d+", Pattern.CASE_INSENSITIVE);

	private RoiRegions() {}

	/**
	 * @param rois regions, in order
	 * @param grid the image's grid
	 * @param slice in which slice (from 1) a region lies, {@link #ANYWHERE} or {@link #ELSEWHERE}
	 * @param current slice that regions without one belong to; {@link #ANYWHERE} if there is none
	 * @param warnings gets a line for what was left out or assumed
	 * @return masks in order of first appearance, none empty
	 * @throws InputException if there are no regions, one is no area or lies outside the image
	 */
	static List<NamedMask> masks(final List<Roi> rois, final Geometry grid, final ToIntFunction<Roi> slice, final int current,
		final Consumer<String> warnings)
	{
		final Map<Key, List<Placed>> groups = new LinkedHashMap<>();
		int elsewhere = 0, anywhere = 0;
		for (final Roi roi : rois) {
			requireArea(roi);
			int z = grid.nz() == 1 && slice.applyAsInt(roi) == ANYWHERE ? 1 : slice.applyAsInt(roi);
			if (z == ELSEWHERE) {
				elsewhere++;
				continue;
			}
			if (z == ANYWHERE) {
				if (current == ANYWHERE) throw new InputException("Region '" + name(roi) + "' does not say in which of the " + grid.nz()
					+ " slices it lies. Add it to the ROI Manager while its slice is shown, and save it again.");
				anywhere++;
				z = current;
			}
			if (z > grid.nz()) throw new InputException("Region '" + name(roi) + "' lies in slice " + z + ", but the image has " + grid.nz()
				+ (grid.nz() == 1 ? " slice." : " slices."));
			groups.computeIfAbsent(key(roi), k -> new ArrayList<>()).add(new Placed(roi, z - 1));
		}
		if (anywhere > 0 && grid.nz() > 1) warnings.accept(anywhere + " region" + (anywhere > 1 ? "s" : "")
			+ " without a slice of their own are taken in the current slice, " + current);
		if (elsewhere > 0) warnings.accept(elsewhere + " region" + (elsewhere > 1 ? "s" : "") + " of other frames were left out");
		if (groups.isEmpty()) throw new InputException(elsewhere == 0 ? "There are no regions." : "All " + elsewhere
			+ " regions belong to other frames than the chosen one.");
		final List<NamedMask> out = new ArrayList<>();
		groups.forEach((k, members) -> out.add(new NamedMask(label(k, groups.keySet()), mask(members, grid, warnings))));
		return out;
	}

	/** What tells regions of one mask from another's. */
	private record Key(int group, String prefix) {}

	/** A region in its slice, counted from 0. */
	private record Placed(Roi roi, int z) {}

	private static Key key(final Roi roi) {
		final String name = roi.getName() == null ? "" : roi.getName().strip();
		if (AUTOMATIC.matcher(name).matches()) return new Key(roi.getGroup(), "");
		final Matcher m = NUMBERED.matcher(name);
		return new Key(roi.getGroup(), m.matches() && !m.group(1).isBlank() ? m.group(1) : name);
	}

	/** The name's prefix, else the group's name or number, else 1; with the group behind where prefixes alone do not differ. */
	private static String label(final Key k, final Iterable<Key> all) {
		int alike = 0;
		for (final Key o : all) if (o.prefix.equals(k.prefix)) alike++;
		final String group = k.group == 0 ? "" : Roi.getGroupName(k.group) == null ? Integer.toString(k.group) : Roi.getGroupName(k.group);
		if (k.prefix.isEmpty()) return !group.isEmpty() ? group : alike == 1 ? "1" : "0";
		return alike == 1 || group.isEmpty() ? k.prefix : k.prefix + " " + group;
	}

	private static String name(final Roi roi) {
		return roi.getName() == null ? roi.getTypeAsString() : roi.getName();
	}

	private static void requireArea(final Roi roi) {
		if (!roi.isArea() || roi instanceof TextRoi || roi instanceof ImageRoi) throw new InputException("Region '" + name(roi) + "' is no area but a "
			+ (roi instanceof TextRoi ? "text" : roi instanceof ImageRoi ? "picture" : roi.getTypeAsString().toLowerCase(Locale.ROOT))
			+ ". Draw a rectangle, oval, polygon or freehand region, or leave it out.");
	}

	private static Mask mask(final List<Placed> members, final Geometry grid, final Consumer<String> warnings) {
		final byte[] inside = new byte[grid.voxels()];
		for (final Placed p : members) {
			final Rectangle whole = p.roi.getBounds(), b = whole.intersection(new Rectangle(grid.nx(), grid.ny()));
			if (b.isEmpty()) throw new InputException("Region '" + name(p.roi) + "' lies outside the image: x " + whole.x + " to " + (whole.x
				+ whole.width - 1) + ", y " + whole.y + " to " + (whole.y + whole.height - 1) + ", but the image is " + grid.nx() + " × " + grid.ny()
				+ " pixels.");
			if (!b.equals(whole)) warnings.accept("region '" + name(p.roi) + "' reaches beyond the image and was cut at its edge");
			final ImageProcessor mask = p.roi.getMask(); // null for a plain rectangle
			for (int y = b.y; y < b.y + b.height; y++) {
				for (int x = b.x; x < b.x + b.width; x++) {
					if (mask == null || mask.get(x - whole.x, y - whole.y) != 0) inside[grid.index(x, y, p.z)] = 1;
				}
			}
		}
		final Mask out = Mask.of(grid, i -> inside[i] != 0);
		if (out.isEmpty()) throw new InputException("Region '" + name(members.get(0).roi) + "' holds no pixel.");
		return out;
	}

	/** The slice in the name that the ROI Manager gave a region without a position of its own; {@link #ANYWHERE} if none. */
	static int sliceInName(final Roi roi) {
		final String name = roi.getName();
		return name != null && name.matches("\\d{4,6}-\\d{4,6}-\\d{4,6}(-\\d+)?") ? Integer.parseInt(name.substring(0, name.indexOf('-')))
			: ANYWHERE;
	}
}
