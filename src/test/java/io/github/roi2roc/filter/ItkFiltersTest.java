package io.github.roi2roc.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.roi2roc.Reference;
import io.github.roi2roc.ReferenceCases;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/**
 * Filters agree voxel by voxel with ITK 5.2.1 and with PyRadiomics' own code (reference/itk: 300 voxels of each response, and minimum,
 * maximum, mean and standard deviation of the whole response and of the region). Tolerances are those of its README's table.
 */
class ItkFiltersTest {

	/** A column of the reference, what we make of it, and how far they may be apart: relative to the range, or to each value. */
	private record Claim(Volume response, double ofRange, double relative) {}

	private static Map<String, Claim> claims(final Volume image) {
		final Map<String, Claim> out = new LinkedHashMap<>();
		for (final int sigma : new int[] { 1, 2, 3, 5 }) {
			final Volume exact = LaplacianOfGaussian.response(image, image.geometry().box(), sigma, false, Long.MAX_VALUE);
			out.put("log_" + sigma + "_double", new Claim(exact, 1e-9, 0));
			// the response users get is rounded between the passes as ITK rounds: closer than the 2e-7 that a double response may be off
			out.put("log_" + sigma + "_float32", new Claim(Filtering.one(new LaplacianOfGaussian(), Map.of("sigma", List.of(sigma)), image), 1e-9, 0));
		}
		for (final boolean spacing : new boolean[] { true, false }) {
			final String name = spacing ? "gradient" : "gradient_nospacing";
			out.put(name + "_double", new Claim(Volume.of(image.geometry(), Gradient.magnitude(image, image.geometry().box(), spacing)), 0, 1e-12));
			out.put(name + "_float32", new Claim(Filtering.one(new Gradient(), Map.of("gradientUseSpacing", spacing), image), 0, 6e-8));
		}
		for (final ImageFilter f : List.of(new Square(), new SquareRoot(), new Logarithm(), new Exponential())) {
			final Volume response = Filtering.one(f, Map.of(), image);
			out.put(f.imageTypes(null, null).get(0), new Claim(response, 0, 1e-13));
		}
		return out;
	}

	@ParameterizedTest
	@ValueSource(strings = { "brain1", "breast1", "synthA" })
	void responsesAgreeWithItk(final String name) {
		final Volume image = ReferenceCases.image(name);
		final Mask mask = ReferenceCases.mask(name);
		final Geometry g = image.geometry();
		final byte[] roi = mask.bytes(g.box());
		final Map<String, Claim> claims = claims(image);
		final List<Map<String, String>> samples = ReferenceCases.csv(Reference.file("itk/" + name + "_samples.csv"));
		int checked = 0;
		for (final Map<String, String> row : ReferenceCases.csv(Reference.file("itk/" + name + "_summary.csv"))) {
			final String column = row.get("image");
			final Claim claim = claims.get(column);
			if (claim == null) continue;
			final double range = number(row, "max") - number(row, "min");
			for (final Map<String, String> s : samples) {
				final double want = number(s, column), got = claim.response.get(Integer.parseInt(s.get("x")), Integer.parseInt(s.get("y")), Integer.parseInt(
					s.get("z")));
				assertEquals(want, got, claim.ofRange * range + claim.relative * Math.abs(want), name + " " + column + " " + s);
			}
			summary(name + " " + column, row, "", claim, range, null);
			summary(name + " " + column, row, "roi_", claim, range, roi);
			checked++;
		}
		assertEquals(16, checked);
	}

	private static void summary(final String at, final Map<String, String> row, final String prefix, final Claim claim, final double range,
		final byte[] region)
	{
		final double[] all = claim.response.doubles();
		final double[] v = region == null ? all : IntStream.range(0, all.length).filter(i -> region[i] != 0).mapToDouble(i -> all[i]).toArray();
		final DoubleSummaryStatistics s = Arrays.stream(v).summaryStatistics();
		final double mean = s.getAverage(), sd = Math.sqrt(Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum() / v.length);
		final double tolerance = Math.max(claim.ofRange, 1e-12) * range;
		assertEquals(number(row, prefix + "min"), s.getMin(), tolerance + claim.relative * Math.abs(s.getMin()), at);
		assertEquals(number(row, prefix + "max"), s.getMax(), tolerance + claim.relative * Math.abs(s.getMax()), at);
		assertEquals(number(row, prefix + "mean"), mean, tolerance + claim.relative * Math.abs(mean), at);
		assertEquals(number(row, prefix + "std"), sd, tolerance + claim.relative * Math.abs(mean), at);
	}

	private static double number(final Map<String, String> row, final String column) {
		return Double.parseDouble(row.get(column));
	}

	/** The recursive filter's coefficients, for smoothing (order 0) and the second derivative (order 2), against ITK's. */
	@Test
	void recursiveCoefficientsAreThoseOfItk() {
		int rows = 0;
		for (final Map<String, String> row : ReferenceCases.csv(Reference.file("itk/deriche_coefficients.csv"))) {
			final double sigma = number(row, "sigma_mm"), spacing = number(row, "spacing_mm");
			final RecursiveGaussian got = row.get("order").equals("0") ? RecursiveGaussian.smoothing(sigma / spacing) : RecursiveGaussian
				.secondDerivative(sigma, spacing);
			for (int k = 0; k < 4; k++) {
				close(row, "N" + k, got.n()[k]);
				close(row, "D" + (k + 1), got.d()[k]);
				close(row, "M" + (k + 1), got.m()[k]);
				close(row, "BN" + (k + 1), got.d()[k] * got.causalEdge());
				close(row, "BM" + (k + 1), got.d()[k] * got.anticausalEdge());
			}
			rows++;
		}
		assertTrue(rows > 5, "rows: " + rows);
	}

	/** Differences of nearly equal terms lose digits, most at the smallest sigma; the sum of a row's terms sets the scale. */
	private static void close(final Map<String, String> row, final String column, final double got) {
		assertEquals(number(row, column), got, 1e-13 * Math.max(1, Math.abs(number(row, "N0"))), row + " " + column);
	}
}
