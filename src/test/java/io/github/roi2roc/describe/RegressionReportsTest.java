package io.github.roi2roc.describe;

import static io.github.roi2roc.RResults.assertClose;
import static io.github.roi2roc.RResults.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.describe.PenalizedReport.Family;
import io.github.roi2roc.fit.PathCrossValidation.Measure;
import io.github.roi2roc.fit.PenaltySettings;
import io.github.roi2roc.fit.Stepwise;
import io.github.roi2roc.table.FeatureTable;

/** The tables of regressions: names of terms, columns, folds by column; numbers against R's own results. */
class RegressionReportsTest {

	@TempDir
	Path folder;

	private static final List<String> BIRTH = List.of("age", "lwt", "race", "smoke", "ptl", "ht", "ui", "ftv");

	private static LogisticReport birthWeight(final String reference, final double screen, final Stepwise.Direction direction)
		throws IOException
	{
		return LogisticReport.of(RResults.table("birthwt.csv"), new LogisticReport.Request("low", "1", BIRTH, Map.of("race", reference), screen,
			direction, false));
	}

	/** R: glm(low ~ age + lwt + race + …, binomial), race a factor with reference 1. */
	@Test
	void aLogisticRegressionHasRsTermsAndNumbers() throws IOException {
		final JsonObject r = RResults.json("logistic_birthwt.json");
		final LogisticReport report = birthWeight("1", 1, null);
		final FeatureTable t = report.table();
		assertEquals("[term, b, se, z, wald, p, or, or_low, or_high, or_low_profile, or_high_profile]", t.names().toString());
		// The table's levels appear as 2, 3, 1: behind the reference they keep that order, which here is R's.
		assertEquals(RResults.texts(r.get("terms")), List.of(t.texts("term")));
		final String[][] pairs = { { "b", "b" }, { "se", "se" }, { "z", "z" }, { "wald", "wald_chi2" }, { "p", "p" }, { "or", "OR" }, { "or_low",
			"wald_lo" }, { "or_high", "wald_hi" }, { "or_low_profile", "profile_lo" }, { "or_high_profile", "profile_hi" } };
		for (final String[] p : pairs) {
			final double[] expected = numbers(r.get(p[1])), actual = t.numbers(p[0]);
			for (int j = 0; j < expected.length; j++) assertClose(expected[j], actual[j], p[0].endsWith("profile") ? 1e-4 : 1e-6, p[0] + " " + j);
		}
		final double[] fit = report.fitTable().numbers("value");
		assertClose(r.get("aic").getAsDouble(), fit[0], 1e-9, "aic");
		assertClose(r.get("deviance").getAsDouble(), fit[1], 1e-9, "deviance");
		assertClose(r.get("null_deviance").getAsDouble(), fit[2], 1e-9, "null deviance");
		assertEquals(189 - 10, fit[3]);
		assertEquals(189, fit[5]);
	}

	/** Without a named reference the level that comes first in the table is it: 2 in the birth weight data. */
	@Test
	void theFirstLevelIsTheReference() throws IOException {
		assertEquals(List.of("race3", "race1"), birthWeight("", 1, null).lines().stream().map(LogisticReport.Line::term).filter(t -> t.startsWith(
			"race")).toList());
	}

	/**
	 * Variance inflation of two predictors: R has two rows, so GVIF = 1/(1 − r²) for both, r being the correlation of their coefficients
	 * (Fox and Monette 1992).
	 */
	@Test
	void inflationOfTwoVariablesIsThatOfTheirCorrelation() throws IOException {
		final LogisticReport m = LogisticReport.of(RResults.table("birthwt.csv"), new LogisticReport.Request("low", "1", List.of("age", "lwt"), Map
			.of(), 1, null, false));
		final double[][] v = m.model().fit().covariance();
		final double r = v[1][2] / Math.sqrt(v[1][1] * v[2][2]);
		assertEquals(1 / (1 - r * r), m.inflation().get(0).gvif(), 1e-12);
		assertEquals(m.inflation().get(0).gvif(), m.inflation().get(1).gvif(), 1e-12);
	}

	/** The screen asks each variable alone: ftv (P = 0.39 alone) stays out at 0.25, lwt (P = 0.02) comes in. */
	@Test
	void aScreenKeepsWhatTellsSomethingAlone() throws IOException {
		final LogisticReport m = birthWeight("1", 0.25, null);
		assertTrue(m.model().names().contains("lwt"));
		assertTrue(!m.model().names().contains("ftv"), m.model().names().toString());
		assertEquals(9, m.univariate().size());
	}

