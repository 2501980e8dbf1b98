package io.github.roi2roc.describe;

import static io.github.roi2roc.RResults.assertClose;
import static io.github.roi2roc.RResults.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.fit.CoxRegression.Ties;
import io.github.roi2roc.fit.Stepwise.Direction;
import io.github.roi2roc.stats.KaplanMeier;
import io.github.roi2roc.table.FeatureTable;

/** The tables of Cox regressions and survival curves: R's names and numbers, and what is said of bad input. */
class SurvivalReportsTest {

	/** R's {@code survival::ovarian}. */
	private static final String OVARIAN = """
		futime,fustat,age,resid.ds,rx,ecog.ps
		59,1,72.3315,2,1,1
		115,1,74.4932,2,1,1
		156,1,66.4658,2,1,2
		421,0,53.3644,2,2,1
		431,1,50.3397,2,1,1
		448,0,56.4301,1,1,2
		464,1,56.937,2,2,2
		475,1,59.8548,2,2,2
		477,0,64.1753,2,1,1
		563,1,55.1781,1,2,2
		638,1,56.7562,1,1,2
		744,0,50.1096,1,2,1
		769,0,59.6301,2,2,2
		770,0,57.0521,2,2,1
		803,0,39.2712,1,1,1
		855,0,43.1233,1,1,2
		1040,0,38.8932,2,1,2
		1106,0,44.6,1,1,1
		1129,0,53.9068,1,2,1
		1206,0,44.2055,2,2,1
		1227,0,59.589,1,2,2
		268,1,74.5041,2,1,2
		329,1,43.137,2,1,1
		353,1,63.2192,1,2,2
		365,1,64.4247,2,2,1
		377,0,58.3096,1,2,1
		""";
	private static final String SMALL = """
		case,time,status,age,arm,k
		P1,5,1,60,A,1
		P2,3,0,50,B,1
		P3,8,1,70,A,1
		P4,0,1,65,B,1
		P5,9,0,55,A,1
		P6,4,1,40,B,1
		""";

	private static FeatureTable table(final String csv) {
		return FeatureTable.of("t.csv", csv.strip().lines().map(l -> List.of(l.split(",", -1))).toList());
	}

	private static CoxReport.Request cox(final String event, final List<String> predictors, final Map<String, String> factors, final String... strata) {
		return new CoxReport.Request("time", "status", event, predictors, factors, List.of(strata), Ties.EFRON, 0, 1, null, false);
	}

	private static SurvivalReport.Request curves(final String group, final String cut, final Double... times) {
		return new SurvivalReport.Request("time", "status", "", group, cut, KaplanMeier.Interval.LOG, List.of(times), false);
	}

	/** R: coxph(Surv(time, status) ~ trt + celltype + karno + …) and stepAIC of it, through the tables that are written. */
	@Test
	void aCoxRegressionHasRsTermsAndNumbers() throws IOException {
		final JsonObject r = RResults.json("survival_veteran.json"), efron = r.getAsJsonObject("efron"), step = r.getAsJsonObject("step_both");
		final List<String> names = List.of("trt", "celltype", "karno", "diagtime", "age", "prior");
		final CoxReport report = CoxReport.of(RResults.table("veteran.csv"), cox("", names, Map.of()));
		final FeatureTable t = report.table();
		assertEquals(RResults.texts(efron.get("terms")), List.of(t.texts("term")));
		for (final String[] p : new String[][] { { "b", "b" }, { "se", "se" }, { "z", "z" }, { "p", "p" }, { "hr", "hr" }, { "hr_low", "lo" }, { "hr_high",
			"hi" } }) {
			for (int j = 0; j < t.rows(); j++) assertClose(numbers(efron.get(p[1]))[j], t.numbers(p[0])[j], 1e-7, p[0] + " " + j);
		}
		assertEquals(RResults.texts(efron.get("zph_rows")), List.of(report.zphTable().texts("term")));
		assertTrue(report.notes().stream().anyMatch(n -> n.startsWith("Hazards do not stay proportional (global P below 0.001)")), report.notes().toString());
		for (final Direction d : List.of(Direction.BOTH, Direction.BACKWARD, Direction.FORWARD)) {
			final CoxReport found = CoxReport.of(RResults.table("veteran.csv"), new CoxReport.Request("time", "status", "1", names, Map.of(), List.of(),
				Ties.EFRON, 0, 1, d, false));
			final FeatureTable fit = found.fitTable();
			assertClose(step.get("aic").getAsDouble(), fit.numbers("value")[List.of(fit.texts("statistic")).indexOf("aic")], 1e-9, d + " aic");
			final List<String> terms = List.of(found.table().texts("term"));
			assertEquals(d == Direction.FORWARD, terms.get(0).equals("karno"), "the first to come in stands first");
			for (int j = 0; j < terms.size(); j++) assertClose(numbers(step.get("b"))[j], found.table().numbers("b")[terms.indexOf(RResults.texts(step.get(
				"terms")).get(j))], 1e-7, d + " b " + j);
		}
		assertEquals(List.of("sex", "ph.ecog"), List.of(CoxReport.of(RResults.table("lung.csv"), new CoxReport.Request("time", "status", "", List.of("age", "sex",
			"ph.ecog", "wt.loss"), Map.of(), List.of(), Ties.EFRON, 0, 1, Direction.BOTH, false)).table().texts("term")));
	}

