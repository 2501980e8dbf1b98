package io.github.roi2roc.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.learn.SavedModel;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.table.FeatureTable;

/** Training of survival models from a settings file: what it gives, what it may not know, what it refuses. */
class SurvivalTrainingTest {

	@TempDir
	private Path dir;

	/** Exponential times whose hazard is exp(the first column), censored at random; the other columns are noise. */
	private static FeatureTable table(final int n, final int columns, final long seed) {
		final RandomStream random = new RandomStream(seed);
		final double[][] x = new double[columns][n];
		for (final double[] c : x) for (int i = 0; i < n; i++) c[i] = random.nextGaussian();
		final double[] time = new double[n], status = new double[n];
		for (int i = 0; i < n; i++) {
			final double t = -Math.log(1 - random.nextDouble()) / Math.exp(x[0][i]) * 20, c = 60 * random.nextDouble();
			time[i] = Math.min(t, c);
			status[i] = t <= c ? 1 : 0;
		}
		final FeatureTable.Builder out = FeatureTable.builder("cohort.csv").text("case", IntStream.range(0, n).mapToObj(i -> "P" + i).toArray(String[]::new))
			.number("months", time).number("recurred", status);
		for (int j = 0; j < columns; j++) out.number("x" + j, x[j]);
		return out.build();
	}

	private TrainingSettings settings(final String yaml) throws Exception {
		return TrainingSettings.read(Files.writeString(dir.resolve("settings.yaml"), yaml));
	}

	private static final String FOUR = """
		outcome: {time: months, status: recurred, event: 1, at: [6, 12]}
		split: {fraction: 0.7, seed: 2}
		steps: [standardize, {correlation: {threshold: 0.9}}]
		resampling: {method: kfold, folds: 4}
		models:
		  clinic:    {learner: cox, predictors: [x0, x1], steps: []}
		  penalized: {learner: elastic_net, alpha: 0.5, folds: 5}
		  rsf:       {learner: survival_forest, trees: 60}
		  fusion:    {learner: stacking, of: [clinic, penalized, rsf], meta: cox, folds: 3}
		""";

	private SurvivalResult four() throws Exception {
		return (SurvivalResult) Trained.of(table(140, 6, 5), settings(FOUR), Progress.NONE);
	}

	@Test
	void everyModelPredictsAndIsJudged() throws Exception {
		final SurvivalResult r = four();
		final FeatureTable p = r.predictionTable(), m = r.metricTable();
		assertEquals(List.of("case", "set", "time", "status", "clinic", "penalized", "rsf", "fusion"), p.names());
		assertEquals(4 * 3, m.rows()); // train, test and resampling
		for (int i = 0; i < m.rows(); i++) assertTrue(m.numbers("c_index")[i] > 0.55, m.text(i, "model") + " " + m.text(i, "set"));
		// Split by event: the shares of events are those of the whole table to half a row.
		final double[] status = p.numbers("status");
		final double events = Arrays.stream(status).sum(), train = IntStream.range(0, p.rows()).filter(i -> p.text(i, "set").equals("train")).mapToDouble(
			i -> status[i]).sum();
		assertEquals(0.7 * events, train, 0.5);
		assertEquals(List.of("predictions.csv", "metrics.csv", "coefficients.csv", "survival.csv", "selection.csv", "time_metrics.csv", "calibration.csv", "risk_groups.csv",
			"time_roc.csv", "comparison.csv", "resampling.csv", "resampling_predictions.csv"), r.tables().stream().map(FeatureTable::source).toList());
		assertEquals(List.of("clinic_at_6", "clinic_at_12", "clinic_group"), r.survivalTable().names().subList(4, 7));
	}

	/** Files come out with the same bytes on one thread. */
	@Test
	void theNumberOfThreadsChangesNothing() throws Exception {
		final List<String> here = four().tables().stream().map(SurvivalTrainingTest::text).toList();
		final ForkJoinPool one = new ForkJoinPool(1);
		try {
			assertEquals(here, one.submit(() -> four().tables().stream().map(SurvivalTrainingTest::text).toList()).get());
		}
		finally {
			one.shutdown();
		}
	}

