package io.github.roi2roc.filter;

import java.util.Arrays;

/**
 * A kernel along one axis: response[i] = Σ_j weights[j] · image[i + centre − j], a convolution.
 *
 * @param weights kernel values
 * @param centre place of the kernel's origin among them
 */
record Taps(double[] weights, int centre) {

	/** The origin in the middle; for an even length the later of the two middle ones, as the wavelet transforms have it. */
	static Taps centred(final double... weights) {
		return new Taps(weights, weights.length / 2);
	}

	/** The kernel for an image whose axis runs the other way. */
	Taps flipped() {
		final double[] w = new double[weights.length];
		for (int i = 0; i < w.length; i++) w[i] = weights[w.length - 1 - i];
		return new Taps(w, w.length - 1 - centre);
	}

	/** With step − 1 zeros after each value (à trous). */
	Taps dilated(final int step) {
		if (step == 1) return this;
		final double[] w = new double[weights.length * step];
		for (int i = 0; i < weights.length; i++) w[i * step] = weights[i];
		return new Taps(w, centre * step);
	}

	/** Voxels read on the side that needs more. */
	int reach() {
		return Math.max(centre, weights.length - 1 - centre);
	}

	@Override
	public boolean equals(final Object o) {
		return o instanceof final Taps t && centre == t.centre && Arrays.equals(weights, t.weights);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(weights) + centre;
	}

	@Override
	public String toString() {
		return Arrays.toString(weights) + " at " + centre;
	}
}
