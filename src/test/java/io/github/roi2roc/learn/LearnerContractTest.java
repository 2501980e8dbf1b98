package io.github.roi2roc.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.github.roi2roc.Plugins;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.store.Json;
import io.github.roi2roc.table.Outcome;

/** What holds for every learner that is found on the class path. */
class LearnerContractTest {

	/** Two columns that carry the class and two that do not. */
	private static Predictors rows(final int n, final int[] y) {
		final RandomStream random = new RandomStream(11);
		final double[][] x = new double[4][n];
		for (int j = 0; j < 4; j++) for (int i = 0; i < n; i++) x[j][i] = random.nextGaussian() + (j < 2 ? y[i] : 0);
		return new Predictors(List.of("a", "b", "noise 1", "noise 2"), x, n);
	}

	private static final int N = 60;
	private static final int[] Y = IntStream.range(0, N).map(i -> i % 2).toArray();
	private static final Outcome.Classes OUTCOME = new Outcome.Classes(List.of("no", "yes"), Y);

	private static Learner ready(final Learner l) {
		if (!l.name().equals("stacking")) return l;
		final Map<String, Trainable> bases = new LinkedHashMap<>();
		for (final String name : List.of("logistic", "knn")) bases.put(name, new Pipeline(List.of(), Learner.named(name), Options.defaults(Learner.named(
			name).parameters())));
		return new Stacking(bases);
	}

	@TestFactory
	List<DynamicTest> everyLearner() {
		final List<DynamicTest> out = new ArrayList<>();
		for (final Learner found : Plugins.all(Learner.class)) {
			final Learner l = ready(found);
			final Predictors x = rows(N, Y);
			final Options options = Options.defaults(l.parameters());
			final FittedLearner fitted = l.fit(x, OUTCOME, options, new RandomStream(5));
			final double[][] p = fitted.predict(x);
			out.add(DynamicTest.dynamicTest(l.name() + " gives the same for the same seed", () -> assertArrayEquals(p, l.fit(x, OUTCOME, options,
				new RandomStream(5)).predict(x))));
			out.add(DynamicTest.dynamicTest(l.name() + " scores the second class higher", () -> {
				double no = 0, yes = 0;
				for (int i = 0; i < N; i++) {
					assertEquals(1, p[i].length);
					if (Y[i] == 1) yes += p[i][0];
					else no += p[i][0];
				}
				assertTrue(yes > no, yes + " > " + no);
			}));
			out.add(DynamicTest.dynamicTest(l.name() + " says truly whether scores are probabilities", () -> {
				if (fitted.probability()) for (final double[] q : p) assertTrue(q[0] >= 0 && q[0] <= 1, "probability " + q[0]);
			}));
			out.add(DynamicTest.dynamicTest(l.name() + " comes back from JSON as it was, naming no class of Java", () -> {
				final String json = Json.text(fitted.toJson());
				assertFalse(json.contains("io.github") || json.contains("java."), json);
				final double[][] again = found.read(Json.parse(json, "test").getAsJsonObject()).predict(x);
				for (int i = 0; i < N; i++) assertEquals(p[i][0], again[i][0], 1e-12);
			}));
			out.add(DynamicTest.dynamicTest(l.name() + " predicts a row whatever rows stand beside it", () -> assertEquals(p[7][0], fitted.predict(x.of(
				7))[0][0], 0)));
			out.add(DynamicTest.dynamicTest(l.name() + " has options with an explanation and a name of its own", () -> {
				final Set<String> keys = new HashSet<>();
				l.parameters().forEach(q -> assertTrue(keys.add(q.key()) && !q.about().isBlank(), q.key()));
				assertTrue(l.name().matches("[a-z_]+") && !l.about().isBlank(), l.name());
			}));
		}
		return out;
	}

	@Test
	void theLearnersOfTheDesignAreFound() {
		final List<String> names = Plugins.all(Learner.class).stream().map(Learner::name).toList();
		for (final String name : List.of("logistic", "svm", "random_forest", "extra_trees", "cart", "knn", "naive_bayes", "stacking")) assertTrue(names
			.contains(name), name + " among " + names);
		assertEquals(names.size(), new HashSet<>(names).size());
	}
}
