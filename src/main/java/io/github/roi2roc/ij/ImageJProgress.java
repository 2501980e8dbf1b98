package io.github.roi2roc.ij;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;

import javax.swing.Timer;

import io.github.roi2roc.Progress;

import ij.IJ;

/**
 * ImageJ's progress bar and status line with the time that is left, and, for work that takes longer, a window with a button; the escape key or
 * the button cancels. Without a display nothing shows and nobody cancels.
 */
public final class ImageJProgress implements Progress, AutoCloseable {

	/** Work that takes longer gets a window. */
	private static final int WINDOW_AFTER_MS = 1500;

	/** What lines for the log begin with; null for none. */
	private final String logged;
	private final RemainingTime time = new RemainingTime(System::nanoTime);
	private final Timer opening;
	/** Of the event thread. */
	private ProgressWindow window;
	private volatile boolean stopped;

	private ImageJProgress(final String title, final String logged) {
		this.logged = logged;
		IJ.resetEscape();
		opening = GraphicsEnvironment.isHeadless() ? null : new Timer(WINDOW_AFTER_MS, e -> window = new ProgressWindow(title, () -> stopped = true));
		if (opening == null) return;
		opening.setRepeats(false);
		opening.start();
	}

	public static ImageJProgress start() {
		return new ImageJProgress("Radiomics", null);
	}

	/** @param title of the window: the command */
	public static ImageJProgress start(final String title) {
		return new ImageJProgress(title, null);
	}

	/**
	 * With a line in the log for each step.
	 *
	 * @param title of the window: the command
	 * @param beginning of the steps' messages that get a line
	 */
	public static ImageJProgress logging(final String title, final String beginning) {
		return new ImageJProgress(title, beginning);
	}

	@Override
	public synchronized void report(final double fraction, final String message) {
		if (logged != null && message.startsWith(logged)) log(message);
		final String remaining = time.text(fraction);
		IJ.showProgress(fraction);
		IJ.showStatus(message + (remaining.isEmpty() ? "" : ", " + remaining) + "   (Esc to cancel)");
		if (opening != null) EventQueue.invokeLater(() -> {
			if (window != null) window.show(fraction, message, remaining);
		});
	}

	/** A line for the log, where there is a display. */
	public void log(final String line) {
		if (!GraphicsEnvironment.isHeadless()) IJ.log(line);
	}

	@Override
	public boolean cancelled() {
		return stopped || IJ.escapePressed();
	}

	/** Clears the bar. */
	@Override
	public void close() {
		IJ.showProgress(1.0);
		IJ.showStatus("");
		if (opening != null) EventQueue.invokeLater(() -> {
			opening.stop();
			if (window != null) window.close();
		});
	}
}
