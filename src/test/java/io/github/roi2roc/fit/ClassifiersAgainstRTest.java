package io.github.roi2roc.fit;

import static io.github.roi2roc.RResults.numbers;
import static io.github.roi2roc.RResults.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.RResults;
import io.github.roi2roc.metric.RocCurve;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.table.FeatureTable;

/** Naive Bayes, nearest neighbours, CART and random forest against R, on the Pima and iris splits. */
class ClassifiersAgainstRTest {

	private record Data(JsonObject r, List<String> levels, double[][] train, int[] y, double[][] test, int[] truth) {

		static Data of(final String reference) throws IOException {
			final JsonObject r = RResults.json(reference);
			final FeatureTable a = RResults.table(r.get("train").getAsString()), b = RResults.table(r.get("test").getAsString());
			final List<String> features = texts(r.get("features"));
			final String outcome = r.get("outcome").getAsString();
			final List<String> levels = a.levels(outcome).stream().sorted().toList();
			return new Data(r, levels, columns(a, features), classes(a, outcome, levels), columns(b, features), classes(b, outcome, levels));
		}

		private static double[][] columns(final FeatureTable t, final List<String> names) {
			return names.stream().map(t::numbers).toArray(double[][]::new);
		}

		private static int[] classes(final FeatureTable t, final String outcome, final List<String> levels) {
			return Arrays.stream(t.texts(outcome)).mapToInt(levels::indexOf).toArray();
		}

		double[] row(final double[][] columns, final int i) {
			return Arrays.stream(columns).mapToDouble(c -> c[i]).toArray();
		}

		/** z-scored by the training rows. */
		double[][] scaled(final double[][] columns) {
			final double[][] out = new double[columns.length][];
			for (int j = 0; j < out.length; j++) {
				final double m = Moments.mean(train[j]), sd = Moments.sd(train[j]);
				out[j] = Arrays.stream(columns[j]).map(d -> (d - m) / sd).toArray();
			}
			return out;
		}
	}

	@Test
	void naiveBayesPosteriors() throws IOException {
		for (final String file : List.of("ml_pima.json", "ml_iris_split.json")) {
			final Data d = Data.of(file);
			final NaiveBayes b = NaiveBayes.fit(d.train, d.y, d.levels.size());
			int i = 0;
			for (final JsonElement e : d.r.getAsJsonObject("naive_bayes").getAsJsonArray("posterior")) {
				assertArrayEquals(numbers(e), b.predict(d.row(d.test, i)), 1e-8, file + " row " + i);
				i++;
			}
		}
	}

	@Test
	void nearestNeighbours() throws IOException {
		for (final String file : List.of("ml_pima.json", "ml_iris_split.json")) {
			final Data d = Data.of(file);
			final double[][] train = d.scaled(d.train), test = d.scaled(d.test);
			final double[][] rows = IntStream.range(0, d.y.length).mapToObj(i -> d.row(train, i)).toArray(double[][]::new);
			for (final JsonElement e : d.r.getAsJsonArray("knn")) {
				final JsonObject k = e.getAsJsonObject();
				final NearestNeighbours n = new NearestNeighbours(rows, d.y, d.levels.size(), k.get("k").getAsInt());
				final List<String> predicted = texts(k.get("predicted"));
				final double[] share = numbers(k.get("vote_share_of_winner"));
				for (int i = 0; i < share.length; i++) {
					final double[] p = n.predict(d.row(test, i));
					final int at = d.levels.indexOf(predicted.get(i));
					assertEquals(Arrays.stream(p).max().orElse(0), p[at], file + " k " + k.get("k") + " row " + i);
					assertEquals(share[i], p[at], 1e-12, file + " k " + k.get("k") + " row " + i);
				}
			}
		}
	}

