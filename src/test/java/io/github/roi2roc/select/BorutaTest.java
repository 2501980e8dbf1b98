package io.github.roi2roc.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.Forest;
import io.github.roi2roc.fit.ForestImportance;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Boruta.Verdict;
import io.github.roi2roc.stats.PAdjust;
import io.github.roi2roc.table.Outcome;

/** Kursa and Rudnicki 2010: shuffled copies as the bar, binomial tests as the judge. */
class BorutaTest {

	/** Columns a and b carry the class, c is a noisy copy of a, the rest are noise. */
	private static Predictors data(final int n, final int noise, final int classes, final boolean informative) {
		final RandomStream random = new RandomStream(11);
		final double[][] columns = new double[3 + noise][n];
		for (int i = 0; i < n; i++) {
			final double signal = informative ? 1.6 * (i % classes) : 0;
			columns[0][i] = signal + random.nextGaussian();
			columns[1][i] = -signal + random.nextGaussian();
			columns[2][i] = columns[0][i] + 0.3 * random.nextGaussian();
			for (int j = 3; j < columns.length; j++) columns[j][i] = random.nextGaussian();
		}
		return new Predictors(IntStream.range(0, columns.length).mapToObj(j -> Character.toString("abc".length() > j ? "abc".charAt(j) : 'd') + (j < 3 ? ""
			: Integer.toString(j))).toList(), columns, n);
	}

	private static Outcome.Classes outcome(final int n, final int classes) {
		return new Outcome.Classes(IntStream.range(0, classes).mapToObj(Integer::toString).toList(), IntStream.range(0, n).map(i -> i % classes)
			.toArray());
	}

	private static Step.Result run(final Predictors x, final int classes, final Map<String, ?> options, final long seed) {
		final Boruta b = new Boruta();
		return b.fit(x, outcome(x.rows(), classes), Options.of("test", b.parameters(), options), new RandomStream(seed));
	}

	private static List<String> kept(final Step.Result r) {
		return r.decisions().stream().filter(Step.Decision::kept).map(Step.Decision::feature).toList();
	}

	/** It is no minimal set: the copy c stays, because the forest can use it. */
	@Test
	void allThatIsRelevantStays() {
		final Step.Result two = run(data(120, 15, 2, true), 2, Map.of("trees", 100), 1);
		assertEquals(List.of("a", "b", "c"), kept(two));
		assertTrue(two.decisions().get(0).value() > two.decisions().get(5).value());
		assertTrue(two.decisions().get(0).reason().startsWith("confirmed with "), two.decisions().get(0).reason());
		assertEquals(List.of("a", "b", "c"), kept(run(data(120, 15, 3, true), 3, Map.of("trees", 100), 1)));
	}

	@Test
	void noiseIsRejectedAndSaidSo() {
		final Step.Result none = run(data(60, 30, 2, false), 2, Map.of("trees", 60, "runs", 40), 1);
		assertEquals(List.of(), kept(none));
		assertTrue(none.warnings().toString().contains("keeps none of 33 columns"), none.warnings().toString());
	}

	/**
	 * Ten columns, Bonferroni, 0.01: hits in every run confirm once 10·2^−n &lt; 0.01, which is n = 10; no hit at all rejects then; five of ten
	 * decide nothing.
	 */
	@Test
	void hitsAreJudgedAgainstACoin() {
		final Verdict[] v = new Verdict[10];
		Arrays.fill(v, Verdict.TENTATIVE);
		final int[] nine = { 9, 0, 5, 5, 5, 5, 5, 5, 5, 5 }, ten = { 10, 0, 5, 5, 5, 5, 5, 5, 5, 5 };
		Boruta.judge(v, nine, 9, 0.01, PAdjust.BONFERRONI);
		assertTrue(Arrays.stream(v).allMatch(d -> d == Verdict.TENTATIVE), "10·2^−9 = 0.0195");
		Boruta.judge(v, ten, 10, 0.01, PAdjust.BONFERRONI);
		assertEquals("[CONFIRMED, REJECTED, TENTATIVE]", Arrays.toString(Arrays.copyOf(v, 3)));
	}

	/** The same seed gives the same numbers; trees and runs have streams of their own, so threads do not matter. */
	@Test
	void theSeedDecides() {
		final Predictors x = data(60, 5, 2, true);
		final double[] once = run(x, 2, Map.of("trees", 50, "runs", 12), 3).decisions().stream().mapToDouble(Step.Decision::value).toArray();
		assertArrayEquals(once, run(x, 2, Map.of("trees", 50, "runs", 12), 3).decisions().stream().mapToDouble(Step.Decision::value).toArray());
	}

	/** A column that is the class itself takes all accuracy with it; a constant one none. */
	@Test
	void importanceIsTheLossOfAccuracy() {
		final int n = 80;
		final double[][] columns = { IntStream.range(0, n).mapToDouble(i -> i % 2).toArray(), new double[n] };
		final double[] z = ForestImportance.permutation(columns, outcome(n, 2).y(), 2, new Forest.Settings(50, 2, 1, 0, false), new RandomStream(1));
		// each of 50 trees loses about half its accuracy, give or take 0.08: z about 0.5 / (0.08 / √50)
		assertTrue(z[0] > 20, "z is " + z[0]);
		assertEquals(0, z[1], 0);
	}

	@Test
	void aClassOfOneIsRefused() {
		final Predictors x = data(5, 2, 2, true);
		final Boruta b = new Boruta();
		final Options options = Options.of("test", b.parameters(), Map.of());
		final Outcome.Classes one = new Outcome.Classes(List.of("no", "yes"), new int[] { 0, 0, 0, 0, 1 });
		assertTrue(assertThrows(InputException.class, () -> b.fit(x, one, options, new RandomStream(1))).getMessage().contains(
			"class 'yes' has 1 training row"));
	}
}
