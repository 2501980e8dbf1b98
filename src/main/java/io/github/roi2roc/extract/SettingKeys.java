package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.param.Parameter;

/**
 * Every key a parameter file may have under {@code setting} and {@code voxelSetting}: those of the extraction itself, which stand here, and
 * those of feature families and filters, which stand with them.
 */
final class SettingKeys {

	private static final double TINY = Double.MIN_VALUE;
	private static final double HUGE = Double.MAX_VALUE;
	private static final int MANY = Integer.MAX_VALUE;

	static final List<String> INTERPOLATORS = List.of("sitkNearestNeighbor", "sitkLinear", "sitkBSpline", "sitkGaussian", "sitkLabelGaussian",
		"sitkHammingWindowedSinc", "sitkCosineWindowedSinc", "sitkWelchWindowedSinc", "sitkLanczosWindowedSinc", "sitkBlackmanWindowedSinc");

	/** Keys of the extraction, in PyRadiomics' order. */
	static final List<Parameter> EXTRACTION = List.of(//
		Parameter.integer("minimumROIDimensions", null, 1, 3, "Refuse regions that extend along fewer axes; not set: compute what can be."), //
		Parameter.integer("minimumROISize", null, 1, MANY, "Refuse regions with this many voxels or fewer; not set: compute what can be."), //
		Parameter.number("geometryTolerance", null, TINY, 0.5, "voxel", "How far the grids of image and mask may differ."), //
		Parameter.flag("correctMask", false, "Resample a mask on another grid onto the image's grid (nearest neighbour)."), //
		Parameter.flag("additionalInfo", true, "Keep diagnostics with the result."), //
		Parameter.flag("infoColumns", false, "Also write the diagnostics and the values version as columns, before the features."), //
		Parameter.integer("label", null, 1, MANY, "Value of the region in the mask; not set: every label, one row each."), //
		Parameter.integer("label_channel", null, 0, MANY, "Layer of a mask with several layers, from 0."), //
		Parameter.choice("suv", null, List.of("bodyweight"), "Standardised uptake values of PET series in DICOM; not set: values as they are."), //
		Parameter.number("binWidth", 25.0, TINY, HUGE, "I", "Width of the bins that become grey levels."), //
		Parameter.integer("binCount", null, 1, MANY, "Number of bins; overrides binWidth."), //
		Parameter.flag("normalize", false, "Scale the whole image to mean 0 and standard deviation normalizeScale."), //
		Parameter.number("normalizeScale", 1.0, TINY, HUGE, "", "Standard deviation after normalisation."), //
		Parameter.number("removeOutliers", null, TINY, HUGE, "", "Clip to this many standard deviations while normalising."), //
		Parameter.numbers("resampledPixelSpacing", null, 0, HUGE, "mm", "New voxel spacing along x, y, z; 0 keeps an axis; not set: no"
			+ " resampling."), //
		Parameter.choice("interpolator", "sitkBSpline", INTERPOLATORS, "How the image is resampled, by SimpleITK's name or number."), //
		Parameter.integer("padDistance", 5, 0, MANY, "Voxels kept around the region when resampling or cropping."), //
		Parameter.flag("force2D", false, "Look for neighbours within slices only."), //
		Parameter.integer("force2Ddimension", 0, 0, 2, "The axis across slices: 0 = z, 1 = y, 2 = x."), //
		Parameter.numbers("resegmentRange", null, -HUGE, HUGE, "", "Keep voxels with intensities from the first to the second number."), //
		Parameter.choice("resegmentMode", "absolute", List.of("absolute", "relative", "sigma"), "What resegmentRange counts."), //
		Parameter.flag("resegmentShape", false, "Use the re-segmented region for shape, too."), //
		Parameter.flag("preCrop", false, "Crop image and mask to the region and padDistance before filtering."), //
		Parameter.choice("modality", "prefix", List.of("prefix", "suffix"), "Where a cohort of several modalities has the modality in the names of"
			+ " columns: MR_… or …_MR."));

