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
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;

/**
 * Grey level distance zone matrix (IBSI VMDZ; Thibault 2014): how many zones of level i have distance j to the border. The distance of a
 * voxel is the number of steps through faces (in a slice: edges) that lead out of the region, at least 1; that of a zone is the smallest of
 * its voxels'. Zones are those of {@link GlszmFamily}; the border is that of the region before re-segmentation.
 */
@Plugin(type = FeatureFamily.class, name = "gldzm", priority = 23)
public final class GldzmFamily extends Texture {

	private static final List<Formula<Distances>> FORMULAS = List.of(//
		Formula.of("SmallDistanceEmphasis", "0GBI", "Mean of 1 / j² over zones at distance j.", d -> d.zones.emphasis(0, -2)), //
		Formula.of("LargeDistanceEmphasis", "MB4I", "Mean of j² over zones.", d -> d.zones.emphasis(0, 2)), //
		Formula.of("LowGreyLevelEmphasis", "S1RA", "Mean of 1 / i² over zones of level i.", d -> d.zones.emphasis(-2, 0)), //
		Formula.of("HighGreyLevelEmphasis", "K26C", "Mean of i² over zones.", d -> d.zones.emphasis(2, 0)), //
		Formula.of("SmallDistanceLowGreyLevelEmphasis", "RUVG", "Mean of 1 / (i²·j²) over zones.", d -> d.zones.emphasis(-2, -2)), //
		Formula.of("SmallDistanceHighGreyLevelEmphasis", "DKNJ", "Mean of i² / j² over zones.", d -> d.zones.emphasis(2, -2)), //
		Formula.of("LargeDistanceLowGreyLevelEmphasis", "A7WM", "Mean of j² / i² over zones.", d -> d.zones.emphasis(-2, 2)), //
		Formula.of("LargeDistanceHighGreyLevelEmphasis", "KLTH", "Mean of i²·j² over zones.", d -> d.zones.emphasis(2, 2)), //
		Formula.of("GreyLevelNonUniformity", "VFT7", "Sum over levels of the squared number of zones, over the number of zones.", d -> d.zones
			.levelNonUniformity()), //
		Formula.of("GreyLevelNonUniformityNormalised", "7HP3", "GreyLevelNonUniformity over the number of zones.", d -> d.zones.levelNonUniformity()
			/ d.zones.total()), //
		Formula.of("ZoneDistanceNonUniformity", "V294", "Sum over distances of the squared number of zones, over the number of zones.", d -> d.zones
			.sizeNonUniformity()), //
		Formula.of("ZoneDistanceNonUniformityNormalised", "IATH", "ZoneDistanceNonUniformity over the number of zones.", d -> d.zones
			.sizeNonUniformity() / d.zones.total()), //
		Formula.of("ZonePercentage", "VIWW", "Number of zones over the number of voxels.", d -> d.zones.total() / d.voxels), //
		Formula.of("GreyLevelVariance", "QK93", "Variance of the level over zones.", d -> d.zones.levelVariance()), //
		Formula.of("ZoneDistanceVariance", "7WT1", "Variance of the distance over zones.", d -> d.zones.sizeVariance()), //
		Formula.of("ZoneDistanceEntropy", "GBDU", "Entropy (bits) of the normalised matrix.", d -> d.zones.entropy()));

	/**
	 * @param zones how many zones of each level lie at each distance
	 * @param voxels number of voxels in them
	 */
	private record Distances(SizeMatrix zones, int voxels) {}

	@Override
	public String name() {
		return "gldzm";
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
	public List<Aggregation> aggregations() {
		return UNDIRECTED;
	}

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		final Levels l = region.levels();
		final int flat = flat(request);
		final int[] steps = distances(region, flat);
		final Formula.Mean<Distances> out = new Formula.Mean<>(FORMULAS, request);
		final Zones zones = new Zones(l, flat);
		for (final Window w : Window.parts(l, request.aggregation(), request.axis())) {
			final SizeMatrix m = zones.count(w, steps);
			if (!m.isEmpty()) out.add(new Distances(m, voxels(l, w)));
		}
		return out.values("the region has no zone");
	}

	private static int voxels(final Levels l, final Window w) {
		int n = 0;
		for (int z = w.z0(); z < w.z1(); z++) {
			for (int y = w.y0(); y < w.y1(); y++) {
				final int row = w.row(l, y, z), end = row + w.width();
				for (int i = row; i < end; i++) n += l.data()[i] == 0 ? 0 : 1;
			}
		}
		return n;
	}

	/**
	 * City-block distance from each voxel of the levels' box to the nearest voxel outside the whole region.
	 *
	 * @param flat axis along which no step is made, or −1
	 */
	private static int[] distances(final Region region, final int flat) {
		final Mask whole = region.whole();
		final Box box = whole.bounds().grow(1, 1, 1);
		final byte[] inside = whole.bytes(box);
		final int[] stride = { 1, box.nx(), box.nx() * box.ny() }, d = new int[inside.length];
		for (int i = 0; i < d.length; i++) {
			if (inside[i] == 0) continue;
			int least = Integer.MAX_VALUE;
			for (int a = 0; a < 3; a++) {
				if (a != flat) least = Math.min(least, d[i - stride[a]]);
			}
			d[i] = least + 1;
		}
		for (int i = d.length - 1; i >= 0; i--) {
			for (int a = 0; a < 3 && inside[i] != 0; a++) {
				if (a != flat) d[i] = Math.min(d[i], d[i + stride[a]] + 1);
			}
		}
		final Levels l = region.levels();
		final Box levels = region.mask().bounds().grow(l.px(), l.py(), l.pz()), common = levels.intersect(box);
		final int[] out = new int[l.data().length];
		for (int z = common.z(); z < common.z() + common.nz(); z++) {
			for (int y = common.y(); y < common.y() + common.ny(); y++) {
				System.arraycopy(d, box.index(common.x(), y, z), out, levels.index(common.x(), y, z), common.nx());
			}
		}
		return out;
	}
}
