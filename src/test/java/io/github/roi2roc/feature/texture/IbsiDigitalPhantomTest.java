package io.github.roi2roc.feature.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

import io.github.roi2roc.Reference;
import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Levels;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.param.Options;

/**
 * Texture features of the IBSI digital phantom in every aggregation, against the consensus values of the IBSI reference manual
 * ({@code ibsi1_reference.csv}, configuration "digital"; value ± tolerance as there). The phantom's grey values are its levels.
 */
class IbsiDigitalPhantomTest {

	/** The 80 voxels of the phantom, 5×4×4, x fastest (IBSI reference manual, section 5.1); 0 is outside the region. */
	private static final int[] LEVELS = { //
		1, 4, 4, 1, 1, 1, 4, 6, 1, 1, 4, 1, 6, 4, 1, 4, 4, 6, 4, 1, //
		1, 4, 4, 1, 1, 1, 1, 6, 1, 1, 0, 1, 3, 1, 1, 4, 4, 6, 1, 1, //
		1, 4, 4, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 6, 1, 1, //
		1, 4, 4, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 6, 1, 1 };

	private static final Map<String, FeatureFamily> FAMILIES = Map.of("cm", new GlcmFamily(), "rlm", new GlrlmFamily(), "szm", new GlszmFamily(),
		"ngt", new NgtdmFamily(), "ngl", new GldmFamily());

	private static final Map<String, Aggregation> AGGREGATIONS = Map.of("2D, averaged", Aggregation.D2_AVERAGED, "2D, slice-merged",
		Aggregation.D2_SLICE_MERGED, "2.5D, direction-merged", Aggregation.D25_DIRECTION_MERGED, "2.5D, merged", Aggregation.D25_MERGED,
		"3D, averaged", Aggregation.D3_AVERAGED, "3D, merged", Aggregation.D3_MERGED, "2D", Aggregation.D2_SLICE_MERGED, "2.5D",
		Aggregation.D25_MERGED, "3D", Aggregation.D3_MERGED);

	/** IBSI's tag without its aggregation → our feature. */
	private static final Map<String, String> NAMES = new LinkedHashMap<>();
	static {
		final String[] pairs = ("cm_joint_max MaximumProbability cm_joint_avg JointAverage cm_joint_var SumSquares cm_joint_entr JointEntropy "
			+ "cm_diff_avg DifferenceAverage cm_diff_var DifferenceVariance cm_diff_entr DifferenceEntropy cm_sum_avg SumAverage "
			+ "cm_sum_var SumVariance cm_sum_entr SumEntropy cm_energy JointEnergy cm_contrast Contrast cm_dissimilarity Dissimilarity "
			+ "cm_inv_diff Id cm_inv_diff_norm Idn cm_inv_diff_mom Idm cm_inv_diff_mom_norm Idmn cm_inv_var InverseVariance "
			+ "cm_corr Correlation cm_auto_corr Autocorrelation cm_clust_tend ClusterTendency cm_clust_shade ClusterShade "
			+ "cm_clust_prom ClusterProminence cm_info_corr1 Imc1 cm_info_corr2 Imc2 "
			+ "rlm_sre ShortRunEmphasis rlm_lre LongRunEmphasis rlm_lgre LowGrayLevelRunEmphasis rlm_hgre HighGrayLevelRunEmphasis "
			+ "rlm_srlge ShortRunLowGrayLevelEmphasis rlm_srhge ShortRunHighGrayLevelEmphasis rlm_lrlge LongRunLowGrayLevelEmphasis "
			+ "rlm_lrhge LongRunHighGrayLevelEmphasis rlm_glnu GrayLevelNonUniformity rlm_glnu_norm GrayLevelNonUniformityNormalized "
			+ "rlm_rlnu RunLengthNonUniformity rlm_rlnu_norm RunLengthNonUniformityNormalized rlm_r_perc RunPercentage "
			+ "rlm_gl_var GrayLevelVariance rlm_rl_var RunVariance rlm_rl_entr RunEntropy "
			+ "szm_sze SmallAreaEmphasis szm_lze LargeAreaEmphasis szm_lgze LowGrayLevelZoneEmphasis szm_hgze HighGrayLevelZoneEmphasis "
			+ "szm_szlge SmallAreaLowGrayLevelEmphasis szm_szhge SmallAreaHighGrayLevelEmphasis szm_lzlge LargeAreaLowGrayLevelEmphasis "
			+ "szm_lzhge LargeAreaHighGrayLevelEmphasis szm_glnu GrayLevelNonUniformity szm_glnu_norm GrayLevelNonUniformityNormalized "
			+ "szm_zsnu SizeZoneNonUniformity szm_zsnu_norm SizeZoneNonUniformityNormalized szm_z_perc ZonePercentage "
			+ "szm_gl_var GrayLevelVariance szm_zs_var ZoneVariance szm_zs_entr ZoneEntropy "
			+ "ngt_coarseness Coarseness ngt_contrast Contrast ngt_busyness Busyness ngt_complexity Complexity ngt_strength Strength "
			+ "ngl_lde SmallDependenceEmphasis ngl_hde LargeDependenceEmphasis ngl_lgce LowGrayLevelEmphasis ngl_hgce HighGrayLevelEmphasis "
			+ "ngl_ldlge SmallDependenceLowGrayLevelEmphasis ngl_ldhge SmallDependenceHighGrayLevelEmphasis "
			+ "ngl_hdlge LargeDependenceLowGrayLevelEmphasis ngl_hdhge LargeDependenceHighGrayLevelEmphasis ngl_glnu GrayLevelNonUniformity "
			+ "ngl_glnu_norm GrayLevelNonUniformityNormalized ngl_dcnu DependenceNonUniformity "
			+ "ngl_dcnu_norm DependenceNonUniformityNormalized ngl_dc_perc DependencePercentage ngl_gl_var GrayLevelVariance "
			+ "ngl_dc_var DependenceVariance ngl_dc_entr DependenceEntropy").split(" ");
		for (int i = 0; i < pairs.length; i += 2) NAMES.put(pairs[i], pairs[i + 1]);
	}

