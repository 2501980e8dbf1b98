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

/**
 * Size zone features of the A.K. vocabulary. A.K.'s definitions are not public; Thibault 2009 stands in, with zones connected through faces,
 * edges and corners in space, or in the slice with {@code force2D}.
 */
@Plugin(type = FeatureFamily.class, name = "akglszm", priority = 9)
public final class AkSizeZoneFamily extends Texture {

	private static final List<Formula<SizeMatrix>> FORMULAS = List.of(//
		of("SmallAreaEmphasis", "Mean of 1 / j² over zones of j voxels", m -> m.emphasis(0, -2)), //
		of("LargeAreaEmphasis", "Mean of j² over zones", m -> m.emphasis(0, 2)), //
		of("IntensityVariability", "Sum over levels of the squared number of zones, over the number of zones", m -> m.levelNonUniformity()), //
		of("SizeZoneVariability", "Sum over sizes of the squared number of zones, over the number of zones", m -> m.sizeNonUniformity()), //
		of("ZonePercentage", "Number of zones over the number of voxels", m -> m.percentage()), //
		of("LowIntensityEmphasis", "Mean of 1 / i² over zones of level i", m -> m.emphasis(-2, 0)), //
		of("HighIntensityEmphasis", "Mean of i² over zones", m -> m.emphasis(2, 0)), //
		of("LowIntensitySmallAreaEmphasis", "Mean of 1 / (i²·j²) over zones", m -> m.emphasis(-2, -2)), //
		of("HighIntensitySmallAreaEmphasis", "Mean of i² / j² over zones", m -> m.emphasis(2, -2)), //
		of("LowIntensityLargeAreaEmphasis", "Mean of j² / i² over zones", m -> m.emphasis(-2, 2)), //
		of("HighIntensityLargeAreaEmphasis", "Mean of i²·j² over zones", m -> m.emphasis(2, 2)));

	private static Formula<SizeMatrix> of(final String name, final String about, final java.util.function.ToDoubleFunction<SizeMatrix> value) {
		return Formula.of(name, "", about + " (Thibault 2009).", value);
	}

	@Override
	public String name() {
		return "akglszm";
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
		final Formula.Mean<SizeMatrix> out = new Formula.Mean<>(FORMULAS, request);
		final Zones zones = new Zones(l, flat(request));
		for (final Window w : Window.parts(l, request.aggregation(), request.axis())) {
			final SizeMatrix m = zones.count(w);
			if (!m.isEmpty()) out.add(m);
		}
		return out.values("the region has no zone");
	}
}
