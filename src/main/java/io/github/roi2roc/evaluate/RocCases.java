package io.github.roi2roc.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.metric.OperatingPoint;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.table.FeatureTable;

/**
 * The cases behind one ROC curve: what a threshold calls each of them, and which stand on the wrong side of it.
 *
 * @param comparison the curve of the score, alone
 * @param names of the cases that have an outcome and a score; their row numbers where the table has no column {@code case}
 * @param positive whether each is of the positive class
 * @param scores of each
 */
public record RocCases(RocComparison comparison, List<String> names, boolean[] positive, double[] scores) {

	/** A case on the wrong side of a threshold. */
	public record Wrong(String name, String outcome, String called, double score) {}

	/**
	 * @param set value of the column {@code set} whose rows count; empty for all rows
	 * @param positive the positive level; empty for the last in sort order
	 * @param direction HIGHER or LOWER, or AUTO to choose by the medians
	 * @throws InputException as {@link RocComparison#of}
	 */
	public static RocCases of(final FeatureTable table, final String set, final String outcome, final String positive, final String score,
		final RocDirection direction)
	{
		final FeatureTable rows = set.isBlank() ? table : table.where("set", set.strip());
		if (score.isBlank()) throw new InputException("'score' is missing: name the column whose curve it is.");
		final RocComparison comparison = RocComparison.of(rows, outcome, positive, List.of(score.strip()), direction);
		final BinaryOutcome y = BinaryOutcome.of(rows, outcome, positive);
		final double[] values = rows.numbers(score.strip());
		final int[] use = IntStream.range(0, values.length).filter(i -> y.known(i) && !Double.isNaN(values[i])).toArray();
		final List<String> names = new ArrayList<>();
		final boolean[] is = new boolean[use.length];
		final double[] scores = new double[use.length];
		for (int i = 0; i < use.length; i++) {
			names.add(rows.has("case") ? rows.text(use[i], "case") : Integer.toString(use[i] + 1));
			is[i] = y.isPositive(use[i]);
			scores[i] = values[use[i]];
		}
		return new RocCases(comparison, List.copyOf(names), is, scores);
	}

	@Override
	public boolean[] positive() {
		return positive.clone();
	}

	@Override
	public double[] scores() {
		return scores.clone();
	}

	/** The curve, with its area and interval. */
	public RocComparison.Score curve() {
		return comparison.scores().get(0);
	}

	private RocDirection direction() {
		return curve().auc().direction();
	}

	/**
	 * The threshold that a rule chooses.
	 *
	 * @param table the whole table, where the rule chooses on the training rows; else not looked at
	 * @param rule {@link RocOptions.Threshold#of}
	 */
	public double threshold(final RocOptions.Threshold rule, final FeatureTable table) {
		if (rule.given()) return rule.value();
		final RocComparison.Score on = !rule.training() ? curve() : of(table, "train", comparison.outcome(), comparison.positive(), curve().name(),
			direction()).curve();
		return rule.on(on.curve()).threshold();
	}

	public OperatingPoint at(final double threshold) {
		return OperatingPoint.at(threshold, positive, scores, direction());
	}

	/** Cases on the wrong side, the farthest from the threshold first. */
	public List<Wrong> wrong(final double threshold) {
		return IntStream.range(0, scores.length).filter(i -> called(i, threshold) != positive[i]).boxed()
			.sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(scores[i] - threshold)).thenComparing(i -> i))
			.map(i -> new Wrong(names.get(i), level(positive[i]), level(!positive[i]), scores[i])).toList();
	}

	private boolean called(final int i, final double threshold) {
		return direction() == RocDirection.LOWER ? scores[i] <= threshold : scores[i] >= threshold;
	}

	private String level(final boolean isPositive) {
		return isPositive ? comparison.positive() : comparison.negative();
	}

	/** One row: threshold, tp, fp, tn, fn and the measures that follow. */
	public FeatureTable confusionTable(final double threshold) {
		final OperatingPoint p = at(threshold);
		return FeatureTable.builder("confusion.csv").text("score", curve().name()).number("threshold", threshold).number("tp", p.tp()).number("fp", p.fp())
			.number("tn", p.tn()).number("fn", p.fn()).number("sensitivity", p.sensitivity()).number("specificity", p.specificity())
			.number("accuracy", p.accuracy()).number("ppv", p.ppv()).number("npv", p.npv()).number("f1", p.f1()).build();
	}

	/** A row for each case on the wrong side: case, outcome, called, score. */
	public FeatureTable wrongTable(final double threshold) {
		final List<Wrong> wrong = wrong(threshold);
		return FeatureTable.builder("wrong_cases.csv").text("case", wrong.stream().map(Wrong::name).toArray(String[]::new))
			.text("outcome", wrong.stream().map(Wrong::outcome).toArray(String[]::new)).text("called", wrong.stream().map(Wrong::called).toArray(
				String[]::new)).number("score", wrong.stream().mapToDouble(Wrong::score).toArray()).build();
	}

	/** Writes {@code confusion.csv} and {@code wrong_cases.csv}, each with its sidecar, into a folder. @param inputs go into these */
	public void write(final Path folder, final double threshold, final Map<String, ?> inputs) {
		final Map<String, Object> made = new LinkedHashMap<>(inputs);
		made.put("outcome", comparison.outcome());
		made.put("positive", comparison.positive());
		made.put("direction", direction().name().toLowerCase(Locale.ROOT));
		made.put("threshold", threshold);
		made.put("warnings", comparison.warnings());
		ResultFiles.write(folder, List.of(confusionTable(threshold), wrongTable(threshold)), made);
	}
}
