package io.github.roi2roc.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Names beside points: the first in the list choose first; one that finds no free place is left out. Lengths are points. */
final class PointLabels {

	/** Directions that are tried, the easiest to read first, and distances from the point. */
	private static final double[][] DIRECTIONS = { { 1, 0 }, { -1, 0 }, { 0.7, -0.7 }, { -0.7, -0.7 }, { 0.7, 0.7 }, { -0.7, 0.7 }, { 0, -1 }, { 0,
		1 } };
	private static final double[] DISTANCES = { 4, 11, 19, 28 };

	record Label(Point2D at, String text) {}

	private PointLabels() {}

	/**
	 * @param marks all points that should stay visible
	 * @param frame labels stay within it
	 */
	static void draw(final Graphics2D g, final List<Label> labels, final List<Point2D> marks, final Rectangle2D frame, final Font font) {
		final List<Rectangle2D> taken = new ArrayList<>();
		for (final Point2D m : marks) taken.add(new Rectangle2D.Double(m.getX() - 2, m.getY() - 2, 4, 4));
		g.setFont(font);
		g.setPaint(Style.INK);
		g.setStroke(Style.line(0.4));
		for (final Label l : labels) {
			final Rectangle2D place = place(l, taken, frame, font);
			if (place == null) continue;
			taken.add(place);
			final double x = Math.max(place.getMinX(), Math.min(place.getMaxX(), l.at().getX())), y = Math.max(place.getMinY(), Math.min(place
				.getMaxY(), l.at().getY()));
			if (l.at().distance(x, y) > 7) g.draw(new Line2D.Double(l.at(), new Point2D.Double(x, y)));
			g.drawString(l.text(), (float) (place.getX() + 1), (float) (place.getCenterY() + 0.36 * font.getSize2D()));
		}
	}

	private static Rectangle2D place(final Label l, final List<Rectangle2D> taken, final Rectangle2D frame, final Font font) {
		final double w = Legend.width(l.text(), font) + 2, h = 1.15 * font.getSize2D();
		for (final double distance : DISTANCES) {
			for (final double[] d : DIRECTIONS) {
				final double cx = l.at().getX() + d[0] * distance + 0.5 * w * Math.signum(d[0]), cy = l.at().getY() + d[1] * (distance + 0.5 * h);
				final Rectangle2D r = new Rectangle2D.Double(cx - 0.5 * w, cy - 0.5 * h, w, h);
				if (frame.contains(r) && taken.stream().noneMatch(r::intersects)) return r;
			}
		}
		return null;
	}
}