	/** R: coxph(Surv(futime, fustat) ~ age + factor(rx) + strata(ecog.ps), ovarian), its cox.zph and basehaz. */
	@Test
	void strataAndFactorsOfOvarian() {
		final CoxReport report = CoxReport.of(table(OVARIAN), new CoxReport.Request("futime", "fustat", "", List.of("age", "rx"), Map.of("rx", "1"), List.of(
			"ecog.ps"), Ties.EFRON, 0, 1, null, false));
		assertEquals("[age, rx2]", Arrays.toString(report.table().texts("term")));
		assertArrayEquals(new double[] { 0.1310248500872799, -0.7909423521020268 }, report.table().numbers("b"), 1e-8);
		assertArrayEquals(new double[] { 0.0443462179614524, 0.6406087218095502 }, report.table().numbers("se"), 1e-8);
		assertArrayEquals(new double[] { 0.251918706123930, 0.734241662673309, 1.026081758968897 }, report.zphTable().numbers("chisq"), 1e-7);
		final List<String> statistics = List.of(report.fitTable().texts("statistic"));
		assertEquals(0.7904761904761906, report.fitTable().numbers("value")[statistics.indexOf("concordance")], 1e-12);
		assertEquals(0.0811321517449177, report.fitTable().numbers("value")[statistics.indexOf("concordance_se")], 1e-12);
		final FeatureTable b = report.baselineTable();
		assertEquals("ecog.ps=1", b.text(0, "stratum"));
		assertEquals("ecog.ps=2", b.text(25, "stratum"));
		assertEquals(26, b.rows());
		assertClose(0.0376138193194258, hazard(b, "ecog.ps=1", 59), 1e-7, "first");
		assertClose(0.5809060181713618, hazard(b, "ecog.ps=1", 1129), 1e-7, "middle");
		assertClose(1.4076118914496201, hazard(b, "ecog.ps=2", 1227), 1e-7, "last");
		assertTrue(report.notes().get(0).startsWith("There are 12 events for 2 coefficients"), report.notes().toString());
	}

	private static double hazard(final FeatureTable b, final String stratum, final double time) {
		return IntStream.range(0, b.rows()).filter(r -> b.text(r, "stratum").equals(stratum) && b.numbers("time")[r] == time).mapToDouble(r -> b.numbers(
			"hazard")[r]).findFirst().orElseThrow();
	}

	/** R: coxph(Surv(futime, fustat) ~ ridge(age, resid.ds, rx, theta = 1), ovarian). */
	@Test
	void ridgeOfOvarian() {
		final CoxReport report = CoxReport.of(table(OVARIAN), new CoxReport.Request("futime", "fustat", "", List.of("age", "resid.ds", "rx"), Map.of(), List.of(),
			Ties.EFRON, 1, 1, null, false));
		assertArrayEquals(new double[] { 0.1090170000833346, 0.7180007938935191, -0.8051248002356445 }, report.table().numbers("b"), 1e-6);
		assertArrayEquals(new double[] { 0.0392139019042405, 0.6807522862609663, 0.5920908569110227 }, report.table().numbers("se"), 1e-6);
		assertEquals(2.6343380116685950, report.model().fit().df(), 1e-6);
		final double[] h = report.baselineTable().numbers("hazard");
		assertEquals(0.014632491413213, h[0], 1e-7);
		assertEquals(0.789007899006373, h[25], 1e-6);
	}

