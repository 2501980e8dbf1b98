package io.github.roi2roc.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Cumulative/dynamic area under the ROC curve at a time: how well a risk tells those whose event has come by then from those whose has not (Uno et al.
 * 2007, Hung and Chiang 2010), those who were censored before being made up for by the others (inverse probability of censoring, marginal Kaplan-Meier
 * weights). The standard error is that of the influence function with the weights' own uncertainty (Blanche, Dartigues and Jacqmin-Gadda 2013), as
 * R's {@code riskRegression::Score} has it.
 *
 * @param at the time
 * @param value NaN where nobody has had the event by then, or nobody is left
 * @param se of the value
 * @param cases rows whose event has come by then
 * @param controls rows that are followed beyond it
 * @param thresholds rising; a row of this risk and more is called positive
 * @param sensitivity at each threshold, weighted
 * @param specificity at each threshold
 * @param influence of each row on the value: their squares' sum is the variance
 */
public record SurvivalAuc(double at, double value, double se, int cases, int controls, double[] thresholds, double[] sensitivity, double[] specificity,
	double[] influence)
{

	private static final double Z = 1.959963984540054;

	/**
	 * @param time of each row
	 * @param event whether it ended with the event
	 * @param risk higher means sooner
	 */
	public static SurvivalAuc of(final double[] time, final boolean[] event, final double[] risk, final double at) {
		final int n = time.length;
		final Censoring g = new Censoring(time, event);
		final double later = g.at(at);
		final double[] caseWeight = new double[n], controlWeight = new double[n];
		int cases = 0, controls = 0;
		for (int i = 0; i < n; i++) {
			if (event[i] && time[i] <= at) {
				caseWeight[i] = 1 / g.before(i);
				cases++;
			}
			else if (time[i] > at) {
				controlWeight[i] = 1 / later;
				controls++;
			}
		}
		if (cases == 0 || controls == 0) return new SurvivalAuc(at, Double.NaN, Double.NaN, cases, controls, new double[0], new double[0], new double[0],
			new double[n]);
		final double allCases = Arrays.stream(caseWeight).sum(), allControls = Arrays.stream(controlWeight).sum();
		// Of each case the weight of controls below it, of each control that of cases above it; ties count half.
		final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> risk[i])).mapToInt(i -> i).toArray();
		final double[] share = new double[n], thresholds = new double[n], sensitivity = new double[n], specificity = new double[n];
		double casesBelow = 0, controlsBelow = 0, area = 0;
		int points = 0;
		for (int a = 0, b; a < n; a = b) {
			double tiedCases = 0, tiedControls = 0;
			for (b = a; b < n && risk[order[b]] == risk[order[a]]; b++) {
				tiedCases += caseWeight[order[b]];
				tiedControls += controlWeight[order[b]];
			}
			if (tiedCases > 0 || tiedControls > 0) {
				thresholds[points] = risk[order[a]];
				sensitivity[points] = Math.max(0, (allCases - casesBelow) / allCases);
				specificity[points++] = Math.min(1, controlsBelow / allControls);
			}
			for (int k = a; k < b; k++) {
				final int i = order[k];
				if (caseWeight[i] > 0) share[i] = caseWeight[i] * (controlsBelow + tiedControls / 2);
				if (controlWeight[i] > 0) share[i] = controlWeight[i] * (allCases - casesBelow - tiedCases / 2);
				if (caseWeight[i] > 0) area += share[i];
			}
			casesBelow += tiedCases;
			controlsBelow += tiedControls;
		}
		final double value = area / (allCases * allControls);
		final double[] influence = influence(g, caseWeight, controlWeight, share, value, allCases, allControls, at);
		return new SurvivalAuc(at, value, Math.sqrt(Arrays.stream(influence).map(d -> d * d).sum()), cases, controls, Arrays.copyOf(thresholds, points), Arrays
			.copyOf(sensitivity, points), Arrays.copyOf(specificity, points), influence);
	}

	/** Derivative of area / (cases × controls) by each row; that of the controls' weight drops out. */
	private static double[] influence(final Censoring g, final double[] caseWeight, final double[] controlWeight, final double[] share, final double value,
		final double allCases, final double allControls, final double at)
	{
		final int n = share.length;
		final double[] ofArea = new double[n];
		for (int i = 0; i < n; i++) if (caseWeight[i] > 0) ofArea[i] = share[i] / (allCases * allControls) - value * caseWeight[i] / allCases;
		final double[] out = g.influence(ofArea, at);
		for (int i = 0; i < n; i++) {
			out[i] += share[i] / (allCases * allControls);
			if (caseWeight[i] > 0) out[i] -= value * caseWeight[i] / allCases;
			if (controlWeight[i] > 0) out[i] -= value * controlWeight[i] / allControls;
		}
		// Score takes the variance of the influences with n − 1.
		for (int i = 0; i < n; i++) out[i] *= Math.sqrt(n / (n - 1.0));
		return out;
	}

	/** Lower end of the 95 % interval, at least 0. */
	public double lower() {
		return Double.isNaN(value) ? value : Math.max(0, value - Z * se);
	}

	/** Upper end of the 95 % interval, at most 1. */
	public double upper() {
		return Double.isNaN(value) ? value : Math.min(1, value + Z * se);
	}
}
