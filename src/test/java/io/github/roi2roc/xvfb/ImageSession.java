package io.github.roi2roc.xvfb;

import java.awt.Window;
import java.nio.file.Path;
import java.util.Arrays;

import javax.swing.JCheckBox;

import io.github.roi2roc.ij.Desktop;
import io.github.roi2roc.ij.ImageFiles;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.frame.Recorder;

/**
 * A user who makes images of an image, in a JVM of its own; it prints what it sees, one fact a line, and {@link ImageDialogsTest} judges it.
 * Arguments: image, folder for screenshots.
 */
public final class ImageSession {

	private final Screen screen;
	private final ImagePlus image;

	private ImageSession(final Screen screen, final ImagePlus image) {
		this.screen = screen;
		this.image = image;
	}

	public static void main(final String[] args) throws Exception {
		final Screen screen = new Screen(Path.of(args[1]));
		if (Desktop.start() != 0) System.exit(1);
		final ImagePlus image = ImageFiles.open(Path.of(args[0]), 0, IJ::log);
		image.show();
		new Recorder();
		int status = 1;
		try {
			final ImageSession s = new ImageSession(screen, image);
			s.preview();
			s.roundTrip("Filter Image...", "filter", "Square", "square");
			s.roundTrip("Resample Volume...", "interpolator", "sitkLinear", "resampled");
			s.roundTrip("Normalize Volume...", "", null, "normalized");
			image.setRoi(100, 100, 40, 30);
			s.roundTrip("Discretize Region...", "regions", "Selection", "levels");
			s.roundTrip("Preprocess Image...", "regions", "Selection", "preprocessed");
			status = 0;
		}
		catch (final Exception e) {
			e.printStackTrace();
			screen.shot("failed");
		}
		System.exit(status); // also while a dialog is open
	}

	private static void say(final String key, final Object fact) {
		System.out.println(key + "\t" + fact);
	}

	/** A dialog of a command on the image. */
	private Window dialog(final String command, final String input, final String choice) throws Exception {
		screen.front(image.getWindow());
		WindowManager.setCurrentWindow(image.getWindow());
		DesktopSession.choose(command);
		final Window dialog = screen.window(command);
		if (choice != null) Screen.select(dialog, input, choice);
		return dialog;
	}

	private void preview() throws Exception {
		final Window dialog = dialog("Filter Image...", "filter", "Wavelet");
		final JCheckBox preview = Screen.named(dialog, JCheckBox.class, "preview");
		screen.click(preview);
		screen.window("Preview of " + image.getTitle());
		screen.shot("preview");
		final ImagePlus shown = WindowManager.getImage("Preview of " + image.getTitle());
		say("preview", shown.getWidth() + " " + shown.getHeight() + " " + shown.getStackSize() + " " + shown.getStack().getSliceLabel(1));
		screen.press(dialog, "Cancel");
		say("after cancel", WindowManager.getImageCount());
	}

	/** By the dialog, and again by the line that was recorded. */
	private void roundTrip(final String command, final String input, final String choice, final String suffix) throws Exception {
		final Window dialog = dialog(command, input, choice);
		final String title = image.getTitle().replace(".nrrd", "_" + suffix);
		screen.press(dialog, "OK");
		screen.window(title);
		// the line is recorded when the command has ended
		while (Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().endsWith(command))) Thread.onSpinWait();
		final ImagePlus clicked = WindowManager.getImage(title);
		clicked.setTitle("clicked");
		final String line = Recorder.getInstance().getText().lines().filter(l -> l.contains(command)).reduce((a, b) -> b).orElse("");
		say(suffix + " line", line);
		// A window that has just come up may still take the focus; this thread's current image stays what it is told.
		WindowManager.setTempCurrentImage(image);
		IJ.runMacro(line);
		WindowManager.setTempCurrentImage(null);
		final ImagePlus recorded = WindowManager.getImage(title);
		boolean same = clicked.getStackSize() == recorded.getStackSize() && !clicked.getCalibration().scaled() == !recorded.getCalibration().scaled();
		for (int s = 1; same && s <= clicked.getStackSize(); s++) {
			same = Arrays.equals(clicked.getStack().getProcessor(s).getIntArray()[0], recorded.getStack().getProcessor(s).getIntArray()[0]) && clicked
				.getStack().getProcessor(s).getStats().mean == recorded.getStack().getProcessor(s).getStats().mean;
		}
		say(suffix + " same", same);
		recorded.close();
		clicked.close();
	}
}
