package io.github.roi2roc.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The probability G(t) of not being censored until a time, by Kaplan and Meier with the two kinds of ends exchanged: what those who could be followed
 * are weighted by the inverse of (inverse probability of censoring weighting). One who has the event when another is censored is no longer there to
 * be censored.
 */
final class Censoring {

	/** Rows by rising time; index of the first row of each different time; that time's place of each row. */
	final int[] order, start, place;
	/** Different times, rows at risk of being censored, those censored, and G behind it. */
	final double[] times, atRisk, censored, g;
	final double[] time;
	final boolean[] event;

	/** @param time of each row, not negative; @param event whether it ended with the event */
	Censoring(final double[] time, final boolean[] event) {
		final int n = time.length;
		this.time = time;
		this.event = event;
		order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> time[i])).mapToInt(i -> i).toArray();
		times = Arrays.stream(time).sorted().distinct().toArray();
		start = new int[times.length + 1];
		place = new int[n];
		atRisk = new double[times.length];
		censored = new double[times.length];
		g = new double[times.length];
		double now = 1;
		for (int a = 0, b, k = 0; a < n; a = b, k++) {
			start[k] = a;
			int events = 0;
			for (b = a; b < n && time[order[b]] == times[k]; b++) {
				place[order[b]] = k;
				if (event[order[b]]) events++;
				else censored[k]++;
			}
			atRisk[k] = n - a - events;
			if (censored[k] > 0) now *= 1 - censored[k] / atRisk[k];
			g[k] = now;
		}
		start[times.length] = n;
	}

	/** G(t). */
	double at(final double t) {
		final int p = Arrays.binarySearch(times, t), k = p >= 0 ? p : -p - 2;
		return k < 0 ? 1 : g[k];
	}

	/** G just before a row's time. */
	double before(final int row) {
		return place[row] == 0 ? 1 : g[place[row] - 1];
	}

	/**
	 * How the estimate of G moves a sum Σ v of terms that are divided by G just before their rows' times, for each row: Σ over the other rows i of
	 * v(i) ∫ dM(row) / Y up to the time of i, M being the row's martingale of being censored.
	 *
	 * @param v of each row; 0 for one that is no part of the sum
	 * @param most the time up to which rows count
	 */
	double[] influence(final double[] v, final double most) {
		final int n = time.length, m = times.length;
		// behind[k]: sum of the terms whose time is after times[k], and which thus feel what happens there
		final double[] behind = new double[m], integral = new double[m];
		double sum = 0;
		for (int k = m - 1; k >= 0; k--) {
			behind[k] = sum;
			for (int r = start[k]; r < start[k + 1]; r++) sum += v[order[r]];
		}
		double s = 0;
		for (int k = 0; k < m; k++) {
			final double y = n - start[k];
			if (times[k] <= most && censored[k] > 0) s += behind[k] * censored[k] / (y * y);
			integral[k] = s;
		}
		final double[] out = new double[n];
		for (int i = 0; i < n; i++) {
			final int k = place[i];
			out[i] = -integral[k];
			if (!event[i] && time[i] <= most) out[i] += behind[k] / (n - start[k]);
		}
		return out;
	}
}
