package io.github.roi2roc.plot;

import java.awt.geom.AffineTransform;
import java.util.List;

import io.github.roi2roc.InputException;

/** Several small figures as one, in rows. */
final class Panels {

	private Panels() {}

	/**
	 * @param figures from left to right and from top to bottom, all of one width
	 * @param columns side by side
	 */
	static Figure of(final String title, final List<Figure> figures, final int columns) {
		if (figures.isEmpty()) throw new InputException(title + ": there is nothing to draw.");
		final int across = Math.min(columns, figures.size()), down = (figures.size() + across - 1) / across;
		final double width = figures.get(0).width(), height = figures.stream().mapToDouble(Figure::height).max().orElse(0);
		return new Figure(title, across * width, down * height, g -> {
			final AffineTransform whole = g.getTransform();
			for (int k = 0; k < figures.size(); k++) {
				g.translate(k % across * width, k / across * height);
				figures.get(k).draw(g);
				g.setTransform(whole);
			}
		});
	}
}
