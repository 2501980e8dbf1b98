package io.github.roi2roc.fit;

import java.util.Arrays;

/** What a penalised regression explains; glmnet's families. */
public sealed interface PenalizedOutcome permits PenalizedOutcome.Gaussian, PenalizedOutcome.Binomial, PenalizedOutcome.Multinomial,
	PenalizedOutcome.Survival
{

	int rows();

	/** The outcome of some of the rows. */
	PenalizedOutcome of(int[] rows);

	/** Fits a path to columns (column × row), all rows counting the same. */
	default PenalizedPath fit(final double[][] columns, final PenaltySettings settings) {
		return PenalizedData.of(columns, this).fit(settings);
	}

	/** Fits a path to these rows and no others. */
	PenalizedPath fit(PenalizedData.Part part, PenaltySettings settings);

	/** A number per row. */
	record Gaussian(double[] y) implements PenalizedOutcome {

		@Override
		public int rows() {
			return y.length;
		}

		@Override
		public PenalizedPath fit(final PenalizedData.Part part, final PenaltySettings settings) {
			return new GaussianPath(part, y, settings).run();
		}

		@Override
		public PenalizedOutcome of(final int[] rows) {
			return new Gaussian(PenalizedData.cut(y, rows));
		}
	}

	/** One of two classes per row. */
	record Binomial(boolean[] positive) implements PenalizedOutcome {

		@Override
		public int rows() {
			return positive.length;
		}

		@Override
		public PenalizedPath fit(final PenalizedData.Part part, final PenaltySettings settings) {
			return new LogisticPath(part, positive, settings).run();
		}

		@Override
		public Binomial of(final int[] rows) {
			return new Binomial(cut(positive, rows));
		}
	}

	/** One of several classes per row, from 0. */
	record Multinomial(int[] y, int classes) implements PenalizedOutcome {

		@Override
		public int rows() {
			return y.length;
		}

		@Override
		public PenalizedPath fit(final PenalizedData.Part part, final PenaltySettings settings) {
			return new MultinomialPath(part, y, classes, settings).run();
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
		public PenalizedPath fit(final PenalizedData.Part part, final PenaltySettings settings) {
			return new CoxPath(part, time, event, settings).run();
		}

		@Override
		public Survival of(final int[] rows) {
			return new Survival(PenalizedData.cut(time, rows), cut(event, rows));
		}
	}

	private static boolean[] cut(final boolean[] values, final int[] rows) {
		final boolean[] out = new boolean[rows.length];
		for (int i = 0; i < rows.length; i++) out[i] = values[rows[i]];
		return out;
	}
}
