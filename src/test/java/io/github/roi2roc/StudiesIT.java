package io.github.roi2roc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.table.FeatureTable;

/** The whole studies on the synthetic cohort, with the built jar: every table and figure that such a paper has. */
class StudiesIT {

	/** What each study writes beside the ROC and calibration folders of its sets. */
	private static final List<String> EVERYWHERE = List.of("features.csv", "table_one/table_one.csv", "table_one_sets/table_one.csv",
		"regression/logistic.csv", "selection/selection.csv", "selection/volcano.png", "selection/box_plots.png", "lasso/path.csv", "lasso/path.png",
		"lasso/cv.csv", "lasso/cv.png", "lasso/coefficients.csv", "correlation/heat_map.png", "models/metrics.csv", "models/metrics_ci.csv",
		"models/tuning.csv", "explained/importance.png", "explained/shapley.csv");

	@TempDir
	private Path folder;

	private Path study(final String name, final List<String> sets) throws Exception {
		final Path out = folder.resolve(name);
		final StandaloneJar.Run run = StandaloneJar.macro("Study_" + name + ".ijm", "output=" + out);
		assertEquals(0, run.status(), run.err());
		final List<String> files = new ArrayList<>(EVERYWHERE);
		for (final String set : sets) {
			for (final String f : List.of("roc.csv", "metrics_ci.csv", "delong.csv", "delong_matrix.csv", "delong_matrix.png", "roc.png", "roc.svg", "roc.pdf",
				"precision_recall.png")) files.add("roc_" + set + "/" + f);
			if (!set.equals("train")) for (final String f : List.of("calibration.csv", "calibration.png", "calibration_summary.csv", "decision.csv",
				"decision.png")) files.add("calibration_" + set + "/" + f);
		}
		for (final String f : files) assertTrue(Files.size(out.resolve(f)) > 0, f);
		return out;
	}

	/** The texture that carries the outcome is seen in cases that no model has met; its AUC in a large cohort is about 0.9 (SampleCohortTest). */
	private static void assertLearns(final Path out, final String model, final String set, final double least) {
		final FeatureTable t = FeatureTable.read(out.resolve("models/metrics.csv"));
		final int row = IntStream.range(0, t.rows()).filter(r -> t.text(r, "model").equals(model) && t.text(r, "set").equals(set)).findFirst()
			.orElseThrow();
		assertTrue(t.numbers("auc")[row] > least, model + " in " + set + ": " + t.numbers("auc")[row]);
		assertFalse(Double.isNaN(t.numbers("ci_low")[row]));
	}

	/** PITFALLS 21: the threshold of every set's measures is the training cases'. */
	private static void assertThresholds(final Path out, final List<String> sets) {
		final double[] train = FeatureTable.read(out.resolve("roc_train/metrics_ci.csv")).numbers("threshold");
		for (final String set : sets) {
			final FeatureTable t = FeatureTable.read(out.resolve("roc_" + set + "/metrics_ci.csv"));
			assertArrayEquals(Arrays.stream(train).distinct().toArray(), Arrays.stream(t.numbers("threshold")).distinct().toArray(), 0, set);
		}
	}

	/** 396 A.K. features of each of three sequences. */
	@Test
	void mrOutcome() throws Exception {
		final Path out = study("MR_Outcome", List.of("train", "test"));
		assertEquals(7 + 3 * 396, FeatureTable.read(out.resolve("features.csv")).names().size());
		assertLearns(out, "svm", "test", 0.75);
		assertLearns(out, "logistic", "test", 0.75);
		assertThresholds(out, List.of("test"));
	}

	/** Survival: image features, clinic and both together, on times that the macro makes up for the synthetic cohort. */
	@Test
	void recurrence() throws Exception {
		final Path out = folder.resolve("Recurrence");
		final StandaloneJar.Run run = StandaloneJar.macro("Study_Recurrence.ijm", "output=" + out);
		assertEquals(0, run.status(), run.err());
		for (final String f : List.of("features.csv", "table_one/table_one.csv", "cox/cox.csv", "cox/forest.png", "curves/survival.png", "risk/medians.csv",
			"risk/survival.png", "models/metrics.csv", "models/comparison.csv", "models/time_metrics.csv", "models/calibration.csv", "models/roc_rsf.png",
			"models/risk_groups_fusion.png", "models/resampling.csv", "models/models/fusion.json")) assertTrue(Files.size(out.resolve(f)) > 0, f);
		final FeatureTable t = FeatureTable.read(out.resolve("models/metrics.csv"));
		for (int r = 0; r < t.rows(); r++) if (t.text(r, "model").equals("clinic") && !t.text(r, "set").equals("resampling")) assertTrue(t.numbers("c_index")[r]
			> 0.5, t.text(r, "set"));
	}

	@Test
	void ctTransformation() throws Exception {
		final Path out = study("CT_Transformation", List.of("train", "test"));
		assertEquals(7 + 1051, FeatureTable.read(out.resolve("features.csv")).names().size());
		for (final String model : List.of("forest", "svm", "knn", "stacking")) assertLearns(out, model, "test", 0.75);
		assertThresholds(out, List.of("test"));
	}

	/** 1,688 features, of which two raters' outlines leave some; ten of them reach the models; the other centre is only predicted. */
	@Test
	void ctExpansion() throws Exception {
		final Path out = study("CT_Expansion", List.of("train", "test", "external"));
		assertEquals(7 + 1688, FeatureTable.read(out.resolve("features.csv")).names().size());
		final FeatureTable icc = FeatureTable.read(out.resolve("stability/icc.csv"));
		assertEquals(1688, icc.rows());
		final int stable = (int) Arrays.stream(icc.numbers("icc")).filter(d -> d > 0.75).count();
		// case, label, three clinical columns, set and outcome stand before them
		assertEquals(7 + stable, FeatureTable.read(out.resolve("features_stable.csv")).names().size());
		assertTrue(stable > 100 && stable < 1688, stable + " stable features");
		for (final String model : List.of("logistic", "svm", "bayes")) assertLearns(out, model, "test", 0.75);
		assertLearns(out, "svm", "external", 0.6);
		assertEquals(5, FeatureTable.read(out.resolve("centres/delong_unpaired.csv")).rows());
		assertThresholds(out, List.of("test", "external"));
	}
}
