package io.github.roi2roc.feature.texture;

import java.util.List;

import io.github.roi2roc.feature.Formula;

/**
 * Grey level co-occurrence matrix (IBSI LFYI; Haralick 1973): the probability that a voxel has grey level i and its neighbour at one
 * offset, or one of several merged offsets, has grey level j. Sums to 1.
 *
 * @param level the grey levels that occur in the region, ascending, N of them
 * @param p probability of (level[r], level[c]) at r·N + c
 * @param px sums over columns
 * @param py sums over rows
 * @param sum probability of each i + j, by i + j
 * @param diff probability of each |i − j|, by |i − j|
 * @param ux mean of i
 * @param uy mean of j
 * @param highest highest grey level in the region, Ng
 */
record Glcm(int[] level, double[] p, double[] px, double[] py, double[] sum, double[] diff, double ux, double uy, int highest) {

	static final List<Formula<Glcm>> FORMULAS = List.of(//
		Formula.of("Autocorrelation", "QWB0", "Sum of p(i,j)·i·j.", Glcm::autocorrelation), //
		Formula.of("JointAverage", "60VM", "Sum of p(i,j)·i.", Glcm::ux), //
		Formula.of("ClusterProminence", "AE86", "Sum of p(i,j)·(i + j − μx − μy)⁴.", m -> m.cluster(4)), //
		Formula.of("ClusterShade", "7NFM", "Sum of p(i,j)·(i + j − μx − μy)³.", m -> m.cluster(3)), //
		Formula.of("ClusterTendency", "DG8W", "Sum of p(i,j)·(i + j − μx − μy)².", m -> m.cluster(2)), //
		Formula.of("Contrast", "ACUI", "Sum of p(i,j)·(i − j)².", Glcm::contrast), //
		Formula.of("Correlation", "NI2N", "Covariance of i and j over the product of their standard deviations; 1 if either is constant.",
			Glcm::correlation), //
		Formula.of("DifferenceAverage", "TF7R", "Mean of |i − j|.", Glcm::differenceAverage), //
		Formula.of("DifferenceEntropy", "NTRS", "Entropy (bits) of the distribution of |i − j|.", m -> entropy(m.diff)), //
		Formula.of("DifferenceVariance", "D3YU", "Variance of |i − j|.", Glcm::differenceVariance), //
		Formula.of("JointEnergy", "8ZQL", "Sum of p(i,j)², the angular second moment.", Glcm::energy), //
		Formula.of("JointEntropy", "TU9B", "Entropy (bits) of p(i,j).", m -> entropy(m.p)), //
		Formula.of("Imc1", "R8DG", "First information correlation: (HXY − HXY1) / max(HX, HY); 0 if both entropies are 0.", Glcm::imc1), //
		Formula.of("Imc2", "JN9H", "Second information correlation: √(1 − exp(−2(HXY2 − HXY))).", Glcm::imc2), //
		Formula.of("Idm", "WF0Z", "Inverse difference moment: sum of p(i,j) / (1 + (i − j)²).", m -> m.inverse(k -> 1 + k * k)), //
		Formula.of("MCC", "", "Maximal correlation coefficient: root of the second largest eigenvalue of Q(i,j) = Σ p(i,k)·p(j,k) / (px(i)·py(k));"
			+ " 1 for a single grey level.", Glcm::mcc), //
		Formula.of("Idmn", "1QCO", "Inverse difference moment with (i − j)² over Ng².", m -> m.inverse(k -> 1 + k * k / ((double) m.highest
			* m.highest))), //
		Formula.of("Id", "IB1Z", "Inverse difference: sum of p(i,j) / (1 + |i − j|).", m -> m.inverse(k -> 1 + k)), //
		Formula.of("Idn", "NDRX", "Inverse difference with |i − j| over Ng.", m -> m.inverse(k -> 1 + k / m.highest)), //
		Formula.of("InverseVariance", "E8JP", "Sum of p(i,j) / (i − j)² over i ≠ j.", Glcm::inverseVariance), //
		Formula.of("MaximumProbability", "GYBY", "Largest p(i,j), the joint maximum.", Glcm::maximum), //
		Formula.of("SumAverage", "ZGXS", "Mean of i + j.", Glcm::sumAverage), //
		Formula.of("SumEntropy", "P6QZ", "Entropy (bits) of the distribution of i + j.", m -> entropy(m.sum)), //
		Formula.of("SumSquares", "UR99", "Sum of p(i,j)·(i − μx)², the joint variance.", m -> m.variance(m.px, m.ux)), //
		Formula.of("Dissimilarity", "8S9J", "Sum of p(i,j)·|i − j|; equals DifferenceAverage.", Glcm::differenceAverage).onRequest(), //
		Formula.of("Homogeneity1", "IB1Z", "Equals Id.", (Glcm m) -> m.inverse(k -> 1 + k)).onRequest(), //
		Formula.of("Homogeneity2", "WF0Z", "Equals Idm.", (Glcm m) -> m.inverse(k -> 1 + k * k)).onRequest(), //
		Formula.of("SumVariance", "OEEB", "Variance of i + j; equals ClusterTendency.", (Glcm m) -> m.cluster(2)).onRequest());

