package io.github.roi2roc.evaluate;

import static io.github.roi2roc.RResults.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.RResults;
import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.store.Json;
import io.github.roi2roc.table.FeatureTable;

class TrainingTest {

	/** The Pima data, training rows first, with a column that says so. */
	private static FeatureTable pima() throws IOException {
		final FeatureTable a = RResults.table("pima_train.csv"), b = RResults.table("pima_test.csv");
		final FeatureTable.Builder out = FeatureTable.builder("pima.csv");
		out.text("case", IntStream.range(0, a.rows() + b.rows()).mapToObj(i -> "P" + i).toArray(String[]::new));
		out.text("part", IntStream.range(0, a.rows() + b.rows()).mapToObj(i -> i < a.rows() ? "train" : "test").toArray(String[]::new));
		for (final String name : a.names()) {
			if (a.isNumeric(name)) out.number(name, join(a.numbers(name), b.numbers(name)));
			else out.text(name, IntStream.range(0, a.rows() + b.rows()).mapToObj(i -> i < a.rows() ? a.text(i, name) : b.text(i - a.rows(), name)).toArray(
				String[]::new));
		}
		return out.build();
	}

	private static double[] join(final double[] a, final double[] b) {
		final double[] out = Arrays.copyOf(a, a.length + b.length);
		System.arraycopy(b, 0, out, a.length, b.length);
		return out;
	}

	private static TrainingSettings settings(final Path folder, final String yaml) throws IOException {
		final Path file = folder.resolve("settings.yaml");
		Files.writeString(file, yaml);
		return TrainingSettings.read(file);
	}

	/** Decision values of ml_pima.json: e1071 with tolerance 1e-8, z-scored with the training rows, gamma 1/p, each C and kernel. */
	@Test
	void svmScoresAreTheDecisionValuesOfE1071(@TempDir final Path folder) throws IOException {
		final StringBuilder yaml = new StringBuilder("outcome: {column: type, positive: Yes}\nsplit: {column: part}\nsteps: [standardize]\nmodels:\n");
		final JsonArray reference = RResults.json("ml_pima.json").getAsJsonArray("svm");
		for (int k = 0; k < reference.size(); k++) {
			final JsonObject r = reference.get(k).getAsJsonObject();
			yaml.append("  m").append(k).append(": {learner: svm, kernel: ").append(r.get("kernel").getAsString()).append(", cost: ").append(r.get(
				"cost")).append("}\n");
		}
		final TrainingResult result = Training.run(pima(), settings(folder, yaml.toString()), Progress.NONE);
		final int first = result.sets().indexOf("test");
		for (int k = 0; k < reference.size(); k++) {
			final JsonObject r = reference.get(k).getAsJsonObject();
			final int sign = r.get("decision_columns").getAsString().equals("No/Yes") ? -1 : 1;
			final JsonArray values = r.getAsJsonArray("decision_values");
			for (int i = 0; i < values.size(); i++) assertClose(sign * values.get(i).getAsJsonArray().get(0).getAsDouble(), result.scores().get("m" + k)[first
				+ i], 1e-6, "m" + k + " row " + i);
		}
	}

	@Test
	void filesHaveTheirColumnsAndModelsReadBackPredictTheSame(@TempDir final Path folder) throws IOException {
		final FeatureTable table = pima();
		final TrainingResult result = Training.run(table, settings(folder, "outcome: type\nsplit: part\nresampling: {method: kfold, folds: 3}\n"),
			Progress.NONE);
		result.write(folder.resolve("out"));
		assertEquals("case,set,outcome,logistic,svm", Files.readAllLines(folder.resolve("out/predictions.csv")).get(0));
		assertEquals("model,set,n,positives,auc,ci_low,ci_high,threshold,sensitivity,specificity,accuracy,ppv,npv,f1", Files.readAllLines(folder
			.resolve("out/metrics.csv")).get(0));
		assertEquals("model,step,term,coefficient,se,z,p", Files.readAllLines(folder.resolve("out/coefficients.csv")).get(0));
		assertEquals(List.of("train", "test", "resampling", "train", "test", "resampling"), Arrays.asList(result.metricTable().texts("set")));
		for (final String name : List.of("logistic", "svm")) {
			final double[][] again = Model.read(folder.resolve("out/models/" + name + ".json")).predict(table);
			for (int i = 0; i < again.length; i++) assertEquals(result.scores().get(name)[i], again[i][0], 1e-12, name + " row " + i);
		}
		assertTrue(Files.exists(folder.resolve("out/predictions.csv.json")));
	}

