package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Levels;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.preprocess.Discretisation;
import io.github.roi2roc.preprocess.IbsiResampling;
import io.github.roi2roc.preprocess.Interpolator;
import io.github.roi2roc.preprocess.Prepared;
import io.github.roi2roc.preprocess.Resegmentation;

/**
 * The processing chain of the IBSI reference manual, chapter 1 (section 2): interpolate the whole image and the mask, re-segment by a range
 * and by outliers into an intensity mask while the morphological mask stays, discretise, and compute each family once for each aggregation.
 * Only the original image. Immutable.
 */
final class IbsiExtractor {

	private final Settings settings;
	private final Options base, own;
	private final List<Job> jobs = new ArrayList<>();
	private final List<String> columns = new ArrayList<>();
	private final List<Optional<IbsiTerm>> terms = new ArrayList<>();

	/** A family in one aggregation, and where its columns begin. */
	private record Job(FeatureFamily family, Request request, int first) {}

	IbsiExtractor(final Settings settings) {
		this.settings = settings;
		base = settings.base();
		own = settings.options(SettingKeys.IBSI, null);
		if (!settings.imageTypeNames().equals(List.of("Original"))) throw new InputException("'imageType' asks for " + String.join(", ", settings
			.imageTypeNames()) + "; with 'standard: ibsi' only Original can be extracted. Take the others out, or take 'standard' out.");
		final List<String> approach = approach();
		settings.features().forEach((family, features) -> {
			final Options options = options(family);
			if (family.aggregations().isEmpty()) add(family, features, options, null);
			for (final Aggregation a : family.aggregations()) {
				if (approach.contains(a.bySlice() ? "2D" : a.inPlane() ? "2.5D" : "3D")) add(family, features, options, a);
			}
		});
	}

	private List<String> approach() {
		final List<String> known = List.of("2D", "2.5D", "3D");
		if (!own.has("approach")) return base.flag("force2D") ? List.of("2D", "2.5D") : List.of("3D");
		for (final String a : own.texts("approach")) {
			if (!known.contains(a)) throw new InputException("'approach' has " + a + ", but 2D, 2.5D and 3D belong there.");
		}
		return own.texts("approach");
	}

	/** The family's options; the curve of the intensity-volume histogram spans the re-segmentation range unless told otherwise. */
	private Options options(final FeatureFamily family) {
		final Options o = settings.options(family.parameters(), null);
		if (!family.name().equals("ivh") || o.has("ivhRange") || range() == null) return o;
		final Map<String, Object> m = o.asMap();
		m.put("ivhRange", List.of(range()[0], range()[1]));
		return Options.of("setting", family.parameters(), m);
	}

	private void add(final FeatureFamily family, final List<Feature> features, final Options options, final Aggregation a) {
		jobs.add(new Job(family, new Request(features, options, a, 2 - base.integer("force2Ddimension")), columns.size()));
		for (final Feature f : features) {
			columns.add("original_" + family.name() + "_" + f.name() + IbsiTerms.suffix(family, a));
			terms.add(IbsiTerms.of(family, f, a));
		}
	}

	List<String> columns() {
		return List.copyOf(columns);
	}

	/** What the reference tables call each column; empty for features that IBSI-1 does not have. */
	List<Optional<IbsiTerm>> terms() {
		return List.copyOf(terms);
	}

	/** The range of re-segmentation, or null. */
	private double[] range() {
		if (!base.has("resegmentRange")) return null;
		final List<Number> r = base.numbers("resegmentRange");
		return r.size() == 2 ? new double[] { r.get(0).doubleValue(), r.get(1).doubleValue() } : null;
	}

