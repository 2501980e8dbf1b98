package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.RResults;
import io.github.roi2roc.Reference;
import io.github.roi2roc.macros.Program.Result;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/** Training and comparison as users run them, headless: files, columns and repeatability. The numbers have tests of their own. */
class ModelMacrosTest {

	@TempDir
	private Path dir;

	/** pROC's aSAH data: AUC 0.7313686 for s100b and 0.6119580 for ndka (pROC's own documentation). */
	@Test
	void rocCurvesAreComparedAndDrawn() throws Exception {
		final Path out = dir.resolve("roc");
		final Result r = Program.headless().run(Program.macro("Compare_ROC_Curves.ijm"), "table=" + Reference.file("stats/aSAH.csv")
			+ " outcome=outcome positive=Poor scores=s100b,ndka output=" + out);
		assertEquals(0, r.exit(), r.err());
		final List<List<String>> roc = Csv.read(out.resolve("roc.csv")), delong = Csv.read(out.resolve("delong.csv"));
		assertEquals("score,n,direction,auc,ci_low,ci_high,variance,threshold,sensitivity,specificity,accuracy,ppv,npv,f1", String.join(",", roc.get(
			0)));
		assertEquals(0.7313686, Double.parseDouble(roc.get(1).get(3)), 5e-8);
		assertEquals(0.6119580, Double.parseDouble(roc.get(2).get(3)), 5e-8);
		assertEquals("higher", roc.get(1).get(2));
		assertEquals("score1,score2,z,p", String.join(",", delong.get(0)));
		assertEquals("score,threshold,sensitivity,specificity", String.join(",", Csv.read(out.resolve("roc_points.csv")).get(0)));
		for (final String f : List.of("roc", "delong", "delong_matrix", "roc_points", "metrics_ci", "precision_recall")) assertTrue(Files.readString(out
			.resolve(f + ".csv.json")).contains("\"table_sha256\": \""), f);
		final byte[] png = Files.readAllBytes(out.resolve("roc.png"));
		assertArrayEquals(new byte[] { (byte) 0x89, 'P', 'N', 'G' }, Arrays.copyOf(png, 4));
		assertTrue(Files.readString(out.resolve("roc.svg")).contains("<svg"));
		final List<List<String>> matrix = Csv.read(out.resolve("delong_matrix.csv"));
		assertEquals(List.of("score", "statistic", "s100b", "ndka"), matrix.get(0));
		assertEquals(List.of("s100b", "z", "", delong.get(1).get(2)), matrix.get(1));
		assertEquals(List.of("s100b", "p", "", delong.get(1).get(3)), matrix.get(2));
		assertEquals(List.of("ndka", "z", "-" + delong.get(1).get(2), ""), matrix.get(3));
		assertTrue(Files.exists(out.resolve("delong_matrix.png")));
		assertTrue(Files.readString(out.resolve("delong_matrix.svg")).contains("Z = "));
	}

	/** From the data beside it a figure comes again with the same bytes, in another JVM; a width and a kind that cannot be are named. */
	@Test
	void aFigureIsDrawnAgainFromItsCsv() throws Exception {
		final Path out = dir.resolve("roc"), again = dir.resolve("again");
		assertEquals(0, Program.headless().run(Program.macro("Compare_ROC_Curves.ijm"), "table=" + Reference.file("stats/aSAH.csv")
			+ " outcome=outcome positive=Poor scores=s100b,ndka,wfns formats=png,svg,pdf output=" + out).exit());
		for (final String figure : List.of("roc", "delong_matrix")) {
			final Result r = Program.headless().run(Program.macro("Figure_From_CSV.ijm"), "figure=" + figure + " table=" + out.resolve(figure
				+ "_figure.csv") + " formats=png,svg,pdf output=" + again);
			assertEquals(0, r.exit(), r.err());
			for (final String f : List.of("png", "svg", "pdf")) assertArrayEquals(Files.readAllBytes(out.resolve(figure + "." + f)), Files.readAllBytes(again
				.resolve(figure + "." + f)), figure + "." + f);
		}
		final Result wrong = Program.headless().run(Program.macro("Figure_From_CSV.ijm"), "table=" + out.resolve("roc_points.csv")
			+ " width=wide output=" + again);
		assertEquals(1, wrong.exit());
		assertTrue(wrong.err().contains("'width' is 'wide'"), wrong.err());
	}

