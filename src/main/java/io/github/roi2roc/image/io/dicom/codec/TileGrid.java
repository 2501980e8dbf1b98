package io.github.roi2roc.image.io.dicom.codec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A tile taken apart (T.800 annex B): resolutions, their subbands, and precincts with the code-blocks that packets fill. */
final class TileGrid {

	/** From the lowest resolution to the full. */
	final List<Resolution> resolutions = new ArrayList<>();

	/** @param precincts row by row */
	record Resolution(int x0, int y0, int x1, int y1, List<Subband> bands, List<Precinct> precincts) {

		int width() {
			return x1 - x0;
		}

		int height() {
			return y1 - y0;
		}
	}

	/**
	 * @param index 0 for the lowest, then in threes
	 * @param high 1 for high frequencies along x, 2 along y, 3 along both
	 * @param level how often it was halved
	 */
	record Subband(int index, int high, int level, int x0, int y0, int x1, int y1, List<CodeBlock> blocks) {

		int width() {
			return x1 - x0;
		}
	}

	/** One packet for each layer comes from here. @param x where it begins on the reference grid */
	record Precinct(int resolution, long x, long y, List<BandPart> parts) {}

	/** The code-blocks of one subband in a precinct, row by row. */
	record BandPart(int across, List<CodeBlock> blocks, TagTree included, TagTree empty) {}

	TileGrid(final int x0, final int y0, final int x1, final int y1, final CodingStyle style) {
		for (int r = 0; r <= style.levels(); r++) {
			final int down = style.levels() - r;
			final Resolution resolution = new Resolution(halved(x0, down), halved(y0, down), halved(x1, down), halved(y1, down), new ArrayList<>(),
				new ArrayList<>());
			final int level = r == 0 ? style.levels() : down + 1;
			for (int high = r == 0 ? 0 : 1; high <= (r == 0 ? 0 : 3); high++) {
				final long ox = level == 0 ? 0 : (high & 1) * (1L << level - 1), oy = level == 0 ? 0 : (high >> 1) * (1L << level - 1);
				resolution.bands.add(new Subband(r == 0 ? 0 : 3 * r - 3 + high, high, level, halved(x0 - ox, level), halved(y0 - oy, level), halved(x1 - ox,
					level), halved(y1 - oy, level), new ArrayList<>()));
			}
			precincts(resolution, r, down, x0, y0, style);
			resolutions.add(resolution);
		}
	}

	private static int halved(final long a, final int times) {
		return (int) -(-a >> times);
	}

	private static void precincts(final Resolution resolution, final int r, final int down, final int tileX, final int tileY,
		final CodingStyle style)
	{
		if (resolution.width() <= 0 || resolution.height() <= 0) return;
		final int px = style.precincts()[r] & 15, py = style.precincts()[r] >> 4;
		for (int j = resolution.y0 >> py; j <= resolution.y1 - 1 >> py; j++) {
			for (int i = resolution.x0 >> px; i <= resolution.x1 - 1 >> px; i++) {
				final List<BandPart> parts = new ArrayList<>();
				final int half = r == 0 ? 0 : 1;
				for (final Subband b : resolution.bands) parts.add(part(b, i, j, px - half, py - half, style));
				resolution.precincts.add(new Precinct(r, Math.max(tileX, (long) i << px + down), Math.max(tileY, (long) j << py + down), parts));
			}
		}
	}

	private static BandPart part(final Subband b, final int i, final int j, final int px, final int py, final CodingStyle style) {
		final int x0 = Math.max(b.x0, i << px), y0 = Math.max(b.y0, j << py), x1 = (int) Math.min(b.x1, i + 1L << px), y1 = (int) Math.min(b.y1, j + 1L << py);
		final int w = Math.min(style.blockWidth(), px), h = Math.min(style.blockHeight(), py);
		final List<CodeBlock> blocks = new ArrayList<>();
		if (x1 <= x0 || y1 <= y0) return new BandPart(0, blocks, new TagTree(0, 0), new TagTree(0, 0));
		final int across = (x1 - 1 >> w) - (x0 >> w) + 1, down = (y1 - 1 >> h) - (y0 >> h) + 1;
		for (int v = y0 >> h; v <= y1 - 1 >> h; v++) {
			for (int u = x0 >> w; u <= x1 - 1 >> w; u++) {
				blocks.add(new CodeBlock(Math.max(x0, u << w), Math.max(y0, v << h), Math.min(x1, u + 1 << w), Math.min(y1, v + 1 << h)));
			}
		}
		b.blocks.addAll(blocks);
		return new BandPart(across, blocks, new TagTree(across, down), new TagTree(across, down));
	}

	/** A packet's precinct and layer. */
	record Packet(Precinct precinct, int layer) {}

	/** Precincts in the order of places, those of low resolution first where several begin in one place (T.800 B.12.1.4). */
	List<Precinct> byPlace() {
		final List<Precinct> out = new ArrayList<>();
		resolutions.forEach(r -> out.addAll(r.precincts()));
		out.sort(Comparator.comparingLong(Precinct::y).thenComparingLong(Precinct::x).thenComparingInt(Precinct::resolution));
		return out;
	}
}
