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
 * Neighbourhood grey tone difference features (IBSI IPET; Amadasun and King 1989); the matrix and the definitions are in {@link Ngtdm}.
 */
@Plugin(type = FeatureFamily.class, name = "ngtdm", priority = 30)
public final class NgtdmFamily extends Texture {

	private static final List<Parameter> PARAMETERS = List.of(DISTANCES, Parameter.flag("ngtdmIsolated", true,
		"Count voxels without neighbours in the region, with difference 0, as PyRadiomics does; the IBSI leaves them out."));

	@Override
	public String name() {
		return "ngtdm";
	}

	@Override
	public List<Feature> features() {
		return Formula.features(Ngtdm.FORMULAS);
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
		final boolean isolated = request.options().flag("ngtdmIsolated");
		final Formula.Mean<Ngtdm> out = new Formula.Mean<>(Ngtdm.FORMULAS, request);
		for (final Window w : Window.parts(l, request.aggregation(), request.axis())) {
			final Ngtdm m = Ngtdm.count(l, w, steps, isolated);
			if (m.voxels() > 0) out.add(m);
		}
		return out.values(isolated ? "the region has no voxel" : "no voxel of the region has a neighbour in it");
	}
}
