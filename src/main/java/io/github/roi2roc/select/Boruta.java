package io.github.roi2roc.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.Forest;
import io.github.roi2roc.fit.ForestImportance;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.stats.PAdjust;
import io.github.roi2roc.table.Outcome;

/**
 * Keeps every column that a random forest needs more than the best of shuffled copies (Kursa and Rudnicki 2010; R's {@code Boruta}). Each run
 * grows a forest on the columns still in question or confirmed and on a shuffled copy of each, at least five; a column scores a hit if its
 * importance is above that of every copy. Hits against a fair coin, adjusted for the number of columns, confirm or reject it; what is
 * undecided after the last run is tentative.
 */
@Plugin(type = Selector.class, name = "boruta")
public final class Boruta implements Selector {

	private static final int FEWEST_COPIES = 5;

	/** What is known of a column. */
	enum Verdict {
		CONFIRMED, TENTATIVE, REJECTED
	}

	@Override
	public String name() {
		return "boruta";
	}

	@Override
	public String about() {
		return "Keeps columns that a random forest needs more than shuffled copies of them (slow: up to 100 forests).";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.integer("runs", 100, 10, 10_000, "Most forests that are grown."), Parameter.integer("trees", 500, 10, 100_000,
			"Trees of each forest."), Parameter.number("p", 0.01, 0, 0.5, "", "Largest adjusted p of the binomial tests."), Parameter.choice("adjust",
				"bonferroni", List.of("bonferroni", "holm", "BH", "none"), "Adjustment for the number of columns, as R's p.adjust."), Parameter.choice(
					"tentative", "drop", List.of("drop", "keep", "rough_fix"),
					"What happens to undecided columns; rough_fix keeps those whose median importance is above the median of the best copies."));
	}

	@Override
	public Result fit(final Predictors x, final Outcome outcome, final Options options, final RandomStream random) {
		final Outcome.Classes y = Step.classes(outcome, name());
		for (int c = 0; c < y.levels().size(); c++) if (y.counts()[c] < 2) throw new InputException("boruta: class '" + y.levels().get(c) + "' has " + y
			.counts()[c] + " training row; 2 are needed.");
		final int p = x.size(), runs = options.integer("runs");
		final Verdict[] verdict = new Verdict[p];
		Arrays.fill(verdict, Verdict.TENTATIVE);
		final int[] hits = new int[p];
		final List<List<Double>> importance = IntStream.range(0, p).mapToObj(j -> (List<Double>) new ArrayList<Double>()).toList();
		final List<Double> best = new ArrayList<>();
		final Forest.Settings settings = new Forest.Settings(options.integer("trees"), 0, 1, 0, false);
		final PAdjust adjust = PAdjust.of(options.text("adjust"));
		int run = 0;
		while (run < runs && Arrays.asList(verdict).contains(Verdict.TENTATIVE)) {
			final int[] in = IntStream.range(0, p).filter(j -> verdict[j] != Verdict.REJECTED).toArray();
			final RandomStream own = random.fork(run++);
			final double[] z = ForestImportance.permutation(withCopies(x, in, own.fork("copies")), y.y(), y.levels().size(), settings, own.fork("forest"));
			final double bar = Arrays.stream(z, in.length, z.length).max().orElse(0);
			best.add(bar);
			for (int k = 0; k < in.length; k++) {
				importance.get(in[k]).add(z[k]);
				if (z[k] > bar) hits[in[k]]++;
			}
			judge(verdict, hits, run, options.number("p"), adjust);
		}
		return result(x, verdict, hits, run, importance, median(best), options.text("tentative"));
	}

	/** The columns, and behind them shuffled copies: of each one, or of all several until there are five. */
	private static double[][] withCopies(final Predictors x, final int[] in, final RandomStream random) {
		int copies = in.length;
		while (copies < FEWEST_COPIES) copies *= 2;
		final double[][] out = new double[in.length + copies][];
		for (int k = 0; k < in.length; k++) out[k] = x.columns()[in[k]];
		final int[] order = IntStream.range(0, x.rows()).toArray();
		for (int k = 0; k < copies; k++) {
			random.shuffle(order);
			final double[] c = out[k % in.length];
			out[in.length + k] = Arrays.stream(order).mapToDouble(i -> c[i]).toArray();
		}
		return out;
	}

	/** Two one-sided tests of each column's hits against ½, over all columns. */
	static void judge(final Verdict[] verdict, final int[] hits, final int runs, final double p, final PAdjust adjust) {
		final BinomialDistribution coin = new BinomialDistribution(null, runs, 0.5);
		// P(at least h) = P(at most runs − h): a coin has no side
		final double[] many = adjust.adjust(Arrays.stream(hits).mapToDouble(h -> coin.cumulativeProbability(runs - h)).toArray());
		final double[] few = adjust.adjust(Arrays.stream(hits).mapToDouble(coin::cumulativeProbability).toArray());
		for (int j = 0; j < hits.length; j++) {
			if (verdict[j] != Verdict.TENTATIVE) continue;
			if (many[j] < p) verdict[j] = Verdict.CONFIRMED;
			else if (few[j] < p) verdict[j] = Verdict.REJECTED;
		}
	}

	private static double median(final List<Double> values) {
		return Moments.median(values.stream().mapToDouble(d -> d).toArray());
	}

	private static Result result(final Predictors x, final Verdict[] verdict, final int[] hits, final int runs, final List<List<Double>> importance,
		final double bar, final String tentative)
	{
		final List<String> kept = new ArrayList<>(), warnings = new ArrayList<>();
		final List<Decision> decisions = new ArrayList<>();
		int open = 0;
		for (int j = 0; j < verdict.length; j++) {
			final double value = median(importance.get(j));
			if (verdict[j] == Verdict.TENTATIVE) open++;
			final boolean in = verdict[j] == Verdict.CONFIRMED || verdict[j] == Verdict.TENTATIVE && (tentative.equals("keep") || tentative.equals("rough_fix")
				&& value > bar);
			if (in) kept.add(x.names().get(j));
			decisions.add(new Decision(x.names().get(j), in, value, verdict[j].name().toLowerCase(Locale.ROOT) + " with " + hits[j] + " hits in "
				+ importance.get(j).size() + " runs"));
		}
		if (open > 0) warnings.add("boruta left " + open + " of " + verdict.length + " columns undecided after " + runs + " runs (tentative: " + tentative
			+ "). More runs may decide them.");
		if (kept.isEmpty()) warnings.add("boruta keeps none of " + verdict.length + " columns: the forest needs none of them more than shuffled copies.");
		return new Result(new Fitted.Keep(kept), decisions, warnings);
	}
}
