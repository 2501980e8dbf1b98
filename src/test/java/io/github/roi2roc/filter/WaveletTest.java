package io.github.roi2roc.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.roi2roc.InputException;
import io.github.roi2roc.filter.ImageFilter.FilteredImage;
import io.github.roi2roc.filter.ImageFilter.Input;
import io.github.roi2roc.filter.ImageFilter.Slices;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.param.Options;

/** The wavelet's filters have the properties that define them, and the bands follow PyWavelets' stationary transform. */
class WaveletTest {

	private static final Wavelet WAVELET = new Wavelet();

	static Stream<String> names() {
		return WaveletFilters.names().stream();
	}

	/** The families and orders that PyWavelets 1.x lists under wavelist(kind='discrete'): 106 names. */
	@Test
	void everyWaveletOfPyWaveletsIsThere() {
		final List<String> want = new ArrayList<>(List.of("haar", "dmey"));
		IntStream.rangeClosed(1, 38).forEach(i -> want.add("db" + i));
		IntStream.rangeClosed(2, 20).forEach(i -> want.add("sym" + i));
		IntStream.rangeClosed(1, 17).forEach(i -> want.add("coif" + i));
		for (final String family : List.of("bior", "rbio")) {
			for (final String order : List.of("1.1", "1.3", "1.5", "2.2", "2.4", "2.6", "2.8", "3.1", "3.3", "3.5", "3.7", "3.9", "4.4", "5.5", "6.8")) {
				want.add(family + order);
			}
		}
		assertEquals(want.stream().sorted().toList(), names().sorted().toList());
		assertEquals(106, want.size());
	}

	/**
	 * Perfect reconstruction without down-sampling: the autocorrelation-like sums of low-pass with its dual and of high-pass with its dual add up
	 * to 2·delta at shift 0, and the low-pass sums to √2, the high-pass to 0. The dual filters follow from the pair (alternating signs), so for
	 * orthogonal wavelets this is orthonormality. sym20's published digits are the worst (3e-11); dmey is an approximation by name.
	 */
	@ParameterizedTest
	@MethodSource("names")
	void filtersReconstruct(final String name) {
		final WaveletFilters f = WaveletFilters.of("Wavelet", name);
		final int n = f.low().length;
		assertEquals(Math.sqrt(2), IntStream.range(0, n).mapToDouble(i -> f.low()[i]).sum(), 1e-12);
		assertEquals(0, IntStream.range(0, n).mapToDouble(i -> f.high()[i]).sum(), name.equals("dmey") ? 5e-3 : 1e-6);
		final double tolerance = name.equals("dmey") ? 5e-3 : 5e-11;
		// dual low-pass = high-pass with alternating signs; their even cross-correlation is a delta
		final double[] dual = new double[n];
		for (int i = 0; i < n; i++) dual[i] = ((n - 1 - i) % 2 == 0 ? 1 : -1) * f.high()[i];
		for (int shift = -n / 2 + 1; shift < n / 2; shift++) {
			double sum = 0;
			for (int i = 0; i < n; i++) {
				// dec_lo is the reversed partner of the dual
				final int j = n - 1 - i - 2 * shift;
				if (j >= 0 && j < n) sum += dual[i] * f.low()[j];
			}
			assertEquals(shift == 0 ? 1 : 0, sum, tolerance, name + " shift " + shift);
		}
	}

	/** dbN has N vanishing moments, symN N, coifN 2N: the high-pass kills polynomials of lower degree (Daubechies, Ten Lectures, 1992). */
	@ParameterizedTest
	@MethodSource("names")
	void highPassKillsPolynomials(final String name) {
		if (!name.matches("(db|sym|coif)\\d+")) return;
		final int order = Integer.parseInt(name.replaceAll("\\D", "")), moments = Math.min(name.startsWith("coif") ? 2 * order : order, 5);
		final double[] h = WaveletFilters.of("Wavelet", name).high();
		for (int p = 0; p < moments; p++) {
			double sum = 0;
			// indices scaled to −1 … 1, so that the tolerance means the same for every length
			for (int i = 0; i < h.length; i++) sum += h[i] * Math.pow((2.0 * i - h.length + 1) / h.length, p);
			assertEquals(0, sum, 1e-9, name + " moment " + p);
		}
	}

	/** db2 in closed form: (1 ± √3)/(4√2) and (3 ± √3)/(4√2), Daubechies 1988; PyWavelets stores the decomposition low-pass reversed. */
	@Test
	void db2HasItsClosedForm() {
		final double r = Math.sqrt(3), d = 4 * Math.sqrt(2);
		final WaveletFilters f = WaveletFilters.of("Wavelet", "db2");
		assertArrayEquals(new double[] { (1 - r) / d, (3 - r) / d, (3 + r) / d, (1 + r) / d }, f.low(), 1e-15);
		assertArrayEquals(new double[] { -(1 + r) / d, (3 + r) / d, -(3 - r) / d, (1 - r) / d }, f.high(), 1e-15);
		assertArrayEquals(WaveletFilters.of("Wavelet", "haar").low(), WaveletFilters.of("Wavelet", "db1").low());
	}

