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
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

class RoundTripTest {

	@TempDir
	private Path folder;

	/** Volumes of every type with bytes from a fixed seed, on an oblique grid. */
	private static List<Volume> everyType() {
		final byte[] bytes = new byte[8 * 60];
		new Random(7).nextBytes(bytes);
		final ByteBuffer b = ByteBuffer.wrap(bytes);
		final short[] s = new short[60];
		final int[] n = new int[60];
		final float[] f = new float[60];
		final double[] d = new double[60];
		final byte[] c = new byte[60];
		for (int i = 0; i < 60; i++) {
			c[i] = bytes[i];
			s[i] = b.getShort(2 * i);
			n[i] = b.getInt(4 * i);
			f[i] = n[i] / 7f;
			d[i] = n[i] / 7.0;
		}
		return List.<Voxels> of(new Voxels.UInt8(c), new Voxels.Int8(c), new Voxels.UInt16(s), new Voxels.Int16(s), new Voxels.UInt32(n),
			new Voxels.Int32(n), new Voxels.Float32(f), new Voxels.Float64(d)).stream().map(v -> new Volume(oblique(), v)).toList();
	}

	/** Turned by 30° about x, left-handed. */
	private static Geometry oblique() {
		final double c = Math.cos(Math.PI / 6), s = Math.sin(Math.PI / 6);
		return new Geometry(3, 4, 5, new Vec3(0.7, 0.7, 2.5), new Vec3(-12.3, 45.6, -78.9), new Direction(new Vec3(1, 0, 0), new Vec3(0, c, s),
			new Vec3(0, s, -c)));
	}

	@Test
	void everyTypeComesBackFromEveryFormat() {
		for (final Volume v : everyType()) {
			for (final String extension : List.of(".nii", ".nii.gz", ".nrrd")) {
				final Path file = folder.resolve(v.voxels().type().label() + extension);
				VolumeFiles.write(v, file);
				final ImageFile f = VolumeFiles.open(file);
				assertEquals(List.of(), f.warnings());
				final Volume back = f.volume(0);
				assertEquals(v.voxels().type(), back.voxels().type());
				assertArrayEquals(v.doubles(), back.doubles());
				// NIfTI-1 holds 32-bit floats: 2^-24 of 78.9 mm is 5e-6 mm, 7e-6 of the spacing.
				assertEquals(List.of(), v.geometry().differences(back.geometry(), extension.equals(".nrrd") ? 1e-14 : 1e-5), file.toString());
			}
		}
	}

	/**
	 * qform alone, once the code of sform is set to 0 (bytes 254 and 255), places the image where sform does. Three floats hold the
	 * quaternion; the fourth part is the root of what is missing to 1, so that near a half turn √(2^-22) = 5e-4 is lost.
	 */
	@Test
	void qformAndSformAgree() throws IOException {
		final double[] angles = { 0, 30, 90, 135, 180, 200, 300 };
		for (final double a : angles) {
			for (final double t : angles) {
				for (final int hand : new int[] { 1, -1 }) {
					final Vec3 x = new Vec3(cos(a) * cos(t), sin(a) * cos(t), sin(t)), y = new Vec3(-sin(a), cos(a), 0), z = x.cross(y).times(hand);
					final Geometry g = new Geometry(2, 2, 2, new Vec3(1, 2, 3), new Vec3(4, 5, 6), new Direction(x, y, z));
					final Path file = folder.resolve("q.nii");
					VolumeFiles.write(Volume.of(g, new float[8]), file);
					final byte[] bytes = Files.readAllBytes(file);
					ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(254, (short) 0);
					Files.write(file, bytes);
					assertEquals(List.of(), g.differences(VolumeFiles.read(file).geometry(), 5e-4), "angles " + a + ", " + t);
				}
			}
		}
	}

	private static double cos(final double degrees) {
		return Math.cos(Math.toRadians(degrees));
	}

	private static double sin(final double degrees) {
		return Math.sin(Math.toRadians(degrees));
	}

	/** Same input, same bytes: nothing in a file depends on when it was written. */
	@Test
	void equalVolumesGiveEqualFiles() throws IOException {
		for (final String extension : List.of(".nii.gz", ".nrrd")) {
			final Path a = folder.resolve("a" + extension), b = folder.resolve("b" + extension);
			VolumeFiles.write(everyType().get(3), a);
			VolumeFiles.write(everyType().get(3), b);
			assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
			final byte[] bytes = Files.readAllBytes(a);
			final int gzip = extension.equals(".nrrd") ? new String(bytes, "ISO-8859-1").indexOf("\n\n") + 2 : 0;
			for (int i = 4; i < 8; i++) assertEquals(0, bytes[gzip + i], "the time in the gzip header (RFC 1952)");
		}
	}

	@Test
	void aMaskIsOneInsideAndZeroElsewhere() {
		final Box box = new Box(1, 1, 2, 2, 1, 3);
		final Mask m = Mask.of(oblique(), i -> box.contains(i % 3, i / 3 % 4, i / 12));
		for (final String name : List.of("m.nii.gz", "m.nrrd", "m.seg.nrrd")) {
			VolumeFiles.write(m, folder.resolve(name));
			final Mask back = Mask.of(VolumeFiles.read(folder.resolve(name)), 1);
			assertEquals(box, back.bounds());
			assertEquals(6, back.count());
		}
		assertEquals("m", VolumeFiles.open(folder.resolve("m.seg.nrrd")).segments().get(0).name());
	}

	@Test
	void unknownExtensionsAreRefused() {
		final Path file = folder.resolve("a.mha");
		assertTrue(assertThrows(InputException.class, () -> VolumeFiles.write(everyType().get(0), file)).getMessage().contains(
			".nii, .nii.gz or .nrrd"));
	}
}
