package io.github.roi2roc.filter;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/** Mean over a cube (a square, slice by slice) of voxels: IBSI-2, section 3.1 (S60F). */
@Plugin(type = ImageFilter.class, name = "Mean", priority = 40)
public final class Mean extends IbsiFilter {

	private static final String SUPPORT = "support";

	@Override
	public String name() {
		return "Mean";
	}

	@Override
	public String about() {
		return "IBSI mean filter: the average over a cube of voxels around each voxel.";
	}

	@Override
	List<Parameter> own() {
		return List.of(Parameter.integers(SUPPORT, List.of(5), 1, 999, "Width of the cube in voxels, odd. One image each."));
	}

	@Override
	boolean isotropic() {
		return false;
	}

	@Override
	List<? extends Task> tasks(final Options options, final String suffix, final int axes) {
		return options.numbers(SUPPORT).stream().map(n -> task(n.intValue(), suffix, axes)).toList();
	}

	private static Task task(final int support, final String suffix, final int axes) {
		if (support % 2 == 0) throw new InputException("imageType Mean: 'support' is " + support + ", but an odd number belongs there: the cube has a"
			+ " voxel at its centre.");
		final double[] w = new double[support];
		Arrays.fill(w, 1.0 / support);
		return new SeparableTask("mean-" + support + suffix, new SeparableKernel(List.of(Collections.nCopies(axes, Taps.centred(w)))), null);
	}
}
