package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
import io.github.roi2roc.filter.ImageFilter;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.preprocess.Discretisation;
import io.github.roi2roc.preprocess.Prepared;
import io.github.roi2roc.preprocess.ShortNumber;

/**
 * From an image and a region to features, as the settings say: the standard's {@link ProcessingChain} prepares and re-segments, then
 * shape, and for each image type: filter, crop, discretise, families. Immutable; one extractor serves several threads.
 */
public final class RegionExtractor {

	/** Matrices that need more than this are refused. */
	private static final long MOST_BYTES = 1L << 30;

	private final Settings settings;
	private final ProcessingChain chain;
	private final List<Job> masks = new ArrayList<>();
	private final List<Images> images = new ArrayList<>();
	private final List<String> columns = new ArrayList<>();
	private final List<Optional<IbsiTerm>> terms = new ArrayList<>();

	/**
	 * One family in one aggregation with what it is asked for.
	 *
	 * @param first where its columns begin
	 * @param prefix start of their names
	 * @param suffix end of their names
	 */
	record Job(FeatureFamily family, Request request, int first, String prefix, String suffix) {

		String column(final Feature f) {
			return prefix + f.name() + suffix;
		}
	}

	/**
	 * A filter, what it is told, how its images are discretised, and the families for each of its images.
	 *
	 * @param reach longest distance to a neighbour, in voxels
	 * @param margin how far beyond the region a family looks, in mm
	 */
	record Images(ImageFilter filter, Options options, ImageFilter.Slices slices, Discretisation discretisation, int reach,
		double margin, Map<String, List<Job>> jobs)
	{}

