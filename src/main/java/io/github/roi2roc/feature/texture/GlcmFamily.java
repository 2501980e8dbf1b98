package io.github.roi2roc.feature.texture;

import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Levels;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.param.Parameter;

/** Grey level co-occurrence features; the matrix and the definitions are in {@link Glcm}. */
@Plugin(type = FeatureFamily.class, name = "glcm", priority = 70)
public final class GlcmFamily extends Texture {

	/** Counters of all directions that are filled in one pass over the voxels; more would leave the processor's cache. */
	private static final int CELLS_AT_ONCE = 1 << 20;

	private static final List<Parameter> PARAMETERS = List.of(DISTANCES, Parameter.flag("symmetricalGLCM", true,
		"Count each pair of voxels in both directions."), Weighting.PARAMETER);

	@Override
	public String name() {
		return "glcm";
	}

	@Override
	public List<Feature> features() {
		return Formula.features(Glcm.FORMULAS);
	}

	@Override
	public List<Parameter> parameters() {
		return PARAMETERS;
	}

	@Override
	public List<Aggregation> aggregations() {
		return List.of(Aggregation.values());
	}

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		final Levels l = region.levels();
		final List<Offset> offsets = Offset.half(distances(request), l, flat(request));
		final Compact compact = Compact.of(l);
		final boolean symmetric = request.options().flag("symmetricalGLCM");
		final Weighting weighting = Weighting.of(request.options());
		final Formula.Mean<Glcm> matrices = new Formula.Mean<>(Glcm.FORMULAS, request);
		for (final Window w : Window.parts(l, request.aggregation(), request.axis())) {
			if (request.aggregation().mergesDirections()) merged(region, w, compact, offsets, symmetric, weighting, matrices);
			else each(l, w, compact, offsets, symmetric, matrices);
		}
		return matrices.values("no voxel of the region has another one at distance " + distances(request)
			+ (flat(request) >= 0 ? " in its slice" : "") + " (voxels in the region: " + l.count() + ")");
	}

	@Override
	public long memory(final Levels levels) {
		final long n = levels.present();
		// counters of one direction, the matrix, and what MCC works on
		return 4 * (n + 1) * (n + 1) + 8 * n * n + 16 * n * n;
	}

	/** A matrix for each direction that has pairs. */
	private static void each(final Levels l, final Window w, final Compact compact, final List<Offset> offsets, final boolean symmetric,
		final Formula.Mean<Glcm> out)
	{
		final int size = compact.cells(), chunk = Math.max(1, CELLS_AT_ONCE / size);
		for (int from = 0; from < offsets.size(); from += chunk) {
			final List<Offset> some = offsets.subList(from, Math.min(offsets.size(), from + chunk));
			final int[] counts = count(compact.data(), l, w, Offset.strides(some, l), compact.stride());
			for (int k = 0; k < some.size(); k++) {
				final double[] p = new double[compact.n() * compact.n()];
				final double total = compact.add(counts, k * size, symmetric, 1, p);
				if (total > 0) out.add(Glcm.of(compact.level(), p, total, l.highest()));
			}
		}
	}

	/** One matrix: the weighted sum over directions. */
	private static void merged(final Region region, final Window w, final Compact compact, final List<Offset> offsets,
		final boolean symmetric, final Weighting weighting, final Formula.Mean<Glcm> out)
	{
		final Levels l = region.levels();
		final double[] spacing = spacing(region), p = new double[compact.n() * compact.n()];
		final int size = compact.cells(), chunk = Math.max(1, CELLS_AT_ONCE / size);
		double total = 0;
		for (int from = 0; from < offsets.size(); from += chunk) {
			final List<Offset> some = offsets.subList(from, Math.min(offsets.size(), from + chunk));
			final int[] counts = count(compact.data(), l, w, Offset.strides(some, l), compact.stride());
			for (int k = 0; k < some.size(); k++) {
				total += compact.add(counts, k * size, symmetric, weighting == null ? 1 : weighting.gaussian(some.get(k), spacing), p);
			}
		}
		if (total > 0) out.add(Glcm.of(compact.level(), p, total, l.highest()));
	}

	/**
	 * Counts pairs of levels for several steps in one pass. Level 0 (outside) has counters too: a test for it would cost more than counting.
	 *
	 * @return for each step a table of m × m counters, m = {@code stride}
	 */
	private static int[] count(final char[] data, final Levels l, final Window w, final int[] steps, final int stride) {
		final int size = stride * stride;
		final int[] counts = new int[steps.length * size];
		for (int z = w.z0(); z < w.z1(); z++) {
			for (int y = w.y0(); y < w.y1(); y++) {
				final int row = w.row(l, y, z), end = row + w.width();
				for (int i = row; i < end; i++) {
					final int a = data[i];
					if (a == 0) continue;
					int cell = a * stride;
					for (final int step : steps) {
						counts[cell + data[i + step]]++;
						cell += size;
					}
				}
			}
		}
		return counts;
	}

	/**
	 * Levels renumbered 1 … N without gaps, where gaps would waste counters.
	 *
	 * @param data renumbered levels of the padded box; the original array where there are few gaps
	 * @param index for each occurring level in ascending order, its number in {@code data}
	 * @param stride counters per level: highest number + 1
	 */
	private record Compact(char[] data, int[] level, int[] index, int stride) {

		static Compact of(final Levels l) {
			final int[] level = l.occurring();
			if (l.highest() <= 2 * level.length || l.highest() < 64) return new Compact(l.data(), level, level, l.highest() + 1);
			final char[] number = new char[l.highest() + 1];
			final int[] index = new int[level.length];
			for (int i = 0; i < level.length; i++) {
				index[i] = i + 1;
				number[level[i]] = (char) (i + 1);
			}
			final char[] data = new char[l.data().length];
			for (int i = 0; i < data.length; i++) data[i] = number[l.data()[i]];
			return new Compact(data, level, index, level.length + 1);
		}

		int n() {
			return level.length;
		}

		int cells() {
			return stride * stride;
		}

		/** Adds one table of counters, times a weight, to a matrix; returns the sum of what was added. */
		double add(final int[] counts, final int table, final boolean symmetric, final double weight, final double[] p) {
			final int n = level.length;
			double total = 0;
			for (int r = 0; r < n; r++) {
				for (int c = 0; c < n; c++) {
					int v = counts[table + index[r] * stride + index[c]];
					if (symmetric) v += counts[table + index[c] * stride + index[r]];
					if (v == 0) continue;
					p[r * n + c] += v * weight;
					total += v * weight;
				}
			}
			return total;
		}
	}
}
