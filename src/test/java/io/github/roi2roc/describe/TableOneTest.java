package io.github.roi2roc.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Reference;
import io.github.roi2roc.describe.TableOne.Row;
import io.github.roi2roc.describe.TableOne.Rule;
import io.github.roi2roc.store.Json;
import io.github.roi2roc.table.FeatureTable;

class TableOneTest {

	@TempDir
	Path folder;

	private static Row line(final TableOne t, final String variable) {
		return t.rows().stream().filter(r -> r.variable().equals(variable) && r.level().isEmpty()).findFirst().orElseThrow();
	}

	private static JsonObject r(final String file, final String kind, final String variable) {
		for (final JsonElement e : Json.read(Reference.file("stats/" + file)).getAsJsonObject().getAsJsonArray(kind)) {
			if (e.getAsJsonObject().get("variable").getAsString().equals(variable)) return e.getAsJsonObject();
		}
		throw new AssertionError(variable);
	}

	private static void close(final JsonElement expected, final double actual, final double relative) {
		assertEquals(expected.getAsDouble(), actual, relative * Math.abs(expected.getAsDouble()));
	}

	/** R: shapiro.test says that age is not normal in one group, so wilcox.test; the Welch test on request. */
	@Test
	void numbersAgreeWithR() {
		final FeatureTable data = FeatureTable.read(Reference.file("stats/birthwt_uni.csv"));
		final JsonObject age = r("univariate_birthwt_uni.json", "numeric", "age");
		final Row byRanks = line(TableOne.of(data, "low", List.of("age"), List.of(), Rule.DEFAULT), "age");
		assertEquals("Mann-Whitney", byRanks.test());
		close(age.get("wilcox_W"), byRanks.statistic(), 1e-12);
		close(age.get("wilcox_p"), byRanks.p(), 1e-8);
		assertEquals(List.of("22.00 (19.50–25.00)", "23.00 (19.00–28.00)"), byRanks.summaries());
		final Row welch = line(TableOne.of(data, "low", List.of("age"), List.of(), new Rule(TableOne.Normality.NORMAL, false)), "age");
		assertEquals("Welch t", welch.test());
		close(age.get("welch_t"), welch.statistic(), 1e-8);
		close(age.get("welch_df"), welch.df(), 1e-8);
		close(age.get("welch_p"), welch.p(), 1e-8);
		assertEquals(List.of("22.31 ± 4.51", "23.66 ± 5.58"), welch.summaries());
		close(age.get("student_p"), line(TableOne.of(data, "low", List.of("age"), List.of(), new Rule(TableOne.Normality.NORMAL, true)), "age").p(),
			1e-8);
	}

	/** Codes such as race 1, 2, 3 are categories; chisq.test where every expected count is at least 5, fisher.test else. */
	@Test
	void countsAgreeWithR() {
		final FeatureTable data = FeatureTable.read(Reference.file("stats/birthwt_uni.csv"));
		final TableOne t = TableOne.of(data, "low", List.of("race", "smoke", "ht"), List.of(), Rule.DEFAULT);
		assertEquals("Chi-squared", line(t, "race").test());
		close(r("univariate_birthwt_uni.json", "categorical", "race").get("chi2"), line(t, "race").statistic(), 1e-8);
		assertEquals("Chi-squared (Yates)", line(t, "smoke").test());
		close(r("univariate_birthwt_uni.json", "categorical", "smoke").get("p_yates"), line(t, "smoke").p(), 1e-8);
		assertEquals("Fisher exact", line(t, "ht").test());
		close(r("univariate_birthwt_uni.json", "categorical", "ht").get("fisher_p"), line(t, "ht").p(), 1e-6);
		assertEquals(List.of("race", "race 1", "race 2", "race 3"), t.rows().stream().filter(x -> x.variable().equals("race")).map(x -> (x.variable()
			+ " " + x.level()).strip()).toList());
		assertEquals(List.of("23 (39.0)", "73 (56.2)"), t.rows().get(2).summaries());
	}

