package io.github.roi2roc.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.roi2roc.InputException;

/** Which test tells whether a number differs between two groups or more. */
public enum LocationTest {
	/** Mann and Whitney's, as R's {@code wilcox.test} decides between exact and normal; Kruskal and Wallis's for more than two groups. */
	MANN_WHITNEY,
	/** Student's t; analysis of variance for more than two groups. */
	STUDENT,
	/** Welch's t; Kruskal and Wallis's for more than two groups. */
	WELCH;

	/**
	 * What came of it.
	 *
	 * @param name as papers print it
	 * @param statistic t or W of the last group against the first, F or χ²
	 */
	public record Outcome(String name, double statistic, double p) {}

	/** @throws InputException if there is no such test */
	public static LocationTest of(final String name) {
		for (final LocationTest t : values()) {
			if (t.name().equalsIgnoreCase(name.strip())) return t;
		}
		throw new InputException("'test' is '" + name + "', but one of " + String.join(", ", names()) + " belongs there.");
	}

	/** The words for them in settings. */
	public static List<String> names() {
		return Arrays.stream(values()).map(t -> t.name().toLowerCase(Locale.ROOT)).toList();
	}

	/**
	 * @param groups values of each group; two or more groups
	 * @throws InputException if a group is too small for the test
	 */
	public Outcome of(final double[]... groups) {
		if (groups.length > 2) {
			final GroupTest g = this == STUDENT ? GroupTest.anova(groups) : GroupTest.kruskalWallis(groups);
			return new Outcome(this == STUDENT ? "ANOVA" : "Kruskal-Wallis", g.statistic(), g.p());
		}
		if (this == MANN_WHITNEY) {
			final RankSum w = RankSum.test(groups[1], groups[0]);
			return new Outcome(w.exact() ? "Mann-Whitney (exact)" : "Mann-Whitney", w.w(), w.p());
		}
		final TTest t = this == STUDENT ? TTest.student(groups[1], groups[0]) : TTest.welch(groups[1], groups[0]);
		return new Outcome(this == STUDENT ? "Student t" : "Welch t", t.t(), t.p());
	}
}
