package io.github.roi2roc.filter;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * Laplacian of Gaussian as PyRadiomics has it: ITK's LaplacianRecursiveGaussianImageFilter, sigma in mm on every axis, normalised across
 * scale, always 3D. The response is float32 and is rounded to float32 between all passes, as ITK does. Bright blobs are negative.
 */
@Plugin(type = ImageFilter.class, name = "LoG", priority = 90)
public final class LaplacianOfGaussian implements ImageFilter {

	private static final String SIGMA = "sigma";

	@Override
	public String name() {
		return "LoG";
	}

	@Override
	public String about() {
		return "Laplacian of Gaussian: shows edges and blobs of the size of sigma; bright blobs are negative. One image for each sigma.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.numbers(SIGMA, List.of(), 0.001, 1000, "mm",
			"Widths of the Gaussian in mm; small ones show fine texture, large ones coarse. One image each."));
	}

	@Override
	public List<String> imageTypes(final Options options, final Slices slices) {
		final List<String> names = options.numbers(SIGMA).stream().map(LaplacianOfGaussian::imageType).toList();
		if (names.stream().distinct().count() < names.size()) throw new InputException("imageType LoG: 'sigma' names a value twice: " + options
			.numbers(SIGMA) + ". Each sigma makes one image; remove the repetition.");
		return names;
	}

	/** The number as the settings file wrote it: sigma 3.0 gives 3-0, 3 gives 3. */
	private static String imageType(final Number sigma) {
		return "log-sigma-" + sigma.toString().replace('.', '-') + "-mm-3D";
	}

	@Override
	public void apply(final Input input, final Options options, final Consumer<FilteredImage> sink) {
		imageTypes(options, input.slices());
		for (final Number sigma : options.numbers(SIGMA)) sink.accept(filtered(input, imageType(sigma), sigma.doubleValue()));
	}

	private static FilteredImage filtered(final Input input, final String type, final double sigma) {
		final Geometry g = input.image().geometry();
		double widest = Double.POSITIVE_INFINITY;
		for (int a = 0; a < 3; a++) {
			final double spacing = g.spacing().get(a), need = Math.max(RecursiveGaussian.MIN_SIZE, Math.ceil(sigma / spacing) + 1);
			if (g.size(a) < need) return FilteredImage.missing(type, String.format(Locale.ROOT,
				"the image has %d voxels along %c; LoG with sigma %s mm needs %d there", g.size(a), "xyz".charAt(a), sigma, (long) need));
			widest = Math.min(widest, sigma / spacing);
		}
		final FilteredImage response = Finite.within(input, type, response(input.image(), input.wanted(), sigma, true));
		if (widest >= 0.5) return response;
		return response.warn(String.format(Locale.ROOT,
			"LoG with sigma %s mm is only %.3g voxels wide on the coarsest axis: below half a voxel the response says little about that axis", sigma,
			widest));
	}

	/**
	 * @param single round to float32 between passes, as ITK does; otherwise double throughout
	 */
	static Volume response(final Volume image, final Box wanted, final double sigma, final boolean single) {
		final Geometry g = image.geometry();
		final int[] margin = new int[3];
		for (int a = 0; a < 3; a++) margin[a] = (int) Math.min(g.size(a), Math.ceil(RecursiveGaussian.REACH * sigma / g.spacing().get(a)) + 4);
		final Block start = Block.of(image, wanted.grow(margin[0], margin[1], margin[2]).intersect(g.box()));
		final Block sum = Block.empty(wanted, single);
		for (int along = 0; along < 3; along++) {
			final double spacing = g.spacing().get(along);
			Block b = RecursiveGaussian.secondDerivative(sigma, spacing).pass(start, along, cut(start.box(), along, wanted), single);
			for (int a = 0; a < 3; a++) {
				if (a == along) continue;
				final RecursiveGaussian smoothing = RecursiveGaussian.smoothing(sigma / g.spacing().get(a));
				final Box out = cut(b.box(), a, wanted);
				if (out.equals(b.box())) smoothing.pass(b, a, b);
				else b = smoothing.pass(b, a, out, single);
			}
			add(b, spacing * spacing, sum);
		}
		return sum.volume(image);
	}

	private static Box cut(final Box box, final int axis, final Box wanted) {
		return switch (axis) {
			case 0 -> new Box(wanted.x(), box.y(), box.z(), wanted.nx(), box.ny(), box.nz());
			case 1 -> new Box(box.x(), wanted.y(), box.z(), box.nx(), wanted.ny(), box.nz());
			default -> new Box(box.x(), box.y(), wanted.z(), box.nx(), box.ny(), wanted.nz());
		};
	}

	private static void add(final Block b, final double spacing2, final Block sum) {
		if (sum.values() instanceof final float[] to) {
			final float[] from = (float[]) b.values();
			for (int i = 0; i < to.length; i++) to[i] = (float) (from[i] / spacing2 + to[i]);
			return;
		}
		final double[] to = (double[]) sum.values(), from = (double[]) b.values();
		for (int i = 0; i < to.length; i++) to[i] += from[i] / spacing2;
	}
}
