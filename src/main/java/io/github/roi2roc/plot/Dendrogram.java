package io.github.roi2roc.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.Locale;

import io.github.roi2roc.stats.Clustering;

/**
 * The tree of a clustering above the columns of a matrix, leaves at the bottom, with a scale of its heights.
 *
 * @param clustering leaves from left to right as its order says
 * @param title of the scale of heights
 */
record Dendrogram(Clustering clustering, String title) {

	/** Height of the tree and the room between it and the matrix, in points. */
	static final double HEIGHT = 46, GAP = 4;
	/** Room on the left for the scale, in points. */
	static final double SCALE = 30;

	/**
	 * @param x0 left edge of the first column
	 * @param side width of a column
	 * @param bottom where the leaves stand
	 */
	void draw(final Graphics2D g, final double x0, final double side, final double bottom, final Font font) {
		final double most = Arrays.stream(clustering.height()).max().orElse(0), unit = most > 0 ? HEIGHT / most : 0;
		final int[][] merge = clustering.merge();
		final double[] centre = clustering.centres(), height = clustering.height();
		final int[] place = new int[clustering.order().length];
		for (int k = 0; k < place.length; k++) place[clustering.order()[k]] = k;
		g.setPaint(Style.INK);
		g.setStroke(Style.line(side < 3 ? 0.4 : 0.7));
		for (int s = 0; s < merge.length; s++) {
			final double y = bottom - unit * height[s];
			final Path2D path = new Path2D.Double();
			for (int branch = 0; branch < 2; branch++) {
				final int m = merge[s][branch];
				final double x = x0 + side * (0.5 + (m < 0 ? place[-m - 1] : centre[m - 1])), foot = bottom - (m < 0 ? 0 : unit * height[m - 1]);
				if (branch == 0) {
					path.moveTo(x, foot);
					path.lineTo(x, y);
				}
				else {
					path.lineTo(x, y);
					path.lineTo(x, foot);
				}
			}
			g.draw(path);
		}
		scale(g, x0 - 4, bottom, most, font);
	}

	private void scale(final Graphics2D g, final double x, final double bottom, final double most, final Font font) {
		final double small = 0.36 * font.getSize2D();
		g.setStroke(Style.line(0.5));
		g.setFont(font);
		g.draw(new Line2D.Double(x, bottom, x, bottom - HEIGHT));
		final String[] ticks = { "0", String.format(Locale.ROOT, most < 0.01 ? "%.0e" : "%.2f", most) };
		for (int k = 0; k < 2; k++) {
			final double y = bottom - k * HEIGHT;
			g.draw(new Line2D.Double(x - 2, y, x, y));
			g.drawString(ticks[k], (float) (x - 4 - Legend.width(ticks[k], font)), (float) (y + small));
		}
		MatrixDrawing.drawUp(g, title, x - 6, bottom - 0.5 * (HEIGHT - Legend.width(title, font)));
	}
}
