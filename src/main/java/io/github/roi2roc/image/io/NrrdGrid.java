package io.github.roi2roc.image.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Vec3;

/**
 * Which axes of an NRRD file are space, which one counts frames, and where the grid lies. Spaces with named directions become LPS; a
 * 2D image gets a third axis of one voxel at right angles to its own two.
 *
 * @param layout how the frames lie in the data
 */
record NrrdGrid(Geometry geometry, int frames, VoxelStream.Layout layout) {

	/** Factors that turn a space's coordinates into left, posterior, superior. */
	private static final Map<String, Vec3> TO_LPS = Map.of("left-posterior-superior", new Vec3(1, 1, 1), "lps", new Vec3(1, 1, 1),
		"right-anterior-superior", new Vec3(-1, -1, 1), "ras", new Vec3(-1, -1, 1), "left-anterior-superior", new Vec3(1, -1, 1), "las", new Vec3(1,
			-1, 1));
	private static final Set<String> SPACE_KINDS = Set.of("domain", "space"), UNKNOWN_KINDS = Set.of("???", "none", "");
	private static final Map<String, Double> MILLIMETRES = Map.of("mm", 1.0, "millimeter", 1.0, "millimeters", 1.0, "cm", 10.0, "m", 1000.0, "um",
		0.001, "µm", 0.001, "micron", 0.001, "microns", 0.001, "nm", 1e-6);
	private static final Pattern VECTOR = Pattern.compile("\\(([^()]*)\\)|(none)", Pattern.CASE_INSENSITIVE);

	static NrrdGrid of(final NrrdHeader h, final List<String> warnings) {
		final long[] sizes = h.sizes();
		final Vec3[] directions = directions(h, sizes.length);
		final boolean[] spatial = spatial(h, sizes, directions);
		final List<Integer> axes = new ArrayList<>();
		int frameAxis = -1;
		for (int i = 0; i < sizes.length; i++) {
			if (spatial[i]) axes.add(i);
			else if (sizes[i] > 1 && frameAxis >= 0) throw new InputException(h.file()
				+ " has more than one axis that is not space (sizes: " + h.get("sizes") + "). Split it into files of one volume each.");
			else if (sizes[i] > 1) frameAxis = i;
		}
		if (axes.size() < 2 || axes.size() > 3) throw new InputException(h.file() + " has " + axes.size()
			+ " axes in space (dimension " + sizes.length + "); an image has 2 or 3. Check 'kinds' and 'space directions' in the header.");
		final double voxels = axes.stream().mapToDouble(a -> sizes[a]).reduce(1, (a, b) -> a * b);
		final long frames = frameAxis < 0 ? 1 : sizes[frameAxis];
		if (voxels > Geometry.MAX_VOXELS || frames > Integer.MAX_VALUE) throw new InputException(String.format(Locale.ROOT,
			"%s: the header claims %.0f voxels in %d frames, more than the %d that one volume can have. Crop the image, or correct the header.", h
				.file(), voxels, frames, Geometry.MAX_VOXELS));
		int run = 1;
		for (int i = 0; i < (frameAxis < 0 ? sizes.length : frameAxis); i++) run *= (int) sizes[i];
		return new NrrdGrid(geometry(h, sizes, axes, directions, warnings), (int) frames, new VoxelStream.Layout(run, (int) frames, (int) voxels
			/ run));
	}

	/** Axes with a direction are space; without directions the kinds say so; without kinds the first three are. */
	private static boolean[] spatial(final NrrdHeader h, final long[] sizes, final Vec3[] directions) {
		final String[] kinds = h.words("kinds", sizes.length);
		final boolean[] out = new boolean[sizes.length];
		for (int i = 0; i < sizes.length; i++) {
			final String kind = kinds == null ? "" : kinds[i].toLowerCase(Locale.ROOT);
			if (kind.contains("color")) throw new InputException(h.file() + " holds colours (kind '" + kind
				+ "'). Choose a channel, or convert the image to grey levels.");
			if (kind.equals("complex")) throw new InputException(h.file() + " holds complex numbers. Save the magnitude as a float image.");
			out[i] = directions != null ? directions[i] != null : SPACE_KINDS.contains(kind) || UNKNOWN_KINDS.contains(kind) && (sizes.length <= 3
				|| i < 3);
		}
		return out;
	}

	/** Vectors of the axes in the file's own space, null where an axis has none; null if the file says nothing. */
	private static Vec3[] directions(final NrrdHeader h, final int dimension) {
		final String text = h.get("space directions");
		if (text == null) return null;
		final List<Vec3> out = new ArrayList<>();
		final Matcher m = VECTOR.matcher(text);
		while (m.find()) out.add(m.group(2) != null ? null : vector(h, m.group(1), "space directions"));
		if (out.size() != dimension) throw h.wrong("space directions", dimension + " vectors like (1,0,0) or 'none', one for each axis");
		return out.toArray(new Vec3[0]);
	}

	/** Two to four components; what is beyond three is time. A vector with no part in space is null. */
	private static Vec3 vector(final NrrdHeader h, final String text, final String field) {
		final String[] w = text.strip().split("\\s*,\\s*", -1);
		if (w.length < 2 || w.length > 4) throw h.wrong(field, "vectors of 2 or 3 numbers");
		final double x = h.number(w[0], field), y = h.number(w[1], field), z = w.length > 2 ? h.number(w[2], field) : 0;
		if (w.length == 4 && x == 0 && y == 0 && z == 0) return null;
		return new Vec3(x, y, z);
	}