	@Test
	void trainingWritesItsFilesAndTheSameOnesAgain() throws Exception {
		final String told = "table=" + Reference.file("stats/pima_train.csv") + " outcome=type positive=Yes split=0.7 seed=5 output=";
		final Path a = dir.resolve("a"), b = dir.resolve("b");
		for (final Path out : List.of(a, b)) {
			final Result r = Program.headless().run(Program.macro("Train_Models.ijm"), told + out);
			assertEquals(0, r.exit(), r.err());
		}
		assertEquals(List.of("case", "set", "outcome"), Csv.read(a.resolve("predictions.csv")).get(0).subList(0, 3));
		assertEquals(List.of("model", "set", "n", "positives", "auc"), Csv.read(a.resolve("metrics.csv")).get(0).subList(0, 5));
		assertEquals("model,set,metric,value,ci_low,ci_high,method", String.join(",", Csv.read(a.resolve("metrics_ci.csv")).get(0)));
		for (final String f : List.of("predictions.csv", "metrics.csv", "coefficients.csv", "metrics_ci.csv", "precision_recall.csv",
			"models/logistic.json", "models/svm.json"))
		{
			assertArrayEquals(Files.readAllBytes(a.resolve(f)), Files.readAllBytes(b.resolve(f)), f);
		}
	}

	/** The saved model gives new rows the very numbers that training gave them, and refuses a table without one of its columns. */
	@Test
	void aSavedModelPredictsANewTable() throws Exception {
		final Path out = dir.resolve("trained"), predicted = dir.resolve("new/predictions.csv"), narrow = dir.resolve("narrow.csv");
		assertEquals(0, Program.headless().run(Program.macro("Train_Models.ijm"), "table=" + Reference.file("stats/pima_train.csv")
			+ " outcome=type positive=Yes split=0.7 seed=5 output=" + out).exit());
		final Result r = Program.headless().run(Program.macro("Predict.ijm"), "model=" + out.resolve("models/svm.json") + " table=" + Reference.file(
			"stats/pima_train.csv") + " output=" + predicted);
		assertEquals(0, r.exit(), r.err());
		assertTrue(r.err().contains("the very table that the model was trained on"), r.err());
		final List<List<String>> before = Csv.read(out.resolve("predictions.csv")), now = Csv.read(predicted);
		assertEquals(List.of("case", "set", "outcome", "svm"), now.get(0));
		final int column = before.get(0).indexOf("svm");
		assertEquals(before.stream().map(l -> l.get(column)).toList(), now.stream().map(l -> l.get(3)).toList());
		assertTrue(Files.exists(dir.resolve("new/predictions.csv.json")));
		assertEquals("metric,value,ci_low,ci_high,method", String.join(",", Csv.read(dir.resolve("new/predictions.csv.metrics.csv")).get(0)));
		Csv.write(narrow, Csv.read(Reference.file("stats/pima_train.csv")).stream().map(l -> l.subList(0, 3)).toList());
		final Result refused = Program.headless().run(Program.macro("Predict.ijm"), "model=" + out.resolve("models/svm.json") + " table=" + narrow
			+ " output=" + predicted);
		assertEquals(1, refused.exit());
		assertTrue(refused.err().contains("columns that the model was fitted to"), refused.err());
	}

	/** The training table's sidecar tells its extraction settings; the model keeps them and refuses a table with others. */
	@Test
	void aTableThatWasExtractedOtherwiseIsRefused() throws Exception {
		final Path train = dir.resolve("train.csv"), other = dir.resolve("other.csv"), out = dir.resolve("kept");
		for (final Path t : List.of(train, other)) {
			Files.copy(Reference.file("stats/pima_train.csv"), t);
			Files.writeString(dir.resolve(t.getFileName() + ".json"), "{\"settings\": {\"setting\": {\"binWidth\": " + (t == train ? 25 : 10)
				+ "}}, \"values_version\": 1}");
		}
		assertEquals(0, Program.headless().run(Program.macro("Train_Models.ijm"), "table=" + train + " outcome=type split=0.7 output=" + out).exit());
		final Result r = Program.headless().run(Program.macro("Predict.ijm"), "model=" + out.resolve("models/logistic.json") + " table=" + other
			+ " output=" + dir.resolve("p.csv"));
		assertEquals(1, r.exit());
		assertTrue(r.err().contains("setting.binWidth is 10, not 25"), r.err());
		assertFalse(Files.exists(dir.resolve("p.csv")));
	}

