package io.github.roi2roc.fit;

import static io.github.roi2roc.RResults.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.table.FeatureTable;

/** Decision values of e1071's {@code svm} (tolerance 1e-8) on z-scored data, to 1e-6. */
class SvmAgainstRTest {

	@TestFactory
	List<DynamicTest> decisionValuesOfThePimaData() throws IOException {
		final JsonObject r = RResults.json("ml_pima.json");
		final FeatureTable train = RResults.table("pima_train.csv"), test = RResults.table("pima_test.csv");
		final List<String> features = RResults.texts(r.get("features"));
		final boolean[] y = new boolean[train.rows()];
		for (int i = 0; i < y.length; i++) y[i] = train.text(i, "type").equals("Yes");
		final double[][] x = new double[train.rows()][features.size()], z = new double[test.rows()][features.size()];
		for (int j = 0; j < features.size(); j++) {
			final double[] a = train.numbers(features.get(j)), b = test.numbers(features.get(j));
			double mean = 0, var = 0;
			for (final double d : a) mean += d / a.length;
			for (final double d : a) var += (d - mean) * (d - mean) / (a.length - 1);
			for (int i = 0; i < a.length; i++) x[i][j] = (a[i] - mean) / Math.sqrt(var);
			for (int i = 0; i < b.length; i++) z[i][j] = (b[i] - mean) / Math.sqrt(var);
		}
		final List<DynamicTest> out = new ArrayList<>();
		for (final JsonElement e : r.getAsJsonArray("svm")) out.add(DynamicTest.dynamicTest(e.getAsJsonObject().get("kernel").getAsString() + " C="
			+ e.getAsJsonObject().get("cost"), () -> agree(e.getAsJsonObject(), x, y, z)));
		return out;
	}

	private static void agree(final JsonObject r, final double[][] x, final boolean[] y, final double[][] z) {
		final SvmKernel kernel = new SvmKernel(SvmKernel.Type.valueOf(r.get("kernel").getAsString().toUpperCase(Locale.ROOT)), r.get("gamma")
			.getAsDouble(), 0, 3);
		final SupportVectors svm = SupportVectors.train(x, y, kernel, r.get("cost").getAsDouble(), 1e-8, new double[] { 1, 1 });
		// "No/Yes": positive decision values speak for No, the first level of the first row; ours always for Yes.
		final int sign = r.get("decision_columns").getAsString().equals("No/Yes") ? -1 : 1;
		assertEquals(r.get("n_sv").getAsInt(), svm.weights().length);
		assertClose(sign * r.get("rho").getAsDouble(), svm.rho(), 1e-6, "rho");
		final JsonArray expected = r.getAsJsonArray("decision_values");
		for (int i = 0; i < z.length; i++) assertClose(sign * expected.get(i).getAsJsonArray().get(0).getAsDouble(), svm.decision(z[i]), 1e-6, "row "
			+ i);
	}

	/** e1071 trains a machine for each two classes on their rows, z-scored by all rows; its columns name the class of positive values first. */
	@Test
	void decisionValuesOfEachPairOfIrisClasses() throws IOException {
		final JsonObject r = RResults.json("ml_iris_split.json");
		final FeatureTable train = RResults.table(r.get("train").getAsString()), test = RResults.table(r.get("test").getAsString());
		final List<String> features = RResults.texts(r.get("features"));
		final String outcome = r.get("outcome").getAsString();
		for (final JsonElement e : r.getAsJsonArray("svm")) {
			final JsonObject o = e.getAsJsonObject();
			final List<String> pairs = RResults.texts(o.get("decision_columns"));
			for (int k = 0; k < pairs.size(); k++) {
				final String first = pairs.get(k).split("/")[0], second = pairs.get(k).split("/")[1];
				final int[] in = IntStream.range(0, train.rows()).filter(i -> Set.of(first, second).contains(train.text(i, outcome))).toArray();
				final boolean[] positive = new boolean[in.length];
				final double[][] x = new double[in.length][features.size()], z = new double[test.rows()][features.size()];
				for (int j = 0; j < features.size(); j++) {
					final double[] a = train.numbers(features.get(j)), b = test.numbers(features.get(j));
					final double mean = Moments.mean(a), sd = Moments.sd(a);
					for (int i = 0; i < in.length; i++) x[i][j] = (a[in[i]] - mean) / sd;
					for (int i = 0; i < b.length; i++) z[i][j] = (b[i] - mean) / sd;
				}
				for (int i = 0; i < in.length; i++) positive[i] = train.text(in[i], outcome).equals(first);
				final SvmKernel kernel = new SvmKernel(SvmKernel.Type.valueOf(o.get("kernel").getAsString().toUpperCase(Locale.ROOT)), o.get("gamma")
					.getAsDouble(), 0, 3);
				final SupportVectors svm = SupportVectors.train(x, positive, kernel, o.get("cost").getAsDouble(), 1e-8, new double[] { 1, 1 });
				assertClose(o.getAsJsonArray("rho").get(k).getAsDouble(), svm.rho(), 1e-6, pairs.get(k) + " rho");
				for (int i = 0; i < z.length; i++) assertClose(o.getAsJsonArray("decision_values").get(i).getAsJsonArray().get(k).getAsDouble(), svm
					.decision(z[i]), 1e-6, pairs.get(k) + " row " + i);
			}
		}
	}

	/** (1e120)³ is beyond what a machine's sums hold: no model is better than one of NaN. */
	@Test
	void numbersTooLargeForTheKernelAreRefused() {
		final double[][] rows = { { 1e60 }, { 1e60 + 1e45 }, { -1e60 }, { 1e59 } };
		final InputException e = assertThrows(InputException.class, () -> SupportVectors.train(rows, new boolean[] { true, false, true, false },
			new SvmKernel(SvmKernel.Type.POLYNOMIAL, 1, 0, 3), 1, 1e-3, new double[] { 1, 1 }));
		assertTrue(e.getMessage().contains("standardize"), e.getMessage());
	}
}
