package io.github.roi2roc.image.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.store.AtomicFile;

/**
 * Writes NIfTI-1 (little-endian, mm, sform and qform for scanner coordinates). The format holds spacing, axes and origin as 32-bit floats:
 * about seven digits. Java's gzip header has no time, so that equal volumes give equal files.
 */
final class NiftiWriter {

	private static final int HEADER = 352;

	private NiftiWriter() {}

	static void write(final Volume volume, final Path file) {
		final byte[] header = header(volume, file);
		AtomicFile.write(file, out -> {
			if (file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
				try (GZIPOutputStream gz = new GZIPOutputStream(out, 1 << 16)) {
					write(header, volume, gz);
				}
			}
			else {
				write(header, volume, out);
			}
		});
	}

	private static void write(final byte[] header, final Volume volume, final OutputStream out) throws IOException {
		out.write(header);
		VoxelBytes.write(volume.voxels(), out);
	}

	private static byte[] header(final Volume volume, final Path file) {
		final Geometry g = volume.geometry();
		final ByteBuffer b = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
		b.putInt(0, 348).put(38, (byte) 'r').putShort(40, (short) 3);
		final double[][] r = new double[3][3];
		for (int a = 0; a < 3; a++) {
			if (g.size(a) > Short.MAX_VALUE) throw new InputException(file + ": a NIfTI-1 image has at most " + Short.MAX_VALUE
				+ " voxels along an axis, this one has " + g.size(a) + " along " + "xyz".charAt(a) + ". Write it as .nrrd.");
			b.putShort(42 + 2 * a, (short) g.size(a)).putFloat(80 + 4 * a, (float) g.spacing().get(a));
			final Vec3 axis = g.direction().column(a);
			r[0][a] = -axis.x();
			r[1][a] = -axis.y();
			r[2][a] = axis.z();
		}
		for (int i = 4; i < 8; i++) b.putShort(40 + 2 * i, (short) 1);
		final PixelType type = volume.voxels().type();
		b.putShort(70, code(type)).putShort(72, (short) (8 * type.bytes())).putFloat(108, HEADER).putFloat(112, 1).put(123, (byte) 2);
		b.put(148, "ROI2ROC".getBytes(StandardCharsets.US_ASCII)).putShort(252, (short) 1).putShort(254, (short) 1);
		final double[] q = quaternion(r);
		final double[] origin = { -g.origin().x(), -g.origin().y(), g.origin().z() };
		b.putFloat(76, (float) q[3]);
		for (int i = 0; i < 3; i++) {
			b.putFloat(256 + 4 * i, (float) q[i]).putFloat(268 + 4 * i, (float) (origin[i] + 0.0));
			for (int a = 0; a < 3; a++) b.putFloat(280 + 16 * i + 4 * a, (float) (r[i][a] * g.spacing().get(a) + 0.0));
			b.putFloat(292 + 16 * i, (float) (origin[i] + 0.0));
		}
		b.put(344, "n+1".getBytes(StandardCharsets.US_ASCII));
		return b.array();
	}

	private static short code(final PixelType type) {
		return switch (type) {
			case UINT8 -> 2;
			case INT8 -> 256;
			case INT16 -> 4;
			case UINT16 -> 512;
			case INT32 -> 8;
			case UINT32 -> 768;
			case FLOAT -> 16;
			case DOUBLE -> 64;
		};
	}

	/** Quaternion (b, c, d) of a rotation, then qfac: −1 where the third axis must be turned round to make the axes right-handed. */
	private static double[] quaternion(final double[][] m) {
		final double det = m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) + m[0][2] * (m[1][0]
			* m[2][1] - m[1][1] * m[2][0]);
		final double f = det < 0 ? -1 : 1;
		final double[] diagonal = { m[0][0], m[1][1], m[2][2] * f };
		final double xy = m[0][1], yx = m[1][0], xz = m[0][2] * f, zx = m[2][0], yz = m[1][2] * f, zy = m[2][1];
		final double trace = diagonal[0] + diagonal[1] + diagonal[2];
		if (trace > -0.5) {
			final double a = Math.sqrt(1 + trace) / 2;
			return new double[] { (zy - yz) / (4 * a), (xz - zx) / (4 * a), (yx - xy) / (4 * a), f };
		}
		double b, c, d, a;
		if (diagonal[0] >= diagonal[1] && diagonal[0] >= diagonal[2]) {
			b = Math.sqrt(1 + diagonal[0] - diagonal[1] - diagonal[2]) / 2;
			c = (xy + yx) / (4 * b);
			d = (xz + zx) / (4 * b);
			a = (zy - yz) / (4 * b);
		}
		else if (diagonal[1] >= diagonal[2]) {
			c = Math.sqrt(1 + diagonal[1] - diagonal[0] - diagonal[2]) / 2;
			b = (xy + yx) / (4 * c);
			d = (yz + zy) / (4 * c);
			a = (xz - zx) / (4 * c);
		}
		else {
			d = Math.sqrt(1 + diagonal[2] - diagonal[0] - diagonal[1]) / 2;
			b = (xz + zx) / (4 * d);
			c = (yz + zy) / (4 * d);
			a = (yx - xy) / (4 * d);
		}
		return a < 0 ? new double[] { -b, -c, -d, f } : new double[] { b, c, d, f };
	}
}
