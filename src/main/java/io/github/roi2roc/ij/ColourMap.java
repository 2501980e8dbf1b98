package io.github.roi2roc.ij;

import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.List;

import io.github.roi2roc.InputException;

import ij.plugin.LutLoader;

/** Colours of values between 0 and 1. Viridis and Cividis are of even steps to the eye and legible to the colour-blind and in grey. */
public enum ColourMap {

	/** 17 even steps of matplotlib's map. */
	VIRIDIS("Viridis", 0x440154, 0x48186a, 0x472d7b, 0x424086, 0x3b528b, 0x33638d, 0x2c728e, 0x26828e, 0x21908c, 0x1f9f88, 0x27ad81, 0x3ebc74, 0x5dc863,
		0x82d34d, 0xaadc32, 0xd5e21a, 0xfde725),
	/** 17 even steps of Nuñez, Anderton and Renslow's map (2018), in the version of R's viridisLite. */
	CIVIDIS("Cividis", 0x00204d, 0x002c69, 0x05366e, 0x2d426c, 0x414d6b, 0x52596c, 0x61646f, 0x6f7073, 0x7c7b78, 0x8b8779, 0x9b9477, 0xaca174, 0xbcaf6f,
		0xcebc68, 0xe0cb5e, 0xf2da50, 0xffea46),
	/** ImageJ's. */
	FIRE("Fire"),
	GRAYS("Grays", 0x000000, 0xffffff);

	/** Pure black is what ImageJ's overlays take for transparent. */
	private static final int DARKEST = 0x030303;

	private final String label;
	private final int[] steps;

	ColourMap(final String label, final int... steps) {
		this.label = label;
		this.steps = steps;
	}

	/** @throws InputException if there is none of the name */
	public static ColourMap of(final String label) {
		for (final ColourMap m : values()) if (m.label.equalsIgnoreCase(label)) return m;
		throw new InputException("'lut' is '" + label + "', but one of these belongs there: " + String.join(", ", labels()) + ".");
	}

	public static List<String> labels() {
		return Arrays.stream(values()).map(m -> m.label).toList();
	}

	/** 256 colours, 0xRRGGBB, none of them black. */
	int[] colours() {
		final int[] out = new int[256];
		final IndexColorModel lut = steps.length == 0 ? LutLoader.getLut("fire") : null;
		for (int i = 0; i < out.length; i++) {
			final int rgb = lut != null ? lut.getRGB(i) & 0xffffff : between(i / 255.0 * (steps.length - 1));
			out[i] = rgb == 0 || brightness(rgb) < brightness(DARKEST) ? DARKEST : rgb;
		}
		return out;
	}

	private int between(final double place) {
		final int k = (int) Math.min(steps.length - 2, Math.floor(place));
		int rgb = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			final int a = steps[k] >> shift & 255, b = steps[k + 1] >> shift & 255;
			rgb |= (int) Math.round(a + (place - k) * (b - a)) << shift;
		}
		return rgb;
	}

	private static int brightness(final int rgb) {
		return (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
	}
}
