package io.github.roi2roc.feature.texture;

import java.util.ArrayList;
import java.util.List;

import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Levels;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.param.Parameter;

/**
 * Families of the A.K. vocabulary with a matrix for each direction: features along 0°, 45°, 90° and 135° in the slice (Haralick 1973: 45° is
 * right and up, 135° left and up) at 1, 4 and 7 voxels, each from one matrix of all slices; their mean over directions
 * ({@code _AllDirection}) and population standard deviation ({@code _AllDirection…_SD}). A direction along which no two voxels of the region
 * lie at that distance has no value and does not count in mean and deviation.
 *
 * @param <M> the matrix of one direction
 */
abstract class Angles<M> extends Texture {

	static final int[] DISTANCES_APART = { 1, 4, 7 };

	private static final String SPACE = "space";

	/** Which directions the mean and the deviation are over: A.K. does not say. */
	private static final Parameter ALL = Parameter.choice("akAllDirection", "plane", List.of("plane", SPACE),
		"What AllDirection means: plane, the four angles that have columns of their own, or space, all 13 directions of the volume.");

	private final List<Formula<M>> formulas;
	private final List<Column> columns = new ArrayList<>();

	/** @param angle in degrees; −1 for the mean and −2 for the deviation over directions */
	private record Column(Feature feature, int formula, int distance, int angle) {}

	/** @param formulas in the order of columns; each feature's text says which published definition it is */
	Angles(final List<Formula<M>> formulas) {
		this.formulas = formulas;
		for (final int d : DISTANCES_APART) {
			add(d, -1, "_AllDirection_offset" + d, " Mean over directions, " + apart(d));
			add(d, -2, "_AllDirection_offset" + d + "_SD", " Standard deviation over directions, " + apart(d));
			for (final int angle : new int[] { 0, 45, 90, 135 }) add(d, angle, "_angle" + angle + "_offset" + d, " Along " + angle + "° in the slice, "
				+ apart(d));
		}
	}

	private static String apart(final int distance) {
		return distance == 1 ? "next voxels." : "voxels " + distance + " apart.";
	}

	private void add(final int distance, final int angle, final String suffix, final String how) {
		for (int f = 0; f < formulas.size(); f++) {
			final Feature x = formulas.get(f).feature();
			columns.add(new Column(new Feature(x.name() + suffix, "", x.about() + how, angle == -2 ? "" : x.unit(), true, x.needs()), f, distance,
				angle));
		}
	}

	@Override
	public boolean initial() {
		return false;
	}

	@Override
	public List<Feature> features() {
		return columns.stream().map(Column::feature).toList();
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(ALL);
	}

	@Override
	public List<Aggregation> aggregations() {
		return List.of();
	}

	/** The matrix along one step; null if no two voxels of the region lie so. @param levels with a margin for the step */
	abstract M matrix(Levels levels, Offset step);

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		final Levels l = padded(region.levels());
		final boolean space = request.options().text(ALL.key()).equals(SPACE);
		final List<FeatureValue> out = new ArrayList<>();
		for (final int d : DISTANCES_APART) {
			if (request.features().stream().noneMatch(f -> columns.stream().anyMatch(c -> c.distance == d && c.feature.equals(f)))) continue;
			final double[][] plane = new double[4][], all = space ? new double[13][] : plane;
			for (int a = 0; a < plane.length; a++) plane[a] = values(l, step(45 * a, d, request.axis()));
			if (space) {
				final List<Offset> steps = Offset.half(List.of(1), cube(), -1);
				for (int a = 0; a < all.length; a++) all[a] = values(l, new Offset(d * steps.get(a).x(), d * steps.get(a).y(), d * steps.get(a).z()));
			}
			for (final Column c : columns) {
				if (c.distance == d && request.features().contains(c.feature)) out.add(value(c, plane, all));
			}
		}
		return out;
	}

	private static FeatureValue value(final Column c, final double[][] plane, final double[][] all) {
		final double v = c.angle >= 0 ? plane[c.angle / 45][c.formula] : spread(all, c.formula, c.angle == -2);
		if (!Double.isNaN(v)) return FeatureValue.of(c.feature, v);
		return FeatureValue.undefined(c.feature, "needs two voxels of the region that lie " + c.distance + " apart this way" + (c.feature.needs()
			.isEmpty() ? "" : ", and " + c.feature.needs()));
	}

	/** The formulas along one step; NaN throughout if there is no matrix. */
	private double[] values(final Levels l, final Offset step) {
		final double[] out = new double[formulas.size()];
		java.util.Arrays.fill(out, Double.NaN);
		for (int a = 0; a < 3; a++) {
			if (Math.abs(step.along(a)) >= l.size(a) - 2 * l.margin(a)) return out;
		}
		final M m = matrix(l, step);
		if (m == null) return out;
		for (int f = 0; f < out.length; f++) out[f] = formulas.get(f).value().applyAsDouble(m);
		return out;
	}

	/** Mean or population standard deviation of one formula over the directions that have it. */
	private static double spread(final double[][] all, final int formula, final boolean deviation) {
		double sum = 0, squares = 0;
		int n = 0;
		for (final double[] v : all) {
			if (Double.isNaN(v[formula])) continue;
			sum += v[formula];
			n++;
		}
		if (n == 0 || !deviation) return sum / n;
		for (final double[] v : all) {
			if (!Double.isNaN(v[formula])) squares += (v[formula] - sum / n) * (v[formula] - sum / n);
		}
		return Math.sqrt(squares / n);
	}

	/** The step of an angle in the plane across an axis; rows of an image run downwards. */
	static Offset step(final int angle, final int distance, final int axis) {
		final int u = angle == 90 ? 0 : distance, v = angle == 0 ? 0 : angle == 45 ? -distance : distance;
		return axis == 2 ? new Offset(u, v, 0) : axis == 1 ? new Offset(u, 0, v) : new Offset(0, u, v);
	}

	/** Levels of a cube that all 13 directions fit into. */
	private static Levels cube() {
		return new Levels(new char[0], 4, 4, 4, 1, 1, 1, 0, new int[1]);
	}

	/** The levels with a margin for the longest step, or as wide as the region, where no longer step fits. */
	static Levels padded(final Levels l) {
		final int[] core = new int[3], margin = new int[3];
		boolean enough = true;
		for (int a = 0; a < 3; a++) {
			core[a] = l.size(a) - 2 * l.margin(a);
			margin[a] = Math.max(1, Math.min(DISTANCES_APART[DISTANCES_APART.length - 1], core[a] - 1));
			enough &= l.margin(a) >= margin[a];
		}
		if (enough) return l;
		final int nx = core[0] + 2 * margin[0], ny = core[1] + 2 * margin[1], nz = core[2] + 2 * margin[2];
		final char[] data = new char[nx * ny * nz];
		for (int z = 0; z < core[2]; z++) {
			for (int y = 0; y < core[1]; y++) System.arraycopy(l.data(), l.px() + l.nx() * (y + l.py() + l.ny() * (z + l.pz())), data, margin[0] + nx
				* (y + margin[1] + ny * (z + margin[2])), core[0]);
		}
		return new Levels(data, nx, ny, nz, margin[0], margin[1], margin[2], l.highest(), l.histogram());
	}
}
