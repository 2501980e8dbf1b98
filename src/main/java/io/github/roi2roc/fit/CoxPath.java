package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;

/**
 * Penalised Cox regression at a sequence of λ (Simon et al. 2011; glmnet's family "cox"): Breslow's partial likelihood, its second derivative
 * by rows only, coordinate descent inside.
 */
public final class CoxPath {

	private final StandardColumns standard;
	private final double[][] x;
	private final double[] eta, risk, r, v, penalty, beta, oldBeta, curvature, gradient;
	private final RiskSets sets;
	private final int n, p, maxIterations;
	private final double shrink, nullLikelihood, nullDeviance;
	private final LambdaSequence sequence;
	private final boolean[] strong, everActive;
	private final int[] active;
	/** Passes on the residuals before inner products of columns are worth their cost. */
	private static final int RESIDUAL_PASSES = 6;
	private int activeCount, iterations;
	private final ActiveDescent descent;

	/**
	 * Who is at risk when somebody dies. Rows are ordered by time; one that is censored when another dies is still at risk then.
	 *
	 * @param order rows by rising time
	 * @param start for each time of death, the place in {@code order} of the first row at risk
	 * @param deaths how many die at each time of death
	 * @param last for each place in {@code order}, the number of times of death up to its row's time
	 */
	record RiskSets(int[] order, int[] start, int[] deaths, int[] last, boolean[] event) {