	private static String text(final FeatureTable t) {
		final StringBuilder out = new StringBuilder(t.source());
		for (final String n : t.names()) out.append('\n').append(n).append(String.join(",", t.texts(n)));
		return out.toString();
	}

	@Test
	void aSavedModelPredictsWhatTheTrainingDid() throws Exception {
		final SurvivalResult r = four();
		r.write(dir, Map.of());
		final FeatureTable table = table(140, 6, 5);
		for (final String name : r.models().keySet()) {
			final Prediction p = Prediction.of(SavedModel.read(dir.resolve("models").resolve(name + ".json")), table, Optional.empty());
			assertArrayEquals(r.risks().get(name), p.table().numbers(name), 1e-12);
			assertArrayEquals(r.survivalTable().numbers(name + "_at_12"), p.table().numbers(name + "_at_12"), 1e-12);
			assertArrayEquals(r.survivalTable().texts(name + "_group"), p.table().texts(name + "_group"));
			assertEquals("c_index", p.judged().measures().get(0).measure());
		}
	}

	/**
	 * PITFALLS 22: on noise (60 cases, 2,000 columns) the cross-validated C averages 0.50 when columns are selected inside each fold, and is far above
	 * when they are selected on all rows before.
	 */
	@Test
	void selectionInsideTheFoldLeaksNothing() throws Exception {
		final TrainingSettings inside = settings("""
			outcome: {time: months, status: recurred}
			split: {column: set}
			predictors: n*
			steps: [{univariate: {threshold: 0.005}}]
			resampling: {method: kfold, folds: 5}
			models: {cox: {learner: cox, ridge: 5}, rsf: {learner: survival_forest, trees: 30}}
			""");
		final List<Double> cox = new ArrayList<>(), forest = new ArrayList<>();
		double outside = 0;
		for (int k = 0; k < 12; k++) {
			final FeatureTable t = noise(k);
			final SurvivalResult r = (SurvivalResult) Trained.of(t, inside, Progress.NONE);
			cox.add(resampled(r, "cox"));
			forest.add(resampled(r, "rsf"));
			if (k > 1) continue;
			final SurvivalResult all = (SurvivalResult) Trained.of(t, inside, Progress.NONE);
			final List<String> kept = all.models().get("cox").signature();
			final TrainingSettings before = settings("outcome: {time: months, status: recurred}\nsplit: {column: set}\npredictors: [" + String.join(", ", kept)
				+ "]\nsteps: []\nresampling: {method: kfold, folds: 5}\nmodels: {cox: {learner: cox, ridge: 5}}\n");
			outside += resampled((SurvivalResult) Trained.of(t, before, Progress.NONE), "cox") / 2;
		}
		// The sd of one C is about 0.07; 12 of them have a mean within 0.5 ± 3 × 0.07 / √12.
		assertEquals(0.5, cox.stream().mapToDouble(d -> d).average().orElse(0), 0.06);
		assertEquals(0.5, forest.stream().mapToDouble(d -> d).average().orElse(0), 0.06);
		assertTrue(outside > 0.7, "selected on all rows " + outside);
	}

	private static double resampled(final SurvivalResult r, final String model) {
		return r.metrics().stream().filter(m -> m.model().equals(model) && m.set().equals("resampling")).findFirst().orElseThrow().c();
	}

	private static FeatureTable noise(final long seed) {
		final RandomStream random = new RandomStream(seed);
		final int n = 60;
		final double[] time = new double[n], status = new double[n];
		for (int i = 0; i < n; i++) {
			time[i] = -Math.log(1 - random.nextDouble());
			status[i] = random.nextDouble() < 0.7 ? 1 : 0;
		}
		final String[] set = new String[n];
		Arrays.fill(set, "train");
		final FeatureTable.Builder out = FeatureTable.builder("noise.csv").text("set", set).number("months", time).number("recurred", status);
		for (int j = 0; j < 2000; j++) out.number("n" + j, IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray());
		return out.build();
	}

