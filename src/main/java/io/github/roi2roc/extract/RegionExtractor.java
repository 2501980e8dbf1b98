package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Levels;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.filter.ImageFilter;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.preprocess.Cropping;
import io.github.roi2roc.preprocess.Discretisation;
import io.github.roi2roc.preprocess.Interpolator;
import io.github.roi2roc.preprocess.Normalisation;
import io.github.roi2roc.preprocess.Prepared;
import io.github.roi2roc.preprocess.Resampling;
import io.github.roi2roc.preprocess.Resegmentation;
import io.github.roi2roc.preprocess.ShortNumber;

/**
 * From an image and a region to features, as the settings say, in PyRadiomics' order: normalise, resample or crop, check the region,
 * re-segment, shape, then for each image type: filter, crop, discretise, families. Immutable; one extractor serves several threads.
 */
public final class RegionExtractor {

	/** Matrices that need more than this are refused. */
	private static final long MOST_BYTES = 1L << 30;

	private final Settings settings;
	private final Options base;
	private final List<Job> masks = new ArrayList<>();
	private final List<Images> images = new ArrayList<>();
	private final List<String> columns = new ArrayList<>();
	/** Does the work where the settings ask for the IBSI's standard, else null. */
	private final IbsiExtractor ibsi;

	/** One family with what it is asked for, and where its columns begin. */
	record Job(String imageType, FeatureFamily family, Request request, int first) {

		String column(final Feature f) {
			return imageType + "_" + family.name() + "_" + f.name();
		}
	}

	/** A filter, what it is told, how its images are discretised, and the families for each of its images. */
	record Images(ImageFilter filter, Options options, ImageFilter.Slices slices, Discretisation discretisation, int reach,
		Map<String, List<Job>> jobs)
	{}

	private RegionExtractor(final Settings settings) {
		this.settings = settings;
		base = settings.base();
		ibsi = settings.standard() == Standard.IBSI ? new IbsiExtractor(settings) : null;
		if (ibsi != null) {
			columns.addAll(ibsi.columns());
			return;
		}
		final Map<FeatureFamily, List<Feature>> features = settings.features();
		features.forEach((family, chosen) -> {
			if (family.input() == FeatureFamily.Input.MASK) masks.add(job("original", family, chosen, null));
		});
		for (final ImageFilter filter : settings.filters()) images.add(images(filter, features));
	}

	/** @throws InputException if the settings cannot be used, whatever the image: an unknown wavelet, say */
	public static RegionExtractor of(final Settings settings) {
		return new RegionExtractor(settings);
	}

	private Images images(final ImageFilter filter, final Map<FeatureFamily, List<Feature>> features) {
		final Options own = settings.options(SettingKeys.EXTRACTION, filter.name()), options = settings.options(filter.parameters(), filter
			.name());
		final ImageFilter.Slices slices = new ImageFilter.Slices(own.flag("force2D"), own.integer("force2Ddimension"));
		final Discretisation discretisation = own.has("binCount") ? Discretisation.binCount(own.integer("binCount")) : Discretisation.binWidth(own
			.number("binWidth"));
		final Map<String, List<Job>> jobs = new LinkedHashMap<>();
		int reach = 1;
		for (final String imageType : filter.imageTypes(options, slices)) {
			final List<Job> list = new ArrayList<>();
			features.forEach((family, chosen) -> {
				if (family.input() != FeatureFamily.Input.MASK) list.add(job(imageType, family, chosen, filter.name()));
			});
			jobs.put(imageType, list);
			for (final Job j : list) {
				if (!j.family.parameters().stream().anyMatch(p -> p.key().equals("distances"))) continue;
				for (final Number d : j.request.options().numbers("distances")) reach = Math.max(reach, d.intValue());
			}
		}
		return new Images(filter, options, slices, discretisation, reach, jobs);
	}

	private Job job(final String imageType, final FeatureFamily family, final List<Feature> features, final String filter) {
		final Options options = settings.options(family.parameters(), filter), own = settings.options(SettingKeys.EXTRACTION, filter);
		final int axis = 2 - own.integer("force2Ddimension");
		final boolean weighted = family.parameters().stream().anyMatch(p -> p.key().equals("weightingNorm")) && options.has("weightingNorm");
		final Job job = new Job(imageType, family, new Request(features, options, aggregation(family, own.flag("force2D"), weighted), axis), columns
			.size());
		features.forEach(f -> columns.add(job.column(f)));
		return job;
	}

