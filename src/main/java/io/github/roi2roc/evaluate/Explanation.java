package io.github.roi2roc.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.learn.FittedLearner;
import io.github.roi2roc.learn.SavedModel;
import io.github.roi2roc.metric.RocCurve;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.provenance.ExtractionSettings;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.table.FeatureTable;

/**
 * Which columns a model leans on: permutation importance over all cases (Breiman 2001), Shapley values case by case.
 *
 * @param model its name
 * @param auc on the table's rows as they are
 * @param importances one entry per column that the model uses, the most important first
 * @param features the columns in the model's order
 * @param cases names of the explained rows
 * @param shapley row × feature
 * @param base mean score of the background: a row's Shapley values sum to its score less this
 * @param scale of the Shapley values
 * @param method how they were computed
 * @param seed of everything drawn
 * @param warnings sentences for the user
 */
public record Explanation(String model, double auc, List<Importance> importances, List<String> features, List<String> cases,
	double[][] shapley, double base, String scale, String method, long seed, List<String> warnings)
{

	private static final int REPEATS = 30, FEWER = 10, MANY = 200;

	/**
	 * How much AUC is lost when a column is shuffled.
	 *
	 * @param drop mean over the shuffles
	 * @param sd their standard deviation
	 */
	public record Importance(String feature, double drop, double sd) {}

	/**
	 * Explains a model on a table's rows. Columns are shuffled and replaced after the model's own scaling and imputation.
	 *
	 * @param extraction settings that the table was extracted with; empty if unknown
	 * @param set value of the column {@code set} whose rows count; empty for all rows
	 * @throws InputException as {@link Prediction#of}, or if the outcome is missing or of one class, or the model has more than two classes
	 */
	public static Explanation of(final SavedModel saved, final FeatureTable table, final Optional<ExtractionSettings> extraction,
		final String set, final long seed, final Progress progress)
	{
		if (saved.model().levels().size() != 2) throw new InputException("Model '" + saved.name() + "' " + (saved.model().isSurvival()
			? "predicts survival" : "has " + saved.model().levels().size() + " classes") + "; only models of two classes can be explained.");
		final List<String> warnings = new ArrayList<>(Prediction.compare(saved, table, extraction));
		final FeatureTable rows = set.isBlank() ? table : table.where("set", set.strip());
		saved.model().predict(rows.select()); // says which columns are missing
		final Predictors all = Prediction.predictors(saved, rows);
		final boolean[] complete = saved.model().complete(all);
		final int[] y = outcome(saved, rows), use = IntStream.range(0, rows.rows()).filter(r -> complete[r] && y[r] >= 0).toArray();
		if (use.length < rows.rows()) warnings.add((rows.rows() - use.length) + " of " + rows.rows()
			+ " rows lack the outcome or a value that the model needs and were left out.");
		final boolean[] positive = new boolean[use.length];
		for (int i = 0; i < positive.length; i++) positive[i] = y[use[i]] == 1;
		final Predictors x = saved.model().afterSteps(all.of(use));
		final FittedLearner learner = saved.model().fitted();
		final List<String> features = learner.uses(x.names());
		final double auc = auc(learner, x, positive);
		if (features.isEmpty()) warnings.add("Model '" + saved.name() + "' uses no column: it gives every case the same score.");
		final List<Importance> importances = importances(learner, x, features, positive, auc, seed, progress);
		final Shapley shapley = Shapley.of(learner, x, features, seed, progress);
		final String[] cases = Prediction.cases(rows);
		return new Explanation(saved.name(), auc, importances, features, IntStream.of(use).mapToObj(r -> cases[r]).toList(), shapley.values(), shapley
			.base(), shapley.scale(), shapley.method(), seed, warnings);
	}

	/** 1 for the positive class, 0 for the other, −1 where unknown. */
	private static int[] outcome(final SavedModel saved, final FeatureTable table) {
		if (saved.outcome().isEmpty() || !table.has(saved.outcome())) throw new InputException(table.source() + " has no column '" + saved.outcome()
			+ "', the outcome that model '" + saved.name() + "' predicts; importance is the loss of AUC and needs it.");
		final String[] cells = table.texts(saved.outcome());
		final List<String> levels = saved.model().levels();
		final int[] out = new int[cells.length];
		for (int r = 0; r < out.length; r++) {
			out[r] = levels.indexOf(cells[r]);
			if (out[r] < 0 && !cells[r].isEmpty()) throw new InputException(table.source() + ", row " + (r + 1) + ", outcome '" + saved.outcome() + "': '"
				+ cells[r] + "' is neither '" + levels.get(0) + "' nor '" + levels.get(1) + "', the classes of model '" + saved.name() + "'.");
		}
		return out;
	}

	private static List<Importance> importances(final FittedLearner learner, final Predictors x, final List<String> features,
		final boolean[] positive, final double auc, final long seed, final Progress progress)
	{
		final int repeats = features.size() > MANY ? FEWER : REPEATS;
		final RandomStream random = new RandomStream(seed).fork("importance");
		final Importance[] out = new Importance[features.size()];
		final int[] done = { 0 };
		IntStream.range(0, out.length).parallel().forEach(k -> {
			progress.check();
			final String name = features.get(k);
			final int at = x.names().indexOf(name);
			final double[] drops = new double[repeats];
			for (int r = 0; r < repeats; r++) {
				final int[] order = IntStream.range(0, x.rows()).toArray();
				random.fork(name).fork(r).shuffle(order);
				final double[][] columns = x.columns().clone();
				columns[at] = IntStream.of(order).mapToDouble(i -> x.columns()[at][i]).toArray();
				drops[r] = auc - auc(learner, new Predictors(x.names(), columns, x.rows()), positive);
			}
			out[k] = new Importance(name, Moments.mean(drops), Moments.sd(drops));
			synchronized (done) {
				progress.report(++done[0] / (double) out.length, "Permutation importance");
			}
		});
		final List<Importance> sorted = new ArrayList<>(List.of(out));
		sorted.sort(Comparator.comparingDouble(Importance::drop).reversed());
		return sorted;
	}

	private static double auc(final FittedLearner learner, final Predictors x, final boolean[] positive) {
		final double[][] p = learner.predict(x);
		final double[] score = new double[p.length];
		for (int i = 0; i < score.length; i++) score[i] = p[i][0];
		return RocCurve.of(positive, score, RocDirection.HIGHER).area();
	}

	/** {@code feature,mean_drop,sd}, the most important first. */
	public FeatureTable importanceTable() {
		return FeatureTable.builder("importance.csv").text("feature", importances.stream().map(Importance::feature).toArray(String[]::new)).number(
			"mean_drop", importances.stream().mapToDouble(Importance::drop).toArray()).number("sd", importances.stream().mapToDouble(Importance::sd)
				.toArray()).build();
	}

	/** {@code case} and a column of Shapley values per feature. */
	public FeatureTable shapleyTable() {
		final FeatureTable.Builder t = FeatureTable.builder("shapley.csv").text("case", cases.toArray(new String[0]));
		for (int j = 0; j < features.size(); j++) {
			final int at = j;
			t.number(features.get(j), IntStream.range(0, cases.size()).mapToDouble(i -> shapley[i][at]).toArray());
		}
		return t.build();
	}

	/** Writes {@code importance.csv} and {@code shapley.csv} with sidecars that say by which method; {@code inputs} goes into these. */
	public void write(final Path folder, final Map<String, ?> inputs) {
		final Map<String, Map<String, Object>> said = new LinkedHashMap<>();
		said.put("importance", Map.of("method", "permutation importance: mean drop in AUC", "auc", auc));
		said.put("shapley", new LinkedHashMap<>(Map.of("method", method, "scale", scale, "base", base)));
		for (final FeatureTable t : List.of(importanceTable(), shapleyTable())) {
			t.write(folder.resolve(t.source()));
			final String what = t.source().substring(0, t.source().length() - ".csv".length());
			final Provenance p = new Provenance(what).with("model", model).with("seed", seed);
			inputs.forEach(p::with);
			List.of("method", "scale", "base", "auc").stream().filter(said.get(what)::containsKey).forEach(k -> p.with(k, said.get(what).get(k)));
			p.with("warnings", warnings).writeBeside(folder.resolve(t.source()));
		}
	}
}