	@Test
	void missingValuesAndSeparationAreSaid() throws IOException {
		Files.writeString(folder.resolve("t.csv"), "y,x,z\n0,1,5\n0,2,\n0,3,5\n1,4,6\n1,5,5\n1,6,4\n");
		final FeatureTable t = FeatureTable.read(folder.resolve("t.csv"));
		assertTrue(assertThrows(InputException.class, () -> LogisticReport.of(t, new LogisticReport.Request("y", "", List.of(), Map.of(), 1, null,
			false))).getMessage().contains("row 2, column 'z' has no value (1 of 6 rows"));
		final LogisticReport m = LogisticReport.of(t, new LogisticReport.Request("y", "", List.of("x"), Map.of(), 1, null, true));
		assertTrue(m.notes().stream().anyMatch(n -> n.startsWith("The classes are separated")), m.notes().toString());
	}

	/** R: glmnet(x, y, family = "binomial", thresh = 1e-12) and cv.glmnet with the given foldid, here a column of the table. */
	@Test
	void aPenalisedRegressionTakesItsFoldsFromAColumn() throws IOException {
		final JsonObject r = RResults.json("glmnet_binomial_biopsy.json"), cv = r.getAsJsonArray("cv").get(0).getAsJsonObject();
		final FeatureTable data = RResults.table("biopsy_full.csv");
		final FeatureTable.Builder b = FeatureTable.builder("biopsy");
		for (final String n : data.names()) {
			if (data.isNumeric(n)) b.number(n, data.numbers(n));
			else b.text(n, data.texts(n));
		}
		final PenalizedReport report = PenalizedReport.of(b.number("fold", numbers(cv.get("foldid"))).build(), new PenalizedReport.Request("class",
			"malignant", "", "", Family.BINOMIAL, PenaltySettings.lasso(), "fold", Measure.DEVIANCE, 1));
		final double[] lambda = numbers(r.get("lambda")), ratio = numbers(r.get("dev_ratio")), mean = numbers(cv.get("cvm"));
		final FeatureTable path = report.pathTable(), folds = report.crossValidationTable();
		assertEquals("[lambda, df, dev_ratio, (Intercept)]", path.names().subList(0, 4).toString());
		for (int l = 0; l < lambda.length; l++) {
			assertClose(lambda[l], path.numbers("lambda")[l], 1e-9, "lambda " + l);
			assertClose(ratio[l], path.numbers("dev_ratio")[l], 1e-6, "dev_ratio " + l);
			assertClose(mean[l], folds.numbers("mean")[l], 1e-6, "cvm " + l);
		}
		assertClose(cv.get("lambda_min").getAsDouble(), report.crossValidation().lambdaMin(), 1e-9, "lambda.min");
		assertEquals("[choice, lambda, term, coefficient]", report.coefficientTable().names().toString());
	}

	/** PITFALLS 23: a negative time and a status that is none are named by column and row; a time of 0 is valid. */
	@Test
	void survivalTimesAndStatesAreChecked() throws IOException {
		Files.writeString(folder.resolve("s.csv"), "t,s,x\n0,1,1\n3,0,2\n-1,1,3\n");
		final FeatureTable t = FeatureTable.read(folder.resolve("s.csv"));
		final PenalizedReport.Request cox = new PenalizedReport.Request("", "", "t", "s", Family.COX, PenaltySettings.lasso(), "0",
			Measure.DEVIANCE, 1);
		assertTrue(assertThrows(InputException.class, () -> PenalizedReport.of(t, cox)).getMessage().contains(
			"row 3, column 't': the time -1.0 is negative"));
		final PenalizedReport.Request odd = new PenalizedReport.Request("", "", "x", "t", Family.COX, PenaltySettings.lasso(), "0",
			Measure.DEVIANCE, 1);
		assertTrue(assertThrows(InputException.class, () -> PenalizedReport.of(t, odd)).getMessage().contains("column 't': a status is 1"));
	}

	private static PenalizedReport penalised(final Path file, final PenalizedReport.Missing missing) {
		return PenalizedReport.of(FeatureTable.read(file), new PenalizedReport.Request("y", "", "", "", Family.GAUSSIAN, PenaltySettings.lasso().withLambdas(
			0.5, 0.1), "3", Measure.MSE, 1, new PenalizedReport.Extras(List.of(), "", Map.of(), missing)));
	}

