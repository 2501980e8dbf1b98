package io.github.roi2roc.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Volume;

class DiscretisationTest {

	/** PyRadiomics documentation, getBinEdges: values 54 … 166 and width 25 have edges 50, 75, …, 175. */
	@Test
	void binsStartAtAMultipleOfTheWidth() {
		final Discretisation.Bins b = Discretisation.binWidth(25).bins(54, 166, PixelType.INT16);
		assertEquals(1, b.level(54));
		assertEquals(1, b.level(74));
		assertEquals(2, b.level(75));
		assertEquals(5, b.level(166));
		assertEquals(5, b.highest());
	}

	/** Python's modulus: −30 mod 25 is 20, so that the first edge is −50. */
	@Test
	void negativeIntensitiesFloorToo() {
		final Discretisation.Bins b = Discretisation.binWidth(25).bins(-30, 5, PixelType.INT16);
		assertEquals(1, b.level(-30));
		assertEquals(2, b.level(-25));
		assertEquals(3, b.level(0));
	}

	/** numpy.histogram edges 0, 2.5, 5, 7.5, 10; the maximum belongs to the last bin (PyRadiomics documentation, fixed bin count). */
	@Test
	void theMaximumFallsIntoTheLastOfNBins() {
		final Discretisation.Bins b = Discretisation.binCount(4).bins(0, 10, PixelType.INT16);
		assertEquals(1, b.level(2.4));
		assertEquals(2, b.level(2.5));
		assertEquals(4, b.level(10));
		assertEquals(4, b.highest());
	}

	/** numpy takes ±½ around a single value: of 4 bins of width ¼ the value starts the third. */
	@Test
	void aFlatRegionFallsIntoTheMiddleBin() {
		assertEquals(3, Discretisation.binCount(4).bins(7, 7, PixelType.INT16).level(7));
		assertEquals(1, Discretisation.binWidth(3).bins(7, 7, PixelType.INT16).level(7));
	}

	/** 0.7 / 0.1 is 6.999… in doubles, but the edge 0 + 7·0.1 lies at 0.7000000000000001: numpy.digitize([0.7], arange(0, .9, .1)) = 7. */
	@Test
	void valuesAtAnEdgeFallAsNumpyPutsThem() {
		assertEquals(7, Discretisation.binWidth(0.1).bins(0, 0.75, PixelType.DOUBLE).level(0.7));
		assertEquals(8, Discretisation.binWidth(0.1).bins(0, 0.75, PixelType.DOUBLE).level(0.7000000000000001));
	}

	private static final Geometry GRID = Geometry.of(5, 1, 1, 1, 1, 1);
	private static final Volume IMAGE = Volume.of(GRID, new double[] { 0, 2, 4, 6, 8 });

	private static int kept(final Resegmentation.Mode mode, final Double... range) {
		return new Resegmentation(mode, List.of(range)).apply(IMAGE, Mask.of(GRID, i -> true)).count();
	}

	/** Closed ranges, in any order; mean 4 and population standard deviation √8 of 0, 2, 4, 6, 8; maximum 8. */
	@Test
	void resegmentationModes() {
		assertEquals(3, kept(Resegmentation.Mode.ABSOLUTE, 2.0, 6.0));
		assertEquals(3, kept(Resegmentation.Mode.ABSOLUTE, 6.0, 2.0));
		assertEquals(4, kept(Resegmentation.Mode.ABSOLUTE, 2.0));
		assertEquals(3, kept(Resegmentation.Mode.RELATIVE, 0.5));
		assertEquals(3, kept(Resegmentation.Mode.SIGMA, -1.0, 1.0));
		assertEquals(1, kept(Resegmentation.Mode.SIGMA, -0.7, 0.7));
		assertThrows(InputException.class, () -> kept(Resegmentation.Mode.ABSOLUTE, 100.0));
	}
}
