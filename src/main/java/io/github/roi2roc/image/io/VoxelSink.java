package io.github.roi2roc.image.io;

import java.nio.ByteBuffer;

import io.github.roi2roc.image.Voxels;

/** Collects the values of a file, chunk by chunk, in the smallest pixel type that holds them as they are. */
abstract class VoxelSink {

	/** Adds the first {@code n} values of a buffer whose position is 0 and whose byte order is the file's. */
	abstract void put(ByteBuffer chunk, int n);

	abstract Voxels voxels();

	/**
	 * A sink for values as they stand; 64-bit integers become 32-bit ones where all fit and doubles elsewhere.
	 *
	 * @param count how many values will come
	 */
	static VoxelSink plain(final StoredType type, final int count) {
		return switch (type) {
			case UINT8, INT8 -> new Bytes(type, count);
			case UINT16, INT16 -> new Shorts(type, count);
			case UINT32, INT32 -> new Ints(type, count);
			case UINT64, INT64 -> new Longs(type, count);
			case FLOAT -> new Floats(count);
			case DOUBLE -> new Doubles(count);
		};
	}

	/** A sink for values that mean {@code slope·value + intercept}: float, as ITK makes it, unless the file holds doubles. */
	static VoxelSink scaled(final StoredType type, final int count, final double slope, final double intercept) {
		return type == StoredType.DOUBLE ? new ScaledDoubles(count, slope, intercept) : new ScaledFloats(type, count, slope, intercept);
	}

	private static final class Bytes extends VoxelSink {

		private final StoredType type;
		private final byte[] a;
		private int at;

		Bytes(final StoredType type, final int count) {
			this.type = type;
			this.a = new byte[count];
		}

		@Override
		void put(final ByteBuffer chunk, final int n) {
			chunk.get(0, a, at, n);
			at += n;
		}

		@Override
		Voxels voxels() {
			return type == StoredType.UINT8 ? new Voxels.UInt8(a) : new Voxels.Int8(a);
		}
	}

	private static final class Shorts extends VoxelSink {

		private final StoredType type;
		private final short[] a;
		private int at;

		Shorts(final StoredType type, final int count) {
			this.type = type;
			this.a = new short[count];
		}

		@Override
		void put(final ByteBuffer chunk, final int n) {
			chunk.asShortBuffer().get(a, at, n);
			at += n;
		}

		@Override
		Voxels voxels() {
			return type == StoredType.UINT16 ? new Voxels.UInt16(a) : new Voxels.Int16(a);
		}
	}

	private static final class Ints extends VoxelSink {

		private final StoredType type;
		private final int[] a;
		private int at;

		Ints(final StoredType type, final int count) {
			this.type = type;
			this.a = new int[count];
		}

		@Override
		void put(final ByteBuffer chunk, final int n) {
			chunk.asIntBuffer().get(a, at, n);
			at += n;
		}

		@Override
		Voxels voxels() {
			return type == StoredType.UINT32 ? new Voxels.UInt32(a) : new Voxels.Int32(a);
		}
	}

	private static final class Floats extends VoxelSink {

		private final float[] a;
		private int at;

		Floats(final int count) {
			this.a = new float[count];
		}

		@Override
		void put(final ByteBuffer chunk, final int n) {
			chunk.asFloatBuffer().get(a, at, n);
			at += n;
		}

		@Override
		Voxels voxels() {
			return new Voxels.Float32(a);
		}
	}

	private static final class Doubles extends VoxelSink {

		private final double[] a;
		private int at;

		Doubles(final int count) {
			this.a = new double[count];
		}

		@Override
		void put(final ByteBuffer chunk, final int n) {
			chunk.asDoubleBuffer().get(a, at, n);
			at += n;
		}

		@Override
		Voxels voxels() {
			return new Voxels.Float64(a);
		}
	}

	/** 64-bit integers: kept as int (signed, or unsigned where all are at least 0) until a value does not fit, then as doubles. */
	private static final class Longs extends VoxelSink {

		private static final long EXACT = 1L << 53;

		private final StoredType type;
		private final int count;
		private int[] ints;
		private double[] doubles;
		private boolean negative, wide;
		private int at;

		Longs(final StoredType type, final int count) {
			this.type = type;
			this.count = count;
			this.ints = new int[count];
		}

		@Override
		void put(final ByteBuffer chunk, final int n) {
			for (int i = 0; i < n; i++, at++) {
				final long v = chunk.getLong(8 * i);
				if (type == StoredType.UINT64 && v < 0 || v > EXACT || v < -EXACT) throw new InexactValueException(type == StoredType.UINT64 ? Long
					.toUnsignedString(v) : Long.toString(v));
				if (doubles == null) {
					negative |= v < 0;
					wide |= v > Integer.MAX_VALUE;
					if (v < Integer.MIN_VALUE || v > 0xffffffffL || negative && wide) toDoubles(v < 0);
				}
				if (doubles == null) ints[at] = (int) v;
				else doubles[at] = v;
			}
		}

		/** Values so far are read back as they were meant: unsigned if one was above the signed range, which then came before any negative one. */
		private void toDoubles(final boolean lastIsNegative) {
			doubles = new double[count];
			final boolean unsigned = wide && (lastIsNegative || !negative);
			for (int i = 0; i < at; i++) doubles[i] = unsigned ? ints[i] & 0xffffffffL : ints[i];
			ints = null;
		}

		@Override
		Voxels voxels() {
			if (doubles != null) return new Voxels.Float64(doubles);
			return wide ? new Voxels.UInt32(ints) : new Voxels.Int32(ints);
		}
	}

	/** An integer that a double would round. */
	static final class InexactValueException extends RuntimeException {

		InexactValueException(final String value) {
			super(value);
		}
	}

	private static final class ScaledFloats extends VoxelSink {

		private final StoredType type;
		private final float[] a;
		private final double slope, intercept;
		private int at;

		ScaledFloats(final StoredType type, final int count, final double slope, final double intercept) {
			this.type = type;
			this.a = new float[count];
			this.slope = slope;
			this.intercept = intercept;
		}

		/** ITK holds the stored value as a float before it scales in double. */
		@Override
		void put(final ByteBuffer chunk, final int n) {
			for (int i = 0; i < n; i++) a[at++] = (float) ((float) type.get(chunk, i) * slope + intercept);
		}

		@Override
		Voxels voxels() {
			return new Voxels.Float32(a);
		}
	}

	private static final class ScaledDoubles extends VoxelSink {

		private final double[] a;
		private final double slope, intercept;
		private int at;

		ScaledDoubles(final int count, final double slope, final double intercept) {
			this.a = new double[count];
			this.slope = slope;
			this.intercept = intercept;
		}

		@Override
		void put(final ByteBuffer chunk, final int n) {
			for (int i = 0; i < n; i++) a[at++] = chunk.getDouble(8 * i) * slope + intercept;
		}

		@Override
		Voxels voxels() {
			return new Voxels.Float64(a);
		}
	}
}
