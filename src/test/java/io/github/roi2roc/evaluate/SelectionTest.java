package io.github.roi2roc.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Reference;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.learn.TrainingSettings.Stage;
import io.github.roi2roc.store.Json;
import io.github.roi2roc.table.FeatureTable;

class SelectionTest {

	@TempDir
	Path folder;

	/** The order of mRMR (Peng et al. 2005, difference criterion) on iris, from the reference's own JSON. */
	@Test
	void mrmrKeepsTheReferencesOrder() {
		final FeatureTable iris = FeatureTable.read(Reference.file("stats/iris_uni.csv"));
		final List<String> order = new ArrayList<>(List.of("Species"));
		for (final JsonElement e : Json.read(Reference.file("stats/mrmr_iris.json")).getAsJsonObject().getAsJsonObject("MID").getAsJsonArray("order")) {
			order.add(e.getAsString());
		}
		assertEquals(order, Selection.of(iris, "Species", "", List.of(), List.of(new Stage("mrmr", Map.of("criterion", "MID"))), 1).selected()
			.names());
	}

	private FeatureTable read(final String text) throws IOException {
		final Path file = folder.resolve("t.csv");
		Files.writeString(file, text);
		return FeatureTable.read(file);
	}

	/** PITFALLS 22: where rows are marked as test rows they decide nothing: b is constant among the training rows only. */
	@Test
	void testRowsDecideNothing() throws IOException {
		final FeatureTable t = read("case,set,y,a,b\n1,train,0,1,5\n2,train,1,2,5\n3,train,0,4,5\n4,train,1,3,5\n5,test,0,9,7\n");
		final Selection s = Selection.of(t, "y", "", List.of(), List.of(new Stage("zero_variance", Map.of())), 1);
		assertEquals("[case, set, y, a]", s.selected().names().toString());
		assertEquals(5, s.selected().rows());
		s.write(folder.resolve("out"));
		final FeatureTable decisions = FeatureTable.read(folder.resolve("out/selection.csv"));
		assertEquals("[step, feature, kept, value, reason]", decisions.names().toString());
		assertEquals("zero_variance b false", decisions.text(1, "step") + " " + decisions.text(1, "feature") + " " + decisions.text(1, "kept"));
	}

	@Test
	void aChainTakesItsOptionsFromTheSettings() {
		final List<Stage> chain = Selection.chain(List.of("zero_variance", "lasso"), TrainingSettings.defaults());
		assertEquals(Map.of(), chain.get(0).options());
		assertEquals("min", chain.get(1).options().get("lambda"));
	}

	@Test
	void whatCannotBeSelectedFromIsNamed() throws IOException {
		final FeatureTable t = read("case,y,a\nP1,0,1\nP2,1,\nP3,0,3\n");
		assertTrue(assertThrows(InputException.class, () -> Selection.of(t, "y", "", List.of(), List.of(new Stage("correlation", Map.of())), 1))
			.getMessage().contains("row 2 (case P2), column 'a' has no value"));
		assertTrue(assertThrows(InputException.class, () -> Selection.of(t, "y", "", List.of(), List.of(new Stage("magic", Map.of())), 1))
			.getMessage().contains("There is no step 'magic'. Known are: "));
		assertThrows(InputException.class, () -> Selection.of(t, "y", "2", List.of(), List.of(), 1));
		assertTrue(assertThrows(InputException.class, () -> Selection.of(t, "y", "", List.of("q*"), List.of(), 1)).getMessage().contains(
			"no column of numbers matches 'q*'"));
	}

	@Test
	void nothingLeftEndsTheChainAndInfinityIsNamed() {
		final FeatureTable flat = FeatureTable.builder("t.csv").text("case", "a", "b", "c", "d").text("y", "n", "p", "n", "p").number("x", 1, 1, 1, 1).build();
		final Selection s = Selection.of(flat, "y", "", List.of(), List.of(new Stage("zero_variance", Map.of()), new Stage("lasso", Map.of())), 1);
		assertEquals(List.of(), s.kept());
		assertTrue(s.notes().contains("No column was left for lasso and what follows."), s.notes().toString());
		final FeatureTable inf = FeatureTable.builder("t.csv").text("case", "a", "b").text("y", "n", "p").number("x", 1, Double.POSITIVE_INFINITY).build();
		assertTrue(assertThrows(InputException.class, () -> Selection.of(inf, "y", "", List.of(), List.of(), 1)).getMessage().startsWith(
			"t.csv, row 2 (case b), column 'x': the value is infinite."));
	}
}
