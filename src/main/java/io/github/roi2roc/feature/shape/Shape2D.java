package io.github.roi2roc.feature.shape;

import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.param.Parameter;

/**
 * Morphology of a region that lies in one slice, as PyRadiomics has it: outline by marching squares, largest distance, principal axes.
 * Needs {@code force2D}, and a region of one slice across {@code force2Ddimension}.
 */
@Plugin(type = FeatureFamily.class, name = "shape2D", priority = 90)
public final class Shape2D implements FeatureFamily {

	private static final List<Formula<Slice>> FORMULAS = List.of(//
		Formula.of("Elongation", "", "", "Root of the smaller over the larger eigenvalue of the covariance of pixel centres.",
			(Slice m) -> m.spread.ratio(0, 1)).needs("at least 2 pixels"), //
		Formula.of("MajorAxisLength", "", "mm", "Four times the root of the larger eigenvalue.", m -> m.spread.length(1)), //
		Formula.of("MaximumDiameter", "", "mm", "Largest distance between vertices of the outline.", m -> m.diameter), //
		Formula.of("MeshSurface", "", "mm²", "Area inside the outline.", m -> m.surface), //
		Formula.of("MinorAxisLength", "", "mm", "Four times the root of the smaller eigenvalue.", m -> m.spread.length(0)), //
		Formula.of("Perimeter", "", "mm", "Length of the outline.", m -> m.perimeter), //
		Formula.of("PerimeterSurfaceRatio", "", "1/mm", "Perimeter over MeshSurface.", m -> m.perimeter / m.surface), //
		Formula.of("PixelSurface", "", "mm²", "Number of pixels times the area of a pixel.", m -> m.pixelSurface), //
		Formula.of("Sphericity", "", "", "Circumference of a circle of area MeshSurface over Perimeter.", Slice::sphericity), //
		Formula.of("SphericalDisproportion", "", "", "Inverse of Sphericity.", (Slice m) -> 1 / m.sphericity()).onRequest());

	private static final List<Parameter> PARAMETERS = List.of(Parameter.flag("force2D", false, "Work slice by slice."));

	@Override
	public String name() {
		return "shape2D";
	}

	@Override
	public Input input() {
		return Input.MASK;
	}

	@Override
	public boolean initial() {
		return false;
	}

	@Override
	public List<Feature> features() {
		return Formula.features(FORMULAS);
	}

	@Override
	public List<Parameter> parameters() {
		return PARAMETERS;
	}

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		final Mask mask = region.mask();
		final int axis = request.axis(), slices = mask.bounds().size(axis);
		if (!request.options().flag("force2D")) return Formula.undefined(FORMULAS, request, "needs force2D: true");
		if (slices > 1) return Formula.undefined(FORMULAS, request, "needs a region in one slice; it spans " + slices + " along " + "xyz".charAt(
			axis));
		return Formula.values(FORMULAS, request, Slice.of(mask, axis), "pixels in the region: " + mask.count());
	}

	private record Slice(double surface, double perimeter, double pixelSurface, double diameter, Spread spread) {

		/**
		 * Marching squares: each square of four pixel centres is cut at the midpoints between a pixel inside and one outside. Two opposite
		 * pixels inside are two separate corners.
		 */
		static Slice of(final Mask mask, final int axis) {
			final int u = axis == 0 ? 1 : 0, v = axis == 2 ? 1 : 2;
			final double su = mask.geometry().spacing().get(u), sv = mask.geometry().spacing().get(v);
			final Box box = mask.bounds().grow(axis == 0 ? 0 : 1, axis == 1 ? 0 : 1, axis == 2 ? 0 : 1);
			final byte[] m = mask.bytes(box);
			final int nu = box.size(u), nv = box.size(v);
			long corners = 0, alongU = 0, alongV = 0, opposite = 0, threes = 0, full = 0;
			for (int b = 0; b + 1 < nv; b++) {
				for (int a = 0; a + 1 < nu; a++) {
					final int i = a + nu * b, p = m[i], q = m[i + 1], r = m[i + nu], s = m[i + nu + 1];
					switch (p + q + r + s) {
						case 0 -> {
							// outside
						}
						case 1 -> corners++;
						case 3 -> threes++;
						case 4 -> full++;
						default -> {
							if (p == q) alongU++;
							else if (p == r) alongV++;
							else opposite++;
						}
					}
				}
			}
			final double diagonal = Math.sqrt(su * su + sv * sv) / 2;
			final double perimeter = (corners + threes + 2 * opposite) * diagonal + alongU * su + alongV * sv;
			final double surface = (corners / 8.0 + opposite / 4.0 + (alongU + alongV) / 2.0 + threes * 7 / 8.0 + full) * su * sv;
			return new Slice(surface, perimeter, mask.count() * (su * sv), Diameters.within(mask, axis), Spread.of(mask, axis));
		}

		double sphericity() {
			return 2 * Math.sqrt(Math.PI * surface) / perimeter;
		}
	}
}
