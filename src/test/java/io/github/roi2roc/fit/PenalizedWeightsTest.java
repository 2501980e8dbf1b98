package io.github.roi2roc.fit;

import static io.github.roi2roc.RResults.assertClose;
import static io.github.roi2roc.RResults.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.roi2roc.table.FeatureTable;

/**
 * Weights (two of them 0), offsets and penalty factors (0, 2.5 and infinite) in every family, columns standardised or not, every measure of
 * cross-validation: glmnet 4.1.6 on 80 rows with tied times, at 1e-12 (Cox 1e-9). {@code penalized80x30.R} beside the data made the numbers.
 */
class PenalizedWeightsTest {

	private static final double TOLERANCE = 1e-6;

	private static FeatureTable table() throws URISyntaxException {
		return FeatureTable.read(Path.of(PenalizedWeightsTest.class.getResource("penalized80x30.csv").toURI()));
	}

	@TestFactory
	List<DynamicTest> agreeWithGlmnet() throws IOException, URISyntaxException {
		final FeatureTable t = table();
		final List<DynamicTest> out = new ArrayList<>();
		try (Reader in = new InputStreamReader(PenalizedWeightsTest.class.getResourceAsStream("penalized80x30.json"), StandardCharsets.UTF_8)) {
			for (final JsonElement e : JsonParser.parseReader(in).getAsJsonArray()) {
				final JsonObject r = e.getAsJsonObject();
				final String what = text(r, "family") + " alpha " + text(r, "alpha") + " standardize " + text(r, "standardize") + " " + text(r, "extra");
				out.add(DynamicTest.dynamicTest(what, () -> check(r, data(t, r), settings(r))));
			}
		}
		assertEquals(32, out.size());
		return out;
	}

	private static String text(final JsonObject r, final String key) {
		return r.get(key).getAsString();
	}

	private static PenaltySettings settings(final JsonObject r) {
		final PenaltySettings s = PenaltySettings.elasticNet(r.get("alpha").getAsDouble()).withPath(30, 0.02).withThreshold(text(r, "family").equals(
			"cox") ? 1e-9 : 1e-12).withStandardize(r.get("standardize").getAsBoolean());
		if (text(r, "extra").equals("none")) return s;
		final double[] factors = new double[30];
		Arrays.fill(factors, 1);
		factors[0] = 0;
		factors[1] = 2.5;
		factors[5] = Double.POSITIVE_INFINITY;
		return s.withPenaltyFactors(factors);
	}

	private static PenalizedData data(final FeatureTable t, final JsonObject r) {
		final double[][] x = IntStream.rangeClosed(1, 30).mapToObj(j -> t.numbers(String.format(Locale.ROOT, "x%02d", j))).toArray(double[][]::new);
		final PenalizedOutcome y = switch (text(r, "family")) {
			case "gaussian" -> new PenalizedOutcome.Gaussian(t.numbers("yg"));
			case "binomial" -> new PenalizedOutcome.Binomial(is(t, "yb"));
			case "multinomial" -> new PenalizedOutcome.Multinomial(Arrays.stream(t.texts("yc")).mapToInt("abc"::indexOf).toArray(), 3);
			default -> new PenalizedOutcome.Survival(t.numbers("time"), is(t, "status"));
		};
		if (text(r, "extra").equals("none")) return PenalizedData.of(x, y);
		final List<String> offsets = text(r, "family").equals("multinomial") ? List.of("off", "off2", "off3") : List.of("off");
		return new PenalizedData(x, y, t.numbers("w"), offsets.stream().map(t::numbers).toArray(double[][]::new));
	}

	private static boolean[] is(final FeatureTable t, final String column) {
		final boolean[] out = new boolean[t.rows()];
		for (int i = 0; i < out.length; i++) out[i] = t.text(i, column).equals("1");
		return out;
	}

