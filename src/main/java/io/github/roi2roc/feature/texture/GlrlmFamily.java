package io.github.roi2roc.feature.texture;

import java.util.ArrayList;
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
 * Grey level run length matrix (IBSI TP0I; Galloway 1975): how many runs of level i have j voxels. A run is a longest row of voxels of one
 * level along a direction, at distance 1. A direction along which no line meets two voxels of the region is left out.
 */
@Plugin(type = FeatureFamily.class, name = "glrlm", priority = 60)
public final class GlrlmFamily extends Texture {

	private static final List<Formula<SizeMatrix>> FORMULAS = List.of(//
		Formula.of("ShortRunEmphasis", "22OV", "Mean of 1 / j² over runs of length j.", m -> m.emphasis(0, -2)), //
		Formula.of("LongRunEmphasis", "W4KF", "Mean of j² over runs.", m -> m.emphasis(0, 2)), //
		Formula.of("GrayLevelNonUniformity", "R5YN", "Sum over levels of the squared number of runs, over the number of runs.", m -> m.levelNonUniformity()), //
		Formula.of("GrayLevelNonUniformityNormalized", "OVBL", "GrayLevelNonUniformity over the number of runs.", m -> m.levelNonUniformity() / m.total()), //
		Formula.of("RunLengthNonUniformity", "W92Y", "Sum over lengths of the squared number of runs, over the number of runs.", m -> m.sizeNonUniformity()), //
		Formula.of("RunLengthNonUniformityNormalized", "IC23", "RunLengthNonUniformity over the number of runs.", m -> m.sizeNonUniformity() / m.total()), //
		Formula.of("RunPercentage", "9ZK5", "Number of runs over the number of voxels.", m -> m.percentage()), //
		Formula.of("GrayLevelVariance", "8CE5", "Variance of the level over runs.", m -> m.levelVariance()), //
		Formula.of("RunVariance", "SXLW", "Variance of the length over runs.", m -> m.sizeVariance()), //
		Formula.of("RunEntropy", "HJ9O", "Entropy (bits) of the normalised matrix.", m -> m.entropy()), //
		Formula.of("LowGrayLevelRunEmphasis", "V3SW", "Mean of 1 / i² over runs of level i.", m -> m.emphasis(-2, 0)), //
		Formula.of("HighGrayLevelRunEmphasis", "G3QZ", "Mean of i² over runs.", m -> m.emphasis(2, 0)), //
		Formula.of("ShortRunLowGrayLevelEmphasis", "HTZT", "Mean of 1 / (i²·j²) over runs.", m -> m.emphasis(-2, -2)), //
		Formula.of("ShortRunHighGrayLevelEmphasis", "GD3A", "Mean of i² / j² over runs.", m -> m.emphasis(2, -2)), //
		Formula.of("LongRunLowGrayLevelEmphasis", "IVPO", "Mean of j² / i² over runs.", m -> m.emphasis(-2, 2)), //
		Formula.of("LongRunHighGrayLevelEmphasis", "3KUM", "Mean of i²·j² over runs.", m -> m.emphasis(2, 2)));

	private static final List<Parameter> PARAMETERS = List.of(Weighting.PARAMETER);

	@Override
	public String name() {
		return "glrlm";
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
		return List.of(Aggregation.values());
	}

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		final Levels l = region.levels();
		final List<Offset> offsets = Offset.half(List.of(1), l, flat(request));
		final Weighting weighting = Weighting.of(request.options());
		final double[] spacing = spacing(region);
		final Formula.Mean<SizeMatrix> out = new Formula.Mean<>(FORMULAS, request);
		for (final Window w : Window.parts(l, request.aggregation(), request.axis())) {
			final List<SizeMatrix> directions = new ArrayList<>();
			final List<Double> weights = new ArrayList<>();
			for (final Offset o : offsets) {
				final SizeMatrix m = Runs.count(l, w, o);
				if (m.isEmpty()) continue;
				directions.add(m);
				weights.add(weighting == null ? 1 : weighting.length(o, spacing));
			}
			if (!request.aggregation().mergesDirections()) directions.forEach(out::add);
			else if (!directions.isEmpty()) out.add(SizeMatrix.sum(directions, weights));
		}
		return out.values("no line" + (flat(request) >= 0 ? " in a slice" : "")
			+ " meets two voxels of the region (voxels in the region: " + l.count() + ")");
	}
}
