package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.Trainable;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/** What is asked of each model besides fitting it, inside the training rows: resampling, optimism, a permutation test; and what they gave. */
final class Checks {

	private final TrainingSettings settings;
	private final TrainingRows data;
	private final List<Part> parts;
	private final Map<String, Resampled> resampled = new LinkedHashMap<>();
	private final Tunings tunings;
	private final BootstrapEstimates estimates = new BootstrapEstimates();
	private final Optimism optimism = new Optimism();
	private final PermutationTest permutation;

	Checks(final TrainingSettings settings, final TrainingRows data, final List<Part> parts) {
		this.settings = settings;
		this.data = data;
		this.parts = parts;
		tunings = new Tunings(settings);
		permutation = settings.permutation() == null ? null : new PermutationTest(settings.permutation());
	}

	/** How many pipelines will be fitted. */
	long units(final Map<String, Trainable> trainables) {
		final long each = 1L + parts.size() + settings.optimism() + (permutation == null ? 0 : (settings.permutation().permutations() + 1L) * settings
			.permutation().folds());
		return trainables.values().stream().mapToLong(t -> t.fits() * each).sum();
	}

	/** @param x training rows; @param metrics gets the row of the resampling, as does {@code multi} */
	void run(final String name, final Model m, final Trainable maker, final Predictors x, final Outcome.Classes y, final Work work,
		final List<ModelMetrics> metrics, final List<MultiMetrics> multi, final List<String> warnings)
	{
		final long seed = settings.split().seed();
		tunings.add(name, m);
		if (!parts.isEmpty()) {
			final Resampled r = Resampled.of(name, maker, x, y, parts, seed, work, warnings);
			final boolean pooled = settings.resampling().method().equals("loo");
			if (y.isBinary()) metrics.add(r.binary(y, pooled));
			else multi.add(r.multi(y, pooled));
			resampled.put(name, r);
			if (y.isBinary() && !pooled) {
				final List<ModelMetrics> each = r.binary(y);
				final long without = each.stream().filter(p -> Double.isNaN(p.auc())).count();
				if (without > 0) warnings.add("Model '" + name + "': " + without + " of " + each.size()
					+ " held-out parts are of one class and have no AUC. Use fewer folds, or loo, which judges all left-out rows together.");
			}
			tunings.add(name, r);
			if (settings.resampling().method().equals("bootstrap")) {
				final double[][] apparent = m.predict(x);
				estimates.add(r, y, apparent, y.isBinary() ? ModelMetrics.threshold(y.positive(), Resampled.first(apparent)) : Double.NaN);
			}
		}
		try {
			if (settings.optimism() > 0) optimism.add(name, m, maker, x, y, settings.optimism(), seed, work, warnings);
			if (permutation != null) permutation.add(name, maker, x, y, seed, work, warnings);
		}
		catch (final InputException e) {
			warnings.add("Model '" + name + "' was trained, but not tested further: " + e.getMessage());
		}
	}

	/** @param models those that could be trained */
	List<FeatureTable> tables(final Collection<String> models) {
		resampled.keySet().retainAll(models);
		tunings.keep(models);
		final List<FeatureTable> out = new ArrayList<>();
		if (!resampled.isEmpty()) {
			out.add(partTable());
			out.add(heldTable());
			if (settings.resampling().method().equals("bootstrap")) out.add(estimates.table());
		}
		if (!tunings.isEmpty()) out.add(tunings.table());
		if (settings.optimism() > 0) out.add(optimism.table());
		if (permutation != null) {
			out.add(permutation.table());
			out.add(permutation.draws());
		}
		return out;
	}

	private Outcome.Classes y() {
		return data.classes(data.in(TrainingRows.TRAIN));
	}

	/** {@code model,part} and the columns of {@code metrics.csv}: each part by itself. */
	private FeatureTable partTable() {
		final Outcome.Classes y = y();
		if (!y.isBinary()) return MultiMetrics.table("resampling.csv", "part", resampled.values().stream().flatMap(r -> r.multi(y).stream()).toList());
		return TrainingResult.table("resampling.csv", "part", resampled.values().stream().flatMap(r -> r.binary(y).stream()).toList());
	}

	/** {@code part,case,outcome} and the models' columns: scores of rows that were held out. */
	private FeatureTable heldTable() {
		final int[] train = data.in(TrainingRows.TRAIN);
		final int[][] at = IntStream.range(0, parts.size()).boxed().flatMap(k -> IntStream.of(parts.get(k).held()).mapToObj(r -> new int[] { k, r }))
			.toArray(int[][]::new);
		final FeatureTable.Builder t = FeatureTable.builder("resampling_predictions.csv").text("part", Arrays.stream(at).map(a -> parts.get(a[0]).name())
			.toArray(String[]::new)).text("case", Arrays.stream(at).map(a -> data.cases().get(train[a[1]])).toArray(String[]::new)).text("outcome", Arrays
				.stream(at).map(a -> data.outcome()[train[a[1]]]).toArray(String[]::new));
		resampled.forEach((name, r) -> {
			final int width = data.levels().size() == 2 ? 1 : data.levels().size();
			final double[] none = new double[width];
			Arrays.fill(none, Double.NaN);
			final double[][] scores = IntStream.range(0, parts.size()).boxed().flatMap(k -> r.held()[k] != null ? Arrays.stream(r.held()[k]) : IntStream.of(
				parts.get(k).held()).mapToObj(i -> none)).toArray(double[][]::new);
			if (width == 1) t.number(name, Resampled.first(scores));
			else ClassColumns.add(t, name, data.levels(), scores, r.probability());
		});
		return t.build();
	}
}
