package io.github.roi2roc.fit;

import java.util.Arrays;

import io.github.roi2roc.InputException;

/** Penalised least squares at a sequence of λ, by coordinate descent with the strong rule (glmnet's family "gaussian"). */
final class GaussianPath {

	/** From so many columns on the strong rule chooses among them, as in glmnet; of fewer all stand in every pass. */
	private static final int SCREENED = 500;

	private final PenalizedData.Part part;
	private final WorkingColumns columns;
	private final Descent descent;
	private final double[] residual;
	private final double mean, scale, nullDeviance;

	/**
	 * @param outcome of each row
	 * @throws InputException if it is constant
	 */
	GaussianPath(final PenalizedData.Part part, final double[] outcome, final PenaltySettings settings) {
		this.part = part;
		final double[] w = part.w(), y = outcome.clone();
		for (int i = 0; i < y.length; i++) {
			if (!Double.isFinite(y[i])) throw new InputException("Row " + (i + 1) + ": the outcome is " + y[i] + ", but a finite number belongs there.");
			if (part.offset() != null) y[i] -= part.offset()[i];
		}
		mean = Dot.of(w, y);
		double var = 0;
		for (int i = 0; i < y.length; i++) var += w[i] * (y[i] - mean) * (y[i] - mean);
		if (!(var > 0) || Arrays.stream(y).allMatch(d -> d == y[0])) throw new InputException("The outcome is the same in all " + y.length
			+ " rows; there is nothing to explain.");
		scale = Math.sqrt(var);
		nullDeviance = var * part.total();
		residual = new double[y.length];
		for (int i = 0; i < y.length; i++) residual[i] = w[i] * (y[i] - mean) / scale; // weighted: a column's gradient is one product
		final double[] scaled = Arrays.stream(settings.lambdas()).map(l -> l / scale).toArray();
		columns = new WorkingColumns(part.columns(), scaled.length > 0 ? settings.withLambdas(scaled) : settings, part.rows());
		descent = new Descent(columns, w, residual, false, settings.threshold());
		columns.look(residual);
	}

	PenalizedPath run() {
		final PenalizedPath.Builder path = new PenalizedPath.Builder(part.columns(), 1);
		final LambdaSequence sequence = columns.sequence();
		double explained = 0;
		for (int k = 0; k < sequence.count(); k++) {
			columns.advance(k);
			// The first automatic lambda lets in columns without penalty only: the gradients of the others say where the sequence begins.
			if (columns.x().length < SCREENED && (k > 0 || !sequence.automatic())) columns.admitAll();
			if (!solve(k > 0)) {
				path.cut();
				break;
			}
			final double before = explained;
			explained = explained();
			path.add(sequence.lambda() * scale, explained, mean, descent.beta(), scale);
			if (sequence.ends(k, explained - before, explained, LambdaSequence.leastGain() * explained)) break;
		}
		return path.build(nullDeviance, sequence.automatic());
	}

	/** False if the passes are used up. */
	private boolean solve(final boolean activeFirst) {
		if (!descent.run(activeFirst)) return false;
		while (true) {
			columns.look(residual);
			if (!columns.admit()) return true;
				if (!descent.run(false)) return false;
		}
	}

	private double explained() {
		if (columns.count() == 0) return 0;
		double left = 0;
		for (int i = 0; i < residual.length; i++) left += residual[i] * residual[i] / part.w()[i];
		return 1 - left;
	}
}
