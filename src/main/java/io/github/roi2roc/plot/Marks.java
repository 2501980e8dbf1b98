package io.github.roi2roc.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;

/** Points of a chart and of its legend. */
final class Marks {

	private Marks() {}

	/** A circle around (0, 0). */
	static Shape disc(final double diameter) {
		return new Ellipse2D.Double(-0.5 * diameter, -0.5 * diameter, diameter, diameter);
	}

	/** Filled, with a thin white rim that keeps it apart from the curves it lies on. */
	static void draw(final Graphics2D g, final Shape shape, final Color colour) {
		g.setPaint(colour);
		g.fill(shape);
		g.setPaint(Color.WHITE);
		g.setStroke(Style.line(0.6));
		g.draw(shape);
	}
}
