package io.github.roi2roc.stats;

import static io.github.roi2roc.RResults.numbers;
import static io.github.roi2roc.RResults.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.table.FeatureTable;

/** R's tests on the birth weight, iris and kyphosis data (relative 1e-8; Fisher and Shapiro 1e-6), ICC of psych, {@code p.adjust}. */
class TestsAgainstRTest {

	private static void close(final double expected, final double actual, final double tolerance, final String what) {
		assertEquals(expected, actual, tolerance * Math.abs(expected), what);
	}

	@TestFactory
	List<DynamicTest> numericVariables() throws IOException {
		final List<DynamicTest> out = new ArrayList<>();
		for (final var file : RResults.all("univariate_")) {
			final JsonObject r = RResults.json(file.getFileName().toString());
			final FeatureTable t = RResults.table(r.get("data").getAsString());
			final List<String> levels = texts(r.get("levels"));
			for (final JsonElement e : r.getAsJsonArray("numeric")) {
				final JsonObject v = e.getAsJsonObject();
				final String name = v.get("variable").getAsString();
				final double[][] groups = levels.stream().map(l -> group(t, r.get("group").getAsString(), l, name)).toArray(double[][]::new);
				out.add(DynamicTest.dynamicTest(r.get("data").getAsString() + " " + name, () -> numeric(v, groups)));
			}
		}
		assertTrue(out.size() >= 9);
		return out;
	}

	private static double[] group(final FeatureTable t, final String column, final String level, final String variable) {
		final double[] x = t.numbers(variable);
		return IntStream.range(0, x.length).filter(i -> t.text(i, column).equals(level)).mapToDouble(i -> x[i]).toArray();
	}

	private static void numeric(final JsonObject v, final double[][] g) {
		final GroupTest k = GroupTest.kruskalWallis(g), a = GroupTest.anova(g);
		close(v.get("kruskal_chi2").getAsDouble(), k.statistic(), 1e-8, "kruskal");
		close(v.get("kruskal_p").getAsDouble(), k.p(), 1e-8, "kruskal p");
		close(v.get("anova_F").getAsDouble(), a.statistic(), 1e-8, "anova F");
		close(v.get("anova_p").getAsDouble(), a.p(), 1e-8, "anova p");
		for (int i = 0; i < g.length; i++) {
			final ShapiroWilk s = ShapiroWilk.test(g[i]);
			close(numbers(v.get("shapiro_W"))[i], s.w(), 1e-6, "shapiro W");
			close(numbers(v.get("shapiro_p"))[i], s.p(), 1e-6, "shapiro p");
			close(numbers(v.get("mean"))[i], Moments.mean(g[i]), 1e-12, "mean");
			close(numbers(v.get("sd"))[i], Moments.sd(g[i]), 1e-12, "sd");
			close(numbers(v.get("median"))[i], Moments.median(g[i]), 1e-12, "median");
			close(numbers(v.get("q1"))[i], Moments.quantile(g[i], 0.25), 1e-12, "q1");
			close(numbers(v.get("q3"))[i], Moments.quantile(g[i], 0.75), 1e-12, "q3");
		}
		pairwise(v.getAsJsonArray("pairwise_wilcox_bonferroni"), g);
		if (!v.has("student_t")) return;
		final TTest s = TTest.student(g[0], g[1]), w = TTest.welch(g[0], g[1]);
		close(v.get("student_t").getAsDouble(), s.t(), 1e-8, "student t");
		close(v.get("student_df").getAsDouble(), s.df(), 1e-12, "student df");
		close(v.get("student_p").getAsDouble(), s.p(), 1e-8, "student p");
		close(v.get("welch_t").getAsDouble(), w.t(), 1e-8, "welch t");
		close(v.get("welch_df").getAsDouble(), w.df(), 1e-8, "welch df");
		close(v.get("welch_p").getAsDouble(), w.p(), 1e-8, "welch p");
		close(numbers(v.get("welch_ci"))[0], w.low(), 1e-8, "welch low");
		close(numbers(v.get("welch_ci"))[1], w.high(), 1e-8, "welch high");
		final RankSum u = RankSum.test(g[0], g[1]), plain = RankSum.normal(g[0], g[1], false);
		assertEquals(v.get("wilcox_W").getAsDouble(), u.w(), "W");
		close(v.get("wilcox_p").getAsDouble(), u.p(), 1e-8, "wilcox p");
		assertEquals(v.get("wilcox_method").getAsString().contains("exact"), u.exact());
		if (v.has("wilcox_p_nocorrect")) close(v.get("wilcox_p_nocorrect").getAsDouble(), plain.p(), 1e-8, "wilcox p, no correction");
	}

