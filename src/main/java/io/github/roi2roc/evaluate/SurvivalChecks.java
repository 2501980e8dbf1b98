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

/** {@link Checks} of survival models: resampling inside the training rows. */
final class SurvivalChecks {

	private final TrainingSettings settings;
	private final TrainingRows data;
	private final List<Part> parts;
	private final Map<String, Resampled> resampled = new LinkedHashMap<>();
	private final Tunings tunings;

	SurvivalChecks(final TrainingSettings settings, final TrainingRows data, final List<Part> parts) {
		this.settings = settings;
		this.data = data;
		this.parts = parts;
		tunings = new Tunings(settings);
		if (settings.optimism() > 0) throw new InputException("optimism is of classes; leave it out where the outcome is a time and a status, and choose a "
			+ "resampling, such as bootstrap.");
		if (settings.permutation() != null) throw new InputException("permutation is of classes; leave it out where the outcome is a time and a status.");
	}

	/** How many pipelines will be fitted. */
	long units(final Map<String, Trainable> trainables) {
		return trainables.values().stream().mapToLong(t -> t.fits() * (1L + parts.size())).sum();
	}

	/** @param x training rows; @param metrics gets the row of the resampling */
	void run(final String name, final Model m, final Trainable maker, final Predictors x, final Outcome.Survival y, final Work work,
		final List<SurvivalMetrics> metrics, final List<String> warnings)
	{
		tunings.add(name, m);
		if (parts.isEmpty()) return;
		final Resampled r = Resampled.of(name, maker, x, y, parts, settings.split().seed(), work, warnings);
		final boolean pooled = settings.resampling().method().equals("loo");
		metrics.add(r.survival(y, pooled));
		resampled.put(name, r);
		tunings.add(name, r);
		if (pooled) return;
		final List<SurvivalMetrics> each = r.survival(y);
		final long without = each.stream().filter(p -> Double.isNaN(p.c())).count();
		if (without > 0) warnings.add("Model '" + name + "': in " + without + " of " + each.size()
			+ " held-out parts no two rows can be compared, so they have no C-index. Use fewer folds, or loo, which judges all left-out rows together.");
	}

	/** @param models those that could be trained */
	List<FeatureTable> tables(final Collection<String> models) {
		resampled.keySet().retainAll(models);
		tunings.keep(models);
		final List<FeatureTable> out = new ArrayList<>();
		if (!resampled.isEmpty()) {
			final Outcome.Survival y = data.survival(data.in(TrainingRows.TRAIN));
			out.add(SurvivalMetrics.table("resampling.csv", "part", resampled.values().stream().flatMap(r -> r.survival(y).stream()).toList()));
			out.add(heldTable(y));
		}
		if (!tunings.isEmpty()) out.add(tunings.table());
		return out;
	}

	/** {@code part,case,time,status} and the models' columns: risks of rows that were held out. */
	private FeatureTable heldTable(final Outcome.Survival y) {
		final int[] train = data.in(TrainingRows.TRAIN);
		final int[][] at = IntStream.range(0, parts.size()).boxed().flatMap(k -> IntStream.of(parts.get(k).held()).mapToObj(r -> new int[] { k, r }))
			.toArray(int[][]::new);
		final double[] time = y.time();
		final boolean[] event = y.event();
		final FeatureTable.Builder t = FeatureTable.builder("resampling_predictions.csv").text("part", Arrays.stream(at).map(a -> parts.get(a[0]).name())
			.toArray(String[]::new)).text("case", Arrays.stream(at).map(a -> data.cases().get(train[a[1]])).toArray(String[]::new)).number("time", Arrays
				.stream(at).mapToDouble(a -> time[a[1]]).toArray()).number("status", Arrays.stream(at).mapToDouble(a -> event[a[1]] ? 1 : 0).toArray());
		resampled.forEach((name, r) -> t.number(name, IntStream.range(0, parts.size()).boxed().flatMapToDouble(k -> r.held()[k] != null ? Arrays.stream(
			Resampled.first(r.held()[k])) : IntStream.of(parts.get(k).held()).mapToDouble(i -> Double.NaN)).toArray()));
		return t.build();
	}
}