	/** Three groups: aov and kruskal.test, and pairwise.wilcox.test with Bonferroni. */
	@Test
	void threeGroupsAgreeWithR() {
		final FeatureTable data = FeatureTable.read(Reference.file("stats/iris_uni.csv"));
		final TableOne t = TableOne.of(data, "Species", List.of(), List.of(), Rule.DEFAULT);
		assertEquals("ANOVA", line(t, "Sepal.Length").test());
		close(r("univariate_iris_uni.json", "numeric", "Sepal.Length").get("anova_F"), line(t, "Sepal.Length").statistic(), 1e-8);
		final JsonObject petal = r("univariate_iris_uni.json", "numeric", "Petal.Width");
		assertEquals("Kruskal-Wallis", line(t, "Petal.Width").test());
		close(petal.get("kruskal_chi2"), line(t, "Petal.Width").statistic(), 1e-8);
		final List<TableOne.Posthoc> pairs = t.posthoc().stream().filter(p -> p.variable().equals("Petal.Width")).toList();
		assertEquals("setosa versicolor", pairs.get(0).group1() + " " + pairs.get(0).group2());
		close(petal.getAsJsonArray("pairwise_wilcox_bonferroni").get(0).getAsJsonArray().get(0), pairs.get(0).bonferroni(), 1e-8);
		close(petal.getAsJsonArray("pairwise_wilcox_bonferroni").get(1).getAsJsonArray().get(1), pairs.get(2).bonferroni(), 1e-8);
	}

	private FeatureTable read(final String text) throws IOException {
		final Path file = folder.resolve("t.csv");
		Files.writeString(file, text);
		return FeatureTable.read(file);
	}

	/** A group of one, a constant column, missing values: the line stays, the note says why it has no test. */
	@Test
	void whatCannotBeTestedIsSaid() throws IOException {
		final TableOne t = TableOne.of(read("g,x,c\na,1.5,1\na,2.5,1\na,,1\nb,4.5,1\n"), "g", List.of(), List.of(), new Rule(
			TableOne.Normality.NORMAL, false));
		assertEquals("", line(t, "x").test());
		assertTrue(Double.isNaN(line(t, "c").p()));
		assertTrue(t.notes().stream().anyMatch(n -> n.contains("'x' has no value in 1 of 4 rows")), t.notes().toString());
		assertTrue(t.notes().stream().anyMatch(n -> n.startsWith("'x' was not tested: ")), t.notes().toString());
		t.write(folder.resolve("out"));
		assertEquals("[variable, level, test, statistic, df, p, a, b]", FeatureTable.read(folder.resolve("out/table_one.csv")).names().toString());
	}

	@Test
	void oneGroupIsNoGroup() throws IOException {
		final FeatureTable t = read("g,x\na,1\na,2\n");
		assertTrue(assertThrows(InputException.class, () -> TableOne.of(t, "g", List.of(), List.of(), Rule.DEFAULT)).getMessage().contains(
			"one value only, 'a'"));
		assertThrows(InputException.class, () -> TableOne.of(t, "h", List.of(), List.of(), Rule.DEFAULT));
	}

	private static Rule rule(final List<String> normal, final List<String> skewed, final boolean continuity, final boolean yates,
		final TableOne.Counts counts)
	{
		return new Rule(TableOne.Normality.SHAPIRO, 0.05, normal, skewed, false, continuity, yates, counts);
	}

	/** What decided stands in a table of its own, and the user has the last word. R: {@code shapiro.test} per group. */
	@Test
	void theRuleOfNormalityIsSeenAndOverruled() {
		final FeatureTable data = FeatureTable.read(Reference.file("stats/birthwt_uni.csv"));
		final TableOne t = TableOne.of(data, "low", List.of("age", "lwt"), List.of(), Rule.DEFAULT);
		assertEquals("[variable, group, n, w, p, normal]", t.normalityTable().names().toString());
		assertEquals(4, t.normality().size());
		assertTrue(t.normality().stream().anyMatch(j -> j.variable().equals("age") && !j.normal()), t.normality().toString());
		final TableOne told = TableOne.of(data, "low", List.of("age", "lwt"), List.of(), rule(List.of("age"), List.of("lwt"), true, true,
			TableOne.Counts.AUTO));
		assertEquals("Welch t", line(told, "age").test());
		assertEquals("Mann-Whitney", line(told, "lwt").test());
		assertEquals(List.of(), told.normality());
		assertTrue(assertThrows(InputException.class, () -> TableOne.of(data, "low", List.of("age"), List.of(), rule(List.of("bmi"), List.of(), true,
			true, TableOne.Counts.AUTO))).getMessage().contains("'bmi' is named as normal or skewed"));
	}

