package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.roi2roc.InputException;

/** PyRadiomics parameter files: what they may say, and what is refused (PyRadiomics documentation, "Parameter File"). */
class SettingsTest {

	/** 107 features on the original image by default (PyRadiomics documentation, "Radiomic Features"): 14 + 18 + 24 + 16 + 16 + 14 + 5. */
	@Test
	void theDefaultSetHas107Columns() {
		final List<String> c = RegionExtractor.of(Settings.defaults()).columns();
		assertEquals(107, c.size());
		assertEquals(14, c.stream().filter(x -> x.startsWith("original_shape_")).count());
		assertEquals(18, c.stream().filter(x -> x.startsWith("original_firstorder_")).count());
		assertEquals(24, c.stream().filter(x -> x.startsWith("original_glcm_")).count());
		assertEquals(16, c.stream().filter(x -> x.startsWith("original_glrlm_")).count());
		assertEquals(16, c.stream().filter(x -> x.startsWith("original_glszm_")).count());
		assertEquals(14, c.stream().filter(x -> x.startsWith("original_gldm_")).count());
		assertEquals(5, c.stream().filter(x -> x.startsWith("original_ngtdm_")).count());
		assertEquals(c.size(), c.stream().distinct().count());
	}

	/** PITFALLS 17: the schema follows from the settings alone. Each derived image adds 93 columns, whatever the case. */
	@Test
	void eachDerivedImageAdds93Columns() {
		final List<String> c = columns("imageType: {Original: {}, Wavelet: {}, LoG: {sigma: [1.0, 3]}}");
		assertEquals(107 + 10 * 93, c.size());
		assertTrue(c.contains("wavelet-LLH_glcm_Idm"));
		assertTrue(c.contains("log-sigma-1-0-mm-3D_glszm_ZoneEntropy"));
		assertTrue(c.contains("log-sigma-3-mm-3D_glszm_ZoneEntropy"));
	}

	@Test
	void aFileLikePyRadiomicsExamplesIsRead() {
		final Settings s = Settings.parse("""
			# comment
			imageType:
			  Original: {}
			  LoG:
			    sigma: [1.0, 2.0]  # mm
			  Wavelet:
			    binWidth: 10
			featureClass:
			  shape:
			  firstorder: []
			  glcm:  # a list
			    - 'Autocorrelation'
			    - 'JointAverage'
			setting:
			  normalize: false
			  normalizeScale: 100
			  interpolator: 'sitkBSpline'
			  resampledPixelSpacing:
			  weightingNorm:
			  binWidth: 25
			  label: 1
			  force2D: false
			voxelSetting:
			  kernelRadius: 2
			  initValue: nan_is_not_used
			""".replace("  initValue: nan_is_not_used\n", ""), "Params.yaml");
		assertEquals(List.of("Original", "LoG", "Wavelet"), s.imageTypeNames());
		assertEquals(List.of("shape", "firstorder", "glcm"), s.featureClassNames());
		assertEquals(OptionalInt.of(1), s.label());
		assertEquals(14 + (1 + 2 + 8) * (18 + 2), RegionExtractor.of(s).columns().size());
	}

	@Test
	void jsonAndYamlSayTheSame() {
		final Settings yaml = Settings.parse("setting:\n  binWidth: 5\n  distances: [1, 2]\n  force2D: true\n", "a.yaml"), json = Settings.parse(
			"{\t\"setting\": {\"binWidth\": 5, \"distances\": [1, 2], \"force2D\": true}}", "a.json");
		assertEquals(yaml, json);
		assertEquals(yaml.text(), json.text());
	}

	@Test
	void textIsItselfAParameterFileForTheSameSettings() {
		final Settings s = Settings.parse("setting: {binWidth: 2.5, label: 3, interpolator: 2}\nimageType: {LoG: {sigma: [3.0, 3]}}\n"
			+ "featureClass: {glcm: [Idm]}", "a");
		assertEquals(s, Settings.parse(s.text(), "text"));
		assertTrue(s.text().contains("sitkLinear"), s.text());
	}

