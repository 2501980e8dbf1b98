package io.github.roi2roc.image.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

/** An opened NRRD image or segmentation. */
final class NrrdFile implements ImageFile {

	private final Path path;
	private final NrrdGrid grid;
	private final NrrdData data;
	private final List<Segment> segments;
	private final List<String> warnings;

	NrrdFile(final Path path, final NrrdGrid grid, final NrrdData data, final List<Segment> segments, final List<String> warnings) {
		this.path = path;
		this.grid = grid;
		this.data = data;
		this.segments = segments;
		this.warnings = List.copyOf(warnings);
	}

	@Override
	public Path path() {
		return path;
	}

	@Override
	public Geometry geometry() {
		return grid.geometry();
	}

	@Override
	public int frames() {
		return grid.frames();
	}

	@Override
	public List<String> warnings() {
		return warnings;
	}

	@Override
	public List<Segment> segments() {
		return segments;
	}

	@Override
	public Volume volume(final int frame) {
		Frames.require(this, frame);
		final long values = grid.layout().values();
		try (InputStream in = data.open(values)) {
			final Voxels v = VoxelStream.read(data.source(), in, grid.layout(), frame, data.type(), data.order(), () -> VoxelSink.plain(data
				.type(), geometry().voxels()));
			if (data.checksummed()) VoxelStream.finish(in, values * data.type().bytes());
			return new Volume(geometry(), v);
		}
		catch (final IOException e) {
			throw data.source().failure(e);
		}
	}
}
