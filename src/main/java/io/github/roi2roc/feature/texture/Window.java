package io.github.roi2roc.feature.texture;

import java.util.ArrayList;
import java.util.List;

import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.Levels;

/** A part of a padded box of levels, by padded index: x0 ≤ x &lt; x1 and so on. The whole region, or one slice of it. */
record Window(int x0, int x1, int y0, int y1, int z0, int z1) {

	static Window whole(final Levels l) {
		return new Window(l.px(), l.nx() - l.px(), l.py(), l.ny() - l.py(), l.pz(), l.nz() - l.pz());
	}

	/** The parts that get matrices of their own: each slice across an axis, or everything at once. */
	static List<Window> parts(final Levels l, final Aggregation aggregation, final int axis) {
		final Window w = whole(l);
		if (!aggregation.bySlice()) return List.of(w);
		final List<Window> out = new ArrayList<>();
		final int first = l.margin(axis), end = l.size(axis) - l.margin(axis);
		for (int i = first; i < end; i++) {
			out.add(switch (axis) {
				case 0 -> new Window(i, i + 1, w.y0, w.y1, w.z0, w.z1);
				case 1 -> new Window(w.x0, w.x1, i, i + 1, w.z0, w.z1);
				default -> new Window(w.x0, w.x1, w.y0, w.y1, i, i + 1);
			});
		}
		return out;
	}

	/** Place in the padded array of the first voxel of a row. */
	int row(final Levels l, final int y, final int z) {
		return x0 + l.nx() * (y + l.ny() * z);
	}

	int width() {
		return x1 - x0;
	}
}
