package io.github.roi2roc.image.io.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.VolumeFiles;

/** What hospitals and scanners send besides plain series: read as it is meant, or an error; never plausible other values. */
class OddSeriesTest {

	@TempDir
	private Path dir;

	private Volume read(final DicomBytes b) throws IOException {
		return VolumeFiles.read(b.write(dir.resolve("a.dcm")));
	}

	private String refusal(final DicomBytes b) throws IOException {
		final Path file = b.write(dir.resolve("a.dcm"));
		return assertThrows(InputException.class, () -> VolumeFiles.read(file)).getMessage();
	}

	private static String refusal(final Path path) {
		return assertThrows(InputException.class, () -> VolumeFiles.read(path)).getMessage();
	}

	/** PS3.5 8.1.1: pixels of 8 bits in words (OW) come in pairs, the first in the lower byte; a big-endian word begins with the second. */
	@ParameterizedTest
	@ValueSource(strings = { DicomBytes.EXPLICIT, DicomBytes.BIG_ENDIAN })
	void bytesInWords(final String syntax) throws IOException {
		final DicomBytes b = DicomBytes.slice(4, 1, 0, 0x0201, 0x0403).shorts(Tag.BITS_ALLOCATED, 8).shorts(Tag.BITS_STORED, 8).shorts(Tag.HIGH_BIT, 7)
			.shorts(Tag.SIGNED, 0).syntax(syntax);
		assertArrayEquals(new double[] { 1, 2, 3, 4 }, read(b).doubles());
	}

	/** A data set without preamble and header, as old archives keep it, in either syntax that it may have. */
	@ParameterizedTest
	@ValueSource(strings = { DicomBytes.EXPLICIT, DicomBytes.IMPLICIT })
	void withoutAHeader(final String syntax) throws IOException {
		final byte[] whole = DicomBytes.slice(2, 1, 0, 7, -8).syntax(syntax).file();
		int at = 132;
		while (whole[at] != 8 || whole[at + 1] != 0 || whole[at + 2] != 0x16 || whole[at + 3] != 0) at++;
		final Path file = Files.write(dir.resolve("IM0001"), Arrays.copyOfRange(whole, at, whole.length));
		assertArrayEquals(new double[] { 7, -8 }, VolumeFiles.read(file).doubles());
	}

	/** PS3.3 C.11.1: three entries from 10 on; what lies outside gets the first or last. */
	@ParameterizedTest
	@ValueSource(strings = { DicomBytes.EXPLICIT, DicomBytes.BIG_ENDIAN })
	void aTableOfValues(final String syntax) throws IOException {
		final DicomBytes lut = new DicomBytes().shorts(Tag.LUT_DESCRIPTOR, 3, 10, 16).shorts(Tag.LUT_DATA, 500, 40000, 7);
		final DicomBytes b = DicomBytes.slice(5, 1, 0, 9, 10, 11, 12, 13).shorts(Tag.SIGNED, 0).items(Tag.MODALITY_LUT, lut).syntax(syntax);
		assertArrayEquals(new double[] { 500, 500, 40000, 7, 7 }, read(b).doubles());
		assertTrue(refusal(b.items(Tag.MODALITY_LUT, lut.shorts(Tag.LUT_DATA, 500))).contains("Modality LUT (0028,3000) that is cut short"));
	}

	/** Parametric maps hold floating-point numbers in place of pixel data. */
	@Test
	void floatingPointPixels() throws IOException {
		final byte[] floats = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(0.5f).putFloat(-3e10f).array();
		final Volume v = read(DicomBytes.slice(2, 1, 0).without(Tag.PIXEL_DATA).shorts(Tag.BITS_ALLOCATED, 32).bytes(Tag.FLOAT_PIXELS, floats));
		assertArrayEquals(new double[] { 0.5, -3e10f }, v.doubles());
		assertEquals(PixelType.DOUBLE, v.voxels().type());
		final byte[] doubles = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putDouble(1e-300).putDouble(2).array();
		assertArrayEquals(new double[] { 1e-300, 2 }, read(DicomBytes.slice(2, 1, 0).without(Tag.PIXEL_DATA).shorts(Tag.BITS_ALLOCATED, 64).bytes(
			Tag.DOUBLE_PIXELS, doubles)).doubles());
	}

