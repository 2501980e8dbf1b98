package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.List;

/**
 * A term of a regression: one column of numbers, or the dummy columns of a factor, which come and go together.
 *
 * @param name of the variable
 * @param columnNames names of the coefficients, as R makes them: {@code race2}, {@code race3}
 * @param columns column × row
 */
public record Term(String name, List<String> columnNames, double[][] columns) {

	public Term {
		columnNames = List.copyOf(columnNames);
	}

	/** A column of numbers. */
	public static Term number(final String name, final double... values) {
		return new Term(name, List.of(name), new double[][] { values });
	}

	/**
	 * A factor as dummy columns, one per level but the first, which is the reference.
	 *
	 * @param levels reference first
	 * @param cells level of each row
	 */
	public static Term factor(final String name, final List<String> levels, final String... cells) {
		final double[][] out = new double[levels.size() - 1][cells.length];
		for (int i = 0; i < cells.length; i++) {
			final int k = levels.indexOf(cells[i]);
			if (k > 0) out[k - 1][i] = 1;
		}
		return new Term(name, levels.stream().skip(1).map(l -> name + l).toList(), out);
	}

	/** Columns of several terms side by side. */
	public static double[][] columns(final List<Term> terms) {
		return terms.stream().flatMap(t -> Arrays.stream(t.columns)).toArray(double[][]::new);
	}
}
