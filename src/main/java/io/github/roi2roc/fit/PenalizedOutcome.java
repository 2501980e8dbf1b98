package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What a penalised regression explains; glmnet's families. */
public sealed interface PenalizedOutcome permits PenalizedOutcome.Gaussian, PenalizedOutcome.Binomial, PenalizedOutcome.Multinomial,
	PenalizedOutcome.Survival
{

	int rows();

	/** Fits a path to columns (column × row). */
	PenalizedPath fit(double[][] columns, PenaltySettings settings);

	/** The outcome of some of the rows. */
	PenalizedOutcome of(int[] rows);

	/** A number per row. */
	record Gaussian(double[] y) implements PenalizedOutcome {

		@Override
		public int rows() {
			return y.length;
		}

		@Override
		public PenalizedPath fit(final double[][] columns, final PenaltySettings settings) {
			return GaussianPath.fit(columns, y, settings);
		}

		@Override
		public PenalizedOutcome of(final int[] rows) {
			return new Gaussian(Arrays.stream(rows).mapToDouble(r -> y[r]).toArray());
		}
	}

	/** One of two classes per row. */
	record Binomial(boolean[] positive) implements PenalizedOutcome {

		@Override
		public int rows() {
			return positive.length;
		}

		@Override
		public PenalizedPath fit(final double[][] columns, final PenaltySettings settings) {
			return LogisticPath.fit(columns, positive, settings);
		}

		@Override
		public PenalizedOutcome of(final int[] rows) {
			final boolean[] out = new boolean[rows.length];
			for (int i = 0; i < rows.length; i++) out[i] = positive[rows[i]];
			return new Binomial(out);
		}
	}

	/** One of several classes per row, from 0. */
	record Multinomial(int[] y, int classes) implements PenalizedOutcome {

		@Override
		public int rows() {
			return y.length;
		}

		@Override
		public PenalizedPath fit(final double[][] columns, final PenaltySettings settings) {
			return MultinomialPath.fit(columns, y, classes, settings);
		}

		@Override
		public PenalizedOutcome of(final int[] rows) {
			return new Multinomial(Arrays.stream(rows).map(r -> y[r]).toArray(), classes);
		}
	}

	/** A time and whether the event came then; otherwise the row is censored. */
	record Survival(double[] time, boolean[] event) implements PenalizedOutcome {

		@Override
		public int rows() {
			return time.length;
		}

		@Override
		public PenalizedPath fit(final double[][] columns, final PenaltySettings settings) {
			return CoxPath.fit(columns, time, event, settings);
		}

		@Override
		public Survival of(final int[] rows) {
			final boolean[] out = new boolean[rows.length];
			for (int i = 0; i < rows.length; i++) out[i] = event[rows[i]];
			return new Survival(Arrays.stream(rows).mapToDouble(r -> time[r]).toArray(), out);
		}
	}

	/** Columns cut to some of the rows. */
	static double[][] cut(final double[][] columns, final int[] rows) {
		return IntStream.range(0, columns.length).mapToObj(j -> {
			final double[] c = columns[j], out = new double[rows.length];
			for (int i = 0; i < rows.length; i++) out[i] = c[rows[i]];
			return out;
		}).toArray(double[][]::new);
	}
}
