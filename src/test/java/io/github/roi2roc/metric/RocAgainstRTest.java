package io.github.roi2roc.metric;

import static io.github.roi2roc.RResults.assertClose;
import static io.github.roi2roc.RResults.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.RResults;
import io.github.roi2roc.table.FeatureTable;

/** Every ROC reference of pROC 1.18: curves, areas, intervals, Youden points, partial areas and DeLong's tests, to 1e-10. */
class RocAgainstRTest {

	private static final double TOLERANCE = 1e-10;

	private record Data(FeatureTable table, boolean[] positive) {

		/** Rows with a value of every named score. */
		int[] complete(final String... names) {
			return IntStream.range(0, positive.length).filter(r -> {
				for (final String n : names) if (Double.isNaN(table.numbers(n)[r])) return false;
				return true;
			}).toArray();
		}

		double[] score(final String name, final int[] rows) {
			final double[] all = table.numbers(name);
			return IntStream.of(rows).mapToDouble(r -> all[r]).toArray();
		}

		boolean[] classes(final int[] rows) {
			final boolean[] out = new boolean[rows.length];
			for (int i = 0; i < rows.length; i++) out[i] = positive[rows[i]];
			return out;
		}
	}

	private static Data data(final JsonObject reference) throws IOException {
		final FeatureTable table = RResults.table(reference.get("data").getAsString());
		final String[] y = table.texts(reference.get("outcome").getAsString());
		final String positive = reference.getAsJsonArray("levels").get(1).getAsString();
		final boolean[] out = new boolean[y.length];
		for (int i = 0; i < y.length; i++) out[i] = y[i].equals(positive);
		return new Data(table, out);
	}

	private static List<JsonObject> references() throws IOException {
		return RResults.all("roc_").stream().map(f -> RResults.json(f.getFileName().toString())).filter(o -> o.has("curves")).toList();
	}

	@TestFactory
	List<DynamicTest> curves() throws IOException {
		final List<DynamicTest> out = new ArrayList<>();
		for (final JsonObject reference : references()) {
			final Data data = data(reference);
			for (final JsonElement c : reference.getAsJsonArray("curves")) {
				final String name = c.getAsJsonObject().get("predictor").getAsString();
				out.add(DynamicTest.dynamicTest(reference.get("data").getAsString() + " " + name, () -> curve(data, name, c.getAsJsonObject())));
			}
		}
		assertTrue(out.size() >= 10, "curves found: " + out.size());
		return out;
	}

	private static void curve(final Data data, final String name, final JsonObject expected) {
		final int[] rows = data.complete(name);
		assertEquals(expected.get("n").getAsInt(), rows.length);
		final boolean[] y = data.classes(rows);
		final double[] score = data.score(name, rows);
		final RocCurve curve = RocCurve.of(y, score, RocDirection.AUTO);
		assertEquals(expected.get("direction").getAsString().equals("<") ? RocDirection.HIGHER : RocDirection.LOWER, curve.direction());
		assertSame(expected, "sensitivities", curve.sensitivities());
		assertSame(expected, "specificities", curve.specificities());
		final double[] thresholds = numbers(expected.get("thresholds")), ours = curve.thresholds();
		assertEquals(thresholds.length, ours.length);
		for (int k = 0; k < ours.length; k++) {
			if (Double.isNaN(thresholds[k])) assertTrue(Double.isInfinite(ours[k]), "JSON has no infinity: null stands for it at " + k);
			else assertClose(thresholds[k], ours[k], TOLERANCE, "threshold " + k);
		}
		final Auc auc = Auc.of(y, score, curve.direction());
		assertClose(expected.get("auc").getAsDouble(), auc.value(), TOLERANCE, "auc");
		assertClose(expected.get("auc").getAsDouble(), curve.area(), TOLERANCE, "area under the points");
		assertEquals(expected.get("var_delong").getAsDouble(), auc.variance(), TOLERANCE * expected.get("var_delong").getAsDouble(), "variance");
		final double[] ci = numbers(expected.get("ci95"));
		assertClose(ci[0], auc.lower(), TOLERANCE, "ci low");
		assertClose(ci[2], auc.upper(), TOLERANCE, "ci high");
		youden(expected, curve.youden());
		assertClose(expected.get("pauc_spec_90_100").getAsDouble(), curve.partialArea(RocCurve.Axis.SPECIFICITY, 0.9, 1), TOLERANCE, "partial");
		assertClose(expected.get("pauc_spec_90_100_corrected").getAsDouble(), curve.correctedPartialArea(RocCurve.Axis.SPECIFICITY, 0.9, 1),
			TOLERANCE, "corrected");
		assertClose(expected.get("pauc_sens_90_100").getAsDouble(), curve.partialArea(RocCurve.Axis.SENSITIVITY, 0.9, 1), TOLERANCE, "partial");
	}

