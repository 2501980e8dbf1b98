package io.github.roi2roc.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.RandomStream;

/** Splits that divide no group and give every class its share. */
class GroupsTest {

	/** 60 patients with 1 to 4 lesions each; every third patient is of class 1. */
	private static final int[] GROUP = IntStream.range(0, 60).flatMap(p -> IntStream.range(0, 1 + p % 4).map(l -> 1000 - p)).toArray();
	private static final int[] CLASSES = IntStream.of(GROUP).map(g -> g % 3 == 0 ? 1 : 0).toArray();

	private static void assertUndivided(final int[] part) {
		final Map<Integer, Integer> of = new LinkedHashMap<>();
		for (int i = 0; i < part.length; i++) {
			final Integer before = of.put(GROUP[i], part[i]);
			assertTrue(before == null || before == part[i], "group " + GROUP[i] + " is divided");
		}
	}

	private static double[] shares(final int[] part, final int parts, final int cls) {
		final double[] out = new double[parts];
		final double all = IntStream.range(0, part.length).filter(i -> CLASSES[i] == cls).count();
		for (int i = 0; i < part.length; i++) if (CLASSES[i] == cls) out[part[i]] += 1 / all;
		return out;
	}

	/** The largest group has 4 rows of 50 and 100 of a class: dealing the largest first misses a share by less than that. */
	@Test
	void foldsDivideNoGroupAndKeepTheClassShares() {
		for (int seed = 0; seed < 20; seed++) {
			final int[] fold = Folds.stratified(CLASSES, GROUP, 5, new RandomStream(seed));
			assertUndivided(fold);
			for (int c = 0; c < 2; c++) for (final double s : shares(fold, 5, c)) assertEquals(0.2, s, 4.0 / (c == 0 ? 100 : 50));
		}
	}

	@Test
	void aHoldoutOfEightToOneToOneDividesNoGroup() {
		final int[] part = Holdout.parts(CLASSES, GROUP, new double[] { 8, 1, 1 }, new RandomStream(3));
		assertUndivided(part);
		for (int c = 0; c < 2; c++) {
			final double[] s = shares(part, 3, c);
			assertEquals(0.8, s[0], 0.08);
			assertEquals(0.1, s[1], 0.08);
		}
	}

	/** 50 rows of one class and 30 of the other: 40 + 24, 5 + 3 and 5 + 3 rows. */
	@Test
	void withoutGroupsEachClassIsDividedExactly() {
		final int[] classes = IntStream.range(0, 80).map(i -> i < 50 ? 0 : 1).toArray();
		final int[] part = Holdout.parts(classes, null, new double[] { 8, 1, 1 }, new RandomStream(1)), counts = new int[6];
		for (int i = 0; i < 80; i++) counts[2 * part[i] + classes[i]]++;
		assertArrayEquals(new int[] { 40, 24, 5, 3, 5, 3 }, counts);
		assertArrayEquals(part, Holdout.parts(classes, null, new double[] { 0.8, 0.1, 0.1 }, new RandomStream(1)));
	}

	@Test
	void aBootstrapDrawsWholeGroupsOfEachClass() {
		final int[] drawn = Bootstrap.draw(CLASSES, GROUP, new RandomStream(5)), times = new int[GROUP.length];
		for (final int r : drawn) times[r]++;
		for (int i = 1; i < times.length; i++) if (GROUP[i] == GROUP[i - 1]) assertEquals(times[i - 1], times[i], "row " + i);
		final long positives = Arrays.stream(drawn).map(r -> GROUP[r]).filter(g -> g % 3 == 0).count();
		assertTrue(positives > 0 && positives < drawn.length);
		final int[] left = Bootstrap.left(GROUP.length, drawn);
		for (final int r : left) assertEquals(0, times[r]);
		assertEquals(GROUP.length, left.length + IntStream.of(times).filter(t -> t > 0).count());
	}

	@Test
	void whatCannotBeDividedIsRefused() {
		assertTrue(assertThrows(InputException.class, () -> Folds.stratified(CLASSES, GROUP, 61, new RandomStream(1))).getMessage().contains(
			"61 folds of 60 groups"));
		assertTrue(assertThrows(InputException.class, () -> Holdout.parts(new int[] { 0, 0, 1 }, new int[] { 7, 7, 7 }, new double[] { 7, 3 },
			new RandomStream(1))).getMessage().contains("3 rows in 1 groups in the ratio 7:3 leaves no row for part 2"));
	}
}
