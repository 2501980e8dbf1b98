package io.github.roi2roc.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Progress;
import io.github.roi2roc.RResults;
import io.github.roi2roc.learn.SavedModel;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.stats.Pretty;
import io.github.roi2roc.table.FeatureTable;

/** Nomograms by the definition of {@code rms::nomogram}, on MASS' Pima.tr (200 women). */
class NomogramTest {

	@TempDir
	private static Path folder;
	private static FeatureTable table;

	@BeforeAll
	static void train() throws IOException {
		table = RResults.table("pima_train.csv");
		final Path settings = folder.resolve("settings.yaml");
		Files.writeString(settings, """
			outcome: {column: type, positive: "Yes"}
			split: {column: set}
			steps: [standardize]
			models:
			  logistic: {learner: logistic, predictors: [glu, bmi, age]}
			  forest:   {learner: random_forest, trees: 5, predictors: [glu, bmi, age]}
			""");
		final FeatureTable.Builder b = FeatureTable.builder("pima.csv").text("set", Arrays.stream(table.texts("type")).map(t -> "train").toArray(
			String[]::new)).text("type", table.texts("type"));
		for (final String c : List.of("glu", "bmi", "age")) b.number(c, table.numbers(c));
		table = b.build();
		Training.run(table, TrainingSettings.read(settings), Progress.NONE).write(folder);
	}

	private static Optional<Nomogram> nomogram(final String model) {
		return Nomogram.of(SavedModel.read(folder.resolve("models/" + model + ".json")), table);
	}

	/** R: {@code pretty(c(low, high), n)}. */
	@Test
	void prettyIsThatOfR() {
		assertArrayEquals(new double[] { 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85 }, Pretty.of(22.3, 81.7, 10), 0);
		assertArrayEquals(IntStream.rangeClosed(0, 15).mapToDouble(i -> i / 50.0).toArray(), Pretty.of(0.013, 0.29, 10), 0);
		assertArrayEquals(IntStream.rangeClosed(-4, 5).asDoubleStream().toArray(), Pretty.of(-3.2, 4.1, 10), 0);
		assertArrayEquals(IntStream.rangeClosed(0, 12).mapToDouble(i -> 20 * i).toArray(), Pretty.of(0, 237, 10), 0);
		assertArrayEquals(new double[] { 1, 1.2, 1.4, 1.6, 1.8, 2 }, Pretty.of(1.1, 1.9, 5), 0);
	}

	/**
	 * R: {@code f <- glm(type == "Yes" ~ glu + bmi + age, binomial, Pima.tr)}; for each column {@code v <- pretty(quantile(x, c(.05, .95)), 10)};
	 * points are {@code 100 * (b * v - min(b * v)) / max range of b * v}.
	 */
	@Test
	void pointsAreInProportionToEffects() {
		final Nomogram n = nomogram("logistic").orElseThrow();
		assertEquals(List.of("glu", "bmi", "age"), n.scales().stream().map(Nomogram.Scale::column).toList());
		assertArrayEquals(IntStream.rangeClosed(7, 19).mapToDouble(i -> 10 * i).toArray(), n.scales().get(0).values(), 0);
		assertArrayEquals(IntStream.rangeClosed(0, 12).mapToDouble(i -> 100.0 * i / 12).toArray(), n.scales().get(0).points(), 1e-8);
		assertArrayEquals(IntStream.rangeClosed(11, 22).mapToDouble(i -> 2 * i).toArray(), n.scales().get(1).values(), 0);
		assertEquals(54.5960671365, n.scales().get(1).points()[11], 1e-8);
		assertArrayEquals(IntStream.rangeClosed(4, 12).mapToDouble(i -> 5 * i).toArray(), n.scales().get(2).values(), 0);
		assertEquals(56.8001971290, n.scales().get(2).points()[8], 1e-8);
		assertEquals(-4.17307011375, n.atZero(), 1e-8);
		assertEquals(0.0370202257497, n.perPoint(), 1e-10);
		assertTrue(n.warnings().isEmpty());
	}

	/** A case's points, read from the scales by proportion, add up to the model's own probability. */
	@Test
	void theSumOfPointsGivesTheModelsProbability() {
		final Nomogram n = nomogram("logistic").orElseThrow();
		final double[][] p = SavedModel.read(folder.resolve("models/logistic.json")).model().predict(table);
		for (int i = 0; i < table.rows(); i++) {
			double total = 0;
			for (final Nomogram.Scale s : n.scales()) {
				final double[] v = s.values(), q = s.points();
				final double slope = (q[1] - q[0]) / (v[1] - v[0]);
				total += q[0] + slope * (table.numbers(s.column())[i] - v[0]);
			}
			assertEquals(p[i][0], n.probability(total), 1e-9);
		}
		assertEquals(0.5, n.probability(-n.atZero() / n.perPoint()), 1e-12);
	}

	@Test
	void aForestHasNone() {
		assertTrue(nomogram("forest").isEmpty());
	}

	/** Three scales, total and probability; every probability stands inside the totals. */
	@Test
	void theTableHasEveryScale() {
		final FeatureTable t = nomogram("logistic").orElseThrow().table();
		assertEquals(List.of("glu", "bmi", "age", "Total points", "Probability"), List.copyOf(t.levels("axis")));
		final double most = FeatureTables.max(t, "total");
		for (int r = 0; r < t.rows(); r++) assertTrue(t.numbers("points")[r] >= -1e-9 && t.numbers("points")[r] <= most + 1e-9);
	}

	private static final class FeatureTables {

		static double max(final FeatureTable t, final String part) {
			return IntStream.range(0, t.rows()).filter(r -> t.text(r, "part").equals(part)).mapToDouble(r -> t.numbers("points")[r]).max().orElseThrow();
		}
	}
}
