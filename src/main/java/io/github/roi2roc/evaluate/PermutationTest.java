package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.Trainable;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.resample.Folds;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/**
 * Could a model's result be chance? The outcome of the training rows is shuffled, the whole way of making the model is cross-validated
 * again, and p = (1 + shuffles that do at least as well) / (1 + shuffles) (Phipson and Smyth 2010). Where every group has one outcome,
 * as patients with several lesions do, the outcomes of whole groups are shuffled.
 */
final class PermutationTest {

	/** Differences below this are rounding. */
	private static final double EQUAL = 1e-12;

	private record Line(String model, double observed, int count, int atLeast, double mean, double sd) {

		double p() {
			return (1 + atLeast) / (1.0 + count);
		}
	}

	private final TrainingSettings.Permutation how;
	private final List<Line> lines = new ArrayList<>();
	private final Map<String, double[]> shuffled = new LinkedHashMap<>();

	PermutationTest(final TrainingSettings.Permutation how) {
		this.how = how;
	}

	/** @throws InputException if the model cannot be cross-validated, or with no shuffled outcome, with the first reason */
	void add(final String name, final Trainable maker, final Predictors x, final Outcome.Classes y, final long seed, final Work work,
		final List<String> warnings)
	{
		final RandomStream random = new RandomStream(seed).fork("permutation");
		final double observed = score(maker, x, y, seed, random.fork(0), work);
		work.done(maker.fits() * how.folds(), "Permutation test of " + name);
		final double[] draws = new double[how.permutations()];
		Parallel.range(draws.length, b -> {
			final RandomStream own = random.fork(b + 1L);
			try {
				draws[b] = score(maker, x, shuffle(y, own.fork("labels")), seed, own, work);
			}
			catch (final InputException e) {
				draws[b] = Double.NaN; // no model can be made of these labels, such as when a selection keeps nothing: it does not count
			}
			work.done(maker.fits() * how.folds(), "Permutation test of " + name + ": " + (b + 1) + " of " + draws.length);
		});
		final double[] counted = Moments.present(draws);
		if (counted.length < draws.length) warnings.add("Model '" + name + "': with " + (draws.length - counted.length) + " of " + draws.length
			+ " shuffled outcomes no model could be made; they do not count in its permutation test.");
		final int sign = how.metric().lowerIsBetter() ? -1 : 1;
		final int atLeast = (int) Arrays.stream(counted).filter(d -> sign * (d - observed) >= -EQUAL).count();
		lines.add(new Line(name, observed, counted.length, atLeast, counted.length == 0 ? Double.NaN : Moments.mean(counted), counted.length < 2 ? Double.NaN
			: Moments.sd(counted)));
		shuffled.put(name, draws);
	}

	/** Mean over the held-out folds that could be fitted. */
	private double score(final Trainable maker, final Predictors x, final Outcome.Classes y, final long seed, final RandomStream random, final Work work)
	{
		final int folds = Math.min(how.folds(), Folds.most(y.rows(), y.group()));
		final int[] fold = Folds.stratified(y.y(), y.group(), folds, random.fork("folds"));
		final double[] each = new double[folds];
		InputException first = null;
		for (int f = 0; f < folds; f++) {
			work.check();
			final int[] in = Folds.training(fold, f), out = Folds.held(fold, f);
			try {
				final Model m = maker.fit(x.of(in), y.of(in), seed + f);
				each[f] = how.metric().of(y.of(out).y(), m.predict(x.of(out)), m.fitted().probability());
			}
			catch (final InputException e) {
				if (first == null) first = e;
				each[f] = Double.NaN;
			}
		}
		final double[] present = Moments.present(each);
		if (present.length > 0) return Moments.mean(present);
		throw first == null ? new InputException("permutation: " + how.metric().word() + " has no value in any fold. Use fewer folds.") : first;
	}

	private static Outcome.Classes shuffle(final Outcome.Classes y, final RandomStream random) {
		final int[] classes = y.y(), group = y.group();
		if (group == null) {
			random.shuffle(classes);
			return new Outcome.Classes(y.levels(), classes);
		}
		final Map<Integer, Integer> of = new LinkedHashMap<>();
		boolean alike = true;
		for (int i = 0; i < group.length; i++) {
			final Integer before = of.putIfAbsent(group[i], classes[i]);
			alike &= before == null || before == classes[i];
		}
		if (!alike) {
			random.shuffle(classes);
			return new Outcome.Classes(y.levels(), classes, group);
		}
		final int[] labels = of.values().stream().mapToInt(c -> c).toArray(), names = of.keySet().stream().mapToInt(g -> g).toArray();
		random.shuffle(labels);
		final Map<Integer, Integer> now = new LinkedHashMap<>();
		for (int k = 0; k < names.length; k++) now.put(names[k], labels[k]);
		return new Outcome.Classes(y.levels(), IntStream.of(group).map(now::get).toArray(), group);
	}

	/** {@code model,metric,observed,permutations,at_least,p,mean,sd}; mean and standard deviation are of the shuffled outcomes. */
	FeatureTable table() {
		return FeatureTable.builder("permutation.csv").text("model", lines.stream().map(Line::model).toArray(String[]::new)).text("metric", lines.stream()
			.map(l -> how.metric().word()).toArray(String[]::new)).number("observed", numbers(Line::observed)).number("permutations", numbers(Line::count))
			.number("at_least", numbers(Line::atLeast)).number("p", numbers(Line::p)).number("mean", numbers(Line::mean)).number("sd", numbers(Line::sd))
			.build();
	}

	/** {@code permutation} and one column per model: what each shuffled outcome reached. */
	FeatureTable draws() {
		final FeatureTable.Builder t = FeatureTable.builder("permutation_draws.csv").number("permutation", IntStream.rangeClosed(1, how.permutations())
			.asDoubleStream().toArray());
		shuffled.forEach(t::number);
		return t.build();
	}

	private double[] numbers(final ToDoubleFunction<Line> f) {
		return lines.stream().mapToDouble(f).toArray();
	}
}
