package io.github.roi2roc.fit;

/**
 * Kernels of LIBSVM.
 *
 * @param gamma not used by LINEAR
 * @param coef0 POLYNOMIAL only
 * @param degree POLYNOMIAL only
 */
public record SvmKernel(Type type, double gamma, double coef0, int degree) {

	/** The kernels' names are e1071's. */
	public enum Type {
		/** u·v */
		LINEAR,
		/** exp(−γ |u − v|²) */
		RADIAL,
		/** (γ u·v + c₀)ᵈ */
		POLYNOMIAL
	}

	double of(final double[] u, final double[] v) {
		if (type == Type.RADIAL) {
			double s = 0;
			for (int j = 0; j < u.length; j++) s += (u[j] - v[j]) * (u[j] - v[j]);
			return Math.exp(-gamma * s);
		}
		final double dot = Dot.of(u, v);
		return type == Type.LINEAR ? dot : Math.pow(gamma * dot + coef0, degree);
	}
}