	/** Survival edges (PITFALLS 23): a time of 0 is valid, a negative one is not and is named by its row and column. */
	@Test
	void timesAndStatusesAreNamedWhereTheyAreWrong() throws Exception {
		final TrainingSettings s = settings("outcome: {time: months, status: recurred, event: 1}\nmodels: {cox: {learner: cox, predictors: [x0]}}\nsteps: []\n");
		final FeatureTable good = table(60, 2, 1);
		final double[] time = good.numbers("months");
		time[3] = 0;
		assertEquals(1, Trained.of(with(good, time), s, Progress.NONE).models().size());
		time[3] = -2;
		final String said = assertThrows(InputException.class, () -> Trained.of(with(good, time), s, Progress.NONE)).getMessage();
		assertTrue(said.contains("row 4") && said.contains("case P3") && said.contains("'months'") && said.contains("-2"), said);
	}

	private static FeatureTable with(final FeatureTable t, final double[] time) {
		return FeatureTable.builder("cohort.csv").text("case", t.texts("case")).number("months", time).number("recurred", t.numbers("recurred")).number("x0", t
			.numbers("x0")).build();
	}

	/** PITFALLS 23: predictors that determine each other get no coefficient, with a word; with ridge each gets one. */
	@Test
	void singularFitsAreSaidAndRidgeMeetsThem() throws Exception {
		final FeatureTable t = table(80, 1, 4);
		final FeatureTable twice = FeatureTable.builder("cohort.csv").number("months", t.numbers("months")).number("recurred", t.numbers("recurred")).number("x0",
			t.numbers("x0")).number("again", Arrays.stream(t.numbers("x0")).map(d -> 2 * d).toArray()).build();
		final Trained r = Trained.of(twice, settings("""
			outcome: {time: months, status: recurred}
			steps: []
			models: {plain: {learner: cox}, ridge: {learner: cox, ridge: 1}}
			"""), Progress.NONE);
		assertTrue(r.warnings().stream().anyMatch(w -> w.contains("'plain'") && w.contains("again") && w.contains("no coefficient")), r.warnings().toString());
		assertTrue(r.warnings().stream().noneMatch(w -> w.contains("'ridge'")), r.warnings().toString());
		assertTrue(Arrays.stream(r.coefficientTable().numbers("coefficient")).skip(2).allMatch(d -> d > 0));
	}

	/** The C-index that tuning reports is the better of its candidates', and grouped rows stay together in every part. */
	@Test
	void groupsAndTuning() throws Exception {
		final FeatureTable t = table(90, 3, 8);
		final String[] group = IntStream.range(0, 90).mapToObj(i -> "G" + i / 2).toArray(String[]::new);
		final FeatureTable.Builder b = FeatureTable.builder("cohort.csv").text("patient", group).text("case", t.texts("case"));
		for (final String n : t.names()) if (!n.equals("case")) b.number(n, t.numbers(n));
		final SurvivalResult r = (SurvivalResult) Trained.of(b.build(), settings("""
			outcome: {time: months, status: recurred}
			group: patient
			steps: []
			resampling: {method: bootstrap, repeats: 4}
			models: {rsf: {learner: survival_forest, trees: 20, tune: {min_leaf: [3, 20], folds: 3}}}
			"""), Progress.NONE);
		final FeatureTable p = r.predictionTable();
		for (int i = 0; i < 90; i += 2) assertEquals(p.text(i, "set"), p.text(i + 1, "set"));
		final FeatureTable tuning = r.tables().stream().filter(x -> x.source().equals("tuning.csv")).findFirst().orElseThrow();
		assertEquals("c_index", tuning.text(0, "metric"));
		for (int i = 0; i < tuning.rows(); i += 2) {
			final double[] mean = tuning.numbers("mean");
			assertEquals(mean[i] >= mean[i + 1] ? "yes" : "", tuning.text(i, "chosen"));
		}
	}
}
