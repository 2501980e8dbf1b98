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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.image.io.dicom.codec.Compressed;

/** Files that GDCM and DCMTK compressed are the image that they were made from: lossless JPEG, JPEG-LS and JPEG 2000. */
class ArchiveSyntaxTest {

	private static final String LOSSLESS = "1.2.840.10008.1.2.4.70", JPEG_LS = "1.2.840.10008.1.2.4.80", JPEG_2000 = "1.2.840.10008.1.2.4.90";

	@TempDir
	private Path dir;

	private int[] values(final String name) throws IOException {
		return whole(VolumeFiles.read(Compressed.copy(name, dir)).doubles());
	}

	private static int[] whole(final double[] values) {
		return Arrays.stream(values).mapToInt(v -> (int) v).toArray();
	}

	private static String kind(final String name) {
		return name.substring(name.lastIndexOf('-') + 1, name.length() - 4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "lossless-sv1-8u.dcm", "lossless-sv1-12s.dcm", "lossless-sv1-12u.dcm", "lossless-sv1-16s.dcm", "lossless-sv1-16u.dcm",
			"lossless-sv2-12u.dcm", "lossless-sv3-12u.dcm", "lossless-sv4-12u.dcm", "lossless-sv5-12u.dcm", "lossless-sv6-12u.dcm",
			"lossless-sv7-12u.dcm", "lossless-gdcm-8u.dcm", "lossless-gdcm-12s.dcm", "lossless-gdcm-12u.dcm", "lossless-gdcm-16s.dcm",
			"lossless-gdcm-16u.dcm", "jpegls-dcmtk-8u.dcm", "jpegls-dcmtk-12s.dcm", "jpegls-dcmtk-12u.dcm", "jpegls-dcmtk-16s.dcm",
			"jpegls-dcmtk-16u.dcm", "jpegls-gdcm-8u.dcm", "jpegls-gdcm-12s.dcm", "jpegls-gdcm-12u.dcm", "jpegls-gdcm-16s.dcm", "jpegls-gdcm-16u.dcm",
			"j2k-gdcm-8u.dcm", "j2k-gdcm-12s.dcm", "j2k-gdcm-12u.dcm", "j2k-gdcm-16s.dcm", "j2k-gdcm-16u.dcm" })
	void withoutLossEveryValueIsTheOriginals(final String name) throws IOException {
		assertArrayEquals(Compressed.pattern(kind(name)), values(name));
	}

	/** A point transform of 3 leaves the three lowest bits out (T.81 H.1.2.1). */
	@Test
	void aPointTransformLeavesBitsOut() throws IOException {
		final int[] expected = Compressed.pattern("12u");
		for (int i = 0; i < expected.length; i++) expected[i] &= ~7;
		assertArrayEquals(expected, values("lossless-pt3-12u.dcm"));
	}

	/** NEAR is 3: no value is further away (T.87 A.4.4), and some are. */
	@ParameterizedTest
	@ValueSource(strings = { "jpegls-near3-8u.dcm", "jpegls-near3-12u.dcm" })
	void nearLosslessIsAsNearAsItSays(final String name) throws IOException {
		final int[] found = values(name), expected = Compressed.pattern(kind(name));
		int greatest = 0;
		for (int i = 0; i < found.length; i++) greatest = Math.max(greatest, Math.abs(found[i] - expected[i]));
		assertEquals(3, greatest);
	}

	/** The 9/7 wavelet with quantisation: OpenJPEG, within GDCM, computes in single precision with a rounded constant, up to 4 of 65536 away. */
	@Test
	void lossyJpeg2000IsWhatGdcmDecodes() throws IOException {
		final int[] found = values("j2k-lossy-16s.dcm"), expected = values("decoded-j2k-lossy-16s.dcm");
		for (int i = 0; i < found.length; i++) assertEquals(expected[i], found[i], 4, "pixel " + i);
	}

	/** GDCM writes Lossy Image Compression and its ratio. */
	@Test
	void lossIsAWarning() throws IOException {
		final List<String> warnings = VolumeFiles.open(Compressed.copy("j2k-lossy-16s.dcm", dir)).warnings();
		assertTrue(warnings.stream().anyMatch(w -> w.contains("was compressed with loss (Lossy Image Compression (0028,2110), ratio 3.75)")), warnings
			.toString());
		assertTrue(VolumeFiles.open(Compressed.copy("j2k-gdcm-16s.dcm", dir)).warnings().stream().noneMatch(w -> w.contains("loss")));
	}

