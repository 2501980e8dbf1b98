package io.github.roi2roc.stats;

import static io.github.roi2roc.RResults.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.table.FeatureTable;

/** R's {@code survfit} and {@code survdiff} ({@code survival} 3.5) on the lung and veteran data and on small data made here. */
class SurvivalAgainstRTest {

	/** Rows in groups. */
	private record Rows(double[] time, boolean[] event, int[] group, int groups) {

		static Rows of(final String csv, final String column) throws IOException {
			final FeatureTable t = RResults.table(csv);
			final List<String> levels = new ArrayList<>(t.levels(column));
			if (t.isNumeric(column)) levels.sort(null);
			return new Rows(t.numbers("time"), events(t.numbers("status")), Arrays.stream(t.texts(column)).mapToInt(levels::indexOf).toArray(), levels
				.size());
		}

		KaplanMeier curve(final int g, final KaplanMeier.Interval interval) {
			final int[] rows = IntStream.range(0, time.length).filter(i -> group[i] == g).toArray();
			return KaplanMeier.of(Arrays.stream(rows).mapToDouble(i -> time[i]).toArray(), events(Arrays.stream(rows).mapToDouble(i -> event[i] ? 1 : 0)
				.toArray()), interval);
		}
	}

	private static boolean[] events(final double... status) {
		final boolean[] out = new boolean[status.length];
		for (int i = 0; i < out.length; i++) out[i] = status[i] == 1;
		return out;
	}

	@Test
	void lungAndVeteran() throws IOException {
		report(RResults.json("survival_lung.json"), Rows.of("lung.csv", "sex"));
		report(RResults.json("survival_veteran.json"), Rows.of("veteran.csv", "celltype"));
	}

	private static void report(final JsonObject r, final Rows rows) {
		for (final KaplanMeier.Interval interval : KaplanMeier.Interval.values()) {
			final JsonObject km = r.getAsJsonObject("km_" + interval);
			final double[] times = numbers(km.get("time"));
			final int each = times.length / rows.groups;
			for (int k = 0; k < times.length; k++) {
				final KaplanMeier.At at = rows.curve(k / each, interval).at(times[k]);
				final double[] actual = { at.atRisk(), at.survival(), at.se(), at.lower(), at.upper() };
				final List<String> names = List.of("n_risk", "surv", "se", "lower", "upper");
				for (int j = 0; j < actual.length; j++) assertEquals(numbers(km.get(names.get(j)))[k], actual[j], 1e-12, interval + " " + names.get(j) + " " + k);
			}
			for (int g = 0; g < rows.groups; g++) {
				final KaplanMeier.Bounds m = rows.curve(g, interval).median();
				assertArrayEquals(new double[] { numbers(km.get("median"))[g], numbers(km.get("median_lo"))[g], numbers(km.get("median_hi"))[g] },
					new double[] { m.value(), m.lower(), m.upper() }, 0, interval + " median " + g);
			}
		}
		final JsonObject logrank = r.getAsJsonObject("logrank");
		final LogRank test = LogRank.test(rows.time, rows.event, rows.group, 0);
		assertArrayEquals(numbers(logrank.get("n")), Arrays.stream(test.n()).asDoubleStream().toArray());
		assertArrayEquals(numbers(logrank.get("observed")), test.observed());
		assertArrayEquals(numbers(logrank.get("expected")), test.expected(), 1e-10);
		assertEquals(logrank.get("chisq").getAsDouble(), test.statistic(), 1e-10);
		assertEquals(logrank.get("df").getAsInt(), test.df());
		assertEquals(1, test.p() / logrank.get("p").getAsDouble(), 1e-9);
		assertEquals(r.getAsJsonObject("peto").get("chisq").getAsDouble(), LogRank.test(rows.time, rows.event, rows.group, 1).statistic(), 1e-10);
	}

	/** R: quantile(survfit(Surv(time, status) ~ celltype, veteran), c(.25, .75)); summary(…)$table; print(…, rmean = 100). */
	@Test
	void quantilesAndRestrictedMeans() throws IOException {
		final Rows rows = Rows.of("veteran.csv", "celltype");
		final double[][] quartiles = { { 33, 11, 112, 357, 228, 991 }, { 20, 13, 27, 99, 61, 153 }, { 19, 8, 48, 92, 80, Double.NaN }, { 53, 43, 143, 231, 177,
			Double.NaN } };
		final double[][] means = { { 230.2250626566416, 47.68635804467240, 73.228571429, 6.3891516785 }, { 78.9810956790123, 14.67156059161560, 51.496527778,
			5.1984969568 }, { 65.5555555555556, 9.93028587986494, 55.802469136, 6.8515647274 }, { 170.5061728395061, 24.61056420300290, 83.074074074,
				5.7565912424 } };
		for (int g = 0; g < 4; g++) {
			final KaplanMeier k = rows.curve(g, KaplanMeier.Interval.LOG);
			final KaplanMeier.Bounds a = k.quantile(0.25), b = k.quantile(0.75);
			assertArrayEquals(quartiles[g], new double[] { a.value(), a.lower(), a.upper(), b.value(), b.lower(), b.upper() }, "quartiles " + g);
			final KaplanMeier.RestrictedMean all = k.restrictedMean(999), part = k.restrictedMean(100);
			assertArrayEquals(means[g], new double[] { all.value(), all.se(), part.value(), part.se() }, 1e-8, "means " + g);
		}
	}

