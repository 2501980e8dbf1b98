package io.github.roi2roc.fit;

import java.util.ArrayList;
import java.util.List;

import io.github.roi2roc.InputException;

import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * A two-class support vector machine (C-classification by LIBSVM, as R's e1071).
 *
 * @param vectors support vector × column
 * @param weights of the support vectors (α y, positive for the positive class)
 * @param rho subtracted from the weighted sum of kernels
 */
public record SupportVectors(SvmKernel kernel, double[][] vectors, double[] weights, double rho) {

	static {
		svm.svm_set_print_string_function(s -> {}); // LIBSVM would write to standard output
	}

	/**
	 * Trains the machine.
	 *
	 * @param rows row × column, on comparable scales
	 * @param positive class of each row
	 * @param cost C
	 * @param tolerance when the solver stops; e1071's default is 0.001, the references use 1e-8
	 * @param classWeights factors on C for the negative and the positive class
	 * @throws InputException if a class is absent, the cost is not positive, or the numbers are too large for the kernel
	 */
	public static SupportVectors train(final double[][] rows, final boolean[] positive, final SvmKernel kernel, final double cost,
		final double tolerance, final double[] classWeights)
	{
		final int n = rows.length;
		int cases = 0;
		for (final boolean b : positive) if (b) cases++;
		if (cases == 0 || cases == n) throw new InputException("All " + n + " rows are of one class; a support vector machine needs both.");
		final svm_problem problem = new svm_problem();
		problem.l = n;
		problem.y = new double[n];
		problem.x = new svm_node[n][];
		final double[][] gram = new double[n][n];
		for (int i = 0; i < n; i++) {
			for (int j = 0; j <= i; j++) gram[i][j] = gram[j][i] = kernel.of(rows[i], rows[j]);
		}
		for (int i = 0; i < n; i++) {
			problem.y[i] = positive[i] ? 1 : -1;
			problem.x[i] = new svm_node[n + 1];
			problem.x[i][0] = node(0, i + 1);
			for (int j = 0; j < n; j++) problem.x[i][j + 1] = node(j + 1, gram[i][j]);
		}
		final svm_model model = svm.svm_train(problem, parameters(cost, tolerance, classWeights));
		// LIBSVM's first label is that of the first row; the decision value is positive for it.
		final int sign = model.label[0] == 1 ? 1 : -1;
		final List<double[]> vectors = new ArrayList<>();
		final double[] weights = new double[model.l];
		for (int k = 0; k < model.l; k++) {
			vectors.add(rows[(int) model.SV[k][0].value - 1].clone());
			weights[k] = sign * model.sv_coef[0][k];
			if (!Double.isFinite(weights[k])) throw overflow();
		}
		if (!Double.isFinite(model.rho[0])) throw overflow();
		return new SupportVectors(kernel, vectors.toArray(new double[0][]), weights, sign * model.rho[0]);
	}

	private static InputException overflow() {
		return new InputException("The support vector machine has no finite solution: some column's values are too large for the kernel. "
			+ "Drop columns that hardly vary around a large value (near_zero_variance), or standardize them.");
	}

	private static svm_node node(final int index, final double value) {
		final svm_node out = new svm_node();
		out.index = index;
		out.value = value;
		return out;
	}

	private static svm_parameter parameters(final double cost, final double tolerance, final double[] classWeights) {
		if (!(cost > 0)) throw new InputException("svm cost is " + cost + ", but a positive number belongs there.");
		final svm_parameter p = new svm_parameter();
		p.svm_type = svm_parameter.C_SVC;
		p.kernel_type = svm_parameter.PRECOMPUTED;
		p.C = cost;
		p.eps = tolerance;
		p.cache_size = 100;
		p.shrinking = 1;
		p.nr_weight = 2;
		p.weight_label = new int[] { -1, 1 };
		p.weight = classWeights.clone();
		return p;
	}

	/** Decision value of a row; positive speaks for the positive class. */
	public double decision(final double[] row) {
		double s = -rho;
		for (int k = 0; k < weights.length; k++) s += weights[k] * kernel.of(vectors[k], row);
		return s;
	}
}
