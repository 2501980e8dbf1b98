package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

import io.github.roi2roc.Progress;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

/**
 * Settings that PyRadiomics' baseline does not try: several distances, every weighting norm, asymmetric GLCM, gldm_a, force2D across each
 * axis, bin counts, odd bin widths, on small generated regions (a blob, a slice with gaps, two parts that do not touch). The numbers in
 * {@code pyradiomics_variants.csv} were computed with PyRadiomics' own feature classes and C code (git 8ed5793, numpy 1.26.4).
 */
class PyRadiomicsVariantsTest {

	@Test
	void everyVariantAgrees() throws IOException {
		final List<String> wrong = new ArrayList<>();
		int compared = 0;
		try (Reader in = new InputStreamReader(PyRadiomicsVariantsTest.class.getResourceAsStream("pyradiomics_variants.csv"),
			StandardCharsets.UTF_8); CSVParser rows = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
			for (final CSVRecord r : rows) {
				final Map<String, Double> found = extract(r);
				for (final String name : rows.getHeaderNames()) {
					if (!name.contains("_") || r.get(name).isEmpty()) continue;
					final double wanted = Double.parseDouble(r.get(name)), value = found.get("original_" + name);
					compared++;
					if (!(Math.abs(value - wanted) <= 1e-10 * Math.abs(wanted) + 1e-13)) wrong.add(r.get("region") + " " + r.get("settings") + " " + name
						+ ": " + value + ", not " + wanted);
				}
			}
		}
		assertEquals(List.of(), wrong);
		assertEquals(7615, compared);
	}

	private static Map<String, Double> extract(final CSVRecord r) {
		final int nx = Integer.parseInt(r.get("nx")), ny = Integer.parseInt(r.get("ny")), nz = Integer.parseInt(r.get("nz"));
		final Geometry g = Geometry.of(nx, ny, nz, Double.parseDouble(r.get("sx")), Double.parseDouble(r.get("sy")), Double.parseDouble(r.get(
			"sz")));
		final double[] smooth = intensities(g, Long.parseLong(r.get("seed")));
		final short[] whole = new short[smooth.length];
		for (int i = 0; i < whole.length; i++) whole[i] = (short) Math.floor(smooth[i]);
		final Volume image = r.get("type").equals("int16") ? new Volume(g, new Voxels.Int16(whole)) : Volume.of(g, smooth);
		final RegionExtractor extractor = RegionExtractor.of(Settings.parse("{\"setting\": " + r.get("settings") + "}", "case"));
		final Extraction e = extractor.extract(image, region(g, r.get("region")), Progress.NONE);
		final Map<String, Double> out = new HashMap<>();
		for (int i = 0; i < e.values().length; i++) out.put(extractor.columns().get(i), e.values()[i]);
		return out;
	}

	/** splitmix64 (Steele et al. 2014) as a number from 0 to 1. */
	private static double uniform(final long i) {
		long z = (i + 1) * 0x9E3779B97F4A7C15L;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return ((z ^ z >>> 31) >>> 11) / (double) (1L << 53);
	}

	/** Noise from −100 to 300, averaged over neighbouring pairs along z, y and x (periodic). */
	private static double[] intensities(final Geometry g, final long seed) {
		double[] v = new double[g.voxels()];
		for (int i = 0; i < v.length; i++) v[i] = uniform(i + (seed << 32));
		for (int axis = 2; axis >= 0; axis--) {
			final double[] w = new double[v.length];
			for (int i = 0; i < v.length; i++) {
				final int x = i % g.nx(), y = i / g.nx() % g.ny(), z = i / g.nx() / g.ny();
				w[i] = v[i] + v[switch (axis) {
					case 0 -> g.index((x + g.nx() - 1) % g.nx(), y, z);
					case 1 -> g.index(x, (y + g.ny() - 1) % g.ny(), z);
					default -> g.index(x, y, (z + g.nz() - 1) % g.nz());
				}];
			}
			v = w;
		}
		for (int i = 0; i < v.length; i++) v[i] = v[i] / 8 * 400 - 100;
		return v;
	}

	private static Mask region(final Geometry g, final String name) {
		return Mask.of(g, i -> {
			final int x = i % g.nx(), y = i / g.nx() % g.ny(), z = i / g.nx() / g.ny();
			return switch (name) {
				case "blob" -> square(x, g.nx()) + square(y, g.ny()) + square(z, g.nz()) <= 1;
				case "slice" -> z == g.nz() / 2 && uniform(i + (7L << 32)) < 0.8;
				case "two" -> x < 3 && y < 3 && z < 3 || x > g.nx() - 4 && y > g.ny() - 3 && z > g.nz() - 3;
				default -> throw new IllegalArgumentException(name);
			};
		});
	}

	private static double square(final int i, final int n) {
		final double d = (i - (n - 1) / 2.0) / (n / 2.2);
		return d * d;
	}
}
