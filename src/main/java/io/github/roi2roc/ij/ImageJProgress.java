package io.github.roi2roc.ij;

import io.github.roi2roc.Progress;

import ij.IJ;

/** ImageJ's progress bar and status line; the escape key cancels. Without a display nothing shows and nobody cancels. */
public final class ImageJProgress implements Progress, AutoCloseable {

	private ImageJProgress() {}

	public static ImageJProgress start() {
		IJ.resetEscape();
		return new ImageJProgress();
	}

	@Override
	public void report(final double fraction, final String message) {
		IJ.showProgress(fraction);
		IJ.showStatus(message + "   (Esc to cancel)");
	}

	@Override
	public boolean cancelled() {
		return IJ.escapePressed();
	}

	/** Clears the bar. */
	@Override
	public void close() {
		IJ.showProgress(1.0);
		IJ.showStatus("");
	}
}
