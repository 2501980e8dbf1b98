package io.github.roi2roc.evaluate;

import static io.github.roi2roc.RResults.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.metric.Estimate;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.table.FeatureTable;

/** What a comparison tells on request, on pROC's aSAH data (113 patients, 41 with a poor outcome). */
class RocDetailsTest {

	private static RocOptions options(final String threshold, final String partial, final boolean bootstrap, final boolean smooth,
		final String groups)
	{
		return new RocOptions(bootstrap, 500, RocOptions.Partial.of(partial, "specificity"), smooth, RocOptions.Threshold.of(threshold),
			Estimate.Interval.WILSON, groups, 1);
	}

	private static RocDetails asah(final RocOptions options) throws IOException {
		return RocDetails.of(RResults.table("aSAH.csv"), "", "outcome", "Poor", List.of("s100b", "ndka"), RocDirection.HIGHER, options);
	}

	private static double value(final FeatureTable t, final String score, final String column, final String key, final String which) {
		final int row = IntStream.range(0, t.rows()).filter(r -> t.text(r, "score").equals(score) && t.text(r, key).equals(which)).findFirst()
			.orElseThrow();
		return t.numbers(column)[row];
	}

	/** {@code auc(roc, partial.auc = c(1, 0.9), partial.auc.correct = TRUE)} and {@code smooth(roc)$auc}. */
	@Test
	void areasOnRequestAreThoseOfProc() throws IOException {
		final RocDetails d = asah(options("youden", "1,0.9", true, true, ""));
		final FeatureTable areas = d.areaTable();
		assertClose(0.646091855655399, value(areas, "s100b", "value", "area", "corrected_partial_auc"), 1e-10, "corrected");
		assertClose(0.740012862077311, value(areas, "s100b", "value", "area", "smoothed_auc"), 1e-10, "smoothed");
		final RocComparison.Score s = d.comparison().scores().get(0);
		final int drawn = IntStream.range(0, areas.rows()).filter(r -> areas.text(r, "area").equals("auc") && areas.text(r, "method").equals("bootstrap"))
			.findFirst().orElseThrow();
		assertEquals(areas.numbers("ci_low")[drawn], s.auc().lower());
		assertEquals("bootstrap", d.measures().get(0).get(0).method());
		assertEquals(2 * 514, d.smoothTable().rows());
	}

	/** Counts at the threshold, by counting. */
	@Test
	void theThresholdIsWhatWasAskedFor() throws IOException {
		final FeatureTable t = RResults.table("aSAH.csv");
		final double[] score = t.numbers("s100b");
		final String[] y = t.texts("outcome");
		for (final String rule : List.of("youden", "sensitivity:0.9", "specificity:0.8", "0.3")) {
			final RocDetails d = asah(options(rule, "", false, false, ""));
			final double at = d.points().get(0).threshold();
			final long tp = IntStream.range(0, score.length).filter(i -> y[i].equals("Poor") && score[i] >= at).count();
			final long tn = IntStream.range(0, score.length).filter(i -> y[i].equals("Good") && score[i] < at).count();
			assertEquals(tp, d.points().get(0).tp(), rule);
			assertEquals(tn, d.points().get(0).tn(), rule);
			assertClose(tp / 41.0, value(d.measureTable(), "s100b", "value", "metric", "sensitivity"), 1e-15, rule);
			if (rule.startsWith("sens")) assertTrue(tp / 41.0 >= 0.9);
			if (rule.startsWith("spec")) assertTrue(tn / 72.0 >= 0.8);
		}
	}

	/** PITFALLS 21: nothing about the test rows chooses the threshold. */
	@Test
	void aThresholdOfTheTrainingRowsDoesNotSeeTheOthers() {
		final FeatureTable.Builder b = FeatureTable.builder("p.csv").text("set", "train", "train", "train", "train", "test", "test", "test", "test").text(
			"y", "n", "n", "p", "p", "n", "n", "p", "p");
		final FeatureTable t = b.number("m", 1, 2, 5, 6, 3, 4.5, 4.2, 7).build();
		final RocDetails d = RocDetails.of(t, "test", "y", "p", List.of("m"), RocDirection.HIGHER, options("train:youden", "", false, false, ""));
		assertEquals(3.5, d.points().get(0).threshold());
		assertEquals(2, d.points().get(0).tp());
		assertEquals(1, d.points().get(0).fp());
		final double[] turned = Arrays.stream(t.numbers("m")).map(v -> -v).toArray();
		final FeatureTable lower = FeatureTable.builder("p.csv").text("set", t.texts("set")).text("y", t.texts("y")).number("m", turned).build();
		final RocDetails l = RocDetails.of(lower, "test", "y", "p", List.of("m"), RocDirection.LOWER, options("train", "", false, false, ""));
		assertEquals(-3.5, l.points().get(0).threshold());
		assertEquals(2, l.points().get(0).tp());
		final String said = assertThrows(InputException.class, () -> RocDetails.of(t.keep(List.of("y", "m")), "", "y", "p", List.of("m"),
			RocDirection.HIGHER, options("train", "", false, false, ""))).getMessage();
		assertTrue(said.contains("no column 'set'"), said);
	}

	/**
	 * R: {@code roc.test(roc(outcome ~ s100b, data = subset(aSAH, gender == "Female")), roc(outcome ~ s100b, data = subset(aSAH, gender ==
	 * "Male")))}, levels Good, Poor, direction "<".
	 */
	@Test
	void cohortsAreComparedUnpaired() throws IOException {
		final FeatureTable t = asah(options("youden", "", false, false, "gender")).cohortTable();
		assertEquals("Female", t.text(0, "cohort1"));
		assertClose(0.72, t.numbers("auc1")[0], 1e-10, "AUC of women");
		assertClose(0.772727272727273, t.numbers("auc2")[0], 1e-10, "AUC of men");
		assertClose(-0.501880774326713, t.numbers("d")[0], 1e-10, "D");
		assertClose(106.462550028932, t.numbers("df")[0], 1e-10, "df");
		assertClose(0.616787759258242, t.numbers("p")[0], 1e-10, "p");
	}

	@Test
	void whatCannotBeIsNamed() {
		for (final String wrong : List.of("best", "sensitivity:2", "train:0.5", "sensitivity:")) assertTrue(assertThrows(InputException.class,
			() -> RocOptions.Threshold.of(wrong)).getMessage().contains("'threshold'"), wrong);
		for (final String wrong : List.of("0.9", "0.9,0.9", "0.9,1.2", "a,b")) assertTrue(assertThrows(InputException.class, () -> RocOptions.Partial.of(
			wrong, "specificity")).getMessage().contains("'partial'"), wrong);
		assertTrue(assertThrows(InputException.class, () -> RocOptions.Partial.of("0.9,1", "x")).getMessage().contains("'axis'"));
	}
}