	/** Net benefit of R's birth weight model at 0.2 and of treating everybody, as in the reference. */
	@Test
	void calibrationAndDecisionCurvesAreWrittenAndDrawn() throws Exception {
		final Path table = dir.resolve("risk.csv"), out = dir.resolve("calibration");
		final double[] p = RResults.numbers(RResults.json("logistic_birthwt.json").get("fitted"));
		FeatureTable.builder("risk.csv").text("low", RResults.table("birthwt.csv").texts("low")).number("risk", p).number("odds", Arrays.stream(p).map(
			q -> q / (1 - q)).toArray()).build().write(table);
		final Result r = Program.headless().run(Program.macro("Calibration_And_Decision.ijm"), "table=" + table
			+ " outcome=low positive=1 scores=risk output=" + out);
		assertEquals(0, r.exit(), r.err());
		final List<List<String>> decision = Csv.read(out.resolve("decision.csv"));
		assertEquals(List.of("threshold", "score", "net_benefit"), decision.get(0));
		for (final List<String> l : decision) {
			if (l.get(0).equals("0.2") && l.get(1).equals("risk")) assertEquals(0.169312169312169, Double.parseDouble(l.get(2)), 1e-10);
			if (l.get(0).equals("0.2") && l.get(1).equals("all")) assertEquals(0.14021164021164, Double.parseDouble(l.get(2)), 1e-10);
			if (l.get(1).equals("none")) assertEquals("0", l.get(2));
		}
		for (final String f : List.of("calibration.csv", "calibration.csv.json", "decision.csv.json", "calibration.png", "calibration.svg", "decision.png", "decision.svg")) assertTrue(Files.exists(out
			.resolve(f)), f);
		final Result refused = Program.headless().run(Program.macro("Calibration_And_Decision.ijm"), "table=" + table
			+ " outcome=low scores=odds output=" + out);
		assertEquals(1, refused.exit());
		assertTrue(refused.err().contains("risk.csv, row ") && refused.err().contains("is no probability"), refused.err());
	}

	@Test
	void aModelIsExplained() throws Exception {
		final Path out = dir.resolve("trained"), explained = dir.resolve("explained");
		assertEquals(0, Program.headless().run(Program.macro("Train_Models.ijm"), "table=" + Reference.file("stats/pima_train.csv")
			+ " outcome=type positive=Yes split=0.7 seed=5 output=" + out).exit());
		final Result r = Program.headless().run(Program.macro("Explain_Model.ijm"), "model=" + out.resolve("models/logistic.json") + " table="
			+ Reference.file("stats/pima_train.csv") + " output=" + explained);
		assertEquals(0, r.exit(), r.err());
		final List<List<String>> importance = Csv.read(explained.resolve("importance.csv")), shapley = Csv.read(explained.resolve("shapley.csv"));
		assertEquals(List.of("feature", "mean_drop", "sd"), importance.get(0));
		assertEquals("glu", importance.get(1).get(0)); // the strongest predictor in R's glm of these data too (z = 4.7)
		assertEquals("case", shapley.get(0).get(0));
		assertEquals(201, shapley.size());
		assertTrue(Files.readString(explained.resolve("shapley.csv.json")).contains("exact: weights of a linear model"));
		assertTrue(Files.readString(explained.resolve("importance.svg")).contains("Mean drop in AUC"));
		assertEquals("axis,part,value,points", String.join(",", Csv.read(explained.resolve("nomogram.csv")).get(0)));
		assertTrue(Files.readString(explained.resolve("nomogram.svg")).contains("Total points"));
		assertTrue(Files.exists(explained.resolve("importance.png")));
	}

