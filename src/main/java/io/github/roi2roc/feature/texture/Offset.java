package io.github.roi2roc.feature.texture;

import java.util.ArrayList;
import java.util.List;

import io.github.roi2roc.feature.Levels;

/** A step from a voxel to a neighbour, in voxels. */
record Offset(int x, int y, int z) {

	int along(final int axis) {
		return axis == 0 ? x : axis == 1 ? y : z;
	}

	int stride(final Levels levels) {
		return levels.stride(x, y, z);
	}

	Offset reversed() {
		return new Offset(-x, -y, -z);
	}

	/** Length in mm along each axis: the step's absolute component times the spacing. */
	double[] lengths(final double[] spacing) {
		return new double[] { Math.abs(x) * spacing[0], Math.abs(y) * spacing[1], Math.abs(z) * spacing[2] };
	}

	/**
	 * One of each pair of opposite steps with a Chebyshev length among the distances: 13 for distance 1, 62 for 1 and 2. The first
	 * non-zero component along z, y, x is positive; descending order along z, y, x. Steps longer than the region are left out: no pair of
	 * voxels has them.
	 *
	 * @param distances in voxels, at least 1 each
	 * @param flat axis along which no step is made (0 = x, 1 = y, 2 = z), or −1
	 */
	static List<Offset> half(final List<Integer> distances, final Levels levels, final int flat) {
		final int[] reach = new int[3];
		int most = 0;
		for (final int d : distances) most = Math.max(most, d);
		for (int a = 0; a < 3; a++) reach[a] = a == flat ? 0 : Math.min(most, levels.size(a) - 2 * levels.margin(a) - 1);
		final List<Offset> out = new ArrayList<>();
		for (int z = reach[2]; z >= 0; z--) {
			for (int y = reach[1]; y >= (z == 0 ? 0 : -reach[1]); y--) {
				for (int x = reach[0]; x >= (z == 0 && y == 0 ? 1 : -reach[0]); x--) {
					if (distances.contains(Math.max(z, Math.max(Math.abs(y), Math.abs(x))))) out.add(new Offset(x, y, z));
				}
			}
		}
		return out;
	}

	/** Both steps of each pair. */
	static List<Offset> all(final List<Integer> distances, final Levels levels, final int flat) {
		final List<Offset> out = new ArrayList<>(half(distances, levels, flat));
		final int n = out.size();
		for (int i = 0; i < n; i++) out.add(out.get(i).reversed());
		return out;
	}

	static int[] strides(final List<Offset> offsets, final Levels levels) {
		return offsets.stream().mapToInt(o -> o.stride(levels)).toArray();
	}
}
