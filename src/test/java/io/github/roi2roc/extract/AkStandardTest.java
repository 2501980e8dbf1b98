package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Progress;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.table.Manifest;

/** {@code standard: ak}: which columns it has, and what counts where the settings say nothing. */
class AkStandardTest {

	private static final Geometry GRID = Geometry.of(16, 14, 10, 1, 1, 2);

	private static Volume image(final int seed) {
		final short[] v = new short[GRID.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = (short) ((i * 31 + i * i + seed) % 211);
		return new Volume(GRID, new Voxels.Int16(v));
	}

	private static RegionExtractor extractor(final String settings) {
		return RegionExtractor.of(Settings.parse(settings, "test"));
	}

	private static Extraction extract(final String settings) {
		return extractor(settings).extract(image(0), Mask.of(GRID, i -> i % 16 > 2 && i / 16 % 14 < 12), Progress.NONE);
	}

	/**
	 * 42 + 144 + 10 + 180 + 9 + 11 as papers count them, with names that papers print; none begins with an image type and class.
	 */
	@Test
	void thereAre396Columns() {
		final List<String> columns = extractor("standard: ak").columns();
		assertEquals(396, columns.size());
		assertEquals(396, new HashSet<>(columns).size());
		for (final String name : List.of("Inertia_AllDirection_offset7_SD", "ShortRunHighGreyLevelEmphasis_AllDirection_offset4_SD",
			"LowIntensityEmphasis", "Skewness", "Variance", "GLCMEntropy_angle135_offset1", "HaralickCorrelation_AllDirection_offset4", "Percentile85",
			"Quantile0.975", "RelativeDeviation", "HaraEntropy", "SumAverage", "Maximum3DDiameter", "VolumeCC", "RunLengthNonuniformity_angle45_offset7",
			"HighIntensityLargeAreaEmphasis", "SizeZoneVariability")) assertTrue(columns.contains(name), name);
		assertEquals(List.of(42, 144, 10, 180, 9, 11), AkChain.FAMILIES.stream().map(f -> Catalogue.family(f).features().size()).toList());
	}

	@Test
	void everyFeatureHasAValueInARegionThatIsLargeEnough() {
		assertEquals(List.of(), extract("standard: ak").undefined());
	}

	/** 256 levels unless the settings have a number or a width; the sidecar says so. */
	@Test
	void thereAre256LevelsByDefault() {
		assertEquals("256", extract("standard: ak").diagnostics().get("diagnostics_Image-original_GrayLevels"));
		assertEquals("32", extract("{standard: ak, setting: {binCount: 32}}").diagnostics().get("diagnostics_Image-original_GrayLevels"));
		assertEquals("9", extract("{standard: ak, setting: {binWidth: 25}}").diagnostics().get("diagnostics_Image-original_GrayLevels"));
		assertTrue(Settings.parse("standard: ak", "test").text().contains("\"binCount\": 256"));
		assertTrue(!Settings.parse("{standard: ak, setting: {binWidth: 25}}", "test").text().contains("binCount"));
	}

	/** Other classes keep their full names, so that none is another's; derived images say which they are. */
	@Test
	void otherClassesAndImagesKeepTheirNames() {
		final List<String> columns = extractor("{standard: ak, imageType: {Original: {}, Square: {}}, featureClass: {akharalick: , glcm: [Contrast],"
			+ " akformfactor: [VolumeCC]}}").columns();
		assertTrue(columns.containsAll(List.of("Contrast", "square_Contrast", "original_glcm_Contrast", "VolumeCC")), columns.toString());
		assertEquals(1 + 2 * 11, columns.size());
	}

	/** With several modalities the user chooses where the modality stands. */
	@Test
	void theModalityStandsBeforeOrBehind(@TempDir final Path folder) throws IOException {
		final byte[] inside = new byte[GRID.voxels()];
		for (int i = 0; i < inside.length; i++) inside[i] = (byte) (i / 224 > 1 && i / 224 < 7 ? 1 : 0);
		VolumeFiles.write(image(0), folder.resolve("dwi.nii.gz"));
		VolumeFiles.write(image(5), folder.resolve("pwi.nii.gz"));
		VolumeFiles.write(new Volume(GRID, new Voxels.UInt8(inside)), folder.resolve("mask.nii.gz"));
		Files.writeString(folder.resolve("manifest.csv"), "case,DWI,PWI,mask\nA,dwi.nii.gz,pwi.nii.gz,mask.nii.gz\n");
		final Manifest manifest = Manifest.read(folder.resolve("manifest.csv"));
		final List<String> behind = new CohortExtractor(manifest, Settings.parse("{standard: ak, setting: {modality: suffix}}", "test"), "").run(folder
			.resolve("a.csv"), 1, Progress.NONE).table().names();
		assertTrue(behind.containsAll(List.of("Skewness_DWI", "Variance_PWI", "Inertia_AllDirection_offset7_SD_PWI")), behind.toString());
		assertEquals(2 + 2 * 396, behind.size());
		final List<String> before = new CohortExtractor(manifest, Settings.parse("{featureClass: {firstorder: [Mean]}}", "test"), "").run(folder
			.resolve("b.csv"), 1, Progress.NONE).table().names();
		assertEquals(List.of("case", "label", "DWI_original_firstorder_Mean", "PWI_original_firstorder_Mean"), before);
	}
}