	/** R: survfit(Surv(futime, fustat) ~ rx, ovarian, conf.type = "log-log"), its summary at 300 and 1000, survdiff. */
	@Test
	void curvesOfOvarian() {
		final SurvivalReport report = SurvivalReport.of(table(OVARIAN), new SurvivalReport.Request("futime", "fustat", "1", "rx", "", KaplanMeier.Interval.LOG_LOG,
			List.of(1000.0, 300.0), false));
		final FeatureTable at = report.atTable(), medians = report.medianTable();
		assertEquals("[rx=1, rx=1, rx=2, rx=2]", Arrays.toString(at.texts("group")));
		assertArrayEquals(new double[] { 300, 1000, 300, 1000 }, at.numbers("time"));
		assertArrayEquals(new double[] { 9, 2, 13, 3 }, at.numbers("n_risk"));
		assertArrayEquals(new double[] { 4, 3, 0, 5 }, at.numbers("n_event"));
		assertArrayEquals(new double[] { 0.692307692307692, 0.430769230769231, 1, 0.564102564102564 }, at.numbers("survival"), 1e-13);
		assertArrayEquals(new double[] { 0.373363484157172, 0.155652244486203, 1, 0.243634696686057 }, at.numbers("lower"), 1e-12);
		assertArrayEquals(new double[] { 0.871750116512527, 0.682971547936587, 1, 0.792848178467047 }, at.numbers("upper"), 1e-12);
		assertArrayEquals(new double[] { 638, Double.NaN }, medians.numbers("median"));
		assertArrayEquals(new double[] { 156, 464 }, medians.numbers("lower"));
		assertArrayEquals(new double[] { 701.723076923077, 888.598290598291 }, medians.numbers("rmean"), 1e-10);
		assertArrayEquals(new double[] { 136.778532414444, 115.332687470711 }, medians.numbers("rmean_se"), 1e-10);
		assertEquals(1.06273986129141, report.testTable().numbers("chisq")[0], 1e-12);
		assertEquals(0.302591116989095, report.testTable().numbers("p")[0], 1e-12);
		assertTrue(report.pairs().isEmpty());
	}

	/** A cut that was searched for leaves the P of the plain test empty; at the median, those equal to it are in the lower group. */
	@Test
	void cuts() {
		final FeatureTable t = table(OVARIAN.replace("futime,fustat", "time,status"));
		final SurvivalReport best = SurvivalReport.of(t, curves("age", "optimal"));
		assertEquals("[logrank, peto, maximally_selected]", Arrays.toString(best.testTable().texts("test")));
		assertTrue(Double.isNaN(best.testTable().numbers("p")[0]) && best.testTable().numbers("p")[2] > 0);
		final double plain = SurvivalReport.of(t, curves("age", Double.toString(best.best().cut()))).testTable().numbers("p")[0];
		assertTrue(best.best().p() > plain, best.best().p() + " counts the search, " + plain + " does not");
		final SurvivalReport halves = SurvivalReport.of(t, curves("age", "median"));
		assertEquals(List.of("age<=56.8466", "age>56.8466"), halves.curves().stream().map(SurvivalReport.Curve::group).toList());
		assertEquals(13, halves.curves().get(0).curve().n());
		assertEquals("[ecog.ps<=1, ecog.ps>1]", Arrays.toString(SurvivalReport.of(t, curves("ecog.ps", "1")).medianTable().texts("group")));
	}

