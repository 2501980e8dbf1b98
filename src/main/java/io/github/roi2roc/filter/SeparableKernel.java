package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kernel that is a chain of kernels along single axes, and its versions turned by right angles. A turn of the kernel is a permutation of
 * the axes with some of them reversed, so nothing is interpolated.
 *
 * @param rounds each round has one kernel for each filtered axis, in their order; rounds follow each other (levels of a wavelet)
 */
record SeparableKernel(List<List<Taps>> rounds) {

	/** One pass along one axis. */
	private record Step(int axis, Taps taps) {}

	/** @param axes the filtered axes in order, 0 = x */
	Field respond(final Field image, final int[] axes, final Boundary boundary, final Pooling pooling) {
		if (pooling == null) return once(image, steps(axes, identity(axes.length), 0), boundary);
		final List<List<Step>> turned = allTurns(axes);
		double[] sum = null;
		final List<Step> done = new ArrayList<>();
		final List<Field> after = new ArrayList<>();
		for (final List<Step> steps : turned) {
			int same = 0;
			while (same < done.size() && done.get(same).equals(steps.get(same))) same++;
			// turns that begin alike share their first passes
			done.subList(same, done.size()).clear();
			after.subList(same, after.size()).clear();
			for (int i = same; i < steps.size(); i++) {
				final Field before = i == 0 ? image : after.get(i - 1);
				after.add(before.convolve(steps.get(i).axis, steps.get(i).taps, boundary));
				done.add(steps.get(i));
			}
			sum = pooling.add(sum, after.get(after.size() - 1).v());
		}
		return image.with(pooling.finish(sum, turned.size()));
	}

	/** Holds no more than what a pass reads and writes. */
	private static Field once(final Field image, final List<Step> steps, final Boundary boundary) {
		Field f = image;
		for (final Step s : steps) f = f.convolve(s.axis, s.taps, boundary);
		return f;
	}

	/** Fields held at once, the image among them. */
	int fields(final int axes, final Pooling pooling) {
		return pooling == null ? 3 : 2 + rounds.size() * axes;
	}

	/** Voxels read to each side. */
	int reach() {
		int out = 0;
		for (final List<Taps> round : rounds) out += round.stream().mapToInt(Taps::reach).max().orElse(0) + 1;
		return out;
	}

	/** Turns that give the same kernel are equally many for each kernel, so each is taken once. */
	private List<List<Step>> allTurns(final int[] axes) {
		final Map<List<Step>, Boolean> distinct = new LinkedHashMap<>();
		for (final int[] p : permutations(axes.length)) {
			for (int flips = 0; flips < 1 << axes.length; flips++) {
				if (even(p) == (Integer.bitCount(flips) % 2 == 0)) distinct.put(steps(axes, p, flips), true);
			}
		}
		final Map<Step, Integer> number = new LinkedHashMap<>();
		for (final List<Step> steps : distinct.keySet()) steps.forEach(s -> number.putIfAbsent(s, number.size()));
		final List<List<Step>> out = new ArrayList<>(distinct.keySet());
		out.sort(Comparator.comparing(steps -> {
			final StringBuilder b = new StringBuilder();
			steps.forEach(s -> b.append((char) ('0' + number.get(s))));
			return b.toString();
		}));
		return out;
	}

	private List<Step> steps(final int[] axes, final int[] permutation, final int flips) {
		final List<Step> out = new ArrayList<>();
		for (final List<Taps> round : rounds) {
			for (int a = 0; a < axes.length; a++) {
				final Taps t = round.get(permutation[a]);
				out.add(new Step(axes[a], (flips >> a & 1) == 0 ? t : t.flipped()));
			}
		}
		return out;
	}

	private static int[] identity(final int n) {
		final int[] out = new int[n];
		for (int i = 0; i < n; i++) out[i] = i;
		return out;
	}

	private static int[][] permutations(final int n) {
		return n == 2 ? new int[][] { { 0, 1 }, { 1, 0 } } : new int[][] { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
	}

	private static boolean even(final int[] p) {
		int inversions = 0;
		for (int i = 0; i < p.length; i++) {
			for (int j = i + 1; j < p.length; j++) inversions += p[i] > p[j] ? 1 : 0;
		}
		return inversions % 2 == 0;
	}
}
