package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;

/**
 * What a penalised regression is fitted to.
 *
 * @param columns column × row
 * @param outcome of each row
 * @param weights of the rows, 0 or more; empty for all 1. A row of weight 0 takes no part
 * @param offsets added to each row's linear predictor: one line, or class × row for several classes; empty for none
 */
public record PenalizedData(double[][] columns, PenalizedOutcome outcome, double[] weights, double[][] offsets) {

	/** @throws InputException if lengths differ, or a weight or an offset is no number to be used */
	public PenalizedData {
		final int n = outcome.rows();
		for (int j = 0; j < columns.length; j++) length("Column " + (j + 1), columns[j].length, n);
		if (weights.length > 0) {
			length("The weights", weights.length, n);
			for (int i = 0; i < n; i++) if (!(weights[i] >= 0) || Double.isInfinite(weights[i])) throw new InputException("Row " + (i + 1)
				+ ": the weight is " + weights[i] + ", but a number from 0 on belongs there.");
			if (Arrays.stream(weights).allMatch(w -> w == 0)) throw new InputException("Every row has the weight 0; nothing is left to fit.");
		}
		if (offsets.length > 0) {
			final int lines = outcome instanceof final PenalizedOutcome.Multinomial m ? m.classes() : 1;
			if (offsets.length != lines) throw new InputException(offsets.length + " offset" + (offsets.length == 1 ? "" : "s") + " for " + lines
				+ (lines == 1 ? " linear predictor; give one." : " classes; give one for each class, in the order of the classes."));
		}
		for (final double[] o : offsets) {
			length("An offset", o.length, n);
			for (int i = 0; i < n; i++) if (!Double.isFinite(o[i])) throw new InputException("Row " + (i + 1) + ": the offset is " + o[i]
				+ ", but a finite number belongs there.");
		}
	}

	/** All rows count the same, and there is no offset. */
	public static PenalizedData of(final double[][] columns, final PenalizedOutcome outcome) {
		return new PenalizedData(columns, outcome, new double[0], new double[0][]);
	}

	private static void length(final String what, final int found, final int rows) {
		if (found != rows) throw new InputException(what + ": " + found + " values for " + rows + " rows.");
	}

	/**
	 * Fits the path to all rows.
	 *
	 * @throws InputException if the outcome does not vary, or a number is not finite
	 */
	public PenalizedPath fit(final PenaltySettings settings) {
		return fit(Design.of(columns), IntStream.range(0, outcome.rows()).toArray(), settings);
	}

	/** The path of some of the rows. */
	PenalizedPath fit(final Design design, final int[] rows, final PenaltySettings settings) {
		final int[] counted = Arrays.stream(rows).filter(r -> weight(r) > 0).toArray();
		if (counted.length == 0) throw new InputException("All " + rows.length + " rows to be fitted have the weight 0.");
		final double[] w = Arrays.stream(counted).mapToDouble(this::weight).toArray();
		final double total = Dot.sum(w);
		for (int i = 0; i < w.length; i++) w[i] /= total;
		final double[][] offset = Arrays.stream(offsets).map(o -> cut(o, counted)).toArray(double[][]::new);
		return outcome.of(counted).fit(new Part(new StandardColumns(design, counted, w, settings.standardize()), w, total, offset, rows.length), settings);
	}

	/**
	 * Rows of a fit.
	 *
	 * @param w weights, summing to 1
	 * @param total what the weights sum to otherwise
	 * @param offsets empty for none
	 * @param rows how many there are with those of weight 0
	 */
	record Part(StandardColumns columns, double[] w, double total, double[][] offsets, int rows) {

		/** The offset of a fit with one linear predictor; null for none. */
		double[] offset() {
			return offsets.length == 0 ? null : offsets[0];
		}
	}

	double weight(final int row) {
		return weights.length == 0 ? 1 : weights[row];
	}

	double offset(final int ofClass, final int row) {
		return offsets.length == 0 ? 0 : offsets[ofClass][row];
	}

	static double[] cut(final double[] values, final int[] rows) {
		final double[] out = new double[rows.length];
		for (int i = 0; i < rows.length; i++) out[i] = values[rows[i]];
		return out;
	}
}
