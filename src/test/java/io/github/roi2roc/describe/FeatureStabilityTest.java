package io.github.roi2roc.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Reference;
import io.github.roi2roc.plot.BlandAltmanFigure;
import io.github.roi2roc.store.Json;
import io.github.roi2roc.table.FeatureTable;

class FeatureStabilityTest {

	/** R: psych::ICC(x, lmer=FALSE) of 40 subjects and two raters; here each rater is a table with one feature. */
	@Test
	void agreesWithPsych() {
		final FeatureTable two = FeatureTable.read(Reference.file("stats/two_raters40.csv"));
		final JsonObject r = Json.read(Reference.file("stats/icc_two_raters40.json")).getAsJsonObject();
		final List<String> forms = List.of("ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k");
		for (int i = 0; i < 6; i++) {
			final FeatureStability s = FeatureStability.of(List.of(rater("a", two.numbers("r1")), rater("b", two.numbers("r2"))), forms.get(i), 0.85);
			assertEquals(r.getAsJsonArray("icc").get(i).getAsDouble(), s.icc().get(0).value(), 1e-8);
			assertEquals(r.getAsJsonArray("lower95").get(i).getAsDouble(), s.icc().get(0).lower(), 1e-8);
			assertEquals(r.getAsJsonArray("F").get(i).getAsDouble(), s.icc().get(0).f(), 1e-6);
		}
	}

	private static FeatureTable rater(final String name, final double... x) {
		return FeatureTable.builder(name).number("f", x).build();
	}

	/** Rows are matched by case and label, not by order; what has no partner is left out and said. */
	@Test
	void casesAreMatchedByName() {
		final FeatureTable a = FeatureTable.builder("a.csv").text("case", "P1", "P2", "P3", "P4").number("age", 1, 2, 3, 4).number("f", 1, 5, 9, 4)
			.number("g", 1, 2, 3, 4).build();
		final FeatureTable b = FeatureTable.builder("b.csv").text("case", "P3", "P2", "P1").number("age", 3, 2, 1).number("f", 9, 5, 1).number("g",
			1, 3, 2).build();
		final FeatureStability s = FeatureStability.of(List.of(a, b), "ICC2", 0.85);
		assertEquals("[age, f, g]", s.features().toString());
		assertEquals(1, s.icc().get(1).value(), 1e-12);
		assertTrue(s.icc().get(2).value() < 0.5);
		assertEquals("[case, age, f]", s.stable().names().toString());
		assertTrue(s.notes().contains("1 rows of a.csv have no partner in every other table and were left out."), s.notes().toString());
	}

	@Test
	void aTableWithARaterColumnIsTaken() {
		final FeatureTable t = FeatureTable.builder("t.csv").text("case", "P1", "P2", "P1", "P2").text("rater", "x", "x", "y", "y").number("f", 1, 2, 1,
			2.5).build();
		assertEquals(2, FeatureStability.byRater(t).size());
		assertEquals(2.5, FeatureStability.byRater(t).get(1).numbers("f")[1]);
	}

	@Test
	void whatDoesNotFitTogetherIsNamed() {
		assertTrue(assertThrows(InputException.class, () -> FeatureStability.of(List.of(rater("a", 1, 2)), "ICC2", 0.85)).getMessage().contains(
			"at least two raters"));
		assertTrue(assertThrows(InputException.class, () -> FeatureStability.of(List.of(rater("a", 1, 2), rater("b", 1, 2, 3)), "ICC2", 0.85))
			.getMessage().contains("a has 2 rows, b 3"));
		assertThrows(InputException.class, () -> FeatureStability.of(List.of(rater("a", 1, 2), rater("b", 1, 2)), "ICC(2,1)", 0.85));
	}

	/** Differences −1, 0, 1: bias 0, SD 1, t(2) = 4.302652729911275; limits ±1.96 with SE √(1/3 + 1.96²/4). */
	@Test
	void limitsOfAgreementAreBlandAndAltmans() {
		final FeatureStability s = FeatureStability.of(List.of(rater("a", 1, 5, 9), rater("b", 2, 5, 8)), "ICC3", 0.85);
		final FeatureTable t = s.agreement();
		assertEquals("f a b 3", t.text(0, "feature") + " " + t.text(0, "rater1") + " " + t.text(0, "rater2") + " " + t.text(0, "n"));
		final double student = 4.302652729911275;
		assertEquals(0, t.numbers("bias")[0], 1e-15);
		assertEquals(-student / Math.sqrt(3), t.numbers("bias_low")[0], 1e-9);
		assertEquals(-1.96, t.numbers("lower")[0], 1e-15);
		assertEquals(1.96 + student * Math.sqrt(1 / 3.0 + 1.96 * 1.96 / 4), t.numbers("upper_high")[0], 1e-9);
		final String svg = BlandAltmanFigure.of(s.pairs(0)).svg();
		assertTrue(svg.contains("a − b") && svg.contains("Mean of the two"), svg);
	}

	/** The least stable features come first; names choose too. */
	@Test
	void featuresToDrawAreTheLeastStableOrThoseNamed() {
		final FeatureTable a = FeatureTable.builder("a").number("f", 1, 2, 3).number("g", 1, 2, 3).number("h", 1, 2, 3).build();
		final FeatureTable b = FeatureTable.builder("b").number("f", 1, 2, 3.5).number("g", 3, 2, 1).number("h", 2, 2, 3).build();
		final FeatureStability s = FeatureStability.of(List.of(a, b), "ICC1", 0.85);
		assertEquals("[1, 2]", Arrays.toString(s.chosen(List.of("2"))));
		assertEquals("[2, 0]", Arrays.toString(s.chosen(List.of("h", "f"))));
		assertThrows(InputException.class, () -> s.chosen(List.of("q")));
	}

	@Test
	void textAmongNumbersIsNamed() {
		final FeatureTable a = FeatureTable.builder("a").number("f", 1, 2, 3).build(), b = FeatureTable.builder("b").text("f", "1", "x", "3").build();
		assertTrue(assertThrows(InputException.class, () -> FeatureStability.of(List.of(b, a), "ICC1", 0.85)).getMessage().contains(
			"b, row 2, column 'f': 'x' is not a number"));
		assertTrue(assertThrows(InputException.class, () -> FeatureStability.of(List.of(a, b), "ICC1", 0.85)).getMessage().contains(
			"b, row 2, column 'f': 'x' is not a number"));
	}
}
