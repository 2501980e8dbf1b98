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

/**
 * Grey level dependence matrix (IBSI REK0, as NGLDM; Sun and Wee 1983): how many voxels of level i have j − 1 dependent neighbours. A
 * neighbour in the region is dependent if its level differs by at most {@code gldm_a}.
 */
@Plugin(type = FeatureFamily.class, name = "gldm", priority = 40)
public final class GldmFamily extends Texture {

	private static final List<Formula<SizeMatrix>> FORMULAS = List.of(//
		Formula.of("SmallDependenceEmphasis", "SODN", "Mean of 1 / j² over voxels with j − 1 dependent neighbours.", m -> m.emphasis(0, -2)), //
		Formula.of("LargeDependenceEmphasis", "IMOQ", "Mean of j² over voxels.", m -> m.emphasis(0, 2)), //
		Formula.of("GrayLevelNonUniformity", "FP8K", "Sum over levels of the squared number of voxels, over the number of voxels.", m -> m.levelNonUniformity()), //
		Formula.of("DependenceNonUniformity", "Z87G", "Sum over dependences of the squared number of voxels, over the number of voxels.", m -> m.sizeNonUniformity()), //
		Formula.of("DependenceNonUniformityNormalized", "OKJI", "DependenceNonUniformity over the number of voxels.", m -> m.sizeNonUniformity() / m.total()), //
		Formula.of("GrayLevelVariance", "1PFV", "Variance of the level over voxels.", m -> m.levelVariance()), //
		Formula.of("DependenceVariance", "DNX2", "Variance of the dependence over voxels.", m -> m.sizeVariance()), //
		Formula.of("DependenceEntropy", "FCBV", "Entropy (bits) of the normalised matrix.", m -> m.entropy()), //
		Formula.of("LowGrayLevelEmphasis", "TL9H", "Mean of 1 / i² over voxels of level i.", m -> m.emphasis(-2, 0)), //
		Formula.of("HighGrayLevelEmphasis", "OAE7", "Mean of i² over voxels.", m -> m.emphasis(2, 0)), //
		Formula.of("SmallDependenceLowGrayLevelEmphasis", "EQ3F", "Mean of 1 / (i²·j²) over voxels.", m -> m.emphasis(-2, -2)), //
		Formula.of("SmallDependenceHighGrayLevelEmphasis", "JA6D", "Mean of i² / j² over voxels.", m -> m.emphasis(2, -2)), //
		Formula.of("LargeDependenceLowGrayLevelEmphasis", "NBZI", "Mean of j² / i² over voxels.", m -> m.emphasis(-2, 2)), //
		Formula.of("LargeDependenceHighGrayLevelEmphasis", "9QMG", "Mean of i²·j² over voxels.", m -> m.emphasis(2, 2)), //
		Formula.of("GrayLevelNonUniformityNormalized", "5SPA", "GrayLevelNonUniformity over the number of voxels; equals Uniformity.", (SizeMatrix m) -> m.levelNonUniformity() / m.total()).onRequest(), //
		Formula.of("DependencePercentage", "6XV8", "Share of voxels that have an entry: always 1.", (SizeMatrix m) -> 1).onRequest(), //
		Formula.of("DependenceEnergy", "CAS9", "Sum of the squared entries of the normalised matrix.", (SizeMatrix m) -> m.energy()).onRequest());

	private static final List<Parameter> PARAMETERS = List.of(DISTANCES, Parameter.integer("gldm_a", 0, 0, Levels.MAX,
		"Largest difference of levels between a voxel and a dependent neighbour."));

	@Override
	public String name() {
		return "gldm";
	}

	@Override
	public List<Feature> features() {
		return Formula.features(FORMULAS);
	}

	@Override
	public List<Parameter> parameters() {
		return PARAMETERS;
	}

	@Override
	public List<Aggregation> aggregations() {
		return UNDIRECTED;
	}

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		final Levels l = region.levels();
		final int[] steps = Offset.strides(Offset.all(distances(request), l, flat(request)), l);
		final int alpha = request.options().integer("gldm_a");
		final Formula.Mean<SizeMatrix> out = new Formula.Mean<>(FORMULAS, request);
		for (final Window w : Window.parts(l, request.aggregation(), request.axis())) {
			final SizeMatrix m = SizeMatrix.of(count(l, w, steps, alpha), steps.length + 2);
			if (!m.isEmpty()) out.add(m);
		}
		return out.values("the region has no voxel");
	}

	/** @return number of voxels of level i with j − 1 dependent neighbours at i · (neighbours + 2) + j */
	private static int[] count(final Levels l, final Window w, final int[] steps, final int alpha) {
		final char[] data = l.data();
		final int width = steps.length + 2;
		final int[] counts = new int[(l.highest() + 1) * width];
		for (int z = w.z0(); z < w.z1(); z++) {
			for (int y = w.y0(); y < w.y1(); y++) {
				final int row = w.row(l, y, z), end = row + w.width();
				for (int i = row; i < end; i++) {
					final int a = data[i];
					if (a == 0) continue;
					counts[a * width + 1 + (alpha == 0 ? equal(data, i, a, steps) : close(data, i, a, steps, alpha))]++;
				}
			}
		}
		return counts;
	}

	/** Counts without branching: which neighbours are equal cannot be predicted. */
	private static int equal(final char[] data, final int i, final int a, final int[] steps) {
		int n = 0;
		for (final int step : steps) n += (a ^ data[i + step]) - 1 >>> 31;
		return n;
	}

	private static int close(final char[] data, final int i, final int a, final int[] steps, final int alpha) {
		int n = 0;
		for (final int step : steps) {
			final int b = data[i + step];
			if (b != 0 && Math.abs(a - b) <= alpha) n++;
		}
		return n;
	}
}
