package io.github.roi2roc.xvfb;

import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Window;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Future;

import javax.swing.JButton;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import io.github.roi2roc.command.FilterTable;
import io.github.roi2roc.ij.CommandErrors;
import io.github.roi2roc.ij.Desktop;

import net.imagej.legacy.LegacyService;

/**
 * Runs a command by SciJava's module service, in a thread of its pool and with all its processors, as imagej-legacy does; in a JVM of its own.
 * Arguments: a folder, folder for screenshots.
 */
public final class FijiSession {

	private static final String LABEL = "Filter Table...";

	private FijiSession() {}

	public static void main(final String[] args) throws Exception {
		final Screen screen = new Screen(Path.of(args[1]));
		if (Desktop.start() != 0) System.exit(1);
		int status = 1;
		try (Context context = new Context(CommandService.class, ModuleService.class, CommandErrors.class, LegacyService.class)) {
			play(screen, context, Path.of(args[0]));
			status = 0;
		}
		catch (final Exception e) {
			e.printStackTrace();
			screen.shot("failed");
		}
		System.exit(status); // also while a dialog is open
	}

	private static void say(final String key, final Object fact) {
		System.out.println(key + "\t" + fact);
	}

	private static void play(final Screen screen, final Context context, final Path folder) throws Exception {
		final ModuleService modules = context.service(ModuleService.class);
		final CommandInfo command = context.service(CommandService.class).getCommand(FilterTable.class);
		final Path table = folder.resolve("t.csv"), asked = folder.resolve("asked.csv"), given = folder.resolve("given.csv");

		final Future<Module> dialog = modules.run(command, true);
		final Window window = screen.window(LABEL);
		screen.shot("fiji_dialog");
		say("buttons", String.join(" ", Screen.all(window, JButton.class).stream().map(JButton::getText).filter(t -> t.matches("Help|OK|Cancel|Defaults"))
			.toList()));
		screen.fill(window, "table", table.toString());
		screen.fill(window, "columns", "age");
		screen.fill(window, "output", asked.toString());
		screen.press(window, "OK");
		dialog.get();
		say("asked", Files.readString(asked).replace("\n", "|"));

		modules.run(command, true, Map.of("table", table.toFile(), "columns", "age", "output", given.toFile())).get();
		say("given", Files.readString(given).replace("\n", "|"));

		final Future<Module> cancelled = modules.run(command, true);
		screen.press(screen.window(LABEL), "Cancel");
		say("cancelled", ((Cancelable) cancelled.get()).isCanceled());

		final Future<Module> wrong = modules.run(command, true, Map.of("table", new File("no such.csv")));
		final Window message = screen.window(LABEL);
		screen.shot("fiji_message");
		say("message", message.getClass().getSimpleName());
		EventQueue.invokeLater(message::dispose);
		wrong.get();
		say("windows", Arrays.stream(Window.getWindows()).filter(w -> w.isShowing() && w instanceof Dialog).count());
	}
}
