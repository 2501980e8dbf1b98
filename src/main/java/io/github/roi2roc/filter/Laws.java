package io.github.roi2roc.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;

/**
 * Laws kernels: level, edge, spot, wave and ripple along each axis, and their texture energy: IBSI-2, section 3.3 (JTXT). The first name
 * of a kernel belongs to x.
 */
@Plugin(type = ImageFilter.class, name = "Laws", priority = 38)
public final class Laws extends IbsiFilter {

	private static final String KERNELS = "kernels", ENERGY = "energyDistance";
	private static final Map<String, double[]> KNOWN = Map.of("L5", unit(1, 4, 6, 4, 1), "E5", unit(-1, -2, 0, 2, 1), "S5", unit(-1, 0, 2, 0, -1), "W5",
		unit(-1, 2, 0, -2, 1), "R5", unit(1, -4, 6, -4, 1), "L3", unit(1, 2, 1), "E3", unit(-1, 0, 1), "S3", unit(-1, 2, -1));

	@Override
	public String name() {
		return "Laws";
	}

	@Override
	public String about() {
		return "IBSI Laws kernels: averages (L), edges (E), spots (S), waves (W) and ripples (R) along each axis, on request as texture energy.";
	}

	@Override
	List<Parameter> own() {
		return List.of(Parameter.texts(KERNELS, null,
			"A kernel for each axis, x first: L5, E5, S5, W5, R5, L3, E3, S3; three in 3D (L5E5E5 if left out), two slice by slice (L5E5). One image"
				+ " each."), Pooling.parameter(),
			Parameter.integer(ENERGY, 0, 0, 100, "Distance in voxels over which absolute responses are averaged to an energy image; 0 for the response"
				+ " itself."));
	}

	@Override
	boolean isotropic() {
		return false;
	}

	@Override
	List<? extends Task> tasks(final Options options, final String suffix, final int axes) {
		final String pooling = options.text(Pooling.KEY);
		final int energy = options.integer(ENERGY);
		final List<Task> out = new ArrayList<>();
		for (final String kernel : texts(options, KERNELS, "L5E5E5".substring(0, 2 * axes))) {
			final String type = "laws-" + kernel + (pooling.equals("none") ? "" : "-" + pooling) + (energy == 0 ? "" : "-energy" + energy) + suffix;
			out.add(new LawsTask(type, new SeparableKernel(List.of(taps(kernel, axes))), Pooling.of(pooling), energy));
		}
		return out;
	}

	private static List<Taps> taps(final String kernel, final int axes) {
		final List<Taps> out = new ArrayList<>();
		for (int i = 0; i + 2 <= kernel.length(); i += 2) {
			final double[] w = KNOWN.get(kernel.substring(i, i + 2));
			if (w != null) out.add(Taps.centred(w));
		}
		if (out.size() != axes || kernel.length() != 2 * axes) throw new InputException("imageType Laws: 'kernels' has " + kernel + ", but " + axes
			+ " of L5, E5, S5, W5, R5, L3, E3, S3 belong there, one for each " + (axes == 2 ? "axis of a slice" : "axis") + ", such as " + "L5E5E5".substring(0,
				2 * axes) + ".");
		return out;
	}

	private static double[] unit(final double... w) {
		final double norm = Math.sqrt(Arrays.stream(w).map(x -> x * x).sum());
		return Arrays.stream(w).map(x -> x / norm).toArray();
	}

	private record LawsTask(String imageType, SeparableKernel kernel, Pooling pooling, int energy) implements Task {

		@Override
		public int reach(final double[] spacing) {
			return kernel.reach() + energy;
		}

		@Override
		public long memory(final int[] n, final int[] axes, final double[] spacing, final Boundary boundary) {
			return 8L * n[0] * n[1] * n[2] * (1 + kernel.fields(axes.length, pooling));
		}

		@Override
		public Field respond(final Field image, final int[] axes, final double[] spacing, final Boundary boundary) {
			final Field response = kernel.respond(image, axes, boundary, pooling);
			if (energy == 0) return response;
			final double[] w = new double[2 * energy + 1];
			Arrays.fill(w, 1.0 / w.length);
			return new SeparableKernel(List.of(Collections.nCopies(axes.length, Taps.centred(w)))).respond(response.abs(), axes, boundary, null);
		}
	}
}
