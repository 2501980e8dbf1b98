package io.github.roi2roc.ij;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseListener;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.io.RegionReader.NamedMask;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.Roi;
import ij.gui.RoiListener;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import ij.text.TextPanel;
import ij.text.TextWindow;

/**
 * Ties the rows of a feature table's window to the regions on the image they were measured on. A click on a row selects its region, in the
 * slice where it is largest, and the selection follows the slices; a click on a region, or a selection that covers one (as the ROI Manager
 * makes it), highlights its row. Rows are found by their {@code label}, so that a sorted table stays right.
 * <p>
 * The link lives in the listeners of both windows and ends when one of them closes, when the table is shown anew or the image's size
 * changes; nothing else holds it. All its state belongs to the event thread.
 * </p>
 */
final class RegionLink {

	/** A selection covers a region from this Dice coefficient on. */
	private static final double COVERS = 0.5;
	private static final String LABEL = "label";

	private final TextWindow window;
	private final TextPanel panel;
	private final ResultsTable table;
	private final ImagePlus image;
	private final RegionSource positions;
	private final Geometry grid;
	private final Map<String, RegionOutlines> regions = new LinkedHashMap<>();
	private final Consumer<String> opened;
	private final Rows rows = new Rows();
	private final WindowAdapter closing = new Closing();
	private final ImageListener images = new Images();
	private final RoiListener selections = this::selectionChanged;
	private final MouseListener clicks = new Clicks();
	private ImageCanvas canvas;
	/** What the selection shows; null if it is the user's own. */
	private String shown;
	private int slice;
	private boolean busy;

	private RegionLink(final TextWindow window, final ImagePlus image, final Geometry grid, final List<NamedMask> masks,
		final RegionSource positions, final Consumer<String> opened)
	{
		this.window = window;
		this.image = image;
		this.grid = grid;
		this.positions = positions;
		this.opened = opened;
		panel = window.getTextPanel();
		table = panel.getResultsTable();
		masks.forEach(m -> regions.putIfAbsent(m.label(), new RegionOutlines(m.mask())));
	}