	/** Nodes in rpart's order (its left child is the one whose mean class number is lower), with their rows, errors, numbers and splits. */
	@Test
	void cartIsRpartsTree() throws IOException {
		for (final String file : List.of("ml_pima.json", "ml_iris_split.json")) {
			final Data d = Data.of(file);
			final Tree t = Cart.grow(d.train, d.y, d.levels.size(), Cart.Settings.defaults());
			final JsonObject r = d.r.getAsJsonObject("rpart");
			final List<String> features = texts(d.r.get("features")), vars = new ArrayList<>();
			final List<Double> numbers = new ArrayList<>(), dev = new ArrayList<>(), n = new ArrayList<>(), at = new ArrayList<>();
			walk(t, 0, 1, features, vars, numbers, n, dev, at);
			assertEquals(texts(r.get("var")), vars, file);
			assertArrayEquals(numbers(r.get("n")), array(n), 0, file);
			assertArrayEquals(numbers(r.get("dev")), array(dev), 1e-9, file);
			assertArrayEquals(numbers(r.get("node")), array(numbers), 0, file);
			final double[] all = numbers(r.get("splits"));
			for (final double split : at) assertTrue(Arrays.stream(all).anyMatch(s -> Math.abs(s - split) < 1e-9), file + " split " + split);
			int i = 0;
			for (final JsonElement e : r.getAsJsonArray("prob")) assertArrayEquals(numbers(e), t.predict(d.row(d.test, i++)), 1e-12, file + " row " + i);
		}
	}

	private static double[] array(final List<Double> l) {
		return l.stream().mapToDouble(x -> x).toArray();
	}

	private static void walk(final Tree t, final int k, final int number, final List<String> features, final List<String> vars,
		final List<Double> numbers, final List<Double> n, final List<Double> dev, final List<Double> at)
	{
		vars.add(t.feature()[k] < 0 ? "<leaf>" : features.get(t.feature()[k]));
		numbers.add((double) number);
		n.add((double) t.rows()[k]);
		dev.add(t.rows()[k] * (1 - Arrays.stream(t.probability()[k]).max().orElse(0)));
		if (t.feature()[k] < 0) return;
		at.add(t.threshold()[k]);
		final boolean lowFirst = meanClass(t, t.low()[k]) < meanClass(t, t.high()[k]);
		walk(t, lowFirst ? t.low()[k] : t.high()[k], 2 * number, features, vars, numbers, n, dev, at);
		walk(t, lowFirst ? t.high()[k] : t.low()[k], 2 * number + 1, features, vars, numbers, n, dev, at);
	}

	private static double meanClass(final Tree t, final int k) {
		double s = 0;
		for (int c = 0; c < t.probability()[k].length; c++) s += c * t.probability()[k][c];
		return s;
	}

	/** R's randomForest over 20 seeds gives a range of AUCs; ours lies in it, widened by a fifth, as the reference asks. */
	@Test
	void randomForestAucIsWithinTheSpreadOfRsSeeds() throws IOException {
		final Data d = Data.of("ml_pima.json");
		final double[] auc = numbers(d.r.getAsJsonObject("random_forest").get("auc"));
		final double min = Arrays.stream(auc).min().orElseThrow(), max = Arrays.stream(auc).max().orElseThrow(), wider = (max - min) / 5;
		final boolean[] positive = new boolean[d.truth.length];
		for (int i = 0; i < positive.length; i++) positive[i] = d.truth[i] == 1;
		for (int seed = 1; seed <= 5; seed++) {
			final Forest f = Forest.grow(d.train, d.y, 2, new Forest.Settings(500, 0, 1, 0, false), new RandomStream(seed));
			final double[] p = IntStream.range(0, positive.length).mapToDouble(i -> f.predict(d.row(d.test, i))[1]).toArray();
			final double ours = RocCurve.of(positive, p, RocDirection.HIGHER).area();
			assertTrue(ours >= min - wider && ours <= max + wider, "seed " + seed + ": " + ours + " not in " + min + " to " + max);
		}
	}
}
