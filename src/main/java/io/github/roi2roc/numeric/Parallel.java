package io.github.roi2roc.numeric;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Spreads independent pieces of work over the worker threads: those of the fork-join pool that runs the caller, else the JVM's common
 * pool, so that cases, image types and slices share one pool. Each piece writes only what no other piece reads or writes; then the result
 * has the same bits for any number of threads.
 */
public final class Parallel {

	private Parallel() {}

	/**
	 * Runs {@code body} for 0 … n − 1, in any order, and returns when all are done.
	 *
	 * @param n number of pieces
	 * @param body does the piece with this number; an exception of its stops the work and reaches the caller
	 */
	public static void range(final int n, final IntConsumer body) {
		if (n == 1) body.accept(0);
		else IntStream.range(0, n).parallel().forEach(body);
	}
}