	/** A gap is an error that names the cell, a row less, or the median; whichever it is, it is said. */
	@Test
	void gapsOfPenalisedRegressionsAreNeverSilent() throws IOException {
		final StringBuilder text = new StringBuilder("case,y,a,b,k\n");
		for (int i = 0; i < 12; i++) text.append("P" + i + "," + i * i % 7 + "," + (i == 4 ? "" : i) + "," + i * 5 % 11 + ",3\n");
		final Path file = Files.writeString(folder.resolve("gap.csv"), text);
		final String error = assertThrows(InputException.class, () -> penalised(file, PenalizedReport.Missing.ERROR)).getMessage();
		assertTrue(error.contains("row 5 (case P4), column 'a' has no value"), error);
		assertEquals("[1 of 12 rows miss a value and were left out., 1 column is constant and has no coefficient: k.]", penalised(file,
			PenalizedReport.Missing.DROP).notes().toString());
		final PenalizedReport filled = penalised(file, PenalizedReport.Missing.MEDIAN);
		assertTrue(filled.notes().get(1).startsWith("1 empty cell was filled with the median"), filled.notes().toString());
		final Path six = Files.writeString(folder.resolve("six.csv"), text.toString().replace("P4,2,,", "P4,2,6,"));
		assertEquals(penalised(six, PenalizedReport.Missing.ERROR).pathTable().numbers("a")[1], filled.pathTable().numbers("a")[1]);
	}

	/** One event of many rows explains nothing; all rows at one time neither. */
	@Test
	void tooFewEventsAreSaid() throws IOException {
		final Path file = Files.writeString(folder.resolve("e.csv"), "t,s,u,v,x\n1,1,1,1,3\n2,0,1,1,1\n3,0,1,1,2\n4,0,1,1,5\n");
		final FeatureTable t = FeatureTable.read(file);
		assertTrue(assertThrows(InputException.class, () -> PenalizedReport.of(t, new PenalizedReport.Request("", "", "t", "s", Family.COX, PenaltySettings
			.lasso(), "0", Measure.DEVIANCE, 1))).getMessage().contains("column 's': one row only has the event"));
		assertTrue(assertThrows(InputException.class, () -> PenalizedReport.of(t, new PenalizedReport.Request("", "", "u", "v", Family.COX, PenaltySettings
			.lasso(), "0", Measure.DEVIANCE, 1))).getMessage().contains("All events come at one time"));
	}

	/**
	 * R: glmnet(x, Surv(time, status), family = "cox", thresh = 1e-9) on the veterans' data (trt, karno, diagtime, age, prior) ends after 48 of
	 * 100 lambdas, at 0.0056282203665397847, deviance ratio 0.046603971844102.
	 */
	@Test
	void anAutomaticCoxPathEndsWhereGlmnetEndsIt() throws IOException {
		final FeatureTable data = RResults.table("veteran.csv");
		final FeatureTable.Builder b = FeatureTable.builder("veteran");
		for (final String n : List.of("time", "status", "trt", "karno", "diagtime", "age", "prior")) b.number(n, data.numbers(n));
		final PenalizedReport report = PenalizedReport.of(b.build(), new PenalizedReport.Request("", "", "time", "status", Family.COX, PenaltySettings
			.lasso().withThreshold(1e-9), "0", Measure.DEVIANCE, 1));
		assertEquals(48, report.path().size());
		assertClose(0.00562822036653978, report.path().lambdas()[47], 1e-9, "last lambda");
		assertClose(0.046603971844102, report.path().devianceRatios()[47], 1e-6, "deviance ratio");
	}

	/** Where the best Cox model has no column, the chosen lambdas still stand in the table of coefficients. */
	@Test
	void lambdasOfEmptyCoxModelsAreTold() {
		final int n = 40;
		final double[] time = new double[n], status = new double[n], x = new double[n], fold = new double[n];
		for (int i = 0; i < n; i++) {
			time[i] = 1 + i * 7 % n;
			status[i] = i % 3 == 0 ? 0 : 1;
			x[i] = i * 11 % 23;
			fold[i] = i % 4;
		}
		final FeatureTable t = FeatureTable.builder("noise").number("time", time).number("status", status).number("x", x).number("fold", fold).build();
		final FeatureTable chosen = PenalizedReport.of(t, new PenalizedReport.Request("", "", "time", "status", Family.COX, PenaltySettings.lasso()
			.withThreshold(1e-9).withLambdas(9, 8), "fold", Measure.DEVIANCE, 1)).coefficientTable();
		assertEquals("[lambda.min, lambda.1se]", List.of(chosen.texts("choice")).toString());
		assertEquals(0, chosen.numbers("coefficient")[0]);
	}

	/** Text among measured numbers is named by row and column, not made a category of many levels. */
	@Test
	void textAmongNumbersIsNamed() throws IOException {
		final StringBuilder text = new StringBuilder("case,y,x\n");
		for (int i = 0; i < 12; i++) text.append("P" + i + "," + i * 5 % 3 % 2 + "," + (i == 4 ? "abc" : i + ".5") + "\n");
		final FeatureTable t = FeatureTable.read(Files.writeString(folder.resolve("text.csv"), text));
		final String error = assertThrows(InputException.class, () -> LogisticReport.of(t, new LogisticReport.Request("y", "1", List.of("x"), Map.of(), 1,
			null, false))).getMessage();
		assertTrue(error.contains("row 5 (case P4), column 'x': 'abc' is not a number"), error);
	}
}