	/** PS3.3 C.8.8.3: numbers times the scaling are Gy; frames lie at offsets from the first, or at their own z. */
	@ParameterizedTest
	@CsvSource({ "0\\2.5\\5, -20", "-20\\-17.5\\-15, -20" })
	void aDoseIsScaledAndLiesWhereItsOffsetsSay(final String offsets, final double z) throws IOException {
		final DicomBytes dose = DicomBytes.slice(1, 1, z, 1000, 2000, 3000).text(Tag.MODALITY, "RTDOSE").text(Tag.FRAMES, "3").text(Tag.DOSE_SCALING,
			"0.001").text(Tag.DOSE_OFFSETS, offsets);
		final Volume v = read(dose);
		assertArrayEquals(new double[] { 1, 2, 3 }, v.doubles(), 1e-12);
		assertEquals(2.5, v.geometry().spacing().z());
		assertEquals(-20, v.geometry().origin().z());
		assertTrue(refusal(dose.text(Tag.DOSE_OFFSETS, "0\\2.5")).contains("Grid Frame Offset Vector (3004,000C)"));
		assertTrue(refusal(dose.without(Tag.DOSE_SCALING)).contains("Dose Grid Scaling (3004,000E)"));
	}

	/** Each of these was a default before: slope 1, upright slices, no place. */
	@ParameterizedTest
	@CsvSource({ "00281053, '1,5', is no number", "00281053, NaN, is no number", "00281052, x, is no number", "00200037, 1\\0\\0\\0\\1, are not 6 numbers",
			"00200032, 0\\0, are not 3 numbers", "00280030, 1, are not 2 numbers" })
	void numbersThatAreNoneAreNamed(final String tag, final String value, final String what) throws IOException {
		final int t = Integer.parseInt(tag, 16);
		final String m = refusal(DicomBytes.slice(2, 1, 0).text(t, value));
		assertTrue(m.contains("a.dcm: '" + value + "' in " + Tag.text(t) + " " + what), m);
	}

	@Test
	void spaceMustBeOne() throws IOException {
		final String skewed = refusal(DicomBytes.slice(2, 1, 0).text(Tag.ORIENTATION, "1\\0\\0\\0.5\\1\\0"));
		assertTrue(skewed.contains("rows and columns of a.dcm are not at right angles (Image Orientation (0020,0037))"), skewed);
		Files.delete(dir.resolve("a.dcm"));
		DicomBytes.slice(2, 1, 0).write(dir.resolve("a"));
		DicomBytes.slice(2, 1, 1).text(Tag.FRAME_OF_REFERENCE, "1.2.8").write(dir.resolve("b"));
		assertTrue(refusal(dir).contains("a and b do not belong to one volume: their frames of reference (0020,0052) differ"),
			refusal(dir));
	}

	@Test
	void aPictureWithoutAPlaceSaysSo() throws IOException {
		final Path file = DicomBytes.slice(2, 1, 0).without(Tag.POSITION).write(dir.resolve("a.dcm"));
		assertTrue(VolumeFiles.open(file).warnings().stream().anyMatch(w -> w.contains("no Image Position (0020,0032)); 0, 0, 0 is taken")));
	}

	/** A slope of 0 is right for a slice of zeros alone, as PET scanners write it. */
	@Test
	void aSlopeOfZero() throws IOException {
		assertArrayEquals(new double[] { 0, 0 }, read(DicomBytes.slice(2, 1, 0, 0, 0).text(Tag.RESCALE_SLOPE, "0")).doubles());
		assertTrue(refusal(DicomBytes.slice(2, 1, 0, 0, 3).text(Tag.RESCALE_SLOPE, "0")).contains("Rescale Slope (0028,1053) is 0"));
	}

	/** Values are kept as stored: MONOCHROME1 only asks for another display, and padding outside the field of view is what ITK reads, too. */
	@Test
	void displayAndPaddingChangeNoValue() throws IOException {
		final int padding = 0x00280120;
		assertArrayEquals(new double[] { -2000, 5 }, read(DicomBytes.slice(2, 1, 0, -2000, 5).text(Tag.PHOTOMETRIC, "MONOCHROME1").shorts(padding, -2000))
			.doubles());
	}

