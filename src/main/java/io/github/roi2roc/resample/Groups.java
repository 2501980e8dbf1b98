package io.github.roi2roc.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.roi2roc.numeric.RandomStream;

/**
 * Rows that must stay together, such as the lesions of one patient, dealt into parts so that every class has nearly its share in each.
 * The largest groups are dealt first, each to the part that it brings nearest to its share of every class; among equals chance decides.
 */
final class Groups {

	private final int[] classes;
	/** Number of the group of each row, from 0 in order of first appearance. */
	private final int[] group;
	private final int[][] members;

	/** @param group of each row, any numbers; null where each row stands for itself */
	Groups(final int[] classes, final int[] group) {
		this.classes = classes;
		this.group = group == null ? IntStream.range(0, classes.length).toArray() : numbered(group);
		final Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
		for (int i = 0; i < classes.length; i++) rows.computeIfAbsent(this.group[i], k -> new ArrayList<>()).add(i);
		members = rows.values().stream().map(r -> r.stream().mapToInt(i -> i).toArray()).toArray(int[][]::new);
	}

	/** The groups numbered from 0 in order of first appearance. */
	static int[] numbered(final int[] group) {
		final Map<Integer, Integer> at = new LinkedHashMap<>();
		return IntStream.of(group).map(g -> at.computeIfAbsent(g, k -> at.size())).toArray();
	}

	int count() {
		return members.length;
	}

	/** The class that most rows of each group have; the first of equals. */
	int[] classOfGroup() {
		return Arrays.stream(counts()).mapToInt(c -> {
			int best = 0;
			for (int k = 1; k < c.length; k++) if (c[k] > c[best]) best = k;
			return best;
		}).toArray();
	}

	/** Rows of a group. */
	int[] rows(final int g) {
		return members[g];
	}

	/**
	 * @param shares of the parts; they sum to 1
	 * @return part of each row
	 */
	int[] deal(final double[] shares, final RandomStream random) {
		final int levels = Arrays.stream(classes).max().orElse(0) + 1;
		final int[][] of = counts();
		final double[] total = new double[levels];
		for (final int[] c : of) for (int k = 0; k < levels; k++) total[k] += c[k];
		final int[] order = IntStream.range(0, members.length).toArray();
		random.shuffle(order);
		final int[] sorted = IntStream.of(order).boxed().sorted(Comparator.comparingInt((Integer g) -> -Arrays.stream(of[g]).sum())).mapToInt(g -> g)
			.toArray();
		final double[][] have = new double[shares.length][levels];
		final int[] part = new int[members.length];
		for (final int g : sorted) {
			int best = 0;
			double gain = Double.NEGATIVE_INFINITY;
			for (int p = 0; p < shares.length; p++) {
				double now = 0; // how much nearer all classes come to their shares: the fall of the sum of squares
				for (int k = 0; k < levels; k++) {
					if (of[g][k] == 0) continue;
					final double lacking = shares[p] * total[k] - have[p][k];
					now += (2 * lacking * of[g][k] - (double) of[g][k] * of[g][k]) / (total[k] * total[k]);
				}
				if (now > gain + 1e-12) {
					gain = now;
					best = p;
				}
			}
			part[g] = best;
			for (int k = 0; k < levels; k++) have[best][k] += of[g][k];
		}
		return Arrays.stream(group).map(g -> part[g]).toArray();
	}

	/** Group × class. */
	private int[][] counts() {
		final int[][] out = new int[members.length][Arrays.stream(classes).max().orElse(0) + 1];
		for (int i = 0; i < classes.length; i++) out[group[i]][classes[i]]++;
		return out;
	}
}