	/** PyWavelets' documentation prints coif1's and bior2.2's filters; pywt.Wavelet('bior2.2').dec_hi and rbio2.2's as its mirror. */
	@Test
	void printedFiltersAreReproduced() {
		assertArrayEquals(new double[] { -0.01565572813546454, -0.0727326195128539, 0.38486484686420286, 0.8525720202122554, 0.3378976624578092,
			-0.0727326195128539 }, WaveletFilters.of("Wavelet", "coif1").low(), 1e-11);
		assertArrayEquals(new double[] { 0, -0.1767766952966369, 0.3535533905932738, 1.0606601717798214, 0.3535533905932738, -0.1767766952966369 },
			WaveletFilters.of("Wavelet", "bior2.2").low(), 1e-15);
		assertArrayEquals(new double[] { 0, 0.3535533905932738, -0.7071067811865476, 0.3535533905932738, 0, 0 }, WaveletFilters.of("Wavelet", "bior2.2").high(),
			1e-15);
		assertArrayEquals(new double[] { 0, 0, 0.3535533905932738, 0.7071067811865476, 0.3535533905932738, 0 }, WaveletFilters.of("Wavelet", "rbio2.2").low(),
			1e-15);
	}

	/** reference/pyradiomics: no renormalisation, so LLL of a constant is √8 = 2.83 times it, and every other band of it is 0. */
	@Test
	void aConstantComesOutOfTheLowPassOnly() {
		final Geometry g = Geometry.of(9, 8, 7, 1, 1, 1);
		final double[] v = new double[g.voxels()];
		Arrays.fill(v, 10);
		for (final FilteredImage i : run(Volume.of(g, v), Map.of("wavelet", "coif2"), Slices.ALL_3D)) {
			final double want = i.imageType().equals("wavelet-LLL") ? 10 * Math.sqrt(8) : 0;
			for (final double got : i.volume().doubles()) assertEquals(want, got, 1e-12);
		}
	}

