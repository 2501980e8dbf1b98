package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.List;

import io.github.roi2roc.filter.IbsiFilter.Task;
import io.github.roi2roc.filter.ImageFilter.FilteredImage;
import io.github.roi2roc.filter.ImageFilter.Input;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;

/**
 * One image, made in as few slabs as the memory allows. A slab is filtered with the margin that its response depends on, so that it has the
 * bits of the whole.
 *
 * @param spacing mm along x, y, z
 */
record Blocks(Input input, Task task, Boundary boundary, double[] spacing) {

	/** Refuses, with the numbers, what does not fit the memory in any slabs. */
	FilteredImage response(final int[] axes) {
		final List<int[]> turns = task.turns(axes);
		final Box w = input.wanted();
		// a mean is taken in double
		final boolean single = input.single() && turns.size() == 1;
		final long bytes = (single ? 4L : input.single() ? 12L : 8L) * w.voxels();
		final List<List<Box>> slabs = new ArrayList<>();
		for (final int[] turn : turns) {
			final long room = input.room(memory(w, turn), bytes);
			final List<Box> pieces = Pieces.fitting(w, across(turn), p -> memory(p, turn), room);
			final long least = pieces.stream().mapToLong(p -> memory(p, turn)).max().orElse(0);
			if (least > room) return FilteredImage.tooLarge(task.imageType(), bytes + least, bytes + room);
			slabs.add(pieces);
		}
		final Block out = Block.empty(w, single);
		for (int t = 0; t < turns.size(); t++) {
			for (final Box piece : slabs.get(t)) {
				final Box read = read(piece, turns.get(t));
				final Field f = task.respond(Field.of(input.image(), read), turns.get(t), spacing, boundary);
				if (turns.size() == 1) out.put(f, read, piece);
				else out.add(f, read, piece);
			}
		}
		final Block mean = turns.size() == 1 ? out : out.mean(turns.size(), input.single());
		return Finite.within(input, task.imageType(), mean.volume(input.image()));
	}

	private long memory(final Box piece, final int[] axes) {
		final Box b = read(piece, axes);
		return task.memory(new int[] { b.nx(), b.ny(), b.nz() }, axes, spacing, boundary);
	}

	/** Slabs across an axis that is not filtered have no margin; else they lie across the longer of y and z, so that rows stay whole. */
	private int across(final int[] axes) {
		if (axes.length == 2) return 3 - axes[0] - axes[1];
		return input.wanted().ny() > input.wanted().nz() ? 1 : 2;
	}

	/** The part of the image that a piece depends on; of a periodic image it may lie beyond the border. */
	private Box read(final Box piece, final int[] axes) {
		final Geometry g = input.image().geometry();
		final int reach = task.reach(spacing);
		Box out = piece;
		for (final int a : axes) {
			// no image is wider than this, and sums of it stay in range
			final int margin = Math.min(reach, 1 << 24), start = piece.start(a) - margin, end = piece.start(a) + piece.size(a) + margin;
			if (reach == IbsiFilter.ALL || boundary == Boundary.PERIODIC && end - start >= g.size(a)) out = Pieces.span(out, a, 0, g.size(a));
			else if (boundary == Boundary.PERIODIC) out = Pieces.span(out, a, start, end - start);
			else out = Pieces.span(out, a, Math.max(0, start), Math.min(g.size(a), end) - Math.max(0, start));
		}
		return out;
	}
}