	/**
	 * Links the table that is shown under a title; without a display, or where the image has no window, nothing happens.
	 *
	 * @param masks the regions on the image's grid
	 * @param positions tells in which slice a region of the ROI Manager lies
	 * @param opened called, on a thread of its own, with the label of a row that is double-clicked
	 */
	static void tie(final String title, final ImagePlus image, final Geometry grid, final List<NamedMask> masks,
		final RegionSource positions, final Consumer<String> opened)
	{
		if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode() || image.getWindow() == null) return;
		final Frame frame = WindowManager.getFrame(title);
		if (frame instanceof final TextWindow w) EventQueue.invokeLater(() -> new RegionLink(w, image, grid, masks, positions, opened).begin());
	}

	private void begin() {
		for (final Component c : panel.getComponents()) {
			for (final MouseListener m : c.getMouseListeners()) if (m instanceof final Rows old) old.end();
		}
		if (image.getWindow() == null || table == null) return; // closed in the meantime
		panel.addMouseListener(rows);
		window.addWindowListener(closing);
		ImagePlus.addImageListener(images);
		Roi.addRoiListener(selections);
		hook();
		slice = image.getZ();
		IJ.showStatus("Click a row of the table to see its region, or a region to see its row");
	}

	/** Listens to the image's canvas, which ImageJ replaces when an image's type changes. */
	private void hook() {
		if (canvas == image.getCanvas()) return;
		if (canvas != null) canvas.removeMouseListener(clicks);
		canvas = image.getCanvas();
		if (canvas != null) canvas.addMouseListener(clicks);
	}

	private void end() {
		for (final Component c : panel.getComponents()) c.removeMouseListener(rows);
		window.removeWindowListener(closing);
		ImagePlus.removeImageListener(images);
		Roi.removeRoiListener(selections);
		if (canvas != null) canvas.removeMouseListener(clicks);
	}

	/** Whether table and image still are what was measured; else the link ends. */
	private boolean holds() {
		final boolean same = panel.getResultsTable() == table && image.getWidth() == grid.nx() && image.getHeight() == grid.ny() && image
			.getNSlices() == grid.nz();
		if (!same) end();
		return same;
	}

	private String label(final int row) {
		return row < 0 || row >= table.size() || !table.columnExists(LABEL) ? null : table.getStringValue(LABEL, row);
	}

	/** Puts the selection of a region on the image, in the current slice or, where it has no pixel there, nothing. */
	private void select(final String label) {
		busy = true;
		try {
			shown = label;
			slice = image.getZ();
			final RegionOutlines region = regions.get(label);
			final Roi outline = region.outline(slice), there = image.getRoi();
			if (outline == null) image.deleteRoi();
			else if (there == null || !there.isArea() || region.overlap(there, slice) < 1) {
				if (!selectManaged(region)) image.setRoi(outline);
			}
			final int pixels = region.pixels(slice);
			IJ.showStatus("Region " + label + ": " + region.mask().count() + " voxels" + (grid.nz() > 1 ? ", " + pixels + " in this slice" : ""));
		}
		finally {
			busy = false;
		}
	}

	/** A region that was drawn is selected as it was drawn, in the ROI Manager, too. */
	private boolean selectManaged(final RegionOutlines region) {
		final RoiManager manager = RoiManager.getInstance2();
		if (manager == null) return false;
		for (int i = 0; i < manager.getCount(); i++) {
			final Roi roi = manager.getRoi(i);
			final int z = roi.isArea() ? positions.slice(roi) : RoiRegions.ELSEWHERE;
			if ((z == slice || z == RoiRegions.ANYWHERE) && region.overlap(roi, slice) == 1) {
				WindowManager.setCurrentWindow(image.getWindow()); // the manager puts a selection on the current image
				manager.select(image, i);
				return true;
			}
		}
		return false;
	}

	private void highlight(final String label) {
		for (int row = 0; row < table.size(); row++) {
			if (!label.equals(label(row))) continue;
			panel.setSelection(row, row);
			final RegionOutlines region = regions.get(label);
			IJ.showStatus("Region " + label + ": " + region.mask().count() + " voxels, row " + (row + 1) + " of " + window.getTitle());
			return;
		}
	}

	/** May come on any thread, while ImageJ holds locks. */
	private void selectionChanged(final ImagePlus on, final int what) {
		if (on != image || what != RoiListener.CREATED && what != RoiListener.COMPLETED && what != RoiListener.DELETED) return;
		if (EventQueue.isDispatchThread() && busy) return;
		EventQueue.invokeLater(() -> {
			if (!holds()) return;
			shown = null;
			final Roi roi = image.getRoi();
			if (what == RoiListener.DELETED || roi == null || !roi.isArea()) return;
			final int z = image.getZ();
			final String best = best(roi, z);
			if (best != null) highlight(best);
		});
	}

	private String best(final Roi roi, final int z) {
		String best = null;
		double most = COVERS;
		for (final Map.Entry<String, RegionOutlines> e : regions.entrySet()) {
			final double overlap = e.getValue().overlap(roi, z);
			if (overlap > most || overlap == most && best == null) {
				most = overlap;
				best = e.getKey();
			}
		}
		return best;
	}

	/** The table's rows; carries the link, so that a later one of the same window finds and ends it. */
	private final class Rows extends MouseAdapter {

		@Override
		public void mouseReleased(final MouseEvent e) {
			final int row = panel.getSelectionStart();
			if (e.isPopupTrigger() || e.isMetaDown() || row < 0 || row != panel.getSelectionEnd() || !holds()) return;
			final String label = label(row);
			if (!regions.containsKey(label)) return;
			final RegionOutlines region = regions.get(label);
			image.setPosition(image.getChannel(), region.largest(), image.getFrame());
			select(label);
			if (e.getClickCount() == 2) new Thread(() -> opened.accept(label), "Grey levels").start();
		}

		void end() {
			RegionLink.this.end();
		}
	}

	/** The image's regions: the smallest one under the mouse is meant. A click makes no selection, because it may be a tool's. */
	private final class Clicks extends MouseAdapter {

		@Override
		public void mouseClicked(final MouseEvent e) {
			if (!holds()) return;
			final Point p = canvas.getCursorLoc();
			String best = null;
			for (final Map.Entry<String, RegionOutlines> r : regions.entrySet()) {
				if (r.getValue().mask().contains(p.x, p.y, image.getZ() - 1) && (best == null || r.getValue().mask().count() < regions.get(best).mask()
					.count())) best = r.getKey();
			}
			if (best != null) highlight(best);
		}
	}

	private final class Closing extends WindowAdapter {

		@Override
		public void windowClosed(final WindowEvent e) {
			end();
		}
	}

	/** ImageJ tells of images on any thread. */
	private final class Images implements ImageListener {

		@Override
		public void imageOpened(final ImagePlus opening) {}

		@Override
		public void imageClosed(final ImagePlus closed) {
			if (closed == image) EventQueue.invokeLater(RegionLink.this::end);
		}

		@Override
		public void imageUpdated(final ImagePlus updated) {
			if (updated == image) EventQueue.invokeLater(() -> {
				if (!holds()) return;
				hook();
				if (shown != null && slice != image.getZ()) select(shown);
			});
		}
	}
}
