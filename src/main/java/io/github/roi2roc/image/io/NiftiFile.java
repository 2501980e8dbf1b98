package io.github.roi2roc.image.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

/** An opened NIfTI image. */
final class NiftiFile implements ImageFile {

	private final Path path;
	private final NiftiHeader header;
	private final Geometry geometry;
	private final int frames;
	private final StoredType type;
	private final Source data;
	private final List<String> warnings;
	private final double slope, intercept;

	NiftiFile(final Path path, final NiftiHeader header, final Geometry geometry, final int frames, final StoredType type, final Source data,
		final List<String> warnings)
	{
		this.path = path;
		this.header = header;
		this.geometry = geometry;
		this.frames = frames;
		this.type = type;
		this.data = data;
		// The reference library takes what is not a number for 0, and ITK a slope of 0 for 1.
		final double s = Double.isFinite(header.slope()) ? header.slope() : 0;
		this.slope = Math.abs(s) < Math.ulp(1.0) ? 1 : s;
		this.intercept = Double.isFinite(header.intercept()) ? header.intercept() : 0;
		if (s == 0 && intercept != 0) warnings.add(path + ": scl_slope is 0 but scl_inter is " + intercept
			+ "; slope 1 is used with this intercept, as ITK does.");
		this.warnings = List.copyOf(warnings);
	}

	@Override
	public Path path() {
		return path;
	}

	@Override
	public Geometry geometry() {
		return geometry;
	}

	@Override
	public int frames() {
		return frames;
	}

	@Override
	public List<String> warnings() {
		return warnings;
	}

	@Override
	public List<Segment> segments() {
		return List.of();
	}

	@Override
	public Volume volume(final int frame) {
		Frames.require(this, frame);
		final int n = geometry.voxels();
		final boolean scaled = Math.abs(slope - 1) > Math.ulp(1.0) || Math.abs(intercept) > Math.ulp(1.0);
		final VoxelStream.Layout layout = VoxelStream.Layout.oneAfterTheOther(n, frames);
		try (InputStream in = data.unpacked()) {
			in.skipNBytes(header.voxOffset());
			final Voxels v = VoxelStream.read(data, in, layout, frame, type, header.order(), () -> scaled ? VoxelSink.scaled(type, n, slope,
				intercept) : VoxelSink.plain(type, n));
			VoxelStream.finish(in, (long) (frames - 1 - frame) * n * type.bytes());
			return new Volume(geometry, v);
		}
		catch (final IOException e) {
			throw data.failure(e);
		}
	}
}
