package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Reference;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.macros.Program.Result;
import io.github.roi2roc.table.FeatureTable;

/** Survival models as users train and apply them, headless: files, columns, and what is said of bad input. The numbers have tests of their own. */
class SurvivalMacrosTest {

	@TempDir
	private Path dir;

	private static final String MODELS = """
		outcome: {time: time, status: status, event: 1, at: [90, 180]}
		steps: [standardize]
		resampling: {method: kfold, folds: 3}
		models:
		  clinic: {learner: cox, predictors: [age, prior], steps: []}
		  rsf: {learner: survival_forest, trees: 40}
		  fusion: {learner: stacking, of: [clinic, rsf], meta: mean_risk}
		""";

	private Path file(final String name, final String text) throws Exception {
		return Files.writeString(dir.resolve(name), text);
	}

	/** The veteran data of R's survival: every file that the documentation names, the same bytes again, and predictions by the saved model. */
	@Test
	void modelsAreTrainedAndApplied() throws Exception {
		final String arguments = "table=" + Reference.file("stats/veteran.csv") + " settings=" + file("s.yaml", MODELS) + " output=";
		for (final String out : List.of("one", "two")) {
			final Result r = Program.headless().run(Program.macro("Train_Models.ijm"), arguments + dir.resolve(out));
			assertEquals(0, r.exit(), r.err());
		}
		for (final String f : List.of("predictions.csv", "metrics.csv", "coefficients.csv", "survival.csv", "time_metrics.csv", "time_roc.csv",
			"calibration.csv", "risk_groups.csv", "comparison.csv", "resampling.csv", "resampling_predictions.csv", "models/fusion.json", "roc_rsf.svg",
			"risk_groups_rsf.png", "risk_groups_rsf_figure.csv", "metrics.csv.json")) assertArrayEquals(Files.readAllBytes(dir.resolve("one").resolve(f)), Files
				.readAllBytes(dir.resolve("two").resolve(f)), f);
		final FeatureTable trained = FeatureTable.read(dir.resolve("one/predictions.csv"));
		assertEquals(List.of("case", "set", "time", "status", "clinic", "rsf", "fusion"), trained.names());
		for (final String model : List.of("clinic", "fusion")) {
			final Path out = dir.resolve(model + ".csv");
			final Result p = Program.headless().run(Program.macro("Predict.ijm"), "model=" + dir.resolve("one/models/" + model + ".json") + " table=" + Reference
				.file("stats/veteran.csv") + " output=" + out);
			assertEquals(0, p.exit(), p.err());
			final FeatureTable predicted = FeatureTable.read(out);
			assertEquals(List.of("case", "set", "time", "status", model, model + "_at_90", model + "_at_180", model + "_group"), predicted.names());
			assertArrayEquals(trained.numbers(model), predicted.numbers(model), 1e-12);
			assertEquals("c_index", FeatureTable.read(dir.resolve(model + ".csv.metrics.csv")).text(0, "metric"));
			for (final String end : List.of("time_metrics.csv", "risk_groups.csv", "roc.png", "risk_groups.svg")) assertTrue(Files.exists(dir.resolve(model
				+ ".csv." + end)), end);
		}
	}

	/** Without a settings file the macro's keys are enough, and a table without the outcome is predicted. */
	@Test
	void keysAloneAreEnough() throws Exception {
		final Result r = Program.headless().run(Program.macro("Train_Models.ijm"), "table=" + Reference.file("stats/lung.csv") + " settings=" + file("d.yaml",
			"missing: drop\n") + " outcome=status time=time positive=1 split=0.6 output=" + dir.resolve("keys"));
		assertEquals(0, r.exit(), r.err());
		assertEquals(List.of("case", "set", "time", "status", "cox", "survival_forest"), FeatureTable.read(dir.resolve("keys/predictions.csv")).names());
		final Path out = dir.resolve("new.csv");
		final Result p = Program.headless().run(Program.macro("Predict.ijm"), "model=" + dir.resolve("keys/models/survival_forest.json") + " table=" + file(
			"n.csv", "case,age,sex,ph.ecog,wt.loss\nA,60,1,0,3\nB,70,0,2,\n") + " output=" + out);
		assertEquals(0, p.exit(), p.err());
		final FeatureTable t = FeatureTable.read(out);
		assertFalse(t.has("status"));
		assertTrue(t.numbers("survival_forest")[0] > 0);
		assertTrue(Double.isNaN(t.numbers("survival_forest")[1]) && t.text(1, "survival_forest_group").isEmpty());
		assertTrue(p.err().contains("case B") || p.out().contains("case B"), p.err() + p.out());
	}

	/** The example that stands beside the macros is read. */
	@Test
	void theExampleSettingsAreRead() {
		final TrainingSettings s = TrainingSettings.read(Path.of("macros/settings/Study_Recurrence.yaml"));
		assertEquals(List.of("clinic", "penalized", "rsf", "fusion"), List.copyOf(s.trainables().keySet()));
		assertEquals("months", s.survival().time());
	}

