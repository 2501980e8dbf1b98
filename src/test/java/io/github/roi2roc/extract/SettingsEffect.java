package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.Progress;
import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.param.Parameter;

/**
 * Finds out which settings touch which features by trying: each setting is changed alone, or together with what it needs to have an effect,
 * and every column that comes out with other bits is touched by it.
 */
final class SettingsEffect {

	/** Settings that choose or refuse regions, or that feature maps alone listen to: no feature of a region changes its value by them. */
	private static final List<String> NO_VALUES = List.of("minimumROIDimensions", "minimumROISize", "geometryTolerance", "correctMask",
		"additionalInfo", "label", "label_channel", "kernelRadius", "maskedKernel", "initValue", "voxelBatch", "enableCExtensions", "modality");

	/** What a setting needs beside it to have an effect. */
	private static final Map<String, Map<String, Object>> WITH = Map.ofEntries(//
		Map.entry("normalizeScale", Map.of("normalize", true)), //
		Map.entry("removeOutliers", Map.of("normalize", true, "normalizeScale", 100)), //
		Map.entry("interpolator", Map.of("resampledPixelSpacing", List.of(1.5, 1.5, 1.5))), //
		Map.entry("padDistance", Map.of("resampledPixelSpacing", List.of(1.5, 1.5, 1.5))), //
		Map.entry("force2Ddimension", Map.of("force2D", true)), //
		Map.entry("resegmentMode", Map.of("resegmentRange", List.of(-1.5, 1.5))), //
		Map.entry("resegmentShape", Map.of("resegmentRange", List.of(0, 90))), //
		Map.entry("ngtdmIsolated", Map.of("resegmentRange", List.of(22, 26))), // leaves voxels apart
		Map.entry("ivhBinWidth", Map.of("ivhDiscretisation", "FBS")), //
		Map.entry("ivhBinCount", Map.of("ivhDiscretisation", "FBN")), //
		Map.entry("ivhRange", Map.of("ivhDiscretisation", "FBS")), //
		Map.entry("roundIntensities", Map.of("resampledPixelSpacing", List.of(1.5, 1.5, 1.5))));

	/** Changed values where the parameter's own description does not lead to one. */
	private static final Map<String, Object> VALUE = Map.ofEntries(//
		Map.entry("binWidth", 10), //
		Map.entry("binCount", 7), //
		Map.entry("normalizeScale", 50), //
		Map.entry("removeOutliers", 0.6), //
		Map.entry("resampledPixelSpacing", List.of(1.5, 1.5, 1.5)), //
		Map.entry("padDistance", 1), //
		Map.entry("resegmentRange", List.of(0, 90)), //
		Map.entry("resegmentMode", "sigma"), //
		Map.entry("outlierSigma", 1.1), //
		Map.entry("discretisation", "FBN"), //
		Map.entry("approach", List.of("2D")), //
		Map.entry("interpolator", "sitkLinear"), //
		Map.entry("distances", List.of(2)), //
		Map.entry("ivhRange", List.of(-10, 120)), //
		Map.entry("voxelArrayShift", 100));

	private final Map<String, List<String>> keys = new LinkedHashMap<>();

	private SettingsEffect() {}

	/** For each feature, as {@code family_Feature}, the settings that touch it, in the order of parameter files. */
	static Map<String, List<String>> find() {
		final SettingsEffect e = new SettingsEffect();
		final List<String> ibsi = SettingKeys.IBSI.stream().map(Parameter::key).toList();
		// shape2D looks at a region in one slice only, and has values with force2D alone
		final Mask whole = Mask.of(GRID, i -> inside(i, -1)), slice = Mask.of(GRID, i -> inside(i, 6));
		final List<FeatureFamily> space = Catalogue.families().stream().filter(f -> !f.name().equals("shape2D")).toList();
		final List<FeatureFamily> plane = Catalogue.families().stream().filter(f -> f.name().equals("shape2D")).toList();
		final List<FeatureFamily> standard = IbsiTerms.FAMILIES.stream().map(Catalogue::family).toList();
		for (final Parameter p : SettingKeys.all().values()) {
			if (NO_VALUES.contains(p.key())) continue;
			if (ibsi.contains(p.key())) {
				e.compare("ibsi", standard, Map.of("binCount", 8), p, whole);
				continue;
			}
			e.compare("pyradiomics", space, Map.of(), p, whole);
			e.compare("pyradiomics", plane, p.key().equals("force2D") ? Map.of() : Map.of("force2D", true), p, slice);
		}
		return e.keys;
	}

