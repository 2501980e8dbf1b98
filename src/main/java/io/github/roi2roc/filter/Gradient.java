package io.github.roi2roc.filter;

import java.util.List;
import java.util.function.Consumer;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * Gradient magnitude as ITK's GradientMagnitudeImageFilter has it: central differences with the border voxel repeated, so half the
 * one-sided difference at the border; computed in double, stored as float32.
 */
@Plugin(type = ImageFilter.class, name = "Gradient", priority = 60)
public final class Gradient implements ImageFilter {

	private static final String USE_SPACING = "gradientUseSpacing";
	/** Slices that are held as doubles at once. */
	private static final int PLANES = 16;

	@Override
	public String name() {
		return "Gradient";
	}

	@Override
	public String about() {
		return "Magnitude of the local gradient.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.flag(USE_SPACING, true, "Per mm: divide the difference along each axis by the voxel spacing. Otherwise per voxel."));
	}

	@Override
	public List<String> imageTypes(final Options options, final Slices slices) {
		return List.of("gradient");
	}

	@Override
	public void apply(final Input input, final Options options, final Consumer<FilteredImage> sink) {
		final Box w = input.wanted();
		final long bytes = 4L * w.voxels(), room = input.room(0, bytes);
		if (room < 0) {
			sink.accept(FilteredImage.tooLarge("gradient", bytes, bytes + room));
			return;
		}
		final Block out = Block.empty(w, true);
		for (final Box piece : Pieces.of(w, 2, PLANES)) {
			out.put(new Field(w.nx(), w.ny(), piece.nz(), magnitude(input.image(), piece, options.flag(USE_SPACING))), piece, piece);
		}
		sink.accept(Finite.within(input, "gradient", out.volume(input.image())));
	}

	static double[] magnitude(final Volume image, final Box wanted, final boolean useSpacing) {
		final Geometry g = image.geometry();
		final Box b = wanted.grow(1, 1, 1).intersect(g.box());
		final double[] v = image.doubles(b), out = new double[wanted.voxels()];
		final double[] half = new double[3];
		for (int a = 0; a < 3; a++) half[a] = 0.5 / (useSpacing ? g.spacing().get(a) : 1);
		Parallel.range(wanted.nz(), k -> {
			final int z = wanted.z() + k, below = Math.max(0, z - 1), above = Math.min(g.nz() - 1, z + 1);
			for (int y = wanted.y(), o = k * wanted.nx() * wanted.ny(); y < wanted.y() + wanted.ny(); y++) {
				final int y0 = Math.max(0, y - 1), y1 = Math.min(g.ny() - 1, y + 1);
				for (int x = wanted.x(); x < wanted.x() + wanted.nx(); x++, o++) {
					final double dx = (v[b.index(Math.min(g.nx() - 1, x + 1), y, z)] - v[b.index(Math.max(0, x - 1), y, z)]) * half[0];
					final double dy = (v[b.index(x, y1, z)] - v[b.index(x, y0, z)]) * half[1];
					final double dz = (v[b.index(x, y, above)] - v[b.index(x, y, below)]) * half[2];
					out[o] = Math.sqrt(dx * dx + dy * dy + dz * dz);
				}
			}
		});
		return out;
	}
}
