package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * Gabor filter: IBSI-2, section 3.4 (Q88H). Always two-dimensional: exp(−(x'² + γ²y'²)/(2σ²) + 2πi·x'/λ) with x' = x·cos θ + y·sin θ and
 * y' = y·cos θ − x·sin θ; in each slice, or in the slices across all three axes, whose responses are averaged.
 */
@Plugin(type = ImageFilter.class, name = "Gabor", priority = 37)
public final class Gabor extends IbsiFilter {

	private static final String SIGMA = "sigma", LAMBDA = "lambda", GAMMA = "gamma", THETA = "theta", STEP = "thetaStep", PLANES = "planes",
			RESPONSE = "response";
	/** Where the kernel is cut off, in sigmas: exp(−18) = 1.5e-8 of its peak. */
	private static final double CUT = 6;

	@Override
	public String name() {
		return "Gabor";
	}

	@Override
	public String about() {
		return "IBSI Gabor filter: stripes of one wavelength and direction within a slice, or of all directions, or in three orthogonal planes.";
	}

	@Override
	List<Parameter> own() {
		return List.of(Parameter.numbers(SIGMA, List.of(5), 0.01, 1000, "mm", "Widths of the envelope along the wave. One image each."), Parameter.number(LAMBDA, 2.0, 0.01, 1000,
			"mm", "Wavelength."), Parameter.number(GAMMA, 1.5, 0.01, 100, "", "Aspect ratio: above 1 the envelope is narrower across the wave."), Parameter
				.number(THETA, 0.0, -360, 360, "degrees", "Direction of the wave; the first of all directions where there is a step."), Parameter.number(
					STEP, 0.0, 0, 360, "degrees", "Average the responses over the whole circle in this step, a divisor of 360; 0 for one direction."), Parameter
						.flag(PLANES, false, "Average the responses of slices across all three axes."), Parameter.choice(RESPONSE, "modulus", List.of("modulus",
							"real", "imaginary", "angle"), "What of the complex response is taken."));
	}

	@Override
	boolean isotropic() {
		return true;
	}

	@Override
	boolean flat(final Options options, final Slices slices) {
		return super.flat(options, slices) || !options.flag(PLANES);
	}

	@Override
	List<? extends Task> tasks(final Options options, final String suffix, final int axes) {
		final double theta = options.number(THETA), step = options.number(STEP);
		final int turns = step == 0 ? 1 : (int) Math.rint(360 / step);
		if (step != 0 && Math.abs(turns * step - 360) > 1e-9) throw new InputException("imageType Gabor: 'thetaStep' is " + step
			+ ", which does not divide 360 degrees. Take 22.5, 45 or 90, say.");
		final String response = options.text(RESPONSE);
		// the opposite direction conjugates the kernel: modulus and real part stay, so half the circle has the mean of all of it
		final boolean half = turns % 2 == 0 && (response.equals("modulus") || response.equals("real"));
		final double[] angles = new double[half ? turns / 2 : turns];
		for (int i = 0; i < angles.length; i++) angles[i] = Math.toRadians(theta + i * step);
		final double lambda = options.number(LAMBDA), gamma = options.number(GAMMA);
		final String rest = "-lambda-" + text(lambda) + "-gamma-" + text(gamma) + "-theta-" + text(theta) + (step == 0 ? "" : "-step-" + text(step))
			+ "-" + response + suffix;
		return options.numbers(SIGMA).stream().map(s -> new GaborTask("gabor-sigma-" + text(s) + rest, s.doubleValue(), lambda, gamma, angles, response))
			.toList();
	}

	private record GaborTask(String imageType, double sigma, double lambda, double gamma, double[] angles, String response) implements Task {

		@Override
		public int reach(final double[] spacing) {
			return radius(Math.min(spacing[0], Math.min(spacing[1], spacing[2])));
		}

		private int radius(final double spacing) {
			return (int) Math.ceil(CUT * sigma / spacing * Math.max(1, 1 / gamma));
		}

		@Override
		public List<int[]> turns(final int[] axes) {
			return axes.length == 2 ? List.of(axes) : List.of(new int[] { 0, 1 }, new int[] { 0, 2 }, new int[] { 1, 2 });
		}

		/** Image and response, the kernels' spectra, and spectrum and product a thread. */
		@Override
		public long memory(final int[] n, final int[] axes, final double[] spacing, final Boundary boundary) {
			final int pad = 2 * radius(spacing[axes[0]]);
			final long slice = 16L * Fourier.fastSize(n[axes[0]] + pad) * Fourier.fastSize(n[axes[1]] + pad);
			return 16L * n[0] * n[1] * n[2] + slice * (angles.length + 2L * Runtime.getRuntime().availableProcessors());
		}

		@Override
		public Field respond(final Field image, final int[] axes, final double[] spacing, final Boundary boundary) {
			return planes(image, axes, spacing[axes[0]], boundary);
		}

		/** Every slice; columns run along the first axis, rows along the second. */
		private Field planes(final Field image, final int[] axes, final double spacing, final Boundary boundary) {
			final int across = 3 - axes[0] - axes[1], radius = radius(spacing), columns = image.size(axes[0]), rows = image.size(axes[1]);
			final int width = Fourier.fastSize(columns + 2 * radius), height = Fourier.fastSize(rows + 2 * radius);
			final List<double[]> kernels = new ArrayList<>();
			for (final double angle : angles) kernels.add(kernel(angle, spacing, radius, width, height));
			final double[] out = new double[image.v().length];
			Parallel.range(image.size(across), s -> {
				final int[] places = SpectralKernel.places(image, across, s);
				final double[] slice = new double[places.length];
				for (int i = 0; i < slice.length; i++) slice[i] = image.v()[places[i]];
				final double[] spectrum = Padded.complex(new Field(columns, rows, 1, slice), new int[] { width, height, 1 }, new int[] { radius, radius, 0 },
					boundary);
				Fourier.transform(spectrum, width, height, 1, false);
				final double[] product = new double[spectrum.length];
				for (final double[] kernel : kernels) {
					for (int i = 0; i < product.length; i += 2) {
						product[i] = spectrum[i] * kernel[i] - spectrum[i + 1] * kernel[i + 1];
						product[i + 1] = spectrum[i] * kernel[i + 1] + spectrum[i + 1] * kernel[i];
					}
					Fourier.transform(product, width, height, 1, true);
					for (int i = 0; i < places.length; i++) {
						// the first 2·radius values of the circular convolution are wrapped
						final int at = 2 * (i % columns + 2 * radius + width * (i / columns + 2 * radius));
						out[places[i]] += part(product[at], product[at + 1]) / angles.length;
					}
				}
			});
			return image.with(out);
		}

		private double part(final double re, final double im) {
			return switch (response) {
				case "real" -> re;
				case "imaginary" -> im;
				case "angle" -> Math.atan2(im, re);
				default -> Math.sqrt(re * re + im * im);
			};
		}

		/** Spectrum of the kernel on the padded slice. */
		private double[] kernel(final double angle, final double spacing, final int radius, final int width, final int height) {
			final double s = sigma / spacing, l = lambda / spacing, cos = Math.cos(angle), sin = Math.sin(angle);
			final double[] c = new double[2 * width * height];
			for (int y = -radius; y <= radius; y++) {
				for (int x = -radius; x <= radius; x++) {
					final double along = x * cos + y * sin, across = y * cos - x * sin, phase = 2 * Math.PI * along / l;
					final double envelope = Math.exp(-(along * along + gamma * gamma * across * across) / (2 * s * s));
					final int at = 2 * (x + radius + width * (y + radius));
					c[at] = envelope * Math.cos(phase);
					c[at + 1] = envelope * Math.sin(phase);
				}
			}
			Fourier.transform(c, width, height, 1, false);
			return c;
		}
	}
}
