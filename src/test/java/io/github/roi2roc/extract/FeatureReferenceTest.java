package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.roi2roc.Committed;
import io.github.roi2roc.ParameterTable;
import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.filter.ImageFilter;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.store.Csv;

/**
 * The reference of features and filters, generated from their definitions: {@code docs/features.csv}, {@code docs/features.md},
 * {@code docs/ibsi_columns.csv}, {@code docs/ak.md}, {@code docs/ak_features.csv} and {@code docs/filters.md}.
 */
class FeatureReferenceTest {

	private static final String NOTE = "<!-- Generated from the code by FeatureReferenceTest; do not edit. -->\n\n";

	private static Map<String, List<String>> effect;

	@BeforeAll
	static void findTheSettingsThatTouchFeatures() {
		effect = SettingsEffect.find();
	}

	private static List<String> settings(final FeatureFamily f, final Feature x) {
		return effect.get(f.name() + "_" + x.name());
	}

	private static String initial(final FeatureFamily f, final Feature x) {
		if (!x.initial()) return "by name";
		return f.initial() ? "on" : f.name().equals("shape2D") ? "with force2D" : "with its class";
	}

	/** What trying every setting must at least find. */
	@Test
	void settingsThatTouchAFeatureAreFound() {
		assertTrue(effect.get("glcm_Contrast").containsAll(List.of("binWidth", "binCount", "distances", "force2D", "normalize", "resegmentRange",
			"weightingNorm", "resampledPixelSpacing", "interpolator")), effect.get("glcm_Contrast").toString());
		assertEquals(List.of("resampledPixelSpacing", "resegmentShape"), effect.get("shape_SurfaceArea").stream().filter(k -> !k.equals(
			"padDistance")).toList());
		assertTrue(!effect.get("firstorder_Mean").contains("binWidth") && effect.get("firstorder_Entropy").contains("binWidth"));
		for (final FeatureFamily f : Catalogue.families()) {
			for (final Parameter p : f.parameters()) assertTrue(f.features().stream().anyMatch(x -> settings(f, x).contains(p.key())), f.name()
				+ ": no feature changes with '" + p.key() + "'; SettingsEffect must know a value, or what it needs");
		}
	}

