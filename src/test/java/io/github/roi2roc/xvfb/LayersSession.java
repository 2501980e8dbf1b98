package io.github.roi2roc.xvfb;

import java.awt.EventQueue;
import java.awt.Window;
import java.nio.file.Path;

import javax.swing.JSlider;

import io.github.roi2roc.ij.Desktop;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.NewImage;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.plugin.frame.RoiManager;
import ij.process.FloatProcessor;

/**
 * A user who lays a map over an image and colours regions, in a JVM of its own; {@link LayersTest} judges what it prints. Arguments: folder
 * for files, folder for screenshots.
 */
public final class LayersSession {

	private static final String OVERLAY = "Overlay Map...";

	private final Screen screen;
	private final ImagePlus image = NewImage.createByteImage("scan", 320, 256, 1, NewImage.FILL_RAMP);

	private LayersSession(final Screen screen) {
		this.screen = screen;
	}

	public static void main(final String[] args) throws Exception {
		final Screen screen = new Screen(Path.of(args[1]));
		if (Desktop.start() != 0) System.exit(1);
		int status = 1;
		try {
			final LayersSession s = new LayersSession(screen);
			s.image.show();
			s.image.getWindow().setLocation(60, 150);
			s.map(Path.of(args[0], "saved.tif"));
			s.groups();
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

	private double opacity() {
		final Overlay o = image.getOverlay();
		return o != null && o.get(0) instanceof final ImageRoi map ? map.getOpacity() : Double.NaN;
	}

	private void map(final Path file) throws Exception {
		final FloatProcessor values = new FloatProcessor(320, 256);
		values.setRoi(new Roi(100, 60, 120, 120));
		for (int y = 60; y < 180; y++) for (int x = 100; x < 220; x++) values.setf(x, y, 1 + (x - 100) * (y - 60) / 100f);
		final ImagePlus map = new ImagePlus("scan_contrast", values);
		map.show();
		map.getWindow().setLocation(1000, 150);
		final Thread command = new Thread(() -> IJ.runMacro("run('Overlay Map...', 'image=scan');"), "overlay");
		command.start();
		final Window dialog = screen.window(OVERLAY);
		EventQueue.invokeAndWait(() -> dialog.setLocation(500, 500));
		Screen.select(dialog, "map", "scan_contrast");
		screen.until("the preview", () -> opacity() == 0.5);
		final JSlider slider = Screen.named(dialog, JSlider.class, "opacity");
		EventQueue.invokeAndWait(() -> slider.setValue(80));
		screen.until("the picture follows the slider", () -> opacity() == 0.8);
		screen.shot("overlay_map");
		screen.press(dialog, "OK");
		command.join();
		say("opacity", opacity());
		final StringBuilder texts = new StringBuilder();
		for (final Roi r : image.getOverlay().toArray()) if (r instanceof final TextRoi t) texts.append(t.getText().strip()).append('|');
		say("bar", texts);
		IJ.saveAsTiff(image, file.toString());
		final ImagePlus back = IJ.openImage(file.toString());
		say("saved", back.getOverlay().size() + " " + ((ImageRoi) back.getOverlay().get(0)).getOpacity());
		say("flat", Integer.toHexString(back.flatten().getProcessor().get(20, 128) & 0xffffff));
		image.setTitle("scan");
		map.changes = false;
		map.close();
	}

	/** Groups 1, 1 and 3, over the map, which stays. */
	private void groups() throws Exception {
		final int before = image.getOverlay().size();
		final RoiManager manager = new RoiManager();
		manager.setLocation(1000, 600);
		for (int k = 0; k < 3; k++) {
			final Roi roi = new OvalRoi(40 + 70 * k, 120, 50, 60);
			roi.setName("lesion" + (char) ('A' + k));
			roi.setGroup(k < 2 ? 1 : 3);
			manager.addRoi(roi);
		}
		IJ.runMacro("run('Colour Regions...', 'image=scan regions=[ROI Manager] opacity=30');");
		screen.front(image.getWindow());
		screen.shot("colour_regions");
		final StringBuilder out = new StringBuilder();
		for (final Roi r : image.getOverlay().toArray()) {
			if (r.getStrokeColor() != null && r.getName() != null && r.getName().startsWith("lesion") && r.getFillColor() == null) out.append(r.getName())
				.append('=').append(Integer.toHexString(r.getStrokeColor().getRGB() & 0xffffff)).append(' ');
			if (r instanceof final TextRoi t && t.getText().contains("(")) out.append(t.getText().strip()).append(' ');
		}
		say("groups", out);
		IJ.runMacro("run('Colour Regions...', 'image=scan regions=[ROI Manager] opacity=0 legend=false');");
		say("again", image.getOverlay().size() - before);
	}
}