	/**
	 * Band LLH of an odd-sized image at the second level, straight from the definition: pad odd axes by their first plane, then
	 * out[i] = Σ_j f[j]·in[(i + F/2 − j) mod N] along each axis, approximation twice, cut (reference/pyradiomics; PyWavelets' swt at level 1).
	 */
	@Test
	void bandsFollowTheDefinitionOnOddSizes() {
		final Geometry g = Geometry.of(7, 6, 5, 1, 1, 1);
		final double[] v = new double[g.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = (i * 37 % 101) + 0.25 * (i % 13);
		final Volume image = Volume.of(g, v);
		final WaveletFilters f = WaveletFilters.of("Wavelet", "db3");
		final int[] n = { 8, 6, 6 };
		double[] a = new double[8 * 6 * 6];
		for (int i = 0; i < a.length; i++) a[i] = image.get(i % 8 % 7, i / 8 % 6, i / 48 % 5);
		a = along(along(along(a, n, 0, f.low()), n, 1, f.low()), n, 2, f.low());
		final double[] llh = along(along(along(a, n, 0, f.low()), n, 1, f.low()), n, 2, f.high());
		final double[] hll = along(along(along(a, n, 0, f.high()), n, 1, f.low()), n, 2, f.low());
		final List<FilteredImage> got = run(image, Map.of("wavelet", "db3", "level", 2), Slices.ALL_3D);
		assertEquals("wavelet2-LLH", got.get(7).imageType());
		assertEquals("wavelet2-HLL", got.get(10).imageType());
		for (int z = 0; z < 5; z++) {
			for (int y = 0; y < 6; y++) {
				for (int x = 0; x < 7; x++) {
					assertEquals(llh[x + 8 * (y + 6 * z)], got.get(7).volume().get(x, y, z), 1e-10);
					assertEquals(hll[x + 8 * (y + 6 * z)], got.get(10).volume().get(x, y, z), 1e-10);
				}
			}
		}
		// start_level 1 leaves the first level out and counts from one again
		final List<FilteredImage> late = run(image, Map.of("wavelet", "db3", "start_level", 1), Slices.ALL_3D);
		assertEquals("wavelet-LLH", late.get(0).imageType());
		assertArrayEquals(got.get(7).volume().doubles(), late.get(0).volume().doubles(), 1e-12);
	}

	private static double[] along(final double[] v, final int[] n, final int axis, final double[] f) {
		final int stride = axis == 0 ? 1 : axis == 1 ? n[0] : n[0] * n[1];
		final double[] out = new double[v.length];
		for (int i = 0; i < v.length; i++) {
			final int at = i / stride % n[axis];
			for (int j = 0; j < f.length; j++) out[i] += f[j] * v[i + (Math.floorMod(at + f.length / 2 - j, n[axis]) - at) * stride];
		}
		return out;
	}

	/**
	 * A level too deep for the image: the kernel laps over itself, which is said, and no more than a period of the image is ever held. The
	 * low-pass multiplies a constant by √2 an axis and level, so that 16 levels make it 2²⁴ times as large.
	 */
	@Test
	void aLevelTooDeepForTheImageIsSaidAndCostsNoMore() {
		final Geometry g = Geometry.of(9, 8, 7, 1, 1, 1);
		final double[] v = new double[g.voxels()];
		Arrays.fill(v, 3);
		final List<FilteredImage> got = run(Volume.of(g, v), Map.of("wavelet", "db38", "level", 16), Slices.ALL_3D);
		final FilteredImage last = got.get(got.size() - 1);
		assertEquals("wavelet16-LLL", last.imageType());
		for (final double x : last.volume().doubles()) assertEquals(3 * Math.pow(2, 24), x, 1e-2);
		assertEquals(List.of("a voxel of wavelet16-LLL depends on 1201 voxels along z, but the image has only 7 and is taken to go on periodically; a lower"
			+ " 'level', a shorter 'wavelet' or 'force2D' would not need that"), last.warnings());
		assertEquals(List.of(), run(Volume.of(g, v), Map.of("wavelet", "coif1"), Slices.ALL_3D).get(0).warnings());
	}

	/** Where a box is wanted, some axes hold a whole period of the image and others only what is needed; the values are the same. */
	@Test
	void aWantedBoxHasTheValuesOfTheWholeAtDeeperLevels() {
		final Geometry g = Geometry.of(41, 20, 7, 1, 1, 1);
		final double[] v = new double[g.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = (i * 37 % 101) + 0.25 * (i % 13);
		final Volume image = Volume.of(g, v);
		final Box part = new Box(35, 9, 2, 4, 5, 3);
		final Map<String, ?> options = Map.of("wavelet", "db2", "level", 3);
		final List<FilteredImage> whole = run(image, options, Slices.ALL_3D), some = Filtering.run(new Wavelet(), options, new ImageFilter.Input(image,
			Filtering.none(image), part, Slices.ALL_3D));
		for (int k = 0; k < whole.size(); k++) {
			assertArrayEquals(whole.get(k).volume().doubles(part), some.get(k).volume().doubles(), 0, whole.get(k).imageType());
		}
	}

	/** Letters run x, y, z; with force2D the axis across the slices is left out (PyRadiomics' imageoperations). */
	@Test
	void namesFollowLevelsAndSlices() {
		assertEquals(List.of("wavelet-LLH", "wavelet-LHL", "wavelet-LHH", "wavelet-HLL", "wavelet-HLH", "wavelet-HHL", "wavelet-HHH",
			"wavelet-LLL"), WAVELET.imageTypes(Options.defaults(WAVELET.parameters()), Slices.ALL_3D));
		assertEquals(List.of("wavelet-LH", "wavelet-HL", "wavelet-HH", "wavelet2-LH", "wavelet2-HL", "wavelet2-HH", "wavelet2-LL"), WAVELET.imageTypes(
			Options.of("Wavelet", WAVELET.parameters(), Map.of("level", 2)), new Slices(true, 0)));
	}

	/** With force2D a slice does not see its neighbours: alone it gives the same bands. */
	@Test
	void slicesAreFilteredAloneWithForce2D() {
		final Geometry g = Geometry.of(10, 9, 4, 1, 1, 1), one = Geometry.of(10, 9, 1, 1, 1, 1);
		final double[] v = new double[g.voxels()], slice = new double[one.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = i * 31 % 97;
		System.arraycopy(v, 180, slice, 0, 90);
		final List<FilteredImage> all = run(Volume.of(g, v), Map.of(), new Slices(true, 0)), alone = run(Volume.of(one, slice), Map.of(), new Slices(true,
			0));
		for (int k = 0; k < 4; k++) {
			final double[] part = Arrays.copyOfRange(all.get(k).volume().doubles(), 180, 270);
			assertArrayEquals(alone.get(k).volume().doubles(), part, 0);
		}
	}

	@Test
	void anUnknownWaveletIsRefusedWithTheKnownOnes() {
		final Options bad = Options.of("imageType Wavelet", WAVELET.parameters(), Map.of("wavelet", "coif18"));
		final String message = assertThrows(InputException.class, () -> WAVELET.imageTypes(bad, Slices.ALL_3D)).getMessage();
		assertTrue(message.contains("coif18") && message.contains("coif17") && message.contains("bior6.8"), message);
	}

	private static List<FilteredImage> run(final Volume image, final Map<String, ?> options, final Slices slices) {
		return Filtering.run(WAVELET, options, Input.whole(image, Filtering.none(image), slices));
	}
}
