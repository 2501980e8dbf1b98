package io.github.roi2roc.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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

import io.github.roi2roc.InputException;
import io.github.roi2roc.Plugins;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.store.Json;
import io.github.roi2roc.table.Outcome;

/** What holds for every learner of classes that is found on the class path. */
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

	private static List<Learner> classLearners() {
		return Plugins.all(Learner.class).stream().filter(l -> l instanceof ClassLearner).toList();
	}

	@TestFactory
	List<DynamicTest> everyLearner() {
		final List<DynamicTest> out = new ArrayList<>();
		for (final Learner found : classLearners()) {
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
			out.add(DynamicTest.dynamicTest(l.name() + " gives three classes probabilities that mean something and come back from JSON", () -> threeClasses(
				l)));
			for (final String how : List.of("platt", "isotonic")) out.add(DynamicTest.dynamicTest(l.name() + " is calibrated, " + how,
				() -> calibrated(l, how)));
			out.add(DynamicTest.dynamicTest(l.name() + " has options with an explanation and a name of its own", () -> {
				final Set<String> keys = new HashSet<>();
				l.parameters().forEach(q -> assertTrue(keys.add(q.key()) && !q.about().isBlank(), q.key()));
				assertTrue(l.name().matches("[a-z_]+") && !l.about().isBlank(), l.name());
			}));
		}
		return out;
	}

	private static final int[] THREE = IntStream.range(0, N).map(i -> i % 3).toArray();
	private static final Outcome.Classes OF_THREE = new Outcome.Classes(List.of("low", "middle", "high"), THREE);

	private static void threeClasses(final Learner l) {
		final Predictors x = rows(N, THREE);
		final FittedLearner fitted = l.fit(x, OF_THREE, Options.defaults(l.parameters()), new RandomStream(5));
		assertTrue(fitted.probability());
		final double[][] p = fitted.predict(x);
		final double[] own = new double[3];
		for (int i = 0; i < N; i++) {
			assertEquals(3, p[i].length);
			assertEquals(1, p[i][0] + p[i][1] + p[i][2], 1e-9);
			own[THREE[i]] += p[i][THREE[i]] / 20;
		}
		// Probabilities that knew nothing would give each class a third.
		for (int c = 0; c < 3; c++) assertTrue(own[c] > 0.36, "class " + c + " gets " + own[c] + " on its own rows");
		final Model m = new Pipeline(List.of(), l, Options.defaults(l.parameters())).fit(x, OF_THREE, 5);
		final double[][] again = Model.of(Json.parse(Json.text(m.toJson(Map.of())), "test").getAsJsonObject()).predict(x), before = m.predict(x);
		for (int i = 0; i < N; i++) assertArrayEquals(before[i], again[i], 1e-12);
	}

	/** Mean probability is near the share of the class it is the probability of, and the file gives the same scores. */
	private static void calibrated(final Learner l, final String how) {
		for (final Outcome.Classes y : List.of(OUTCOME, OF_THREE)) {
			final Predictors x = rows(N, y.y());
			final Model m = new Pipeline(List.of(), l, Options.of("test", l.parameters(), Map.of("calibration", how))).fit(x, y, 3);
			assertTrue(m.fitted().probability());
			final double[][] p = m.predict(x), again = Model.of(Json.parse(Json.text(m.toJson(Map.of())), "test").getAsJsonObject()).predict(x);
			double sum = 0;
			for (int i = 0; i < N; i++) {
				assertArrayEquals(p[i], again[i], 1e-12, l.name());
				assertTrue(p[i][0] >= 0 && p[i][0] <= 1, "probability " + p[i][0]);
				sum += p[i][p[i].length - 1];
			}
			assertEquals(y.isBinary() ? 0.5 : 1 / 3.0, sum / N, 0.12);
		}
	}

	@Test
	void theLearnersOfTheDesignAreFound() {
		final List<String> names = Plugins.all(Learner.class).stream().map(Learner::name).toList();
		for (final String name : List.of("logistic", "elastic_net", "svm", "random_forest", "extra_trees", "gradient_boosting", "cart", "knn", "naive_bayes",
			"stacking")) assertTrue(names.contains(name), name + " among " + names);
		assertEquals(names.size(), new HashSet<>(names).size());
	}

	/** What an explanation is told (weights of columns, or leaves of trees) is the score, or its log-odds. */
	@Test
	void explainedScoresAreTheScores() {
		final Predictors x = rows(N, Y);
		int linear = 0, trees = 0;
		for (final Learner found : classLearners()) {
			final Learner l = ready(found);
			final Map<String, Object> given = l.name().equals("svm") ? Map.of("kernel", "linear") : Map.of();
			final FittedLearner f = l.fit(x, OUTCOME, Options.of("test", l.parameters(), given), new RandomStream(5));
			final double[][] p = f.predict(x);
			for (int i = 0; i < N; i++) {
				final double[] row = x.row(i);
				if (f.linear().isPresent()) {
					final LinearScore s = f.linear().get();
					double sum = s.intercept();
					for (int j = 0; j < s.weights().length; j++) sum += s.weights()[j] * row[x.names().indexOf(s.features().get(j))];
					assertEquals(s.scale().equals("log-odds") ? Math.log(p[i][0] / (1 - p[i][0])) : p[i][0], sum, 1e-9, l.name());
					linear++;
				}
				if (f.treeScore().isPresent()) {
					final TreeScore s = f.treeScore().get();
					double sum = s.intercept();
					for (int t = 0; t < s.trees().length; t++) sum += s.leaf()[t][s.trees()[t].leaf(row)];
					assertEquals(s.scale().equals("log-odds") ? Math.log(p[i][0] / (1 - p[i][0])) : p[i][0], sum, 1e-9, l.name());
					trees++;
				}
			}
		}
		assertTrue(linear >= 2 * N && trees >= 4 * N);
	}

	/** Options that change what is stored. */
	@Test
	void everyKindOfModelComesBackFromJson() {
		final Map<String, Map<String, Object>> kinds = new LinkedHashMap<>();
		kinds.put("naive_bayes", Map.of("density", "kernel"));
		kinds.put("knn", Map.of("class_weights", Map.of("yes", 2, "no", 0.5)));
		kinds.put("svm", Map.of("probability", true, "kernel", "polynomial", "class_weights", "balanced"));
		kinds.put("cart", Map.of("prune", "1se", "class_weights", Map.of("yes", 3)));
		kinds.put("logistic", Map.of("class_weights", Map.of("yes", 3)));
		kinds.put("gradient_boosting", Map.of("subsample", 0.5, "mtry", 2, "class_weights", Map.of("yes", 3)));
		final Predictors x = rows(N, Y);
		kinds.forEach((name, given) -> {
			final Learner l = Learner.named(name);
			final FittedLearner f = l.fit(x, OUTCOME, Options.of("test", l.parameters(), given), new RandomStream(5));
			final double[][] p = f.predict(x), again = l.read(Json.parse(Json.text(f.toJson()), "test").getAsJsonObject()).predict(x);
			for (int i = 0; i < N; i++) assertEquals(p[i][0], again[i][0], 1e-12, name);
		});
	}

	/** The combiner sees a column for each model, or for each model and class but the first; an elastic net can be the combiner. */
	@Test
	void anElasticNetCombinesModels() {
		for (final Outcome.Classes y : List.of(OUTCOME, OF_THREE)) {
			final Predictors x = rows(N, y.y());
			final Learner l = ready(new Stacking());
			final FittedLearner f = l.fit(x, y, Options.of("test", l.parameters(), Map.of("meta", "elastic_net")), new RandomStream(5));
			final List<String> terms = f.coefficients().stream().map(FittedLearner.Coefficient::term).toList();
			assertTrue(terms.contains(y.isBinary() ? "logistic" : "high:logistic_high"), terms.toString());
			final double[][] p = f.predict(x), again = l.read(Json.parse(Json.text(f.toJson()), "test").getAsJsonObject()).predict(x);
			for (int i = 0; i < N; i++) assertArrayEquals(p[i], again[i], 1e-12);
		}
	}

	@Test
	void classWeightsMoveScoresTowardsTheHeavierClass() {
		final Predictors x = rows(N, Y);
		int asked = 0;
		for (final Learner l : classLearners()) {
			if (!l.parameters().contains(ClassWeights.PARAMETER)) continue;
			asked++;
			double before = 0, after = 0;
			for (final double[] p : l.fit(x, OUTCOME, Options.defaults(l.parameters()), new RandomStream(5)).predict(x)) before += p[0];
			for (final double[] p : l.fit(x, OUTCOME, Options.of("test", l.parameters(), Map.of("class_weights", Map.of("yes", 5))), new RandomStream(5))
				.predict(x)) after += p[0];
			assertTrue(after > before, l.name() + ": " + after + " > " + before);
			// No class is smaller: balanced weights are 1.
			assertArrayEquals(l.fit(x, OUTCOME, Options.defaults(l.parameters()), new RandomStream(5)).predict(x), l.fit(x, OUTCOME, Options.of("test", l
				.parameters(), Map.of("class_weights", "balanced")), new RandomStream(5)).predict(x), l.name());
		}
		assertTrue(asked >= 2, asked + " learners take class weights");
	}

	@Test
	void aWeightOfAnUnknownClassIsRefusedWithTheClasses() {
		final Learner l = Learner.named("logistic");
		final InputException e = assertThrows(InputException.class, () -> l.fit(rows(N, Y), OUTCOME, Options.of("test", l.parameters(), Map.of(
			"class_weights", "maybe:2,yes:3")), new RandomStream(1)));
		assertTrue(e.getMessage().contains("maybe:2") && e.getMessage().contains("no, yes"), e.getMessage());
		assertThrows(InputException.class, () -> l.fit(rows(N, Y), OUTCOME, Options.of("test", l.parameters(), Map.of("class_weights", "yes:-1")),
			new RandomStream(1)));
	}
}
