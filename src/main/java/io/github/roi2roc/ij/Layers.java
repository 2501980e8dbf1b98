package io.github.roi2roc.ij;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;

/**
 * What the suite puts over an image: maps, coloured regions, their legends. They are elements of ImageJ's overlay, which are saved with the
 * image and flattened by ImageJ; a mark tells them from the user's own, which stay, and which alone are regions.
 */
final class Layers {

	private static final String MARK = "roi2roc.layer";

	private Layers() {}

	/** Puts layers over an image in the place of those of the same kind. @param kind such as {@code map} */
	static void replace(final ImagePlus image, final String kind, final List<Roi> layers) {
		final Overlay out = new Overlay();
		if (image.getOverlay() != null) for (final Roi r : image.getOverlay().toArray()) if (!kind.equals(r.getProperty(MARK))) out.add(r);
		for (final Roi r : layers) {
			r.setProperty(MARK, kind);
			out.add(r);
		}
		image.setOverlay(out.size() == 0 ? null : out);
	}

	/** The elements that the user drew. */
	static List<Roi> drawn(final ImagePlus image) {
		return image.getOverlay() == null ? List.of() : Arrays.stream(image.getOverlay().toArray()).filter(r -> r.getProperty(MARK) == null).toList();
	}

	/** A line of text, white on a dark ground. */
	static Roi text(final double x, final double y, final String text, final Font font) {
		final TextRoi out = new TextRoi(x, y, text, font);
		out.setStrokeColor(Color.WHITE);
		out.setFillColor(new Color(0, 0, 0, 150));
		out.setAntialiased(true);
		return out;
	}

	/** A size at which the longest of some lines is no wider than {@code most}. */
	static Font font(final double size, final double most, final List<String> lines) {
		final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
		final double widest = lines.stream().mapToDouble(l -> width(l, font.deriveFont(100f)) / 100).max().orElse(1);
		return font.deriveFont((float) Math.max(1, Math.floor(Math.min(size, most / widest))));
	}

	static double width(final String text, final Font font) {
		final Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
		try {
			final FontMetrics m = g.getFontMetrics(font);
			return m.stringWidth(text);
		}
		finally {
			g.dispose();
		}
	}

	/** The layers of a slice, from 1, in an order to be drawn. */
	static List<Roi> of(final List<Roi> layers, final int slice) {
		final List<Roi> out = new ArrayList<>();
		for (final Roi r : layers) {
			final int z = r.hasHyperStackPosition() ? r.getZPosition() : r.getPosition();
			if (z == 0 || z == slice) out.add(r);
		}
		return out;
	}

	/** Lets a layer appear in one slice, from 1, of all channels and frames. */
	static void place(final Roi layer, final ImagePlus image, final int slice) {
		if (image.isHyperStack()) layer.setPosition(0, slice, 0);
		else layer.setPosition(slice);
	}
}