	private static void youden(final JsonObject expected, final OperatingPoint p) {
		final JsonObject best = expected.getAsJsonArray("best_youden").get(0).getAsJsonObject();
		final Map<String, Double> ours = new HashMap<>(Map.of("threshold", p.threshold(), "sensitivity", p.sensitivity(), "specificity", p
			.specificity(), "accuracy", p.accuracy(), "ppv", p.ppv(), "npv", p.npv(), "tp", (double) p.tp(), "tn", (double) p.tn(), "fp", (double) p
				.fp(), "fn", (double) p.fn()));
		ours.forEach((k, v) -> assertClose(best.get(k).getAsDouble(), v, TOLERANCE, "youden " + k));
	}

	private static void assertSame(final JsonObject expected, final String key, final double[] ours) {
		assertArrayEquals(numbers(expected.get(key)), ours, TOLERANCE, key);
	}

	@TestFactory
	List<DynamicTest> pairs() throws IOException {
		final List<DynamicTest> out = new ArrayList<>();
		for (final JsonObject reference : references()) {
			final Data data = data(reference);
			final Map<String, RocDirection> directions = new HashMap<>();
			for (final JsonElement c : reference.getAsJsonArray("curves")) directions.put(c.getAsJsonObject().get("predictor").getAsString(), c
				.getAsJsonObject().get("direction").getAsString().equals("<") ? RocDirection.HIGHER : RocDirection.LOWER);
			for (final JsonElement e : reference.getAsJsonArray("paired")) {
				final JsonObject p = e.getAsJsonObject();
				final String a = p.get("a").getAsString(), b = p.get("b").getAsString();
				out.add(DynamicTest.dynamicTest(reference.get("data").getAsString() + " " + a + " " + b, () -> pair(data, p, a, directions.get(a), b,
					directions.get(b))));
			}
		}
		return out;
	}

	private static void pair(final Data data, final JsonObject expected, final String a, final RocDirection da, final String b,
		final RocDirection db)
	{
		final int[] rows = data.complete(a, b);
		final boolean[] y = data.classes(rows);
		final DelongTest t = DelongTest.paired(y, data.score(a, rows), da, data.score(b, rows), db);
		assertClose(expected.get("Z").getAsDouble(), t.statistic(), TOLERANCE, "Z");
		assertClose(expected.get("p").getAsDouble(), t.p(), TOLERANCE, "p");
		assertClose(expected.get("cov").getAsDouble(), t.covariance(), TOLERANCE, "covariance");
		final double[] ci = numbers(expected.get("diff_ci95"));
		assertClose(ci[0], t.lower(), TOLERANCE, "difference, low");
		assertClose(ci[1], t.upper(), TOLERANCE, "difference, high");
		final int[] ra = data.complete(a), rb = data.complete(b);
		final DelongTest u = DelongTest.unpaired(data.classes(ra), data.score(a, ra), da, data.classes(rb), data.score(b, rb), db);
		assertClose(expected.get("unpaired_D").getAsDouble(), u.statistic(), TOLERANCE, "D");
		assertClose(expected.get("unpaired_df").getAsDouble(), u.df(), TOLERANCE, "df");
		assertClose(expected.get("unpaired_p").getAsDouble(), u.p(), TOLERANCE, "unpaired p");
	}

	@Test
	void handAndTillsAreaOfThreeSpecies() throws IOException {
		final FeatureTable t = RResults.table("iris_probs.csv");
		final List<String> levels = List.copyOf(t.levels("Species"));
		final String[] y = t.texts("Species");
		final int[] outcome = IntStream.range(0, y.length).map(i -> levels.indexOf(y[i])).toArray();
		final double[][] p = new double[y.length][levels.size()];
		for (int k = 0; k < levels.size(); k++) {
			final double[] column = t.numbers(levels.get(k));
			for (int i = 0; i < y.length; i++) p[i][k] = column[i];
		}
		assertClose(RResults.json("roc_multiclass_iris.json").get("hand_till_auc").getAsDouble(), HandTill.auc(outcome, p), TOLERANCE,
			"multiclass.roc");
	}
}
