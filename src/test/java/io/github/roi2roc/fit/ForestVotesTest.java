package io.github.roi2roc.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Collections;

import org.junit.jupiter.api.Test;

/** A forest's score is a share of its trees. */
class ForestVotesTest {

	/** 49 times 1 / 49 is a little more than 1 in floating point; the share of 49 trees of 49 is 1, as calibration demands. */
	@Test
	void allTreesAreOne() {
		final Tree yes = new Tree(new int[] { -1 }, new double[1], new int[1], new int[1], new double[][] { { 0.2, 0.8 } }, new int[] { 5 });
		assertArrayEquals(new double[] { 0, 1 }, new Forest(Collections.nCopies(49, yes).toArray(new Tree[0]), 2).predict(new double[1]), 0);
	}
}
