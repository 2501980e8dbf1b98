package io.github.roi2roc.feature.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Levels;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.param.Options;

/** Distance zones of an onion: a cube of 5 voxels a side, whose shells have levels 1, 2 and 3 from the outside in. */
class GldzmTest {

	private static final Geometry GRID = Geometry.of(5, 5, 5, 1, 1, 1);

	private static int shell(final int i) {
		final int x = Math.abs(i % 5 - 2), y = Math.abs(i / 5 % 5 - 2), z = Math.abs(i / 25 - 2);
		return 3 - Math.max(x, Math.max(y, z));
	}

	/** @param from the outermost shell that belongs to the region; the whole region before re-segmentation has all three */
	private static Map<String, Double> values(final Aggregation a, final int from) {
		final char[] data = new char[7 * 7 * 7];
		final int[] histogram = new int[4];
		final Mask part = Mask.of(GRID, i -> shell(i) >= from);
		final int side = 7 - 2 * from;
		int o = 0;
		for (int z = 0; z < side + 2; z++) {
			for (int y = 0; y < side + 2; y++) {
				for (int x = 0; x < side + 2; x++, o++) {
					final int u = x + from - 2, v = y + from - 2, w = z + from - 2;
					if (!part.contains(u, v, w)) continue;
					data[o] = (char) shell(u + 5 * (v + 5 * w));
					histogram[data[o]]++;
				}
			}
		}
		final Levels levels = new Levels(java.util.Arrays.copyOf(data, o), side + 2, side + 2, side + 2, 1, 1, 1, 3, histogram);
		final GldzmFamily f = new GldzmFamily();
		return f.compute(new Region(part, null, levels, Mask.of(GRID, i -> true)), new Request(f.features(), Options.defaults(f.parameters()), a, 2))
			.stream().collect(Collectors.toMap(v -> v.feature().name(), FeatureValue::value));
	}

	/** Three zones at distances 1, 2, 3. */
	@Test
	void shellsOfACubeLieAtTheirDepth() {
		final Map<String, Double> v = values(Aggregation.D3_MERGED, 1);
		assertEquals((1 + 4 + 9) / 3.0, v.get("LargeDistanceEmphasis"), 1e-15);
		assertEquals((1 + 1 / 4.0 + 1 / 9.0) / 3, v.get("SmallDistanceEmphasis"), 1e-15);
		assertEquals((1 + 16 + 81) / 3.0, v.get("LargeDistanceHighGreyLevelEmphasis"), 1e-14);
		assertEquals(3 / 125.0, v.get("ZonePercentage"), 1e-15);
		assertEquals(2 / 3.0, v.get("ZoneDistanceVariance"), 1e-15);
	}

	/** The distance is counted to the border of the region before re-segmentation: without the outer shell, 2 and 3 remain. */
	@Test
	void reSegmentationDoesNotMoveTheBorder() {
		final Map<String, Double> v = values(Aggregation.D3_MERGED, 2);
		assertEquals((4 + 9) / 2.0, v.get("LargeDistanceEmphasis"), 1e-15);
		assertEquals(2 / 27.0, v.get("ZonePercentage"), 1e-15);
	}

	/**
	 * By slice: distance 1 in both outer slices (one zone of level 1), 1 and 2 in those beside them, 1, 2 and 3 in the middle; averaged over
	 * slices. Merged: five zones at distance 1, three at 2, one at 3.
	 */
	@Test
	void inASliceTheBorderIsTheSlices() {
		assertEquals((1 + 2.5 + 14 / 3.0 + 2.5 + 1) / 5, values(Aggregation.D2_SLICE_MERGED, 1).get("LargeDistanceEmphasis"), 1e-15);
		assertEquals((5 + 3 * 4 + 9) / 9.0, values(Aggregation.D25_MERGED, 1).get("LargeDistanceEmphasis"), 1e-15);
	}
}
