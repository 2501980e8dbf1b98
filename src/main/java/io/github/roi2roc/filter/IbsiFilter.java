package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * What the convolutional filters of the Image Biomarker Standardisation Initiative share (IBSI-2; Depeursinge et al, Standardised
 * convolutional filtering for radiomics, arXiv:2006.05470): a boundary condition, 3D or slice by slice, and work on no more of the image
 * than the wanted response needs.
 */
abstract class IbsiFilter implements ImageFilter {

	static final String BY_SLICE = "bySlice";

	/** One image that a filter makes. */
	interface Task {

		/** Prefix of its columns. */
		String imageType();

		/** Voxels of the image that a response voxel depends on, to each side; {@link #ALL} for all of them. */
		int reach(double[] spacing);

		/** Why the image cannot be made, or nothing. @param smallest voxels along the shortest filtered axis */
		default String refusal(final int smallest) {
			return "";
		}

		/** The sets of axes that are filtered one after the other; the response is the mean. @param axes the filtered axes, 0 = x */
		default List<int[]> turns(final int[] axes) {
			return List.of(axes);
		}

		/**
		 * Bytes that {@link #respond} takes, the field that it is given and the response among them.
		 *
		 * @param n voxels of that field along x, y, z
		 */
		long memory(int[] n, int[] axes, double[] spacing, Boundary boundary);

		/** @param axes the filtered axes, 0 = x; two of them slice by slice */
		Field respond(Field image, int[] axes, double[] spacing, Boundary boundary);
	}

	static final int ALL = Integer.MAX_VALUE;

	/** The filter's own parameters. */
	abstract List<Parameter> own();

	/**
	 * @param suffix "-3D" or "-2D", for the names
	 * @param axes how many axes are filtered, 2 or 3
	 */
	abstract List<? extends Task> tasks(Options options, String suffix, int axes);

	/** Whether the filter is defined in mm or by direction, so that voxels must be as long as wide (along the filtered axes). */
	abstract boolean isotropic();

	@Override
	public final List<Parameter> parameters() {
		final List<Parameter> out = new ArrayList<>(own());
		out.add(Boundary.parameter());
		out.add(Parameter.flag(BY_SLICE, false, "Filter each slice alone, also where features are 3D; 'force2D' does so anyway."));
		return out;
	}

	/** Whether slices are filtered alone. */
	boolean flat(final Options options, final Slices slices) {
		return slices.force2D() || options.flag(BY_SLICE);
	}

	private List<? extends Task> tasks(final Options options, final Slices slices) {
		final boolean flat = flat(options, slices);
		return tasks(options, flat ? "-2D" : "-3D", flat ? 2 : 3);
	}

	@Override
	public final List<String> imageTypes(final Options options, final Slices slices) {
		final List<String> names = tasks(options, slices).stream().map(t -> t.imageType()).toList();
		if (names.stream().distinct().count() < names.size()) throw new InputException("imageType " + name()
			+ ": two of its images would have the same name: " + names + ". Remove the repetition.");
		return names;
	}

	@Override
	public final void apply(final Input input, final Options options, final Consumer<FilteredImage> sink) {
		imageTypes(options, input.slices());
		final Boundary boundary = Boundary.of(options.text(Boundary.KEY));
		final boolean flat = flat(options, input.slices());
		final int across = input.slices().axis();
		final int[] axes = flat ? across == 2 ? new int[] { 0, 1 } : across == 1 ? new int[] { 0, 2 } : new int[] { 1, 2 } : new int[] { 0, 1, 2 };
		for (final Task task : tasks(options, input.slices())) sink.accept(filtered(input, task, axes, boundary));
	}

	private FilteredImage filtered(final Input input, final Task task, final int[] axes, final Boundary boundary) {
		final Geometry g = input.image().geometry();
		final Vec3 s = g.spacing();
		final double[] spacing = { s.x(), s.y(), s.z() };
		double least = Double.POSITIVE_INFINITY, most = 0;
		int smallest = Integer.MAX_VALUE;
		for (final int a : axes) {
			least = Math.min(least, spacing[a]);
			most = Math.max(most, spacing[a]);
			smallest = Math.min(smallest, g.size(a));
		}
		if (isotropic() && most > 1.01 * least) return FilteredImage.missing(task.imageType(), String.format(Locale.ROOT,
			"voxels measure %.4g×%.4g×%.4g mm, and %s is defined for voxels of equal sides; resample the image first, or set '%s' to true", s.x(), s
				.y(), s.z(), name(), BY_SLICE));
		final String refusal = task.refusal(smallest);
		if (!refusal.isEmpty()) return FilteredImage.missing(task.imageType(), refusal);
		final int reach = task.reach(spacing);
		final FilteredImage response = new Blocks(input, task, boundary, spacing).response(axes);
		return reach == ALL || reach < smallest || response.volume() == null ? response : response.warn(String.format(Locale.ROOT,
			"the kernel of %s reaches %d voxels to each side, but the image has only %d: the boundary condition '%s' decides much of the response", task
				.imageType(), reach, smallest, boundary.name().toLowerCase(Locale.ROOT)));
	}

	/** The words given, or the one that stands for none. */
	static List<String> texts(final Options options, final String key, final String initial) {
		return options.has(key) ? options.texts(key) : List.of(initial);
	}

	/** A number as it stands in an image type: 2.5 becomes 2-5, 3.0 becomes 3. */
	static String text(final Number n) {
		final double d = n.doubleValue();
		return (d == Math.rint(d) ? Long.toString((long) d) : Double.toString(d)).replace('.', '-');
	}
}
