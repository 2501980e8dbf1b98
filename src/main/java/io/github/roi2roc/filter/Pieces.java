package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

import io.github.roi2roc.image.Box;

/** Cuts a box into slabs that are filtered one after the other. */
final class Pieces {

	private Pieces() {}

	/** Slabs of this thickness or less across an axis, about equally thick. */
	static List<Box> of(final Box box, final int axis, final int thickness) {
		final int size = box.size(axis), n = (size + thickness - 1) / thickness;
		final List<Box> out = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			final int from = (int) ((long) size * i / n), to = (int) ((long) size * (i + 1) / n);
			out.add(span(box, axis, box.start(axis) + from, to - from));
		}
		return out;
	}

	/** The thickest slabs across an axis that are filtered with no more than so many bytes; those of one voxel if none are. */
	static List<Box> fitting(final Box box, final int axis, final ToLongFunction<Box> need, final long room) {
		int thickness = box.size(axis);
		while (thickness > 1 && need.applyAsLong(middle(box, axis, thickness)) > room) thickness = (thickness + 1) / 2;
		return of(box, axis, thickness);
	}

	/** A slab that has its full margin on both sides. */
	private static Box middle(final Box box, final int axis, final int thickness) {
		return span(box, axis, box.start(axis) + (box.size(axis) - thickness) / 2, thickness);
	}

	/** The box with another extent along one axis. */
	static Box span(final Box box, final int axis, final int start, final int size) {
		return switch (axis) {
			case 0 -> new Box(start, box.y(), box.z(), size, box.ny(), box.nz());
			case 1 -> new Box(box.x(), start, box.z(), box.nx(), size, box.nz());
			default -> new Box(box.x(), box.y(), start, box.nx(), box.ny(), size);
		};
	}
}
