package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.metric.Concordance;
import io.github.roi2roc.metric.Criterion;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.table.Outcome;

/**
 * Chooses a learner's options by judging the whole pipeline on rows it was not fitted to: every combination on the same stratified folds of
 * the training rows, or on rows that were set aside. The best mean wins, among equals the first; or, by the one-standard-error rule
 * (Breiman et al. 1984), the simplest combination whose mean is no worse than the best one's by more than its standard error.
 *
 * @param options the winning combination
 * @param score its mean over the parts
 * @param parts folds × repeats; 1 for rows that were set aside
 * @param tried every combination with its mean, in the order tried
 */
public record Tuning(Map<String, Object> options, double score, int parts, List<Tried> tried) {

	private static final double EQUAL = 1e-12;

	/**
	 * A combination.
	 *
	 * @param score mean over the parts; NaN where it could not be fitted
	 * @param se standard error of the mean; NaN for one part
	 */
	public record Tried(Map<String, Object> options, double score, double se) {}

	/** Rows to fit and rows to judge. */
	private record Part(Predictors x, Outcome y, Predictors checkX, Outcome checkY) {}

	/**
	 * Judges on folds of the training rows; fewer folds where a class has fewer rows, or where there are fewer groups.
	 *
	 * @param pipeline makes the pipeline for a combination of options
	 * @throws InputException if no combination can be fitted, with the first reason
	 */
	static Tuning crossValidated(final Search search, final List<Parameter> parameters, final Function<Map<String, Object>, Pipeline> pipeline,
		final Predictors x, final Outcome y, final long seed, final Progress progress)
	{
		final int fewest = y.fewest();
		if (fewest < 2) throw new InputException("Tuning needs at least 2 training rows " + (y instanceof Outcome.Survival ? "with the event; there are "
			: "of each class; the smallest class has ") + fewest + ".");
		final RandomStream random = new RandomStream(seed).fork("tune");
		final int folds = Math.max(2, Math.min(Math.min(search.folds(), fewest), Folds.most(y.rows(), y.group())));
		final List<Part> parts = new ArrayList<>();
		for (int r = 0; r < search.repeats(); r++) {
			final int[] fold = Folds.stratified(y.strata(), y.group(), folds, r == 0 ? random : random.fork(r));
			for (int f = 0; f < folds; f++) {
				final int[] in = Folds.training(fold, f), out = Folds.held(fold, f);
				parts.add(new Part(x.of(in), y.of(in), x.of(out), y.of(out)));
			}
		}
		return search(search, parameters, pipeline, parts, seed, progress);
	}

	/** Judges on rows that were set aside. */
	static Tuning validated(final Search search, final List<Parameter> parameters, final Function<Map<String, Object>, Pipeline> pipeline,
		final Predictors x, final Outcome y, final Predictors checkX, final Outcome checkY, final long seed, final Progress progress)
	{
		return search(search, parameters, pipeline, List.of(new Part(x, y, checkX, checkY)), seed, progress);
	}

	private static Tuning search(final Search search, final List<Parameter> parameters, final Function<Map<String, Object>, Pipeline> pipeline,
		final List<Part> parts, final long seed, final Progress progress)
	{
		final List<Map<String, Object>> combinations = search.combinations(parameters, new RandomStream(seed).fork("draws"));
		final List<Pipeline> pipelines = combinations.stream().map(pipeline).toList(); // a wrong option is said before the work begins
		final int k = parts.size();
		final InputException[] reasons = new InputException[combinations.size() * k];
		final double[] scores = new double[combinations.size() * k];
		Arrays.fill(scores, Double.NaN);
		// The steps do not depend on the learner's options: they are fitted once for each part.
		final Pipeline.Prepared[] prepared = new Pipeline.Prepared[k];
		Parallel.range(k, p -> {
			progress.check();
			try {
				prepared[p] = pipelines.get(0).prepare(parts.get(p).x, parts.get(p).y, seed);
			}
			catch (final InputException e) {
				reasons[p] = e;
			}
		});
		Parallel.range(scores.length, t -> {
			final Part p = parts.get(t % k);
			if (prepared[t % k] == null) return;
			progress.check();
			try {
				final Model m = pipelines.get(t / k).fit(prepared[t % k], p.x, p.y, seed);
				scores[t] = score(search.metric(), p.checkY, m, p.checkX);
			}
			catch (final InputException e) {
				reasons[t] = e;
			}
		});
		final double[][] present = IntStream.range(0, combinations.size()).mapToObj(c -> Moments.present(Arrays.copyOfRange(scores, c * k, (c + 1) * k)))
			.toArray(double[][]::new);
		final int most = Arrays.stream(present).mapToInt(of -> of.length).max().orElse(0);
		final List<Tried> tried = new ArrayList<>();
		for (int c = 0; c < present.length; c++) {
			final double[] of = present[c]; // a mean over fewer parts than others have would not be comparable
			tried.add(new Tried(combinations.get(c), of.length < most ? Double.NaN : Arrays.stream(of).average().orElse(Double.NaN), of.length < Math.max(2,
				most) ? Double.NaN : Moments.sd(of) / Math.sqrt(of.length)));
		}
		return choose(search, parameters, tried, k, reasons);
	}

	/** A survival outcome has one measure, Harrell's C, which the AUC is of two classes. */
	private static double score(final Criterion metric, final Outcome y, final Model m, final Predictors x) {
		if (y instanceof final Outcome.Classes c) return metric.of(c.y(), m.predict(x), m.fitted().probability());
		if (metric != Criterion.AUC) throw new InputException("Tuning by " + metric.word() + " is of classes; survival models are tuned by Harrell's C. "
			+ "Leave 'metric' out.");
		final Outcome.Survival s = (Outcome.Survival) y;
		return Concordance.of(s.time(), s.event(), m.risk(x), IntStream.range(0, s.rows()).mapToDouble(i -> 1).toArray());
	}

	private static Tuning choose(final Search search, final List<Parameter> parameters, final List<Tried> tried, final int parts,
		final InputException[] reasons)
	{
		final int sign = search.metric().lowerIsBetter() ? -1 : 1;
		Tried best = null;
		for (final Tried t : tried) if (!Double.isNaN(t.score) && (best == null || sign * (t.score - best.score) > EQUAL)) best = t;
		if (best == null) throw Arrays.stream(reasons).filter(Objects::nonNull).findFirst().orElseGet(() -> new InputException("Tuning by " + search
			.metric().word() + " found no value: no part of the rows has every class. Use fewer folds, or add cases."));
		if (search.oneSe() && !Double.isNaN(best.se)) {
			final double worst = sign * best.score - best.se - EQUAL;
			for (final Tried t : tried) if (sign * t.score >= worst && search.simpler(t.options, best.options, parameters)) best = t;
		}
		return new Tuning(best.options, best.score, parts, List.copyOf(tried));
	}
}
