package io.github.roi2roc.ij;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Locale;
import java.util.function.IntConsumer;

import javax.swing.JComponent;

import io.github.roi2roc.metric.RocCurve;

/** A ROC curve with a point on it that is picked by clicking or dragging; the figure for paper is drawn by {@code plot}. */
final class RocCanvas extends JComponent {

	private static final int LEFT = 52, TOP = 12, RIGHT = 14, BOTTOM = 44;
	/** The first colour of the figures' palette, and the mark's. */
	private static final Color CURVE = new Color(0x0072B2), MARK = new Color(0xD55E00);

	private final double[] sensitivities, specificities;
	private double sensitivity, specificity;

	/** @param picked gets the index of the curve's point nearest to the mouse */
	RocCanvas(final RocCurve curve, final IntConsumer picked) {
		sensitivities = curve.sensitivities();
		specificities = curve.specificities();
		setName("curve");
		setPreferredSize(new Dimension(420, 410));
		final MouseAdapter mouse = new MouseAdapter() {

			@Override
			public void mousePressed(final MouseEvent e) {
				picked.accept(nearest(e.getX(), e.getY()));
			}

			@Override
			public void mouseDragged(final MouseEvent e) {
				picked.accept(nearest(e.getX(), e.getY()));
			}
		};
		addMouseListener(mouse);
		addMouseMotionListener(mouse);
	}

	void mark(final double atSensitivity, final double atSpecificity) {
		sensitivity = atSensitivity;
		specificity = atSpecificity;
		repaint();
	}

	private double x(final double spec) {
		return LEFT + (1 - spec) * (getWidth() - LEFT - RIGHT);
	}

	private double y(final double sens) {
		return TOP + (1 - sens) * (getHeight() - TOP - BOTTOM);
	}

	private int nearest(final int mouseX, final int mouseY) {
		int best = 0;
		double least = Double.MAX_VALUE;
		for (int k = 0; k < sensitivities.length; k++) {
			final double d = Math.hypot(x(specificities[k]) - mouseX, y(sensitivities[k]) - mouseY);
			if (d < least) {
				least = d;
				best = k;
			}
		}
		return best;
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		final Graphics2D g = (Graphics2D) graphics.create();
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		g.setColor(Color.WHITE);
		g.fillRect(0, 0, getWidth(), getHeight());
		axes(g);
		g.setColor(Color.GRAY);
		g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] { 4, 4 }, 0));
		g.draw(new Line2D.Double(x(1), y(0), x(0), y(1)));
		final Path2D path = new Path2D.Double();
		for (int k = 0; k < sensitivities.length; k++) {
			if (k == 0) path.moveTo(x(specificities[k]), y(sensitivities[k]));
			else path.lineTo(x(specificities[k]), y(sensitivities[k]));
		}
		g.setStroke(new BasicStroke(2));
		g.setColor(CURVE);
		g.draw(path);
		g.setColor(MARK);
		g.fill(new Ellipse2D.Double(x(specificity) - 6, y(sensitivity) - 6, 12, 12));
		g.dispose();
	}

	private void axes(final Graphics2D g) {
		g.setColor(Color.DARK_GRAY);
		g.draw(new Line2D.Double(x(1), y(0), x(0), y(0)));
		g.draw(new Line2D.Double(x(1), y(0), x(1), y(1)));
		for (int i = 0; i <= 5; i++) {
			final double v = i / 5.0;
			final String text = String.format(Locale.ROOT, "%.1f", v);
			final int width = g.getFontMetrics().stringWidth(text);
			g.draw(new Line2D.Double(x(1 - v), y(0), x(1 - v), y(0) + 4));
			g.drawString(text, (float) x(1 - v) - width / 2f, (float) y(0) + 18);
			g.draw(new Line2D.Double(x(1) - 4, y(v), x(1), y(v)));
			g.drawString(text, (float) x(1) - width - 7, (float) y(v) + 4);
		}
		final String across = "1 - specificity";
		g.drawString(across, (float) (x(0.5) - g.getFontMetrics().stringWidth(across) / 2.0), getHeight() - 8f);
		final String up = "sensitivity";
		g.rotate(-Math.PI / 2, 14, y(0.5));
		g.drawString(up, (float) (14 - g.getFontMetrics().stringWidth(up) / 2.0), (float) y(0.5));
		g.rotate(Math.PI / 2, 14, y(0.5));
	}
}
