package io.github.roi2roc.image.io.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.roi2roc.InputException;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.VolumeFiles;

/**
 * SUV by body weight after QIBA's vendor-neutral definition: Bq/ml × weight in g / (dose × 2^(−t/T)). The patient weighs 70 kg and got
 * 350 MBq of F-18 (T = 6586.2 s) at 10:00; the series begins at 11:00, so that a factor with decay is 70000/(350e6 · 2^(−3600/6586.2)) =
 * 2.921273e-4 and one without 2e-4.
 */
class SuvTest {

	private static final double DECAYED = 70_000 / (350e6 * Math.pow(2, -3600 / 6586.2));

	@TempDir
	private Path dir;

	private static DicomBytes drug() {
		return new DicomBytes().text(Tag.START_TIME, "100000.00").text(Tag.TOTAL_DOSE, "350000000").text(Tag.HALF_LIFE, "6586.2");
	}

	/** Slope 2: the stored numbers 5000 and 0 are 10,000 and 0 Bq/ml. */
	private static DicomBytes pet() {
		return DicomBytes.slice(2, 1, 0, 5000, 0).text(Tag.MODALITY, "PT").text(Tag.RESCALE_SLOPE, "2").text(Tag.RESCALE_INTERCEPT, "0").text(Tag.UNITS,
			"BQML").text(Tag.DECAY_CORRECTION, "START").text(Tag.CORRECTED_IMAGE, "DECY\\ATTN\\SCAT").text(Tag.PATIENT_WEIGHT, "70").text(Tag.SERIES_DATE,
				"20200301").text(Tag.SERIES_TIME, "110000").text(Tag.ACQUISITION_DATE, "20200301").text(Tag.ACQUISITION_TIME, "111000.5").items(
					Tag.RADIOPHARMACEUTICAL, drug());
	}

	private ImageFile open(final DicomBytes b) throws IOException {
		return VolumeFiles.open(b.write(dir.resolve("pet.dcm")));
	}

	private double value(final DicomBytes b) throws IOException {
		return open(b).suv().volume(0).get(0, 0, 0);
	}

	private String refusal(final UnaryOperator<DicomBytes> change) throws IOException {
		final ImageFile f = open(change.apply(pet()));
		return assertThrows(InputException.class, f::suv).getMessage();
	}

	@Test
	void decayIsCorrectedToTheSeriesTime() throws IOException {
		assertEquals(2.921273e-4, DECAYED, 1e-10);
		assertEquals(10_000 * DECAYED, value(pet()), 1e-12);
		assertEquals(10_000, open(pet()).volume(0).get(0, 0, 0));
		assertEquals(10_000 * DECAYED, value(pet().syntax(DicomBytes.IMPLICIT)), 1e-12);
		// Injected at 23:30 the day before, scanned at 00:30: one hour, too.
		assertEquals(10_000 * DECAYED, value(pet().text(Tag.SERIES_TIME, "003000").text(Tag.ACQUISITION_TIME, "004000").items(Tag.RADIOPHARMACEUTICAL, drug()
			.text(Tag.START_TIME, "233000"))), 1e-12);
		assertEquals(10_000 * DECAYED, value(pet().items(Tag.RADIOPHARMACEUTICAL, drug().text(Tag.START_TIME, "080000").text(Tag.START_DATETIME,
			"20200301100000.000000+0800"))), 1e-12);
	}

	@Test
	void eachUnitHasItsFactor() throws IOException {
		assertEquals(10_000 * 2e-4, value(pet().text(Tag.DECAY_CORRECTION, "ADMIN")), 1e-12);
		assertEquals(10_000, value(pet().text(Tag.UNITS, "GML")), 1e-12);
		assertEquals(10_000 * 0.001, value(pet().text(Tag.UNITS, "CNTS").text(Tag.PHILIPS_SUV, "0.001")), 1e-12);
		assertEquals(10_000 * 3 * DECAYED, value(pet().text(Tag.UNITS, "CNTS").text(Tag.PHILIPS_ACTIVITY, "3")), 1e-11);
	}

