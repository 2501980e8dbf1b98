package io.github.roi2roc.ij;

import java.util.ArrayList;
import java.util.List;

import io.github.roi2roc.InputException;
import io.github.roi2roc.extract.CaseRegions;
import io.github.roi2roc.extract.LabelChoice;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.plot.Style;
import io.github.roi2roc.table.Manifest;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;

/** The images of a case, found through the cohort's manifest. */
final class CaseImages {

	private CaseImages() {}

	/**
	 * Opens every modality's image of a case, with the outlines of its regions over it, at the slice where the first is largest.
	 *
	 * @throws InputException if the manifest has no such case, or a file cannot be read
	 */
	static void open(final Manifest manifest, final String name) {
		final Manifest.Row row = manifest.rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow(() -> new InputException(
			"The manifest has no case '" + name + "'. Give the one that the table was extracted from."));
		for (final Manifest.Source s : row.sources()) {
			if (s.image() == null) continue;
			final ImagePlus image = ImageFiles.show(s.image(), 0, IJ::log);
			if (s.mask() != null) outline(image, CaseRegions.of(s.mask(), ImageGeometry.of(image, IJ::log), ImageFiles.identity(image), LabelChoice.parse(""),
				Settings.defaults(), new ArrayList<>()));
		}
	}

	private static void outline(final ImagePlus image, final List<NamedMask> regions) {
		final List<Roi> lines = new ArrayList<>();
		for (int i = 0; i < regions.size(); i++) {
			final RegionOutlines region = new RegionOutlines(regions.get(i).mask());
			for (int z = 1; z <= image.getNSlices(); z++) {
				final Roi line = region.outline(z);
				if (line == null) continue;
				line.setStrokeColor(Style.onImage(i));
				line.setName(regions.get(i).name());
				Layers.place(line, image, z);
				lines.add(line);
			}
		}
		Layers.replace(image, "case", lines);
		image.setSlice(new RegionOutlines(regions.get(0).mask()).largest());
	}
}
