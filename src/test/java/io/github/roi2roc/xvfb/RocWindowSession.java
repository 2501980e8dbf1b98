package io.github.roi2roc.xvfb;

import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JSlider;
import javax.swing.JTable;
import javax.swing.JTextField;

import io.github.roi2roc.ij.Desktop;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

/**
 * A user who moves the threshold of a ROC curve, in a JVM of its own; {@link RocWindowTest} judges what it prints. Arguments: the table, the
 * manifest, folder for screenshots.
 */
public final class RocWindowSession {

	private static JFrame frame;

	private RocWindowSession() {}

	public static void main(final String[] args) throws Exception {
		final Screen screen = new Screen(Path.of(args[2]));
		if (Desktop.start() != 0) System.exit(1);
		int status = 1;
		try {
			IJ.runMacro("run('Explore ROC Curve...', 'table=[" + args[0] + "] score=s outcome=y positive=yes threshold=0.5 manifest=[" + args[1] + "]');");
			screen.until("the window", RocWindowSession::find);
			frame.setLocation(60, 200);
			screen.front(frame);
			say("at 0.5");
			final JTextField field = Screen.named(frame, JTextField.class, "threshold");
			screen.fill(frame, "threshold", "0.32");
			screen.key(field, KeyEvent.VK_ENTER, "the typed threshold", () -> counts().equals("3 1 2 2"));
			say("typed");
			final JComponent curve = Screen.named(frame, JComponent.class, "curve");
			// sensitivity 1, specificity 1/2: the axes begin 52 pixels from the left and 12 from the top and end 14 from the right
			screen.click(curve, new Rectangle(52 + (curve.getWidth() - 66) / 2 - 2, 10, 4, 4), 1, "the clicked threshold", () -> counts().equals(
				"4 0 2 2"));
			say("clicked");
			screen.shot("roc_window");
			final JSlider slider = Screen.named(frame, JSlider.class, "slider");
			screen.key(slider, KeyEvent.VK_HOME, "the slider's beginning", () -> slider.getValue() == 0);
			say("first");
			screen.key(slider, KeyEvent.VK_END, "the slider's end", () -> slider.getValue() == slider.getMaximum());
			say("last");
			screen.fill(frame, "threshold", "0.5");
			screen.key(field, KeyEvent.VK_ENTER, "the typed threshold", () -> counts().equals("3 1 1 3"));
			final JTable wrong = Screen.named(frame, JTable.class, "wrong");
			screen.click(wrong, wrong.getCellRect(0, 0, true), 2, "the image of case c with its outline", () -> {
				final ImagePlus image = WindowManager.getImage("c.nii.gz");
				return image != null && image.getOverlay() != null && image.getZ() == 2;
			});
			final ImagePlus image = WindowManager.getImage("c.nii.gz");
			System.out.println("outlines\t" + image.getOverlay().size() + " " + image.getOverlay().get(0).getBounds());
			screen.shot("roc_case");
			status = 0;
		}
		catch (final Exception e) {
			e.printStackTrace();
			screen.shot("failed");
		}
		System.exit(status); // also while a dialog is open
	}

	private static boolean find() {
		for (final Frame f : Frame.getFrames()) if (f instanceof final JFrame j && f.isShowing() && f.getTitle().startsWith("ROC of s")) frame = j;
		return frame != null;
	}

	/** True positives, false negatives, false positives, true negatives. */
	private static String counts() {
		final JTable t = Screen.named(frame, JTable.class, "confusion");
		return t.getValueAt(0, 1) + " " + t.getValueAt(0, 2) + " " + t.getValueAt(1, 1) + " " + t.getValueAt(1, 2);
	}

	private static void say(final String key) {
		final JTable t = Screen.named(frame, JTable.class, "wrong");
		final List<String> cases = new ArrayList<>();
		for (int r = 0; r < t.getRowCount(); r++) cases.add(t.getValueAt(r, 0) + " called " + t.getValueAt(r, 2));
		System.out.println(key + "\t" + counts() + ": " + String.join(", ", cases));
	}
}
