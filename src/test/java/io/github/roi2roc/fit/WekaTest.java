package io.github.roi2roc.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.RResults;
import io.github.roi2roc.metric.RocCurve;
import io.github.roi2roc.metric.RocDirection;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.table.FeatureTable;
import weka.classifiers.Classifier;
import weka.classifiers.lazy.IBk;
import weka.classifiers.trees.RandomForest;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.EuclideanDistance;
import weka.core.Instances;

/** Forests and neighbours beside Weka 3.9.7's on the Pima and iris splits. */
class WekaTest {

	@TempDir
	private static Path home;

	/** Weka makes folders where this property points; without it, in the user's home. */
	@BeforeAll
	static void keepWekaOutOfTheHomeFolder() {
		System.setProperty("WEKA_HOME", home.toString());
	}

	/** @param x row × column, z-scored by the training rows */
	private record Data(List<String> levels, double[][] x, int[] y, double[][] test, int[] truth) {

		static Data of(final String name, final String outcome) throws IOException {
			final FeatureTable a = RResults.table(name + "_train.csv"), b = RResults.table(name + "_test.csv");
			final List<String> columns = a.names().stream().filter(n -> !n.equals(outcome)).toList(), levels = a.levels(outcome).stream().sorted()
				.toList();
			final double[][] x = new double[a.rows()][columns.size()], test = new double[b.rows()][columns.size()];
			for (int j = 0; j < columns.size(); j++) {
				final double[] v = a.numbers(columns.get(j)), w = b.numbers(columns.get(j));
				final double mean = Moments.mean(v), sd = Moments.sd(v);
				for (int i = 0; i < v.length; i++) x[i][j] = (v[i] - mean) / sd;
				for (int i = 0; i < w.length; i++) test[i][j] = (w[i] - mean) / sd;
			}
			return new Data(levels, x, Arrays.stream(a.texts(outcome)).mapToInt(levels::indexOf).toArray(), test, Arrays.stream(b.texts(outcome)).mapToInt(
				levels::indexOf).toArray());
		}

		double[][] columns() {
			return IntStream.range(0, x[0].length).mapToObj(j -> Arrays.stream(x).mapToDouble(r -> r[j]).toArray()).toArray(double[][]::new);
		}

		/** Class probabilities of the test rows. */
		double[][] weka(final Classifier c) throws Exception {
			final Instances train = empty();
			for (int i = 0; i < x.length; i++) train.add(instance(x[i], y[i]));
			c.buildClassifier(train);
			final double[][] out = new double[test.length][];
			for (int i = 0; i < out.length; i++) {
				final DenseInstance row = instance(test[i], 0);
				row.setDataset(train);
				row.setClassMissing();
				out[i] = c.distributionForInstance(row);
			}
			return out;
		}

		private Instances empty() {
			final ArrayList<Attribute> columns = new ArrayList<>();
			for (int j = 0; j < x[0].length; j++) columns.add(new Attribute("x" + j));
			columns.add(new Attribute("class", levels));
			final Instances out = new Instances("data", columns, x.length);
			out.setClassIndex(x[0].length);
			return out;
		}

		private static DenseInstance instance(final double[] row, final int ofClass) {
			final double[] v = Arrays.copyOf(row, row.length + 1);
			v[row.length] = ofClass;
			return new DenseInstance(1, v);
		}

		double auc(final double[][] p) {
			final boolean[] positive = new boolean[truth.length];
			for (int i = 0; i < positive.length; i++) positive[i] = truth[i] == 1;
			return RocCurve.of(positive, Arrays.stream(p).mapToDouble(q -> q[1]).toArray(), RocDirection.HIGHER).area();
		}

		double accuracy(final double[][] p) {
			return IntStream.range(0, p.length).filter(i -> largest(p[i]) == truth[i]).count() / (double) p.length;
		}
	}

	private static int largest(final double[] p) {
		int best = 0;
		for (int k = 1; k < p.length; k++) if (p[k] > p[best]) best = k;
		return best;
	}

	private static double[][] ours(final Data d, final Function<double[], double[]> model) {
		return Arrays.stream(d.test).map(model).toArray(double[][]::new);
	}

	private static RandomForest wekaForest(final int seed, final int columns) {
		final RandomForest f = new RandomForest();
		f.setNumIterations(500);
		f.setNumFeatures(columns);
		f.setSeed(seed);
		return f;
	}

	/**
	 * Weka splits by entropy, ours by Gini's impurity: scikit-learn 1.9.1 has AUCs of 0.8206 to 0.8260 with the former (8 seeds, mean 0.8240) and
	 * 0.8179 to 0.8219 with the latter (mean 0.8200). So is ours, 0.004 below Weka's.
	 */
	@Test
	void forestAucIsWekasLessWhatEntropyGains() throws Exception {
		final Data d = Data.of("pima", "type");
		double weka = 0, mean = 0;
		for (int seed = 1; seed <= 8; seed++) weka += d.auc(d.weka(wekaForest(seed, 2))) / 8;
		final double[][] columns = d.columns();
		for (int seed = 1; seed <= 8; seed++) {
			final Forest f = Forest.grow(columns, d.y, 2, new Forest.Settings(500, 2, 1, 0, false), new RandomStream(seed));
			mean += d.auc(ours(d, f::predict)) / 8;
		}
		assertTrue(mean >= 0.8179 && mean <= 0.8219, "mean AUC " + mean);
		assertEquals(weka - 0.004, mean, 0.002);
	}

	@Test
	void forestOfThreeClassesIsAsGood() throws Exception {
		final Data d = Data.of("iris_split", "Species");
		double min = 1, max = 0;
		for (int seed = 1; seed <= 10; seed++) {
			final double a = d.accuracy(d.weka(wekaForest(seed, 2)));
			min = Math.min(min, a);
			max = Math.max(max, a);
		}
		final Forest f = Forest.grow(d.columns(), d.y, 3, new Forest.Settings(500, 2, 1, 0, false), new RandomStream(1));
		final double accuracy = d.accuracy(ours(d, f::predict));
		assertTrue(accuracy >= min && accuracy <= max, accuracy + " not in " + min + " to " + max);
	}

	/** The same class for every test row, wherever the votes are not even. */
	@Test
	void nearestNeighboursAgreeRowByRow() throws Exception {
		for (final Data d : List.of(Data.of("pima", "type"), Data.of("iris_split", "Species"))) {
			final IBk weka = new IBk(7);
			final EuclideanDistance distance = new EuclideanDistance();
			distance.setDontNormalize(true);
			weka.getNearestNeighbourSearchAlgorithm().setDistanceFunction(distance);
			final double[][] theirs = d.weka(weka);
			final NearestNeighbours n = new NearestNeighbours(d.x, d.y, d.levels.stream().mapToDouble(l -> 1).toArray(), 7);
			for (int i = 0; i < theirs.length; i++) {
				final double[] p = n.predict(d.test[i]), sorted = p.clone();
				Arrays.sort(sorted);
				if (sorted[sorted.length - 1] - sorted[sorted.length - 2] > 0.01) assertEquals(largest(theirs[i]), largest(p), "row " + i);
			}
		}
	}
}
