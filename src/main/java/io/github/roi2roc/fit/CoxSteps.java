package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.stats.Moments;

/** The steps of a Cox regression: Newton's, on columns that are centred and scaled as {@code coxph} does. */
final class CoxSteps {

	private static final double SETTLED = 1e-9, STILL_GROWING = Math.sqrt(SETTLED), DONE = 1e-13;
	private static final int MOST_STEPS = 20, MORE_STEPS = 4;

	private final double[][] given, columns;
	private final CoxData data;
	private final CoxRegression.Ties ties;
	private final double ridge;
	private final int p;
	private final double[] centre, scale, penalty;
	private final CoxSweep sweep;
	/** Weighted sum of the columns over those who die. */
	private final double[] deaths;

	/** Where the likelihood has been computed. The information is that of the likelihood with its penalty. */
	private record Point(double[] beta, double logLikelihood, double penalised, double[] score, double[][] information, Information factor) {

		double[] step() {
			return factor.solve(score);
		}

		boolean finite() {
			return Double.isFinite(penalised) && Arrays.stream(score).allMatch(Double::isFinite);
		}
	}

	CoxSteps(final double[][] given, final CoxData data, final CoxRegression.Ties ties, final double ridge) {
		this.given = given;
		this.data = data;
		this.ties = ties;
		this.ridge = ridge;
		p = given.length;
		centre = new double[p];
		scale = new double[p];
		penalty = new double[p];
		columns = new double[p][];
		for (int j = 0; j < p; j++) standardise(j);
		sweep = new CoxSweep(columns, data, ties);
		deaths = new double[p];
		for (int j = 0; j < p; j++) for (int i = 0; i < data.rows(); i++) if (data.event()[i]) deaths[j] += data.weight()[i] * columns[j][i];
	}

	/** Columns of −1, 0 and 1 stay as they are. */
	private void standardise(final int j) {
		final double[] x = given[j], w = data.weight();
		scale[j] = 1;
		columns[j] = x.clone();
		if (Arrays.stream(x).anyMatch(d -> d != 0 && Math.abs(d) != 1)) {
			double weights = 0, sum = 0, spread = 0;
			for (int i = 0; i < x.length; i++) {
				weights += w[i];
				sum += w[i] * x[i];
			}
			centre[j] = sum / weights;
			for (int i = 0; i < x.length; i++) spread += w[i] * Math.abs(x[i] - centre[j]);
			if (spread > 0) scale[j] = weights / spread;
			for (int i = 0; i < x.length; i++) columns[j][i] = (x[i] - centre[j]) * scale[j];
		}
		penalty[j] = ridge == 0 ? 0 : ridge * Moments.variance(columns[j]);
	}

	private Point at(final double[] beta) {
		final double[] eta = eta(beta);
		final double[] score = deaths.clone();
		final double[][] information = new double[p][p];
		final double[] sum = new double[1];
		double ofDeaths = 0;
		for (int i = 0; i < eta.length; i++) if (data.event()[i]) ofDeaths += data.weight()[i] * eta[i];
		sweep.run(eta, s -> {
			sum[0] += s.weight() * (Math.log(s.risk()) + s.shift());
			for (int j = 0; j < p; j++) {
				score[j] -= s.weight() * s.mean()[j];
				for (int k = 0; k <= j; k++) information[j][k] += s.weight() * s.variance()[j * p + k];
			}
		});
		final double logLikelihood = ofDeaths - sum[0];
		double penalised = logLikelihood;
		for (int j = 0; j < p; j++) {
			penalised -= penalty[j] * beta[j] * beta[j] / 2;
			score[j] -= penalty[j] * beta[j];
			information[j][j] += penalty[j];
		}
		return new Point(beta, logLikelihood, penalised, score, information, new Information(information));
	}

	private double[] eta(final double[] beta) {
		final double[] eta = data.offset().clone();
		for (int j = 0; j < p; j++) for (int i = 0; i < eta.length; i++) eta[i] += beta[j] * columns[j][i];
		return eta;
	}

