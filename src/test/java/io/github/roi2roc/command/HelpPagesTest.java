package io.github.roi2roc.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.DefaultPluginFinder;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;

import io.github.roi2roc.store.Csv;

import ij.ImagePlus;

/**
 * Each command has a help page, {@code docs/commands/<Name>.md}, whose list of inputs is made from the command's annotations. After a change of
 * inputs: {@code mvn test -Dtest=HelpPagesTest -Droi2roc.write=true}; the rest of a page is written by hand.
 */
class HelpPagesTest {

	private static final Path FOLDER = Path.of("docs/commands");
	private static final String BEGIN = "<!-- inputs: made from the command, see HelpPagesTest -->", END = "<!-- end of inputs -->";

	private static List<PluginInfo<Command>> commands() {
		final PluginIndex index = new PluginIndex(new DefaultPluginFinder(HelpPagesTest.class.getClassLoader()));
		index.discover();
		return index.getPlugins(Command.class).stream().filter(i -> i.getClassName().startsWith("io.github.roi2roc.")).toList();
	}

	private static String label(final PluginInfo<Command> command) {
		final String path = command.getAnnotation().menuPath();
		return path.substring(path.lastIndexOf('>') + 1);
	}

	private static Path page(final PluginInfo<Command> command) {
		return FOLDER.resolve(label(command).replace("...", "").replaceAll("[^A-Za-z0-9]+", "_") + ".md");
	}

	/** Shared inputs first, as SciJava has them. */
	private static List<Field> inputs(final Class<?> type) {
		if (!type.getName().startsWith("io.github.roi2roc.")) return new ArrayList<>();
		final List<Field> out = inputs(type.getSuperclass());
		for (final Field f : type.getDeclaredFields()) if (f.isAnnotationPresent(Parameter.class)) out.add(f);
		return out;
	}

	private static boolean advanced(final Field f) {
		return Stream.of(f.getAnnotation(Parameter.class).attrs()).map(Attr::name).anyMatch("advanced"::equals);
	}

	private static String inputs(final PluginInfo<Command> command) throws Exception {
		final Class<?> type = command.loadClass();
		final Object fresh = type.getDeclaredConstructor().newInstance();
		final StringBuilder out = new StringBuilder(BEGIN).append("\n\n");
		final List<Field> all = inputs(type);
		if (all.isEmpty()) return out.append("None.\n\n").append(END).toString();
		out.append("| In the dialog | In macros | Default | Meaning |\n|---|---|---|---|\n");
		for (final boolean more : new boolean[] { false, true }) {
			for (final Field f : all) {
				if (advanced(f) != more) continue;
				final Parameter p = f.getAnnotation(Parameter.class);
				f.setAccessible(true);
				out.append("| ").append(p.label()).append(more ? " (advanced)" : "").append(" | `").append(f.getName().toLowerCase(Locale.ROOT)).append(
					"` | ").append(cell(initial(f, p, fresh))).append(" | ").append(cell(p.description())).append(p.choices().length == 0 ? "" : cell(choices(
						p))).append(" |\n");
			}
		}
		return out.append('\n').append(END).toString();
	}

	private static String choices(final Parameter p) {
		return " One of: " + String.join(", ", Stream.of(p.choices()).filter(c -> !c.isEmpty()).toList()) + ".";
	}

	private static String cell(final String text) {
		return text.replace("|", "\\|").replace("\n", " ");
	}

	private static String initial(final Field f, final Parameter p, final Object fresh) throws IllegalAccessException {
		if (f.getType() == ImagePlus.class) return "the active image";
		final Object value = f.get(fresh);
		if (value == null || value.toString().isEmpty()) return p.required() ? "needed" : f.getType() == File.class ? "none" : "empty";
		return value instanceof final Number n ? Csv.number(n.doubleValue()) : value.toString();
	}

	@Test
	void everyCommandHasAPageThatListsItsInputs() throws Exception {
		final boolean write = Boolean.getBoolean("roi2roc.write");
		final TreeSet<String> expected = new TreeSet<>();
		for (final PluginInfo<Command> c : commands()) {
			final Path page = page(c);
			expected.add(page.getFileName().toString());
			final String title = "# " + label(c).replace("...", ""), now = Files.exists(page) ? Files.readString(page) : title + "\n\n## Inputs\n\n" + BEGIN
				+ END + "\n";
			assertTrue(now.startsWith(title + "\n"), page + " begins with '" + title + "'");
			final int begin = now.indexOf(BEGIN), end = now.indexOf(END) + END.length();
			assertTrue(begin >= 0 && end > begin, page + " has the two comments that the list of inputs stands between");
			final String wanted = now.substring(0, begin) + inputs(c) + now.substring(end);
			if (write) Files.writeString(page, wanted);
			else assertEquals(wanted, now, page + " is out of date; write it anew with -Droi2roc.write=true");
		}
		try (Stream<Path> files = Files.list(FOLDER)) {
			assertEquals(expected, new TreeSet<>(files.map(f -> f.getFileName().toString()).toList()));
		}
	}
}
