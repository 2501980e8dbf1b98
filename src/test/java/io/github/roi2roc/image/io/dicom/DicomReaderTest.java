package io.github.roi2roc.image.io.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Reference;
import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.VolumeFiles;

/** DICOM series become volumes by position, with rescaled values, or an error that names the slices. */
class DicomReaderTest {

	@TempDir
	private Path dir;

	/** Elements of a file to be written, explicit VR little-endian; pixel values 16-bit. */
	private final class Slice {

		private final Map<Integer, String> texts = new TreeMap<>();
		private final Map<Integer, Integer> shorts = new TreeMap<>();
		private String syntax = "1.2.840.10008.1.2.1";
		private short[] pixels = { 1, 2, 3, 4, 5, 6 };

		Slice(final double z) {
			texts.put(Tag.SERIES_UID, "1.2.3");
			texts.put(Tag.POSITION, "-10.5\\20\\" + z);
			texts.put(Tag.ORIENTATION, "1\\0\\0\\0\\1\\0");
			texts.put(Tag.PIXEL_SPACING, "0.5\\0.75");
			shorts.put(Tag.ROWS, 2);
			shorts.put(Tag.COLUMNS, 3);
			shorts.put(Tag.BITS_ALLOCATED, 16);
			shorts.put(Tag.BITS_STORED, 16);
			shorts.put(Tag.HIGH_BIT, 15);
			shorts.put(Tag.SIGNED, 1);
			shorts.put(Tag.SAMPLES_PER_PIXEL, 1);
		}

		Slice text(final int tag, final String value) {
			texts.put(tag, value);
			return this;
		}

		Slice number(final int tag, final int value) {
			shorts.put(tag, value);
			return this;
		}

		Slice pixels(final int... values) {
			pixels = new short[values.length];
			for (int i = 0; i < values.length; i++) pixels[i] = (short) values[i];
			return this;
		}

		Path write(final String name) throws IOException {
			final ByteArrayOutputStream out = new ByteArrayOutputStream();
			out.write(new byte[128]);
			out.write("DICM".getBytes(StandardCharsets.US_ASCII));
			element(out, Tag.TRANSFER_SYNTAX, "UI", syntax.getBytes(StandardCharsets.US_ASCII));
			final Map<Integer, byte[]> all = new TreeMap<>();
			texts.forEach((t, v) -> all.put(t, v.getBytes(StandardCharsets.US_ASCII)));
			shorts.forEach((t, v) -> all.put(t, new byte[] { (byte) (int) v, (byte) (v >> 8) }));
			for (final Map.Entry<Integer, byte[]> e : all.entrySet()) element(out, e.getKey(), shorts.containsKey(e.getKey()) ? "US" : "DS", e.getValue());
			final ByteBuffer b = ByteBuffer.allocate(12 + 2 * pixels.length).order(ByteOrder.LITTLE_ENDIAN);
			b.putShort((short) 0x7fe0).putShort((short) 0x10).put((byte) 'O').put((byte) 'W').putShort((short) 0).putInt(2 * pixels.length);
			for (final short s : pixels) b.putShort(s);
			out.write(b.array());
			return Files.write(dir.resolve(name), out.toByteArray());
		}