		static RiskSets of(final double[] time, final boolean[] event) {
			final int n = time.length;
			for (int i = 0; i < n; i++) if (!(time[i] >= 0) || Double.isInfinite(time[i])) throw new InputException("Row " + (i + 1) + ": the time is "
				+ time[i] + ", but a number from 0 on belongs there.");
			final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> time[i])).mapToInt(i -> i).toArray();
			final int[] start = new int[n], deaths = new int[n], last = new int[n];
			int k = 0;
			for (int a = 0; a < n;) {
				int b = a, d = 0;
				while (b < n && time[order[b]] == time[order[a]]) if (event[order[b++]]) d++;
				if (d > 0) {
					start[k] = a;
					deaths[k++] = d;
				}
				for (int i = a; i < b; i++) last[i] = k;
				a = b;
			}
			if (k == 0) throw new InputException("Nobody of " + n + " rows has the event; Cox regression has nothing to explain.");
			return new RiskSets(order, Arrays.copyOf(start, k), Arrays.copyOf(deaths, k), last, event);
		}

		/** Sum of risks at each time of death. */
		double[] sums(final double[] risk) {
			final double[] out = new double[start.length];
			double s = 0;
			for (int k = start.length - 1, i = order.length - 1; k >= 0; k--) {
				for (; i >= start[k]; i--) s += risk[order[i]];
				out[k] = s;
			}
			return out;
		}

		/** Log partial likelihood (Breslow). */
		double logLikelihood(final double[] eta) {
			final double max = Arrays.stream(eta).max().orElse(0);
			final double[] sum = sums(Arrays.stream(eta).map(e -> Math.exp(e - max)).toArray());
			double s = 0;
			for (int i = 0; i < eta.length; i++) if (event[i]) s += eta[i] - max;
			for (int k = 0; k < sum.length; k++) s -= deaths[k] * Math.log(sum[k]);
			return s;
		}

		/** Log likelihood of the model that foresees everything. */
		double saturated() {
			double s = 0;
			for (final int d : deaths) s -= d * Math.log(d);
			return s;
		}
	}

	private CoxPath(final double[][] columns, final double[] time, final boolean[] event, final PenaltySettings settings) {
		n = time.length;
		p = columns.length;
		final double[] w = new double[n];
		Arrays.fill(w, 1.0 / n);
		sets = RiskSets.of(time, event);
		standard = StandardColumns.of(columns, w, true, settings.standardize());
		x = standard.x();
		penalty = settings.factors(p);
		maxIterations = settings.maxIterations();
		eta = new double[n];
		risk = new double[n];
		r = new double[n];
		v = new double[n];
		beta = new double[p];
		oldBeta = new double[p];
		curvature = new double[p];
		gradient = new double[p];
		strong = new boolean[p];
		everActive = new boolean[p];
		active = new int[p];
		nullLikelihood = sets.logLikelihood(eta);
		nullDeviance = sets.saturated() - nullLikelihood;
		shrink = settings.threshold() * nullDeviance / n;
		approximate();
		for (int j = 0; j < p; j++) if (standard.usable()[j]) gradient[j] = Math.abs(Dot.of(r, x[j]));
		sequence = new LambdaSequence(settings, n, p);
		descent = new ActiveDescent(x, penalty, v, r, beta, curvature);
	}

	/**
	 * Fits the path.
	 *
	 * @param columns column × row
	 * @param time of each row, not negative
	 * @param event whether it ended with the event; otherwise it is censored
	 * @throws InputException if nobody has the event, a time is negative or a number is not finite
	 */
	public static PenalizedPath fit(final double[][] columns, final double[] time, final boolean[] event, final PenaltySettings settings) {
		return new CoxPath(columns, time, event, settings).run();
	}

	private PenalizedPath run() {
		final PenalizedPath.Builder path = new PenalizedPath.Builder(standard, 1);
		for (int k = 0; k < sequence.count(); k++) {
			sequence.advance(k, gradient, penalty);
			for (int j = 0; j < p; j++) {
				if (standard.usable()[j] && gradient[j] > sequence.strong() * penalty[j]) strong[j] = true;
			}
			if (!solve()) {
				path.cut();
				break;
			}
			final double ratio = (sets.logLikelihood(eta) - nullLikelihood) / nullDeviance;
			path.addWithoutIntercept(sequence.lambda(), ratio, beta);
			// glmnet looks back four steps here, and at the gain relative to what is explained.
			if (sequence.ends(k, k < 4 ? 1 : ratio - path.ratio(k - 4), ratio, LambdaSequence.leastGain() * ratio)) break;
		}
		return path.build(2 * nullDeviance, sequence.automatic());
	}

	/** Working residuals and weights per row, over n. */
	private void approximate() {
		final double max = Arrays.stream(eta).max().orElse(0);
		for (int i = 0; i < n; i++) risk[i] = Math.exp(eta[i] - max);
		final double[] sum = sets.sums(risk);
		double first = 0, second = 0;
		for (int place = 0, k = 0; place < n; place++) {
			for (; k < sets.last[place]; k++) {
				first += sets.deaths[k] / sum[k];
				second += sets.deaths[k] / (sum[k] * sum[k]);
			}
			final int i = sets.order[place];
			r[i] = ((sets.event[i] ? 1 : 0) - risk[i] * first) / n;
			v[i] = (risk[i] * first - risk[i] * risk[i] * second) / n;
		}
	}

	/** False if the passes are used up. */
	private boolean solve() {
		while (true) {
			for (int a = 0; a < activeCount; a++) oldBeta[active[a]] = beta[active[a]];
			for (int j = 0; j < p; j++) if (strong[j]) curvature[j] = Dot.squares(v, x[j]);
			if (!descend()) return false;
			Arrays.fill(eta, 0);
			for (int a = 0; a < activeCount; a++) {
				final double b = beta[active[a]];
				final double[] c = x[active[a]];
				if (b != 0) for (int i = 0; i < n; i++) eta[i] += b * c[i];
			}
			approximate();
			boolean moved = false;
			for (int a = 0; a < activeCount && !moved; a++) {
				final int j = active[a];
				moved = curvature[j] * (beta[j] - oldBeta[j]) * (beta[j] - oldBeta[j]) >= shrink;
			}
			if (!moved && !admit()) return true;
		}
	}

	private boolean descend() {
		while (true) {
			double change = 0;
			for (int j = 0; j < p; j++) if (strong[j]) change = Math.max(change, update(j));
			iterations++;
			if (change < shrink) return true;
			if (iterations > maxIterations) return false;
			for (int k = 0; k < RESIDUAL_PASSES && change >= shrink; k++) {
				change = 0;
				for (int a = 0; a < activeCount; a++) change = Math.max(change, update(active[a]));
				if (++iterations > maxIterations && change >= shrink) return false;
			}
			if (change < shrink) continue;
			final ActiveDescent.End end = descent.run(active, activeCount, sequence.l1(), sequence.l2(), 0, shrink, Math.max(1, maxIterations
				- iterations));
			iterations += end.passes();
			if (!end.converged()) return false;
		}
	}

	private double update(final int j) {
		final double old = beta[j], u = Dot.of(r, x[j]) + curvature[j] * old, over = Math.abs(u) - penalty[j] * sequence.l1();
		final double now = over <= 0 ? 0 : Math.copySign(over, u) / (curvature[j] + penalty[j] * sequence.l2()), d = now - old;
		if (d == 0) return 0;
		beta[j] = now;
		Dot.subtract(r, d, v, x[j]);
		if (!everActive[j]) {
			everActive[j] = true;
			active[activeCount++] = j;
		}
		return curvature[j] * d * d;
	}

	private boolean admit() {
		boolean any = false;
		for (int j = 0; j < p; j++) {
			if (strong[j] || !standard.usable()[j]) continue;
			gradient[j] = Math.abs(Dot.of(r, x[j]));
			if (gradient[j] > sequence.l1() * penalty[j]) {
				strong[j] = true;
				any = true;
			}
		}
		return any;
	}
}
