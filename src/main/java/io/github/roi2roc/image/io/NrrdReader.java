package io.github.roi2roc.image.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.image.Geometry;

/** NRRD with attached ({@code .nrrd}) or detached data ({@code .nhdr}), and 3D Slicer's segmentations ({@code .seg.nrrd}). */
@Plugin(type = VolumeReader.class, name = "NRRD")
public final class NrrdReader implements VolumeReader {

	@Override
	public boolean supports(final Path file) {
		final String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.endsWith(".nrrd") || name.endsWith(".nhdr");
	}

	@Override
	public ImageFile open(final Path file) {
		final Source head = Source.of(file);
		final NrrdHeader h = NrrdHeader.read(head);
		final List<String> warnings = new ArrayList<>();
		final NrrdGrid grid = NrrdGrid.of(h, warnings);
		final NrrdData data = NrrdData.of(h, head);
		final Geometry g = grid.geometry();
		data.require(grid.layout().values(), g.nx() + "×" + g.ny() + "×" + g.nz() + " voxels" + (grid.frames() > 1 ? " in " + grid.frames()
			+ " frames" : ""));
		return new NrrdFile(file, grid, data, SegmentKeys.read(h, grid.frames()), warnings);
	}
}
