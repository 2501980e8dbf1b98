package io.github.roi2roc.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The numbers at risk under the axis of survival curves: a line per curve, its name at the left in its colour.
 *
 * @param title above the lines
 * @param names of the curves
 * @param colours of the curves
 * @param times where the numbers stand, in data units
 * @param counts curve × time; NaN for none
 */
record RiskTable(String title, List<String> names, List<Color> colours, double[] times, double[][] counts) {

	private static final double LEADING = 1.35, GAP = 5, MOST = 0.3;

	/** Room at the left of the frame that the names need, no more than a part of the figure's width. */
	double room(final Font font, final double width) {
		return Math.min(MOST * width, names.stream().mapToDouble(n -> Legend.width(n, font)).max().orElse(0) + 2 * GAP);
	}

	double height(final Font font) {
		return (names.size() + 1) * LEADING * font.getSize2D() + GAP;
	}

	/** @param top where the table begins @param x where a time stands */
	void draw(final Graphics2D g, final Font font, final Rectangle2D frame, final double top, final Axis x) {
		g.setFont(font);
		g.setPaint(Style.INK);
		double y = top + LEADING * font.getSize2D();
		g.drawString(title, (float) frame.getX(), (float) y);
		for (int c = 0; c < names.size(); c++) {
			y += LEADING * font.getSize2D();
			final String name = Legend.shorten(names.get(c), font, frame.getX() - 2 * GAP);
			g.setPaint(colours.get(c));
			g.drawString(name, (float) (frame.getX() - GAP - 2 - Legend.width(name, font)), (float) y);
			g.setPaint(Style.INK);
			for (int k = 0; k < times.length; k++) {
				if (Double.isNaN(counts[c][k]) || !x.holds(times[k])) continue;
				final String text = Long.toString(Math.round(counts[c][k]));
				final double at = frame.getX() + (times[k] - x.low()) / (x.high() - x.low()) * frame.getWidth();
				g.drawString(text, (float) (at - 0.5 * Legend.width(text, font)), (float) y);
			}
		}
	}
}
