package io.github.roi2roc.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Plugins;
import io.github.roi2roc.metric.Concordance;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.select.Step;
import io.github.roi2roc.store.Json;
import io.github.roi2roc.table.Outcome;

/** What holds for every learner of survival that is found on the class path. */
class SurvivalLearnerContractTest {

	@TempDir
	private Path dir;

	private static final int N = 80;
	private static final double[] AT = { 0, 0.2, 1, 5, 100 };

	private static Predictors rows() {
		final RandomStream random = new RandomStream(11);
		final double[][] x = new double[3][N];
		for (final double[] c : x) for (int i = 0; i < N; i++) c[i] = random.nextGaussian();
		return new Predictors(List.of("risk", "noise 1", "noise 2"), x, N);
	}

	/** Exponential times of hazard exp(1.5 × risk), three of four with the event. */
	private static Outcome.Survival outcome(final Predictors x) {
		final RandomStream random = new RandomStream(12);
		final double[] time = new double[N];
		final boolean[] event = new boolean[N];
		for (int i = 0; i < N; i++) {
			time[i] = -Math.log(1 - random.nextDouble()) / Math.exp(1.5 * x.columns()[0][i]);
			event[i] = random.nextDouble() < 0.75;
		}
		return new Outcome.Survival(time, event);
	}

	private static Learner ready(final Learner l) {
		if (!l.name().equals("stacking")) return l;
		final Map<String, Trainable> bases = new LinkedHashMap<>();
		for (final String name : List.of("cox", "survival_forest")) bases.put(name, new Pipeline(List.of(), Learner.named(name), Options.defaults(Learner
			.named(name).parameters())));
		return new Stacking(bases);
	}

	@TestFactory
	List<DynamicTest> everyLearner() {
		final List<DynamicTest> out = new ArrayList<>();
		final Predictors x = rows();
		final Outcome.Survival y = outcome(x);
		for (final Learner found : Plugins.all(Learner.class)) {
			if (!(found instanceof SurvivalLearner)) continue;
			final Learner l = ready(found);
			final Model m = new Pipeline(List.of(), l, Options.defaults(l.parameters())).fit(x, y, 5);
			final double[] risk = m.risk(x);
			out.add(DynamicTest.dynamicTest(l.name() + " gives the same for the same seed", () -> assertArrayEquals(risk, new Pipeline(List.of(), l, Options
				.defaults(l.parameters())).fit(x, y, 5).risk(x))));
			// mean_risk knows nothing of the outcome: it has the sign of its columns.
			out.add(DynamicTest.dynamicTest(l.name() + " gives those a higher risk whose event comes sooner", () -> assertTrue(Concordance.of(y.time(), y
				.event(), risk) > (l.name().equals("mean_risk") ? 0.5 : 0.65), l.name() + " " + Concordance.of(y.time(), y.event(), risk))));
			out.add(DynamicTest.dynamicTest(l.name() + " has survival fall from 1, and lower where the risk is higher", () -> survival(m, x, risk)));
			out.add(DynamicTest.dynamicTest(l.name() + " comes back from JSON as it was, naming no class of Java", () -> {
				final String json = Json.text(m.toJson(Map.of()));
				assertFalse(json.contains("io.github") || json.contains("java."), json);
				final Model again = Model.of(Json.parse(json, "test").getAsJsonObject());
				assertTrue(again.isSurvival());
				assertArrayEquals(risk, again.risk(x), 1e-12);
				for (int i = 0; i < N; i++) assertArrayEquals(m.survival(x, AT)[i], again.survival(x, AT)[i], 1e-12);
			}));
			out.add(DynamicTest.dynamicTest(l.name() + " predicts a row whatever rows stand beside it", () -> assertEquals(risk[7], m.risk(x.of(7))[0], 0)));
		}
		return out;
	}

	private static void survival(final Model m, final Predictors x, final double[] risk) {
		final double[][] s = m.survival(x, AT);
		for (int i = 0; i < N; i++) {
			assertEquals(1, s[i][0], 0.02); // a time of the rows may be nearly 0
			for (int k = 0; k < AT.length; k++) assertTrue(s[i][k] >= 0 && s[i][k] <= 1);
			for (int k = 1; k < AT.length; k++) assertTrue(s[i][k] <= s[i][k - 1], "row " + i);
		}
		int high = 0, low = 0;
		for (int i = 1; i < N; i++) {
			if (risk[i] > risk[high]) high = i;
			if (risk[i] < risk[low]) low = i;
		}
		assertTrue(s[high][2] < s[low][2]);
	}

	/** A model file that was changed by hand is damaged, and no plausible number comes of it. */
	@Test
	void damagedFilesAreRefused() throws Exception {
		final Predictors x = rows();
		for (final String name : List.of("cox", "survival_forest")) {
			final Learner l = Learner.named(name);
			final String json = Json.text(new Pipeline(List.of(), l, Options.defaults(l.parameters())).fit(x, outcome(x), 5).toJson(Map.of()));
			final List<String> changed = name.equals("cox") ? List.of(json.replace("\"levels\": []", "\"levels\": [\"a\", \"b\"]"), json.replaceFirst("\"slope\": 1",
				"\"slope\": null"), json.replaceFirst("\"hazard\": \\[\\s*", "\"hazard\": [-1, ")) : List.of(json.replaceFirst("\"at\": \\[", "\"at\": [[7], "), json
					.replaceFirst("\"at_risk\": \\[", "\"at_risk\": [1, "));
			for (final String c : changed) {
				assertFalse(c.equals(json));
				final Path file = Files.writeString(dir.resolve("m.json"), c);
				final String said = assertThrows(InputException.class, () -> SavedModel.read(file)).getMessage();
				assertTrue(said.contains("m.json"), said);
			}
		}
	}

	@Test
	void aLearnerOfTheOtherKindIsRefusedByName() {
		final Predictors x = rows();
		final Learner logistic = Learner.named("logistic"), cox = Learner.named("cox");
		final String survival = assertThrows(InputException.class, () -> logistic.fit(x, outcome(x), Options.defaults(logistic.parameters()),
			new RandomStream(1))).getMessage();
		assertTrue(survival.contains("logistic") && survival.contains("cox, elastic_net, mean_risk, stacking, survival_forest"), survival);
		final Outcome classes = new Outcome.Classes(List.of("a", "b"), new int[N]);
		final String of = assertThrows(InputException.class, () -> cox.fit(x, classes, Options.defaults(cox.parameters()), new RandomStream(1))).getMessage();
		assertTrue(of.contains("cox") && of.contains("logistic"), of);
	}

	@Test
	void aStepThatLooksAtClassesIsRefusedByName() {
		final Predictors x = rows();
		for (final String name : List.of("mrmr", "boruta")) {
			final Step step = Step.named(name);
			assertTrue(assertThrows(InputException.class, () -> step.fit(x, outcome(x), Options.defaults(step.parameters()), new RandomStream(1))).getMessage()
				.startsWith("The step " + name));
		}
	}
}
