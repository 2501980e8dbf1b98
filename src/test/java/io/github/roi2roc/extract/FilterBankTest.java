package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.filter.ImageFilter.FilteredImage;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;

/** What a user writes becomes filters with their options, and what cannot be filtered is said. */
class FilterBankTest {

	private static FilterBank bank(final String name, final String text) {
		return FilterBank.of(List.of(name.split(",")), text, Settings.defaults());
	}

	private static List<FilteredImage> filter(final FilterBank bank, final Volume image) {
		final List<FilteredImage> out = new ArrayList<>();
		bank.apply(image, image.geometry().box(), false, Progress.NONE, out::add);
		return out;
	}

	/** Sizes are often odd or prime. */
	private static Volume ramp(final int nx, final int ny, final int nz) {
		final double[] v = new double[nx * ny * nz];
		for (int i = 0; i < v.length; i++) v[i] = i % 17 + 1;
		return Volume.of(Geometry.of(nx, ny, nz, 1, 1, 1), v);
	}

	/** Pairs as macros write them, as YAML and JSON write them, in any spacing. */
	@ParameterizedTest
	@ValueSource(strings = { "sigma=1.0, 3.0", "sigma=[1.0,3.0]", "sigma: [1.0, 3.0]", "{sigma: [1.0, 3.0]}", " sigma = 1.0 , 3.0 ; force2D=false",
		"force2D=false, sigma=1.0,3.0", "force2D=false sigma=1.0,3.0", "sigma:\n  1.0, 3.0\nforce2D: false\n", "{\"sigma\": [1.0, 3.0], \"force2D\": false}" })
	void optionsAreReadInTheFormsPeopleWrite(final String text) {
		assertEquals(List.of("log-sigma-1-0-mm-3D", "log-sigma-3-0-mm-3D"), bank("LoG", text).imageTypes());
	}

	/** PyRadiomics: names follow the text of sigma; force2D leaves the axis across the slices out. */
	@Test
	void optionsGoBeforeTheSettingsFile() {
		final Settings file = Settings.parse("setting: {force2D: true}\nimageType: {LoG: {sigma: [2.0]}, Wavelet: {level: 2}}\n", "file");
		assertEquals(List.of("log-sigma-2-0-mm-3D"), FilterBank.of(List.of("LoG"), "", file).imageTypes());
		assertEquals(List.of("log-sigma-4-mm-3D"), FilterBank.of(List.of("LoG"), "sigma=4", file).imageTypes());
		assertEquals(List.of("wavelet-LH", "wavelet-HL", "wavelet-HH", "wavelet2-LH", "wavelet2-HL", "wavelet2-HH", "wavelet2-LL"), FilterBank.of(List.of(
			"wavelet"), "", file).imageTypes());
		assertEquals(8, FilterBank.of(List.of("Wavelet"), "force2D=false, level=1", file).imageTypes().size());
		assertEquals(8, FilterBank.of(file).imageTypes().size());
		assertEquals(9, bank("LoG,Wavelet", "sigma=1.0, wavelet=db2").imageTypes().size());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Lo|sigma=1|no filter 'Lo'. Known are: Original, LoG, Wavelet", "LoG|sigm=1|unknown key 'sigm'. Known are: sigma",
		"LoG|''|makes no image until it is told 'sigma'", "LoG|sigma=wide|'sigma' is wide, but a number belongs there (mm)", "LoG|sigma=0|from 0.001 to 1000",
		"LoG|sigma|'sigma' is not key=value", "LoG|sigma=1 sigma=2|'sigma' is given twice", "Wavelet|wavelet=nix|unknown 'wavelet' nix. Known are: haar, ",
		"Wavelet|level=0|'level' is 0", "Square|sigma=1|filter Square: unknown key 'sigma'", "LoG,Mean|support=4, sigma=1|odd number" })
	void whatCannotBeUsedIsNamed(final String names, final String text, final String said) {
		final String message = assertThrows(InputException.class, () -> bank(names, text).imageTypes()).getMessage();
		assertTrue(message.contains(said), message);
	}

	/** The haar bands read 2 × 2 × 2 voxels, so that one NaN reaches 8 voxels of each response, and the message counts them. */
	@Test
	void nanThatAFilterSpreadsIsCounted() {
		final Volume clean = ramp(12, 11, 10);
		final double[] v = clean.doubles();
		v[clean.geometry().index(5, 5, 5)] = Double.NaN;
		for (final FilteredImage r : filter(bank("Wavelet", "wavelet=haar"), Volume.of(clean.geometry(), v))) {
			assertEquals(List.of("8 of the 1320 voxels of " + r.imageType()
				+ " are NaN or infinite, because the image has 1 such voxel. Replace them before filtering."), r.warnings());
		}
		for (final FilteredImage r : filter(bank("Wavelet", "wavelet=haar"), clean)) assertEquals(List.of(), r.warnings());
	}

	/** ITK's recursive Gaussian needs 4 voxels an axis (PyRadiomics: and ceil(sigma/spacing) + 1). */
	@Test
	void anImageSmallerThanTheFilterIsMissingWithTheNumbers() {
		final FilteredImage r = filter(bank("LoG", "sigma=5.0"), ramp(13, 11, 5)).get(0);
		assertEquals("the image has 5 voxels along z; LoG with sigma 5.0 mm needs 6 there", r.reason());
		assertTrue(filter(bank("LoG", "sigma=4.0"), ramp(13, 11, 5)).get(0).reason().isEmpty());
	}

	/** 0.4 mm is 0.4 voxels of 1 mm. */
	@Test
	void aSigmaBelowHalfAVoxelIsWarnedOfWithTheNumber() {
		final FilteredImage r = filter(bank("LoG", "sigma=0.4"), ramp(13, 11, 7)).get(0);
		assertTrue(r.warnings().size() == 1 && r.warnings().get(0).contains("only 0.400 voxels wide"), r.warnings().toString());
		assertFalse(r.volume() == null);
	}
}
