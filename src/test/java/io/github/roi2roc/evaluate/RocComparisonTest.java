package io.github.roi2roc.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.table.FeatureTable;

class RocComparisonTest {

	private static FeatureTable small() {
		return FeatureTable.builder("small.csv").text("case", "a", "b", "c", "d", "e", "f", "g").number("type", 0, 0, 0, 1, 1, 1, Double.NaN).number(
			"up", 1, 2, 3, 2, 4, 5, 9).number("down", 5, 4, Double.NaN, 1, 2, 3, 1).build();
	}

	@Test
	void filesHaveTheColumnsOfTheMacrosPage(@TempDir final Path folder) throws IOException {
		RocComparison.of(small(), "type", "1", List.of("up", "down"), RocDirection.HIGHER).write(folder.resolve("new/folder"));
		assertEquals("score,n,direction,auc,ci_low,ci_high,variance,threshold,sensitivity,specificity,accuracy,ppv,npv,f1", Files.readAllLines(folder
			.resolve("new/folder/roc.csv")).get(0));
		assertEquals("score1,score2,z,p", Files.readAllLines(folder.resolve("new/folder/delong.csv")).get(0));
		final List<String> points = Files.readAllLines(folder.resolve("new/folder/roc_points.csv"));
		assertEquals("score,threshold,sensitivity,specificity", points.get(0));
		assertEquals("up,-Inf,1,0", points.get(1));
	}

	/** Z and p of two scores of the subarachnoid haemorrhage data, from roc_aSAH.json (pROC 1.18.0). */
	@Test
	void aSahIsComparedAsInR() throws IOException {
		final RocComparison c = RocComparison.of(RResults.table("aSAH.csv"), "outcome", null, List.of("wfns", "s100b"), RocDirection.AUTO);
		assertEquals("Poor", c.positive());
		assertEquals(0.823678861788618, c.scores().get(0).auc().value(), 1e-10);
		assertEquals(2.20898359144091, c.pairs().get(0).test().statistic(), 1e-10);
		assertEquals(0.0271757822291882, c.pairs().get(0).test().p(), 1e-10);
	}

	/** PITFALLS 21: missing rows, an area below one half and unlike directions are said, never silent. */
	@Test
	void whatTheReaderMustKnowIsSaid() {
		final RocComparison c = RocComparison.of(small(), "type", "1", List.of("up", "down"), RocDirection.HIGHER);
		final String all = String.join("\n", c.warnings());
		assertTrue(all.contains("1 of 7 rows have no outcome"), all);
		assertTrue(all.contains("Score 'down': 1 of 6 rows have no value and were left out (n = 5)"), all);
		assertTrue(all.contains("Score 'down': AUC 0.000 is below 0.5 with direction 'higher'"), all);
		assertTrue(all.contains("compared on the 5 rows that have both"), all);
		final RocComparison auto = RocComparison.of(small(), "type", "1", List.of("up", "down"), RocDirection.AUTO);
		assertTrue(String.join("\n", auto.warnings()).contains("unlike directions ('higher' and 'lower')"), auto.warnings().toString());
		assertEquals("lower", auto.rocTable().text(1, "direction"));
		assertEquals(1, auto.scores().get(1).auc().value());
	}

	@Test
	void textWhereAScoreBelongsIsRefusedWithItsPlace() {
		final FeatureTable t = FeatureTable.builder("t.csv").text("case", "a", "b").text("y", "no", "yes").text("s", "1", "high").build();
		final InputException e = assertThrows(InputException.class, () -> RocComparison.of(t, "y", null, List.of("s"), RocDirection.HIGHER));
		assertTrue(e.getMessage().startsWith("t.csv, row 2 (case b), score 's': 'high' is not a number"), e.getMessage());
	}

	@Test
	void aPositiveLevelThatDoesNotExistIsRefusedWithTheOnesThatDo() {
		final InputException e = assertThrows(InputException.class, () -> RocComparison.of(small(), "type", "2", List.of("up"),
			RocDirection.HIGHER));
		assertTrue(e.getMessage().contains("The levels are 0, 1"), e.getMessage());
	}

	@Test
	void trainingRowsAmongTheScoresAreMentioned() {
		final FeatureTable t = FeatureTable.builder("predictions.csv").text("set", "train", "train", "test", "test").number("outcome", 0, 1, 0, 1)
			.number("svm", 1, 2, 3, 4).build();
		final RocComparison c = RocComparison.of(t, "outcome", null, List.of(), RocDirection.HIGHER);
		assertEquals("svm", c.scores().get(0).name());
		assertTrue(c.warnings().stream().anyMatch(w -> w.contains("training rows among them")), c.warnings().toString());
	}
}
