package io.github.roi2roc.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.roi2roc.InputException;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.stats.Tail;

/** Whether predicted probabilities are true: Brier's score, Hosmer and Lemeshow's test, net benefit (Vickers and Elkin 2006). */
public final class Calibration {

	private Calibration() {}

	/**
	 * Hosmer and Lemeshow's test.
	 *
	 * @param groups groups that were made; fewer than asked for where risks are tied
	 */
	public record HosmerLemeshow(int groups, double chi2, double df, double p) {}

	/**
	 * Net benefit of treating at a probability.
	 *
	 * @param netBenefit true positives less false positives weighted by the odds of the threshold, per row
	 * @param treatAll the same if everybody is treated; treating nobody gives 0
	 */
	public record Decision(double threshold, double netBenefit, double treatAll) {}

	/** Mean squared difference of probability and outcome. */
	public static double brier(final boolean[] positive, final double[] probability) {
		double s = 0;
		for (int i = 0; i < positive.length; i++) {
			final double d = (positive[i] ? 1 : 0) - probability[i];
			s += d * d;
		}
		return s / positive.length;
	}

	/**
	 * Groups rows by quantiles of their risk (R's type 7) and compares expected with observed counts.
	 *
	 * @param groups usually 10
	 */
	public static HosmerLemeshow hosmerLemeshow(final boolean[] positive, final double[] probability, final int groups) {
		for (final double p : probability) if (!(p >= 0 && p <= 1)) throw new InputException("A probability is " + p
			+ "; calibration needs scores from 0 to 1.");
		final double[] cuts = new double[groups + 1];
		for (int g = 0; g <= groups; g++) cuts[g] = Moments.quantile(probability, g / (double) groups);
		final double[] breaks = Arrays.stream(cuts).distinct().toArray();
		final int made = Math.max(1, breaks.length - 1);
		final double[] observed = new double[made], expected = new double[made], n = new double[made];
		for (int i = 0; i < positive.length; i++) {
			int g = 0;
			while (g < made - 1 && probability[i] > breaks[g + 1]) g++;
			n[g]++;
			expected[g] += probability[i];
			if (positive[i]) observed[g]++;
		}
		double chi2 = 0;
		for (int g = 0; g < made; g++) {
			final double d = observed[g] - expected[g];
			chi2 += d * d / expected[g] + d * d / (n[g] - expected[g]);
		}
		return new HosmerLemeshow(made, chi2, made - 2.0, Tail.chiSquared(chi2, made - 2.0));
	}

	/** Net benefit at each threshold probability; a row at the threshold is treated. */
	public static List<Decision> decisions(final boolean[] positive, final double[] probability, final double... thresholds) {
		final double n = positive.length;
		double cases = 0;
		for (final boolean b : positive) if (b) cases++;
		final List<Decision> out = new ArrayList<>();
		for (final double t : thresholds) {
			final OperatingPoint p = OperatingPoint.at(t, positive, probability, RocDirection.HIGHER);
			final double odds = t / (1 - t);
			out.add(new Decision(t, p.tp() / n - p.fp() / n * odds, cases / n - (n - cases) / n * odds));
		}
		return out;
	}
}
