package io.github.roi2roc.extract;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.AtomicFile;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.store.Json;

/**
 * The finished cases of a cohort, one JSON line each, written as they finish: what was done is never lost. A case is found again by a key
 * that stands for everything its values depend on (manifest row, settings, hashes of the inputs, values version), so a line with an old
 * key is simply not found. A last line cut short by a crash is passed over.
 */
final class Journal implements AutoCloseable {

	private final Path file;
	private final Map<String, CaseResult> finished = new LinkedHashMap<>();
	private BufferedWriter out;

	private Journal(final Path file) {
		this.file = file;
	}

	/** Opens the journal of a table, reading what an earlier run finished. */
	static Journal open(final Path file) {
		final Journal j = new Journal(file);
		try {
			if (Files.exists(file)) {
				for (final String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) j.readLine(line);
			}
			Files.createDirectories(file.toAbsolutePath().getParent());
			// Rewritten whole, so that a line cut short does not run into the next one.
			AtomicFile.write(file, j.lines(j.finished.keySet()));
			j.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			return j;
		}
		catch (final IOException e) {
			throw new InputException("Cannot keep the journal " + file + ": " + e.getMessage()
				+ ". Choose another output folder, or check its permissions.", e);
		}
	}

	private void readLine(final String line) {
		try {
			final JsonObject o = Json.parse(line, "journal").getAsJsonObject();
			final List<CaseResult.Region> regions = new ArrayList<>();
			for (final JsonElement e : o.getAsJsonArray("regions")) {
				final JsonObject r = e.getAsJsonObject();
				final JsonArray a = r.getAsJsonArray("values");
				final double[] values = new double[a.size()];
				for (int i = 0; i < values.length; i++) values[i] = Csv.number(a.get(i).getAsString());
				final List<String> info = new ArrayList<>();
				r.getAsJsonArray("info").forEach(i -> info.add(i.getAsString()));
				regions.add(new CaseResult.Region(r.get("label").getAsString(), info.toArray(String[]::new), values));
			}
			final List<String> warnings = new ArrayList<>();
			o.getAsJsonArray("warnings").forEach(w -> warnings.add(w.getAsString()));
			final Map<String, String> undefined = new LinkedHashMap<>();
			o.getAsJsonObject("undefined").entrySet().forEach(e -> undefined.put(e.getKey(), e.getValue().getAsString()));
			finished.put(o.get("key").getAsString(), new CaseResult(regions, List.of(), warnings, undefined));
		}
		catch (final InputException | IllegalStateException | NullPointerException | UnsupportedOperationException | ClassCastException
				| NumberFormatException e)
		{
			return; // a damaged line is a case that is done again
		}
	}

	/** What an earlier run, or this one, finished under a key; null if nothing. */
	synchronized CaseResult find(final String key) {
		return finished.get(key);
	}

	/** Keeps a finished case; a failed one is not kept, so that it is tried again. */
	synchronized void keep(final String key, final CaseResult result) {
		if (!result.ok() || finished.put(key, result) != null) return;
		try {
			out.write(line(key, result));
			out.flush();
		}
		catch (final IOException e) {
			throw new InputException("Cannot write the journal " + file + ": " + e.getMessage() + ". Free some space and run again.", e);
		}
	}

	/** Ends the journal with exactly the given cases in the given order, so that the same cohort leaves the same file. */
	synchronized void settle(final Collection<String> keys) {
		close();
		AtomicFile.write(file, lines(keys));
	}

	private String lines(final Collection<String> keys) {
		final StringBuilder b = new StringBuilder();
		for (final String key : keys) {
			if (finished.containsKey(key)) b.append(line(key, finished.get(key)));
		}
		return b.toString();
	}

	private static String line(final String key, final CaseResult r) {
		final JsonObject o = new JsonObject();
		o.addProperty("key", key);
		final JsonArray regions = new JsonArray();
		for (final CaseResult.Region region : r.regions()) {
			final JsonObject e = new JsonObject();
			e.addProperty("label", region.label());
			final JsonArray values = new JsonArray(region.values().length);
			// As text: JSON has no infinities, and text reads back as the same double.
			for (final double d : region.values()) values.add(Csv.number(d));
			final JsonArray info = new JsonArray();
			for (final String i : region.info()) info.add(i);
			e.add("info", info);
			e.add("values", values);
			regions.add(e);
		}
		o.add("regions", regions);
		final JsonArray warnings = new JsonArray();
		r.warnings().forEach(warnings::add);
		o.add("warnings", warnings);
		final JsonObject undefined = new JsonObject();
		r.undefined().forEach(undefined::addProperty);
		o.add("undefined", undefined);
		return o + "\n";
	}

	@Override
	public synchronized void close() {
		try {
			if (out != null) out.close();
			out = null;
		}
		catch (final IOException e) {
			throw new InputException("Cannot write the journal " + file + ": " + e.getMessage() + ".", e);
		}
	}
}