	/** The intervals stand beside metrics.csv and say the same; each set is judged at the threshold of the training rows. */
	@Test
	void intervalsAgreeWithTheMetrics(@TempDir final Path folder) throws IOException {
		final TrainingResult r = Training.run(pima(), settings(folder, "outcome: type\nsplit: part\nsteps: [standardize]\nmodels:\n"
			+ "  logistic: {learner: logistic}\n  few: {learner: logistic, predictors: [age]}\n"), Progress.NONE);
		r.write(folder.resolve("out"));
		final FeatureTable ci = FeatureTable.read(folder.resolve("out/metrics_ci.csv"));
		assertEquals(List.of("model", "set", "metric", "value", "ci_low", "ci_high", "method"), ci.names());
		final ModelMetrics test = r.metrics().stream().filter(m -> m.model().equals("few") && m.set().equals("test")).findFirst().orElseThrow();
		final FeatureTable few = ci.where("model", "few").where("set", "test");
		assertEquals(11, few.rows());
		final double[] expected = { test.auc(), test.sensitivity(), test.specificity(), test.accuracy(), test.ppv(), test.npv(), test.f1() };
		for (int k = 0; k < expected.length; k++) assertEquals(expected[k], few.numbers("value")[k], 0, few.text(k, "metric"));
		assertEquals(test.low(), few.numbers("ci_low")[0], 0);
		final FeatureTable pairs = FeatureTable.read(folder.resolve("out/reclassification.csv"));
		assertEquals(List.of("logistic", "few"), List.of(pairs.text(1, "model1"), pairs.text(1, "model2")));
		assertTrue(pairs.numbers("idi")[1] < 0, "age alone discriminates less than all columns");
		assertEquals("model,set,threshold,precision,recall", Files.readAllLines(folder.resolve("out/precision_recall.csv")).get(0));
	}

	/** Test rows must not touch what is learnt: other values there leave every training score as it is. */
	@Test
	void testRowsLeaveNoTraceInTheModel(@TempDir final Path folder) throws IOException {
		final FeatureTable table = pima();
		final FeatureTable.Builder other = FeatureTable.builder("other.csv");
		for (final String name : table.names()) {
			if (!table.isNumeric(name)) other.text(name, table.texts(name));
			else {
				final double[] c = table.numbers(name);
				for (int i = 0; i < c.length; i++) if (table.text(i, "part").equals("test")) c[i] = -7 * c[i] + i;
				other.number(name, c);
			}
		}
		final TrainingSettings s = settings(folder, "outcome: type\nsplit: part\n");
		final TrainingResult a = Training.run(table, s, Progress.NONE), b = Training.run(other.build(), s, Progress.NONE);
		for (final String name : a.scores().keySet()) {
			for (int i = 0; i < 200; i++) assertEquals(a.scores().get(name)[i], b.scores().get(name)[i], 0, name + " row " + i);
		}
	}

	/**
	 * PITFALLS 22: selection before cross-validation. On pure noise (n = 60, p = 2000) a LASSO inside each fold must not find anything: nested
	 * AUC averages 0.5. The AUC of a fold with 6 + 6 rows has variance 13 / 432 under chance (Mann-Whitney), the mean of 5 folds of 8 data
	 * sets therefore a standard deviation of about √(13/432/40) = 0.027; the band is four of those. Selecting on all rows first gives
	 * above 0.9 here, which the second half shows.
	 */
	@Test
	void onNoiseNestedAucIsOneHalf() {
		double nested = 0, leaky = 0;
		final int sets = 8;
		for (int k = 0; k < sets; k++) {
			final FeatureTable noise = noise(60, 2000, 100 + k);
			final TrainingSettings s = NoiseSettings.of(k);
			final TrainingResult r = Training.run(noise, s, Progress.NONE);
			nested += r.metrics().stream().filter(m -> m.set().equals("resampling")).findFirst().orElseThrow().auc() / sets;
			leaky += r.metrics().stream().filter(m -> m.set().equals("train")).findFirst().orElseThrow().auc() / sets;
		}
		assertEquals(0.5, nested, 4 * Math.sqrt(13 / 432.0 / (5 * sets)));
		assertTrue(leaky > 0.8, "the same rows that were learnt from: " + leaky);
	}

