package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.table.FeatureTable;

/**
 * What an extraction's settings make of an image before the features are computed: for each region and image type the range of intensities
 * after normalisation, resampling and filtering, and the grey levels that follow from bin width or bin count.
 */
public final class BinPreview {

	private static final String IMAGE = "diagnostics_Image-", REGION = "diagnostics_Region-", LEVELS = "_GrayLevels";

	private BinPreview() {}

	/**
	 * @param regions on the image's grid
	 * @return {@code label,image_type,minimum,maximum,grey_levels,advice}; a region that cannot be used has one line that says why
	 */
	public static FeatureTable of(final Volume image, final List<NamedMask> regions, final Settings settings, final Progress progress) {
		// One cheap feature of grey levels: everything before it is the extraction's own work.
		final RegionExtractor extractor = RegionExtractor.of((settings.standard() == Standard.PYRADIOMICS ? settings.only(Map.of("ngtdm", List.of(
			"Coarseness"))) : settings).with("additionalInfo", true));
		final List<String> label = new ArrayList<>(), type = new ArrayList<>(), advice = new ArrayList<>();
		final List<double[]> numbers = new ArrayList<>();
		for (final NamedMask region : regions) {
			try {
				final Extraction e = extractor.extract(image, region.mask(), progress);
				e.diagnostics().forEach((key, value) -> {
					if (!key.startsWith(IMAGE) || !key.endsWith(LEVELS)) return;
					final String name = key.substring(IMAGE.length(), key.length() - LEVELS.length());
					label.add(region.label());
					type.add(name);
					numbers.add(new double[] { number(e, name, "_Minimum"), number(e, name, "_Maximum"), Double.parseDouble(value) });
					advice.add(String.join(" ", e.warnings().stream().filter(w -> w.startsWith("image type " + name + ":")).toList()));
				});
			}
			catch (final InputException e) {
				label.add(region.label());
				type.add("");
				numbers.add(new double[] { Double.NaN, Double.NaN, Double.NaN });
				advice.add(e.getMessage());
			}
		}
		return FeatureTable.builder("bins").text("label", label.toArray(String[]::new)).text("image_type", type.toArray(String[]::new)).number(
			"minimum", numbers.stream().mapToDouble(n -> n[0]).toArray()).number("maximum", numbers.stream().mapToDouble(n -> n[1]).toArray()).number(
				"grey_levels", numbers.stream().mapToDouble(n -> n[2]).toArray()).text("advice", advice.toArray(String[]::new)).build();
	}

	private static double number(final Extraction e, final String imageType, final String end) {
		return Double.parseDouble(e.diagnostics().getOrDefault(REGION + imageType + end, "NaN"));
	}
}
