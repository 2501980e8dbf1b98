package io.github.roi2roc.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.plot.BoxPanels;
import io.github.roi2roc.plot.FeatureFigures;
import io.github.roi2roc.plot.VolcanoFigure;
import io.github.roi2roc.stats.LocationTest;
import io.github.roi2roc.stats.PAdjust;
import io.github.roi2roc.table.FeatureTable;

/** Differences of features between groups; the tests' own numbers are checked against R in {@code stats}. */
class FeatureDifferencesTest {

	private static final FeatureTable TABLE = FeatureTable.builder("t.csv").text("case", "a", "b", "c", "d", "e", "f").text("y", "no", "no", "no", "yes",
		"yes", "yes").number("f", 1, 2, 3, 4, 6, 8).number("g", -1, 0, 1, 2, 1, Double.NaN).number("flat", 7, 7, 7, 7, 7, 7).build();

	private static FeatureDifferences.Request request(final String positive, final String... features) {
		return new FeatureDifferences.Request("y", positive, List.of(features), LocationTest.WELCH, PAdjust.BONFERRONI);
	}

	/** Group means 2 and 6, variances 1 and 4: d = 4 / √2.5, fold change 3; Welch's t = 4 / √(1/3 + 4/3). */
	@Test
	void effectsAreThoseOfTheMeans() {
		final FeatureDifferences d = FeatureDifferences.of(TABLE, request(""));
		final FeatureDifferences.Line f = d.lines().get(0);
		assertEquals(4 / Math.sqrt(2.5), f.cohenD(), 1e-14);
		assertEquals(Math.log(3) / Math.log(2), f.log2FoldChange(), 1e-14);
		assertEquals(4 / Math.sqrt(5 / 3.0), f.statistic(), 1e-14);
		assertEquals(2 * f.p(), f.adjusted(), 1e-15, "two features were tested");
		assertTrue(Double.isNaN(d.lines().get(1).log2FoldChange()), "a mean of 0 has no ratio");
		assertEquals(2, d.lines().get(1).values().get(1).length, "a missing value is left out");
		assertTrue(d.notes().toString().contains("'g': rows without a value were left out") && d.notes().toString().contains(
			"'flat': one value only, not tested"));
		assertEquals(-f.cohenD(), FeatureDifferences.of(TABLE, request("no", "f")).lines().get(0).cohenD(), 1e-15, "the positive level comes second");
	}

	@Test
	void aGroupOfOneOrOneGroupIsRefused() {
		final FeatureTable one = FeatureTable.builder("t.csv").text("y", "a", "a", "b").number("f", 1, 2, 3).build();
		assertTrue(assertThrows(InputException.class, () -> FeatureDifferences.of(one, request(""))).getMessage().contains("group 'b' has one row"));
		assertTrue(assertThrows(InputException.class, () -> FeatureDifferences.of(one.where("y", "a"), request(""))).getMessage().contains(
			"1 different values"));
	}

	@Test
	void markedFeaturesAreNamedAndBoxed() {
		final FeatureFigures figures = FeatureFigures.of(FeatureDifferences.of(TABLE, request("")), new VolcanoFigure.Look(VolcanoFigure.Effect.COHEN_D,
			false, 0.05, 0.5, Set.of("f"), 5), 12);
		final String volcano = figures.figures().get("volcano").svg(), boxes = figures.figures().get("box_plots").svg();
		assertTrue(volcano.contains(">f<") && volcano.contains("selected, higher in yes (1)"), volcano);
		assertFalse(volcano.contains(">g<"));
		assertTrue(boxes.contains("P = 0.0"), boxes);
		assertEquals(List.of("f", "f"), List.of(BoxPanels.table(figures.differences(), figures.boxed()).texts("feature")));
	}

	/** Three groups: box plots, and a note instead of a volcano plot. */
	@Test
	void moreGroupsHaveNoVolcano() {
		final FeatureTable three = FeatureTable.builder("t.csv").text("y", "a", "a", "b", "b", "c", "c").number("f", 1, 2, 3, 5, 8, 9).build();
		final FeatureFigures figures = FeatureFigures.of(FeatureDifferences.of(three, request("")), new VolcanoFigure.Look(VolcanoFigure.Effect.COHEN_D,
			true, 0.05, 0, null, 5), 12);
		assertEquals(Set.of("box_plots"), figures.figures().keySet());
		assertTrue(figures.notes().get(0).contains("has 3 groups"));
	}
}