	/** PyRadiomics' way of merging, by IBSI's names. */
	private static Aggregation aggregation(final FeatureFamily family, final boolean force2D, final boolean weighted) {
		final List<Aggregation> can = family.aggregations();
		if (can.isEmpty()) return null;
		final Aggregation each = force2D ? Aggregation.D25_DIRECTION_MERGED : Aggregation.D3_AVERAGED;
		return can.contains(each) && !weighted ? each : force2D ? Aggregation.D25_MERGED : Aggregation.D3_MERGED;
	}

	public Settings settings() {
		return settings;
	}

	/** What is done for each filter, in order; empty where another standard does the work. */
	List<Images> images() {
		return Collections.unmodifiableList(images);
	}

	/** The columns every region gets, in order; they follow from the settings alone. */
	public List<String> columns() {
		return Collections.unmodifiableList(columns);
	}

	/**
	 * @param image voxel values
	 * @param mask the region on a grid of the image's size; whether both grids agree is the caller's to check
	 * @throws InputException if the region cannot be used: empty, too small for the settings, non-finite voxels in it, too many grey levels
	 */
	public Extraction extract(final Volume image, final Mask mask, final Progress progress) {
		if (mask.isEmpty()) throw new InputException("The region has no voxel.");
		if (ibsi != null) return ibsi.extract(image, mask, progress);
		final Run run = new Run(progress);
		GreyLevels.range(image, mask.on(image.geometry()), "image");
		run.diagnostics.region("original", image, mask);
		final Prepared prepared = prepare(image, mask, run.diagnostics);
		progress.check();
		final Mask whole = prepared.mask(), part = resegment(prepared, run.diagnostics);
		final Mask shape = base.flag("resegmentShape") ? part : whole;
		// shape needs no image: it runs beside the image types
		Parallel.range(masks.size() + 1, i -> {
			if (i > 0) run.store(masks.get(i - 1), new Region(shape, null, null));
			else for (final Images some : images) run.images(some, prepared.image(), part);
		});
		return run.result();
	}

	/** Image and region as filters get them. */
	Prepared prepare(final Volume image, final Mask mask, final Diagnostics diagnostics) {
		Volume v = image;
		if (base.flag("normalize")) v = Normalisation.normalise(v, base.number("normalizeScale"), base.has("removeOutliers") ? base.number(
			"removeOutliers") : null);
		Prepared out = new Prepared(v, mask.on(mask.geometry()));
		if (base.has("resampledPixelSpacing")) {
			final double[] spacing = base.numbers("resampledPixelSpacing").stream().mapToDouble(Number::doubleValue).toArray();
			out = Resampling.resample(v, mask, spacing, Interpolator.of(base.text("interpolator")), base.integer("padDistance"));
			diagnostics.region("interpolated", out.image(), out.mask());
		}
		else if (base.flag("preCrop")) out = Cropping.crop(v, mask, base.integer("padDistance"));
		check(out.mask(), "");
		return new Prepared(out.image(), out.mask().on(out.image().geometry()));
	}

	/** The region without the voxels that re-segmentation takes out. */
	Mask resegment(final Prepared p, final Diagnostics diagnostics) {
		if (!base.has("resegmentRange")) return p.mask();
		final Resegmentation r = new Resegmentation(Resegmentation.Mode.valueOf(base.text("resegmentMode").toUpperCase(Locale.ROOT)), base.numbers(
			"resegmentRange").stream().map(Number::doubleValue).toList());
		final Mask out = r.apply(p.image(), p.mask());
		check(out, " after re-segmentation");
		diagnostics.region("resegmented", p.image(), out);
		return out;
	}

	private void check(final Mask mask, final String when) {
		final Box b = mask.bounds();
		final int dimensions = (b.nx() > 1 ? 1 : 0) + (b.ny() > 1 ? 1 : 0) + (b.nz() > 1 ? 1 : 0);
		if (base.has("minimumROIDimensions") && dimensions < base.integer("minimumROIDimensions")) throw new InputException("The region" + when
			+ " extends along " + dimensions + " of 3 axes (" + b.nx() + "×" + b.ny() + "×" + b.nz() + " voxels); 'minimumROIDimensions' asks for "
			+ base.integer("minimumROIDimensions") + ". Draw a larger region, or lower the setting.");
		if (base.has("minimumROISize") && mask.count() <= base.integer("minimumROISize")) throw new InputException("The region" + when + " has "
			+ mask.count() + " voxels; 'minimumROISize' asks for more than " + base.integer("minimumROISize")
			+ ". Draw a larger region, or lower the setting.");
	}

