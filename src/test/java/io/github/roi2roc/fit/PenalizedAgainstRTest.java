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
			final FeatureTable t = RResults.table(r.get("data").getAsString());
			final Data data = data(t, family);
			final PenaltySettings settings = PenaltySettings.elasticNet(Double.parseDouble(argument(r, "alpha=([\\d.]+)"))).withPath(100, Double
				.parseDouble(argument(r, "lambda.min.ratio=([\\d.]+)"))).withThreshold(Double.parseDouble(argument(r, "thresh=([\\d.e-]+)")));
			out.add(DynamicTest.dynamicTest(file.getFileName() + " path", () -> path(r, data, data.outcome.fit(data.columns, settings))));
			if (!r.has("cv")) continue;
			for (final JsonElement cv : r.getAsJsonArray("cv")) out.add(DynamicTest.dynamicTest(file.getFileName() + " cv " + cv.getAsJsonObject()
				.get("type_measure").getAsString(), () -> crossValidation(cv.getAsJsonObject(), data, settings)));
		}
		assertEquals(7 + 12, out.size());
		return out;
	}

	private record Data(List<String> names, double[][] columns, PenalizedOutcome outcome, List<String> levels) {}

	private static String argument(final JsonObject r, final String pattern) {
		final Matcher m = Pattern.compile(pattern).matcher(r.get("call").getAsString());
		if (!m.find()) throw new AssertionError(pattern + " in " + r.get("call"));
		return m.group(1);
	}

	private static Data data(final FeatureTable t, final String family) {
		final List<String> names = t.names().stream().filter(n -> !OUTCOMES.contains(n)).toList();
		final double[][] x = names.stream().map(t::numbers).toArray(double[][]::new);
		if (family.equals("cox")) return new Data(names, x, new PenalizedOutcome.Survival(t.numbers("time"), is(t, "status", "1")), List.of());
		final String y = t.names().stream().filter(n -> OUTCOMES.contains(n)).findFirst().orElseThrow();
		if (family.equals("gaussian")) return new Data(names, x, new PenalizedOutcome.Gaussian(t.numbers(y)), List.of());
		final List<String> levels = t.levels(y).stream().sorted().toList();
		if (family.equals("multinomial")) return new Data(names, x, new PenalizedOutcome.Multinomial(Arrays.stream(t.texts(y)).mapToInt(
			levels::indexOf).toArray(), levels.size()), levels);
		return new Data(names, x, new PenalizedOutcome.Binomial(is(t, y, levels.get(1))), levels);
	}

	private static boolean[] is(final FeatureTable t, final String column, final String level) {
		final boolean[] out = new boolean[t.rows()];
		for (int i = 0; i < out.length; i++) out[i] = t.text(i, column).equals(level);
		return out;
	}

	private static void path(final JsonObject r, final Data data, final PenalizedPath path) {
		assertRelative(numbers(r.get("lambda")), path.lambdas(), "lambda");
		final double[] df = numbers(r.get("df"));
		for (int k = 0; k < df.length; k++) assertEquals((int) df[k], path.df(k), "df at " + k);
		assertArrayEquals(numbers(r.get("dev_ratio")), path.devianceRatios(), TOLERANCE, "deviance ratio");
		assertClose(r.get("nulldev").getAsDouble(), path.nullDeviance(), 1e-10, "null deviance");
		for (int c = 0; c < path.classes(); c++) {
			if (r.get("a0").isJsonNull()) break; // Cox
			final double[] a0 = numbers(path.classes() > 1 ? r.getAsJsonArray("a0").get(c) : r.get("a0"));
			for (int k = 0; k < a0.length; k++) assertClose(a0[k], path.intercept(k, c), TOLERANCE, "intercept of class " + c + " at " + k);
		}
		for (final JsonElement e : r.getAsJsonArray("coefficients")) {
			final JsonObject o = e.getAsJsonObject();
			final double lambda = o.get("lambda").getAsDouble();
			if (!o.has("classes")) assertCoefficients(o, data, path.interceptAt(lambda), path.coefficientsAt(lambda), "lambda " + lambda);
			else classes(o.getAsJsonObject("classes"), data, path, nearest(path, lambda));
		}
	}

	private static int nearest(final PenalizedPath path, final double lambda) {
		int best = 0;
		for (int k = 0; k < path.size(); k++) if (Math.abs(path.lambdas()[k] - lambda) < Math.abs(path.lambdas()[best] - lambda)) best = k;
		return best;
	}

	private static void classes(final JsonObject byClass, final Data data, final PenalizedPath path, final int k) {
		for (int c = 0; c < path.classes(); c++) assertCoefficients(byClass.getAsJsonObject(data.levels.get(c)), data, path.intercept(k, c), path
			.coefficients(k, c), data.levels.get(c) + " at " + k);
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
			case "C" -> PathCrossValidation.Measure.C;
			default -> throw new AssertionError(r.get("type_measure"));
		};
		final PathCrossValidation cv = PathCrossValidation.of(data.columns, data.outcome, settings, fold, measure);
		assertRelative(numbers(r.get("lambda")), cv.path().lambdas(), "lambda");
		assertRelative(numbers(r.get("cvm")), cv.mean(), data, "cvm");
		assertRelative(numbers(r.get("cvsd")), cv.se(), data, "cvsd");
		assertClose(r.get("lambda_min").getAsDouble(), cv.lambdaMin(), TOLERANCE, "lambda.min");
		assertClose(r.get("lambda_1se").getAsDouble(), cv.lambdaOneSe(), TOLERANCE, "lambda.1se");
		assertArrayEquals(Arrays.stream(numbers(r.get("nzero"))).mapToInt(d -> (int) d).toArray(), cv.nonZero(), "nzero");
		for (final String which : List.of("coef_1se", "coef_min")) {
			final int k = which.equals("coef_min") ? cv.minIndex() : cv.oneSeIndex();
			if (cv.path().classes() > 1) classes(r.getAsJsonObject(which), data, cv.path(), k);
			else assertCoefficients(r.getAsJsonObject(which), data, cv.path().intercept(k), cv.path().coefficients(k), which);
		}
	}

	/**
	 * At the smallest lambdas of the iris data one fold converges so slowly (a million passes, after which glmnet and we give up at the same
	 * lambda) that the order of sums decides by a few passes where it ends: beyond the 90th lambda the means are compared to 1e-5.
	 */
	private static void assertRelative(final double[] expected, final double[] actual, final Data data, final String what) {
		assertEquals(expected.length, actual.length, what);
		for (int i = 0; i < expected.length; i++) {
			final double tolerance = data.outcome instanceof PenalizedOutcome.Multinomial && i >= 90 ? 1e-5 : TOLERANCE;
			assertEquals(expected[i], actual[i], tolerance * Math.abs(expected[i]), what + " " + i);
		}
	}

	private static void assertRelative(final double[] expected, final double[] actual, final String what) {
		assertEquals(expected.length, actual.length, what);
		for (int i = 0; i < expected.length; i++) assertEquals(expected[i], actual[i], TOLERANCE * Math.abs(expected[i]), what + " " + i);
	}
}