	/**
	 * PITFALLS 23: a time of 0 is a time. R: survfit(Surv(c(0, 1, 1, 2, 3), c(0, 1, 0, 1, 0)) ~ 1); by hand 1 · 3/4 · 1/2, Greenwood's variance of the
	 * logarithm 1/(4 · 3), then + 1/(2 · 1). The log-log interval has no ends while the curve is 1.
	 */
	@Test
	void aTimeOfZeroAndACurveThatDoesNotEndInAnEvent() {
		final double[] time = { 0, 1, 1, 2, 3 };
		final boolean[] event = { false, true, false, true, false };
		final KaplanMeier k = KaplanMeier.of(time, event, KaplanMeier.Interval.LOG);
		assertArrayEquals(new double[] { 0, 1, 2, 3 }, k.time());
		assertArrayEquals(new int[] { 5, 4, 2, 1 }, k.atRisk());
		assertArrayEquals(new int[] { 1, 1, 0, 1 }, k.censored());
		assertArrayEquals(new double[] { 1, 0.75, 0.375, 0.375 }, k.survival(), 1e-15);
		assertArrayEquals(new double[] { 0, 0.75 * Math.sqrt(1 / 12.0), 0.375 * Math.sqrt(1 / 12.0 + 0.5), 0.375 * Math.sqrt(1 / 12.0 + 0.5) }, k.se(), 1e-15);
		assertArrayEquals(new double[] { 1, 0.4259322684979820, 0.0839296381045798, 0.0839296381045798 }, k.lower(), 1e-13);
		final KaplanMeier.At late = k.at(5), early = k.at(0.5);
		assertEquals(0, late.atRisk());
		assertEquals(0.375, late.survival());
		assertEquals(4, early.atRisk());
		assertEquals(1, early.lower());
		assertEquals(2, k.median().value());
		assertTrue(Double.isNaN(k.median().upper()));
		assertEquals(0.419262745781211, k.restrictedMean(3).se(), 1e-13);
		final KaplanMeier other = KaplanMeier.of(time, event, KaplanMeier.Interval.LOG_LOG);
		assertTrue(Double.isNaN(other.lower()[0]));
		assertEquals(0.12794692, other.lower()[1], 1e-8);
	}

	/** Half of four survive from 2 to 5: the median is the middle of the level part, (2 + 5)/2, as R's. */
	@Test
	void aMedianOnALevelPart() {
		assertEquals(3.5, KaplanMeier.of(new double[] { 1, 2, 5, 6 }, events(1, 1, 1, 1), KaplanMeier.Interval.LOG).median().value());
	}

	/** 0.1 + 0.2 and 0.3 are one time, as in R. */
	@Test
	void timesThatDifferByRoundingAreTied() {
		assertArrayEquals(new double[] { 0.3, 1 }, KaplanMeier.of(new double[] { 0.1 + 0.2, 0.3, 1 }, events(1, 1, 1), KaplanMeier.Interval.LOG).time(), 1e-15);
		assertArrayEquals(new double[] { 1e-3, 2e-3 }, TiedTimes.of(new double[] { 1e-3, 2e-3 }));
	}

	/** R: survdiff(Surv(ceiling(time/30), status) ~ celltype + strata(trt)), survdiff(Surv(time, status) ~ celltype, rho = 1), and of each two types. */
	@Test
	void strataWeightsAndPairs() throws IOException {
		final Rows rows = Rows.of("veteran.csv", "celltype");
		final double[] months = Arrays.stream(rows.time).map(t -> Math.ceil(t / 30)).toArray();
		final int[] trt = Arrays.stream(RResults.table("veteran.csv").numbers("trt")).mapToInt(t -> (int) t).toArray();
		final LogRank strata = LogRank.test(months, rows.event, rows.group, trt, 0);
		assertEquals(20.6888882980225, strata.statistic(), 1e-10);
		assertEquals(14.05676692548219 + 29.2334475555703, strata.expected()[0], 1e-10);
		final LogRank peto = LogRank.test(rows.time, rows.event, rows.group, 1);
		assertEquals(19.7096224580615, peto.statistic(), 1e-10);
		assertArrayEquals(new double[] { 20.1511095640072, 19.0059143495264, 10.8067722810010, 17.4804132899354 }, peto.expected(), 1e-10);
		assertArrayEquals(new double[] { 13.39047264259681, 28.42543314934026, 16.06599132028366, 9.56231237224927 }, peto.observed(), 1e-10);
		final double[][] pairs = { { 11.5736739199890160, 6.68921225041470e-04, 0.001337842450082941 }, { 12.0454836410801303, 5.19180149283958e-04,
			0.001337842450082941 }, { 0.8225939786561558, 3.64422837484103e-01, 0.437307404980923520 }, { 0.0968431919710046, 7.55651328687121e-01,
				0.755651328687121149 }, { 9.3709041481837740, 2.20456751896179e-03, 0.003306851278442678 }, { 17.6693215293230530, 2.62831687847632e-05,
					0.000157699012708579 } };
		final List<LogRank.Pair> actual = LogRank.pairs(rows.time, rows.event, rows.group, new int[rows.time.length], 0, PAdjust.BH);
		for (int k = 0; k < pairs.length; k++) {
			assertArrayEquals(pairs[k], new double[] { actual.get(k).statistic(), actual.get(k).p(), actual.get(k).adjusted() }, 1e-10, "pair " + k);
		}
	}

