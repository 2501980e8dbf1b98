package io.github.roi2roc.ij;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ij.Menus;

/** The menu of the suite as {@code plugins.config} has it. In the jars that file lies at {@code ij1/plugins.config}, where Fiji overlooks it. */
final class MenuEntries {

	static final String RESOURCE = "/ij1/plugins.config";
	private static final Pattern LINE = Pattern.compile("([^,]+), *\"([^\"]+)\"(?:, *(\\S.*))?"), BRIDGE = Pattern.compile(Pattern.quote(Bridge.class
		.getName()) + "\\(\"([^\"]+)\"\\)");

	/**
	 * @param menu such as {@code Plugins>Radiomics}
	 * @param label such as {@code Extract Features...}
	 * @param target a PlugIn class with its argument, as ImageJ's command table has it; empty for a separator, whose label is {@code -}
	 */
	record Entry(String menu, String label, String target) {

		/** The class of the command it runs; empty if it runs none. */
		String command() {
			final Matcher m = BRIDGE.matcher(target);
			return m.matches() ? m.group(1) : "";
		}
	}

	private MenuEntries() {}

	static List<Entry> all() {
		try (InputStream in = MenuEntries.class.getResourceAsStream(RESOURCE)) {
			if (in == null) throw new IllegalStateException("The program is incomplete: " + RESOURCE + " is missing.");
			return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().map(String::strip).filter(s -> !s.isEmpty() && !s
				.startsWith("#")).map(MenuEntries::parse).toList();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Makes an entry known to macros and menus. */
	@SuppressWarnings("unchecked") // ImageJ's command table predates generics
	static void register(final Entry entry) {
		if (!entry.target().isEmpty()) Menus.getCommands().put(entry.label(), entry.target());
	}

	private static Entry parse(final String line) {
		final Matcher m = LINE.matcher(line);
		if (!m.matches()) throw new IllegalStateException(RESOURCE + ": not a menu entry: " + line);
		return new Entry(m.group(1).strip(), m.group(2), m.group(3) == null ? "" : m.group(3).strip());
	}
}
