package io.github.roi2roc.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.RResults;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/** The SVM as a learner, against e1071 1.7 with tolerance 1e-8. */
class SvmTest {

	private static double[][] scores(final String train, final String test, final String outcome, final List<String> levels, final List<String> columns,
		final Map<String, Object> options) throws IOException
	{
		final FeatureTable a = RResults.table(train), b = RResults.table(test);
		final Learner l = new Svm();
		return l.fit(Predictors.of(a, columns), new Outcome.Classes(levels, Arrays.stream(a.texts(outcome)).mapToInt(levels::indexOf).toArray()), Options
			.of("test", l.parameters(), options), new RandomStream(1)).predict(Predictors.of(b, columns));
	}

	/** {@code svm(type ~ ., pima_train, cost = 1, gamma = 1/7, class.weights = c(No = 1, Yes = 2.5))}; its column is No/Yes, our score speaks for Yes. */
	@Test
	void classWeightsAreE1071s() throws IOException {
		final JsonObject r = RResults.json("ml_pima.json");
		final double[][] p = scores("pima_train.csv", "pima_test.csv", "type", List.of("No", "Yes"), RResults.texts(r.get("features")), Map.of(
			"class_weights", Map.of("Yes", 2.5)));
		final double[] expected = { -1.97836287073, 1.31596156699, 1.71852017318, 1.51158666674, -0.93416831211 };
		for (int i = 0; i < expected.length; i++) assertEquals(-expected[i], p[i][0], 1e-6, "row " + i);
	}

	/** {@code svm(type ~ ., pima_train, kernel = "polynomial", cost = 2, gamma = 0.1, degree = 3, coef0 = 0 and 1)}. */
	@Test
	void polynomialKernelIsE1071s() throws IOException {
		final JsonObject r = RResults.json("ml_pima.json");
		final double[][] expected = { { -0.0561248696303, 1.3087252015070, 2.0205713698475, 1.3572548347279 }, { -1.82901626723, 1.36705625475, 1.33459708259, 1.03728788541 } };
		for (int c = 0; c < 2; c++) {
			final double[][] p = scores("pima_train.csv", "pima_test.csv", "type", List.of("No", "Yes"), RResults.texts(r.get("features")), Map.of("kernel",
				"polynomial", "cost", 2, "gamma", 0.1, "coef0", c));
			for (int i = 0; i < 4; i++) assertEquals(-expected[c][i], p[i][0], 1e-6, "coef0 " + c + " row " + i);
		}
	}

	/** e1071 lets the pairs vote, we couple their probabilities: of 50 rows the classes differ in two at most. */
	@Test
	void classesOfIrisAreE1071s() throws IOException {
		final JsonObject r = RResults.json("ml_iris_split.json");
		final List<String> levels = List.of("setosa", "versicolor", "virginica");
		for (final JsonElement e : r.getAsJsonArray("svm")) {
			final JsonObject o = e.getAsJsonObject();
			final double[][] p = scores(r.get("train").getAsString(), r.get("test").getAsString(), r.get("outcome").getAsString(), levels, RResults.texts(r
				.get("features")), Map.of("kernel", o.get("kernel").getAsString(), "cost", o.get("cost").getAsDouble(), "gamma", 0.25));
			final List<String> predicted = RResults.texts(o.get("predicted"));
			int same = 0;
			for (int i = 0; i < p.length; i++) {
				int best = 0;
				for (int c = 1; c < 3; c++) if (p[i][c] > p[i][best]) best = c;
				if (levels.get(best).equals(predicted.get(i))) same++;
			}
			assertTrue(same >= 48, same + " of 50 with " + o.get("kernel") + ", C " + o.get("cost"));
		}
	}
}