	private RegionExtractor(final Settings settings) {
		this.settings = settings;
		chain = ProcessingChain.of(settings);
		final Map<FeatureFamily, List<Feature>> features = settings.features();
		features.forEach((family, chosen) -> {
			if (family.input() == FeatureFamily.Input.MASK) masks.addAll(jobs("original", family, chosen, null));
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
		final Map<String, List<Job>> jobs = new LinkedHashMap<>();
		int reach = 1;
		double margin = 0;
		for (final String imageType : filter.imageTypes(options, slices)) {
			final List<Job> list = new ArrayList<>();
			features.forEach((family, chosen) -> {
				if (family.input() != FeatureFamily.Input.MASK) list.addAll(jobs(imageType, family, chosen, filter.name()));
			});
			jobs.put(imageType, list);
			for (final Job j : list) {
				margin = Math.max(margin, j.family.margin());
				if (!j.family.parameters().stream().anyMatch(p -> p.key().equals("distances"))) continue;
				for (final Number d : j.request.options().numbers("distances")) reach = Math.max(reach, d.intValue());
			}
		}
		return new Images(filter, options, slices, chain.discretisation(filter.name()), reach, margin, jobs);
	}

	/** A family's jobs, one for each aggregation; their columns are added. */
	private List<Job> jobs(final String imageType, final FeatureFamily family, final List<Feature> features, final String filter) {
		final List<Job> out = new ArrayList<>();
		final int axis = 2 - settings.options(SettingKeys.EXTRACTION, filter).integer("force2Ddimension");
		for (final Aggregation a : chain.aggregations(family, filter)) {
			final Job job = new Job(family, new Request(features, chain.options(family, filter), a, axis), columns.size(), chain.prefix(imageType,
				family), chain.suffix(family, a));
			out.add(job);
			for (final Feature f : features) {
				columns.add(job.column(f));
				terms.add(IbsiTerms.of(family, f, a));
			}
		}
		return out;
	}

	public Settings settings() {
		return settings;
	}

	/** What comes before the families. */
	ProcessingChain chain() {
		return chain;
	}

	/** What is done for each filter, in order. */
	List<Images> images() {
		return Collections.unmodifiableList(images);
	}

	/** The columns every region gets, in order; they follow from the settings alone. */
	public List<String> columns() {
		return Collections.unmodifiableList(columns);
	}

	/** The columns of text that {@code infoColumns} asks for, in order; they follow from the settings alone. */
	public List<String> infoColumns() {
		return settings.infoColumns() ? Diagnostics.names(images.stream().flatMap(i -> i.jobs.keySet().stream()).toList()) : List.of();
	}

	/** A region's cells for {@link #infoColumns()}. */
	String[] info(final Extraction e) {
		return infoColumns().stream().map(c -> e.diagnostics().getOrDefault(c, "")).toArray(String[]::new);
	}

	/** What the IBSI's reference tables call each column; empty for features that IBSI-1 does not have. */
	public List<Optional<IbsiTerm>> terms() {
		return Collections.unmodifiableList(terms);
	}

	/**
	 * @param image voxel values
	 * @param mask the region on a grid of the image's size; whether both grids agree is the caller's to check
	 * @throws InputException if the region cannot be used: empty, too small for the settings, non-finite voxels in it, too many grey levels
	 */
	public Extraction extract(final Volume image, final Mask mask, final Progress progress) {
		if (mask.isEmpty()) throw new InputException("The region has no voxel.");
		final Geometry g = image.geometry(), m = mask.geometry();
		if (g.nx() != m.nx() || g.ny() != m.ny() || g.nz() != m.nz()) throw new InputException("Image and mask lie on different grids: image "
			+ g.describe() + "; mask " + m.describe() + ". Set 'correctMask: true' to resample the mask.");
		final Run run = new Run(progress);
		GreyLevels.range(image, mask.on(image.geometry()), "image");
		MemoryEstimate.region(settings, g, mask.bounds()).require();
		final Prepared prepared = chain.prepare(image, mask, run.diagnostics);
		progress.check();
		final Mask whole = prepared.mask(), part = chain.resegment(prepared, run.diagnostics);
		final Mask shape = chain.resegmentsShape() ? part : whole;
		// shape needs no image: it runs beside the image types
		Parallel.range(masks.size() + 1, i -> {
			if (i > 0) run.store(masks.get(i - 1), new Region(shape, null, null));
			else for (final Images some : images) run.images(some, prepared.image(), part, whole);
		});
		return run.result();
	}

	/** What is collected while one region is extracted. Jobs run in any order and write to places of their own. */
	private final class Run {

		private final Progress progress;
		private final double[] values = new double[columns.size()];
		private final String[] reasons = new String[columns.size()];
		private final List<String> warnings = new ArrayList<>();
		private final Map<String, String> diagnostics = Diagnostics.start();

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
		void images(final Images some, final Volume image, final Mask part, final Mask whole) {
			final Box wanted = wanted(some, image.geometry(), part, whole);
			final Mask mask = crop(part, wanted), before = whole == part ? mask : crop(whole, wanted);
			some.filter.apply(new ImageFilter.Input(image, part, wanted, some.slices), some.options, response -> {
				progress.check();
				warnings.addAll(response.warnings());
				final List<Job> jobs = some.jobs.get(response.imageType());
				if (response.volume() == null) jobs.forEach(j -> undefined(j, response.reason()));
				else if (!jobs.isEmpty()) families(some, jobs, response.imageType(), response.volume(), mask, before);
			});
		}

		/** The mask itself where the box is all of its grid. */
		private static Mask crop(final Mask mask, final Box box) {
			return box.equals(mask.geometry().box()) ? mask : mask.crop(box);
		}

		/**
		 * The part of the image that families look at: the region's box, with what some see around it; of the image as it is all, which needs no
		 * copy.
		 */
		private Box wanted(final Images some, final Geometry g, final Mask part, final Mask whole) {
			if (some.filter.identity()) return g.box();
			if (whole == part && some.margin == 0) return part.bounds();
			final Vec3 s = g.spacing();
			return whole.bounds().grow((int) Math.min(g.nx(), some.margin / s.x()), (int) Math.min(g.ny(), some.margin / s.y()), (int) Math.min(g.nz(),
				some.margin / s.z())).intersect(g.box());
		}

		private void families(final Images some, final List<Job> jobs, final String imageType, final Volume volume, final Mask mask,
			final Mask whole)
		{
			final String what = "image type " + imageType;
			final boolean needsLevels = jobs.stream().anyMatch(j -> j.family.input() == FeatureFamily.Input.LEVELS);
			Levels levels = null;
			if (needsLevels) {
				final GreyLevels grey = GreyLevels.of(volume, mask, some.discretisation, some.reach, what);
				levels = grey.levels();
				warn(what, some.discretisation, grey);
				for (final Job j : jobs) refuse(j, grey, what, some.discretisation);
				diagnostics.put("diagnostics_Image-" + imageType + "_GrayLevels", Integer.toString(levels.highest()));
				diagnostics.put("diagnostics_Region-" + imageType + "_Minimum", Double.toString(grey.min()));
				diagnostics.put("diagnostics_Region-" + imageType + "_Maximum", Double.toString(grey.max()));
			}
			final Region region = new Region(mask, volume.geometry().equals(mask.geometry()) ? volume : new Volume(mask.geometry(), volume.voxels()),
				levels, whole);
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
			return new Extraction(values, undefined, warnings, settings.additionalInfo() || settings.infoColumns() ? diagnostics : Map.of());
		}
	}
}