	/**
	 * Not corrected: a frame of 180 s that begins 4200 s after the injection. Its mean activity is that at its start times (1 − e^(−λd))/(λd).
	 */
	@Test
	void uncorrectedValuesAreTakenBackToTheirAcquisition() throws IOException {
		final double d = Math.log(2) / 6586.2 * 180, expected = 10_000 * 70_000 / (350e6 * Math.pow(2, -4200 / 6586.2)) * d / (1 - Math.exp(-d));
		final DicomBytes none = pet().text(Tag.DECAY_CORRECTION, "NONE").text(Tag.ACQUISITION_TIME, "111000");
		assertEquals(expected, value(none.text(Tag.FRAME_DURATION, "180000")), 1e-9);
		assertTrue(refusal(p -> p.text(Tag.DECAY_CORRECTION, "NONE")).contains("Actual Frame Duration (0018,1242) is missing"));
	}

	/** A series saved at 15:00, after the acquisition: the scan's start comes from GE's element, or from the frame's reference time. */
	@Test
	void aSeriesMadeAfterwardsNeedsTheScansStart() throws IOException {
		final UnaryOperator<DicomBytes> late = p -> p.text(Tag.SERIES_TIME, "150000").text(Tag.ACQUISITION_TIME, "111000");
		assertEquals(10_000 * DECAYED, value(late.apply(pet()).text(Tag.GE_SCAN_DATETIME, "20200301110000.00")), 1e-12);
		final double rate = Math.log(2) / 6586.2, d = rate * 180, mean = Math.log(d / (1 - Math.exp(-d))) / rate;
		assertEquals(10_000 * 70_000 / (350e6 * Math.pow(2, -(4200 + mean - 330) / 6586.2)), value(late.apply(pet()).text(Tag.FRAME_REFERENCE_TIME, "330000")
			.text(Tag.FRAME_DURATION, "180000")), 1e-9);
		assertTrue(refusal(late).contains("neither (0009,100D) nor Frame Reference Time (0054,1300)"));
	}

	@ParameterizedTest
	@CsvSource({ "00101030, Patient's Weight", "00541001, Units", "00541102, Decay Correction", "00540016, Radiopharmaceutical Information Sequence",
			"00080031, Series Time", "00080032, Acquisition Time" })
	void whatIsMissingIsNamed(final String tag, final String name) throws IOException {
		final int t = (int) Long.parseLong(tag, 16);
		final String message = refusal(p -> p.without(t));
		assertTrue(message.contains("pet.dcm: it cannot be known, because " + name + " (" + tag.substring(0, 4) + "," + tag.substring(4) + ") is missing"),
			message);
	}

	@Test
	void whatDoesNotFitIsNamed() throws IOException {
		for (final int t : new int[] { Tag.TOTAL_DOSE, Tag.HALF_LIFE, Tag.START_TIME }) {
			final String m = refusal(p -> p.items(Tag.RADIOPHARMACEUTICAL, drug().without(t)));
			assertTrue(m.contains(Tag.text(t) + " is missing"), m);
		}
		assertTrue(refusal(p -> p.text(Tag.PATIENT_WEIGHT, "0")).contains("Patient's Weight (0010,1030) is 0.0; it must be above 0"));
		assertTrue(refusal(p -> p.text(Tag.PATIENT_WEIGHT, "heavy")).contains("'heavy' in (0010,1030)"));
		assertTrue(refusal(p -> p.text(Tag.UNITS, "PROPCPS")).contains("are 'PROPCPS'"));
		assertTrue(refusal(p -> p.text(Tag.UNITS, "CNTS")).contains("(7053,1000)"));
		assertTrue(refusal(p -> p.text(Tag.CORRECTED_IMAGE, "DECY")).contains("without ATTN"));
		assertTrue(refusal(p -> p.text(Tag.MODALITY, "CT")).contains("no PET image: Modality (0008,0060) is 'CT'"));
		assertTrue(refusal(p -> p.text(Tag.SERIES_TIME, "25h")).contains("'25h' in (0008,0031)"));
		assertTrue(refusal(p -> p.items(Tag.RADIOPHARMACEUTICAL, drug().text(Tag.START_DATETIME, "20200301120000"))).contains("3600.0 s after the scan"));
	}

	/** The key of a settings file; nothing else is known by it. */
	@Test
	void theSettingIsNamed() {
		assertTrue(Settings.parse("setting: {suv: bodyweight}", "s").suv());
		assertTrue(!Settings.defaults().suv());
		assertThrows(InputException.class, () -> Settings.parse("setting: {suv: lean}", "s"));
	}
}
