package io.github.roi2roc.filter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;

/**
 * The decomposition filters of a discrete wavelet, with PyWavelets' names, order and signs.
 *
 * @param low decomposition low-pass
 * @param high decomposition high-pass, of the same length
 */
record WaveletFilters(double[] low, double[] high) {

	private static final String FILE = "wavelets.txt";

	/**
	 * @param filter what asks, for the message
	 * @throws InputException for an unknown name, listing the known ones
	 */
	static WaveletFilters of(final String filter, final String name) {
		final Map<String, List<double[]>> tables = read();
		final boolean reverse = name.startsWith("rbio");
		final List<double[]> found = tables.get(name.equals("haar") ? "db1" : reverse ? "bior" + name.substring(4) : name);
		if (found == null) throw new InputException("imageType " + filter + ": unknown 'wavelet' " + name + ". Known are: " + String.join(", ", names())
			+ ".");
		final double[] rec = found.get(0), dec = found.size() > 1 ? found.get(1) : reversed(rec);
		return reverse ? of(reversed(dec), reversed(rec)) : of(rec, dec);
	}

	/** Every name there is, families together. */
	static List<String> names() {
		final List<String> out = new ArrayList<>(List.of("haar"));
		out.addAll(read().keySet());
		for (final String name : List.copyOf(out)) {
			if (name.startsWith("bior")) out.add("rbio" + name.substring(4));
		}
		return out;
	}

	/** The high-pass is the other side's low-pass with alternating signs. */
	private static WaveletFilters of(final double[] reconstructionLow, final double[] decompositionLow) {
		final int n = reconstructionLow.length;
		final double[] high = new double[n];
		for (int i = 0; i < n; i++) high[i] = ((n - 1 - i) % 2 == 0 ? 1 : -1) * reconstructionLow[i];
		return new WaveletFilters(decompositionLow, high);
	}

	private static double[] reversed(final double[] v) {
		final double[] out = new double[v.length];
		for (int i = 0; i < v.length; i++) out[i] = v[v.length - 1 - i];
		return out;
	}

	private static Map<String, List<double[]>> read() {
		final Map<String, List<double[]>> out = new LinkedHashMap<>();
		try (InputStream in = WaveletFilters.class.getResourceAsStream(FILE);
				BufferedReader r = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)))
		{
			for (String line = r.readLine(); line != null; line = r.readLine()) {
				if (line.startsWith("#")) continue;
				final String[] parts = line.split(" ");
				out.computeIfAbsent(parts[0], k -> new ArrayList<>()).add(Arrays.stream(parts).skip(1).mapToDouble(Double::parseDouble).toArray());
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The table of wavelets cannot be read from the suite's own jar.", e);
		}
		return out;
	}
}