	@Test
	void theTableIsWhatTheCodeSays() {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("class", "feature", "ibsi", "definition", "unit", "default", "needs", "aggregations", "settings"));
		for (final FeatureFamily f : Catalogue.families()) {
			final String aggregations = f.aggregations().stream().map(Aggregation::label).collect(Collectors.joining(" "));
			for (final Feature x : f.features()) rows.add(List.of(f.name(), x.name(), x.ibsi(), x.about(), x.unit(), initial(f, x), x.needs(),
				aggregations, String.join(" ", settings(f, x))));
		}
		Committed.check("features.csv", Csv.text(rows), getClass());
	}

	/** The columns of {@code standard: ak}, with A.K.'s own spelling where papers print another. */
	@Test
	void theAkColumnsAreWhatTheCodeSays() {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("column", "ak", "class", "definition", "unit", "needs"));
		final List<String> columns = RegionExtractor.of(Settings.parse("standard: ak", "test")).columns();
		for (final String name : AkChain.FAMILIES) {
			final FeatureFamily f = Catalogue.family(name);
			for (final Feature x : f.features()) {
				assertTrue(columns.contains(x.name()), x.name());
				rows.add(List.of(x.name(), akSpelling(f, x), f.name(), x.about(), x.unit(), x.needs()));
			}
		}
		assertEquals(396, columns.size());
		assertEquals(396, rows.size() - 1);
		Committed.check("ak_features.csv", Csv.text(rows), getClass());
	}

	/** As A.K. writes the names into its tables: some begin with a small letter, one has a letter less. */
	private static String akSpelling(final FeatureFamily f, final Feature x) {
		if (x.name().equals("HaraEntropy")) return "HaraEntroy";
		final Set<String> small = Set.of("StdDeviation", "Skewness", "Kurtosis", "Uniformity", "HistogramEnergy", "HistogramEntropy", "Contrast",
			"SumAverage", "SumVariance", "SumEntropy", "DifferenceVariance", "DifferenceEntropy");
		final boolean lower = small.contains(x.name()) || f.name().equals("akharalick") && x.name().equals("InverseDifferenceMoment");
		return lower ? Character.toLowerCase(x.name().charAt(0)) + x.name().substring(1) : x.name();
	}

	@Test
	void theAkPageIsWhatTheCodeSays() {
		final StringBuilder b = new StringBuilder(NOTE).append("# Features of the A.K. vocabulary\n\n").append("""
			`standard: ak` in a settings file gives the 396 features that papers report from GE's A.K. (Artificial Intelligence Kit), with their
			names as columns: `Inertia_AllDirection_offset7_SD`, `ShortRunHighGreyLevelEmphasis_AllDirection_offset4_SD`,
			`LowIntensityEmphasis`. An example file is `macros/settings/Features_396_AK.yaml`. With several modalities `modality: suffix` makes
			`Skewness_DWI` of `Skewness`, `modality: prefix` (the default) `DWI_Skewness`. Columns of derived images have the image type in
			front: `wavelet-LLH_Skewness`.

			A.K.'s own definitions are not public, so values need not equal A.K.'s: each feature says which published definition stands in.
			A.K.'s names are those of ITK's texture and run length filters and of the first-order and shape features of Aerts et al. 2014, which
			is why those were chosen. Sources: Haralick, Shanmugam, Dinstein 1973 (IEEE Trans. SMC 3:610); Galloway 1975 (Comput. Graph. Image
			Process. 4:172); Conners, Trivedi, Harlow 1984 (Comput. Vis. Graph. Image Process. 25:273); Chu, Sehgal, Greenleaf 1990 (Pattern
			Recogn. Lett. 11:415); Dasarathy, Holder 1991 (Pattern Recogn. Lett. 12:497); Thibault et al. 2009 (Pattern Recognition and
			Information Processing, 140); Aerts et al. 2014 (Nat. Commun. 5:4006).

			Grey levels are 256 bins between the region's smallest and largest intensity, ITK's default, unless the settings have `binCount` or
			`binWidth`. Columns by direction are `<Feature>_angle0_offset1`, with angles 0, 45, 90 and 135 (in the slice, all slices in one
			matrix) and offsets 1, 4 and 7 (voxels), `<Feature>_AllDirection_offset1` their mean and `<Feature>_AllDirection_offset1_SD` their
			population standard deviation. The look-up table of all columns, with A.K.'s own spelling, is [ak_features.csv](ak_features.csv).
			""");
		for (final String name : AkChain.FAMILIES) {
			final FeatureFamily f = Catalogue.family(name);
			b.append("\n## ").append(name).append(" (").append(f.features().size()).append(")\n\n| feature | definition | unit |\n|---|---|---|\n");
			for (final Feature x : f.features()) {
				final boolean directed = x.name().contains("_angle") || x.name().contains("_AllDirection");
				if (directed && !x.name().endsWith("_angle0_offset1")) continue;
				b.append("| ").append(directed ? x.name().replace("_angle0_offset1", "_…") : x.name()).append(" | ").append(ParameterTable.cell(x.about().replace(
					" Along 0° in the slice, next voxels.", "") + (x.needs().isEmpty() ? "" : " Needs " + x.needs() + "."))).append(" | ").append(x.unit())
					.append(" |\n");
			}
			if (!f.parameters().isEmpty()) {
				b.append('\n');
				ParameterTable.append(b, f.parameters());
			}
		}
		Committed.check("ak.md", b.toString(), getClass());
	}

	/** The columns of {@code standard: ibsi} and what the reference tables of IBSI-1 call them. */
	@Test
	void theIbsiColumnsAreWhatTheCodeSays() {
		final RegionExtractor ibsi = RegionExtractor.of(Settings.parse("{standard: ibsi, setting: {approach: [2D, 2.5D, 3D]}}", "test"));
		final List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("column", "family", "aggregation", "feature", "tag"));
		for (int c = 0; c < ibsi.columns().size(); c++) {
			final Optional<IbsiTerm> t = ibsi.terms().get(c);
			final String column = ibsi.columns().get(c);
			t.ifPresent(term -> rows.add(List.of(column, term.family(), term.aggregation(), term.feature(), term.tag())));
		}
		Committed.check("ibsi_columns.csv", Csv.text(rows), getClass());
	}

	@Test
	void thePageIsWhatTheCodeSays() {
		final StringBuilder b = new StringBuilder(NOTE).append("# Features\n\n").append("""
			Columns are named `<imageType>_<class>_<Feature>`, such as `original_glcm_Contrast`. The table with every column's data is
			[features.csv](features.csv); the columns of `standard: ibsi` and their names in the reference tables are in
			[ibsi_columns.csv](ibsi_columns.csv). *I* is the image's own unit (HU, SUV, …).

			*Default*: **on** – computed when the settings name no class; **with its class** – when they name its class; **with force2D** – also
			when they set it and name no class; **by name** – when they name the feature. *Settings*: keys under `setting` that change the value, found by trying each of them on an image.

			| class | features | on by default |
			|---|---|---|
			""");
		for (final FeatureFamily f : onThePage()) b.append("| [").append(f.name()).append("](#").append(f.name().toLowerCase(
			java.util.Locale.ROOT)).append(") | ").append(f.features().size()).append(" | ").append(f.initial() ? f.features().stream().filter(
				Feature::initial).count() : 0).append(" |\n");
		b.append("\nThe six classes of the A.K. vocabulary (`standard: ak`) are on [a page of their own](ak.md).\n");
		for (final FeatureFamily f : onThePage()) family(b, f);
		Committed.check("features.md", b.toString(), getClass());
	}

	private static List<FeatureFamily> onThePage() {
		return Catalogue.families().stream().filter(f -> !AkChain.FAMILIES.contains(f.name())).toList();
	}

	private static void family(final StringBuilder b, final FeatureFamily f) {
		b.append("\n## ").append(f.name()).append("\n\n");
		final Set<String> all = new LinkedHashSet<>(settings(f, f.features().get(0)));
		f.features().forEach(x -> all.retainAll(settings(f, x)));
		b.append(all.isEmpty() ? "No setting changes all features." : "All features change with " + keys(all) + ".");
		if (!f.aggregations().isEmpty()) b.append(" Aggregations: ").append(f.aggregations().stream().map(Aggregation::label).collect(Collectors
			.joining(", "))).append('.');
		b.append("\n\n");
		if (!f.parameters().isEmpty()) {
			ParameterTable.append(b, f.parameters());
			b.append('\n');
		}
		b.append("| feature | IBSI | definition | unit | default | further settings |\n|---|---|---|---|---|---|\n");
		for (final Feature x : f.features()) {
			final List<String> further = settings(f, x).stream().filter(k -> !all.contains(k)).toList();
			b.append("| ").append(x.name()).append(" | ").append(x.ibsi()).append(" | ").append(ParameterTable.cell(x.about() + (x.needs().isEmpty() ? ""
				: " Needs " + x.needs() + "."))).append(" | ").append(x.unit()).append(" | ").append(initial(f, x)).append(" | ").append(keys(further))
				.append(" |\n");
		}
	}

	private static String keys(final Collection<String> keys) {
		return keys.stream().map(k -> '`' + k + '`').collect(Collectors.joining(", "));
	}

	/** The keys of {@code setting} that are the extraction's own, and the filters under {@code imageType}. */
	@Test
	void theFiltersPageIsWhatTheCodeSays() {
		final StringBuilder b = new StringBuilder(NOTE).append("# Image types and settings\n\n").append("""
			Each image type stands under `imageType` in a parameter file, with its own settings or `{}`. Any key under `setting` may also stand
			with an image type and then counts for its images alone.

			## Memory

			Images are made one after the other. Beside the input, memory holds one image and what the filter needs while it works. Where that is more
			than Java has left, LoG, Wavelet, Mean, SampledLoG, Laws, Gabor and SeparableWavelet go on in slabs, with the same values to the last bit
			and somewhat more time; the other image types of PyRadiomics need next to nothing, except LBP3D, which holds a spline of 8 bytes a voxel.
			Simoncelli, RieszLoG and RieszSimoncelli see the whole image at once in 3D: 16 bytes a voxel of the image lengthened by 32 voxels or more at
			each side, and 24 for image and response. What cannot be made says how much it needs and how much is free; the others are made all the same.
			More memory: Edit > Options > Memory & Threads in ImageJ, `-Xmx` on the command line. Less need: a part of the image, or 32 instead of 64
			bits (`precision=32`). An extraction filters the region's surroundings alone.

			""");
		for (final ImageFilter f : Catalogue.filters()) {
			b.append("## ").append(f.name()).append("\n\n").append(f.about()).append("\n\n").append("Images");
			final Map<String, Object> given = f.name().equals("LoG") ? Map.of("sigma", List.of(1.0, 3.0)) : Map.of();
			if (!given.isEmpty()) b.append(" with `sigma: [1.0, 3.0]`");
			final List<String> names = f.imageTypes(Options.of(f.name(), f.parameters(), given), ImageFilter.Slices.ALL_3D);
			b.append(": ").append(names.isEmpty() ? "none by default" : keys(names)).append(".\n\n");
			if (!f.parameters().isEmpty()) {
				ParameterTable.append(b, f.parameters());
				b.append('\n');
			}
		}
		b.append("## Settings of the extraction\n\nUnder `setting`, for all image types.\n\n");
		ParameterTable.append(b, SettingKeys.EXTRACTION);
		b.append("\n## Settings of standard: ibsi\n\n");
		ParameterTable.append(b, SettingKeys.IBSI);
		b.append("\n## Settings of feature maps\n\nUnder `voxelSetting`.\n\n");
		ParameterTable.append(b, SettingKeys.VOXEL);
		Committed.check("filters.md", b.toString(), getClass());
	}
}
