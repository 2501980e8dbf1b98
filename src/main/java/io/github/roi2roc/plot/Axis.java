package io.github.roi2roc.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.util.List;
import java.util.Locale;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.ui.RectangleInsets;

/**
 * One axis: what it says and from where to where it goes.
 *
 * @param title with the unit, if there is one
 * @param low lower end, in data units
 * @param high upper end, above {@code low}
 * @param step distance of the ticks, which stand at its multiples
 * @param names of the places 0, 1, … of an axis of categories; empty for an axis of numbers
 */
record Axis(String title, double low, double high, double step, List<String> names) {

	/** Room that an axis leaves beyond the data, as a part of their range, so that curves do not run into the frame. */
	private static final double MARGIN = 0.02;

	Axis {
		if (!(high > low) || !(step > 0)) throw new IllegalArgumentException("axis from " + low + " to " + high + " by " + step);
	}

	Axis(final String title, final double low, final double high, final double step) {
		this(title, low, high, step, List.of());
	}

	/** Names at 0, 1, …, from the bottom or the left. */
	static Axis categories(final String title, final List<String> names) {
		return new Axis(title, -0.6, names.size() - 0.4, 1, List.copyOf(names));
	}

	boolean holds(final double value) {
		return value >= low && value <= high;
	}

	double clamp(final double value) {
		return Math.max(low, Math.min(high, value));
	}

	/** 0 to 1, ticks at 0.2, a little room on both sides. */
	static Axis proportion(final String title) {
		return new Axis(title, -MARGIN, 1 + MARGIN, 0.2);
	}

	/** From data to data with a little room and about five ticks at 1, 2 or 5 times a power of ten. */
	static Axis fitting(final String title, final double low, final double high) {
		return fitting(title, low, high, 5);
	}

	/** The same with about so many ticks, for a frame that is narrow. */
	static Axis fitting(final String title, final double low, final double high, final int ticks) {
		final double middle = 0.5 * (low + high), least = 1e-9 * Math.max(1, Math.abs(middle));
		final double range = Math.max(high - low, least);
		final double power = StrictMath.pow(10, Math.floor(StrictMath.log10(range / ticks))), ratio = range / ticks / power;
		final double step = (ratio <= 1.5 ? 1 : ratio <= 3.5 ? 2 : ratio <= 7.5 ? 5 : 10) * power;
		return new Axis(title, middle - range * (0.5 + 2 * MARGIN), middle + range * (0.5 + 2 * MARGIN), step);
	}

	/** The axis as JFreeChart draws it; numbers are written the same in every locale. */
	NumberAxis chartAxis(final Font label, final Font text) {
		final NumberAxis axis = names.isEmpty() ? new NumberAxis(title) : new SymbolAxis(title, names.toArray(new String[0]));
		if (axis instanceof final SymbolAxis symbols) symbols.setGridBandsVisible(false);
		axis.setRange(low, high);
		axis.setTickUnit(names.isEmpty() ? new NumberTickUnit(step, format()) : new NumberTickUnit(1));
		axis.setLabelFont(label);
		axis.setTickLabelFont(text);
		axis.setLabelPaint(Style.INK);
		axis.setTickLabelPaint(Style.INK);
		axis.setAxisLinePaint(Style.INK);
		axis.setTickMarkPaint(Style.INK);
		axis.setAxisLineStroke(Style.line(0.6));
		axis.setTickMarkStroke(Style.line(0.6));
		axis.setTickMarkOutsideLength(2.5f);
		axis.setLabelInsets(new RectangleInsets(2, 2, 2, 2));
		axis.setTickLabelInsets(new RectangleInsets(1, 2, 1, 2));
		return axis;
	}

	/** The title beside an upright axis, read from below. JFreeChart turns upright text into outlines; here it stays text. */
	void drawTitle(final Graphics2D g, final Font font, final double left, final double middle) {
		final AffineTransform level = g.getTransform();
		g.translate(left + 0.9 * font.getSize2D(), middle + 0.5 * Legend.width(title, font));
		g.rotate(-0.5 * Math.PI);
		g.setFont(font);
		g.setPaint(Style.INK);
		g.drawString(title, 0, 0);
		g.setTransform(level);
	}

	/** As many decimals as the step has; a proper minus sign; never "-0". */
	private DecimalFormat format() {
		int decimals = 0;
		while (decimals < 9 && Math.abs(step * StrictMath.pow(10, decimals) - Math.rint(step * StrictMath.pow(10, decimals))) > 1e-6) decimals++;
		final DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
		symbols.setMinusSign('\u2212');
		final int digits = decimals;
		final double least = step * 1e-6;
		return new DecimalFormat("0" + (digits > 0 ? "." + "0".repeat(digits) : ""), symbols) {

			@Override
			public StringBuffer format(final double value, final StringBuffer out, final FieldPosition at) {
				return super.format(Math.abs(value) < least ? 0 : value, out, at);
			}
		};
	}
}
