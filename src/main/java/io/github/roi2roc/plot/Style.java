package io.github.roi2roc.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

import io.github.roi2roc.InputException;

/**
 * The one look of all figures. Lengths inside a figure are points (1/72 inch), so that a figure of column width keeps its text legible
 * when it is printed at that width.
 *
 * @param widthMm width of the figure in mm; journals print columns of about 85 mm and pages of about 180 mm
 * @param labelPt size of axis titles in points
 * @param textPt size of tick labels and legends in points, at least 6
 * @param linePt width of curves in points
 */
public record Style(double widthMm, double labelPt, double textPt, double linePt) {

	/** Width of one column of a journal page. */
	public static final Style COLUMN = new Style(85, 8, 7, 1.3);
	/** Width of a whole journal page. */
	public static final Style PAGE = new Style(180, 9, 8, 1.5);

	/** What SVG files ask for; the last is generic, so that every viewer has one. */
	static final String SVG_FONTS = "Arial, Helvetica, 'Liberation Sans', sans-serif";

	static final Color INK = new Color(0x26, 0x26, 0x26);
	static final Color FAINT = new Color(0x8c, 0x8c, 0x8c);
	static final Color GRID = new Color(0xe4, 0xe4, 0xe4);

	/** Okabe and Ito's colours (2008, "Color universal design"), those with enough contrast on white first, yellow left out. */
	private static final Color[] COLOURS = { new Color(0x0072b2), new Color(0xd55e00), new Color(0x009e73), new Color(0xcc79a7), new Color(
		0x000000), new Color(0xe69f00), new Color(0x56b4e9) };
	private static final Color[] ON_IMAGE = { new Color(0xe69f00), new Color(0x56b4e9), new Color(0x009e73), new Color(0xcc79a7), new Color(
		0xf0e442), new Color(0xd55e00), new Color(0x0072b2) };
	/** Dashes, in widths of the line; another for each colour, so that curves differ in grey too. */
	private static final float[][] DASHES = { {}, { 4, 1.6f }, { 1.2f, 1.2f }, { 6, 1.6f, 1.2f, 1.6f }, { 8, 2.4f }, { 4, 1.6f, 1.2f, 1.6f, 1.2f,
		1.6f }, { 2.4f, 2.4f } };
	/** Metric twins of Helvetica, in which journals set figures. */
	private static final String[] FAMILIES = { "Arial", "Helvetica", "Liberation Sans", "Nimbus Sans" };

	public Style {
		if (!(widthMm >= 40 && widthMm <= 1000)) throw new InputException("A figure of " + widthMm
			+ " mm cannot be drawn; choose a width from 40 to 1000 mm, such as 85 (column) or 180 (page).");
		if (!(labelPt >= 6 && textPt >= 6 && linePt > 0)) throw new InputException("Text of " + labelPt + " and " + textPt + " pt and lines of "
			+ linePt + " pt: text below 6 pt is not legible in print, and lines need a width above 0.");
	}

	/** The same look at another width. */
	public Style width(final double mm) {
		return new Style(mm, labelPt, textPt, linePt);
	}

	double widthPt() {
		return widthMm * 72 / 25.4;
	}

	/** Colour of the i-th curve; they repeat after seven, dashed otherwise. */
	static Color colour(final int i) {
		return COLOURS[i % COLOURS.length];
	}

	/** Colour of the i-th group on a scan, which is dark: the same colours, the brightest first and no black. */
	public static Color onImage(final int i) {
		return ON_IMAGE[i % ON_IMAGE.length];
	}

	/** How many groups have colours of their own on a scan. */
	public static int coloursOnImage() {
		return ON_IMAGE.length;
	}

	/** Shape of the i-th group's points, around (0, 0), of about equal area. */
	static Shape mark(final int i, final double size) {
		final double r = 0.5 * size;
		return switch (i % 4) {
			case 0 -> new Ellipse2D.Double(-r, -r, size, size);
			case 1 -> new Rectangle2D.Double(-0.89 * r, -0.89 * r, 1.78 * r, 1.78 * r);
			case 2 -> polygon(0, -1.3 * r, 1.2 * r, 0.8 * r, -1.2 * r, 0.8 * r);
			default -> polygon(0, -1.3 * r, 1.3 * r, 0, 0, 1.3 * r, -1.3 * r, 0);
		};
	}

	private static Shape polygon(final double... xy) {
		final Path2D path = new Path2D.Double();
		path.moveTo(xy[0], xy[1]);
		for (int i = 2; i < xy.length; i += 2) path.lineTo(xy[i], xy[i + 1]);
		path.closePath();
		return path;
	}

	/** Stroke of the i-th curve. */
	BasicStroke stroke(final int i) {
		return line(linePt, DASHES[(i + i / COLOURS.length) % DASHES.length]);
	}

	/** A line of a width in points with dashes in widths of the line; none is a solid line. */
	static BasicStroke line(final double width, final float... dashes) {
		if (dashes.length == 0) return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
		final float[] d = dashes.clone();
		for (int i = 0; i < d.length; i++) d[i] *= (float) width;
		return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, d, 0);
	}

	/** Loaded once; a font never changes. */
	private static final class Bundled {

		private static final Font FONT = load();

		private static Font load() {
			try (InputStream in = bundledFont()) {
				return Font.createFont(Font.TRUETYPE_FONT, in);
			}
			catch (final IOException | FontFormatException e) {
				return new Font("Liberation Sans", Font.PLAIN, 1); // the machine's, or what it takes for it
			}
		}
	}

	/**
	 * Liberation Sans, the free metric twin of Helvetica that lies in PDFBox' jar, so that figures look the same on every machine.
	 *
	 * @throws FileNotFoundException if the jar is not there
	 */
	static InputStream bundledFont() throws FileNotFoundException {
		final InputStream in = Style.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
		if (in == null) throw new FileNotFoundException("PDFBox is not there");
		return in;
	}

	/**
	 * A sans-serif font that can show all these texts: the bundled one, else Helvetica's likes if present, else Java's own, which falls back
	 * for other scripts.
	 */
	static Font font(final double points, final List<String> texts) {
		if (texts.stream().allMatch(t -> Bundled.FONT.canDisplayUpTo(t) < 0)) return Bundled.FONT.deriveFont((float) points);
		for (final String family : FAMILIES) {
			final Font f = new Font(family, Font.PLAIN, 1);
			if (f.getFamily(Locale.ROOT).equalsIgnoreCase(family) && texts.stream().allMatch(t -> f.canDisplayUpTo(t) < 0)) return f.deriveFont(
				(float) points);
		}
		return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) points);
	}
}