	/** Row i, column j: group i + 2 against group j + 1, times the number of pairs. */
	private static void pairwise(final JsonArray expected, final double[][] g) {
		final List<Double> p = new ArrayList<>(), r = new ArrayList<>();
		for (int i = 1; i < g.length; i++) {
			for (int j = 0; j < i; j++) {
				p.add(RankSum.test(g[i], g[j]).p());
				r.add(expected.get(i - 1).getAsJsonArray().get(j).getAsDouble());
			}
		}
		final double[] adjusted = PAdjust.BONFERRONI.adjust(p.stream().mapToDouble(d -> d).toArray());
		for (int k = 0; k < adjusted.length; k++) close(r.get(k), adjusted[k], 1e-8, "pair " + k);
	}

	@TestFactory
	List<DynamicTest> categoricalVariables() throws IOException {
		final List<DynamicTest> out = new ArrayList<>();
		for (final var file : RResults.all("univariate_")) {
			for (final JsonElement e : RResults.json(file.getFileName().toString()).getAsJsonArray("categorical")) {
				final JsonObject v = e.getAsJsonObject();
				out.add(DynamicTest.dynamicTest(file.getFileName() + " " + v.get("variable").getAsString(), () -> categorical(v)));
			}
		}
		assertTrue(out.size() >= 5);
		return out;
	}

	private static void categorical(final JsonObject v) {
		final int[][] table = v.getAsJsonArray("table").asList().stream().map(row -> Arrays.stream(numbers(row)).mapToInt(d -> (int) d).toArray())
			.toArray(int[][]::new);
		final ChiSquared plain = ChiSquared.test(table, false), yates = ChiSquared.test(table, true);
		close(v.get("chi2").getAsDouble(), plain.statistic(), 1e-8, "chi2");
		close(v.get("df").getAsDouble(), plain.df(), 0, "df");
		close(v.get("p").getAsDouble(), plain.p(), 1e-8, "p");
		close(v.get("chi2_yates").getAsDouble(), yates.statistic(), 1e-8, "chi2 Yates");
		close(v.get("p_yates").getAsDouble(), yates.p(), 1e-8, "p Yates");
		final FisherExact f = FisherExact.test(table);
		close(v.get("fisher_p").getAsDouble(), f.p(), 1e-6, "fisher p");
		// R finds the odds ratio with uniroot, whose default tolerance is 1.2e-4.
		if (!v.get("fisher_or").isJsonNull()) close(v.get("fisher_or").getAsDouble(), f.oddsRatio(), 1e-3, "odds ratio");
	}

	@Test
	void adjustedPValues() {
		final JsonObject r = RResults.json("p_adjust.json");
		final double[] p = numbers(r.get("p"));
		for (final String method : List.of("bonferroni", "holm", "BH", "BY", "hommel")) assertArrayEquals(numbers(r.get(method)), PAdjust.of(method)
			.adjust(p), 1e-12, method);
	}

	@Test
	void intraclassCorrelations() throws IOException {
		for (final var file : RResults.all("icc_")) {
			final JsonObject r = RResults.json(file.getFileName().toString());
			final FeatureTable t = RResults.table(file.getFileName().toString().replaceAll("icc_|\\.json", "") + ".csv");
			final double[][] ratings = IntStream.range(0, t.rows()).mapToObj(i -> t.names().stream().mapToDouble(n -> t.numbers(n)[i]).toArray()).toArray(
				double[][]::new);
			for (int k = 0; k < 6; k++) {
				final Icc icc = Icc.of(ratings, texts(r.get("type")).get(k));
				close(numbers(r.get("icc"))[k], icc.value(), 1e-8, icc.form());
				close(numbers(r.get("F"))[k], icc.f(), 1e-8, icc.form() + " F");
				close(numbers(r.get("df1"))[k], icc.df1(), 0, icc.form() + " df1");
				close(numbers(r.get("df2"))[k], icc.df2(), 0, icc.form() + " df2");
				close(numbers(r.get("p"))[k], icc.p(), 1e-8, icc.form() + " p");
				close(numbers(r.get("lower95"))[k], icc.lower(), 1e-8, icc.form() + " lower");
				close(numbers(r.get("upper95"))[k], icc.upper(), 1e-8, icc.form() + " upper");
			}
		}
	}

	/** Ranks 1, 2 against 3, 4: W = 0, the most extreme of 6 arrangements on either side, so p = 2/6. */
	@Test
	void theExactRankSumCountsArrangements() {
		final RankSum r = RankSum.test(new double[] { 1, 2 }, new double[] { 3, 4 });
		assertEquals(0, r.w());
		assertEquals(1 / 3.0, r.p(), 1e-15);
		assertTrue(r.exact());
	}

	/** A lady tasting tea (Fisher 1935): 3 of 4 cups right on either side: p = 34/70. */
	@Test
	void theLadyTastingTea() {
		assertEquals(34 / 70.0, FisherExact.test(new int[][] { { 3, 1 }, { 1, 3 } }).p(), 1e-12);
	}

	@Test
	void aGroupOfOneIsRefusedInWords() {
		final InputException e = assertThrows(InputException.class, () -> TTest.welch(new double[] { 1 }, new double[] { 1, 2 }));
		assertEquals("Welch's t test: group 1 has 1 value; 2 are needed.", e.getMessage());
	}
}
