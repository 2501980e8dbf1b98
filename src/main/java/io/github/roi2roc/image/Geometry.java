package io.github.roi2roc.image;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.roi2roc.InputException;

/**
 * A voxel grid in space: size in voxels, spacing in mm, position of the centre of voxel (0, 0, 0) and direction cosines in patient
 * coordinates (LPS, as ITK and DICOM). A 2D image has {@code nz} 1.
 *
 * @param nx voxels along x, at least 1
 * @param ny voxels along y, at least 1
 * @param nz voxels along z, at least 1
 * @param spacing mm between voxel centres along each index, finite and above 0
 * @param origin mm, centre of the first voxel
 * @param direction unit vectors of the three indices
 */
public record Geometry(int nx, int ny, int nz, Vec3 spacing, Vec3 origin, Direction direction) {

	/** Largest number of voxels one Java array can hold. */
	public static final int MAX_VOXELS = Integer.MAX_VALUE - 8;

	public Geometry {
		if (nx < 1 || ny < 1 || nz < 1) throw new InputException("The image has size " + nx + "×" + ny + "×" + nz
			+ "; each side needs at least one voxel.");
		if ((long) nx * ny > MAX_VOXELS || (long) nx * ny * nz > MAX_VOXELS) throw new InputException("The image claims " + nx + "×" + ny
			+ "×" + nz + " voxels, more than the " + MAX_VOXELS + " that fit into one array. Crop it, or correct the header.");
		for (int a = 0; a < 3; a++) {
			final double s = spacing.get(a);
			if (!(s > 0) || Double.isInfinite(s)) throw new InputException("The voxel spacing along " + "xyz".charAt(a) + " is " + s
				+ " mm; it must be a number above 0. Correct the file's header or the image's properties.");
		}
		if (!origin.isFinite()) throw new InputException("The image's origin is not finite: " + origin + ". Correct the file's header.");
		final double det = direction.determinant();
		if (!(Math.abs(det) > 1e-6)) throw new InputException("The image's direction cosines are degenerate (determinant " + det
			+ "): two axes point the same way. Correct the file's header.");
	}

	/** A grid at the origin with axes along the patient's. */
	public static Geometry of(final int nx, final int ny, final int nz, final double sx, final double sy, final double sz) {
		return new Geometry(nx, ny, nz, new Vec3(sx, sy, sz), Vec3.ZERO, Direction.IDENTITY);
	}

	/** @param axis 0 (x), 1 (y) or 2 (z) */
	public int size(final int axis) {
		return axis == 0 ? nx : axis == 1 ? ny : nz;
	}

	public int voxels() {
		return nx * ny * nz;
	}

	/** Volume of one voxel in mm³. */
	public double voxelVolume() {
		return spacing.x() * spacing.y() * spacing.z();
	}

	/** Place of voxel (x, y, z) in an array with x fastest. */
	public int index(final int x, final int y, final int z) {
		return x + nx * (y + ny * z);
	}

	/** The whole grid as a box. */
	public Box box() {
		return new Box(0, 0, 0, nx, ny, nz);
	}

	/** Position in mm of a continuous voxel index; whole numbers are voxel centres. */
	public Vec3 toWorld(final double ix, final double iy, final double iz) {
		return origin.plus(direction.apply(new Vec3(ix * spacing.x(), iy * spacing.y(), iz * spacing.z())));
	}

	/** Continuous voxel index of a position in mm. */
	public Vec3 toIndex(final Vec3 world) {
		final Vec3 v = direction.unapply(world.minus(origin));
		return new Vec3(v.x() / spacing.x(), v.y() / spacing.y(), v.z() / spacing.z());
	}

	/** The grid of a box of this grid: same spacing and direction, origin at the box's first voxel. */
	public Geometry crop(final Box box) {
		return new Geometry(box.nx(), box.ny(), box.nz(), spacing, toWorld(box.x(), box.y(), box.z()), direction);
	}

	/**
	 * What keeps two grids from being the same voxel for voxel, in words: size, spacing, origin, direction, each with the difference in mm.
	 *
	 * @param tolerance allowed difference of spacing and origin, as a fraction of this grid's spacing, and of direction cosines; PyRadiomics'
	 *          default is 1e-6
	 * @return one line per difference; empty when the grids agree
	 */
	public List<String> differences(final Geometry other, final double tolerance) {
		final List<String> out = new ArrayList<>();
		if (nx != other.nx || ny != other.ny || nz != other.nz) out.add(String.format(Locale.ROOT,
			"size differs: %d×%d×%d against %d×%d×%d voxels", nx, ny, nz, other.nx, other.ny, other.nz));
		for (int a = 0; a < 3; a++) {
			final double s = spacing.get(a), d = Math.abs(s - other.spacing.get(a));
			if (d > tolerance * s) out.add(String.format(Locale.ROOT, "spacing along %c differs by %s mm: %s against %s mm", "xyz".charAt(a), text(d),
				text(s), text(other.spacing.get(a))));
		}
		for (int a = 0; a < 3; a++) {
			final double d = Math.abs(origin.get(a) - other.origin.get(a));
			if (d > tolerance * spacing.get(a)) out.add(String.format(Locale.ROOT, "origin along %c differs by %s mm: %s against %s mm", "xyz".charAt(
				a), text(d), text(origin.get(a)), text(other.origin.get(a))));
		}
		final double turn = direction.maxDifference(other.direction);
		if (turn > tolerance) out.add(String.format(Locale.ROOT, "direction differs by up to %s: %s against %s", text(turn), text(direction),
			text(other.direction)));
		return out;
	}

	/** Size, spacing, origin and direction on one line, for messages. */
	public String describe() {
		return String.format(Locale.ROOT, "size %d×%d×%d, spacing %s×%s×%s mm, origin (%s, %s, %s), direction %s", nx, ny, nz, text(spacing.x()), text(
			spacing.y()), text(spacing.z()), text(origin.x()), text(origin.y()), text(origin.z()), text(direction));
	}

	/** Nine significant digits, without zeros at the end. */
	private static String text(final double d) {
		return new BigDecimal(d).round(new MathContext(9)).stripTrailingZeros().toPlainString();
	}

	private static String text(final Direction d) {
		final StringBuilder b = new StringBuilder("[");
		for (int a = 0; a < 3; a++) {
			final Vec3 c = d.column(a);
			b.append(a == 0 ? "(" : " (").append(text(c.x())).append(", ").append(text(c.y())).append(", ").append(text(c.z())).append(')');
		}
		return b.append(']').toString();
	}
}
