package io.github.roi2roc.image.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Volume;

class NiftiVoxelsTest {

	@TempDir
	private Path folder;

	/** A NIfTI datatype code, the type it becomes, and its extreme values with the bytes that hold them. */
	private record Case(int code, PixelType type, int bytes, double low, long lowBits, double high, long highBits) {}

	private static final List<Case> CASES = List.of(new Case(2, PixelType.UINT8, 1, 0, 0, 255, 0xff), new Case(256, PixelType.INT8, 1, -128, 0x80,
		127, 0x7f), new Case(4, PixelType.INT16, 2, -32768, 0x8000, 32767, 0x7fff), new Case(512, PixelType.UINT16, 2, 0, 0, 65535, 0xffff),
		new Case(8, PixelType.INT32, 4, -2147483648.0, 0x80000000L, 2147483647, 0x7fffffffL), new Case(768, PixelType.UINT32, 4, 0, 0,
			4294967295.0, 0xffffffffL), new Case(1024, PixelType.INT32, 8, -2147483648.0, -2147483648L, 2147483647, 2147483647L), new Case(1280,
				PixelType.UINT32, 8, 0, 0, 4294967295.0, 4294967295L), new Case(1024, PixelType.DOUBLE, 8, -9007199254740992.0, -9007199254740992L,
					9007199254740992.0, 9007199254740992L), new Case(16, PixelType.FLOAT, 4, -1.5, Float.floatToIntBits(-1.5f), Float.MAX_VALUE, Float
						.floatToIntBits(Float.MAX_VALUE)), new Case(64, PixelType.DOUBLE, 8, -1e300, Double.doubleToLongBits(-1e300), 1e-300, Double
							.doubleToLongBits(1e-300)));

	private static byte[] bytes(final Case c, final ByteOrder order, final long... bits) {
		final ByteBuffer b = ByteBuffer.allocate(c.bytes * bits.length).order(order);
		for (final long v : bits) {
			switch (c.bytes) {
				case 1 -> b.put((byte) v);
				case 2 -> b.putShort((short) v);
				case 4 -> b.putInt((int) v);
				default -> b.putLong(v);
			}
		}
		return b.array();
	}