	/** Which value is the event: 1 of 0 and 1, 2 of 1 and 2 (also where all are 2), TRUE, or what is said. */
	@ParameterizedTest
	@CsvSource({ "0 1 1 0,'',2", "1 2 2 2,'',3", "2 2 2 2,'',4", "1 1 1 1,'',4", "TRUE FALSE TRUE TRUE,'',3", "F T F T,'',2", "dead alive dead alive,alive,2",
		"0 1 2 1,2,1", "0 1 2 1,2.0,1", "1 0 1 1,0,1" })
	void theEventIsTold(final String status, final String event, final int events) {
		final FeatureTable.Builder b = FeatureTable.builder("t").number("time", 1, 2, 3, 4).number("x", 4, 1, 3, 2);
		final List<List<String>> lines = new ArrayList<>(List.of(List.of("status")));
		for (final String s : status.split(" ")) lines.add(List.of(s));
		final FeatureTable column = FeatureTable.of("t", lines);
		final FeatureTable t = column.isNumeric("status") ? b.number("status", column.numbers("status")).build() : b.text("status", column.texts("status")).build();
		assertEquals(events, SurvivalReport.of(t, new SurvivalReport.Request("time", "status", event, "", "", KaplanMeier.Interval.PLAIN, List.of(), false))
			.medianTable().numbers("events")[0]);
	}

