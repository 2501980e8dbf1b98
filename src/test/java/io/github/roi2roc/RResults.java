package io.github.roi2roc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.store.Json;
import io.github.roi2roc.table.FeatureTable;

/** R's results on public data sets: {@code reference/stats}, whose README names the packages and calls. */
public final class RResults {

	private RResults() {}

	/** Every reference whose name starts so, such as {@code roc_}. */
	public static List<Path> all(final String prefix) throws IOException {
		try (Stream<Path> files = Files.list(Reference.file("stats"))) {
			return files.filter(f -> f.getFileName().toString().startsWith(prefix) && f.toString().endsWith(".json")).sorted().toList();
		}
	}

	public static JsonObject json(final String name) {
		return Json.read(Reference.file("stats/" + name)).getAsJsonObject();
	}

	public static FeatureTable table(final String name) throws IOException {
		final Path file = Reference.file("stats/" + name);
		if (!name.endsWith(".gz")) return FeatureTable.read(file);
		final Path copy = Files.createTempFile("reference", ".csv");
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			Files.write(copy, in.readAllBytes());
			return FeatureTable.read(copy);
		}
		finally {
			Files.delete(copy);
		}
	}

	/** Numbers of an array or of a single number (R drops the brackets of length 1); null is NaN. */
	public static double[] numbers(final JsonElement e) {
		if (!e.isJsonArray()) return new double[] { e.isJsonNull() ? Double.NaN : e.getAsDouble() };
		final JsonArray a = e.getAsJsonArray();
		return IntStream.range(0, a.size()).mapToDouble(i -> a.get(i).isJsonNull() ? Double.NaN : a.get(i).getAsDouble()).toArray();
	}

	public static List<String> texts(final JsonElement e) {
		if (!e.isJsonArray()) return List.of(e.getAsString());
		return e.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
	}

	/** Agreement to {@code tolerance}, relative for values above 1 and absolute below. */
	public static void assertClose(final double expected, final double actual, final double tolerance, final String what) {
		assertEquals(expected, actual, tolerance * Math.max(1, Math.abs(expected)), what);
	}
}