	/** Two deaths, at 1 (of two rows, one a group) and 2: expected 1/2 in the first group, variance 1/4, so χ² = (1 − 1/2)² / (1/4) = 1. */
	@Test
	void twoRows() {
		final LogRank t = LogRank.test(new double[] { 1, 2 }, events(1, 1), new int[] { 0, 1 }, 0);
		assertEquals(1, t.statistic(), 1e-14);
		assertArrayEquals(new double[] { 0.5, 1.5 }, t.expected());
	}

	/**
	 * Scores of Hothorn and Lausen 2003 without ties are event − Nelson–Aalen: 1 − 1/4, 1 − 1/4 − 1/3, −(1/4 + 1/3), 1 − (1/4 + 1/3 + 1). P of all
	 * orders of seven rows counted one by one, of which the permutations are a sample: within four standard errors.
	 */
	@Test
	void theBestCutPaysForTheSearch() {
		assertArrayEquals(new double[] { 3 / 4.0, 5 / 12.0, -7 / 12.0, -7 / 12.0 }, MaximalLogRank.scores(new double[] { 1, 2, 3, 4 }, events(1, 1, 0, 1)),
			1e-15);
		final double[] time = { 1, 2, 3, 4, 5, 6, 7 }, x = { 7, 6, 4, 5, 3, 1, 2 };
		final boolean[] event = events(1, 1, 1, 0, 1, 1, 0);
		final MaximalLogRank m = MaximalLogRank.search(x, time, event, 1);
		final double[] scores = MaximalLogRank.scores(time, event);
		final int[] rising = { 5, 6, 4, 2, 3, 1, 0 };
		assertEquals(largest(Arrays.stream(rising).mapToDouble(i -> scores[i]).toArray()), m.statistic(), 1e-12);
		final long[] counts = new long[2];
		orders(scores.clone(), 0, s -> {
			counts[0]++;
			if (largest(s) >= m.statistic() - 1e-12) counts[1]++;
		});
		final double p = counts[1] / (double) counts[0];
		assertEquals(p, m.p(), 4 * Math.sqrt(p * (1 - p) / 9999) + 1e-4);
		assertEquals(m, MaximalLogRank.search(x, time, event, 1), "the same seed, the same P");
		assertThrows(InputException.class, () -> MaximalLogRank.search(new double[] { 1, 1, 1 }, new double[] { 1, 2, 3 }, events(1, 1, 1), 1));
	}

	/** |sum of the first m − m · mean| / √(m (n − m) / (n − 1) · variance with 1/n), for every m from a tenth to nine tenths of n. */
	private static double largest(final double[] s) {
		final int n = s.length;
		final double mean = DoubleStream.of(s).sum() / n, variance = DoubleStream.of(s).map(d -> (d - mean) * (d - mean)).sum() / n;
		double best = 0, sum = 0;
		for (int m = 1; m <= Math.floor(0.9 * n); m++) {
			sum += s[m - 1];
			best = Math.max(best, Math.abs(sum - m * mean) / Math.sqrt(m * (double) (n - m) / (n - 1) * variance));
		}
		return best;
	}

	private static void orders(final double[] s, final int from, final Consumer<double[]> use) {
		if (from == s.length) use.accept(s);
		for (int k = from; k < s.length; k++) {
			final double a = s[from];
			s[from] = s[k];
			s[k] = a;
			orders(s, from + 1, use);
			s[k] = s[from];
			s[from] = a;
		}
	}

	/** PITFALLS 23: negative times are refused. */
	@Test
	void refusals() {
		assertTrue(assertThrows(InputException.class, () -> KaplanMeier.of(new double[] { 1, -1 }, events(1, 1), KaplanMeier.Interval.LOG)).getMessage()
			.startsWith("Row 2: the time is -1.0"));
		assertThrows(InputException.class, () -> KaplanMeier.Interval.of("logit"));
		assertThrows(InputException.class, () -> LogRank.test(new double[] { 1, 2 }, events(1, 1), new int[] { 1, 1 }, 0));
	}
}
