package io.github.roi2roc.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.scijava.command.Command;
import org.scijava.plugin.DefaultPluginFinder;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;

/** What Fiji takes from the commands and plain ImageJ from plugins.config is one menu, and every command can be recorded. */
class MenuTest {

	private static List<PluginInfo<Command>> commands() {
		final PluginIndex index = new PluginIndex(new DefaultPluginFinder(MenuTest.class.getClassLoader()));
		index.discover();
		return index.getPlugins(Command.class).stream().filter(i -> i.getClassName().startsWith("io.github.roi2roc.")).toList();
	}

	/** A command's own fields and those that it shares with others. */
	private static List<Field> fields(final PluginInfo<Command> command) throws Exception {
		final List<Field> out = new ArrayList<>();
		for (Class<?> c = command.loadClass(); c.getName().startsWith("io.github.roi2roc."); c = c.getSuperclass()) out.addAll(List.of(c.getDeclaredFields()));
		return out;
	}

	@Test
	void pluginsConfigAndCommandsAgree() throws Exception {
		final Set<String> config = new TreeSet<>(), found = new TreeSet<>();
		for (final String line : Files.readAllLines(Path.of("plugins.config"))) {
			if (line.contains("ij.Bridge(")) config.add(line);
		}
		for (final PluginInfo<Command> c : commands()) {
			final String path = c.getAnnotation().menuPath();
			final int leaf = path.lastIndexOf('>');
			found.add(path.substring(0, leaf) + ", \"" + path.substring(leaf + 1) + "\", io.github.roi2roc.ij.Bridge(\"" + c.getClassName() + "\")");
			assertTrue(path.startsWith("Plugins>Radiomics>") && path.endsWith("..."), path);
			assertTrue(c.getAnnotation().headless(), path);
		}
		assertEquals(config, found);
	}

	/** FIJI.md: an input left out of a macro line would silently get the value that was last persisted. */
	@Test
	void whatAMacroMayLeaveOutIsNotPersisted() throws Exception {
		int inputs = 0;
		for (final PluginInfo<Command> c : commands()) {
			for (final Field f : fields(c)) {
				final Parameter p = f.getAnnotation(Parameter.class);
				if (p == null) continue;
				inputs++;
				assertFalse(!p.required() && p.persist(), c.getClassName() + "." + f.getName());
				assertFalse(p.description().isEmpty() || p.label().isEmpty(), c.getClassName() + "." + f.getName());
			}
		}
		assertTrue(inputs > 20, inputs + " inputs");
	}

	/** ImageJ finds a key anywhere behind what is no letter: sigma= would be found in x2sigma=. */
	@Test
	void noKeyHidesInAnother() throws Exception {
		for (final PluginInfo<Command> c : commands()) {
			final List<String> keys = new ArrayList<>();
			for (final Field f : fields(c)) if (f.isAnnotationPresent(Parameter.class)) keys.add(f.getName().toLowerCase(
				Locale.ROOT));
			for (final String a : keys) {
				for (final String b : keys) assertFalse(!a.equals(b) && b.endsWith(a) && !Character.isLetter(b.charAt(b.length() - a.length() - 1)), a
					+ " in " + b);
			}
		}
	}

	/** Nobody has to type the name of a column, a class or a table: what such an input takes is said on it. */
	@Test
	void columnsAndTablesCanBeChosen() throws Exception {
		int chosen = 0;
		for (final PluginInfo<Command> c : commands()) {
			for (final Field f : fields(c)) {
				final Parameter p = f.getAnnotation(Parameter.class);
				if (p == null || f.getType() != String.class && !p.label().startsWith("Table") || c.getClassName().endsWith("FigureFromCsv")) continue;
				final Set<String> kinds = Stream.of(p.attrs()).map(a -> a.name() + " " + a.value()).collect(Collectors.toCollection(TreeSet::new));
				final String name = c.getClassName() + "." + f.getName();
				if (p.label().contains("column")) assertTrue(Stream.of("check column", "check columns", "pick column", "pick columns").anyMatch(kinds::contains), name);
				if (p.label().startsWith("Table")) assertTrue(kinds.contains("check table") || kinds.contains("check tables"), name);
				if (Set.of("positive", "event").contains(f.getName())) assertTrue(kinds.contains("check level"), name);
				if (f.getName().equals("formats")) assertTrue(kinds.contains("check formats"), name);
				chosen += (int) kinds.stream().filter(k -> k.contains("column")).count();
			}
		}
		assertTrue(chosen > 30, chosen + " inputs for columns");
	}

	/** In Fiji's search and on the dialogs' frames. */
	@Test
	void everyCommandHasAnIconInTwoSizes() throws Exception {
		for (final PluginInfo<Command> c : commands()) {
			final String path = c.getAnnotation().iconPath();
			for (final String p : List.of(path, path.replace(".png", "_32.png"))) {
				try (InputStream in = MenuTest.class.getResourceAsStream(p)) {
					assertEquals(p.equals(path) ? 16 : 32, ImageIO.read(in).getWidth(), c.getClassName() + ": " + p);
				}
			}
		}
	}
}
