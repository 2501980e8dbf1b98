package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * Isotropic non-separable wavelet of Simoncelli, band-pass (B) images: IBSI-2, section 3.6 (PRT7). At level j the gain is
 * cos(π/2 · log2(2|ν|/ν_max)) for ν_max/4 &lt; |ν| ≤ ν_max, with ν_max = 2^(1−j) of Nyquist's frequency.
 */
@Plugin(type = ImageFilter.class, name = "Simoncelli", priority = 35)
public final class Simoncelli extends IbsiFilter {

	private static final String LEVELS = "levels";
	/** Voxels around the image at the first level; twice as many at each further one, as the kernel grows. */
	private static final int PAD = 32;

	@Override
	public String name() {
		return "Simoncelli";
	}

	@Override
	public String about() {
		return "IBSI non-separable Simoncelli wavelet: detail of one size in all directions alike; each level is twice as coarse as the one before.";
	}

	@Override
	List<Parameter> own() {
		return List.of(Parameter.integers(LEVELS, List.of(1), 1, 10, "Levels. One image each."));
	}

	@Override
	boolean isotropic() {
		return true;
	}

	@Override
	List<? extends Task> tasks(final Options options, final String suffix, final int axes) {
		final List<Task> out = new ArrayList<>();
		for (final Number n : options.numbers(LEVELS)) out.add(new Band("simoncelli-" + n + suffix, n.intValue(), null));
		return out;
	}

	static double gain(final double radius, final int level) {
		final double max = Math.pow(2, 1 - level);
		return radius <= max / 4 || radius > max ? 0 : Math.cos(Math.PI / 2 * Math.log(2 * radius / max) / Math.log(2));
	}

	/** A band image, on request of the Riesz transform. @param riesz null for none */
	record Band(String imageType, int level, Riesz riesz) implements Task {

		@Override
		public int reach(final double[] spacing) {
			return ALL;
		}

		@Override
		public String refusal(final int smallest) {
			return smallest > 1 << level ? "" : "level " + level + " is too deep for an image of " + smallest + " voxels: more than " + (1 << level)
				+ " are needed along each filtered axis";
		}

		@Override
		public long memory(final int[] n, final int[] axes, final double[] spacing, final Boundary boundary) {
			return SpectralKernel.memory(n, axes, boundary, PAD << level - 1);
		}

		@Override
		public Field respond(final Field image, final int[] axes, final double[] spacing, final Boundary boundary) {
			final SpectralKernel.Gain gain = n -> (kx, ky, kz, fx, fy, fz) -> {
				final double g = Simoncelli.gain(Math.sqrt(fx * fx + fy * fy + fz * fz), level);
				return g == 0 || riesz == null ? g : g * riesz.gain(fx, fy, fz, axes);
			};
			return new SpectralKernel(gain, riesz == null ? 0 : riesz.order()).respond(image, axes, boundary, PAD << level - 1);
		}
	}
}
