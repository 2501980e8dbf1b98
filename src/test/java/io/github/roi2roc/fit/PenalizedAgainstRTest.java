package io.github.roi2roc.fit;

import static io.github.roi2roc.RResults.assertClose;
import static io.github.roi2roc.RResults.numbers;
import static io.github.roi2roc.RResults.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.RResults;
import io.github.roi2roc.table.FeatureTable;

/** Paths and cross-validations of glmnet 4.1: λ, df, deviance ratios, coefficients, means, errors and the λ they choose, to 1e-6. */
class PenalizedAgainstRTest {

	private static final double TOLERANCE = 1e-6;
	/** Not predictors: the outcomes of the data sets. */
	private static final List<String> OUTCOMES = List.of("class", "mpg", "Species", "y", "time", "status");

	@TestFactory
	List<DynamicTest> paths() throws IOException {
		final List<DynamicTest> out = new ArrayList<>();
		for (final var file : RResults.all("glmnet_")) {
			final JsonObject r = RResults.json(file.getFileName().toString());
			final String family = argument(r, "family=\"(\\w+)\"");
			if (!family.equals("binomial") && !family.equals("gaussian")) continue;
			final FeatureTable t = RResults.table(r.get("data").getAsString());
			final Data data = data(t, family);
			final PenaltySettings settings = PenaltySettings.elasticNet(Double.parseDouble(argument(r, "alpha=([\\d.]+)"))).withPath(100, Double
				.parseDouble(argument(r, "lambda.min.ratio=([\\d.]+)")));
			out.add(DynamicTest.dynamicTest(file.getFileName() + " path", () -> path(r, data, data.outcome.fit(data.columns, settings))));
			if (!r.has("cv")) continue;
			for (final JsonElement cv : r.getAsJsonArray("cv")) out.add(DynamicTest.dynamicTest(file.getFileName() + " cv " + cv.getAsJsonObject()
				.get("type_measure").getAsString(), () -> crossValidation(cv.getAsJsonObject(), data, settings)));
		}
		assertEquals(5 + 8, out.size());
		return out;
	}

	private record Data(List<String> names, double[][] columns, PenalizedOutcome outcome) {}

	private static String argument(final JsonObject r, final String pattern) {
		final Matcher m = Pattern.compile(pattern).matcher(r.get("call").getAsString());
		if (!m.find()) throw new AssertionError(pattern + " in " + r.get("call"));
		return m.group(1);
	}

	private static Data data(final FeatureTable t, final String family) {
		final List<String> names = t.names().stream().filter(n -> !OUTCOMES.contains(n)).toList();
		final double[][] x = names.stream().map(t::numbers).toArray(double[][]::new);
		final String y = t.names().stream().filter(n -> OUTCOMES.contains(n)).findFirst().orElseThrow();
		if (family.equals("gaussian")) return new Data(names, x, new PenalizedOutcome.Gaussian(t.numbers(y)));
		final String[] cells = t.texts(y);
		final String positive = t.levels(y).stream().sorted().reduce((a, b) -> b).orElseThrow();
		final boolean[] out = new boolean[cells.length];
		for (int i = 0; i < out.length; i++) out[i] = cells[i].equals(positive);
		return new Data(names, x, new PenalizedOutcome.Binomial(out));
	}

	private static void path(final JsonObject r, final Data data, final PenalizedPath path) {
		assertRelative(numbers(r.get("lambda")), path.lambdas(), "lambda");
		final double[] df = numbers(r.get("df"));
		for (int k = 0; k < df.length; k++) assertEquals((int) df[k], path.df(k), "df at " + k);
		assertArrayEquals(numbers(r.get("dev_ratio")), path.devianceRatios(), TOLERANCE, "deviance ratio");
		assertClose(r.get("nulldev").getAsDouble(), path.nullDeviance(), 1e-10, "null deviance");
		final double[] a0 = numbers(r.get("a0"));
		for (int k = 0; k < a0.length; k++) assertClose(a0[k], path.intercept(k), TOLERANCE, "intercept at " + k);
		for (final JsonElement e : r.getAsJsonArray("coefficients")) {
			final JsonObject c = e.getAsJsonObject();
			final double lambda = c.get("lambda").getAsDouble();
			assertCoefficients(c, data, path.interceptAt(lambda), path.coefficientsAt(lambda), "lambda " + lambda);
		}
	}

	private static void assertCoefficients(final JsonObject c, final Data data, final double intercept, final double[] beta, final String where) {
		final Map<String, Double> expected = new LinkedHashMap<>();
		final List<String> names = texts(c.get("names"));
		final double[] values = numbers(c.get("values"));
		for (int i = 0; i < values.length; i++) expected.put(names.get(i), values[i]);
		assertClose(expected.getOrDefault("(Intercept)", 0.0), intercept, TOLERANCE, where + " intercept");
		for (int j = 0; j < beta.length; j++) assertClose(expected.getOrDefault(data.names.get(j), 0.0), beta[j], TOLERANCE, where + " " + data.names
			.get(j));
	}

	private static void crossValidation(final JsonObject r, final Data data, final PenaltySettings settings) {
		final int[] fold = Arrays.stream(numbers(r.get("foldid"))).mapToInt(d -> (int) d - 1).toArray();
		final PathCrossValidation.Measure measure = switch (r.get("type_measure").getAsString()) {
			case "deviance" -> PathCrossValidation.Measure.DEVIANCE;
			case "auc" -> PathCrossValidation.Measure.AUC;
			case "class" -> PathCrossValidation.Measure.CLASS;
			case "mae" -> PathCrossValidation.Measure.MAE;
			default -> throw new AssertionError(r.get("type_measure"));
		};
		final PathCrossValidation cv = PathCrossValidation.of(data.columns, data.outcome, settings, fold, measure);
		assertRelative(numbers(r.get("lambda")), cv.path().lambdas(), "lambda");
		assertRelative(numbers(r.get("cvm")), cv.mean(), "cvm");
		assertRelative(numbers(r.get("cvsd")), cv.se(), "cvsd");
		assertClose(r.get("lambda_min").getAsDouble(), cv.lambdaMin(), TOLERANCE, "lambda.min");
		assertClose(r.get("lambda_1se").getAsDouble(), cv.lambdaOneSe(), TOLERANCE, "lambda.1se");
		assertArrayEquals(Arrays.stream(numbers(r.get("nzero"))).mapToInt(d -> (int) d).toArray(), cv.nonZero(), "nzero");
		assertCoefficients(r.getAsJsonObject("coef_1se"), data, cv.path().intercept(cv.oneSeIndex()), cv.path().coefficients(cv.oneSeIndex()),
			"1se");
		assertCoefficients(r.getAsJsonObject("coef_min"), data, cv.path().intercept(cv.minIndex()), cv.path().coefficients(cv.minIndex()), "min");
	}

	private static void assertRelative(final double[] expected, final double[] actual, final String what) {
		assertEquals(expected.length, actual.length, what);
		for (int i = 0; i < expected.length; i++) assertEquals(expected[i], actual[i], TOLERANCE * Math.abs(expected[i]), what + " " + i);
	}
}
