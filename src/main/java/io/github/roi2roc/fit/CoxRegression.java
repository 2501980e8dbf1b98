package io.github.roi2roc.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.metric.Concordance;
import io.github.roi2roc.stats.Normal;
import io.github.roi2roc.stats.Tail;

/**
 * Cox's proportional hazards regression as R's {@code survival::coxph} (3.5): the same steps from 0, at most 20, until the log partial
 * likelihood moves by less than 1e-9 of itself; then, where they get smaller, a few more for full precision. A ridge penalty is that of
 * {@code survival::ridge} over all columns: θ/2 · Σ b² · variance of the column.
 *
 * @param data whom it was fitted to
 * @param columns column × row, as given
 * @param ties how those who die together are counted
 * @param ridge θ; 0 for none
 * @param coefficients log hazard ratio for one unit of each column; NaN for a column that earlier ones determine
 * @param covariance of the coefficients, with a penalty the inverse of the penalised information; NaN where a coefficient is
 * @param centre what is subtracted from each column in {@code linearPredictors} and {@link #baseline}: its weighted mean, but 0 for columns of
 *          −1, 0 and 1 alone, as R does
 * @param linearPredictors Σ b (x − centre) + offset − weighted mean of the offsets, of each row
 * @param nullLogLikelihood of all coefficients 0
 * @param logLikelihood at the coefficients, without the penalty
 * @param score χ² of the score (log-rank) test; NaN with a penalty
 * @param wald χ² of Wald's test
 * @param df degrees of freedom: number of coefficients, with a penalty their effective number
 * @param freedom covariance · unpenalised information, whose trace is {@code df}; null without a penalty
 * @param converged whether the likelihood settled within 20 steps
 * @param infinite columns (by number) whose coefficient still grew when the likelihood had settled: the best value is infinite ("monotone
 *          likelihood"), because some group has no event or a column orders the deaths; what is given is where R stops, NaN
 *          where no information is left there
 */