	Extraction extract(final Volume image, final Mask mask, final Progress progress) {
		if (mask.isEmpty()) throw new InputException("The region has no voxel.");
		final Mask first = mask.on(image.geometry());
		GreyLevels.range(image, first, "image");
		final IbsiDiagnostics diagnostics = new IbsiDiagnostics();
		diagnostics.image("init", image);
		diagnostics.region("init", image, first, first);
		final Prepared p = base.has("resampledPixelSpacing") ? IbsiResampling.resample(image, first, base.numbers("resampledPixelSpacing").stream()
			.mapToDouble(Number::doubleValue).toArray(), Interpolator.of(base.text("interpolator")), own.flag("roundIntensities")) : new Prepared(
				image, first);
		diagnostics.image("interp", p.image());
		diagnostics.region("interp", p.image(), p.mask(), p.mask());
		progress.check();
		final Mask intensity = resegment(p);
		diagnostics.region("reseg", p.image(), intensity, p.mask());
		final Levels levels = levels(p.image(), intensity);
		final Region region = new Region(intensity, p.image(), levels, p.mask()), whole = new Region(p.mask(), null, null);
		final FeatureValue[] values = new FeatureValue[columns.size()];
		Parallel.range(jobs.size(), j -> {
			progress.check();
			final Job job = jobs.get(j);
			final List<FeatureValue> list = job.family.compute(job.family.input() == FeatureFamily.Input.MASK ? whole : region, job.request);
			for (int i = 0; i < list.size(); i++) values[job.first + i] = list.get(i);
		});
		return result(values, settings.additionalInfo() ? diagnostics.map() : Map.of());
	}

	private Extraction result(final FeatureValue[] values, final Map<String, String> diagnostics) {
		final double[] v = new double[values.length];
		final List<Undefined> undefined = new ArrayList<>();
		for (int i = 0; i < v.length; i++) {
			v[i] = values[i].value();
			if (Double.isNaN(v[i])) undefined.add(new Undefined(columns.get(i), values[i].reason()));
		}
		return new Extraction(v, undefined, List.of(), new LinkedHashMap<>(diagnostics));
	}

	private Mask resegment(final Prepared p) {
		Mask out = p.mask();
		if (base.has("resegmentRange")) {
			if (!base.text("resegmentMode").equals("absolute")) throw new InputException("'resegmentMode' is " + base.text("resegmentMode")
				+ "; with 'standard: ibsi' it is absolute, and outliers are left out by 'outlierSigma'.");
			out = new Resegmentation(Resegmentation.Mode.ABSOLUTE, base.numbers("resegmentRange").stream().map(Number::doubleValue).toList()).apply(p
				.image(), out);
		}
		if (own.has("outlierSigma")) out = new Resegmentation(Resegmentation.Mode.SIGMA, List.of(-own.number("outlierSigma"), own.number(
			"outlierSigma"))).apply(p.image(), out);
		return out;
	}

	private Levels levels(final Volume image, final Mask mask) {
		if (jobs.stream().noneMatch(j -> j.family.input() == FeatureFamily.Input.LEVELS)) return null;
		final String method = own.has("discretisation") ? own.text("discretisation") : base.has("binCount") ? "FBN" : "FBS";
		final Discretisation d = switch (method) {
			case "none" -> Discretisation.none();
			case "FBN" -> {
				if (!base.has("binCount")) throw new InputException("'discretisation' is FBN, which needs 'binCount', the number of bins.");
				yield Discretisation.binCount(base.integer("binCount"));
			}
			default -> Discretisation.fixedBinSize(range() == null ? Double.NaN : range()[0], base.number("binWidth"));
		};
		if (method.equals("none")) checkLevels(image, mask);
		int reach = 1;
		for (final Job j : jobs) {
			if (j.family.parameters().stream().noneMatch(p -> p.key().equals("distances"))) continue;
			for (final Number n : j.request.options().numbers("distances")) reach = Math.max(reach, n.intValue());
		}
		return GreyLevels.of(image, mask, d, reach, "image").levels();
	}

	private static void checkLevels(final Volume image, final Mask mask) {
		final double[] v = image.doubles(mask.bounds());
		final byte[] inside = mask.bytes(mask.bounds());
		for (int i = 0; i < v.length; i++) {
			if (inside[i] != 0 && (v[i] < 1 || v[i] != Math.rint(v[i]))) throw new InputException(String.format(Locale.ROOT,
				"'discretisation' is none, but the region has intensity %s; grey levels are whole numbers from 1. Choose FBS or FBN.", v[i]));
		}
	}
}
