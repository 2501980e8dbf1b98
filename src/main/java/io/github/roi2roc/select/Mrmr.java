package io.github.roi2roc.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.table.Outcome;

/**
 * Minimum redundancy, maximum relevance (Peng, Long and Ding 2005): columns are chosen one after the other by their mutual information with
 * the class, less (MID) or divided by (MIQ) the mean mutual information with those chosen before. Values are cut into three: below mean − sd/2,
 * above mean + sd/2, between.
 */
@Plugin(type = Selector.class, name = "mrmr")
public final class Mrmr implements Selector {

	@Override
	public String name() {
		return "mrmr";
	}

	@Override
	public String about() {
		return "Chooses columns that tell the classes apart and repeat one another little.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.integer("features", 10, 1, 100_000, "How many columns are kept."), Parameter.choice("criterion", "MID", List.of("MID",
			"MIQ"), "Relevance less redundancy, or divided by it."));
	}

	/** A column and its score when it was chosen. */
	record Chosen(int column, double score) {}

	/** The first {@code count} columns in the order of choice; among equals the first column. */
	static List<Chosen> choose(final double[][] columns, final int[] y, final int classes, final int count, final boolean quotient) {
		final int p = columns.length;
		final int[][] cut = Arrays.stream(columns).map(Mrmr::cut).toArray(int[][]::new);
		final double[] relevance = new double[p], redundancy = new double[p];
		for (int j = 0; j < p; j++) relevance[j] = information(cut[j], 3, y, classes);
		final boolean[] taken = new boolean[p];
		final List<Chosen> out = new ArrayList<>();
		while (out.size() < Math.min(count, p)) {
			Chosen best = null;
			for (int j = 0; j < p; j++) {
				if (taken[j]) continue;
				final double mean = out.isEmpty() ? 0 : redundancy[j] / out.size();
				final double score = out.isEmpty() ? relevance[j] : quotient ? ratio(relevance[j], mean) : relevance[j] - mean;
				if (best == null || score > best.score) best = new Chosen(j, score);
			}
			out.add(best);
			taken[best.column] = true;
			for (int j = 0; j < p; j++) if (!taken[j]) redundancy[j] += information(cut[j], 3, cut[best.column], 3);
		}
		return out;
	}

	/** Nothing over nothing (a constant column) is no reason to choose it. */
	private static double ratio(final double relevance, final double redundancy) {
		return redundancy > 1e-12 ? relevance / redundancy : relevance > 1e-12 ? Double.MAX_VALUE : 0;
	}

	private static int[] cut(final double[] x) {
		final double mean = Moments.mean(x), half = Moments.sd(x) / 2;
		return Arrays.stream(x).mapToInt(d -> d < mean - half ? 0 : d > mean + half ? 2 : 1).toArray();
	}

	/** Mutual information in nats. */
	private static double information(final int[] a, final int na, final int[] b, final int nb) {
		final int n = a.length;
		final int[] ca = new int[na], cb = new int[nb], both = new int[na * nb];
		for (int i = 0; i < n; i++) {
			ca[a[i]]++;
			cb[b[i]]++;
			both[a[i] * nb + b[i]]++;
		}
		double s = 0;
		for (int i = 0; i < na; i++) {
			for (int j = 0; j < nb; j++) {
				final int k = both[i * nb + j];
				if (k > 0) s += k / (double) n * Math.log(k * (double) n / ((double) ca[i] * cb[j]));
			}
		}
		return s;
	}

	@Override
	public Result fit(final Predictors x, final Outcome outcome, final Options options, final RandomStream random) {
		final Outcome.Classes y = Step.classes(outcome, name());
		final List<Chosen> chosen = choose(x.columns(), y.y(), y.levels().size(), options.integer("features"), options.text("criterion").equals(
			"MIQ"));
		final double[] score = new double[x.size()];
		final int[] place = new int[x.size()];
		Arrays.fill(score, Double.NaN);
		for (int k = 0; k < chosen.size(); k++) {
			score[chosen.get(k).column] = chosen.get(k).score;
			place[chosen.get(k).column] = k + 1;
		}
		final List<Decision> decisions = new ArrayList<>();
		for (int j = 0; j < x.size(); j++) decisions.add(new Decision(x.names().get(j), place[j] > 0, score[j], place[j] > 0 ? "chosen as number "
			+ place[j] : "not among the first " + chosen.size()));
		return new Result(new Fitted.Keep(chosen.stream().map(c -> x.names().get(c.column)).toList()), decisions, List.of());
	}
}
