package io.github.roi2roc.fit;

import static io.github.roi2roc.RResults.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.RResults;
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
}
