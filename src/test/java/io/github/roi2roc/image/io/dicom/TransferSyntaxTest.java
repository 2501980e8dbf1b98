package io.github.roi2roc.image.io.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.VolumeFiles;

/** Images in every transfer syntax that plain Java decodes; the others are named. Multi-frame images and slopes of their own. */
class TransferSyntaxTest {

	@TempDir
	private Path dir;

	private Volume read(final DicomBytes b) throws IOException {
		return VolumeFiles.read(b.write(dir.resolve("a.dcm")));
	}

	private String refusal(final DicomBytes b) throws IOException {
		final Path file = b.write(dir.resolve("a.dcm"));
		return assertThrows(InputException.class, () -> VolumeFiles.read(file)).getMessage();
	}

	@ParameterizedTest
	@ValueSource(strings = { DicomBytes.IMPLICIT, DicomBytes.EXPLICIT, DicomBytes.DEFLATED, DicomBytes.BIG_ENDIAN })
	void uncompressed(final String syntax) throws IOException {
		assertArrayEquals(new double[] { -2, 300, 32767, -32768 }, read(DicomBytes.slice(2, 2, 0, -2, 300, 32767, -32768).syntax(syntax)).doubles());
	}

	/** By hand (PS3.5 annex G): 258, 258, 258, 1, 2, 3 are the bytes 1 1 1 0 0 0 and 2 2 2 1 2 3: a run of three, then three literally. */
	private static byte[] rle() {
		final byte[] out = Arrays.copyOf(new byte[] { 2, 0, 0, 0, 64, 0, 0, 0, 68, 0, 0, 0 }, 74);
		final byte[] packed = { -2, 1, -2, 0, -2, 2, 2, 1, 2, 3 };
		System.arraycopy(packed, 0, out, 64, packed.length);
		return out;
	}

	@Test
	void rleIsUnpacked() throws IOException {
		assertArrayEquals(new double[] { 258, 258, 258, 1, 2, 3 }, read(DicomBytes.slice(3, 2, 0).encapsulated(DicomBytes.RLE, rle())).doubles());
		final String wide = refusal(DicomBytes.slice(4, 2, 0).encapsulated(DicomBytes.RLE, rle()));
		assertTrue(wide.contains("RLE lossless pixel data are damaged"), wide);
		final String m = refusal(DicomBytes.slice(3, 2, 0).text(Tag.FRAMES, "3").encapsulated(DicomBytes.RLE, rle()));
		assertTrue(m.contains("has 3 frames, but 1 pieces"), m);
	}

