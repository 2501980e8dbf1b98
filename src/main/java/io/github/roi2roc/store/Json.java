package io.github.roi2roc.store;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

import io.github.roi2roc.InputException;

/**
 * JSON as trees: maps, lists, numbers, text. Never Java objects by class name, so that reading a file can do nothing but read.
 */
public final class Json {

	private static final Gson PRETTY = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().registerTypeAdapter(
		Double.class, new Numbers()).registerTypeAdapter(double.class, new Numbers()).create();

	/** JSON has no word for what is not finite: NaN becomes null, infinities the text that {@link Csv} writes. */
	private static final class Numbers extends TypeAdapter<Double> {

		@Override
		public void write(final JsonWriter out, final Double d) throws IOException {
			if (d == null || d.isNaN()) out.nullValue();
			else if (d.isInfinite()) out.value(Csv.number(d));
			else if (d == Math.rint(d) && Math.abs(d) < 1e15) out.value(d.longValue());
			else out.value(d);
		}

		@Override
		public Double read(final JsonReader in) {
			throw new UnsupportedOperationException("trees are read as elements");
		}
	}

	private Json() {}

	/**
	 * Pretty-printed text, keys in the map's own order, {@code \n} at the end. Maps, lists, arrays, strings, numbers, booleans and null are
	 * allowed as values.
	 */
	public static String text(final Map<String, ?> tree) {
		return PRETTY.toJson(tree) + "\n";
	}

	public static void write(final Path file, final Map<String, ?> tree) {
		AtomicFile.write(file, text(tree));
	}

	/**
	 * @return the tree as Gson elements
	 * @throws InputException if the file is missing or not JSON
	 */
	public static JsonElement read(final Path file) {
		if (!Files.isRegularFile(file)) throw new InputException("There is no file " + file.toAbsolutePath().normalize() + ".");
		try {
			return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
		}
		catch (final IOException e) {
			throw new InputException("Cannot read " + file + ": " + AtomicFile.reason(e) + ".", e);
		}
	}

	/** @param name where the text comes from, for messages */
	public static JsonElement parse(final String text, final String name) {
		try {
			// A type adapter reads strictly; JsonParser would take single quotes, comments and bare words.
			final JsonReader in = new JsonReader(new StringReader(text));
			final JsonElement e = PRETTY.getAdapter(JsonElement.class).read(in);
			if (in.peek() != JsonToken.END_DOCUMENT) throw new InputException(name + " is not valid JSON: something follows the last bracket.");
			return e;
		}
		catch (final JsonParseException | IOException | StackOverflowError e) {
			throw new InputException(name + " is not valid JSON: " + e.getMessage() + ".", e);
		}
	}
}
