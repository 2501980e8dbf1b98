package io.github.roi2roc.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.roi2roc.Reference;
import io.github.roi2roc.ReferenceCases;
import io.github.roi2roc.filter.ImageFilter.FilteredImage;
import io.github.roi2roc.filter.ImageFilter.Input;
import io.github.roi2roc.filter.ImageFilter.Slices;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/** LBP2D equals scikit-image 0.19.3; LBP3D agrees with PyRadiomics' own code on scipy 1.10.1 (reference/itk). */
class LocalBinaryPatternTest {

	private static Volume lbp2d(final Volume image, final Map<String, ?> options, final int dimension) {
		return Filtering.run(new LocalBinaryPattern2D(), options, Input.whole(image, Filtering.none(image), new Slices(true, dimension))).get(0)
			.volume();
	}

	@ParameterizedTest
	@ValueSource(strings = { "brain1", "breast1", "synthA" })
	void voxelsEqualThoseOfScikitImage(final String name) {
		final Volume got = lbp2d(ReferenceCases.image(name), Map.of(), 0);
		for (final Map<String, String> row : ReferenceCases.csv(Reference.file("itk/" + name + "_samples.csv"))) {
			assertEquals(Double.parseDouble(row.get("lbp2d")), got.get(integer(row, "x"), integer(row, "y"), integer(row, "z")), name + " " + row);
		}
	}

	/** Counts of the values 0 … P + 1 for every method, radius, number of samples and slice axis of the reference, whole image and region. */
	@ParameterizedTest
	@ValueSource(strings = { "brain1", "breast1", "synthA" })
	void histogramsEqualThoseOfScikitImage(final String name) {
		final Volume image = ReferenceCases.image(name);
		final byte[] roi = ReferenceCases.mask(name).bytes(image.geometry().box());
		final Map<List<String>, Volume> made = new HashMap<>();
		for (final Map<String, String> row : ReferenceCases.csv(Reference.file("itk/" + name + "_lbp2d_histograms.csv"))) {
			final List<String> key = List.of(row.get("method"), row.get("samples"), row.get("radius"), row.get("force2Ddimension"));
			final Volume got = made.computeIfAbsent(key, k -> lbp2d(image, Map.of("lbp2DMethod", k.get(0), "lbp2DSamples", k.get(1), "lbp2DRadius", k
				.get(2)), Integer.parseInt(k.get(3))));
			final Geometry g = got.geometry();
			final int axis = 2 - integer(row, "force2Ddimension"), stride = axis == 0 ? 1 : axis == 1 ? g.nx() : g.nx() * g.ny();
			final int[] count = new int[integer(row, "samples") + 2];
			for (int i = 0; i < g.voxels(); i++) {
				if (!row.get("slice").equals("all") && i / stride % g.size(axis) != integer(row, "slice")) continue;
				if (row.get("region").equals("roi") && roi[i] == 0) continue;
				count[(int) got.voxels().get(i)]++;
			}
			final int[] want = new int[count.length];
			for (int k = 0; k < want.length; k++) want[k] = integer(row, "n" + k);
			assertEquals(Arrays.toString(want), Arrays.toString(count), name + " " + row);
		}
		assertTrue(made.size() > 1, "settings: " + made.keySet());
	}

	/**
	 * One bright neighbour to the left (samples run counter-clockwise from the right, so it is sample 2 of 4): worked out by hand from the
	 * definitions. The centre is 5, the others 1.
	 */
	@ParameterizedTest
	@CsvSource({ "uniform, 1", "default, 4", "ror, 1", "nri_uniform, 3", "var, 12" })
	void methodsGiveTheCodesOfTheirDefinition(final String method, final double want) {
		final double[] v = { 1, 1, 1, 9, 5, 1, 1, 1, 1 };
		final Volume image = Volume.of(Geometry.of(3, 3, 1, 1, 1, 1), v);
		assertEquals(want, lbp2d(image, Map.of("lbp2DMethod", method, "lbp2DSamples", 4), 0).get(1, 1, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "brain1", "breast1", "synthA" })
	void voxelsAgreeWithPyRadiomicsOnTheSphere(final String name) {
		final Volume image = ReferenceCases.image(name);
		final Mask mask = ReferenceCases.mask(name);
		final Box wanted = mask.bounds();
		final List<FilteredImage> got = Filtering.run(new LocalBinaryPattern3D(), Map.of(), new Input(image, mask, wanted, Slices.ALL_3D));
		int rows = 0;
		for (final Map<String, String> row : ReferenceCases.csv(Reference.file("itk/" + name + "_lbp3d.csv"))) {
			final int at = wanted.index(integer(row, "x"), integer(row, "y"), integer(row, "z"));
			for (final FilteredImage i : got) {
				assertEquals(Double.parseDouble(row.get(i.imageType())), i.volume().voxels().get(at), 1e-9, name + " " + i.imageType() + " " + row);
			}
			rows++;
		}
		assertTrue(rows >= 100, "rows: " + rows);
	}

	@Test
	void theIcosphereHasTheVerticesOfTheReference() {
		final double[][] got = Icosphere.vertices(1, 1);
		int rows = 0;
		for (final Map<String, String> row : ReferenceCases.csv(Reference.file("itk/icosphere_1.csv"))) {
			final double x = Double.parseDouble(row.get("x")), y = Double.parseDouble(row.get("y")), z = Double.parseDouble(row.get("z"));
			assertTrue(Arrays.stream(got).anyMatch(p -> Math.abs(p[0] - x) + Math.abs(p[1] - y) + Math.abs(p[2] - z) < 1e-14), row.toString());
			rows++;
		}
		assertEquals(rows, got.length);
	}

	private static int integer(final Map<String, String> row, final String column) {
		return Integer.parseInt(row.get(column));
	}
}
