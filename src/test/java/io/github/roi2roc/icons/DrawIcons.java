package io.github.roi2roc.icons;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

/**
 * Draws the icons of the commands, in 16 and 32 pixels, into the folder of resources: one for each kind of work. Coordinates run from 0 to 16.
 * {@code mvn test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.github.roi2roc.icons.DrawIcons}
 */
public final class DrawIcons {

	private static final Path FOLDER = Path.of("src/main/resources/io/github/roi2roc/icons");
	private static final Color BLUE = new Color(0x1f, 0x5f, 0xa8), ORANGE = new Color(0xd5, 0x5e, 0), GREY = new Color(0x70, 0x70, 0x70), PALE = new Color(
		0xc9, 0xdc, 0xf0);
	private static final Map<String, Consumer<Graphics2D>> ICONS = new LinkedHashMap<>();
	static {
		ICONS.put("open", g -> {
			fill(g, PALE, 2, 5, 12, 9);
			fill(g, BLUE, 2, 3, 5, 2);
			line(g, ORANGE, 8, 13, 8, 7);
			lines(g, ORANGE, 5, 10, 8, 7, 11, 10);
		});
		ICONS.put("prepare", g -> {
			for (int i = 0; i < 4; i++) for (int k = 0; k < 4; k++) fill(g, (i + k) % 2 == 0 ? BLUE : PALE, 2 + 3 * i, 2 + 3 * k, 3, 3);
		});
		ICONS.put("filter", g -> {
			fill(g, PALE, 1, 2, 14, 12);
			lines(g, BLUE, 2, 8, 4, 4, 6, 11, 8, 3, 10, 12, 12, 6, 14, 8);
		});
		ICONS.put("settings", g -> {
			for (int i = 0; i < 3; i++) {
				line(g, GREY, 2, 4 + 4 * i, 14, 4 + 4 * i);
				dot(g, i == 1 ? ORANGE : BLUE, 5 + 3 * ((i * 2) % 3), 4 + 4 * i, 1.8);
			}
		});
		ICONS.put("extract", g -> {
			dot(g, PALE, 6, 6, 5);
			ring(g, ORANGE, 6, 6, 5);
			for (int i = 0; i < 3; i++) fill(g, BLUE, 9, 10 + 2 * i, 6, 1.2);
		});
		ICONS.put("maps", g -> {
			for (int i = 0; i < 4; i++) for (int k = 0; k < 4; k++) fill(g, new Color(40 + 50 * i, 90 + 20 * k, 200 - 45 * i), 2 + 3 * i, 2 + 3 * k, 3, 3);
		});
		ICONS.put("cohort", g -> {
			for (int i = 0; i < 3; i++) {
				fill(g, i == 2 ? BLUE : PALE, 2 + 2 * i, 2 + 3 * i, 8, 6);
				outline(g, BLUE, 2 + 2 * i, 2 + 3 * i, 8, 6);
			}
		});
		ICONS.put("statistics", g -> {
			line(g, GREY, 2, 14, 14, 14);
			fill(g, PALE, 3, 8, 3, 6);
			fill(g, BLUE, 7, 4, 3, 10);
			fill(g, ORANGE, 11, 10, 3, 4);
		});
		ICONS.put("select", g -> {
			for (int i = 0; i < 3; i++) {
				outline(g, GREY, 2, 2 + 4.5 * i, 3, 3);
				line(g, i == 1 ? PALE : BLUE, 7, 3.5 + 4.5 * i, 14, 3.5 + 4.5 * i);
			}
			lines(g, ORANGE, 2, 3, 3.5, 5, 6, 1);
			lines(g, ORANGE, 2, 12, 3.5, 14, 6, 10);
		});
		ICONS.put("train", g -> {
			line(g, GREY, 3, 13, 13, 3);
			dot(g, BLUE, 4, 5, 1.7);
			dot(g, BLUE, 8, 3.5, 1.7);
			dot(g, ORANGE, 12, 10, 1.7);
			dot(g, ORANGE, 8.5, 12.5, 1.7);
		});
		ICONS.put("curve", g -> {
			lines(g, GREY, 2, 2, 2, 14, 14, 14);
			lines(g, PALE, 2, 14, 14, 2);
			lines(g, BLUE, 2, 14, 3, 8, 6, 5, 14, 2.5);
		});
		ICONS.put("check", g -> lines(g, BLUE, 2, 8, 6, 12.5, 14, 3));
		ICONS.put("info", g -> {
			dot(g, BLUE, 8, 8, 7);
			fill(g, Color.WHITE, 7.2, 7, 1.8, 5);
			dot(g, Color.WHITE, 8.1, 4.6, 1.2);
		});
	}

	private DrawIcons() {}

	public static void main(final String[] args) throws IOException {
		Files.createDirectories(FOLDER);
		for (final Map.Entry<String, Consumer<Graphics2D>> icon : ICONS.entrySet()) {
			for (final int size : new int[] { 16, 32 }) {
				final BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
				final Graphics2D g = image.createGraphics();
				g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
				g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
				g.scale(size / 16.0, size / 16.0);
				g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
				icon.getValue().accept(g);
				g.dispose();
				ImageIO.write(image, "png", FOLDER.resolve(icon.getKey() + (size == 16 ? "" : "_32") + ".png").toFile());
			}
		}
	}

	private static void fill(final Graphics2D g, final Color c, final double x, final double y, final double w, final double h) {
		g.setColor(c);
		g.fill(new Rectangle2D.Double(x, y, w, h));
	}

	private static void outline(final Graphics2D g, final Color c, final double x, final double y, final double w, final double h) {
		g.setColor(c);
		g.draw(new Rectangle2D.Double(x, y, w, h));
	}

	private static void dot(final Graphics2D g, final Color c, final double x, final double y, final double r) {
		g.setColor(c);
		g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
	}

	private static void ring(final Graphics2D g, final Color c, final double x, final double y, final double r) {
		g.setColor(c);
		g.draw(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
	}

	private static void line(final Graphics2D g, final Color c, final double x1, final double y1, final double x2, final double y2) {
		g.setColor(c);
		g.draw(new Line2D.Double(x1, y1, x2, y2));
	}

	private static void lines(final Graphics2D g, final Color c, final double... xy) {
		final Path2D p = new Path2D.Double();
		p.moveTo(xy[0], xy[1]);
		for (int i = 2; i < xy.length; i += 2) p.lineTo(xy[i], xy[i + 1]);
		g.setColor(c);
		g.draw(p);
	}
}
