package io.github.roi2roc.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;

/**
 * Penalised multinomial regression at a sequence of λ, one set of coefficients per class (glmnet's family "multinomial", ungrouped): Newton
 * steps class by class, coordinate descent inside, with glmnet's steps and ends. Only differences between the classes' coefficients matter;
 * those reported have the least penalty.
 */
final class MultinomialPath {

	private static final double LEAST_PROBABILITY = LogisticPath.LEAST_PROBABILITY, LARGEST_EXPONENT = 250;

	private final PenalizedData.Part part;
	private final WorkingColumns columns;
	private final Descent[] descent;
	private final double[][] y, weight, residuals;
	private final double[] w, r, v, total;
	private final int n, classes;
	private final double alpha, nullDeviance;

	/**
	 * @param outcome class of each row, from 0
	 * @throws InputException if a class has no row
	 */
	MultinomialPath(final PenalizedData.Part part, final int[] outcome, final int classes, final PenaltySettings settings) {
		this.part = part;
		this.classes = classes;
		n = outcome.length;
		w = part.w();
		alpha = settings.alpha();
		y = new double[classes][n];
		for (int i = 0; i < n; i++) y[outcome[i]][i] = 1;
		weight = new double[classes][n]; // exp of the linear predictors
		residuals = new double[classes][n];
		total = new double[n];
		r = new double[n];
		v = new double[n];
		columns = new WorkingColumns(part.columns(), settings, part.rows());
		final double[] intercept = start();
		nullDeviance = deviance();
		descent = IntStream.range(0, classes).mapToObj(c -> new Descent(columns, v, r, true, settings.threshold() * nullDeviance)).toArray(
			Descent[]::new);
		for (int c = 0; c < classes; c++) descent[c].intercept(intercept[c]);
		look();
	}

	/** Intercepts of the model without columns, and its exponentials. */
	private double[] start() {
		final double[] a = new double[classes];
		for (int c = 0; c < classes; c++) {
			final double q = Dot.of(w, y[c]);
			if (!(q > 0)) throw new InputException("Class " + (c + 1) + " has no row; multinomial regression needs rows of every class.");
			a[c] = Math.log(q);
		}
		exponentials(a);
		// With offsets, class by class until every class has its observed share (Newton).
		double most = part.offsets().length == 0 ? 0 : 1;
		for (int step = 0; step < 1000 && most > 1e-14; step++) {
			most = 0;
			for (int c = 0; c < classes; c++) {
				final double information = approximate(c), d = Dot.sum(r) / information;
				a[c] += d;
				most = Math.max(most, Math.abs(d));
				exponentials(a);
			}
		}
		final double mean = Dot.sum(a) / classes;
		for (int c = 0; c < classes; c++) a[c] -= mean;
		exponentials(a);
		return a;
	}

	private void exponentials(final double[] intercept) {
		Arrays.fill(total, 0);
		for (int c = 0; c < classes; c++) {
			for (int i = 0; i < n; i++) {
				weight[c][i] = Math.exp(intercept[c] + offset(c, i));
				total[i] += weight[c][i];
			}
		}
	}

	private double offset(final int c, final int row) {
		return part.offsets().length == 0 ? 0 : part.offsets()[c][row];
	}

	PenalizedPath run() {
		final PenalizedPath.Builder path = new PenalizedPath.Builder(part.columns(), classes);
		final LambdaSequence sequence = columns.sequence();
		for (int k = 0; k < sequence.count(); k++) {
			columns.advance(k);
			final LogisticPath.End end = solve();
			if (end == LogisticPath.End.EXHAUSTED) {
				path.cut();
				break;
			}
			final double ratio = 1 - deviance() / nullDeviance, gain = k == 0 ? 1 : ratio - path.lastRatio();
			path.addCentred(sequence.lambda(), ratio, Arrays.stream(descent).mapToDouble(Descent::intercept).toArray(), Arrays.stream(descent).map(
				Descent::beta).toArray(double[][]::new));
			if (end == LogisticPath.End.NO_INFORMATION || sequence.ends(k, gain, ratio, LambdaSequence.leastGain())) break;
		}
		return path.build(2 * nullDeviance * part.total(), sequence.automatic());
	}

