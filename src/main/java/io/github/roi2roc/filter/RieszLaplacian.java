package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/** Riesz-transformed Laplacian of Gaussian, from the sampled and truncated kernel: IBSI-2, section 3.7 (AYRS). */
@Plugin(type = ImageFilter.class, name = "RieszLoG", priority = 34)
public final class RieszLaplacian extends IbsiFilter {

	private static final String SIGMA = "sigma", TRUNCATE = "truncate", ORDERS = "orders";
	/** Voxels around the image beyond the Gaussian's kernel: the Riesz transform reaches far, with weights that fall with distance. */
	private static final int PAD = 32;

	@Override
	public String name() {
		return "RieszLoG";
	}

	@Override
	public String about() {
		return "IBSI Laplacian-of-Gaussian filter with the Riesz transform: edges and blobs of one direction or combination of directions.";
	}

	@Override
	List<Parameter> own() {
		return List.of(Parameter.numbers(SIGMA, List.of(3), 0.001, 1000, "mm", "Widths of the Gaussian."), Parameter.number(TRUNCATE, 4.0, 1, 20,
			"sigma", "Where the Gaussian's kernel is cut off."), Parameter.texts(ORDERS, null,
				"Orders of the Riesz transform, a digit for each axis, x first: 100 is a first derivative along x, 020 a second along y; a first along x if left out. One image for"
					+ " each sigma and order."));
	}

	@Override
	boolean isotropic() {
		return true;
	}

	@Override
	List<? extends Task> tasks(final Options options, final String suffix, final int axes) {
		final List<Task> out = new ArrayList<>();
		for (final Number s : options.numbers(SIGMA)) {
			for (final String o : texts(options, ORDERS, "100".substring(0, axes))) {
				out.add(new RieszTask("rieszlog-sigma-" + text(s) + "-mm-" + o + suffix, s.doubleValue(), options.number(TRUNCATE), Riesz.of(name(), o,
					axes)));
			}
		}
		return out;
	}

	private record RieszTask(String imageType, double sigma, double truncate, Riesz riesz) implements Task {

		@Override
		public int reach(final double[] spacing) {
			return ALL;
		}

		@Override
		public long memory(final int[] n, final int[] axes, final double[] spacing, final Boundary boundary) {
			return SpectralKernel.memory(n, axes, boundary, PAD + SampledLaplacian.kernels(sigma / spacing[axes[0]], truncate)[0].centre());
		}

		@Override
		public Field respond(final Field image, final int[] axes, final double[] spacing, final Boundary boundary) {
			final Taps[] k = SampledLaplacian.kernels(sigma / spacing[axes[0]], truncate);
			final SpectralKernel.Gain gain = n -> {
				final double[][] g = new double[3][], second = new double[3][];
				for (int a = 0; a < 3; a++) {
					final boolean filtered = a == axes[0] || a == axes[1] || a == axes[axes.length - 1];
					g[a] = filtered ? spectrum(k[0], n[a]) : new double[] { 1 };
					second[a] = filtered ? spectrum(k[1], n[a]) : new double[] { 0 };
				}
				return (kx, ky, kz, fx, fy, fz) -> {
					final double gx = g[0][kx], gy = g[1][ky], gz = g[2][kz];
					return (second[0][kx] * gy * gz + gx * second[1][ky] * gz + gx * gy * second[2][kz]) * riesz.gain(fx, fy, fz, axes);
				};
			};
			return new SpectralKernel(gain, riesz.order()).respond(image, axes, boundary, PAD + k[0].centre());
		}

		/** Spectrum of a symmetric kernel, real, on a periodic line of n voxels. */
		private static double[] spectrum(final Taps taps, final int n) {
			final double[] out = new double[n];
			for (int f = 0; f < n; f++) {
				for (int j = 0; j < taps.weights().length; j++) {
					// the product of integers is reduced first: an exact angle
					out[f] += taps.weights()[j] * Math.cos(2 * Math.PI * Math.floorMod((long) f * (j - taps.centre()), n) / n);
				}
			}
			return out;
		}
	}
}