	/** PITFALLS 23: what is wrong is named by column and row. @param change what is put into the table for what */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "P3,8 -> P3,8 months | row 3 (case P3), column 'time': '8 months' is not a number",
		"P3,8 -> P3,-8 | row 3 (case P3), column 'time': the time -8.0 is negative", "P3,8 -> P3, | row 3 (case P3), column 'time' has no value (1 of 6 rows",
		"P3,8 -> P3,Inf | row 3 (case P3), column 'time' is infinite", "P3,8,1 -> P3,8,7 | found 0, 1, 7. Say with event=",
		"P3,8,1 -> P3,8,NA | row 3 (case P3), column 'status' has no value", ",70,A -> ,,A | row 3 (case P3), column 'age' has no value",
		",70,A -> ,old,A | row 3 (case P3), column 'age': 'old' is not a number", "70,A -> 70,NA | row 3 (case P3), column 'arm' has no value" })
	void badCellsAreNamed(final String change, final String message) {
		final String[] c = change.split(" -> ");
		final FeatureTable t = table(SMALL.replace(c[0], c[1]));
		final String said = assertThrows(InputException.class, () -> CoxReport.of(t, cox("", List.of("age", "arm"), Map.of()))).getMessage();
		assertTrue(said.startsWith("t.csv") && said.contains(message), said);
		if (!message.contains("'age'")) assertTrue(assertThrows(InputException.class, () -> SurvivalReport.of(t, curves("arm", ""))).getMessage().contains(
			message));
		else if (message.contains("not a number")) assertThrows(InputException.class, () -> SurvivalReport.of(t, curves("age", "median")));
	}

	@Test
	void whatCannotBeIsRefused() {
		final FeatureTable t = table(SMALL), nobody = table(SMALL.replace(",1,", ",0,"));
		refused("no row of 6 has the event", () -> CoxReport.of(nobody, cox("", List.of("age"), Map.of())));
		refused("no row of 6 has the event", () -> SurvivalReport.of(nobody, curves("", "")));
		refused("'event' is 'dead', which no row of 'status' has. The values are 0, 1.", () -> CoxReport.of(t, cox("dead", List.of("age"), Map.of())));
		refused("'time' is a predictor, but also", () -> CoxReport.of(t, cox("", List.of("time"), Map.of())));
		refused("'factors' names 'nix'", () -> CoxReport.of(t, cox("", List.of("age"), Map.of("nix", ""))));
		refused("the reference level 'C' of 'arm', which no row has", () -> CoxReport.of(t, cox("", List.of("arm"), Map.of("arm", "C"))));
		refused("has no column 'nix'", () -> CoxReport.of(t, cox("", List.of("age"), Map.of(), "nix")));
		refused("they are two columns", () -> CoxReport.of(t, new CoxReport.Request("time", "time", "", List.of(), Map.of(), List.of(), Ties.EFRON, 0, 1, null,
			false)));
		refused("Set stepwise=none, or ridge=0", () -> CoxReport.of(t, new CoxReport.Request("time", "status", "", List.of("age"), Map.of(), List.of(),
			Ties.EFRON, 1, 1, Direction.BOTH, false)));
		refused("t.csv has no row", () -> CoxReport.of(table("time,status,x"), cox("", List.of("x"), Map.of())));
		refused("'cut' needs a column of numbers", () -> SurvivalReport.of(t, curves("", "median")));
		refused("every row of 'age' is at or below it (40 to 70)", () -> SurvivalReport.of(t, curves("age", "500")));
		refused("median, optimal or a number belongs there", () -> SurvivalReport.of(t, curves("age", "best")));
		refused("'age' has 6 different values, which are too many groups of 6 rows. Set cut=", () -> SurvivalReport.of(t, curves("age", "")));
		refused("No cut leaves a tenth of the 6 rows on either side", () -> SurvivalReport.of(t, curves("k", "optimal")));
		refused("'times' has -1", () -> curves("", "", -1.0));
	}

	private static void refused(final String message, final Executable run) {
		final String said = assertThrows(InputException.class, run).getMessage();
		assertTrue(said.contains(message), said);
	}

	/** What can be fitted but not trusted is fitted and said: constant columns, columns that say the same, a group without events, few events. */
	@Test
	void doubtsAreSaid() {
		final FeatureTable t = table(SMALL);
		assertEquals("'k' does not vary and has no coefficient: where an event comes, all who are at risk in its stratum have one value.", CoxReport.of(t, cox("",
			List.of("k"), Map.of())).notes().get(1));
		final double[] age = t.numbers("age");
		final FeatureTable same = FeatureTable.builder("t").number("time", t.numbers("time")).number("status", t.numbers("status")).number("age", age).number("twice",
			Arrays.stream(age).map(a -> 2 * a + 1).toArray()).build();
		final CoxReport alias = CoxReport.of(same, cox("", List.of(), Map.of()));
		assertEquals("'twice' is determined by the terms before it and has no coefficient.", alias.notes().get(1));
		assertEquals("[age, GLOBAL]", Arrays.toString(alias.zphTable().texts("term")));
		final FeatureTable censored = FeatureTable.builder("t").number("time", 1, 2, 3, 4, 5, 6).number("status", 1, 0, 1, 0, 1, 1).text("g", "a", "b", "a", "b",
			"a", "a").build();
		final CoxReport monotone = CoxReport.of(censored, cox("", List.of("g"), Map.of()));
		assertTrue(monotone.notes().stream().anyMatch(n -> n.contains("the coefficient of 'gb' grows without end") && n.contains("Set ridge=1")), monotone.notes()
			.toString());
		final CoxReport ridge = CoxReport.of(censored, new CoxReport.Request("time", "status", "", List.of("g"), Map.of(), List.of(), Ties.BRESLOW, 1, 1, null,
			false));
		assertFalse(ridge.notes().stream().anyMatch(n -> n.contains("grows")), "PITFALLS 23: a ridge fallback");
		final SurvivalReport one = SurvivalReport.of(censored, curves("g", "", 2.0));
		assertTrue(one.notes().get(0).startsWith("'g=a', 'g=b' have fewer than 5 rows"), one.notes().toString());
	}

	/** As in pbc of R's survival package: 0 censored, 1 transplant, 2 dead. */
	@Test
	void otherKindsOfEventsAreSaid() {
		final FeatureTable t = FeatureTable.builder("t").number("time", 1, 2, 3, 4, 5, 6).number("status", 0, 1, 2, 2, 2, 0).build();
		assertEquals("'status' has the values 0, 1 besides the event; all of them count as censored. Events of another kind that keep this one from happening are"
			+ " no censoring.", SurvivalReport.of(t, new SurvivalReport.Request("time", "status", "2", "", "", KaplanMeier.Interval.LOG, List.of(), false)).notes()
				.get(0));
	}

	@Test
	void rowsWithGapsAreLeftOutOnRequest() {
		final CoxReport.Request drop = new CoxReport.Request("time", "status", "", List.of("age"), Map.of(), List.of(), Ties.EFRON, 0, 1, null, true);
		final CoxReport report = CoxReport.of(table(SMALL.replace(",70,", ",NA,")), drop);
		assertEquals("1 of 6 rows miss a value and were left out.", report.notes().get(0));
		assertEquals(5, report.model().fit().data().time().length);
	}
}
