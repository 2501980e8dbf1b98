package io.github.roi2roc.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/** What the curves mean: one entry below the other, long texts on several lines. Lengths are points. */
final class Legend {

	/** A space at which no line is broken; it is drawn as a plain one. */
	static final char TIED = '\u00a0';

	private static final double SWATCH = 20, GAP = 4, LEADING = 1.28;

	/**
	 * @param text what it is; wrapped where it is too long
	 * @param stroke the line, or null
	 * @param mark drawn at the middle of the line, around (0, 0), or null
	 */
	record Entry(String text, Color colour, BasicStroke stroke, Shape mark) {}

	private final List<Entry> entries;
	private final Font font;
	private final List<List<String>> lines = new ArrayList<>();
	private final double width, height;

	/** @param room largest width that it may take */
	Legend(final List<Entry> entries, final Font font, final double room) {
		this.entries = List.copyOf(entries);
		this.font = font;
		double widest = 0;
		int count = 0;
		for (final Entry e : entries) {
			final List<String> wrapped = wrap(e.text(), font, room - SWATCH - GAP);
			lines.add(wrapped);
			count += wrapped.size();
			for (final String s : wrapped) widest = Math.max(widest, width(s, font));
		}
		width = SWATCH + GAP + widest;
		height = count * LEADING * font.getSize2D();
	}

	double width() {
		return width;
	}

	double height() {
		return height;
	}

	boolean isEmpty() {
		return entries.isEmpty();
	}

	void draw(final Graphics2D g, final double x, final double y) {
		final double line = LEADING * font.getSize2D();
		double top = y;
		for (int i = 0; i < entries.size(); i++) {
			final Entry e = entries.get(i);
			final double middle = top + 0.5 * line;
			g.setPaint(e.colour());
			if (e.stroke() != null) {
				g.setStroke(e.stroke());
				g.draw(new Line2D.Double(x, middle, x + SWATCH, middle));
			}
			if (e.mark() != null) Marks.draw(g, AffineTransform.getTranslateInstance(x + 0.5 * SWATCH, middle).createTransformedShape(e
				.mark()), e.colour());
			g.setPaint(Style.INK);
			g.setFont(font);
			for (final String s : lines.get(i)) {
				g.drawString(s.replace(TIED, ' '), (float) (x + SWATCH + GAP), (float) (top + 0.5 * line + 0.36 * font.getSize2D()));
				top += line;
			}
		}
	}

	/** Width as it would be on paper, whatever the resolution. */
	static double width(final String s, final Font font) {
		return font.getStringBounds(s, new FontRenderContext(null, true, true)).getWidth();
	}

	/** Breaks at spaces, and inside a word only where the word alone is too long. */
	static List<String> wrap(final String text, final Font font, final double room) {
		final List<String> out = new ArrayList<>();
		String line = "";
		for (final String word : text.strip().split("[ \t\n\r]+")) {
			final String longer = line.isEmpty() ? word : line + " " + word;
			if (width(longer, font) <= room) {
				line = longer;
				continue;
			}
			if (!line.isEmpty()) out.add(line);
			line = word;
			while (width(line, font) > room && line.codePointCount(0, line.length()) > 1) {
				int end = line.length();
				while (width(line.substring(0, end), font) > room && line.codePointCount(0, end) > 1) end = line.offsetByCodePoints(end, -1);
				// Names of features are long words whose parts an underscore divides.
				final int part = line.lastIndexOf('_', end - 1) + 1;
				if (part > end / 2) end = part;
				out.add(line.substring(0, end));
				line = line.substring(end);
			}
		}
		out.add(line);
		return out;
	}

	/** A text that is too long loses its middle. */
	static String shorten(final String text, final Font font, final double room) {
		if (width(text, font) <= room) return text;
		for (int keep = text.length() - 1; keep > 2; keep--) {
			final String s = text.substring(0, (keep + 1) / 2) + "…" + text.substring(text.length() - keep / 2);
			if (width(s, font) <= room) return s;
		}
		return "…";
	}
}
