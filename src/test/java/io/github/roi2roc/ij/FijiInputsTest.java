package io.github.roi2roc.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.command.Previewable;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.LoadInputsPreprocessor;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;
import org.scijava.service.Service;
import org.scijava.ui.FilePreprocessor;

import io.github.roi2roc.InputException;
import io.github.roi2roc.command.FilterTable;

import ij.Macro;
import net.imagej.legacy.LegacyService;

/** How the commands get their inputs and their places in the menu where imagej-legacy runs them, with a stand-in for its service. */
class FijiInputsTest {

	private static Context context(final boolean fiji) {
		final List<Class<? extends Service>> services = new ArrayList<>(List.of(CommandService.class, ModuleService.class, CommandErrors.class, FijiMenu.class));
		if (fiji) services.add(LegacyService.class);
		return new Context(services);
	}

	/** A command as SciJava has it after a macro line or a script gave some inputs. */
	private static Module module(final Context context, final Map<String, Object> given) throws Exception {
		final Module module = context.service(CommandService.class).getCommand(FilterTable.class).createModule();
		context.inject(module);
		given.forEach((name, value) -> {
			module.setInput(name, value);
			module.resolveInput(name);
		});
		return module;
	}

	/** In a thread that carries a macro line, as ImageJ's threads do. */
	private static void process(final Context context, final Module module, final String line) throws Throwable {
		final FutureTask<Void> task = new FutureTask<>(() -> {
			Macro.setOptions(line);
			final CommandInfo info = context.service(CommandService.class).getCommand(FilterTable.class);
			new Harvester("Filter Table...", new InputMarks(info), true).process(module);
			return null;
		});
		new Thread(task, "Run$_test").start();
		try {
			task.get();
		}
		catch (final ExecutionException e) {
			throw e.getCause();
		}
	}

	/** What SciJava finds unresolved it asks for, even in a macro: an optional file by a file chooser. */
	@Test
	void nothingIsLeftForSciJavaToAskFor() throws Exception {
		try (Context context = context(true)) {
			final Module module = module(context, Map.of("table", new File("t.csv"), "columns", "age"));
			final FijiInputs inputs = new FijiInputs();
			context.inject(inputs);
			inputs.process(module);
			for (final ModuleItem<?> item : module.getInfo().inputs()) {
				assertTrue(item.getType() == Context.class || module.isInputResolved(item.getName()), item.getName());
			}
			assertEquals("age", module.getInput("columns"));
			assertFalse(inputs.isCanceled());
		}
	}

	@Test
	void itComesBeforeWhatWouldAskOrRemember() {
		try (Context context = context(true)) {
			final List<Class<?>> order = new ArrayList<>();
			context.service(PluginService.class).createInstancesOfType(PreprocessorPlugin.class).forEach(p -> order.add(p.getClass()));
			assertTrue(order.contains(FijiInputs.class));
			assertTrue(order.indexOf(FijiInputs.class) < order.indexOf(LoadInputsPreprocessor.class), order.toString());
			assertTrue(order.indexOf(FijiInputs.class) < order.indexOf(FilePreprocessor.class), order.toString());
		}
	}

	@Test
	void withoutFijiItLeavesEverythingAlone() throws Exception {
		try (Context context = context(false)) {
			final Module module = module(context, Map.of());
			final FijiInputs inputs = new FijiInputs();
			context.inject(inputs);
			inputs.process(module);
			for (final ModuleItem<?> item : module.getInfo().inputs()) assertFalse(module.isInputResolved(item.getName()), item.getName());
		}
	}

	/** SciJava turns a text that is no number into 0 and passes over a key that the command does not have. */
	@Test
	void aMacroLineIsReadAsElsewhere() throws Throwable {
		try (Context context = context(true)) {
			final Module module = module(context, Map.of("table", new File("t.csv")));
			process(context, module, "table=[u v.csv] columns=age ");
			assertEquals(new File("u v.csv"), module.getInput("table"));
			assertEquals("age", module.getInput("columns"));
			final Module wrong = module(context, Map.of("table", new File("t.csv")));
			assertTrue(assertThrows(InputException.class, () -> process(context, wrong, "table=t.csv colums=age ")).getMessage().contains("'colums'"));
		}
	}

	/** A script that was itself started with options: they are not the command's. */
	@Test
	void aScriptsOwnOptionsAreNotTheCommands() throws Throwable {
		try (Context context = context(true)) {
			final Module module = module(context, Map.of("table", new File("t.csv"), "columns", "age"));
			process(context, module, "cohort=study.csv ");
			assertEquals("age", module.getInput("columns"));
		}
	}

	/** SciJava's dialog asks for a preview even where it has nothing to ask for; an input that does not fit would be an exception to it. */
	@Test
	void sciJavaFindsNoPreview() throws Exception {
		try (Context context = context(true)) {
			int shown = 0;
			for (final CommandInfo info : context.service(CommandService.class).getCommands()) {
				if (!info.getDelegateClassName().startsWith("io.github.roi2roc.")) continue;
				final Class<?> command = info.loadClass();
				assertFalse(Previewable.class.isAssignableFrom(command), command.getName());
				for (final Method m : command.getDeclaredMethods()) assertFalse(m.getName().equals("preview"), command.getName());
				if (Previewed.class.isAssignableFrom(command)) shown++;
			}
			assertEquals(2, shown);
		}
	}

	/** Fiji sorts its menu by weight and then by name. */
	@Test
	void theMenuIsInTheOrderOfPluginsConfig() {
		try (Context context = context(true)) {
			final List<CommandInfo> ours = context.service(CommandService.class).getCommands().stream().filter(c -> c.getDelegateClassName().startsWith(
				"io.github.roi2roc.command.")).sorted(Comparator.comparingDouble(c -> c.getMenuPath().getLeaf().getWeight())).toList();
			assertEquals(MenuEntries.all().stream().filter(e -> !e.command().isEmpty()).map(MenuEntries.Entry::label).toList(), ours.stream().map(c -> c
				.getMenuPath().getLeaf().getName()).toList());
		}
	}
}
