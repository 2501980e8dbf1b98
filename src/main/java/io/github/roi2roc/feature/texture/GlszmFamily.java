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
 * Grey level size zone matrix (IBSI 9SAK; Thibault 2014): how many zones of level i have j voxels. A zone is a set of voxels of one level
 * that are connected through faces, edges or corners; in a slice through edges or corners.
 */
@Plugin(type = FeatureFamily.class, name = "glszm", priority = 50)
public final class GlszmFamily extends Texture {

	private static final List<Formula<SizeMatrix>> FORMULAS = List.of(//
		Formula.of("SmallAreaEmphasis", "5QRC", "Mean of 1 / j² over zones of j voxels.", m -> m.emphasis(0, -2)), //
		Formula.of("LargeAreaEmphasis", "48P8", "Mean of j² over zones.", m -> m.emphasis(0, 2)), //
		Formula.of("GrayLevelNonUniformity", "JNSA", "Sum over levels of the squared number of zones, over the number of zones.", m -> m.levelNonUniformity()), //
		Formula.of("GrayLevelNonUniformityNormalized", "Y1RO", "GrayLevelNonUniformity over the number of zones.", m -> m.levelNonUniformity() / m.total()), //
		Formula.of("SizeZoneNonUniformity", "4JP3", "Sum over sizes of the squared number of zones, over the number of zones.", m -> m.sizeNonUniformity()), //
		Formula.of("SizeZoneNonUniformityNormalized", "VB3A", "SizeZoneNonUniformity over the number of zones.", m -> m.sizeNonUniformity() / m.total()), //
		Formula.of("ZonePercentage", "P30P", "Number of zones over the number of voxels.", m -> m.percentage()), //
		Formula.of("GrayLevelVariance", "BYLV", "Variance of the level over zones.", m -> m.levelVariance()), //
		Formula.of("ZoneVariance", "3NSA", "Variance of the size over zones.", m -> m.sizeVariance()), //
		Formula.of("ZoneEntropy", "GU8N", "Entropy (bits) of the normalised matrix.", m -> m.entropy()), //
		Formula.of("LowGrayLevelZoneEmphasis", "XMSY", "Mean of 1 / i² over zones of level i.", m -> m.emphasis(-2, 0)), //
		Formula.of("HighGrayLevelZoneEmphasis", "5GN9", "Mean of i² over zones.", m -> m.emphasis(2, 0)), //
		Formula.of("SmallAreaLowGrayLevelEmphasis", "5RAI", "Mean of 1 / (i²·j²) over zones.", m -> m.emphasis(-2, -2)), //
		Formula.of("SmallAreaHighGrayLevelEmphasis", "HW1V", "Mean of i² / j² over zones.", m -> m.emphasis(2, -2)), //
		Formula.of("LargeAreaLowGrayLevelEmphasis", "YH51", "Mean of j² / i² over zones.", m -> m.emphasis(-2, 2)), //
		Formula.of("LargeAreaHighGrayLevelEmphasis", "J17V", "Mean of i²·j² over zones.", m -> m.emphasis(2, 2)));

	private static final List<Parameter> PARAMETERS = List.of();

	@Override
	public String name() {
		return "glszm";
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
		final Formula.Mean<SizeMatrix> out = new Formula.Mean<>(FORMULAS, request);
		final Zones zones = new Zones(l, flat(request));
		for (final Window w : Window.parts(l, request.aggregation(), request.axis())) {
			final SizeMatrix m = zones.count(w);
			if (!m.isEmpty()) out.add(m);
		}
		return out.values("the region has no zone");
	}
}
