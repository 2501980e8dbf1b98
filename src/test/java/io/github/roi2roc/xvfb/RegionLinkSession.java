package io.github.roi2roc.xvfb;

import java.awt.Component;
import java.awt.Rectangle;
import java.awt.Window;
import java.nio.file.Path;

import javax.swing.JLabel;

import io.github.roi2roc.ij.Desktop;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.NewImage;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import ij.process.ImageProcessor;
import ij.text.TextPanel;
import ij.text.TextWindow;

/**
 * A user who clicks rows of a feature table and regions of its image, in a JVM of its own; {@link RegionLinkTest} judges what it prints.
 * Arguments: a settings file, folder for screenshots.
 */
public final class RegionLinkSession {

	private static final String TABLE = "Radiomics features";

	private final Screen screen;
	private final String settings;
	private final ImagePlus image = NewImage.createByteImage("scan", 96, 80, 5, NewImage.FILL_RAMP);

	private RegionLinkSession(final Screen screen, final String settings) {
		this.screen = screen;
		this.settings = settings;
	}

	public static void main(final String[] args) throws Exception {
		final Screen screen = new Screen(Path.of(args[1]));
		if (Desktop.start() != 0) System.exit(1);
		int status = 1;
		try {
			final RegionLinkSession s = new RegionLinkSession(screen, args[0]);
			s.image.show();
			s.labels();
			s.manager();
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

	private void extract(final String regions) throws Exception {
		IJ.runMacro("run('Extract Features...', 'image=scan regions=[" + regions + "] settings=[" + settings + "]');");
		final Window table = screen.window(TABLE);
		table.setLocation(800, 300);
		image.getWindow().setLocation(100, 300);
		screen.front(table);
	}

	private static String status() {
		return Screen.all(IJ.getInstance(), JLabel.class).get(0).getText();
	}

	private static TextPanel panel() {
		return ((TextWindow) WindowManager.getFrame(TABLE)).getTextPanel();
	}

	/** The part of the table's canvas that shows a row. */
	private static Rectangle row(final TextPanel panel, final int row) {
		int top = 0;
		while (panel.rowIndex(top) < row) top++;
		int end = top;
		while (panel.rowIndex(end) == row) end++;
		return new Rectangle(20, top, 40, end - top);
	}

	private static Component text(final TextPanel panel) {
		for (final Component c : panel.getComponents()) if (c.getClass().getName().endsWith("TextCanvas")) return c;
		throw new IllegalStateException("no canvas");
	}

	private boolean at(final int slice, final int x, final int y, final int width, final int height) {
		final Roi roi = image.getRoi();
		return image.getZ() == slice && roi != null && roi.getBounds().equals(new Rectangle(x, y, width, height));
	}

	/** A mask image: region 1 in slices 1 to 2, region 3 in slices 2 to 4 and largest in 3. */
	private void labels() throws Exception {
		final ImagePlus mask = NewImage.createByteImage("mask", 96, 80, 5, NewImage.FILL_BLACK);
		fill(mask, 1, 1, new Roi(10, 12, 20, 16));
		fill(mask, 2, 1, new Roi(10, 12, 10, 16));
		fill(mask, 2, 3, new Roi(50, 40, 12, 10));
		fill(mask, 3, 3, new OvalRoi(48, 38, 24, 20));
		fill(mask, 4, 3, new Roi(52, 42, 6, 8));
		mask.show();
		extract("mask");
		final TextPanel panel = panel();
		say("listeners", Roi.getListeners().size());
		screen.click(text(panel), () -> row(panel, 1), 1, "region 3 in its largest slice", () -> at(3, 48, 38, 24, 20));
		screen.shot("link_row");
		image.setSlice(4);
		screen.until("the selection follows the slice", () -> at(4, 52, 42, 6, 8));
		image.setSlice(5);
		screen.until("no selection where the region has no pixel", () -> image.getRoi() == null);
		image.setSlice(2);
		screen.until("the selection comes back", () -> at(2, 50, 40, 12, 10));
		final ImageCanvas canvas = image.getCanvas();
		screen.click(canvas, new Rectangle(canvas.screenX(10), canvas.screenY(12), (int) (10 * canvas.getMagnification()), (int) (16 * canvas
			.getMagnification())), 1, "row of region 1", () -> panel.getSelectionStart() == 0 && panel.getSelectionEnd() == 0);
		screen.shot("link_region");
		final ResultsTable t = panel.getResultsTable();
		t.deleteRow(0);
		t.show(TABLE);
		say("left", t.getStringValue("label", 0));
		screen.click(text(panel), () -> row(panel, 0), 1, "the region of the first row that is left", () -> at(3, 48, 38, 24, 20));
		screen.click(text(panel), () -> row(panel, 0), 2, "grey levels of a double-clicked row", () -> WindowManager.getImage("scan_levels") != null);
		final ImagePlus levels = WindowManager.getImage("scan_levels");
		final ImageCanvas view = levels.getCanvas();
		screen.until("the slice where the region is largest", () -> levels.getZ() == 3);
		screen.move(view, view.screenX(60), view.screenY(48), "the level under the mouse", () -> status().contains(", level "));
		say("level", status());
		screen.shot("link_levels");
		WindowManager.getImage("scan_levels").close();
	}

	private static void fill(final ImagePlus mask, final int slice, final int label, final Roi roi) {
		final ImageProcessor ip = mask.getStack().getProcessor(slice);
		ip.setValue(label);
		ip.fill(roi);
	}

	/** Drawn regions: the link is made anew in the same window, and goes with it. */
	private void manager() throws Exception {
		final RoiManager manager = new RoiManager();
		manager.setLocation(100, 700);
		for (final Roi roi : new Roi[] { new OvalRoi(20, 20, 18, 14), new Roi(60, 30, 15, 25) }) {
			roi.setPosition(manager.getCount() + 2);
			roi.setName(manager.getCount() == 0 ? "lesion" : "liver");
			manager.addRoi(roi);
		}
		image.deleteRoi();
		extract("ROI Manager");
		final TextPanel panel = panel();
		screen.until("one link at a time", () -> Roi.getListeners().size() == 1);
		screen.click(text(panel), () -> row(panel, 1), 1, "the drawn region, selected in the manager", () -> at(3, 60, 30, 15, 25) && manager
			.getSelectedIndex() == 1);
		screen.shot("link_manager");
		manager.select(0);
		screen.until("the row of the region that is selected in the manager", () -> panel.getSelectionStart() == 0);
		say("kept as drawn", image.getRoi() instanceof OvalRoi);
		((TextWindow) WindowManager.getFrame(TABLE)).close();
		screen.until("no listener is left", () -> Roi.getListeners().isEmpty());
		extract("ROI Manager");
		screen.until("a new link", () -> Roi.getListeners().size() == 1);
		image.changes = false;
		image.close();
		screen.until("no listener is left behind the image", () -> Roi.getListeners().isEmpty());
		say("mouse listeners", text(panel()).getMouseListeners().length);
		say("done", true);
	}
}