	/** A finished row is reused only under the same settings, so that texts must differ where numbers may. */
	@Test
	void differentSettingsHaveDifferentTexts() {
		assertNotEquals(Settings.defaults().text(), Settings.defaults().with("binWidth", 24).text());
		assertNotEquals(Settings.parse("imageType: {LoG: {sigma: [3]}}", "").text(), Settings.parse("imageType: {LoG: {sigma: [3.0]}}", "").text());
		assertEquals(Settings.defaults().text(), Settings.defaults().with("binWidth", "25").text());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"setting: {binwidth: 25}|unknown key 'binwidth'. Did you mean binWidth", //
		"setting: {zzz: 1}|unknown key 'zzz'. Known are", //
		"setting: {binWidth: wide}|'binWidth' is 'wide', but a number", //
		"setting: {binWidth: '25'}|'binWidth' is '25', but a number", //
		"setting: {binWidth: 0}|'binWidth' is 0, but a number above 0", //
		"setting: {binCount: 2.5}|'binCount' is 2.5, but a whole number", //
		"setting: {label: 0}|'label' is 0, but a whole number from 1", //
		"setting: {force2D: 1}|'force2D' is 1, but true or false", //
		"setting: {force2Ddimension: 3}|'force2Ddimension' is 3, but a whole number from 0 to 2", //
		"setting: {distances: 1}|'distances' is 1, but a list of whole numbers", //
		"setting: {distances: [0]}|'distances' is [0], but a list of whole numbers from 1", //
		"setting: {distances: []}|'distances' is [], but a list", //
		"setting: {weightingNorm: chebyshev}|'weightingNorm' is 'chebyshev', but one of manhattan", //
		"setting: {interpolator: sitkCubic}|'interpolator' is 'sitkCubic', but one of", //
		"setting: {interpolator: 11}|'interpolator' is 11, but one of", //
		"setting: {resampledPixelSpacing: [1, 1]}|three numbers", //
		"setting: {resegmentRange: [1, 2, 3]}|one number (the lower threshold) or two", //
		"setting: {resegmentMode: percent}|'resegmentMode' is 'percent', but one of absolute, relative, sigma", //
		"setting: {geometryTolerance: 1000}|'geometryTolerance' is 1000", //
		"setting: 25|setting is 25, but keys with values", //
		"settings: {binWidth: 25}|unknown part 'settings'. Did you mean setting", //
		"imageType: {original: {}}|unknown image type 'original'. Did you mean Original", //
		"imageType: {Original: {binWidt: 1}}|unknown key 'binWidt'. Did you mean binWidth", //
		"featureClass: {GLCM: }|unknown class 'GLCM'. Did you mean glcm", //
		"featureClass: {glcm: [contrast]}|unknown feature 'contrast'. Did you mean Contrast", //
		"featureClass: {glcm: Contrast}|featureClass glcm is Contrast, but a list", //
		"'setting: {binWidth: 1, binWidth: 2}'|not valid YAML or JSON", //
		"'setting: ['|not valid YAML or JSON" })
	void whatIsWrongIsNamed(final String text, final String message) {
		final InputException e = assertThrows(InputException.class, () -> Settings.parse(text, "params.yaml"));
		assertTrue(e.getMessage().startsWith("params.yaml") && e.getMessage().contains(message), e.getMessage());
	}

	/** YAML 1.1 reads 1e-6 as a word; a tolerance is often written so. */
	@Test
	void exponentsWithoutAPointAreNumbers() {
		assertEquals(1e-4, Settings.parse("setting: {geometryTolerance: 1e-4}", "").geometryTolerance());
	}

	/** PITFALLS 1: no tolerance above half a voxel. */
	@Test
	void toleranceIsAtMostHalfAVoxel() {
		assertThrows(InputException.class, () -> Settings.defaults().with("geometryTolerance", 0.6));
		assertEquals(1e-6, Settings.defaults().geometryTolerance());
	}

	@Test
	void deprecatedFeaturesComeWhenNamed() {
		final List<String> c = columns("featureClass: {shape: [Compactness1, SphericalDisproportion], firstorder: [StandardDeviation], gldm: "
			+ "[DependencePercentage], glcm: [Dissimilarity, Homogeneity1, Homogeneity2, SumVariance]}");
		assertEquals(8, c.size());
		assertFalse(RegionExtractor.of(Settings.defaults()).columns().contains("original_firstorder_StandardDeviation"));
	}

	/** PITFALLS 11: shape2D is chosen by itself where slices are asked for. */
	@Test
	void shape2DComesWithForce2D() {
		assertEquals(9, columns("setting: {force2D: true}").stream().filter(x -> x.startsWith("original_shape2D_")).count());
		assertEquals(0, columns("").stream().filter(x -> x.startsWith("original_shape2D_")).count());
	}

	private static List<String> columns(final String text) {
		return RegionExtractor.of(Settings.parse(text, "test")).columns();
	}
}