	/**
	 * Three classes from training to an external table: every file that the documentation names, and a probability per class that sums to 1.
	 */
	@Test
	void threeClassesAreTrainedAndPredicted() throws Exception {
		final Path settings = dir.resolve("settings.yaml"), out = dir.resolve("iris"), predicted = dir.resolve("new/p.csv");
		Files.writeString(settings, """
			outcome: Species
			split: 6:2:2
			steps: [standardize]
			models:
			  svm:    {learner: svm, tune: {method: random, draws: 3, metric: logloss, cost: {from: 0.1, to: 10, scale: log}}}
			  forest: {learner: random_forest, trees: 20}
			""");
		final Result r = Program.headless().run(Program.macro("Train_Models.ijm"), "table=" + Reference.file("stats/iris_split_train.csv") + " settings="
			+ settings + " resampling=kfold optimism=3 permutations=3 seed=2 output=" + out);
		assertEquals(0, r.exit(), r.err());
		final List<String> header = Csv.read(out.resolve("predictions.csv")).get(0);
		assertEquals("case,set,outcome,svm_setosa,svm_versicolor,svm_virginica,svm_predicted", String.join(",", header.subList(0, 7)));
		for (final List<String> l : Csv.read(out.resolve("predictions.csv")).subList(1, 20)) assertEquals(1, Double.parseDouble(l.get(3)) + Double.parseDouble(
			l.get(4)) + Double.parseDouble(l.get(5)), 1e-9);
		assertEquals("model,set,n,accuracy,balanced_accuracy,macro_f1,micro_f1,macro_auc,micro_auc,hand_till,mcc,logloss,brier", String.join(",", Csv.read(
			out.resolve("metrics.csv")).get(0)));
		assertEquals("model,set,outcome,predicted_setosa,predicted_versicolor,predicted_virginica", String.join(",", Csv.read(out.resolve("confusion.csv"))
			.get(0)));
		for (final String f : List.of("class_metrics", "metrics_ci", "roc_points", "resampling", "resampling_predictions", "tuning", "optimism",
			"permutation", "permutation_draws")) assertTrue(Files.exists(out.resolve(f + ".csv.json")), f);
		assertTrue(Files.readString(out.resolve("roc_svm.svg")).contains("macro-average"));
		final Result again = Program.headless().run(Program.macro("Predict.ijm"), "model=" + out.resolve("models/svm.json") + " table=" + Reference.file(
			"stats/iris_split_test.csv") + " outcome=Species output=" + predicted);
		assertEquals(0, again.exit(), again.err());
		assertEquals("case,set,outcome,svm_setosa,svm_versicolor,svm_virginica,svm_predicted", String.join(",", Csv.read(predicted).get(0)));
		for (final String f : List.of(".metrics.csv", ".roc.csv", ".confusion.csv", ".class_metrics.csv", ".roc.png", ".roc.csv.json")) assertTrue(Files
			.exists(dir.resolve("new/p.csv" + f)), f);
	}

	/** Rows by the values of a column, columns by name and pattern. */
	@Test
	void aTableIsFilteredAndALearningCurveDrawn() throws Exception {
		final Path part = dir.resolve("part.csv"), out = dir.resolve("learning");
		final Result f = Program.headless().run(Program.macro("Filter_Table.ijm"), "table=" + Reference.file("stats/pima_train.csv")
			+ " rows=npreg:0|1|2|3 columns=type,npreg,glu,b* without=bp output=" + part);
		assertEquals(0, f.exit(), f.err());
		final FeatureTable t = FeatureTable.read(part);
		assertEquals(List.of("npreg", "glu", "bmi", "type"), t.names());
		assertEquals(Arrays.stream(FeatureTable.read(Reference.file("stats/pima_train.csv")).numbers("npreg")).filter(d -> d <= 3).count(), t.rows());
		final Result r = Program.headless().run(Program.macro("Learning_Curve.ijm"), "table=" + part + " outcome=type positive=Yes sizes=0.5,1 repeats=1 output="
			+ out);
		assertEquals(0, r.exit(), r.err());
		assertEquals("model,set,size,auc,sd,ci_low,ci_high,parts", String.join(",", Csv.read(out.resolve("learning_curve.csv")).get(0)));
		for (final String file : List.of("learning_curve.png", "learning_curve.svg", "learning_curve_figure.csv")) assertTrue(Files.exists(out.resolve(
			file)), file);
		final Result wrong = Program.headless().run(Program.macro("Filter_Table.ijm"), "table=" + part + " rows=type:Perhaps output=" + part);
		assertEquals(1, wrong.exit());
		assertTrue(wrong.err().contains("no row has Perhaps in column 'type'. There are: "), wrong.err());
	}

	@Test
	void whatIsMissingOrUnknownIsNamed() throws Exception {
		final String table = "table=" + Reference.file("stats/aSAH.csv") + " output=" + dir + "/x ";
		final String[][] wrong = { { "Train_Models.ijm", "output=x", "'table' (Table (CSV)) is missing" }, { "Train_Models.ijm", table,
			"'outcome' is missing" }, { "Train_Models.ijm", table + "outcome=none", "has no column 'none'" }, { "Train_Models.ijm", table
				+ "outcome=outcome seed=x", "'seed' is 'x'" }, { "Compare_ROC_Curves.ijm", table + "outcome=outcome direction=up",
					"higher, lower, auto" }, { "Compare_ROC_Curves.ijm", table + "level=x", "unknown key 'level'" } };
		for (final String[] w : wrong) {
			final Result r = Program.headless().run(Program.macro(w[0]), w[1]);
			assertEquals(1, r.exit(), w[1]);
			assertTrue(r.err().contains(w[2]), r.err());
		}
	}
}
