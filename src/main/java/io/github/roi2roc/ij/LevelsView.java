package io.github.roi2roc.ij;

import java.awt.Point;
import java.awt.event.MouseEvent;
import java.awt.event.MouseMotionAdapter;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Locale;

import io.github.roi2roc.extract.Preprocessing;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

import ij.IJ;
import ij.ImagePlus;
import ij.process.LUT;

/**
 * Grey levels as texture matrices see them, to be looked at: a colour for each level, black outside the region, and in the status bar the
 * level under the mouse with the intensities it stands for. The image holds the levels and nothing else.
 */
final class LevelsView {

	private final ImagePlus image;
	private final Voxels levels, values;
	private final Geometry grid;
	private final String unit;
	private final double[] least, most;

	private LevelsView(final ImagePlus image, final Volume levels, final Volume values, final String unit) {
		this.image = image;
		this.levels = levels.voxels();
		this.values = values.voxels();
		this.unit = unit;
		grid = levels.geometry();
		int n = 0;
		for (int i = 0; i < this.levels.length(); i++) n = Math.max(n, (int) this.levels.get(i));
		least = new double[n + 1];
		most = new double[n + 1];
		Arrays.fill(least, Double.POSITIVE_INFINITY);
		Arrays.fill(most, Double.NEGATIVE_INFINITY);
		for (int i = 0; i < this.levels.length(); i++) {
			final int level = (int) this.levels.get(i);
			least[level] = Math.min(least[level], this.values.get(i));
			most[level] = Math.max(most[level], this.values.get(i));
		}
	}

	/**
	 * Shows the levels at the slice where the region is largest.
	 *
	 * @param source the image they were made of, whose unit counts
	 */
	static void show(final String title, final Preprocessing p, final ImagePlus source) {
		final Volume levels = p.levels();
		final ImagePlus image = ImagePlusVolume.image(title, levels);
		final String unit = source.getCalibration().getValueUnit();
		final LevelsView view = new LevelsView(image, levels, p.image(), unit == null || unit.equals("Gray Value") ? "" : " " + unit);
		image.getProcessor().resetMinAndMax();
		image.setLut(view.lut());
		image.setDisplayRange(0, view.count());
		image.show();
		image.setSlice(new RegionOutlines(p.part()).largest());
		if (image.getCanvas() == null) return;
		image.getCanvas().addMouseMotionListener(new MouseMotionAdapter() {

			@Override
			public void mouseMoved(final MouseEvent e) {
				final Point at = image.getCanvas().getCursorLoc();
				IJ.showStatus(view.text(at.x, at.y, image.getZ() - 1));
			}
		});
	}

	private int count() {
		return least.length - 1;
	}

	/** Even steps of Viridis from the first level to the last. */
	private LUT lut() {
		final int[] colours = ColourMap.VIRIDIS.colours();
		final byte[] r = new byte[256], g = new byte[256], b = new byte[256];
		for (int i = 0; i < 256; i++) {
			final int level = (int) Math.round(i / 255.0 * count());
			if (level == 0) continue;
			final int rgb = colours[count() == 1 ? 255 : (int) Math.round(255.0 * (level - 1) / (count() - 1))];
			r[i] = (byte) (rgb >> 16);
			g[i] = (byte) (rgb >> 8);
			b[i] = (byte) rgb;
		}
		return new LUT(new IndexColorModel(8, 256, r, g, b), 0, count());
	}

	/** What stands in the status bar for a voxel. */
	String text(final int x, final int y, final int z) {
		if (!grid.box().contains(x, y, z)) return "";
		final int i = grid.index(x, y, z), level = (int) levels.get(i);
		final String here = "x=" + x + ", y=" + y + ", z=" + z + ": ", value = digits(values.get(i)) + unit;
		return level == 0 ? here + value + ", outside the region" : here + value + ", level " + level + " of " + count() + " (" + digits(least[level])
			+ " to " + digits(most[level]) + unit + " in the region)";
	}

	private static String digits(final double v) {
		return v == Math.rint(v) && Math.abs(v) < 1e9 ? Long.toString((long) v) : String.format(Locale.ROOT, "%.4g", v);
	}
}
