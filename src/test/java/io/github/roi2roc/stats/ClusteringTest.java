package io.github.roi2roc.stats;

import static io.github.roi2roc.RResults.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.table.FeatureTable;

/** R's {@code cor} and {@code hclust} on the motor car data; the file beside this class names the calls. */
class ClusteringTest {

	private static JsonObject r() throws IOException {
		try (Reader in = new InputStreamReader(ClusteringTest.class.getResourceAsStream("hclust.json"), StandardCharsets.UTF_8)) {
			return JsonParser.parseReader(in).getAsJsonObject();
		}
	}

	private static void assertTree(final JsonObject expected, final Clustering actual) {
		final String what = expected.toString().substring(0, 60);
		assertArrayEquals(numbers(expected.get("height")), actual.height(), 1e-12, what);
		assertArrayEquals(numbers(expected.get("order")), Arrays.stream(actual.order()).mapToDouble(i -> i + 1).toArray(), what);
		for (int s = 0; s < actual.merge().length; s++) assertArrayEquals(numbers(expected.getAsJsonArray("merge").get(s)), Arrays.stream(actual
			.merge()[s]).asDoubleStream().toArray(), what + ", step " + (s + 1));
	}

	@Test
	void correlationsAndTreesAreRs() throws IOException {
		final JsonObject r = r();
		final FeatureTable t = RResults.table(r.get("data").getAsString());
		final double[][] columns = RResults.texts(r.get("columns")).stream().map(t::numbers).toArray(double[][]::new);
		int cases = 0;
		for (final JsonElement e : r.getAsJsonArray("cases")) {
			final JsonObject c = e.getAsJsonObject();
			final Correlation.Method method = Correlation.Method.of(c.get("method").getAsString());
			final double[][] m = Correlation.matrix(columns, method);
			assertArrayEquals(numbers(c.get("r")), m[0], 1e-14, method.toString());
			assertArrayEquals(m[0], Correlation.pairwise(columns, method)[0], 1e-14, method.toString());
			final double[][] d = Arrays.stream(m).map(row -> Arrays.stream(row).map(x -> 1 - Math.abs(x)).toArray()).toArray(double[][]::new);
			assertTree(c, Clustering.of(d, Clustering.Linkage.of(c.get("linkage").getAsString())));
			cases++;
		}
		assertEquals(12, cases);
	}

	/** Whole-number distances with many ties: which pair goes first is R's choice too. */
	@Test
	void tiesAreResolvedAsRResolvesThem() throws IOException {
		final JsonObject tied = r().getAsJsonObject("tied");
		final double[] below = numbers(tied.get("distance"));
		final double[][] d = new double[6][6];
		int at = 0;
		for (int j = 0; j < 6; j++) for (int i = j + 1; i < 6; i++) d[i][j] = d[j][i] = below[at++];
		for (final JsonElement e : tied.getAsJsonArray("cases")) assertTree(e.getAsJsonObject(), Clustering.of(d, Clustering.Linkage.of(e
			.getAsJsonObject().get("linkage").getAsString())));
	}

	/** τ-b by counting pairs: x = 1 2 2 3, y = 1 3 2 2 has 3 concordant, 1 discordant, 1 tied in x alone and 1 in y alone: 2 / √(5·5). */
	@Test
	void kendallCountsTies() {
		assertEquals(0.4, Correlation.kendall(new double[] { 1, 2, 2, 3 }, new double[] { 1, 3, 2, 2 }), 1e-15);
		assertEquals(-1, Correlation.kendall(new double[] { 1, 2, 3 }, new double[] { 9, 4, -1 }), 0);
		assertTrue(Double.isNaN(Correlation.kendall(new double[] { 1, 1, 1 }, new double[] { 1, 2, 3 })));
	}

	@Test
	void oneObjectIsATreeWithoutSteps() {
		assertArrayEquals(new int[] { 0 }, Clustering.of(new double[1][1], Clustering.Linkage.WARD).order());
		assertThrows(InputException.class, () -> Clustering.of(new double[][] { { 0, Double.NaN }, { Double.NaN, 0 } }, Clustering.Linkage.SINGLE));
	}
}