	/** R: {@code chisq.test(correct = FALSE)}, {@code wilcox.test(correct = FALSE)}, as the reference has them; Fisher on request. */
	@Test
	void correctionsCanBeSwitchedOff() {
		final FeatureTable data = FeatureTable.read(Reference.file("stats/birthwt_uni.csv"));
		final TableOne plain = TableOne.of(data, "low", List.of("age", "smoke"), List.of(), rule(List.of(), List.of("age"), false, false,
			TableOne.Counts.CHI_SQUARED));
		final JsonObject smoke = r("univariate_birthwt_uni.json", "categorical", "smoke"), age = r("univariate_birthwt_uni.json", "numeric", "age");
		assertEquals("Chi-squared", line(plain, "smoke").test());
		close(smoke.get("p"), line(plain, "smoke").p(), 1e-8);
		close(age.get("wilcox_p_nocorrect"), line(plain, "age").p(), 1e-8);
		assertEquals("Fisher exact", line(TableOne.of(data, "low", List.of("smoke"), List.of(), rule(List.of(), List.of(), true, true,
			TableOne.Counts.FISHER)), "smoke").test());
	}

	/** As journals print it: the groups' sizes in the header, levels indented, P to three places. */
	@Test
	void theTableIsPrinted() {
		final FeatureTable p = TableOne.of(FeatureTable.read(Reference.file("stats/iris_uni.csv")), "Species", List.of("Petal.Width"), List.of(),
			Rule.DEFAULT).printed();
		assertEquals("[Variable, setosa (n = 50), versicolor (n = 50), virginica (n = 50), Test, Statistic, P]", p.names().toString());
		assertEquals("Petal.Width", p.text(0, "Variable"));
		assertEquals("<0.001", p.text(0, "P"));
	}

	@Test
	void slipsOfThePenAreNamed() throws IOException {
		final FeatureTable t = read("g,x\na,1.5\na,2.5\na,3.x\na,3.5\nb,4.5\nb,5.5\nb,6.5\n");
		assertTrue(assertThrows(InputException.class, () -> TableOne.of(t, "g", List.of(), List.of(), Rule.DEFAULT)).getMessage().contains(
			"row 3, column 'x': '3.x' is not a number"));
		assertEquals("", line(TableOne.of(t, "g", List.of("x"), List.of("x"), Rule.DEFAULT), "x").level(), "named as a factor it is one");
		final FeatureTable inf = read("g,x\na,1.5\na,Inf\nb,3.5\nb,2.5\n");
		assertTrue(assertThrows(InputException.class, () -> TableOne.of(inf, "g", List.of(), List.of(), Rule.DEFAULT)).getMessage().contains(
			"row 2, column 'x': the value is infinite"));
		final TableOne one = TableOne.of(read("g,x\na,1.5\na,2.5\nb,3.5\n"), "g", List.of(), List.of(), Rule.DEFAULT);
		assertTrue(one.notes().toString().contains("Group 'b' has one row"), one.notes().toString());
	}

	/** Sets of a study are called train and test, and the table has a column for the name of the test. */
	@Test
	void aGroupMayBeCalledTest() {
		final FeatureTable t = FeatureTable.builder("t").text("set", "train", "train", "train", "test", "test", "test").number("age", 41.5, 52.5, 60.5, 44.5,
			58.5, 61.5).build();
		assertEquals(List.of("variable", "level", "test", "statistic", "df", "p", "group test", "train"),
			TableOne.of(t, "set", List.of("age"),
			List.of(), TableOne.Rule.DEFAULT).table().names());
	}
}