	@Test
	void everyAggregationAgrees() throws IOException {
		final Region region = phantom();
		final List<String> wrong = new ArrayList<>();
		int compared = 0;
		try (Reader in = Files.newBufferedReader(Reference.file("ibsi1/ibsi1_reference.csv"), StandardCharsets.UTF_8); CSVParser rows =
			CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
			for (final CSVRecord r : rows) {
				final String tag = r.get("tag"), stem = tag.replaceAll("_(2D|2_5D|3D)(_avg|_comb)?$", "");
				if (!r.get("config").equals("digital") || r.get("value").isEmpty() || !NAMES.containsKey(stem)) continue;
				final double wanted = Double.parseDouble(r.get("value")), tolerance = r.get("tolerance").isEmpty() ? 0 : Double.parseDouble(r.get(
					"tolerance"));
				final double found = value(FAMILIES.get(stem.replaceAll("_.*", "")), NAMES.get(stem), aggregation(r.get("aggregation"), tag), region);
				compared++;
				// reference values are rounded to three figures
				if (!(Math.abs(found - wanted) <= Math.max(tolerance, 0.0051 * Math.abs(wanted)))) wrong.add(tag + ": " + found + ", not " + wanted
					+ " ± " + tolerance);
			}
		}
		assertEquals(List.of(), wrong);
		assertEquals(357, compared);
	}

	private static Aggregation aggregation(final String name, final String tag) {
		final Aggregation a = AGGREGATIONS.get(name);
		if (a == null) throw new IllegalArgumentException(name + " of " + tag);
		return a;
	}

	private static double value(final FeatureFamily family, final String name, final Aggregation aggregation, final Region region) {
		final Feature feature = family.features().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
		final List<FeatureValue> out = family.compute(region, new Request(List.of(feature), Options.defaults(family.parameters()), aggregation,
			2));
		return out.get(0).value();
	}

	private static Region phantom() {
		final Geometry g = Geometry.of(5, 4, 4, 2, 2, 2);
		final char[] data = new char[7 * 6 * 6];
		final int[] histogram = new int[7];
		for (int i = 0; i < LEVELS.length; i++) {
			data[i % 5 + 1 + 7 * (i / 5 % 4 + 1 + 6 * (i / 20 + 1))] = (char) LEVELS[i];
			if (LEVELS[i] > 0) histogram[LEVELS[i]]++;
		}
		return new Region(Mask.of(g, i -> LEVELS[i] > 0), null, new Levels(data, 7, 6, 6, 1, 1, 1, 6, histogram));
	}
}
