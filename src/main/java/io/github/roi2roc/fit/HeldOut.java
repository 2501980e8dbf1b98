package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.metric.Concordance;

/** What a cross-validation measures on the rows left out, with the definitions of {@code cv.glmnet}. */
abstract sealed class HeldOut {

	private static final double LEAST_PROBABILITY = 1e-5;

	final PenalizedData data;
	final PathCrossValidation.Measure measure;

	private HeldOut(final PenalizedData data, final PathCrossValidation.Measure measure) {
		this.data = data;
		this.measure = measure;
	}

	/** @throws InputException if the measure does not fit the outcome */
	static HeldOut of(final PenalizedData data, final PathCrossValidation.Measure measure) {
		final PenalizedOutcome y = data.outcome();
		final boolean fits = switch (measure) {
			case DEVIANCE -> true;
			case AUC -> y instanceof PenalizedOutcome.Binomial;
			case CLASS -> y instanceof PenalizedOutcome.Binomial || y instanceof PenalizedOutcome.Multinomial;
			case MSE, MAE -> !(y instanceof PenalizedOutcome.Survival);
			case C -> y instanceof PenalizedOutcome.Survival;
		};
		if (!fits) throw new InputException("The measure " + measure + " does not fit an outcome that is " + (y instanceof PenalizedOutcome.Gaussian
			? "a number (deviance, mse and mae do)." : y instanceof PenalizedOutcome.Survival ? "survival (deviance and c do)."
				: y instanceof PenalizedOutcome.Binomial ? "one of two classes (deviance, auc, class, mse and mae do)."
					: "one of several classes (deviance, class, mse and mae do)."));
		if (y instanceof final PenalizedOutcome.Survival s) return new OfSurvival(data, s, measure);
		return measure == PathCrossValidation.Measure.AUC ? new OfCurve(data, (PenalizedOutcome.Binomial) y) : new OfRows(data, measure);
	}

	/**
	 * What is measured at each λ.
	 *
	 * @param path fitted to the rows {@code in}
	 * @param out the rows left out
	 * @return λ × row of {@code out}, or λ × 1 where only the fold has a value; NaN where there is none
	 */
	abstract double[][] measure(PenalizedPath path, double[] lambdas, int[] in, int[] out);

	/** Whether each row has a value of its own. */
	boolean byRow() {
		return false;
	}

	/** How much a fold counts. */
	double weight(final int[] out) {
		return Arrays.stream(out).mapToDouble(data::weight).sum();
	}

	/** The fold's value. */
	double mean(final double[] measured, final int[] out) {
		return measured[0];
	}

	/** A loss per row. */
	private static final class OfRows extends HeldOut {

		OfRows(final PenalizedData data, final PathCrossValidation.Measure measure) {
			super(data, measure);
		}

		@Override
		boolean byRow() {
			return true;
		}

		@Override
		double mean(final double[] measured, final int[] out) {
			double s = 0;
			for (int i = 0; i < out.length; i++) s += data.weight(out[i]) * measured[i];
			return s / weight(out);
		}

		@Override
		double[][] measure(final PenalizedPath path, final double[] lambdas, final int[] in, final int[] out) {
			return Arrays.stream(lambdas).mapToObj(l -> losses(path, path.position(l), out)).toArray(double[][]::new);
		}

		private double[] losses(final PenalizedPath path, final PenalizedPath.Position at, final int[] out) {
			final double[][] eta = IntStream.range(0, path.classes()).mapToObj(c -> predictors(path, at, c, out)).toArray(double[][]::new);
			return IntStream.range(0, out.length).mapToDouble(i -> {
				final int row = out[i];
				if (data.outcome() instanceof final PenalizedOutcome.Gaussian g) return loss(g.y()[row] - eta[0][i]);
				if (data.outcome() instanceof final PenalizedOutcome.Binomial b) return loss(b.positive()[row], 1 / (1 + Math.exp(-eta[0][i])));
				return loss(((PenalizedOutcome.Multinomial) data.outcome()).y()[row], probabilities(eta, i));
			}).toArray();
		}

		private double loss(final double error) {
			return measure == PathCrossValidation.Measure.MAE ? Math.abs(error) : error * error;
		}

		private double loss(final boolean positive, final double probability) {
			final double error = (positive ? 1 : 0) - probability;
			return switch (measure) {
				case DEVIANCE -> -2 * Math.log(bounded(positive ? probability : 1 - probability));
				case CLASS -> probability > 0.5 == positive ? 0 : 1;
				case MSE -> 2 * error * error;
				default -> 2 * Math.abs(error);
			};
		}

		private double loss(final int truth, final double[] probability) {
			if (measure == PathCrossValidation.Measure.DEVIANCE) return -2 * Math.log(bounded(probability[truth]));
			int best = 0;
			double s = 0;
			for (int c = 0; c < probability.length; c++) {
				final double error = (c == truth ? 1 : 0) - probability[c];
				s += measure == PathCrossValidation.Measure.MSE ? error * error : Math.abs(error);
				if (probability[c] > probability[best]) best = c;
			}
			return measure != PathCrossValidation.Measure.CLASS ? s : best == truth ? 0 : 1;
		}

