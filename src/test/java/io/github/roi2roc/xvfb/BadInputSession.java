package io.github.roi2roc.xvfb;

import java.awt.EventQueue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JTextArea;
import javax.swing.JTextField;

import io.github.roi2roc.ij.Desktop;
import io.github.roi2roc.ij.HeadlessMacro;

import ij.IJ;
import ij.WindowManager;
import net.imagej.patcher.LegacyInjector;

/**
 * Does what is listed in {@link BadInput}, in a JVM of its own, and prints what the user is told: way, name and message, with tabs between.
 * Arguments: {@code headless} or {@code display}, and a folder.
 */
public final class BadInputSession {

	private BadInputSession() {}

	public static void main(final String[] args) throws Exception {
		final Path folder = Path.of(args[1]);
		if (args[0].equals("headless")) {
			System.setProperty("java.awt.headless", "true");
			LegacyInjector.preinit();
			for (final BadInput b : BadInput.all(folder)) if (b.inMacros()) Headless.run(b);
			return;
		}
		int status = 1;
		try {
			final OnDisplay display = new OnDisplay(new Screen(Path.of("target/screenshots")));
			for (final BadInput b : BadInput.all(folder)) {
				if (args.length > 2 && !b.name().contains(args[2])) continue;
				if (b.inMacros()) display.macro(b);
				display.dialog(b);
			}
			status = 0;
		}
		catch (final Exception e) {
			e.printStackTrace();
		}
		System.exit(status);
	}

	private static void say(final String way, final BadInput b, final String told) {
		System.out.println(way + "\t" + b.name() + "\t" + told.strip().replaceAll("[\\n\\t]+", " | "));
	}

	/** In a class of its own, which is loaded when ImageJ is patched. */
	private static final class Headless {

		static void run(final BadInput b) {
			final PrintStream before = System.err;
			final ByteArrayOutputStream told = new ByteArrayOutputStream();
			System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
			final int status = HeadlessMacro.run(b.name(), "setBatchMode(true);\n" + b.macro(), "");
			System.setErr(before);
			say("headless", b, (status == 0 ? "" : status + ": ") + told.toString(StandardCharsets.UTF_8));
			HeadlessMacro.run("tidy", "setBatchMode(true); close('*');", "");
		}
	}

	private static final class OnDisplay {

		private final Screen screen;
		private final Messages messages;

		OnDisplay(final Screen screen) {
			this.screen = screen;
			if (Desktop.start() != 0) System.exit(1);
			messages = new Messages();
		}

		void macro(final BadInput b) {
			messages.of(Thread.currentThread());
			IJ.runMacro(b.macro());
			tell("macro", b, "");
		}

		void dialog(final BadInput b) throws Exception {
			IJ.runMacro(b.setup());
			final Thread command = new Thread(() -> IJ.run(b.label()), "command");
			messages.of(command);
			command.start();
			final JDialog dialog = (JDialog) screen.window(b.label());
			final StringBuilder told = new StringBuilder();
			press(dialog, "Defaults"); // not what the case before left
			for (final Map.Entry<String, String> o : b.options().entrySet()) told.append(fill(dialog, o.getKey(), o.getValue()));
			if (!b.meanwhile().isEmpty()) IJ.runMacro(b.meanwhile());
			press(dialog, "OK");
			if (dialog.isShowing()) {
				told.append(Screen.named(dialog, JTextArea.class, "message").getText());
				EventQueue.invokeAndWait(dialog::dispose);
			}
			command.join();
			tell("dialog", b, told.toString());
		}

		private static void press(final JDialog dialog, final String name) throws Exception {
			final JButton button = Screen.all(dialog, JButton.class).stream().filter(x -> x.getText().equals(name)).findFirst().orElseThrow();
			EventQueue.invokeAndWait(button::doClick);
		}

		/** @return what a list says when it does not have the value */
		private static String fill(final JDialog dialog, final String input, final String text) throws Exception {
			for (final JComboBox<?> list : Screen.all(dialog, JComboBox.class)) {
				if (!input.equals(list.getName())) continue;
				EventQueue.invokeAndWait(() -> list.setSelectedItem(text));
				return text.equals(list.getSelectedItem()) ? "" : "no open image has the title '" + text + "': the list does not offer it ";
			}
			final JTextField field = Screen.named(dialog, JTextField.class, input);
			EventQueue.invokeAndWait(() -> field.setText(text));
			return "";
		}

		/** A trace in a window or in the log would be in front of the user. */
		private void tell(final String way, final BadInput b, final String inDialog) {
			final StringBuilder all = new StringBuilder(inDialog);
			messages.taken().forEach(m -> all.append(all.isEmpty() ? "" : " | ").append(m));
			if (WindowManager.getFrame("Exception") != null) all.append(" EXCEPTION WINDOW");
			if (IJ.getLog() != null && IJ.getLog().contains("\tat ")) all.append(" TRACE IN THE LOG");
			say(way, b, all.toString());
			screen.rest();
			IJ.runMacro("close('*');");
			while (WindowManager.getImageCount() > 0) {
				WindowManager.getCurrentImage().changes = false;
				WindowManager.getCurrentImage().close();
			}
		}
	}
}
