package io.github.roi2roc.select;

import static io.github.roi2roc.RResults.numbers;
import static io.github.roi2roc.RResults.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;

import io.github.roi2roc.RResults;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/** Columns that R's recipes drop, and the order in which mRMR chooses. */
class SelectorsAgainstRTest {

	private static List<String> dropped(final Selector s, final Map<String, ?> options) throws IOException {
		final FeatureTable t = RResults.table("filter80x40.csv");
		final Predictors x = Predictors.of(t, t.names());
		final Outcome.Classes any = new Outcome.Classes(List.of("a", "b"), new int[x.rows()]);
		return s.fit(x, any, Options.of("test", s.parameters(), options), new RandomStream(1)).decisions().stream().filter(d -> !d.kept()).map(
			Step.Decision::feature).toList();
	}

	@Test
	void filtersDropWhatRecipesDrops() throws IOException {
		final JsonObject r = RResults.json("filters_filter80x40.json");
		assertEquals(texts(r.get("zv")), dropped(new ZeroVariance(), Map.of()));
		assertEquals(texts(r.get("nzv")), dropped(new NearZeroVariance(), Map.of()));
		assertEquals(texts(r.get("corr_pearson_0.9")), dropped(new CorrelationFilter(), Map.of()));
		assertEquals(texts(r.get("corr_pearson_0.7")), dropped(new CorrelationFilter(), Map.of("threshold", 0.7)));
		assertEquals(texts(r.get("corr_spearman_0.9")), dropped(new CorrelationFilter(), Map.of("method", "spearman")));
	}

	@Test
	void mrmrChoosesInTheReferencesOrder() throws IOException {
		for (final var file : RResults.all("mrmr_")) {
			final JsonObject r = RResults.json(file.getFileName().toString());
			final FeatureTable t = RResults.table(r.get("data").getAsString());
			final String outcome = r.get("outcome").getAsString();
			final List<String> names = t.names().stream().filter(n -> !n.equals(outcome)).toList(), levels = t.levels(outcome).stream().sorted().toList();
			final Predictors x = Predictors.of(t, names);
			final int[] y = Arrays.stream(t.texts(outcome)).mapToInt(levels::indexOf).toArray();
			for (final String criterion : List.of("MID", "MIQ")) {
				final JsonObject expected = r.getAsJsonObject(criterion);
				final List<Mrmr.Chosen> chosen = Mrmr.choose(x.columns(), y, levels.size(), 10, criterion.equals("MIQ"));
				assertEquals(texts(expected.get("order")), chosen.stream().map(c -> names.get(c.column())).toList(), file + " " + criterion);
				assertArrayEquals(numbers(expected.get("score")), chosen.stream().mapToDouble(Mrmr.Chosen::score).toArray(), 1e-10, file + " " + criterion);
			}
		}
	}
}
