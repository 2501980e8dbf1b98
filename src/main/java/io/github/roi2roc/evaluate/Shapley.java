package io.github.roi2roc.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.roi2roc.Progress;
import io.github.roi2roc.fit.TreeShapley;
import io.github.roi2roc.learn.FittedLearner;
import io.github.roi2roc.learn.LinearScore;
import io.github.roi2roc.learn.TreeScore;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.select.Predictors;

/**
 * Shapley values of a score (Lundberg and Lee 2017, interventional): how much each column moves a case away from the mean score of a
 * background, shared out fairly. A row's values sum to its score less the base.
 *
 * @param values row × feature
 * @param base mean score of the background
 * @param scale what score that is: {@code probability}, {@code log-odds} or {@code decision value}
 * @param method how it was computed
 */
record Shapley(double[][] values, double base, String scale, String method) {

	private static final int MOST_BACKGROUND = 100, MOST_SAMPLED = 50, FEWEST_SAMPLED = 5, ENUMERATED = 10;
	private static final double EVALUATIONS = 2e6;

	/**
	 * @param x rows as the learner sees them; they are the background too, or a hundred of them drawn by the seed where there are more
	 * @param features columns of x that get a value
	 */
	static Shapley of(final FittedLearner learner, final Predictors x, final List<String> features, final long seed, final Progress progress) {
		final int[] background = background(x.rows(), MOST_BACKGROUND, seed);
		final String of = ", background of " + background.length + " rows";
		if (learner.linear().isPresent()) return linear(learner.linear().get(), x, features, background, of);
		if (learner.treeScore().isPresent()) return trees(learner.treeScore().get(), x, features, background, of, progress);
		final String scale = learner.probability() ? "probability" : "decision value";
		if (features.size() <= ENUMERATED && (double) (1 << features.size()) * background.length * x.rows() <= EVALUATIONS) return enumerated(learner, x,
			features, background, scale, of, progress);
		return sampled(learner, x, features, seed, scale, progress);
	}

	private static int[] background(final int rows, final int most, final long seed) {
		final int[] order = IntStream.range(0, rows).toArray();
		if (rows <= most) return order;
		new RandomStream(seed).fork("background").shuffle(order);
		return Arrays.stream(order, 0, most).sorted().toArray();
	}

	private static Shapley linear(final LinearScore s, final Predictors x, final List<String> features, final int[] background, final String of) {
		final double[][] out = new double[x.rows()][features.size()];
		double base = s.intercept();
		for (int j = 0; j < s.weights().length; j++) {
			final double[] c = x.columns()[x.names().indexOf(s.features().get(j))];
			double mean = 0;
			for (final int b : background) mean += c[b];
			mean /= background.length;
			base += s.weights()[j] * mean;
			final int at = features.indexOf(s.features().get(j));
			for (int i = 0; i < out.length && at >= 0; i++) out[i][at] = s.weights()[j] * (c[i] - mean);
		}
		return new Shapley(out, base, s.scale(), "exact: weights of a linear model" + of);
	}

	private static Shapley trees(final TreeScore s, final Predictors x, final List<String> features, final int[] background, final String of,
		final Progress progress)
	{
		final Predictors asked = x.keep(s.features());
		final double[][] rows = asked.byRow(), behind = IntStream.of(background).mapToObj(b -> rows[b]).toArray(double[][]::new);
		final double[][] all = new double[rows.length][s.features().size()];
		progress.check();
		IntStream.range(0, rows.length).parallel().forEach(i -> {
			for (int t = 0; t < s.trees().length; t++) new TreeShapley(s.trees()[t], s.leaf()[t], s.features().size()).add(rows[i], behind, all[i]);
		});
		double base = s.intercept();
		for (final double[] b : behind) {
			double score = 0;
			for (int t = 0; t < s.trees().length; t++) score += s.leaf()[t][s.trees()[t].leaf(b)];
			base += score / behind.length;
		}
		final int[] at = features.stream().mapToInt(s.features()::indexOf).toArray();
		final double[][] out = Arrays.stream(all).map(r -> Arrays.stream(at).mapToDouble(j -> r[j]).toArray()).toArray(double[][]::new);
		return new Shapley(out, base, s.scale(), "exact: interventional TreeSHAP" + of);
	}

