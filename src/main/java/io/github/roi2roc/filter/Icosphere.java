package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Points spread evenly over a sphere: the vertices of an icosahedron whose faces are split in four again and again. */
final class Icosphere {

	private Icosphere() {}

	/** @return 10·4^subdivisions + 2 points {x, y, z} at the radius */
	static double[][] vertices(final int subdivisions, final double radius) {
		final double t = (1 + Math.sqrt(5)) / 2, scale = radius / Math.sqrt(t * t + 1);
		final int[][] corner = { { -1, 2, 0 }, { 1, 2, 0 }, { -1, -2, 0 }, { 1, -2, 0 }, { 0, -1, 2 }, { 0, 1, 2 }, { 0, -1, -2 }, { 0, 1, -2 }, { 2, 0,
			-1 }, { 2, 0, 1 }, { -2, 0, -1 }, { -2, 0, 1 } };
		final List<double[]> v = new ArrayList<>();
		for (final int[] c : corner) {
			final double[] p = new double[3];
			for (int a = 0; a < 3; a++) p[a] = (Math.abs(c[a]) == 2 ? Math.signum(c[a]) * t : c[a]) * scale;
			v.add(p);
		}
		List<int[]> faces = faces(v);
		for (int i = 0; i < subdivisions; i++) faces = split(faces, v, radius);
		return v.toArray(new double[0][]);
	}

	/** All triples of neighbours: the edge of an icosahedron is the shortest distance between its corners. */
	private static List<int[]> faces(final List<double[]> v) {
		double edge = Double.POSITIVE_INFINITY;
		for (int i = 1; i < v.size(); i++) edge = Math.min(edge, distance(v.get(0), v.get(i)));
		final double near = edge * 1.01;
		final List<int[]> out = new ArrayList<>();
		for (int i = 0; i < v.size(); i++) {
			for (int j = i + 1; j < v.size(); j++) {
				for (int k = j + 1; k < v.size(); k++) {
					if (distance(v.get(i), v.get(j)) < near && distance(v.get(j), v.get(k)) < near && distance(v.get(i), v.get(k)) < near) out.add(
						new int[] { i, j, k });
				}
			}
		}
		return out;
	}

	private static double distance(final double[] a, final double[] b) {
		return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
	}

	private static List<int[]> split(final List<int[]> faces, final List<double[]> v, final double radius) {
		final Map<Long, Integer> middles = new LinkedHashMap<>();
		final List<int[]> out = new ArrayList<>();
		for (final int[] f : faces) {
			final int a = middle(f[0], f[1], v, radius, middles), b = middle(f[1], f[2], v, radius, middles), c = middle(f[2], f[0], v, radius, middles);
			out.addAll(List.of(new int[] { f[0], a, c }, new int[] { f[1], b, a }, new int[] { f[2], c, b }, new int[] { a, b, c }));
		}
		return out;
	}

	private static int middle(final int i, final int j, final List<double[]> v, final double radius, final Map<Long, Integer> known) {
		return known.computeIfAbsent((long) Math.min(i, j) << 32 | Math.max(i, j), key -> {
			final double[] a = v.get(i), b = v.get(j), m = { (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2 };
			final double stretch = radius / Math.sqrt(m[0] * m[0] + m[1] * m[1] + m[2] * m[2]);
			for (int k = 0; k < 3; k++) m[k] *= stretch;
			v.add(m);
			return v.size() - 1;
		});
	}
}