	/** What is collected while one region is extracted. Jobs run in any order and write to places of their own. */
	private final class Run {

		private final Progress progress;
		private final double[] values = new double[columns.size()];
		private final String[] reasons = new String[columns.size()];
		private final List<String> warnings = new ArrayList<>();
		private final Diagnostics diagnostics = new Diagnostics();

		Run(final Progress progress) {
			this.progress = progress;
		}

		void store(final Job job, final Region region) {
			progress.check();
			final List<FeatureValue> list = job.family.compute(region, job.request);
			for (int i = 0; i < list.size(); i++) {
				values[job.first + i] = list.get(i).value();
				reasons[job.first + i] = list.get(i).reason();
			}
		}

		private void undefined(final Job job, final String reason) {
			for (int i = 0; i < job.request.features().size(); i++) {
				values[job.first + i] = Double.NaN;
				reasons[job.first + i] = reason;
			}
		}

		/** Filters, and computes one image's families side by side before the next image is made. */
		void images(final Images some, final Volume image, final Mask mask) {
			final Mask cropped = mask.crop(mask.bounds());
			some.filter.apply(new ImageFilter.Input(image, mask, mask.bounds(), some.slices), some.options, response -> {
				progress.check();
				warnings.addAll(response.warnings());
				final List<Job> jobs = some.jobs.get(response.imageType());
				if (response.volume() == null) jobs.forEach(j -> undefined(j, response.reason()));
				else if (!jobs.isEmpty()) families(some, jobs, response.imageType(), response.volume(), cropped);
			});
		}

		private void families(final Images some, final List<Job> jobs, final String imageType, final Volume volume, final Mask mask) {
			final String what = "image type " + imageType;
			final boolean needsLevels = jobs.stream().anyMatch(j -> j.family.input() == FeatureFamily.Input.LEVELS);
			Levels levels = null;
			if (needsLevels) {
				final GreyLevels grey = GreyLevels.of(volume, mask, some.discretisation, some.reach, what);
				levels = grey.levels();
				warn(what, some.discretisation, grey);
				for (final Job j : jobs) refuse(j, grey, what, some.discretisation);
				diagnostics.put("diagnostics_Image-" + imageType + "_GrayLevels", Integer.toString(levels.highest()));
			}
			final Region region = new Region(mask, volume.geometry().equals(mask.geometry()) ? volume : new Volume(mask.geometry(), volume.voxels()),
				levels);
			Parallel.range(jobs.size(), i -> store(jobs.get(i), region));
		}

		private void refuse(final Job job, final GreyLevels grey, final String what, final Discretisation d) {
			final long bytes = job.family.memory(grey.levels());
			if (bytes > MOST_BYTES) throw new InputException(what + ": " + d + " makes " + grey.levels().present()
				+ " grey levels" + from(grey) + "; the matrices of " + job.family.name() + " would need " + (bytes >> 20) + " MB." + GreyLevels
					.advice(grey.min(), grey.max()));
		}

		private void warn(final String what, final Discretisation d, final GreyLevels grey) {
			final int n = grey.levels().highest();
			if (grey.min() == grey.max()) warnings.add(what + ": the region is flat: all " + grey.levels().count() + " voxels are " + ShortNumber
				.text(grey.min()) + ".");
			else if (n < 8 || n > 256) warnings.add(what + ": " + d + " makes " + n + " grey level" + (n == 1 ? "" : "s") + from(grey)
				+ "; 8 to 256 are usual." + GreyLevels.advice(grey.min(), grey.max()));
		}

		private static String from(final GreyLevels grey) {
			return " of intensities from " + ShortNumber.text(grey.min()) + " to " + ShortNumber.text(grey.max());
		}

		Extraction result() {
			final List<Undefined> undefined = new ArrayList<>();
			for (int i = 0; i < values.length; i++) {
				if (Double.isNaN(values[i])) undefined.add(new Undefined(columns.get(i), reasons[i]));
			}
			return new Extraction(values, undefined, warnings, settings.additionalInfo() ? diagnostics.map() : Map.of());
		}
	}
}