	/** All subsets of the features. */
	static Shapley enumerated(final FittedLearner learner, final Predictors x, final List<String> features, final int[] background,
		final String scale, final String of, final Progress progress)
	{
		final int p = features.size(), subsets = 1 << p, m = background.length;
		final int[] at = features.stream().mapToInt(x.names()::indexOf).toArray();
		final double[] weight = new double[p];
		for (int s = 0; s < p; s++) weight[s] = s == 0 ? 1.0 / p : weight[s - 1] * s / (p - s);
		final double[][] out = new double[x.rows()][p], value = new double[x.rows()][];
		final int[] done = { 0 };
		IntStream.range(0, x.rows()).parallel().forEach(i -> {
			progress.check();
			final double[][] columns = filled(x, i, subsets * m);
			for (int s = 0; s < subsets; s++) {
				for (int j = 0; j < p; j++) {
					if ((s >> j & 1) == 0) for (int b = 0; b < m; b++) columns[at[j]][s * m + b] = x.columns()[at[j]][background[b]];
				}
			}
			final double[][] scores = learner.predict(new Predictors(x.names(), columns, subsets * m));
			final double[] v = new double[subsets];
			for (int s = 0; s < subsets; s++) for (int b = 0; b < m; b++) v[s] += scores[s * m + b][0] / m;
			for (int s = 0; s < subsets; s++) {
				for (int j = 0; j < p; j++) if ((s >> j & 1) == 0) out[i][j] += weight[Integer.bitCount(s)] * (v[s | 1 << j] - v[s]);
			}
			value[i] = v;
			synchronized (done) {
				progress.report(++done[0] / (double) x.rows(), "Shapley values");
			}
		});
		return new Shapley(out, value.length == 0 ? Double.NaN : value[0][0], scale, "exact: all subsets of the features" + of);
	}

	/**
	 * Random orders of the features and their reverses (Štrumbelj and Kononenko 2014; Mitchell et al. 2022), each before one background row, and
	 * every background row equally often: values still sum to the score less the base.
	 */
	static Shapley sampled(final FittedLearner learner, final Predictors x, final List<String> features, final long seed, final String scale,
		final Progress progress)
	{
		final int p = features.size(), n = x.rows();
		final int orders = (int) Math.max(FEWEST_SAMPLED, Math.min(MOST_SAMPLED, EVALUATIONS / (2.0 * n * (p + 1))));
		final int[] background = background(n, orders, seed), at = features.stream().mapToInt(x.names()::indexOf).toArray();
		final double[][] out = new double[n][p];
		final double[] base = new double[n];
		final int[] done = { 0 };
		final int repeats = (orders + background.length - 1) / background.length;
		IntStream.range(0, n).parallel().forEach(i -> {
			for (int k = 0; k < repeats * background.length; k++) {
				progress.check();
				final int[] order = IntStream.range(0, p).toArray();
				new RandomStream(seed).fork("orders").fork(i).fork(k).shuffle(order);
				for (int turn = 0; turn < 2; turn++) {
					final double[][] columns = filled(x, i, p + 1);
					for (int s = 0; s < p; s++) {
						// rows 0 … s do not know the s-th feature of the order yet
						final int j = at[order[turn == 0 ? s : p - 1 - s]];
						Arrays.fill(columns[j], 0, s + 1, x.columns()[j][background[k % background.length]]);
					}
					final double[][] score = learner.predict(new Predictors(x.names(), columns, p + 1));
					for (int s = 0; s < p; s++) out[i][order[turn == 0 ? s : p - 1 - s]] += score[s + 1][0] - score[s][0];
					base[i] += score[0][0];
				}
			}
			final double drawn = 2.0 * repeats * background.length;
			for (int j = 0; j < p; j++) out[i][j] /= drawn;
			base[i] /= drawn;
			synchronized (done) {
				progress.report(++done[0] / (double) n, "Shapley values");
			}
		});
		return new Shapley(out, n == 0 ? Double.NaN : base[0], scale, "sampled: " + repeats * background.length
			+ " random orders and their reverses per case, background of " + background.length + " rows, seed " + seed);
	}

	/** A row's columns, repeated. */
	private static double[][] filled(final Predictors x, final int row, final int times) {
		final double[][] out = new double[x.size()][times];
		for (int j = 0; j < out.length; j++) Arrays.fill(out[j], x.columns()[j][row]);
		return out;
	}
}
