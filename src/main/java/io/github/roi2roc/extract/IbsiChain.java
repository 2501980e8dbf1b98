package io.github.roi2roc.extract;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.preprocess.Discretisation;
import io.github.roi2roc.preprocess.IbsiResampling;
import io.github.roi2roc.preprocess.Interpolator;
import io.github.roi2roc.preprocess.Prepared;
import io.github.roi2roc.preprocess.Resegmentation;

/**
 * The processing chain of the IBSI reference manual, chapter 1 (section 2): interpolate the whole image and the mask, re-segment by a range
 * and by outliers into an intensity mask while the morphological mask stays, discretise, and compute each family once for each aggregation.
 */
final class IbsiChain implements ProcessingChain {

	private static final List<String> APPROACHES = List.of("2D", "2.5D", "3D");

	private final Settings settings;
	private final Options base, own;
	private final List<String> approach;
	/** Lower and upper bound of re-segmentation; null for none. */
	private final double[] range;

	IbsiChain(final Settings settings) {
		this.settings = settings;
		base = settings.base();
		own = settings.options(SettingKeys.IBSI, null);
		refuse(base.flag("normalize"), "normalize", "normalise the image before");
		refuse(base.flag("resegmentShape"), "resegmentShape", "the morphological mask stays as it is");
		refuse(base.has("resegmentRange") && !base.text("resegmentMode").equals("absolute"), "resegmentMode",
			"resegmentRange counts intensities, and outlierSigma leaves outliers out");
		refuse(base.has("resegmentRange") && base.numbers("resegmentRange").size() != 2, "resegmentRange", "it needs two numbers");
		refuse("FBN".equals(method()) && !base.has("binCount"), "discretisation", "FBN needs binCount, the number of bins");
		range = base.has("resegmentRange") ? base.numbers("resegmentRange").stream().mapToDouble(Number::doubleValue).sorted().toArray() : null;
		approach = own.has("approach") ? own.texts("approach") : base.flag("force2D") ? List.of("2D", "2.5D") : List.of("3D");
		for (final String a : approach) refuse(!APPROACHES.contains(a), "approach", "it lists any of 2D, 2.5D and 3D, not " + a);
	}

	private static void refuse(final boolean wrong, final String key, final String why) {
		if (wrong) throw new InputException("'" + key + "' cannot be used like this with 'standard: ibsi': " + why + ".");
	}

	/** none, FBS or FBN. */
	private String method() {
		return own.has("discretisation") ? own.text("discretisation") : base.has("binCount") ? "FBN" : "FBS";
	}

	@Override
	public Prepared prepare(final Volume image, final Mask mask, final Map<String, String> diagnostics) {
		final IbsiDiagnostics d = new IbsiDiagnostics(diagnostics);
		final Mask first = mask.on(image.geometry());
		d.image("init", image);
		d.region("init", image, first, first);
		Prepared out = new Prepared(image, first);
		if (base.has("resampledPixelSpacing")) out = IbsiResampling.resample(image, first, base.numbers("resampledPixelSpacing").stream().mapToDouble(
			Number::doubleValue).toArray(), Interpolator.of(base.text("interpolator")), own.flag("roundIntensities"));
		d.image("interp", out.image());
		d.region("interp", out.image(), out.mask(), out.mask());
		ProcessingChain.checkSize(base, out.mask(), "");
		return out;
	}

	@Override
	public Mask resegment(final Prepared p, final Map<String, String> diagnostics) {
		Mask out = p.mask();
		if (range != null) out = new Resegmentation(Resegmentation.Mode.ABSOLUTE, List.of(range[0], range[1])).apply(p.image(), out);
		if (own.has("outlierSigma")) out = new Resegmentation(Resegmentation.Mode.SIGMA, List.of(-own.number("outlierSigma"), own.number(
			"outlierSigma"))).apply(p.image(), out);
		new IbsiDiagnostics(diagnostics).region("reseg", p.image(), out, p.mask());
		ProcessingChain.checkSize(base, out, " after re-segmentation");
		return out;
	}

	@Override
	public boolean resegmentsShape() {
		return false;
	}

	/** The range is one of the original image: bins of a filter's response start at the region's minimum. */
	@Override
	public Discretisation discretisation(final String filter) {
		final Options o = settings.options(SettingKeys.EXTRACTION, filter);
		return switch (method()) {
			case "none" -> Discretisation.none();
			case "FBN" -> Discretisation.binCount(o.integer("binCount"));
			default -> Discretisation.fixedBinSize(range != null && original(filter) ? range[0] : Double.NaN, o.number("binWidth"));
		};
	}

	private static boolean original(final String filter) {
		return "Original".equals(filter);
	}

	@Override
	public List<Aggregation> aggregations(final FeatureFamily family, final String filter) {
		if (family.aggregations().isEmpty()) return Collections.singletonList(null);
		return family.aggregations().stream().filter(a -> approach.contains(a.bySlice() ? "2D" : a.inPlane() ? "2.5D" : "3D")).toList();
	}

	/**
	 * The curve of the intensity-volume histogram spans the re-segmentation range unless told otherwise; voxels without neighbours do not count
	 * in the neighbourhood grey tone difference matrix.
	 */
	@Override
	public Options options(final FeatureFamily family, final String filter) {
		final Options o = settings.options(family.parameters(), filter);
		final Map<String, Object> m = o.asMap();
		if (m.containsKey("weightingNorm")) refuse(m.get("weightingNorm") != null, "weightingNorm", "matrices are merged without weights");
		if (m.containsKey("ivhRange") && m.get("ivhRange") == null && range != null && original(filter)) m.put("ivhRange", List.of(range[0],
			range[1]));
		if (m.containsKey("ngtdmIsolated")) m.put("ngtdmIsolated", false);
		return Options.of("setting", family.parameters(), m);
	}

	@Override
	public String suffix(final FeatureFamily family, final Aggregation aggregation) {
		return IbsiTerms.suffix(family, aggregation);
	}
}