public record CoxRegression(CoxData data, double[][] columns, Ties ties, double ridge, double[] coefficients, double[][] covariance,
	double[] centre, double[] linearPredictors, double nullLogLikelihood, double logLikelihood, double score, double wald, double df,
	double[][] freedom, boolean converged, int[] infinite)
{

	/** How those who die at the same time are counted. */
	public enum Ties {
		EFRON, BRESLOW;

		/** @throws InputException if there is no such way */
		public static Ties of(final String name) {
			for (final Ties t : values()) if (t.name().equalsIgnoreCase(name.strip())) return t;
			throw new InputException("'ties' is '" + name + "', but efron or breslow belongs there.");
		}
	}

	/**
	 * The cumulative hazard of somebody whose linear predictor is 0, that is with the columns at {@code centre} and the mean offset.
	 *
	 * @param stratum its number
	 * @param time every time that occurs in the stratum, rising, those of censoring too
	 * @param hazard cumulative hazard up to and with each time
	 */
	public record Baseline(int stratum, double[] time, double[] hazard) {

		/** Cumulative hazard at a time: that of the last time not after it, 0 before the first. */
		public double at(final double t) {
			final int k = Arrays.binarySearch(time, t);
			final int last = k >= 0 ? k : -k - 2;
			return last < 0 ? 0 : hazard[last];
		}
	}

	/** χ² with its degrees of freedom. */
	public record Test(double statistic, double df) {

		/** P of a larger statistic. */
		public double p() {
			return df > 0 ? Tail.chiSquared(statistic, df) : Double.NaN;
		}
	}

	/** Efron's ties, no penalty. */
	public static CoxRegression fit(final double[][] columns, final CoxData data) {
		return fit(columns, data, Ties.EFRON, 0);
	}

	/**
	 * Fits the model.
	 *
	 * @param columns column × row; none for the model without coefficients
	 * @param ridge θ, from 0 on
	 * @throws InputException if nobody has the event, a number is not finite, or θ is negative
	 */
	public static CoxRegression fit(final double[][] columns, final CoxData data, final Ties ties, final double ridge) {
		if (data.events() == 0) throw new InputException("Nobody of " + data.rows() + " rows has the event; Cox regression has nothing to explain.");
		if (!(ridge >= 0) || Double.isInfinite(ridge)) throw new InputException("'ridge' is " + ridge + ", but a number from 0 on belongs there.");
		for (int j = 0; j < columns.length; j++) {
			if (columns[j].length != data.rows()) throw new IllegalArgumentException("column " + j + " has " + columns[j].length + " rows, not " + data.rows());
			for (int i = 0; i < data.rows(); i++) if (!Double.isFinite(columns[j][i])) throw new InputException("Column " + (j + 1) + ", row " + (i + 1)
				+ " is " + columns[j][i] + "; Cox regression needs finite numbers.");
		}
		return new CoxSteps(columns, data, ties, ridge).fit();
	}

	/** Standard error of each coefficient. */
	public double[] standardErrors() {
		return IntStream.range(0, coefficients.length).mapToDouble(j -> Math.sqrt(covariance[j][j])).toArray();
	}

	/** Wald's z of each coefficient. */
	public double[] z() {
		final double[] se = standardErrors();
		return IntStream.range(0, se.length).mapToDouble(j -> coefficients[j] / se[j]).toArray();
	}

	/** Two-sided P of each coefficient. */
	public double[] p() {
		return Arrays.stream(z()).map(Normal::twoSided).toArray();
	}

	/** Number of coefficients that were estimated. */
	public int rank() {
		return (int) Arrays.stream(coefficients).filter(b -> !Double.isNaN(b)).count();
	}

	/** Akaike's criterion: −2 log likelihood + 2 × degrees of freedom. */
	public double aic() {
		return -2 * logLikelihood + 2 * df;
	}

	/** The likelihood ratio test against all coefficients being 0. */
	public Test likelihoodRatioTest() {
		return new Test(2 * (logLikelihood - nullLogLikelihood), df);
	}

	/** Wald's test of all coefficients being 0. */
	public Test waldTest() {
		return new Test(wald, df);
	}

	/** The score test of all coefficients being 0; for one factor it is the log-rank test. */
	public Test scoreTest() {
		return new Test(score, df);
	}

	/** Harrell's concordance of the linear predictor with its standard error, pairs being compared within strata. */
	public Concordance.Result concordance() {
		return Concordance.result(data.time(), data.event(), linearPredictors, data.weight(), data.stratum());
	}

	/**
	 * Linear predictor of a row of new data ({@code columns[column][row]}) with the mean offset, centred as {@code linearPredictors}; aliased columns
	 * do not count. With {@link #baseline} the survival at t is exp(−hazard(t) · exp(linear predictor)).
	 */
	public double predict(final double[][] newColumns, final int row) {
		double e = 0;
		for (int j = 0; j < coefficients.length; j++) if (!Double.isNaN(coefficients[j])) e += coefficients[j] * (newColumns[j][row] - centre[j]);
		return e;
	}

	/** The baseline hazard of each stratum that has a row that counts, by number of the stratum; R's {@code basehaz} of the fit. */
	public List<Baseline> baseline() {
		final List<Baseline> out = increments(false);
		for (final Baseline b : out) for (int k = 1; k < b.hazard.length; k++) b.hazard[k] += b.hazard[k - 1];
		return out;
	}

	/** What the hazard rises by at each time; on request only the part of it that has left those who die then. */
	private List<Baseline> increments(final boolean left) {
		final int[] counted = IntStream.range(0, data.rows()).filter(i -> data.weight()[i] > 0).toArray();
		final int[] strata = Arrays.stream(counted).map(i -> data.stratum()[i]).sorted().distinct().toArray();
		final List<Baseline> out = new ArrayList<>();
		for (final int s : strata) {
			final double[] time = Arrays.stream(counted).filter(i -> data.stratum()[i] == s).mapToDouble(i -> data.time()[i]).sorted().distinct().toArray();
			out.add(new Baseline(s, time, new double[time.length]));
		}
		new CoxSweep(new double[0][data.rows()], data, ties).run(linearPredictors, step -> {
			final Baseline b = out.get(Arrays.binarySearch(strata, step.stratum()));
			b.hazard[Arrays.binarySearch(b.time, step.time())] += (left ? step.left() : 1) * step.weight() / step.risk() * Math.exp(-step.shift());
		});
		return out;
	}

	/** Event − expected number of events of each row; R's {@code residuals(fit, "martingale")}. NaN in a stratum without a row that counts. */
	public double[] martingaleResiduals() {
		final List<Baseline> hazard = baseline(), left = increments(true);
		final int[] strata = hazard.stream().mapToInt(Baseline::stratum).toArray();
		final double[] out = new double[data.rows()];
		for (int i = 0; i < out.length; i++) {
			final int s = Arrays.binarySearch(strata, data.stratum()[i]);
			out[i] = Double.NaN;
			if (s < 0) continue;
			double h = hazard.get(s).at(data.time()[i]);
			// With Efron's ties, one who dies is no longer fully at risk while those who die with him do.
			if (data.event()[i] && data.weight()[i] > 0) h -= left.get(s).hazard[Arrays.binarySearch(left.get(s).time, data.time()[i])];
			out[i] = (data.event()[i] ? 1 : 0) - Math.exp(linearPredictors[i]) * h;
		}
		return out;
	}

	/**
	 * The tests of proportional hazards (Grambsch and Therneau 1994, as the score test of R's {@code survival} from 3.0 on), time being
	 * transformed by the Kaplan–Meier curve of all rows.
	 *
	 * @param terms numbers of each term's columns
	 * @return one test per term, then the global one; NaN with 0 degrees of freedom for a term whose columns are all aliased
	 */
	public List<Test> proportionalHazards(final List<int[]> terms) {
		return new CoxProportionality(this).tests(terms);
	}
}
