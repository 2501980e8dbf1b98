package io.github.roi2roc.stats;

import java.util.Arrays;
import java.util.Locale;

import io.github.roi2roc.InputException;

/**
 * Agglomerative clustering (R's {@code hclust}): merges, heights and the order of the leaves, ties resolved as R resolves them.
 *
 * @param merge step × 2: a single object as −1, −2, …, the cluster made in an earlier step as 1, 2, …; singles before clusters, smaller
 *          numbers first (R's {@code $merge})
 * @param height of each step, in the distances' unit (R's {@code $height})
 * @param order the objects from left to right under the tree, from 0 (R's {@code $order} less 1)
 */
public record Clustering(int[][] merge, double[] height, int[] order) {

	/** How the distance of two clusters follows from those of their members. */
	public enum Linkage {
		/** Mean of all pairs (UPGMA). */
		AVERAGE,
		/** Farthest pair. */
		COMPLETE,
		/** Nearest pair. */
		SINGLE,
		/** Ward's least variance, from distances (R's {@code ward.D2}; Murtagh and Legendre 2014). */
		WARD;

		/** @throws InputException if there is no such linkage */
		public static Linkage of(final String name) {
			for (final Linkage l : values()) {
				if (l.name().equalsIgnoreCase(name.strip())) return l;
			}
			throw new InputException("'linkage' is '" + name + "', but one of " + String.join(", ", Arrays.stream(values()).map(l -> l.name()
				.toLowerCase(Locale.ROOT)).toList()) + " belongs there.");
		}
	}

	/**
	 * @param distance symmetric, object × object, at least one; every one finite and at least 0
	 * @throws InputException if a distance is missing or negative
	 */
	public static Clustering of(final double[][] distance, final Linkage linkage) {
		for (int i = 0; i < distance.length; i++) {
			for (int j = 0; j < i; j++) {
				if (!(distance[i][j] >= 0 && distance[i][j] < Double.POSITIVE_INFINITY)) throw new InputException("Clustering: the distance of objects "
					+ (j + 1) + " and " + (i + 1) + " is " + distance[i][j] + "; leave one of them out.");
			}
		}
		return new Agglomeration(distance, linkage).run();
	}

	/** The objects below a step's two branches, as lists of places in {@link #order}: the mean of each branch, where its line goes up. */
	public double[] centres() {
		final int n = order.length;
		final double[] place = new double[n], centre = new double[merge.length];
		for (int k = 0; k < n; k++) place[order[k]] = k;
		for (int s = 0; s < merge.length; s++) centre[s] = 0.5 * (at(merge[s][0], place, centre) + at(merge[s][1], place, centre));
		return centre;
	}

	private static double at(final int which, final double[] place, final double[] centre) {
		return which < 0 ? place[-which - 1] : centre[which - 1];
	}

	/** Number of objects in the cluster that each step makes. */
	public int[] sizes() {
		final int[] out = new int[merge.length];
		for (int s = 0; s < out.length; s++) {
			for (final int m : merge[s]) out[s] += m < 0 ? 1 : out[m - 1];
		}
		return out;
	}

	/**
	 * Nearest neighbours are kept for each cluster among those behind it, and the first of the nearest pairs is merged into its first member:
	 * this order of search is what decides ties.
	 */
	private static final class Agglomeration {

		private final int n;
		private final Linkage linkage;
		private final double[][] d;
		private final int[] members, nearest;
		private final double[] nearestDistance;
		private final boolean[] alive;

		Agglomeration(final double[][] distance, final Linkage linkage) {
			n = distance.length;
			this.linkage = linkage;
			d = new double[n][n];
			for (int i = 0; i < n; i++) {
				for (int j = 0; j < i; j++) d[i][j] = d[j][i] = linkage == Linkage.WARD ? distance[i][j] * distance[i][j] : distance[i][j];
			}
			members = new int[n];
			Arrays.fill(members, 1);
			alive = new boolean[n];
			Arrays.fill(alive, true);
			nearest = new int[n];
			nearestDistance = new double[n];
		}

		Clustering run() {
			final int[] first = new int[Math.max(0, n - 1)], second = new int[first.length];
			final double[] height = new double[first.length];
			for (int i = 0; i < n - 1; i++) look(i);
			for (int step = 0; step < first.length; step++) {
				int a = -1;
				for (int i = 0; i < n - 1; i++) {
					if (alive[i] && (a < 0 || nearestDistance[i] < nearestDistance[a])) a = i;
				}
				final int b = nearest[a];
				first[step] = a;
				second[step] = b;
				height[step] = linkage == Linkage.WARD ? Math.sqrt(nearestDistance[a]) : nearestDistance[a];
				join(a, b);
			}
			final int[][] merge = merges(first, second);
			return new Clustering(merge, height, order(merge, n));
		}

		/** The nearest cluster behind this one. */
		private void look(final int i) {
			nearest[i] = -1;
			nearestDistance[i] = Double.POSITIVE_INFINITY;
			for (int j = i + 1; j < n; j++) {
				if (!alive[j] || d[i][j] >= nearestDistance[i]) continue;
				nearestDistance[i] = d[i][j];
				nearest[i] = j;
			}
		}

		/** Puts b into a (a stands before b). */
		private void join(final int a, final int b) {
			alive[b] = false;
			for (int k = 0; k < n; k++) {
				if (!alive[k] || k == a) continue;
				d[a][k] = d[k][a] = between(a, b, k);
				if (k < a && d[k][a] < nearestDistance[k]) {
					nearestDistance[k] = d[k][a];
					nearest[k] = a;
				}
			}
			members[a] += members[b];
			look(a);
			for (int i = 0; i < n - 1; i++) {
				if (alive[i] && (nearest[i] == a || nearest[i] == b)) look(i);
			}
		}

		/** Lance and Williams: the distance of k to a and b together. */
		private double between(final int a, final int b, final int k) {
			final double ak = d[a][k], bk = d[b][k], na = members[a], nb = members[b], nk = members[k];
			return switch (linkage) {
				case SINGLE -> Math.min(ak, bk);
				case COMPLETE -> Math.max(ak, bk);
				case AVERAGE -> (na * ak + nb * bk) / (na + nb);
				case WARD -> ((na + nk) * ak + (nb + nk) * bk - nk * d[a][b]) / (na + nb + nk);
			};
		}

		/** From "b went into a" to R's numbers. */
		private static int[][] merges(final int[] first, final int[] second) {
			final int[] step = new int[first.length + 1]; // of the cluster that lives at a place
			final int[][] out = new int[first.length][];
			for (int s = 0; s < out.length; s++) {
				final int a = name(first[s], step), b = name(second[s], step);
				final boolean swap = a > 0 && (b < 0 || b < a);
				out[s] = swap ? new int[] { b, a } : new int[] { a, b };
				step[first[s]] = s + 1;
			}
			return out;
		}

		private static int name(final int place, final int[] step) {
			return step[place] > 0 ? step[place] : -place - 1;
		}

		private static int[] order(final int[][] merge, final int n) {
			final int[] out = new int[n], stack = new int[n + 1];
			int top = 0, at = 0;
			stack[top++] = n > 1 ? merge.length : -1;
			while (top > 0) {
				final int m = stack[--top];
				if (m < 0) {
					out[at++] = -m - 1;
					continue;
				}
				stack[top++] = merge[m - 1][1];
				stack[top++] = merge[m - 1][0];
			}
			return out;
		}
	}
}