	private static Geometry geometry(final NrrdHeader h, final long[] sizes, final List<Integer> axes, final Vec3[] directions,
		final List<String> warnings)
	{
		final double mm = millimetres(h, axes, sizes.length, warnings);
		final Vec3[] columns = new Vec3[3];
		final double[] spacing = { 1, 1, 1 };
		Vec3 origin = Vec3.ZERO;
		if (directions != null) {
			final Vec3 flip = toLps(h, warnings);
			for (int a = 0; a < axes.size(); a++) {
				final Vec3 v = directions[axes.get(a)];
				spacing[a] = v.length() * mm;
				columns[a] = unit(v, flip);
			}
			if (h.get("space origin") != null) origin = scaled(origin(h), flip, mm);
		}
		else {
			final double[] s = h.numbers("spacings", sizes.length);
			if (s == null) warnings.add(h.file() + ": the header says no spacing; 1 mm is assumed.");
			for (int a = 0; a < axes.size(); a++) {
				final double d = s == null ? 1 : s[axes.get(a)];
				spacing[a] = Math.abs(d) * mm;
				columns[a] = d < 0 ? Vec3.ZERO.minus(Direction.IDENTITY.column(a)) : Direction.IDENTITY.column(a);
			}
			origin = s == null ? Vec3.ZERO : minimum(h, sizes.length, axes, spacing, mm);
		}
		if (axes.size() == 2) columns[2] = normal(columns[0], columns[1]);
		try {
			return new Geometry(size(sizes, axes, 0), size(sizes, axes, 1), size(sizes, axes, 2), new Vec3(spacing[0], spacing[1], spacing[2]),
				origin, new Direction(columns[0], columns[1], columns[2]));
		}
		catch (final InputException e) {
			throw new InputException(h.file() + ": " + e.getMessage(), e);
		}
	}

	private static int size(final long[] sizes, final List<Integer> axes, final int a) {
		return a < axes.size() ? (int) sizes[axes.get(a)] : 1;
	}

	/** The sum with 0.0 turns −0 into 0. */
	private static Vec3 scaled(final Vec3 v, final Vec3 flip, final double factor) {
		return new Vec3(v.x() * flip.x() * factor + 0.0, v.y() * flip.y() * factor + 0.0, v.z() * flip.z() * factor + 0.0);
	}

	private static Vec3 unit(final Vec3 v, final Vec3 flip) {
		final double length = v.length();
		return new Vec3(v.x() * flip.x() / length + 0.0, v.y() * flip.y() / length + 0.0, v.z() * flip.z() / length + 0.0);
	}

	private static Vec3 normal(final Vec3 x, final Vec3 y) {
		final Vec3 z = x.cross(y);
		final boolean inPlane = x.z() == 0 && y.z() == 0;
		return inPlane ? new Vec3(0, 0, 1) : z.times(1 / z.length());
	}

	private static Vec3 origin(final NrrdHeader h) {
		final Matcher m = VECTOR.matcher(h.get("space origin"));
		if (!m.matches() || m.group(2) != null) throw h.wrong("space origin", "a vector like (0,0,0)");
		final Vec3 v = vector(h, m.group(1), "space origin");
		return v == null ? Vec3.ZERO : v;
	}

	/** Without a space: the first voxel's centre from {@code axis mins}, which bound the cell unless the axis is centred on nodes. */
	private static Vec3 minimum(final NrrdHeader h, final int dimension, final List<Integer> axes, final double[] spacing, final double mm) {
		final double[] mins = h.numbers("axis mins", dimension);
		if (mins == null) return Vec3.ZERO;
		final String[] centers = h.words("centers", dimension);
		final double[] at = new double[3];
		for (int a = 0; a < axes.size(); a++) {
			final int i = axes.get(a);
			if (Double.isNaN(mins[i])) return Vec3.ZERO;
			at[a] = mins[i] * mm + (centers != null && centers[i].equalsIgnoreCase("node") ? 0 : spacing[a] / 2);
		}
		return new Vec3(at[0], at[1], at[2]);
	}

	private static Vec3 toLps(final NrrdHeader h, final List<String> warnings) {
		final String space = h.get("space");
		if (space == null) return new Vec3(1, 1, 1);
		final String name = space.toLowerCase(Locale.ROOT).replaceAll("-time$", "").replaceAll("^(lp|ra|la)st$", "$1s");
		final Vec3 flip = TO_LPS.get(name);
		if (flip != null) return flip;
		if (!Set.of("scanner-xyz", "3d-right-handed", "3d-left-handed").contains(name)) throw h.wrong("space",
			"left-posterior-superior, right-anterior-superior or left-anterior-superior");
		warnings.add(h.file() + ": its space '" + space + "' does not say where the patient's left is; its axes are taken as left, posterior,"
			+ " superior, as ITK does.");
		return new Vec3(1, 1, 1);
	}

	private static double millimetres(final NrrdHeader h, final List<Integer> axes, final int dimension, final List<String> warnings) {
		final Matcher m = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(h.get("space units") == null ? "" : h.get("space units"));
		String unit = m.find() ? m.group(1) != null ? m.group(1) : m.group(2) : "";
		if (unit.isEmpty() && h.get("space directions") == null && h.get("units") != null) unit = h.words("units", dimension)[axes.get(0)];
		final String known = unit.strip().toLowerCase(Locale.ROOT);
		if (known.isEmpty() || known.equals("mm")) return 1;
		final Double mm = MILLIMETRES.get(known);
		warnings.add(h.file() + ": the header's unit of length is '" + NrrdHeader.shown(unit) + "'; " + (mm == null ? "mm are assumed."
			: "it is converted to mm."));
		return mm == null ? 1 : mm;
	}
}
