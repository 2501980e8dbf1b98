package io.github.roi2roc.filter;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.numeric.Parallel;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * What filters share that map each value by a function of the largest absolute value m of the whole image, chosen so that m maps to m.
 * They work in double.
 */
abstract class Pointwise implements ImageFilter {

	private final String imageType;

	Pointwise(final String imageType) {
		this.imageType = imageType;
	}

	/** @param m largest absolute value of the image, above 0 */
	abstract DoubleUnaryOperator map(double m);

	@Override
	public List<Parameter> parameters() {
		return List.of();
	}

	@Override
	public List<String> imageTypes(final Options options, final Slices slices) {
		return List.of(imageType);
	}

	@Override
	public void apply(final Input input, final Options options, final Consumer<FilteredImage> sink) {
		final double m = largest(input.image().voxels());
		if (m == 0) {
			sink.accept(FilteredImage.missing(imageType, "every voxel of the image is 0"));
			return;
		}
		final DoubleUnaryOperator f = map(m);
		final Box w = input.wanted();
		final long bytes = (input.single() ? 4L : 8L) * w.voxels(), room = input.room(0, bytes);
		if (room < 0) {
			sink.accept(FilteredImage.tooLarge(imageType, bytes, bytes + room));
			return;
		}
		final Block out = Block.empty(w, input.single());
		Parallel.range(w.nz(), z -> {
			final double[] v = new double[w.nx()];
			for (int y = 0; y < w.ny(); y++) {
				input.image().copy(input.image().geometry().index(w.x(), w.y() + y, w.z() + z), v, 0, v.length);
				for (int i = 0; i < v.length; i++) v[i] = f.applyAsDouble(v[i]);
				out.put(v, 0, v.length * (y + w.ny() * z), v.length);
			}
		});
		sink.accept(Finite.within(input, imageType, out.volume(input.image())));
	}

	/** Largest finite absolute value; 0 if there is none. */
	private static double largest(final Voxels voxels) {
		double max = 0;
		if (voxels instanceof final Voxels.Int16 v) {
			int most = 0;
			for (final short x : v.a()) most = Math.max(most, Math.abs(x));
			return most;
		}
		if (voxels instanceof final Voxels.Float32 v) {
			for (final float x : v.a()) {
				if (Math.abs(x) > max && Math.abs(x) <= Float.MAX_VALUE) max = Math.abs(x);
			}
			return max;
		}
		for (int i = 0; i < voxels.length(); i++) {
			final double x = Math.abs(voxels.get(i));
			if (x > max && x <= Double.MAX_VALUE) max = x;
		}
		return max;
	}
}
