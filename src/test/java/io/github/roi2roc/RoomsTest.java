package io.github.roi2roc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The map of who may import whom, as the design has it; read from the sources' own import lines. */
class RoomsTest {

	private static final Path SOURCES = Path.of("src/main/java/io/github/roi2roc");
	private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+)", Pattern.MULTILINE);
	private static final String OURS = "io.github.roi2roc.";

	/** Room → the rooms it names as its own needs; what those may import is added. {@code numeric}, {@code param} and the root are open to all. */
	private static final Map<String, List<String>> NEEDS = new LinkedHashMap<>();
	static {
		NEEDS.put("numeric", List.of());
		NEEDS.put("param", List.of());
		NEEDS.put("store", List.of());
		NEEDS.put("provenance", List.of("store"));
		NEEDS.put("image", List.of());
		NEEDS.put("image.io", List.of("image", "store"));
		NEEDS.put("preprocess", List.of("image"));
		NEEDS.put("filter", List.of("image"));
		NEEDS.put("feature", List.of("image"));
		NEEDS.put("table", List.of("store"));
		NEEDS.put("extract", List.of("image", "image.io", "preprocess", "filter", "feature", "table", "store", "provenance"));
		NEEDS.put("sample", List.of("image", "image.io", "store"));
		NEEDS.put("stats", List.of());
		NEEDS.put("metric", List.of("stats"));
		NEEDS.put("resample", List.of());
		NEEDS.put("fit", List.of("stats", "metric"));
		NEEDS.put("select", List.of("table", "stats", "fit", "resample", "metric"));
		NEEDS.put("learn", List.of("select", "store", "provenance"));
		NEEDS.put("describe", List.of("table", "stats", "fit", "resample", "store"));
		NEEDS.put("survival", List.of("learn"));
		NEEDS.put("evaluate", List.of("learn", "survival"));
		NEEDS.put("plot", List.of("evaluate", "describe"));
		NEEDS.put("report", List.of("plot", "extract", "describe"));
		NEEDS.put("command", List.of("report", "sample"));
		NEEDS.put("ij", List.of("report", "command", "sample"));
	}
	/** Rooms that hand over everything they themselves may import ("what they import"). */
	private static final Set<String> PASS_ON = Set.of("extract", "select", "learn", "survival", "evaluate", "plot", "report");

	private static Set<String> allowed(final String room) {
		final Set<String> out = new LinkedHashSet<>();
		for (final String need : NEEDS.get(room)) {
			out.add(need);
			if (PASS_ON.contains(need)) out.addAll(allowed(need));
		}
		if (room.equals("command")) out.add("ij");
		return out;
	}

	private static String room(final String packageName) {
		String best = "";
		for (final String room : NEEDS.keySet()) {
			if ((packageName + ".").startsWith(room + ".") && room.length() > best.length()) best = room;
		}
		return best;
	}

	@Test
	void noArrowBetweenRoomsIsBroken() throws IOException {
		final List<String> broken = new ArrayList<>();
		for (final Path file : sources()) {
			final Path relative = SOURCES.relativize(file);
			if (relative.getNameCount() == 1) continue;
			final String pack = relative.getParent().toString().replace('/', '.').replace('\\', '.'), room = room(pack);
			assertTrue(!room.isEmpty(), "package " + pack + " has no place in the map of rooms");
			final Set<String> allowed = allowed(room);
			final Matcher m = IMPORT.matcher(Files.readString(file));
			while (m.find()) {
				final String name = m.group(1);
				if (!name.startsWith(OURS)) continue;
				final String target = room(name.substring(OURS.length()));
				if (target.isEmpty() || target.equals("numeric") || target.equals("param") || target.equals(room) || allowed.contains(target)) continue;
				broken.add(relative + " imports " + name);
			}
		}
		assertEquals(List.of(), broken);
	}

	@Test
	void onlyCommandsAndGlueKnowImageJ() throws IOException {
		final List<String> broken = new ArrayList<>();
		for (final Path file : sources()) {
			final String path = SOURCES.relativize(file).toString().replace('\\', '/');
			if (path.startsWith("command/") || path.startsWith("ij/") || path.equals("Main.java")) continue;
			final boolean draws = path.startsWith("plot/") || path.startsWith("report/");
			final Matcher m = IMPORT.matcher(Files.readString(file));
			while (m.find()) {
				final String name = m.group(1);
				if (name.startsWith("ij.") || name.startsWith("javax.swing") || name.startsWith("java.awt") && !draws) broken.add(path + " imports "
					+ name);
			}
		}
		assertEquals(List.of(), broken);
	}

	private static List<Path> sources() throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
		}
	}
}
