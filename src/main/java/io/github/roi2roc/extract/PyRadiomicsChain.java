package io.github.roi2roc.extract;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.preprocess.Cropping;
import io.github.roi2roc.preprocess.Discretisation;
import io.github.roi2roc.preprocess.Interpolator;
import io.github.roi2roc.preprocess.Normalisation;
import io.github.roi2roc.preprocess.Prepared;
import io.github.roi2roc.preprocess.Resampling;
import io.github.roi2roc.preprocess.Resegmentation;

/** PyRadiomics' order: normalise, resample or crop, check the region, re-segment. */
class PyRadiomicsChain implements ProcessingChain {

	private final Settings settings;
	private final Options base;

	PyRadiomicsChain(final Settings settings) {
		this.settings = settings;
		base = settings.base();
	}

	@Override
	public Prepared prepare(final Volume image, final Mask mask, final Map<String, String> diagnostics) {
		final Diagnostics d = new Diagnostics(diagnostics);
		d.region("original", image, mask);
		Volume v = image;
		if (base.flag("normalize")) v = Normalisation.normalise(v, base.number("normalizeScale"), base.has("removeOutliers") ? base.number(
			"removeOutliers") : null);
		Prepared out = new Prepared(v, mask);
		if (base.has("resampledPixelSpacing")) {
			final double[] spacing = base.numbers("resampledPixelSpacing").stream().mapToDouble(Number::doubleValue).toArray();
			out = Resampling.resample(v, mask, spacing, Interpolator.of(base.text("interpolator")), base.integer("padDistance"));
			d.region("interpolated", out.image(), out.mask());
		}
		else if (base.flag("preCrop")) out = Cropping.crop(v, mask, base.integer("padDistance"));
		ProcessingChain.checkSize(base, out.mask(), "");
		return new Prepared(out.image(), out.mask().on(out.image().geometry()));
	}

	@Override
	public Mask resegment(final Prepared p, final Map<String, String> diagnostics) {
		if (!base.has("resegmentRange")) return p.mask();
		final Resegmentation r = new Resegmentation(Resegmentation.Mode.valueOf(base.text("resegmentMode").toUpperCase(Locale.ROOT)), base.numbers(
			"resegmentRange").stream().map(Number::doubleValue).toList());
		final Mask out = r.apply(p.image(), p.mask());
		ProcessingChain.checkSize(base, out, " after re-segmentation");
		new Diagnostics(diagnostics).region("resegmented", p.image(), out);
		return out;
	}

	@Override
	public boolean resegmentsShape() {
		return base.flag("resegmentShape");
	}

	@Override
	public Discretisation discretisation(final String filter) {
		final Options own = settings.options(SettingKeys.EXTRACTION, filter);
		return own.has("binCount") ? Discretisation.binCount(own.integer("binCount")) : Discretisation.binWidth(own.number("binWidth"));
	}

	/** PyRadiomics' one way of merging, by IBSI's names. */
	@Override
	public List<Aggregation> aggregations(final FeatureFamily family, final String filter) {
		final List<Aggregation> can = family.aggregations();
		if (can.isEmpty()) return Collections.singletonList(null);
		final boolean force2D = settings.options(SettingKeys.EXTRACTION, filter).flag("force2D");
		final boolean weighted = family.parameters().stream().anyMatch(p -> p.key().equals("weightingNorm")) && options(family, filter).has(
			"weightingNorm");
		final Aggregation each = force2D ? Aggregation.D25_DIRECTION_MERGED : Aggregation.D3_AVERAGED;
		return List.of(can.contains(each) && !weighted ? each : force2D ? Aggregation.D25_MERGED : Aggregation.D3_MERGED);
	}

	@Override
	public Options options(final FeatureFamily family, final String filter) {
		return settings.options(family.parameters(), filter);
	}

	@Override
	public String suffix(final FeatureFamily family, final Aggregation aggregation) {
		return "";
	}
}
