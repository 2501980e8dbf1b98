package io.github.roi2roc.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.stats.Clustering;
import io.github.roi2roc.stats.Correlation;
import io.github.roi2roc.table.FeatureTable;

/** What a correlation map takes, leaves out and says; the numbers are tested in {@code stats}. */
class CorrelationMapTest {

	private static CorrelationMap.Request request(final boolean signed, final String missing, final String... columns) {
		return new CorrelationMap.Request(List.of(columns), Correlation.Method.PEARSON, Clustering.Linkage.AVERAGE, signed, CorrelationMap.Missing.of(
			missing));
	}

	private static FeatureTable.Builder table() {
		return FeatureTable.builder("t.csv").text("case", "a", "b", "c", "d").number("x", 1, 2, 3, 4).number("flat", 5, 5, 5, 5).number("y", 1, 3, 2,
			5).number("minus", -1, -2, -3, -4.5).number("outcome", 0, 1, 0, 1);
	}

	/** x and −x are the same thing by |r|, and as far apart as can be by r. */
	@Test
	void theDistanceIsAbsoluteOrSigned() {
		final CorrelationMap map = CorrelationMap.of(table().build(), request(false, "error"));
		assertEquals(List.of("x", "y", "minus"), map.names());
		assertEquals(List.of("y", "x", "minus"), map.orderedNames());
		assertEquals("[step, left, right, height, size]", map.merges().names().toString());
		assertTrue(map.notes().get(0).startsWith("1 of 4 columns have one value only"), map.notes().toString());
		final CorrelationMap signed = CorrelationMap.of(table().build(), request(true, "error"));
		assertEquals(List.of("minus", "x", "y"), signed.orderedNames());
		assertEquals(1 - signed.r()[0][1], signed.clustering().height()[0], 1e-15);
	}

	@Test
	void missingValuesAreRefusedDroppedOrSkippedPairwise() {
		final FeatureTable t = FeatureTable.builder("t.csv").text("case", "a", "b", "c", "d", "e").number("x", 1, 2, 3, 4, 5).number("y", 2, 1, Double.NaN,
			4, 7).number("z", 0, 1, 5, Double.NaN, 6).build();
		assertTrue(assertThrows(InputException.class, () -> CorrelationMap.of(t, request(false, "error"))).getMessage().contains(
			"row 3 (case c), column 'y'"));
		final CorrelationMap drop = CorrelationMap.of(t, request(false, "drop")), pairwise = CorrelationMap.of(t, request(false, "pairwise"));
		// cases a, b, e; and a, b, d, e for x with y
		assertEquals(Correlation.pearson(new double[] { 1, 2, 5 }, new double[] { 2, 1, 7 }), drop.r()[0][1], 1e-15);
		assertEquals(Correlation.pearson(new double[] { 1, 2, 4, 5 }, new double[] { 2, 1, 4, 7 }), pairwise.r()[0][1], 1e-15);
	}

	@Test
	void textWhereNumbersBelongIsNamed() {
		final FeatureTable t = FeatureTable.builder("t.csv").text("case", "a", "b", "c").number("x", 1, 2, 3).text("y", "1", "2", "3..1").build();
		assertTrue(assertThrows(InputException.class, () -> CorrelationMap.of(t, request(false, "error"))).getMessage().startsWith(
			"t.csv, row 3 (case c), column 'y': '3..1' is not a number."));
		assertTrue(assertThrows(InputException.class, () -> CorrelationMap.of(table().build(), request(false, "error", "x", "flat"))).getMessage()
			.contains("1 column of numbers that vary"));
		assertThrows(InputException.class, () -> CorrelationMap.of(table().build(), request(false, "error", "q*")));
	}
}