	private static void check(final JsonObject r, final PenalizedData data, final PenaltySettings settings) throws URISyntaxException {
		final PenalizedPath path = data.fit(settings);
		final double[] lambda = numbers(r.get("lambda"));
		for (int k = 0; k < Math.min(lambda.length, path.size()); k++) assertClose(lambda[k], path.lambdas()[k], TOLERANCE, "lambda " + k);
		assertEquals(lambda.length, path.size(), "lambdas");
		assertArrayEquals(numbers(r.get("df")), IntStream.range(0, path.size()).mapToDouble(path::df).toArray(), "df");
		assertArrayEquals(numbers(r.get("dev")), path.devianceRatios(), TOLERANCE, "dev.ratio");
		assertClose(r.get("nulldev").getAsDouble(), path.nullDeviance(), 1e-9, "nulldev");
		final double[] at = numbers(r.get("at"));
		for (int i = 0; i < at.length; i++) coefficients(r, path, i, (int) at[i]);
		if (!r.has("cv")) return;
		final int[] fold = Arrays.stream(table().numbers("fold")).mapToInt(d -> (int) d - 1).toArray();
		for (final JsonElement e : r.getAsJsonArray("cv")) {
			final JsonObject c = e.getAsJsonObject();
			final String measure = text(c, "measure").equals("mse") ? "DEVIANCE" : text(c, "measure").toUpperCase(Locale.ROOT);
			final PathCrossValidation cv = PathCrossValidation.of(data, settings, fold, PathCrossValidation.Measure.valueOf(text(r, "family").equals(
				"gaussian") ? measure : text(c, "measure").toUpperCase(Locale.ROOT)));
			relative(numbers(c.get("cvm")), cv.mean(), text(c, "measure") + " mean");
			relative(numbers(c.get("cvsd")), cv.se(), text(c, "measure") + " se");
			assertClose(c.get("min").getAsDouble(), cv.lambdaMin(), TOLERANCE, text(c, "measure") + " lambda.min");
			assertClose(c.get("se1").getAsDouble(), cv.lambdaOneSe(), TOLERANCE, text(c, "measure") + " lambda.1se");
		}
	}

	private static void coefficients(final JsonObject r, final PenalizedPath path, final int i, final int k) {
		if (path.classes() == 1) {
			relative(numbers(r.getAsJsonArray("beta").get(i)), path.coefficients(k), "beta at " + k);
			if (!r.get("a0").isJsonNull()) assertClose(numbers(r.get("a0"))[i], path.intercept(k), TOLERANCE, "intercept at " + k);
			return;
		}
		for (int c = 0; c < path.classes(); c++) {
			relative(numbers(r.getAsJsonArray("beta").get(i).getAsJsonObject().get("abc".substring(c, c + 1))), path.coefficients(k, c), "beta " + c
				+ " at " + k);
			final JsonArray a0 = r.getAsJsonArray("a0");
			assertClose(numbers(a0.get(i))[c], path.intercept(k, c), TOLERANCE, "intercept " + c + " at " + k);
		}
	}

	/** Relative, for a coefficient below a thousandth of the largest to that: steps end by what they gain, not by the size of a coefficient. */
	private static void relative(final double[] expected, final double[] actual, final String what) {
		assertEquals(expected.length, actual.length, what);
		final double least = Arrays.stream(expected).map(Math::abs).max().orElse(0) / 1000;
		for (int i = 0; i < expected.length; i++) assertEquals(expected[i], actual[i], TOLERANCE * Math.max(Math.abs(expected[i]), least) + 1e-15, what
			+ " " + i);
	}

	/** PITFALLS 22: what fills gaps learns from the rows that a fold is fitted to, and from no others. */
	@Test
	void gapsAreFilledFromTheTrainingRowsOfAFold() throws URISyntaxException {
		final FeatureTable t = table();
		final int[] fold = Arrays.stream(t.numbers("fold")).mapToInt(d -> (int) d - 1).toArray();
		final Set<Set<Integer>> learnt = Collections.synchronizedSet(new HashSet<>());
		PathCrossValidation.of(PenalizedData.of(new double[][] { t.numbers("x01"), t.numbers("x02") }, new PenalizedOutcome.Gaussian(t.numbers("yg"))),
			PenaltySettings.lasso().withLambdas(1, 0.5), fold, PathCrossValidation.Measure.MAE, (columns, rows) -> {
				learnt.add(Arrays.stream(rows).boxed().collect(Collectors.toSet()));
				return columns;
			});
		final Set<Set<Integer>> expected = new HashSet<>();
		for (int f = -1; f < 4; f++) {
			final int out = f;
			expected.add(IntStream.range(0, fold.length).filter(i -> fold[i] != out).boxed().collect(Collectors.toSet()));
		}
		assertEquals(expected, learnt);
	}
}