	private static final class NoiseSettings {

		static TrainingSettings of(final long seed) {
			try {
				final Path folder = Files.createTempDirectory("noise");
				final TrainingSettings s = settings(folder, "outcome: y\nsplit: part\nsteps: [standardize, {lasso: {lambda: 0.15, threshold: 1e-7}}]\n"
					+ "resampling: {method: kfold, folds: 5}\nmodels: {logistic: {learner: logistic}}\n").withSeed(seed);
				Files.delete(folder.resolve("settings.yaml"));
				Files.delete(folder);
				return s;
			}
			catch (final IOException e) {
				throw new IllegalStateException(e);
			}
		}
	}

	private static FeatureTable noise(final int n, final int p, final long seed) {
		final RandomStream random = new RandomStream(seed);
		final FeatureTable.Builder out = FeatureTable.builder("noise.csv").number("y", IntStream.range(0, n).mapToDouble(i -> i % 2).toArray());
		out.text("part", IntStream.range(0, n).mapToObj(i -> "train").toArray(String[]::new));
		for (int j = 0; j < p; j++) out.number("f" + j, IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray());
		return out.build();
	}

	/** The folds of a cross-validation run on several threads; their number must not show. */
	@Test
	void theNumberOfThreadsDoesNotShow(@TempDir final Path folder) throws Exception {
		final FeatureTable table = noise(60, 50, 3);
		final TrainingSettings s = settings(folder, "outcome: y\nsplit: 0.7\nmodels:\n  a: {learner: svm, tune: {cost: [0.1, 1], gamma: [0.01, 0.1]}}\n"
			+ "  b: {learner: svm, probability: true, steps: [standardize]}\n");
		final ForkJoinPool one = new ForkJoinPool(1), four = new ForkJoinPool(4);
		final TrainingResult a = one.submit(() -> Training.run(table, s, Progress.NONE)).get(), b = four.submit(() -> Training.run(table, s,
			Progress.NONE)).get();
		one.shutdown();
		four.shutdown();
		assertEquals(a.scores().keySet(), b.scores().keySet());
		for (final String name : a.scores().keySet()) assertArrayEquals(a.scores().get(name), b.scores().get(name), 0, name);
	}

	@Test
	void aStratifiedSplitDividesEachClassAlike(@TempDir final Path folder) throws IOException {
		final TrainingResult r = Training.run(noise(60, 5, 1), settings(folder, "outcome: y\nsplit: {fraction: 0.7, seed: 4}\nsteps: [standardize]\n"),
			Progress.NONE);
		int[] train = new int[2];
		for (int i = 0; i < 60; i++) if (r.sets().get(i).equals("train")) train[Integer.parseInt(r.outcomes().get(i))]++;
		assertArrayEquals(new int[] { 21, 21 }, train);
	}

	/** A row whose feature cells are all empty is a case that failed to extract: it takes no part, and that is said. */
	@Test
	void failedCasesAreLeftOutAndNamed(@TempDir final Path folder) throws IOException {
		final double[] f = { 1, 2, 3, 4, 5, 6, Double.NaN, 8, 2, 7 }, age = { 40, 41, 50, 60, 44, 45, 70, 66, 52, 71 }, y = { 0, 0, 0, 1, 1, 1, 1, 0, 1,
			0 };
		final FeatureTable t = FeatureTable.builder("cohort.csv").text("case", "a", "b", "c", "d", "e", "f", "broken", "h", "i", "j").number("y", y)
			.number("age", age).number("original_firstorder_Mean", f).build();
		final TrainingResult r = Training.run(t, settings(folder, "outcome: y\nsplit: 0.6\nsteps: [standardize]\nmodels: {m: {learner: logistic}}\n"),
			Progress.NONE);
		assertEquals(9, r.cases().size());
		assertFalse(r.cases().contains("broken"));
		assertTrue(r.warnings().stream().anyMatch(w -> w.contains("1 of 10 rows have no feature at all") && w.contains("case broken")), r.warnings()
			.toString());
	}