	/** A constant grey block survives JPEG exactly: only its mean is coded. */
	@Test
	void jpegOfEightBitsIsDecoded() throws IOException {
		final BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < 64; i++) image.getRaster().setSample(i % 8, i / 8, 0, 200);
		final ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
		assertTrue(ImageIO.write(image, "jpg", jpeg));
		final DicomBytes b = DicomBytes.slice(8, 8, 0).shorts(Tag.BITS_ALLOCATED, 8).shorts(Tag.BITS_STORED, 8).shorts(Tag.HIGH_BIT, 7).shorts(Tag.SIGNED, 0)
			.encapsulated(DicomBytes.JPEG, jpeg.toByteArray());
		assertEquals(64, Arrays.stream(read(b).doubles()).filter(v -> v == 200).count());
		// Java's reader fills what is missing with grey and only warns.
		for (int n = 0; n < jpeg.size() - 2; n += 20) {
			final String m = refusal(b.encapsulated(DicomBytes.JPEG, Arrays.copyOf(jpeg.toByteArray(), n)));
			assertTrue(m.contains("JPEG baseline pixel data are damaged or cut short"), m);
		}
		assertTrue(refusal(DicomBytes.slice(8, 8, 0).shorts(Tag.BITS_STORED, 12).encapsulated(DicomBytes.JPEG, jpeg.toByteArray())).contains(
			"JPEG baseline, 1.2.840.10008.1.2.4.50 of 12 bits"));
	}

	@ParameterizedTest
	@CsvSource({ "92, JPEG 2000 part 2 lossless", "100, MPEG-2", "110, JPEG XL lossless", "201, HTJ2K lossless", "999, transfer syntax" })
	void whatIsNotDecodedIsNamedWithTheRemedy(final String end, final String name) throws IOException {
		final String uid = "1.2.840.10008.1.2.4." + end, m = refusal(DicomBytes.slice(2, 2, 0).encapsulated(uid, new byte[4]));
		assertTrue(m.contains("a.dcm has compressed pixels (" + name + ", " + uid + ")") && m.contains("Bio-Formats") && m.contains("dcm2niix"), m);
	}

	private static DicomBytes frame(final String z, final String slope, final String intercept) {
		return new DicomBytes().items(Tag.PLANE_POSITION, new DicomBytes().text(Tag.POSITION, "0\\0\\" + z)).items(Tag.PIXEL_VALUES, new DicomBytes().text(
			Tag.RESCALE_SLOPE, slope).text(Tag.RESCALE_INTERCEPT, intercept));
	}

	/** An enhanced image of three frames out of order, spacing and orientation shared, slope and intercept of each frame its own. */
	@ParameterizedTest
	@ValueSource(strings = { DicomBytes.IMPLICIT, DicomBytes.EXPLICIT })
	void enhancedFramesAreSortedAndRescaledEachByItself(final String syntax) throws IOException {
		final DicomBytes b = DicomBytes.slice(2, 1, 0, 1, 2, 3, 4, 5, 6).without(Tag.POSITION).without(Tag.ORIENTATION).without(Tag.PIXEL_SPACING).text(
			Tag.FRAMES, "3").items(Tag.SHARED_GROUPS, new DicomBytes().items(Tag.PLANE_ORIENTATION, new DicomBytes().text(Tag.ORIENTATION,
				"1\\0\\0\\0\\1\\0")).items(Tag.PIXEL_MEASURES, new DicomBytes().text(Tag.PIXEL_SPACING, "0.5\\0.25").text(Tag.SLICE_THICKNESS, "9"))).items(
					Tag.PER_FRAME_GROUPS, frame("6", "1", "0"), frame("0", "2", "10"), frame("3", "0.5", "0")).syntax(syntax);
		final Volume v = read(b);
		assertArrayEquals(new double[] { 16, 18, 2.5, 3, 1, 2 }, v.doubles());
		assertEquals(3, v.geometry().spacing().z());
		assertEquals(0.25, v.geometry().spacing().x());
		final String m = refusal(b.items(Tag.PER_FRAME_GROUPS, frame("6", "1", "0"), frame("0", "2", "10")));
		assertTrue(m.contains("has 3 frames, but describes 2"), m);
	}

	/** Two stacks of one enhanced image, across each other: no volume, and the message says why. */
	@Test
	void severalStacksAreNamed() throws IOException {
		final DicomBytes axial = frame("0", "1", "0").items(Tag.PLANE_ORIENTATION, new DicomBytes().text(Tag.ORIENTATION, "1\\0\\0\\0\\1\\0")).items(
			Tag.FRAME_CONTENT, new DicomBytes().text(Tag.STACK_ID, "1")), sagittal = frame("3", "1", "0").items(Tag.PLANE_ORIENTATION, new DicomBytes().text(
				Tag.ORIENTATION, "0\\1\\0\\0\\0\\-1")).items(Tag.FRAME_CONTENT, new DicomBytes().text(Tag.STACK_ID, "2"));
		final String m = refusal(DicomBytes.slice(2, 1, 0, 1, 2, 3, 4).text(Tag.FRAMES, "2").items(Tag.PER_FRAME_GROUPS, axial, sagittal));
		assertTrue(m.contains("2 stacks (Stack ID (0020,9056): 1, 2)"), m);
	}

	/** Single files whose slopes differ, as MR and PET scanners write them. */
	@Test
	void slopesOfSlicesMayDiffer() throws IOException {
		DicomBytes.slice(1, 1, 0, 100).text(Tag.RESCALE_SLOPE, "0.5").write(dir.resolve("0"));
		DicomBytes.slice(1, 1, 1, 100).text(Tag.RESCALE_SLOPE, "2").text(Tag.RESCALE_INTERCEPT, "1").write(dir.resolve("1"));
		assertArrayEquals(new double[] { 50, 201 }, VolumeFiles.read(dir).doubles());
	}
}