	/** Notes each feature that a changed setting gives another value. */
	private void compare(final String standard, final List<FeatureFamily> families, final Map<String, Object> beside, final Parameter p,
		final Mask mask)
	{
		final Map<String, Object> before = new LinkedHashMap<>(beside);
		before.putAll(WITH.getOrDefault(p.key(), Map.of()));
		for (final Object value : values(p)) {
			final Map<String, Object> after = new LinkedHashMap<>(before);
			after.put(p.key(), value);
			for (final Volume image : List.of(WHOLE_NUMBERS, REAL)) {
				final double[] a = extract(standard, families, before, image, mask), b = extract(standard, families, after, image, mask);
				int i = 0;
				for (final FeatureFamily f : families) {
					for (final Feature x : f.features()) {
						final List<String> list = keys.computeIfAbsent(f.name() + "_" + x.name(), k -> new ArrayList<>());
						if (differ(a[i], b[i]) && !list.contains(p.key())) list.add(p.key());
						i++;
					}
				}
			}
		}
	}

	/** By more than rounding. */
	private static boolean differ(final double a, final double b) {
		return Double.isNaN(a) != Double.isNaN(b) || Math.abs(a - b) > 1e-9 * Math.max(Math.abs(a), Math.abs(b));
	}

	private static List<Object> values(final Parameter p) {
		if (VALUE.containsKey(p.key())) return List.of(VALUE.get(p.key()));
		return switch (p.type()) {
			case FLAG -> List.of(!(Boolean) p.initial());
			case CHOICE -> p.choices().stream().filter(c -> !c.equals(p.initial())).<Object> map(c -> c).toList();
			case INTEGER -> List.of(p.initial() == null ? 2 : (Integer) p.initial() + 1);
			case NUMBER -> List.of(p.initial() == null ? 1.5 : ((Number) p.initial()).doubleValue() * 1.5 + 0.25);
			default -> List.of(); // an image type's own settings; those of a family stand in VALUE
		};
	}

	/** One value for each feature, family by family; several columns of a feature, as a standard may write them, are mixed into one number. */
	private static double[] extract(final String standard, final List<FeatureFamily> families, final Map<String, Object> setting,
		final Volume image, final Mask mask)
	{
		final Map<String, Object> classes = new LinkedHashMap<>();
		families.forEach(f -> classes.put(f.name(), f.features().stream().map(x -> x.name()).toList()));
		final Settings settings = Settings.parse(new org.yaml.snakeyaml.Yaml().dump(Map.of("standard", standard, "setting", setting, "featureClass",
			classes)), "test");
		final RegionExtractor extractor = RegionExtractor.of(settings);
		final Extraction e = extractor.extract(image, mask, Progress.NONE);
		final Map<String, Double> values = new LinkedHashMap<>();
		final Map<String, Integer> count = new LinkedHashMap<>();
		for (int c = 0; c < e.values().length; c++) {
			final String column = extractor.columns().get(c).replaceFirst("_(2D|2_5D|3D)(_avg|_comb)?$", "");
			values.merge(column, e.values()[c] * Math.cbrt(count.merge(column, 1, Integer::sum)), Double::sum);
		}
		return families.stream().flatMap(f -> f.features().stream().map(x -> "original_" + f.name() + "_" + x.name())).mapToDouble(values::get)
			.toArray();
	}

	private static final Geometry GRID = Geometry.of(20, 18, 14, 0.8, 1.1, 2.5);

	private static final Volume WHOLE_NUMBERS = new Volume(GRID, new Voxels.Int16(values()));
	private static final Volume REAL = Volume.of(GRID, real());

	/** Smooth and rough parts, negative and positive. */
	private static double[] real() {
		final double[] v = new double[GRID.voxels()];
		for (int i = 0; i < v.length; i++) {
			final int x = i % 20, y = i / 20 % 18, z = i / 360;
			v[i] = 60 + 50 * Math.sin(x * 0.5) * Math.cos(y * 0.4) + 30 * Math.sin(z * 0.7) + (x * 7 + y * 13 + z * 29) * 31 % 41 + Math.sin(i * i);
		}
		return v;
	}

	private static short[] values() {
		final double[] v = real();
		final short[] out = new short[v.length];
		for (int i = 0; i < v.length; i++) out[i] = (short) Math.round(v[i]);
		return out;
	}

	/** An ellipsoid with a bite, or one slice of it. */
	private static boolean inside(final int i, final int slice) {
		final int x = i % 20, y = i / 20 % 18, z = i / 360;
		final double a = (x - 9) / 8.0, b = (y - 8) / 7.0, c = (z - 6) / 5.0;
		return a * a + b * b + c * c <= 1 && !(x > 11 && y > 9) && (slice < 0 || z == slice);
	}
}
