package io.github.roi2roc.stats;

import io.github.roi2roc.InputException;

/** What tests ask of the groups they are given. */
final class Sample {

	private Sample() {}

	/** @throws InputException if a group has fewer values than the test needs, or one that is missing or infinite */
	static void require(final String test, final int atLeast, final double[]... groups) {
		for (int g = 0; g < groups.length; g++) {
			if (groups[g].length < atLeast) throw new InputException(test + ": group " + (g + 1) + " has " + groups[g].length + " value"
				+ (groups[g].length == 1 ? "" : "s") + "; " + atLeast + " are needed.");
			for (final double d : groups[g]) if (!Double.isFinite(d)) throw new InputException(test + ": group " + (g + 1) + " holds " + d
				+ "; leave out what is missing.");
		}
	}
}