	private static DicomBytes image(final int frames) {
		return DicomBytes.slice(Compressed.COLUMNS, Compressed.ROWS, 0).shorts(Tag.BITS_STORED, 12).shorts(Tag.HIGH_BIT, 11).text(Tag.FRAMES, Integer
			.toString(frames));
	}

	/** Two frames in pieces of 200 bytes, and where each frame begins. */
	private static byte[][] pieces(final String name, final int[] begins) throws IOException {
		final byte[] stream = Compressed.stream(name);
		final List<byte[]> out = new ArrayList<>();
		int at = 0;
		for (int frame = 0; frame < begins.length; frame++) {
			begins[frame] = at;
			for (int i = 0; i < stream.length; i += 200) {
				out.add(Arrays.copyOfRange(stream, i, Math.min(stream.length, i + 200)));
				at += out.get(out.size() - 1).length + 8;
			}
		}
		return out.toArray(byte[][]::new);
	}

	@ParameterizedTest
	@CsvSource({ "lossless-sv1-12s.dcm, " + LOSSLESS, "jpegls-dcmtk-12s.dcm, " + JPEG_LS, "j2k-gdcm-12s.dcm, " + JPEG_2000 })
	void framesMayLieInPiecesWithOrWithoutATable(final String name, final String syntax) throws IOException {
		final int[] begins = new int[2];
		final byte[][] pieces = pieces(name, begins);
		assertTrue(pieces.length > 4);
		final byte[] table = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(begins[0]).putInt(begins[1]).array();
		for (final byte[] t : new byte[][] { table, {} }) {
			final ImageFile f = VolumeFiles.open(image(2).encapsulated(syntax, pieces).offsets(t).write(dir.resolve("a.dcm")));
			assertEquals(2, f.frames());
			for (int k = 0; k < 2; k++) assertArrayEquals(Compressed.pattern("12s"), whole(f.volume(k).doubles()), "frame " + k);
		}
		final Path wrong = image(3).encapsulated(syntax, pieces).write(dir.resolve("w.dcm"));
		assertTrue(message(wrong).contains("w.dcm has 3 frames, but"), message(wrong));
	}

	private static String message(final Path file) {
		return assertThrows(InputException.class, () -> VolumeFiles.read(file)).getMessage();
	}

	@Test
	void damageAndColourAreNamed() throws IOException {
		final byte[] whole = Compressed.stream("j2k-gdcm-12s.dcm");
		final Path cut = image(1).encapsulated(JPEG_2000, Arrays.copyOf(whole, whole.length / 2)).write(dir.resolve("cut.dcm"));
		assertTrue(message(cut).contains("cut.dcm: its JPEG 2000 lossless pixel data are damaged or cut short: it ends too early. Copy it again."), message(
			cut));
		final Path rgb = image(1).shorts(Tag.SAMPLES_PER_PIXEL, 3).text(Tag.PHOTOMETRIC, "RGB").encapsulated(JPEG_2000, whole).write(dir.resolve(
			"rgb.dcm"));
		assertTrue(message(rgb).contains("rgb.dcm is in colour (RGB)"), message(rgb));
		final Path narrow = image(1).shorts(Tag.BITS_ALLOCATED, 8).encapsulated(JPEG_2000, whole).write(dir.resolve("narrow.dcm"));
		assertTrue(message(narrow).contains("it has 16 bits a sample, the file 8"), message(narrow));
		final Path second = image(2).encapsulated(JPEG_2000, whole, Arrays.copyOf(whole, 100)).write(dir.resolve("second.dcm"));
		assertTrue(message(second).contains("(frame 2)"), message(second));
	}

	/** PITFALLS 9: damaged files are named, whatever is damaged in them, and nothing but an InputException comes out. */
	@ParameterizedTest
	@ValueSource(strings = { "lossless-sv4-12u.dcm", "jpegls-gdcm-12s.dcm", "j2k-gdcm-16s.dcm" })
	void damagedFilesAreNamed(final String name) throws IOException {
		final byte[] whole = Compressed.bytes(name);
		final Random random = new Random(2);
		int errors = 0;
		for (int k = 0; k < 300; k++) {
			final byte[] a = k % 3 == 0 ? Arrays.copyOf(whole, 132 + random.nextInt(whole.length - 132)) : whole.clone();
			for (int n = random.nextInt(4); n > 0; n--) a[132 + random.nextInt(a.length - 132)] = (byte) random.nextInt(256);
			final Path file = Files.write(dir.resolve("f.dcm"), a);
			try {
				VolumeFiles.read(file);
			}
			catch (final InputException e) {
				assertTrue(e.getMessage().contains("f.dcm"), e.getMessage());
				errors++;
			}
		}
		assertTrue(errors > 100, errors + " errors");
	}
}
