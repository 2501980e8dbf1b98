package io.github.roi2roc.feature.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.param.Options;

/** Local intensity and intensity-volume histogram where the phantoms do not reach. */
class IbsiIntensityTest {

	private static List<FeatureValue> values(final FeatureFamily f, final Volume image, final Mask mask, final Map<String, ?> options) {
		return f.compute(new Region(mask, image, null), new Request(f.features(), Options.of("test", f.parameters(), options), null, 2));
	}

	/** Definition: the mean of all voxels of the image whose centres lie within (3/4π)^(1/3) cm of the voxel, inside the region or not. */
	@Test
	void aPeakIsTheMeanOfASphereOfOneCubicCentimetre() {
		final Geometry g = Geometry.of(20, 18, 8, 1.1, 1.7, 3);
		final SplittableRandom random = new SplittableRandom(5);
		final double[] v = new double[g.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = random.nextInt(1000);
		// the highest intensity twice, at a corner and in the middle
		v[0] = v[g.index(10, 9, 4)] = 2000;
		double global = 0, local = 0;
		final double r = 10 * Math.cbrt(3 / (4 * Math.PI));
		for (int i = 0; i < v.length; i++) {
			double sum = 0;
			int n = 0;
			for (int j = 0; j < v.length; j++) {
				if (at(g, i).minus(at(g, j)).length() > r) continue;
				sum += v[j];
				n++;
			}
			global = Math.max(global, sum / n);
			if (v[i] == 2000) local = Math.max(local, sum / n);
		}
		final List<FeatureValue> out = values(new LocalIntensityFamily(), Volume.of(g, v), Mask.of(g, i -> true), Map.of());
		assertEquals(local, out.get(0).value(), 1e-10);
		assertEquals(global, out.get(1).value(), 1e-10);
	}

	private static io.github.roi2roc.image.Vec3 at(final Geometry g, final int i) {
		return g.toWorld(i % g.nx(), i / g.nx() % g.ny(), i / (g.nx() * g.ny()));
	}

	@Test
	void aPeakBesideANaNIsUndefined() {
		final Geometry g = Geometry.of(4, 1, 1, 1, 1, 1);
		final List<FeatureValue> out = values(new LocalIntensityFamily(), Volume.of(g, new double[] { 1, 2, 3, Double.NaN }), Mask.of(g, i -> i < 2),
			Map.of());
		assertTrue(out.get(1).reason().contains("not finite"), out.get(1).reason());
	}

	/** Intensities 0, 1, 2, 3 once each: volume fractions 1, 3/4, 1/2, 1/4 at shares 0, 1/3, 2/3, 1; area (1/2 + 3/4 + 1/2 + 1/8) / 3. */
	@Test
	void theCurveOfFourIntensitiesIsKnown() {
		final Geometry g = Geometry.of(4, 1, 1, 1, 1, 1);
		final double[] v = values(new IvhFamily(), Volume.of(g, new double[] { 3, 1, 0, 2 }), Mask.of(g, i -> true), Map.of()).stream().mapToDouble(
			FeatureValue::value).toArray();
		// 10 % of the range is reached by 1 and more, 90 % by 3; at most a tenth of the voxels reach 4, at most nine tenths reach 1
		assertEquals(List.of(0.75, 0.25, 4.0, 1.0, 0.5, 3.0), java.util.Arrays.stream(v).limit(6).boxed().toList());
		assertEquals(1.875 / 3, v[6], 1e-15);
	}

	/** Bins of width 2 from −10 stand for −9, −7, …: the region's 0 and 3 fall into the bins of 1 and 3. */
	@Test
	void binsStartAtTheRangeAndStandForTheirCentres() {
		final Geometry g = Geometry.of(2, 1, 1, 1, 1, 1);
		final List<FeatureValue> out = values(new IvhFamily(), Volume.of(g, new double[] { 0, 3 }), Mask.of(g, i -> true), Map.of(
			"ivhDiscretisation", "FBS", "ivhBinWidth", 2, "ivhRange", List.of(-10, 10)));
		assertEquals(3, out.get(3).value(), "at most 90 % reach 3");
		assertEquals(5, out.get(2).value(), "at most 10 % reach 5");
	}

	@Test
	void whatTheCurveCannotShowIsUndefinedWithAReason() {
		final Geometry g = Geometry.of(2, 1, 1, 1, 1, 1);
		final Mask all = Mask.of(g, i -> true);
		final IvhFamily f = new IvhFamily();
		assertTrue(values(f, Volume.of(g, new double[] { 0, 0.5 }), all, Map.of()).get(0).reason().contains("FBS or FBN"));
		assertTrue(values(f, Volume.of(g, new double[] { 4, 4 }), all, Map.of()).get(0).reason().contains("all 2 voxels"));
		assertTrue(values(f, Volume.of(g, new double[] { 0, 9 }), all, Map.of("ivhRange", List.of(0, 5))).get(0).reason().contains(
			"beyond ivhRange"));
		assertTrue(values(f, Volume.of(g, new double[] { 0, 1e12 }), all, Map.of()).get(0).reason().contains("steps"));
	}

	/** R: quantile(c(1, 2, 4, 8), .1) is 1.3 and .9 is 6.8 (type 7); between them lie 2 and 4, whose mean deviation is 1. */
	@Test
	void theRobustDeviationIsThatOfTheMiddle() {
		final Geometry g = Geometry.of(4, 1, 1, 1, 1, 1);
		final Map<String, Double> v = new java.util.HashMap<>();
		values(new StatisticsFamily(), Volume.of(g, new double[] { 8, 1, 4, 2 }), Mask.of(g, i -> true), Map.of()).forEach(x -> v.put(x.feature()
			.name(), x.value()));
		assertEquals(1.3, v.get("Percentile10"), 1e-15);
		assertEquals(6.8, v.get("Percentile90"), 1e-15);
		assertEquals(1, v.get("RobustMeanAbsoluteDeviation"), 1e-15);
		// distances from the median 3: 2, 1, 1, 5
		assertEquals(2.25, v.get("MedianAbsoluteDeviation"), 1e-15);
	}
}
