package io.github.roi2roc.filter;

/**
 * An image made by a separable kernel whose size is in voxels.
 *
 * @param imageType prefix of its columns
 * @param kernel the kernel
 * @param pooling how turned responses become one; null for the kernel as it is
 */
record SeparableTask(String imageType, SeparableKernel kernel, Pooling pooling) implements IbsiFilter.Task {

	@Override
	public int reach(final double[] spacing) {
		return kernel.reach();
	}

	@Override
	public long memory(final int[] n, final int[] axes, final double[] spacing, final Boundary boundary) {
		return 8L * n[0] * n[1] * n[2] * kernel.fields(axes.length, pooling);
	}

	@Override
	public Field respond(final Field image, final int[] axes, final double[] spacing, final Boundary boundary) {
		return kernel.respond(image, axes, boundary, pooling);
	}
}
