package io.github.roi2roc.image.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Voxels;

/** Reads one frame out of a stream of values. */
final class VoxelStream {

	private static final int CHUNK = 1 << 16;

	private VoxelStream() {}

	/**
	 * How the frames lie in the stream: {@code blocks} times, one run of values for each frame in turn.
	 *
	 * @param run values of one frame that follow each other; all of them when the frame axis is the slowest, 1 when it is the fastest
	 * @param frames number of frames
	 * @param blocks how often the frames alternate
	 */
	record Layout(int run, int frames, int blocks) {

		static Layout oneAfterTheOther(final int voxels, final int frames) {
			return new Layout(voxels, frames, 1);
		}

		int voxels() {
			return run * blocks;
		}

		/** Values in all frames, or {@link Long#MAX_VALUE} where they are too many to count. */
		long values() {
			return (double) voxels() * frames > 9e18 ? Long.MAX_VALUE : (long) voxels() * frames;
		}
	}

	/**
	 * Reads a frame. When the stream holds no other frame after it, it is left just behind the last value.
	 *
	 * @param sink makes the collector; called once, when the memory is known to suffice
	 * @throws EOFException if the stream ends before the frame does
	 * @throws InputException if the frame does not fit into memory, or holds integers beyond 2^53
	 */
	static Voxels read(final Source source, final InputStream in, final Layout layout, final int frame, final StoredType type,
		final ByteOrder order, final Supplier<VoxelSink> sink) throws IOException
	{
		try {
			final VoxelSink s = sink.get();
			final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(order);
			final long blockBytes = (long) layout.run() * layout.frames() * type.bytes();
			if (layout.frames() > 1 && layout.run() < 512 && blockBytes <= CHUNK) gather(in, layout, frame, type, s, chunk);
			else alternate(in, layout, frame, type, s, chunk);
			return s.voxels();
		}
		catch (final OutOfMemoryError e) {
			throw new InputException(source.file() + ": its " + layout.voxels() + " voxels do not fit into the memory that Java may use ("
				+ (Runtime.getRuntime().maxMemory() >> 20) + " MiB). Give Java more memory, or crop the image.", e);
		}
		catch (final VoxelSink.InexactValueException e) {
			throw new InputException(source.file() + " holds the 64-bit integer " + e.getMessage()
				+ ", which is beyond ±2^53 and cannot be computed with exactly. Rescale the image.", e);
		}
	}

	private static void alternate(final InputStream in, final Layout l, final int frame, final StoredType type, final VoxelSink sink,
		final ByteBuffer chunk) throws IOException
	{
		final long run = (long) l.run() * type.bytes();
		for (int b = 0; b < l.blocks(); b++) {
			in.skipNBytes(run * frame);
			for (int left = l.run(); left > 0;) {
				final int n = Math.min(left, CHUNK / type.bytes());
				fill(in, chunk, n * type.bytes());
				sink.put(chunk, n);
				left -= n;
			}
			if (b < l.blocks() - 1) in.skipNBytes(run * (l.frames() - 1 - frame));
		}
	}

	/** Frames that alternate every few values: reads whole blocks, and packs the wanted values. */
	private static void gather(final InputStream in, final Layout l, final int frame, final StoredType type, final VoxelSink sink,
		final ByteBuffer chunk) throws IOException
	{
		final int run = l.run() * type.bytes(), block = run * l.frames(), atOnce = CHUNK / block;
		final byte[] a = chunk.array();
		for (int left = l.blocks(); left > 0;) {
			final int n = Math.min(left, atOnce);
			fill(in, chunk, n * block);
			for (int b = 0; b < n; b++) System.arraycopy(a, b * block + frame * run, a, b * run, run);
			sink.put(chunk, n * l.run());
			left -= n;
		}
	}

	private static void fill(final InputStream in, final ByteBuffer chunk, final int bytes) throws IOException {
		if (in.readNBytes(chunk.array(), 0, bytes) < bytes) throw new EOFException();
	}

	/** Reads to the end, so that gzip compares its checksum; a stream that goes on long after its voxels is left where it is. */
	static void finish(final InputStream in, final long expected) throws IOException {
		final byte[] waste = new byte[CHUNK];
		long left = expected + (1 << 20);
		while (left > 0) {
			final int n = in.read(waste);
			if (n < 0) return;
			left -= n;
		}
	}
}
