package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.preprocess.Discretisation;

/** What every feature family on the class path must keep, whoever wrote it. */
class FeatureFamilyContractTest {

	private static final Geometry GRID = Geometry.of(7, 6, 5, 0.8, 1.1, 2.5);

	static Stream<FeatureFamily> families() {
		return Catalogue.families().stream();
	}

	/** Regions that break assumptions: PITFALLS 4 (one voxel, a line, flat), a slice, two parts, everything. */
	private static final Map<String, IntPredicate> REGIONS = Map.of("voxel", i -> i == 100, "line", i -> i >= 84 && i < 89, "two voxels apart",
		i -> i == 0 || i == 209, "slice", i -> i / 42 == 2, "two parts", i -> i < 10 || i > 190, "gaps", i -> i % 3 == 0, "all", i -> true);

	private static Region region(final IntPredicate inside, final boolean flat) {
		final short[] v = new short[GRID.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = (short) (flat ? 40 : (i * 37 + i * i) % 101 - 30);
		final Volume image = new Volume(GRID, new Voxels.Int16(v));
		final Mask mask = Mask.of(GRID, inside);
		return new Region(mask, image, GreyLevels.of(image, mask, Discretisation.binWidth(10), 3, "test").levels());
	}

	private static Request request(final FeatureFamily f, final Aggregation a) {
		return new Request(f.features(), Options.defaults(f.parameters()), a, 2);
	}

	private static List<Aggregation> aggregations(final FeatureFamily f) {
		return f.aggregations().isEmpty() ? java.util.Collections.singletonList(null) : f.aggregations();
	}

	@ParameterizedTest
	@MethodSource("families")
	void namesAreUniqueAndFeaturesDescribed(final FeatureFamily f) {
		assertEquals(1, Catalogue.families().stream().filter(o -> o.name().equals(f.name())).count());
		final Set<String> names = new HashSet<>();
		for (final Feature x : f.features()) assertTrue(names.add(x.name()), x.name());
		assertTrue(f.features().stream().anyMatch(Feature::initial), "no feature by default");
	}

	@ParameterizedTest
	@MethodSource("families")
	void sharedKeysMeanTheSame(final FeatureFamily f) {
		final Map<String, Parameter> all = SettingKeys.all();
		for (final Parameter p : f.parameters()) {
			final Parameter known = all.get(p.key());
			assertEquals(known.type(), p.type(), p.key());
			assertEquals(known.initial(), p.initial(), p.key());
		}
	}

	@ParameterizedTest
	@MethodSource("families")
	void everyRequestedFeatureComesOnceInOrderOnAnyRegion(final FeatureFamily f) {
		for (final Map.Entry<String, IntPredicate> r : REGIONS.entrySet()) {
			for (final boolean flat : new boolean[] { false, true }) {
				for (final Aggregation a : aggregations(f)) {
					final List<FeatureValue> out = f.compute(region(r.getValue(), flat), request(f, a));
					assertEquals(f.features(), out.stream().map(FeatureValue::feature).toList(), r.getKey());
					for (final FeatureValue v : out) assertFalse(Double.isInfinite(v.value()), r.getKey() + " " + v);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("families")
	void aFeatureAloneHasTheSameBitsAsAmongAll(final FeatureFamily f) {
		final Region region = region(i -> i % 5 != 0, false);
		final Map<Feature, Double> all = new HashMap<>();
		final Request request = request(f, aggregations(f).get(0));
		f.compute(region, request).forEach(v -> all.put(v.feature(), v.value()));
		for (final Feature x : f.features()) {
			final List<FeatureValue> alone = f.compute(region, new Request(List.of(x), request.options(), request.aggregation(), 2));
			assertEquals(1, alone.size());
			assertEquals(Double.doubleToLongBits(all.get(x)), Double.doubleToLongBits(alone.get(0).value()), x.name());
		}
	}

	@ParameterizedTest
	@MethodSource("families")
	void theRegionIsLeftAsItWas(final FeatureFamily f) {
		final Region region = region(i -> i % 5 != 0, false);
		final char[] before = region.levels().data().clone();
		final int[] histogram = region.levels().histogram().clone();
		for (final Aggregation a : aggregations(f)) f.compute(region, request(f, a));
		assertArrayEquals(before, region.levels().data());
		assertArrayEquals(histogram, region.levels().histogram());
	}
}
