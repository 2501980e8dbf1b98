package io.github.roi2roc.xvfb;

import java.awt.EventQueue;
import java.awt.Menu;
import java.awt.MenuBar;
import java.awt.MenuItem;
import java.awt.Point;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.swing.JTextField;

import io.github.roi2roc.ij.Desktop;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.store.Csv;

import ij.IJ;
import ij.Menus;
import ij.WindowManager;
import ij.gui.MultiLineLabel;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.filter.ThresholdToSelection;
import ij.plugin.frame.Recorder;
import ij.plugin.frame.RoiManager;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.text.TextWindow;

/**
 * What a user does in front of ImageJ, in a JVM of its own; it prints what it sees, one fact a line, and {@link DesktopTest} judges it.
 * Arguments: image, mask, folder for screenshots.
 */
public final class DesktopSession {

	private static final String EXTRACT = "Extract Features...", TABLE = "Radiomics features";

	private final Screen screen;
	private final Path image, mask;

	private DesktopSession(final Screen screen, final Path image, final Path mask) {
		this.screen = screen;
		this.image = image;
		this.mask = mask;
	}

	public static void main(final String[] args) throws Exception {
		final Screen screen = new Screen(Path.of(args[2]));
		if (Desktop.start() != 0) System.exit(1);
		final DesktopSession s = new DesktopSession(screen, Path.of(args[0]), Path.of(args[1]));
		int status = 1;
		try {
			menu();
			s.open();
			new Recorder();
			s.fromFile();
			s.recorded();
			s.fromManager();
			s.refused();
			s.cancelled();
			s.macroWithGap();
			s.menuPicture();
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

	private static Menu radiomics() {
		final MenuBar bar = Menus.getMenuBar();
		for (int i = 0; i < bar.getMenuCount(); i++) {
			final Menu m = bar.getMenu(i);
			for (int k = 0; m.getLabel().equals("Plugins") && k < m.getItemCount(); k++) {
				if (m.getItem(k) instanceof final Menu sub && sub.getLabel().equals("Radiomics")) return sub;
			}
		}
		throw new IllegalStateException("no menu Plugins > Radiomics");
	}

	private static void menu() {
		say("menu", labels(radiomics()));
		IJ.run("Refresh Menus");
		say("refreshed menu", labels(radiomics()));
		say("refreshed command", Menus.getCommands().get(EXTRACT));
	}

	/** Submenus are written out, without the line above them. */
	private static String labels(final Menu menu) {
		final List<String> labels = new ArrayList<>();
		for (int i = 0; i < menu.getItemCount(); i++) {
			if (menu.getItem(i) instanceof final Menu sub) {
				labels.remove(labels.size() - 1);
				labels.add(labels(sub));
			}
			else labels.add(menu.getItem(i).getLabel());
		}
		return String.join("|", labels);
	}

	/** Comes last: an open menu keeps the mouse to itself. */
	private void menuPicture() throws Exception {
		final Point p = IJ.getInstance().getLocationOnScreen();
		final int top = IJ.getInstance().getInsets().top; // title and menu bar, as far as the window manager draws them
		screen.click(p.x + 338, p.y + Math.max(12, top - 12));
		screen.click(p.x + 350, p.y + Math.max(12, top - 12) + 144);
		screen.shot("menu");
	}

	/** What ImageJ gets when a menu entry is clicked. */
	static void choose(final String label) {
		for (int i = 0; i < radiomics().getItemCount(); i++) {
			final MenuItem item = radiomics().getItem(i);
			if (item.getLabel().equals(label)) EventQueue.invokeLater(() -> item.dispatchEvent(new ActionEvent(item, ActionEvent.ACTION_PERFORMED, label)));
		}
	}

	private void open() throws Exception {
		choose("Open Medical Image...");
		final Window dialog = screen.window("Open Medical Image...");
		screen.fill(dialog, "file", image.toString());
		screen.shot("open");
		screen.press(dialog, "OK");
		screen.window(image.getFileName().toString());
		say("slices", WindowManager.getCurrentImage().getNSlices());
	}

	private void fromFile() throws Exception {
		choose(EXTRACT);
		final Window dialog = screen.window(EXTRACT);
		screen.fill(dialog, "mask", mask.toString());
		screen.shot("extract");
		screen.press(dialog, "OK");
		screen.window(TABLE);
		screen.shot("table");
		rows("clicked");
	}

	private void rows(final String key) {
		final ResultsTable t = ((TextWindow) WindowManager.getFrame(TABLE)).getTextPanel().getResultsTable();
		final String[] columns = t.getHeadings();
		say(key + " count", t.size());
		final List<String> cells = new ArrayList<>();
		for (final String c : columns) {
			final double d = t.getValue(c, 0);
			cells.add(Double.isNaN(d) ? t.getStringValue(c, 0) : Csv.number(d));
		}
		say(key + " columns", String.join(",", columns));
		say(key, String.join(",", cells));
		((TextWindow) WindowManager.getFrame(TABLE)).setTitle(TABLE);
	}

	private void recorded() throws Exception {
		final String line = Recorder.getInstance().getText().lines().filter(l -> l.contains(EXTRACT)).reduce((a, b) -> b).orElse("");
		say("line", line);
		IJ.runMacro(line);
		rows("recorded");
	}

	/** Each slice's region, traced, in the ROI Manager. */
	private void fromManager() throws Exception {
		final RoiManager manager = new RoiManager();
		final Volume v = VolumeFiles.read(mask);
		final int nx = v.geometry().nx(), n = nx * v.geometry().ny();
		for (int z = 0; z < v.geometry().nz(); z++) {
			final ImageProcessor ip = new ByteProcessor(nx, v.geometry().ny());
			for (int i = 0; i < n; i++) ip.set(i, v.voxels().get(z * n + i) == 0 ? 0 : 255);
			if (ip.getStatistics().max == 0) continue;
			ip.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
			final Roi roi = new ThresholdToSelection().convert(ip);
			roi.setPosition(z + 1);
			manager.addRoi(roi);
		}
		choose(EXTRACT);
		final Window dialog = screen.window(EXTRACT);
		Screen.select(dialog, "regions", "ROI Manager");
		screen.press(dialog, "OK");
		finished();
		rows("managed");
	}

	/** Waits until no thread runs the command any more. */
	private static void finished() {
		while (Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().endsWith(EXTRACT))) Thread.onSpinWait();
	}

	private void refused() throws Exception {
		choose(EXTRACT);
		final Window dialog = screen.window(EXTRACT);
		screen.fill(dialog, "mask", mask.toString());
		screen.fill(dialog, "label", "77");
		screen.press(dialog, "OK");
		final Window message = screen.window(EXTRACT);
		screen.shot("refused");
		say("refused", text(Screen.all(message, MultiLineLabel.class).get(0)));
		screen.press(message, "OK");
		finished();
		say("exception windows", WindowManager.getFrame("Exception") == null ? 0 : 1);
	}

	/** ImageJ's label does not give its text away. */
	static String text(final MultiLineLabel label) {
		try {
			final Field lines = MultiLineLabel.class.getDeclaredField("lines");
			lines.setAccessible(true);
			return String.join(" ", (String[]) lines.get(label));
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private void cancelled() throws Exception {
		choose(EXTRACT);
		final Window dialog = screen.window(EXTRACT);
		screen.press(dialog, "Cancel");
		finished();
		rows("after cancel");
	}

	/** A macro line that leaves out what a command needs opens its dialog, with what it does say filled in. */
	private void macroWithGap() throws Exception {
		final Thread macro = new Thread(() -> IJ.runMacro("run('Compare ROC Curves...', 'outcome=type');"), "macro with a gap");
		macro.start();
		final Window dialog = screen.window("Compare ROC Curves...");
		say("filled in", Screen.named(dialog, JTextField.class, "outcome").getText());
		screen.press(dialog, "Cancel");
		macro.join();
	}
}