	/** Every type in both byte orders, NIfTI-1 and -2, packed or not: the extreme values come back exactly, in the smallest type. */
	@Test
	void everyTypeInBothByteOrders() throws IOException {
		int n = 0;
		for (final Case c : CASES) {
			for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
				for (final boolean two : List.of(false, true)) {
					for (final String extension : List.of(".nii", ".nii.gz")) {
						final NiftiBytes nifti = two ? NiftiBytes.two(order) : NiftiBytes.one(order);
						final Volume v = VolumeFiles.read(nifti.size(2, 1, 2).type(c.code).write(folder.resolve(n++ + extension), bytes(c, order, c.lowBits,
							c.highBits, c.highBits, c.lowBits)));
						assertEquals(c.type, v.voxels().type(), c.toString());
						assertArrayEquals(new double[] { c.low, c.high, c.high, c.low }, v.doubles(), c.toString());
					}
				}
			}
		}
	}

	/** 64-bit integers that fit together into no 32-bit type become doubles, whatever their order. */
	@Test
	void mixedLongIntegersBecomeDoubles() throws IOException {
		final Case c = CASES.get(6);
		for (final long[] bits : new long[][] { { -1, 4294967295L, 5, 6 }, { 4294967295L, 5, -1, 6 }, { 1L << 40, -1, 3, 4 }, { -1, -2, 1L << 33,
			4 } }) {
			final Volume v = VolumeFiles.read(NiftiBytes.little().size(2, 1, 2).type(1024).write(folder.resolve("a.nii"), bytes(c,
				ByteOrder.LITTLE_ENDIAN, bits)));
			assertEquals(PixelType.DOUBLE, v.voxels().type());
			for (int i = 0; i < 4; i++) assertEquals(bits[i], v.voxels().get(i));
		}
	}

	/** 2^53 + 1 has no double: it is refused, not rounded. */
	@Test
	void integersThatWouldBeRoundedAreRefused() throws IOException {
		final Path file = NiftiBytes.little().size(1, 1, 1).type(1024).write(folder.resolve("a.nii"), bytes(CASES.get(6), ByteOrder.LITTLE_ENDIAN,
			(1L << 53) + 1));
		assertTrue(message(file).contains("9007199254740993"), message(file));
	}

	private Volume scaled(final double slope, final double intercept, final int code, final int... values) throws IOException {
		final ByteBuffer b = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		for (final int v : values) b.putShort((short) v);
		return VolumeFiles.read(NiftiBytes.little().size(values.length, 1, 1).type(code).scale(slope, intercept).write(folder.resolve("s.nii"), b
			.array()));
	}

	/**
	 * Slope 0 and NaN mean 1, and integers stay integers. A scaled image is float, as ITK has it: whether values are whole decides what
	 * PyRadiomics does after resampling. 7·0.1f + 0.5 = 1.2000000104 rounds to the float 1.2.
	 */
	@Test
	void slopeAndIntercept() throws IOException {
		assertEquals(PixelType.INT16, scaled(0, 0, 4, -5).voxels().type());
		assertEquals(PixelType.INT16, scaled(Double.NaN, Double.NaN, 4, -5).voxels().type());
		assertEquals(PixelType.INT16, scaled(1, 0, 4, -5).voxels().type());
		assertEquals(-5, scaled(1, 0, 4, -5).voxels().get(0));
		final Volume hu = scaled(1, -1024, 512, 0, 1024, 65535);
		assertEquals(PixelType.FLOAT, hu.voxels().type());
		assertArrayEquals(new double[] { -1024, 0, 64511 }, hu.doubles());
		assertEquals(1.2f, scaled(0.1f, 0.5, 4, 7).voxels().get(0));
	}

	/** Voxel (x, y, z) of frame t is the value x + 10y + 100z + 1000t; x runs fastest. */
	private Path series(final int frames) throws IOException {
		final ByteBuffer b = ByteBuffer.allocate(2 * 2 * 3 * 2 * frames).order(ByteOrder.LITTLE_ENDIAN);
		for (int t = 0; t < frames; t++) {
			for (int z = 0; z < 2; z++) {
				for (int y = 0; y < 3; y++) {
					for (int x = 0; x < 2; x++) b.putShort((short) (x + 10 * y + 100 * z + 1000 * t));
				}
			}
		}
		return NiftiBytes.little().size(2, 3, 2, frames).type(4).write(folder.resolve("series" + frames + ".nii.gz"), b.array());
	}

	/** A 4-D file asks for a frame and says how many there are; one time point is a plain image. */
	@Test
	void fourDimensionsNeedAFrame() throws IOException {
		final Path file = series(5);
		assertTrue(message(file).contains("holds 5 volumes"), message(file));
		assertEquals(5, VolumeFiles.open(file).frames());
		assertEquals(3121, VolumeFiles.read(file, 3).get(1, 2, 1));
		assertEquals(1, VolumeFiles.read(series(1)).get(1, 0, 0));
		assertTrue(assertThrows(InputException.class, () -> VolumeFiles.read(file, 5)).getMessage().contains("there is no frame 5"));
	}

	@Test
	void colourAndComplexAreRefusedByName() throws IOException {
		for (final int code : new int[] { 128, 2304 }) {
			final Path rgb = NiftiBytes.little().size(1, 1, 1).type(code).write(folder.resolve("rgb.nii"), new byte[4]);
			assertTrue(message(rgb).contains("RGB") && message(rgb).contains("Choose a channel"), message(rgb));
		}
		for (final int code : new int[] { 32, 1792, 2048 }) {
			final Path complex = NiftiBytes.little().size(1, 1, 1).type(code).write(folder.resolve("complex.nii"), new byte[32]);
			assertTrue(message(complex).contains("complex numbers"), message(complex));
		}
		final Path unknown = NiftiBytes.little().size(1, 1, 1).type(1536).write(folder.resolve("f128.nii"), new byte[16]);
		assertTrue(message(unknown).contains("datatype 1536 is not read"), message(unknown));
	}

	/** A pair opens by either name, packed or not, in either case; the twin is named when it is missing. */
	@Test
	void headerAndDataInTwoFiles() throws IOException {
		final byte[] header = NiftiBytes.little().size(2, 2, 1).type(2).magic("ni1\0").offset(0).header();
		for (final String[] pair : new String[][] { { "a.hdr", "a.img" }, { "b.hdr.gz", "b.img.gz" }, { "C.HDR", "C.IMG" }, { "d.hdr", "d.img.gz" } }) {
			final Path head = folder.resolve(pair[0]), data = folder.resolve(pair[1]);
			Files.write(head, pair[0].endsWith(".gz") ? NiftiBytes.gzip(header) : header);
			final byte[] values = { 1, 2, 3, 4 };
			final String lonely = assertThrows(InputException.class, () -> VolumeFiles.open(head)).getMessage();
			assertTrue(lonely.contains("one half of a pair") && lonely.contains(pair[1].replace(".gz", "")), lonely);
			Files.write(data, pair[1].endsWith(".gz") ? NiftiBytes.gzip(values) : values);
			assertArrayEquals(new double[] { 1, 2, 3, 4 }, VolumeFiles.read(head).doubles());
			assertArrayEquals(new double[] { 1, 2, 3, 4 }, VolumeFiles.read(data).doubles());
			Files.delete(head);
			assertTrue(assertThrows(InputException.class, () -> VolumeFiles.open(data)).getMessage().contains("one half of a pair"));
		}
	}

	private static String message(final Path file) {
		return assertThrows(InputException.class, () -> VolumeFiles.read(file)).getMessage();
	}
}