	@Test
	void copiesCountOnceAndContradictionsAreErrors() throws IOException {
		for (int z = 0; z < 3; z++) DicomBytes.slice(2, 1, z, z, 1).write(dir.resolve("s" + z));
		Files.copy(dir.resolve("s1"), dir.resolve("s1 (1)"));
		final ImageFile f = VolumeFiles.open(dir);
		assertEquals(1, f.frames());
		assertArrayEquals(new double[] { 0, 1, 1, 1, 2, 1 }, f.volume(0).doubles());
		assertTrue(f.warnings().stream().anyMatch(w -> w.contains("holds images twice, which count once: s1 (1) (as s1)")), f.warnings().toString());
		DicomBytes.slice(2, 1, 1, 9, 9).write(dir.resolve("t"));
		assertTrue(refusal(dir).contains("s1 and t say that they are the same image (SOP Instance UID (0008,0018) 1.2.3.9.10)"), refusal(dir));
	}

	private void two(final Path a, final Path b) throws IOException {
		for (int z = 0; z < 2; z++) {
			Files.createDirectories(a);
			Files.createDirectories(b);
			DicomBytes.slice(2, 1, z, 1, 1).text(Tag.SERIES_NUMBER, "3").text(Tag.SERIES_DESCRIPTION, "T1").write(a.resolve("A" + z));
			DicomBytes.slice(2, 1, z, 2, 2).text(Tag.SERIES_UID, "1.2.4").text(Tag.SOP_INSTANCE, "1.2.4." + z).text(Tag.SERIES_NUMBER, "4").text(
				Tag.SERIES_DESCRIPTION, "T2").write(b.resolve("B" + z));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "4", "T2", "1.2.4" })
	void oneOfSeveralSeriesIsChosen(final String series) throws IOException {
		two(dir, dir);
		final ImageFile f = DicomReader.open(dir, series);
		assertArrayEquals(new double[] { 2, 2, 2, 2 }, f.volume(0).doubles());
		assertEquals("1.2.4", f.identity().series());
		assertTrue(refusal(dir).contains("2 DICOM series: CT 'T1' (number 3, 2 files); CT 'T2' (number 4, 2 files). Choose one by its number"), refusal(dir));
		final String m = assertThrows(InputException.class, () -> DicomReader.open(dir, "5")).getMessage();
		assertTrue(m.contains("holds no DICOM series '5'") && m.contains("'T2' (number 4"), m);
	}

	@Test
	void subfoldersWithImagesAreNamed() throws IOException {
		two(dir.resolve("ST1/SE3"), dir.resolve("ST1/SE4"));
		assertTrue(refusal(dir).contains("without DICOM images; its subfolders hold some: ST1/SE3 (2 files), ST1/SE4 (2 files)"), refusal(dir));
	}

	/** A disc: DICOMDIR in the top folder, the series below it. One that is named but is not there is an error where none is left. */
	@Test
	void aDiscIsReadByItsDirectory() throws IOException {
		two(dir.resolve("ST1/SE3"), dir.resolve("ST1/SE4"));
		final DicomBytes[] records = new DicomBytes[5];
		for (int i = 0; i < 4; i++) records[i] = new DicomBytes().text(Tag.FILE_ID, "ST1\\SE" + (3 + i / 2) + "\\" + (i < 2 ? "A" : "B") + i % 2);
		records[4] = new DicomBytes().text(Tag.FILE_ID, "..\\..\\etc\\passwd");
		final DicomBytes directory = new DicomBytes().text(Tag.SOP_CLASS, DicomDirectory.SOP_CLASS).items(Tag.DIRECTORY_RECORDS, records);
		final Path file = directory.write(dir.resolve("DICOMDIR"));
		assertTrue(refusal(file).contains("2 DICOM series"), refusal(file));
		assertArrayEquals(new double[] { 1, 1, 1, 1 }, DicomReader.open(file, "T1").volume(0).doubles());
		assertArrayEquals(new double[] { 2, 2, 2, 2 }, DicomReader.open(dir, "4").volume(0).doubles());
		directory.items(Tag.DIRECTORY_RECORDS, new DicomBytes().text(Tag.FILE_ID, "ST1\\SE9\\C")).write(file);
		assertTrue(refusal(file).contains("names files that are not there, such as ST1"), refusal(file));
	}
}