	private LogisticPath.End solve() {
		while (true) {
			boolean moved = false, information = false;
			for (int c = 0; c < classes; c++) {
				if (approximate(c) <= LogisticPath.LEAST_INFORMATION) continue;
				information = true;
				descent[c].reweighted();
				if (!descent[c].run(false)) return LogisticPath.End.EXHAUSTED;
				moved |= descent[c].moved();
				expectations(c);
			}
			centre();
			if (!information) return LogisticPath.End.NO_INFORMATION;
			if (moved) continue;
			look();
			if (!columns.admit()) return LogisticPath.End.CONVERGED;
		}
	}

	/** Working residuals and weights of one class; the weights' sum. */
	private double approximate(final int c) {
		double sum = 0;
		for (int i = 0; i < n; i++) {
			double q = weight[c][i] / total[i];
			if (q < LEAST_PROBABILITY) {
				q = 0;
				v[i] = 0;
			}
			else if (q > 1 - LEAST_PROBABILITY) {
				q = 1;
				v[i] = 0;
			}
			else {
				v[i] = w[i] * q * (1 - q);
				sum += v[i];
			}
			r[i] = w[i] * (y[c][i] - q);
		}
		return sum;
	}

	/** The exponentials of one class after its coefficients have changed. */
	private void expectations(final int c) {
		final double[] f = new double[n];
		Arrays.fill(f, descent[c].intercept());
		if (part.offsets().length > 0) Dot.add(f, 1, part.offsets()[c]);
		columns.addFit(descent[c].beta(), f);
		for (int i = 0; i < n; i++) {
			final double e = Math.exp(Math.min(Math.max(-LARGEST_EXPONENT, f[i]), LARGEST_EXPONENT)), rest = total[i] - weight[c][i];
			weight[c][i] = Math.min(Math.max(LEAST_PROBABILITY / (1 - LEAST_PROBABILITY) * rest, e), (1 / LEAST_PROBABILITY - 1) * rest);
			total[i] = rest + weight[c][i];
		}
	}

	/** Moves all classes' coefficients together, which changes no probability, to where the penalty is least. */
	private void centre() {
		final double shift = Arrays.stream(descent).mapToDouble(Descent::intercept).sum() / classes;
		final double[] change = new double[n], b = new double[classes];
		Arrays.fill(change, -shift);
		for (final Descent d : descent) d.intercept(d.intercept() - shift);
		for (int a = 0; a < columns.count(); a++) {
			final int j = columns.active()[a];
			for (int c = 0; c < classes; c++) b[c] = descent[c].beta()[j];
			final double s = columns.penalty(j) <= 0 ? Dot.sum(b) / classes : leastPenalty(b, alpha);
			for (int c = 0; c < classes; c++) descent[c].beta()[j] -= s;
			Dot.add(change, -s, columns.x()[j]);
		}
		for (int i = 0; i < n; i++) {
			final double e = Math.exp(change[i]);
			total[i] *= e;
			for (int c = 0; c < classes; c++) weight[c][i] *= e;
		}
	}

	/** The s that makes (1 − α)/2 Σ (b − s)² + α Σ |b − s| least. */
	static double leastPenalty(final double[] coefficients, final double alpha) {
		final double[] b = coefficients.clone();
		Arrays.sort(b);
		final int k = b.length;
		final double mean = Dot.sum(b) / k, median = (b[(k - 1) / 2] + b[k / 2]) / 2;
		if (alpha == 0 || k == 2) return mean;
		if (alpha == 1 || b[0] == b[k - 1]) return median;
		for (int below = 0; below <= k; below++) {
			final double s = mean - alpha * (2 * below - k) / ((1 - alpha) * k);
			final double lo = below == 0 ? Double.NEGATIVE_INFINITY : b[below - 1], hi = below == k ? Double.POSITIVE_INFINITY : b[below];
			if (s < lo) return lo; // the slope changes sign at this value itself
			if (s <= hi) return s;
		}
		return median;
	}

	/** Gradients of the columns outside. */
	private void look() {
		for (int c = 0; c < classes; c++) {
			for (int i = 0; i < n; i++) residuals[c][i] = w[i] * (y[c][i] - weight[c][i] / total[i]);
		}
		columns.look(residuals);
	}

	private double deviance() {
		double s = 0;
		for (int c = 0; c < classes; c++) {
			for (int i = 0; i < n; i++) if (y[c][i] > 0) s -= w[i] * Math.log(weight[c][i] / total[i]);
		}
		return s;
	}
}