	CoxRegression fit() {
		final Point none = at(new double[p]);
		if (p == 0) return result(none, none, true, new int[0]);
		Point best = none;
		double[] next = best.step();
		boolean settled = false;
		for (int step = 1, halved = 0; step <= MOST_STEPS && !settled; step++) {
			final Point now = at(next);
			settled = now.finite() && halved == 0 && Math.abs(now.penalised - best.penalised) <= SETTLED * Math.abs(now.penalised);
			if (settled || now.finite() && now.penalised >= best.penalised) {
				best = now;
				halved = 0;
				next = sum(best.beta, best.step());
			}
			else {
				halved++;
				final double[] back = next;
				final double[] from = best.beta;
				final int h = halved;
				next = IntStream.range(0, p).mapToDouble(j -> (back[j] + h * from[j]) / (h + 1)).toArray();
			}
		}
		return finish(none, best, settled);
	}

	/**
	 * More steps where they get smaller; where they do not, the best coefficient is infinite and the fit stays where R stops. So it is where a
	 * column carried information at the start and none is left.
	 */
	private CoxRegression finish(final Point none, final Point best, final boolean settled) {
		final Point further = more(best);
		final int[] lost = IntStream.range(0, p).filter(j -> best.factor.aside(j) && !none.factor.aside(j)).toArray();
		final int[] growing = growing(best).length == 0 ? new int[0] : growing(further);
		final int[] infinite = IntStream.concat(Arrays.stream(growing), Arrays.stream(lost)).sorted().distinct().toArray();
		return result(none, infinite.length == 0 ? further : best, settled || infinite.length == 0, infinite);
	}

	private Point more(final Point from) {
		Point best = from;
		for (int k = 0; k < MORE_STEPS; k++) {
			final double[] step = best.step();
			final Point now = at(sum(best.beta, step));
			// Near the top the likelihood is flat to the last digits, so it cannot judge the step.
			if (!now.finite() || now.penalised < best.penalised - SETTLED * Math.abs(best.penalised)) return best;
			best = now;
			boolean done = true;
			for (int j = 0; j < p; j++) done &= Math.abs(step[j]) <= DONE * (1 + Math.abs(best.beta[j]));
			if (done) break;
		}
		return best;
	}

	/** Columns whose next step is no small part of their coefficient. */
	private int[] growing(final Point at) {
		final double[] step = at.step();
		return IntStream.range(0, p).filter(j -> !(Math.abs(step[j]) * scale[j] <= SETTLED || Math.abs(step[j]) <= STILL_GROWING * Math.abs(at.beta[j])))
			.toArray();
	}

	private static double[] sum(final double[] a, final double[] b) {
		return IntStream.range(0, a.length).mapToDouble(j -> a[j] + b[j]).toArray();
	}

	private CoxRegression result(final Point none, final Point at, final boolean converged, final int[] infinite) {
		final double[] b = new double[p], nul = none.step();
		final double[][] inverse = at.factor.inverse(), covariance = new double[p][p];
		double score = 0, wald = 0;
		for (int j = 0; j < p; j++) {
			b[j] = at.factor.aside(j) ? Double.NaN : at.beta[j] * scale[j];
			score += none.score[j] * nul[j];
			for (int k = 0; k < p; k++) {
				covariance[j][k] = at.factor.aside(j) || at.factor.aside(k) ? Double.NaN : inverse[j][k] * scale[j] * scale[k];
				wald += at.factor.aside(j) || at.factor.aside(k) ? 0 : at.beta[j] * at.beta[k] * at.information[Math.max(j, k)][Math.min(j, k)];
			}
		}
		final double[][] freedom = ridge == 0 ? null : freedom(inverse);
		final double df = freedom == null ? at.factor.rank() : IntStream.range(0, p).mapToDouble(j -> freedom[j][j]).sum();
		return new CoxRegression(data, given, ties, ridge, b, covariance, centre, centred(eta(at.beta)), none.logLikelihood, at.logLikelihood, ridge == 0
			? score : Double.NaN, wald, df, freedom, converged, infinite);
	}

	/** Less the weighted mean of the offsets. */
	private double[] centred(final double[] eta) {
		double weights = 0, sum = 0;
		for (int i = 0; i < eta.length; i++) {
			weights += data.weight()[i];
			sum += data.weight()[i] * data.offset()[i];
		}
		final double mean = sum / weights;
		return Arrays.stream(eta).map(e -> e - mean).toArray();
	}

	/** Inverse · (information − penalty), in the units of the columns as given. */
	private double[][] freedom(final double[][] inverse) {
		final double[][] out = new double[p][p];
		for (int j = 0; j < p; j++) for (int k = 0; k < p; k++) out[j][k] = (j == k ? 1 : 0) - inverse[j][k] * penalty[k] * scale[j] / scale[k];
		return out;
	}
}
