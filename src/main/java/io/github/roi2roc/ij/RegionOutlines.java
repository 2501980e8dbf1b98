package io.github.roi2roc.ij;

import java.awt.Rectangle;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;

import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

/** A region as ImageJ draws it: its outline in each slice, around whole pixels. Slices count from 1, as ImageJ's do. */
record RegionOutlines(Mask mask) {

	/** Pixels in a slice. */
	int pixels(final int slice) {
		final Box b = mask.bounds();
		final int plane = b.nx() * b.ny(), z = slice - 1 - b.z();
		if (z < 0 || z >= b.nz()) return 0;
		int n = 0;
		for (int i = 0; i < plane; i++) n += mask.inside()[z * plane + i];
		return n;
	}

	/** The slice with the most pixels, the first of several. */
	int largest() {
		final Box b = mask.bounds();
		int best = b.z() + 1;
		for (int z = best; z <= b.z() + b.nz(); z++) if (pixels(z) > pixels(best)) best = z;
		return best;
	}

	/** The outline in a slice, null where the region has no pixel. */
	Roi outline(final int slice) {
		return outline(slice, 1);
	}

	/** The outline on the image enlarged pixel by pixel. */
	Roi outline(final int slice, final int factor) {
		if (pixels(slice) == 0) return null;
		final Box b = mask.bounds();
		final ImageProcessor ip = new ByteProcessor(b.nx(), b.ny());
		final int plane = b.nx() * b.ny();
		for (int i = 0; i < plane; i++) ip.set(i, mask.inside()[(slice - 1 - b.z()) * plane + i] == 0 ? 0 : 255);
		ip.setInterpolationMethod(ImageProcessor.NONE);
		final ImageProcessor large = factor == 1 ? ip : ip.resize(factor * b.nx(), factor * b.ny());
		large.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
		final Roi out = new ThresholdToSelection().convert(large);
		out.setLocation(factor * b.x() + out.getBounds().x, factor * b.y() + out.getBounds().y);
		return out;
	}

	/**
	 * How well a drawn region covers this one in a slice: Dice's coefficient of their pixels, 1 where they are the same.
	 *
	 * @param roi an area
	 */
	double overlap(final Roi roi, final int slice) {
		final int own = pixels(slice);
		if (own == 0) return 0;
		final Rectangle r = roi.getBounds();
		final ImageProcessor drawn = roi.getMask(); // null for a plain rectangle
		int other = 0, both = 0;
		for (int y = 0; y < r.height; y++) {
			for (int x = 0; x < r.width; x++) {
				if (drawn != null && drawn.get(x, y) == 0) continue;
				other++;
				if (mask.contains(r.x + x, r.y + y, slice - 1)) both++;
			}
		}
		return 2.0 * both / (own + other);
	}
}
