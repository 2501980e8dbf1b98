package io.github.roi2roc.feature.intensity;

import java.util.ArrayList;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.numeric.Parallel;

/**
 * Local intensity features (IBSI family 9ST6): the mean intensity of a sphere of 1 cm³ around a voxel of the region. The sphere holds the
 * voxels whose centres lie within 6.2 mm; it reaches beyond the region, and ends where the image ends.
 */
@Plugin(type = FeatureFamily.class, name = "localintensity", priority = 27)
public final class LocalIntensityFamily implements FeatureFamily {

	/** Radius in mm of a sphere of 1 cm³. */
	private static final double RADIUS = 10 * Math.cbrt(3 / (4 * Math.PI));

	private static final List<Formula<Peaks>> FORMULAS = List.of(//
		Formula.of("LocalIntensityPeak", "VJGA", "I", "Mean intensity of 1 cm³ around the voxel with the highest intensity; of several such voxels"
			+ " the highest mean.", Peaks::local), //
		Formula.of("GlobalIntensityPeak", "0F91", "I", "Highest mean intensity of 1 cm³ around any voxel of the region.", Peaks::global));

	private record Peaks(double local, double global) {}

	/** A row of the sphere: voxels from −half to +half along x, at dy and dz from the centre. */
	private record Chord(int dy, int dz, int half) {}

	@Override
	public String name() {
		return "localintensity";
	}

	@Override
	public Input input() {
		return Input.INTENSITIES;
	}

	@Override
	public double margin() {
		return RADIUS;
	}

	@Override
	public boolean initial() {
		return false;
	}

	@Override
	public List<Feature> features() {
		return Formula.features(FORMULAS);
	}

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		return Formula.values(FORMULAS, request, peaks(region), "the image has voxels near the region that are not finite");
	}

	private static Peaks peaks(final Region region) {
		final Volume image = region.image();
		final Geometry g = image.geometry();
		final List<Chord> chords = chords(g.spacing());
		final int mx = (int) (RADIUS / g.spacing().x()), my = (int) (RADIUS / g.spacing().y()), mz = (int) (RADIUS / g.spacing().z());
		final Box bounds = region.mask().bounds(), box = bounds.grow(mx, my, mz).intersect(g.box());
		final byte[] inside = region.mask().inside();
		final double[] v = image.doubles(box), sums = runningSums(v, box);
		double highest = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < inside.length; i++) {
			if (inside[i] != 0) highest = Math.max(highest, v[place(bounds, box, i)]);
		}
		final double top = highest;
		final double[] local = new double[bounds.nz()], global = new double[bounds.nz()];
		Parallel.range(bounds.nz(), z -> {
			local[z] = global[z] = Double.NEGATIVE_INFINITY;
			final int slice = bounds.nx() * bounds.ny();
			for (int i = z * slice; i < (z + 1) * slice; i++) {
				if (inside[i] == 0) continue;
				final double mean = mean(bounds.x() + i % bounds.nx(), bounds.y() + i / bounds.nx() % bounds.ny(), bounds.z() + z, box, sums, chords);
				global[z] = Math.max(global[z], mean);
				if (v[place(bounds, box, i)] == top) local[z] = Math.max(local[z], mean);
			}
		});
		double l = Double.NEGATIVE_INFINITY, most = Double.NEGATIVE_INFINITY;
		for (int z = 0; z < local.length; z++) {
			l = Math.max(l, local[z]);
			most = Math.max(most, global[z]);
		}
		return new Peaks(Double.isFinite(l) ? l : Double.NaN, Double.isFinite(most) ? most : Double.NaN);
	}

	/** Place in the box of the i-th voxel of the bounds. */
	private static int place(final Box bounds, final Box box, final int i) {
		final int x = i % bounds.nx(), y = i / bounds.nx() % bounds.ny(), z = i / (bounds.nx() * bounds.ny());
		return box.index(bounds.x() + x, bounds.y() + y, bounds.z() + z);
	}

	private static List<Chord> chords(final Vec3 spacing) {
		final List<Chord> out = new ArrayList<>();
		final int my = (int) (RADIUS / spacing.y()), mz = (int) (RADIUS / spacing.z());
		for (int dz = -mz; dz <= mz; dz++) {
			for (int dy = -my; dy <= my; dy++) {
				final double y = dy * spacing.y(), z = dz * spacing.z(), left = RADIUS * RADIUS - y * y - z * z;
				if (left >= 0) out.add(new Chord(dy, dz, (int) Math.floor(Math.sqrt(left) / spacing.x())));
			}
		}
		return out;
	}

	/** Sum of each row up to and with each voxel, so that a chord costs two reads. */
	private static double[] runningSums(final double[] v, final Box box) {
		final double[] out = new double[v.length];
		for (int row = 0; row < v.length; row += box.nx()) {
			double s = 0;
			for (int i = row; i < row + box.nx(); i++) {
				s += v[i];
				out[i] = s;
			}
		}
		return out;
	}

	private static double mean(final int x, final int y, final int z, final Box box, final double[] sums, final List<Chord> chords) {
		double s = 0;
		int n = 0;
		for (final Chord c : chords) {
			final int cy = y + c.dy, cz = z + c.dz;
			if (cy < box.y() || cy >= box.y() + box.ny() || cz < box.z() || cz >= box.z() + box.nz()) continue;
			final int first = Math.max(box.x(), x - c.half), last = Math.min(box.x() + box.nx() - 1, x + c.half);
			s += sums[box.index(last, cy, cz)];
			if (first > box.x()) s -= sums[box.index(first - 1, cy, cz)];
			n += last - first + 1;
		}
		return s / n;
	}
}
