package io.github.roi2roc.ij;

import java.util.ArrayList;
import java.util.List;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.extract.FilterBank;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

/** A window with an image's current slice as filters see it, one response a slice; the same window at each change. */
public final class FilterPreview {

	private OpenVolume open;
	private ImagePlus window;

	/** @throws io.github.roi2roc.InputException if the image cannot be used */
	public void show(final ImagePlus image, final int channel, final int frame, final FilterBank bank) {
		if (open == null || open.image() != image || open.frame() != frame) open = OpenVolume.of(image, channel, frame);
		final Volume volume = open.volume();
		final Geometry g = volume.geometry();
		final ImageStack stack = new ImageStack(g.nx(), g.ny());
		final List<String> missing = new ArrayList<>();
		bank.apply(volume, new Box(0, 0, Math.max(1, image.getZ()) - 1, g.nx(), g.ny(), 1), true, Progress.NONE, r -> {
			if (r.volume() == null) missing.add(r.imageType() + ": " + r.reason());
			else stack.addSlice(r.imageType(), new FloatProcessor(g.nx(), g.ny(), r.volume().doubles()));
		});
		if (stack.getSize() == 0) throw new InputException(missing.get(0) + ".");
		if (window == null || window.getWindow() == null) {
			window = new ImagePlus("Preview of " + image.getTitle(), stack);
			window.show();
		}
		else window.setStack(stack);
		window.resetDisplayRange();
		window.updateAndDraw();
	}

	/** Closes the window. */
	public void close() {
		if (window == null) return;
		window.changes = false;
		window.close();
		window = null;
	}
}
