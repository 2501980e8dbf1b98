package io.github.roi2roc.filter;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * Laplacian of Gaussian as PyRadiomics has it: ITK's LaplacianRecursiveGaussianImageFilter, sigma in mm on every axis, normalised across
 * scale, always 3D. The response is float32 and is rounded to float32 between all passes, as ITK does. Bright blobs are negative.
 */
@Plugin(type = ImageFilter.class, name = "LoG", priority = 90)
public final class LaplacianOfGaussian implements ImageFilter {

	private static final String SIGMA = "sigma";
	/** Planes of the thinnest slab: thinner ones would cost more passes than they save memory. */
	private static final int LEAST = 8;

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
		final long bytes = 4L * input.wanted().voxels(), most = 2 * bytes, room = input.room(most, bytes), least = least(input, sigma);
		if (room < least) return FilteredImage.tooLarge(type, bytes + least, bytes + room);
		final FilteredImage response = Finite.within(input, type, response(input.image(), input.wanted(), sigma, true, room));
		if (widest >= 0.5) return response;
		return response.warn(String.format(Locale.ROOT,
			"LoG with sigma %s mm is only %.3g voxels wide on the coarsest axis: below half a voxel the response says little about that axis", sigma,
			widest));
	}

	/** Bytes for the thinnest slab along the axis that needs most. */
	private static long least(final Input input, final double sigma) {
		final Box b = read(input.image(), input.wanted(), sigma);
		long out = 0;
		for (int a = 0; a < 3; a++) out = Math.max(out, LEAST * plane(b, a, input.wanted(), true));
		return out;
	}

	/** The part of the image that a response depends on. */
	private static Box read(final Volume image, final Box wanted, final double sigma) {
		final Geometry g = image.geometry();
		final int[] margin = new int[3];
		for (int a = 0; a < 3; a++) margin[a] = (int) Math.min(g.size(a), Math.ceil(RecursiveGaussian.REACH * sigma / g.spacing().get(a)) + 4);
		return wanted.grow(margin[0], margin[1], margin[2]).intersect(g.box());
	}

	/** Bytes that one plane across an axis needs between the passes; where a margin is cut off, before and after at once. */
	private static long plane(final Box read, final int axis, final Box wanted, final boolean single) {
		return (single ? 4L : 8L) * read.voxels() / read.size(axis) * (read.equals(wanted) ? 1 : 2);
	}

	/**
	 * The three second derivatives are made and added one after the other. Each begins with the pass along its own axis; behind that pass
	 * planes across the axis do not know of each other, so that they can go on in slabs as the memory allows, with the same bits. The price of
	 * a further slab is that first pass once more.
	 *
	 * @param single round to float32 between passes, as ITK does; otherwise double throughout
	 * @param room bytes for what is beside the image and the response
	 */
	static Volume response(final Volume image, final Box wanted, final double sigma, final boolean single, final long room) {
		final Geometry g = image.geometry();
		final Block start = Block.of(image, read(image, wanted, sigma)), sum = Block.empty(wanted, single);
		for (int along = 0; along < 3; along++) {
			final double spacing = g.spacing().get(along);
			final RecursiveGaussian second = RecursiveGaussian.secondDerivative(sigma, spacing);
			final long planes = room / plane(start.box(), along, wanted, single);
			for (final Box piece : Pieces.of(wanted, along, (int) Math.max(LEAST, Math.min(planes, wanted.size(along))))) {
				Block b = second.pass(start, along, cut(start.box(), along, piece), single);
				for (int a = 0; a < 3; a++) {
					if (a == along) continue;
					final RecursiveGaussian smoothing = RecursiveGaussian.smoothing(sigma / g.spacing().get(a));
					final Box out = cut(b.box(), a, piece);
					if (out.equals(b.box())) smoothing.pass(b, a, b);
					else b = smoothing.pass(b, a, out, single);
				}
				add(b, spacing * spacing, sum);
			}
		}
		return sum.volume(image);
	}

	private static Box cut(final Box box, final int axis, final Box wanted) {
		return Pieces.span(box, axis, wanted.start(axis), wanted.size(axis));
	}

	private static void add(final Block b, final double spacing2, final Block sum) {
		final Box piece = b.box();
		Parallel.range(piece.nz(), k -> {
			for (int y = piece.y(), z = piece.z() + k; y < piece.y() + piece.ny(); y++) {
				final int at = piece.index(piece.x(), y, z), row = sum.box().index(piece.x(), y, z);
				if (sum.values() instanceof final float[] to) {
					final float[] from = (float[]) b.values();
					for (int x = 0; x < piece.nx(); x++) to[row + x] = (float) (from[at + x] / spacing2 + to[row + x]);
				}
				else {
					final double[] to = (double[]) sum.values(), from = (double[]) b.values();
					for (int x = 0; x < piece.nx(); x++) to[row + x] += from[at + x] / spacing2;
				}
			}
		});
	}
}