	/** Keys that only {@code standard: ibsi} listens to. */
	static final List<Parameter> IBSI = List.of(//
		Parameter.texts("approach", null, "Where neighbours are looked for: any of 2D, 2.5D and 3D; not set: 3D, or 2D and 2.5D with force2D."), //
		Parameter.flag("roundIntensities", false, "Round intensities to whole numbers after resampling, as for HU."), //
		Parameter.number("outlierSigma", null, TINY, HUGE, "", "Leave out voxels further than this many standard deviations from the region's mean,"
			+ " after resegmentRange."), //
		Parameter.choice("discretisation", null, List.of("none", "FBS", "FBN"), "How intensities become grey levels: none (they are grey levels), FBS"
			+ " (binWidth, from the lower bound of resegmentRange) or FBN (binCount); not set: FBN if binCount is given, else FBS."));

	/** Keys of voxel-based extraction, and one that older parameter files have. */
	static final List<Parameter> VOXEL = List.of(//
		Parameter.integer("kernelRadius", 1, 1, MANY, "Half size of the kernel of feature maps."), //
		Parameter.flag("maskedKernel", true, "Use only the region's voxels in the kernel."), //
		Parameter.number("initValue", 0.0, Double.NaN, HUGE, "", "Value of a feature map outside the region; nan is one, too."), //
		Parameter.integer("voxelBatch", -1, -1, MANY, "Accepted and without effect: kernels need no memory that lasts."));

	/** Accepted because parameter files have them; without effect here. */
	static final List<Parameter> IGNORED = List.of(//
		Parameter.flag("enableCExtensions", true, "Without effect: there is one implementation."));

	/** PyRadiomics' keys of filters; a filter that is installed brings its own. */
	static final List<Parameter> FILTERS = List.of(//
		Parameter.numbers("sigma", null, TINY, HUGE, "mm", "Filter widths of LoG."), //
		Parameter.integer("start_level", 0, 0, MANY, "First level of the wavelet transform."), //
		Parameter.integer("level", 1, 1, MANY, "Levels of the wavelet transform."), //
		Parameter.text("wavelet", "coif1", "Which wavelet."), //
		Parameter.flag("gradientUseSpacing", true, "Divide differences by the spacing."), //
		Parameter.number("lbp2DRadius", 1.0, TINY, HUGE, "", "Radius of LBP2D."), //
		Parameter.integer("lbp2DSamples", 8, 1, MANY, "Samples of LBP2D."), //
		Parameter.choice("lbp2DMethod", "uniform", List.of("default", "ror", "uniform", "var"), "Method of LBP2D."), //
		Parameter.integer("lbp3DLevels", 2, 1, MANY, "Levels of LBP3D."), //
		Parameter.number("lbp3DIcosphereRadius", 1.0, TINY, HUGE, "", "Radius of LBP3D."), //
		Parameter.integer("lbp3DIcosphereSubdivision", 1, 0, MANY, "Subdivisions of LBP3D's sphere."));

	private SettingKeys() {}

	/** Every key under {@code setting}: its parameter, by key; a family's or filter's own wins over the list of PyRadiomics' filter keys. */
	static Map<String, Parameter> all() {
		final Map<String, Parameter> out = new LinkedHashMap<>();
		for (final Parameter p : EXTRACTION) out.put(p.key(), p);
		for (final Parameter p : IBSI) out.put(p.key(), p);
		for (final Parameter p : VOXEL) out.put(p.key(), p);
		Catalogue.families().forEach(f -> f.parameters().forEach(p -> out.putIfAbsent(p.key(), p)));
		Catalogue.filters().forEach(f -> f.parameters().forEach(p -> out.putIfAbsent(p.key(), p)));
		for (final Parameter p : FILTERS) out.putIfAbsent(p.key(), p);
		for (final Parameter p : IGNORED) out.putIfAbsent(p.key(), p);
		return out;
	}

	/** The closest of some words to a mistyped one, best first, at most three; empty if none is close. */
	static List<String> closest(final String word, final Iterable<String> known) {
		final List<String> out = new ArrayList<>();
		for (final String k : known) {
			if (distance(word, k) <= Math.max(2, k.length() / 3)) out.add(k);
		}
		out.sort(java.util.Comparator.<String>comparingInt(k -> distance(word, k)).thenComparing(k -> k));
		return out.subList(0, Math.min(3, out.size()));
	}

	/** Levenshtein's distance, not minding case. */
	private static int distance(final String a, final String b) {
		int[] before = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) before[j] = j;
		for (int i = 1; i <= a.length(); i++) {
			final int[] now = new int[b.length() + 1];
			now[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				final boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
				now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + (same ? 0 : 1));
			}
			before = now;
		}
		return before[b.length()];
	}
}