		private void element(final ByteArrayOutputStream out, final int tag, final String vr, final byte[] value) {
			final byte[] padded = Arrays.copyOf(value, value.length + value.length % 2);
			if (padded.length > value.length) padded[value.length] = ' ';
			out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putShort((short) (tag >>> 16)).putShort((short) tag).put(vr.getBytes(
				StandardCharsets.US_ASCII)).putShort((short) padded.length).array());
			out.writeBytes(padded);
		}
	}

	private String refusal() {
		return assertThrows(InputException.class, () -> VolumeFiles.read(dir)).getMessage();
	}

	/** The CT phantom's DICOM series and its NIfTI file are the same image (IBSI's data set says so). */
	@Test
	void theIbsiPhantomsSeriesIsItsNifti() {
		final Volume dicom = VolumeFiles.read(Reference.file("ibsi1/ibsi_1_ct_radiomics_phantom/dicom/image"));
		final Volume nifti = VolumeFiles.read(Reference.file("ibsi1/ibsi_1_ct_radiomics_phantom/nifti/image/phantom.nii.gz"));
		assertEquals(List.of(), nifti.geometry().differences(dicom.geometry(), 1e-4));
		assertArrayEquals(nifti.doubles(), dicom.doubles());
		assertTrue(dicom.voxels().type().integer());
	}

	@Test
	void slicesAreSortedByPositionAndRescaled() throws IOException {
		for (final int z : new int[] { 3, 1, 2 }) {
			new Slice(2.5 * z).text(Tag.RESCALE_SLOPE, "2").text(Tag.RESCALE_INTERCEPT, "-1024").pixels(z, -z, 0, 0, 0, 500).write("s" + (9 - z));
		}
		Files.writeString(dir.resolve("readme.txt"), "no DICOM");
		final Volume v = VolumeFiles.read(dir);
		assertEquals(new Geometry(3, 2, 3, new Vec3(0.75, 0.5, 2.5), new Vec3(-10.5, 20, 2.5), Direction.IDENTITY), v
			.geometry());
		assertArrayEquals(new double[] { -1022, -1020, -1018 }, new double[] { v.get(0, 0, 0), v.get(0, 0, 1), v.get(0, 0, 2) });
		assertArrayEquals(new double[] { -1026, -24 }, new double[] { v.get(1, 0, 0), v.get(2, 1, 0) });
		assertEquals(PixelType.INT16, v.voxels().type());
	}

	/** A feet-first series: the normal of (−1,0,0), (0,1,0) points to −z, so the order of slices turns round and the first lies highest. */
	@Test
	void theOrderFollowsTheNormal() throws IOException {
		for (int z = 0; z < 3; z++) new Slice(z).text(Tag.ORIENTATION, "-1\\0\\0\\0\\1\\0").pixels(z, 0, 0, 0, 0, 0).write("s" + z);
		final Volume v = VolumeFiles.read(dir);
		assertEquals(2, v.geometry().origin().z());
		assertEquals(2, v.get(0, 0, 0));
		assertEquals(new Vec3(-10.5 - 0.75, 20 + 0.5, 1), v.geometry().toWorld(1, 1, 1));
	}

	@Test
	void aGapIsNamed() throws IOException {
		for (final int z : new int[] { 0, 1, 2, 5, 6 }) new Slice(3 * z).write("s" + z);
		assertTrue(refusal().contains("2 slices are missing between s2 (6.000 mm) and s5 (15.00 mm)"), this::refusal);
	}

	@Test
	void unevenSpacingIsRefused() throws IOException {
		for (final double z : new double[] { 0, 1, 2, 3.4, 4.4 }) new Slice(z).write("s" + z);
		assertTrue(refusal().contains("unevenly spaced: 1.400 mm between s2.0"), this::refusal);
	}

	@Test
	void aTiltedGantryIsRefused() throws IOException {
		for (int z = 0; z < 3; z++) new Slice(z).text(Tag.POSITION, "0\\" + 0.3 * z + "\\" + z).write("s" + z);
		assertTrue(refusal().contains("sideways"), this::refusal);
	}

	@Test
	void sameplacesAreFrames() throws IOException {
		for (int i = 0; i < 6; i++) new Slice(i % 3).text(Tag.INSTANCE_NUMBER, Integer.toString(i + 1)).pixels(i, 0, 0, 0, 0, 0).write("s" + i);
		final ImageFile f = VolumeFiles.open(dir);
		assertEquals(2, f.frames());
		assertEquals(5, f.volume(1).get(0, 0, 2));
		assertTrue(refusal().contains("2 volumes"), this::refusal);
		Files.delete(dir.resolve("s5"));
		assertTrue(refusal().contains("lie in the same place"), this::refusal);
	}

	@Test
	void twoSeriesInAFolderAreListed() throws IOException {
		new Slice(0).text(Tag.SERIES_DESCRIPTION, "T1").write("a");
		new Slice(1).text(Tag.SERIES_DESCRIPTION, "T2").text(Tag.SERIES_UID, "1.2.4").write("b");
		assertTrue(refusal().contains("2 DICOM series") && refusal().contains("'T1'") && refusal().contains("'T2'"), this::refusal);
	}

	/** Of 12 stored bits the upper four may hold an overlay: 0xF005 is 5, and 0x0FFF is −1 where the numbers are signed. */
	@Test
	void onlyTheStoredBitsCount() throws IOException {
		final Path unsigned = new Slice(0).number(Tag.BITS_STORED, 12).number(Tag.HIGH_BIT, 11).number(Tag.SIGNED, 0).pixels(0xf005, 0xfff, 0, 0, 0, 0)
			.write("u.dcm");
		assertArrayEquals(new double[] { 5, 4095, 0, 0, 0, 0 }, VolumeFiles.read(unsigned).doubles());
		final Path signed = new Slice(0).number(Tag.BITS_STORED, 12).number(Tag.HIGH_BIT, 11).pixels(0xf005, 0xfff, 0, 0, 0, 0).write("s.dcm");
		assertArrayEquals(new double[] { 5, -1, 0, 0, 0, 0 }, VolumeFiles.read(signed).doubles());
	}

	@Test
	void fractionalSlopesGiveDoubles() throws IOException {
		final Volume v = VolumeFiles.read(new Slice(0).text(Tag.RESCALE_SLOPE, "0.1").write("p.dcm"));
		assertEquals(PixelType.DOUBLE, v.voxels().type());
		assertEquals(0.1 * 3, v.get(2, 0, 0));
	}

	@Test
	void whatCannotBeReadIsNamed() throws IOException {
		final Slice jpeg = new Slice(0);
		jpeg.syntax = "1.2.840.10008.1.2.4.201";
		assertTrue(message(jpeg.write("j.dcm")).contains("HTJ2K lossless, 1.2.840.10008.1.2.4.201"));
		assertTrue(message(new Slice(0).number(Tag.SAMPLES_PER_PIXEL, 3).text(Tag.PHOTOMETRIC, "RGB").write("c.dcm")).contains("in colour (RGB)"));
		assertTrue(message(new Slice(0).pixels(1, 2, 3).write("t.dcm")).contains("cut short: 6 bytes of pixels, but 12 are needed"));
		assertTrue(message(Files.writeString(dir.resolve("x.dcm"), "hello")).contains("is no DICOM file"));
		assertTrue(message(dir.resolve("none.dcm")).contains("There is no file"));
		final byte[] whole = Files.readAllBytes(new Slice(0).write("w.dcm"));
		assertTrue(message(Files.write(dir.resolve("h.dcm"), Arrays.copyOf(whole, 200))).contains("h.dcm"));
		assertTrue(message(new Slice(0).text(Tag.PIXEL_SPACING, "0\\0").write("z.dcm")).contains("spacing along x is 0.0"));
	}

	private static String message(final Path file) {
		return assertThrows(InputException.class, () -> VolumeFiles.read(file)).getMessage();
	}

	@Test
	void aFolderWithoutImagesIsRefused() {
		assertTrue(refusal().contains("is a folder without DICOM images"), this::refusal);
	}

	/** The phantom's structure set holds no image, and says so. */
	@Test
	void aStructureSetIsNoImage() throws IOException {
		final Path folder = Reference.file("ibsi1/ibsi_1_ct_radiomics_phantom/dicom/mask");
		try (Stream<Path> s = Files.list(folder)) {
			assertTrue(message(s.findFirst().orElseThrow()).contains("holds no image (modality RTSTRUCT)"));
		}
	}
}