	/** A table of 12 rows, 6 with the event, with a cell of one row changed. */
	private Path table(final String header, final String change) throws Exception {
		final StringBuilder out = new StringBuilder(header).append('\n');
		for (int i = 0; i < 12; i++) out.append(i == 2 && !change.isEmpty() ? change : "P" + i + "," + (i + 1) + "," + i % 2 + "," + (i * 7 % 12) + ","
			+ (i * 5 % 11)).append('\n');
		return file("t" + Math.abs((header + change).hashCode()) + ".csv", out.toString());
	}

	private static final String HEADER = "case,months,recurred,a,b", OUTCOME = "outcome: {time: months, status: recurred, event: 1}\n",
		COX = "steps: []\nmodels: {m: {learner: cox, predictors: [a]}}\n";

	/** PITFALLS 23, and whatever else is wrong in a table or a settings file: an error that names it, exit status 1, and no folder of results. */
	@Test
	void badInputIsNamed() throws Exception {
		final Path good = table(HEADER, "");
		final Object[][] wrong = { //
			{ table(HEADER, "P2,-3,0,1,1"), OUTCOME + COX, "row 3 (case P2), column 'months': the time is -3" }, //
			{ table(HEADER, "P2,soon,0,1,1"), OUTCOME + COX, "'soon' is not a number" }, //
			{ table(HEADER, "P2,Inf,0,1,1"), OUTCOME + COX, "column 'months'" }, //
			{ table(HEADER, "P2,3,2,1,1"), OUTCOME + COX, "3 levels (0, 1, 2)" }, //
			{ table(HEADER, "P2,3,0,,1"), OUTCOME + COX.replace("[a]", "[a, b]"), "column 'a': the cell is empty" }, //
			{ good, "outcome: {time: months, status: recurred, event: yes}\n" + COX, "'event' is 'yes'" }, //
			{ good, "outcome: {time: months, status: months}\n" + COX, "is named as the time and as the status" }, //
			{ good, "outcome: {time: weeks, status: recurred}\n" + COX, "weeks" }, //
			{ good, "outcome: {time: months, status: died}\n" + COX, "died" }, //
			{ good, "outcome: {time: months}\n" + COX, "no 'status'" }, //
			{ good, "outcome: {status: recurred, event: 1}\n" + COX, "no 'time'" }, //
			{ good, "outcome: {column: recurred, time: months}\n" + COX, "'column', which is of classes" }, //
			{ good, "outcome: {time: months, status: recurred, at: [-3]}\n" + COX, "outcome: at" }, //
			{ good, "outcome: {time: months, status: recurred, at: [soon]}\n" + COX, "outcome: at" }, //
			{ good, "outcome: {time: months, status: recurred, evnt: 1}\n" + COX, "unknown key 'evnt'" }, //
			{ good, OUTCOME + "steps: []\nmodels: {m: {learner: logistic}}\n", "logistic predicts classes" }, //
			{ good, "outcome: recurred\n" + COX, "cox predicts survival" }, //
			{ good, OUTCOME + "steps: [mrmr]\nmodels: {m: {learner: cox}}\n", "step mrmr looks at classes" }, //
			{ good, OUTCOME + "steps: []\nmodels: {m: {learner: cox, predictors: [months]}}\n", "'months' is the outcome" }, //
			{ good, OUTCOME + "steps: []\nmodels: {m: {learner: cox, tiess: efron}}\n", "tiess" }, //
			{ good, OUTCOME + "steps: []\nmodels: {m: {learner: cox, ridge: -1}}\n", "ridge" }, //
			{ good, OUTCOME + "steps: []\nmodels: {m: {learner: survival_forest, trees: 0}}\n", "trees" }, //
			{ good, OUTCOME + "steps: []\nmodels: {m: {learner: elastic_net, measure: auc}}\n", "measure auc is of classes" }, //
			{ good, OUTCOME + "steps: []\nmodels: {m: {learner: elastic_net, lambda: 0.1, calibration: platt}}\n", "calibration" }, //
			{ good, OUTCOME + "steps: []\nmodels: {m: {learner: cox, tune: {ridge: [1, 2], metric: brier, folds: 2}}}\n", "Harrell's C" }, //
			{ good, OUTCOME + "steps: []\nmodels: {time: {learner: cox}}\n", "cannot be called 'time'" }, //
			{ good, OUTCOME + "optimism: 20\n" + COX, "optimism is of classes" }, //
		};
		for (final Object[] w : wrong) {
			final Path out = dir.resolve("bad");
			final Result r = Program.headless().run(Program.macro("Train_Models.ijm"), "table=" + w[0] + " settings=" + file("bad.yaml", (String) w[1])
				+ " output=" + out);
			assertEquals(1, r.exit(), w[2] + ": " + r.err());
			assertTrue(r.err().contains((String) w[2]), w[2] + " in " + r.err());
			assertFalse(Files.exists(out.resolve("metrics.csv")), (String) w[2]);
		}
	}
}