	/**
	 * @param level occurring grey levels, ascending
	 * @param counts weight of each pair of levels, at r·N + c; scaled to sum 1 in place
	 * @param total their sum, above 0
	 */
	static Glcm of(final int[] level, final double[] counts, final double total, final int highest) {
		final int n = level.length;
		final double[] px = new double[n], py = new double[n], sum = new double[2 * highest + 1], diff = new double[highest];
		for (int r = 0; r < n; r++) {
			double row = 0;
			final int i = level[r], base = r * n;
			for (int c = 0; c < n; c++) {
				if (counts[base + c] == 0) continue;
				final double v = counts[base + c] / total;
				counts[base + c] = v;
				row += v;
				py[c] += v;
				sum[i + level[c]] += v;
				diff[Math.abs(i - level[c])] += v;
			}
			px[r] = row;
		}
		double ux = 0, uy = 0;
		for (int r = 0; r < n; r++) {
			ux += level[r] * px[r];
			uy += level[r] * py[r];
		}
		return new Glcm(level, counts, px, py, sum, diff, ux, uy, highest);
	}

	/** What a distance between levels is divided by. */
	private interface Divisor {

		double of(double k);
	}

	private double autocorrelation() {
		final int n = level.length;
		double s = 0;
		for (int r = 0; r < n; r++) {
			double row = 0;
			for (int c = 0; c < n; c++) row += p[r * n + c] * level[c];
			s += row * level[r];
		}
		return s;
	}

	private double cluster(final int power) {
		double s = 0;
		for (int k = 2; k < sum.length; k++) {
			if (sum[k] == 0) continue;
			final double d = k - ux - uy;
			s += sum[k] * (power == 2 ? d * d : power == 3 ? d * d * d : d * d * d * d);
		}
		return s;
	}

	private double contrast() {
		double s = 0;
		for (int k = 1; k < diff.length; k++) s += diff[k] * k * k;
		return s;
	}

	private double variance(final double[] marginal, final double mean) {
		double s = 0;
		for (int r = 0; r < level.length; r++) s += marginal[r] * (level[r] - mean) * (level[r] - mean);
		return s;
	}

	private double correlation() {
		final double sigma = Math.sqrt(variance(px, ux)) * Math.sqrt(variance(py, uy));
		if (sigma == 0) return 1;
		final int n = level.length;
		double s = 0;
		for (int r = 0; r < n; r++) {
			double row = 0;
			for (int c = 0; c < n; c++) row += p[r * n + c] * (level[c] - uy);
			s += row * (level[r] - ux);
		}
		return s / (sigma + Texture.EPS);
	}

	private double differenceAverage() {
		double s = 0;
		for (int k = 1; k < diff.length; k++) s += diff[k] * k;
		return s;
	}

	private double differenceVariance() {
		final double mean = differenceAverage();
		double s = 0;
		for (int k = 0; k < diff.length; k++) s += diff[k] * (k - mean) * (k - mean);
		return s;
	}

	private double energy() {
		double s = 0;
		for (final double v : p) s += v * v;
		return s;
	}

	private static double entropy(final double[] p) {
		double s = 0;
		for (final double v : p) {
			if (v != 0) s += v * Texture.log2(v);
		}
		return -s;
	}

	private double imc1() {
		final double most = Math.max(entropy(px), entropy(py));
		if (most == 0) return 0;
		final int n = level.length;
		double s = 0;
		for (int r = 0; r < n; r++) {
			for (int c = 0; c < n; c++) {
				final double v = p[r * n + c];
				if (v != 0) s += v * Texture.log2(px[r] * py[c]);
			}
		}
		return (entropy(p) + s) / most;
	}

	/** Rounding may leave HXY above HXY2, where the root would be imaginary: independent levels, value 0. */
	private double imc2() {
		final int n = level.length;
		double s = 0;
		for (int r = 0; r < n; r++) {
			for (int c = 0; c < n; c++) {
				final double v = px[r] * py[c];
				if (v != 0) s += v * Texture.log2(v);
			}
		}
		final double gain = -s - entropy(p);
		return gain <= 0 ? 0 : Math.sqrt(1 - Math.exp(-2 * gain));
	}

	private double mcc() {
		return MaximalCorrelation.of(level.length, p, px, py);
	}

	private double inverse(final Divisor divisor) {
		double s = 0;
		for (int k = 0; k < diff.length; k++) {
			if (diff[k] != 0) s += diff[k] / divisor.of(k);
		}
		return s;
	}

	private double inverseVariance() {
		double s = 0;
		for (int k = 1; k < diff.length; k++) s += diff[k] / ((double) k * k);
		return s;
	}

	private double maximum() {
		double m = 0;
		for (final double v : p) m = Math.max(m, v);
		return m;
	}

	private double sumAverage() {
		double s = 0;
		for (int k = 2; k < sum.length; k++) s += sum[k] * k;
		return s;
	}
}
