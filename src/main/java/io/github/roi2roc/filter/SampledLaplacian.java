package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * Laplacian of Gaussian from a sampled and truncated kernel: IBSI-2, section 3.2 (L6PA). Not PyRadiomics' LoG, which is recursive and
 * normalised across scale; that is {@link LaplacianOfGaussian}.
 */
@Plugin(type = ImageFilter.class, name = "SampledLoG", priority = 39)
public final class SampledLaplacian extends IbsiFilter {

	private static final String SIGMA = "sigma", TRUNCATE = "truncate";

	@Override
	public String name() {
		return "SampledLoG";
	}

	@Override
	public String about() {
		return "IBSI Laplacian-of-Gaussian filter: edges and blobs of the size of sigma, from a sampled kernel; bright blobs are negative.";
	}

	@Override
	List<Parameter> own() {
		return List.of(Parameter.numbers(SIGMA, List.of(1.5), 0.001, 1000, "mm", "Widths of the Gaussian. One image each."), Parameter.number(TRUNCATE,
			4.0, 1, 20, "sigma", "Where the kernel is cut off."));
	}

	@Override
	boolean isotropic() {
		return true;
	}

	@Override
	List<? extends Task> tasks(final Options options, final String suffix, final int axes) {
		final double truncate = options.number(TRUNCATE);
		return options.numbers(SIGMA).stream().map(s -> new LogTask("sampledlog-sigma-" + text(s) + "-mm" + suffix, s.doubleValue(), truncate)).toList();
	}

	/** Kernel values at whole voxels. @param s sigma in voxels. Returns Gaussian and second derivative */
	static Taps[] kernels(final double s, final double truncate) {
		final int half = (int) Math.floor(truncate * s + 0.5);
		final double[] g = new double[2 * half + 1], second = new double[2 * half + 1];
		for (int i = 0; i < g.length; i++) {
			final double x = i - half;
			g[i] = Math.exp(-x * x / (2 * s * s)) / (Math.sqrt(2 * Math.PI) * s);
			second[i] = (x * x / (s * s) - 1) / (s * s) * g[i];
		}
		return new Taps[] { Taps.centred(g), Taps.centred(second) };
	}

	private record LogTask(String imageType, double sigma, double truncate) implements Task {

		@Override
		public int reach(final double[] spacing) {
			return (int) Math.floor(truncate * sigma / Math.min(spacing[0], Math.min(spacing[1], spacing[2])) + 0.5);
		}

		/** The image, what a pass reads and writes, and sums before and after. */
		@Override
		public long memory(final int[] n, final int[] axes, final double[] spacing, final Boundary boundary) {
			return 8L * n[0] * n[1] * n[2] * 5;
		}

		/** The Laplacian of a Gaussian is a sum of separable kernels: the second derivative along one axis, the Gaussian along the others. */
		@Override
		public Field respond(final Field image, final int[] axes, final double[] spacing, final Boundary boundary) {
			final Taps[] k = kernels(sigma / spacing[axes[0]], truncate);
			Field sum = null;
			for (int along = 0; along < axes.length; along++) {
				final List<Taps> round = new ArrayList<>(Collections.nCopies(axes.length, k[0]));
				round.set(along, k[1]);
				final Field f = new SeparableKernel(List.of(round)).respond(image, axes, boundary, null);
				sum = sum == null ? f : sum.plus(f, 1);
			}
			return sum;
		}
	}
}
