package io.github.roi2roc.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;

/** The definition of reference/itk: (x − mean)/sd, sd with n − 1, outliers clipped before scaling. */
class NormalisationTest {

	private static final Geometry FIVE = Geometry.of(5, 1, 1, 1, 1, 1);

	/** 1, 2, 3, 4, 10: mean 4, squared deviations 9+4+1+0+36 = 50, sd with n − 1 = √12.5. */
	@Test
	void valuesBecomeSampleStandardDeviations() {
		final double s = 1 / Math.sqrt(12.5);
		assertArrayEquals(new double[] { -3 * s, -2 * s, -s, 0, 6 * s }, Normalisation.normalise(image(1, 2, 3, 4, 10), 1, null).doubles(), 1e-15);
	}

	/** 6/√12.5 = 1.697 is clipped to 1.5 and then scaled by 100. */
	@Test
	void outliersAreClippedBeforeScaling() {
		final double[] got = Normalisation.normalise(image(1, 2, 3, 4, 10), 100, 1.5).doubles();
		assertEquals(150, got[4], 1e-12);
		assertEquals(-300 / Math.sqrt(12.5), got[0], 1e-12);
	}

	@Test
	void flatAndNonFiniteImagesAreRefused() {
		assertThrows(InputException.class, () -> Normalisation.normalise(image(7, 7, 7, 7, 7), 1, null));
		assertThrows(InputException.class, () -> Normalisation.normalise(image(1, 2, Double.NaN, 4, 5), 1, null));
	}

	private static Volume image(final double... v) {
		return Volume.of(FIVE, v);
	}
}