		private static double[] probabilities(final double[][] eta, final int row) {
			final double[] out = new double[eta.length];
			double sum = 0;
			for (int c = 0; c < out.length; c++) sum += out[c] = Math.exp(eta[c][row]);
			for (int c = 0; c < out.length; c++) out[c] /= sum;
			return out;
		}

		private static double bounded(final double probability) {
			return Math.min(Math.max(probability, LEAST_PROBABILITY), 1 - LEAST_PROBABILITY);
		}
	}

	/** Linear predictors of rows, with their offsets. */
	double[] predictors(final PenalizedPath path, final PenalizedPath.Position at, final int ofClass, final int[] rows) {
		final double[] out = path.predict(at, ofClass, data.columns(), rows);
		for (int i = 0; i < out.length; i++) out[i] += data.offset(ofClass, rows[i]);
		return out;
	}

	/** Area under the ROC curve of each fold. */
	private static final class OfCurve extends HeldOut {

		private final PenalizedOutcome.Binomial y;

		OfCurve(final PenalizedData data, final PenalizedOutcome.Binomial y) {
			super(data, PathCrossValidation.Measure.AUC);
			this.y = y;
		}

		@Override
		double[][] measure(final PenalizedPath path, final double[] lambdas, final int[] in, final int[] out) {
			// A pair of a positive and a negative row is one in which the positive's event comes first.
			final boolean[] event = y.of(out).positive();
			final double[] time = new double[out.length], weight = Arrays.stream(out).mapToDouble(data::weight).toArray();
			for (int i = 0; i < time.length; i++) time[i] = event[i] ? 0 : 1;
			return Arrays.stream(lambdas).mapToObj(l -> {
				// Equal linear predictors may differ by rounding where probabilities do not, and ties count.
				final double[] p = Arrays.stream(predictors(path, path.position(l), 0, out)).map(e -> 1 / (1 + Math.exp(-e))).toArray();
				return new double[] { Concordance.of(time, event, p, weight) };
			}).toArray(double[][]::new);
		}
	}

	/** Deviance: what the rows of the fold add to the partial likelihood of all rows, per event; C: concordance within the fold. */
	private static final class OfSurvival extends HeldOut {

		private final PenalizedOutcome.Survival y;
		private final RiskSets all;
		private final double[][] columns;

		OfSurvival(final PenalizedData data, final PenalizedOutcome.Survival y, final PathCrossValidation.Measure measure) {
			super(data, measure);
			this.y = y;
			columns = data.columns();
			all = sets(IntStream.range(0, y.rows()).toArray());
		}

		/** Risk sets of some rows, whose weights are brought to a mean of 1. */
		private RiskSets sets(final int[] rows) {
			final double[] w = Arrays.stream(rows).mapToDouble(data::weight).toArray();
			final double total = Dot.sum(w);
			for (int i = 0; i < w.length; i++) w[i] *= w.length / total;
			final PenalizedOutcome.Survival part = y.of(rows);
			return RiskSets.of(part.time(), part.event(), w);
		}

		@Override
		double weight(final int[] out) {
			if (measure == PathCrossValidation.Measure.C) return super.weight(out);
			return Arrays.stream(out).filter(r -> y.event()[r]).mapToDouble(data::weight).sum();
		}

		@Override
		double[][] measure(final PenalizedPath path, final double[] lambdas, final int[] in, final int[] out) {
			return measure == PathCrossValidation.Measure.C ? concordances(path, lambdas, out) : deviances(path, lambdas, in, out);
		}

		private double[][] concordances(final PenalizedPath path, final double[] lambdas, final int[] out) {
			final PenalizedOutcome.Survival part = y.of(out);
			final double[] w = Arrays.stream(out).mapToDouble(data::weight).toArray();
			return Arrays.stream(lambdas).mapToObj(l -> new double[] { Concordance.of(part.time(), part.event(), path.predict(path.position(l), 0,
				columns, out), w) }).toArray(double[][]::new);
		}

		private double[][] deviances(final PenalizedPath path, final double[] lambdas, final int[] in, final int[] out) {
			final RiskSets rest = sets(in);
			final int[] rows = IntStream.range(0, y.rows()).toArray();
			final double events = weight(out);
			return Arrays.stream(lambdas).mapToObj(l -> {
				final double[] eta = predictors(path, path.position(l), 0, rows);
				return new double[] { (deviance(all, eta) - deviance(rest, PenalizedData.cut(eta, in))) / events };
			}).toArray(double[][]::new);
		}

		private static double deviance(final RiskSets sets, final double[] eta) {
			return 2 * (sets.saturated() - sets.logLikelihood(eta));
		}
	}
}