	@Test
	void aMissingValueIsAnErrorUnlessAPolicyIsChosen(@TempDir final Path folder) throws IOException {
		final FeatureTable t = holed();
		final InputException e = assertThrows(InputException.class, () -> Training.run(t, settings(folder, "outcome: y\nsteps: [standardize]\n"),
			Progress.NONE));
		assertTrue(e.getMessage().startsWith("noise.csv, row 4, column 'f1': the cell is empty (2 empty cells in 2 rows)"), e.getMessage());
		assertEquals(38, Training.run(t, settings(folder, "outcome: y\nsteps: [standardize]\nmissing: drop\n"), Progress.NONE).cases().size());
		for (final String how : List.of("median", "knn")) assertEquals(40, Training.run(t, settings(folder, "outcome: y\nsteps: [{impute: {method: " + how
			+ "}}, standardize]\n"), Progress.NONE).cases().size());
	}

	private static FeatureTable holed() {
		final FeatureTable t = noise(40, 4, 9);
		final FeatureTable.Builder out = FeatureTable.builder("noise.csv");
		for (final String name : t.names()) {
			if (!t.isNumeric(name)) continue;
			final double[] c = t.numbers(name);
			if (name.equals("f1")) c[3] = Double.NaN;
			if (name.equals("f2")) c[7] = Double.NaN;
			out.number(name, c);
		}
		return out.build();
	}

	/** At a lambda that keeps nothing, logistic is the intercept alone with a warning, and svm is left out with the reason. */
	@Test
	void whenLassoKeepsNothingItIsSaid(@TempDir final Path folder) throws IOException {
		final TrainingResult r = Training.run(noise(40, 4, 9), settings(folder, "outcome: y\nsplit: 0.7\nsteps: [standardize, {lasso: {lambda: 5}}]\n"),
			Progress.NONE);
		assertEquals(List.of("logistic"), List.copyOf(r.scores().keySet()));
		for (final double p : r.scores().get("logistic")) assertEquals(0.5, p, 1e-12);
		final String all = String.join("\n", r.warnings());
		assertTrue(all.contains("lasso keeps none of 4 columns"), all);
		assertTrue(all.contains("Model 'svm' could not be trained: svm has no predictor to learn from"), all);
	}

	/** Every learner and stacking, from one settings file, through files and back. */
	@Test
	void everyLearnerTrainsFromASettingsFile(@TempDir final Path folder) throws IOException {
		final FeatureTable table = pima();
		final TrainingResult r = Training.run(table, settings(folder, """
			outcome: {column: type, positive: "Yes"}
			split: {column: part}
			steps: [standardize, near_zero_variance, {correlation: {threshold: 0.9}}]
			models:
			  clinical: {learner: logistic, predictors: [age, 'b*'], steps: []}
			  svm:      {learner: svm, kernel: radial, cost: 1, gamma: 0.125}
			  forest:   {learner: random_forest, trees: 50}
			  tree:     {learner: cart, cp: 0.01, minsplit: 20}
			  knn5:     {learner: knn, k: 5}
			  bayes:    {learner: naive_bayes}
			  extra:    {learner: extra_trees, trees: 50}
			  stack:    {learner: stacking, of: [svm, forest, knn5], meta: logistic}
			"""), Progress.NONE);
		assertEquals(List.of("clinical", "svm", "forest", "tree", "knn5", "bayes", "extra", "stack"), List.copyOf(r.models().keySet()), r.warnings()
			.toString());
		assertEquals(List.of("age", "bp", "bmi"), r.models().get("clinical").inputs());
		r.write(folder);
		for (final ModelMetrics m : r.metrics()) {
			if (m.set().equals("test")) assertTrue(m.auc() > 0.6, m.toString()); // R's forests reach 0.82 here
		}
		for (final String name : r.models().keySet()) {
			final double[][] again = Model.read(folder.resolve("models/" + name + ".json")).predict(table);
			for (int i = 0; i < again.length; i++) assertEquals(r.scores().get(name)[i], again[i][0], 1e-12, name + " row " + i);
		}
	}

	/** Each model of a stack sees its own predictors: the regression on two columns fits 14 rows, on the stack's 40 columns it could not. */
	@Test
	void theModelsOfAStackKeepTheirPredictors(@TempDir final Path folder) throws IOException {
		final TrainingResult r = Training.run(noise(20, 40, 2), settings(folder, """
			outcome: y
			split: 0.7
			steps: []
			models:
			  two:   {learner: logistic, predictors: [f0, f1]}
			  all:   {learner: knn}
			  stack: {learner: stacking, of: [two, all]}
			"""), Progress.NONE);
		assertEquals(List.of("two", "all", "stack"), List.copyOf(r.models().keySet()), r.warnings().toString());
	}

