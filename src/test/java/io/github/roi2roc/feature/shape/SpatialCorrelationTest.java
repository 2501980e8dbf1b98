package io.github.roi2roc.feature.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/** The sums by Fourier transforms against the definition, pair by pair. */
class SpatialCorrelationTest {

	@Test
	void transformsGiveTheSumsOverAllPairs() {
		check(Geometry.of(9, 7, 6, 0.7, 1.3, 2.9), 4);
		check(Geometry.of(11, 5, 1, 1, 1, 1), 3);
		check(Geometry.of(1, 13, 1, 1, 2, 1), 3);
		check(Geometry.of(2, 1, 1, 1, 1, 1), 1);
	}

	/** @param sparse one of so many voxels is left out */
	private static void check(final Geometry g, final int sparse) {
		final SplittableRandom random = new SplittableRandom(11);
		final double[] v = new double[g.voxels()];
		final boolean[] in = new boolean[v.length];
		for (int i = 0; i < v.length; i++) {
			v[i] = 1000 + random.nextInt(200);
			in[i] = sparse == 1 || random.nextInt(sparse) > 0;
		}
		final SpatialCorrelation s = SpatialCorrelation.of(Volume.of(g, v), Mask.of(g, i -> in[i]));
		double mean = 0, squares = 0, w = 0, products = 0, differences = 0;
		int n = 0;
		for (int i = 0; i < v.length; i++) {
			mean += in[i] ? v[i] : 0;
			n += in[i] ? 1 : 0;
		}
		mean /= n;
		for (int i = 0; i < v.length; i++) {
			if (!in[i]) continue;
			squares += (v[i] - mean) * (v[i] - mean);
			for (int j = 0; j < v.length; j++) {
				if (!in[j] || i == j) continue;
				final double weight = 1 / g.toWorld(i % g.nx(), i / g.nx() % g.ny(), i / (g.nx() * g.ny())).minus(g.toWorld(j % g.nx(), j / g.nx() % g
					.ny(), j / (g.nx() * g.ny()))).length();
				w += weight;
				products += weight * (v[i] - mean) * (v[j] - mean);
				differences += weight * (v[i] - v[j]) * (v[i] - v[j]);
			}
		}
		assertEquals(n / w * products / squares, s.moran(), 1e-10);
		assertEquals((n - 1) / (2 * w) * differences / squares, s.geary(), 1e-10);
	}

	@Test
	void aFlatRegionHasNone() {
		final Geometry g = Geometry.of(3, 3, 3, 1, 1, 1);
		final SpatialCorrelation s = SpatialCorrelation.of(Volume.of(g, new double[27]), Mask.of(g, i -> true));
		assertTrue(Double.isNaN(s.moran()) && Double.isNaN(s.geary()));
	}
}
