package io.github.roi2roc.image.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.github.roi2roc.image.Voxels;

/** Writes values as little-endian bytes of their own type. */
final class VoxelBytes {

	private static final int CHUNK = 1 << 13;

	private VoxelBytes() {}

	static void write(final Voxels v, final OutputStream out) throws IOException {
		final ByteBuffer b = ByteBuffer.allocate(CHUNK * 8).order(ByteOrder.LITTLE_ENDIAN);
		for (int at = 0; at < v.length(); at += CHUNK) {
			final int n = Math.min(CHUNK, v.length() - at);
			if (v instanceof final Voxels.UInt8 u) b.put(0, u.a(), at, n);
			else if (v instanceof final Voxels.Int8 u) b.put(0, u.a(), at, n);
			else if (v instanceof final Voxels.UInt16 u) b.asShortBuffer().put(u.a(), at, n);
			else if (v instanceof final Voxels.Int16 u) b.asShortBuffer().put(u.a(), at, n);
			else if (v instanceof final Voxels.UInt32 u) b.asIntBuffer().put(u.a(), at, n);
			else if (v instanceof final Voxels.Int32 u) b.asIntBuffer().put(u.a(), at, n);
			else if (v instanceof final Voxels.Float32 u) b.asFloatBuffer().put(u.a(), at, n);
			else b.asDoubleBuffer().put(((Voxels.Float64) v).a(), at, n);
			out.write(b.array(), 0, n * v.type().bytes());
		}
	}
}