	@Test
	void aStackOfItselfOrOfNothingIsRefused(@TempDir final Path folder) throws IOException {
		final FeatureTable t = noise(20, 3, 2);
		assertMessage("stacks itself", () -> Training.run(t, settings(folder,
			"outcome: y\nmodels: {a: {learner: stacking, of: [b, a]}, b: {learner: svm}}\n"), Progress.NONE));
		assertMessage("there is no model 'c' to stack", () -> Training.run(t, settings(folder,
			"outcome: y\nmodels: {a: {learner: stacking, of: [b, c]}, b: {learner: svm}}\n"), Progress.NONE));
	}

	@Test
	void wrongInputIsNamed(@TempDir final Path folder) throws IOException {
		final FeatureTable t = noise(20, 30, 2);
		assertMessage("has no column 'z'", () -> Training.run(t, settings(folder, "outcome: z\n"), Progress.NONE));
		assertMessage("No outcome column is named", () -> Training.run(t, TrainingSettings.defaults(), Progress.NONE));
		assertMessage("unknown key 'outcom'", () -> settings(folder, "outcom: y\n"));
		assertMessage("unknown key 'costs'", () -> Training.run(t, settings(folder, "outcome: y\nmodels: {s: {learner: svm, costs: 1}}\n"),
			Progress.NONE));
		assertMessage("There is no learner 'svn'", () -> Training.run(t, settings(folder, "outcome: y\nmodels: {s: {learner: svn}}\n"), Progress.NONE));
		assertMessage("There is no step 'zscore'", () -> Training.run(t, settings(folder, "outcome: y\nsteps: [zscore]\n"), Progress.NONE));
		assertMessage("30 predictors, but only", () -> Training.run(t, settings(folder,
			"outcome: y\nsplit: 0.5\nsteps: []\nmodels: {l: {learner: logistic}}\n"), Progress.NONE));
		assertMessage("no column of numbers matches 'g*'", () -> Training.run(t, settings(folder, "outcome: y\npredictors: ['g*']\n"), Progress.NONE));
		assertMessage("'holdout' is no set", () -> Training.run(FeatureTable.builder("t.csv").number("y", 0, 1).text("set", "train", "holdout")
			.number("f", 1, 2).build(), settings(folder, "outcome: y\n"), Progress.NONE));
		assertMessage("row 3, column 'f': 'high' is not a number", () -> Training.run(FeatureTable.builder("t.csv").number("y", 0, 1, 0).text("f", "1",
			"2", "high").build(), settings(folder, "outcome: y\n"), Progress.NONE));
		assertMessage("all 2 training rows are '0'", () -> Training.run(FeatureTable.builder("t.csv").number("y", 0, 0, 1).text("set", "train", "train",
			"test").number("f", 1, 2, 3).build(), settings(folder, "outcome: y\n"), Progress.NONE));
	}

	private interface Action {

		void run() throws IOException;
	}

	private static void assertMessage(final String part, final Action action) {
		final InputException e = assertThrows(InputException.class, action::run);
		assertTrue(e.getMessage().contains(part), e.getMessage());
	}

	/** The model file is data: nothing in it names a class, and it says what it needs. */
	@Test
	void aModelAsksForItsColumns(@TempDir final Path folder) throws IOException {
		final TrainingResult r = Training.run(pima(), settings(folder, "outcome: type\nsplit: part\n"), Progress.NONE);
		r.write(folder);
		final String json = Files.readString(folder.resolve("models/svm.json"));
		assertFalse(json.contains("io.github") || json.contains("java."), json);
		final Model m = Model.read(folder.resolve("models/svm.json"));
		assertMessage("lacks 1 of the 7 columns that the model was fitted to: Column 'glu'", () -> m.predict(pima().keep(List.of("npreg", "bp", "skin",
			"bmi", "ped", "age"))));
		final JsonElement tree = Json.read(folder.resolve("models/svm.json"));
		assertEquals("decision value", tree.getAsJsonObject().get("scores").getAsString());
	}
}
