package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.roi2roc.InputException;

/** Settings that come with the program. */
class PresetTest {

	@Test
	void theFirstIsWhatCountsWithoutSettings() {
		assertEquals(Settings.defaults(), Preset.PYRADIOMICS.settings());
		assertEquals(Preset.PYRADIOMICS, Preset.of(""));
	}

	@Test
	void ibsiPresetsAreTheConfigurationsThatAreChecked() {
		for (final IbsiConfiguration c : List.of(IbsiConfiguration.A, IbsiConfiguration.B, IbsiConfiguration.C, IbsiConfiguration.D, IbsiConfiguration.E)) {
			assertEquals(c.settings(), Preset.of("ibsi " + c.label()).settings());
		}
	}

	@ParameterizedTest
	@EnumSource(Preset.class)
	void eachIsASettingsFileWithColumns(final Preset preset) {
		assertTrue(preset.text().startsWith("#") && preset.text().endsWith("\n"), preset.label());
		assertFalse(RegionExtractor.of(preset.settings()).columns().isEmpty());
	}

	/** LoG of 5 sigmas, 8 wavelet bands and the original: 14 images of 93 features, and 14 of shape. */
	@Test
	void ctAndMrMeasureFourteenImages() {
		assertEquals(14 + 14 * 93, RegionExtractor.of(Preset.CT.settings()).columns().size());
		assertEquals(RegionExtractor.of(Preset.CT.settings()).columns(), RegionExtractor.of(Preset.MR.settings()).columns());
		assertEquals(396, RegionExtractor.of(Preset.AK.settings()).columns().size());
	}

	@Test
	void anUnknownNameIsAnsweredWithTheKnownOnes() {
		final InputException e = assertThrows(InputException.class, () -> Preset.of("CTA"));
		assertTrue(e.getMessage().contains("'CTA'") && e.getMessage().contains("PyRadiomics default, IBSI A"), e.getMessage());
	}
}
