package io.github.roi2roc.xvfb;

import java.awt.EventQueue;
import java.awt.Window;
import java.nio.file.Path;

import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JTextArea;
import javax.swing.JTextField;

import io.github.roi2roc.ij.Desktop;

import ij.IJ;
import ij.Prefs;
import ij.io.OpenDialog;

/**
 * A preset opened in the editor, spoilt, mended, saved and opened again, in a JVM of its own. Prints what the editor says. Arguments: folder for the
 * file, folder for screenshots.
 */
public final class SettingsSession {

	private final Screen screen;

	private SettingsSession(final Path shots) throws Exception {
		screen = new Screen(shots);
	}

	public static void main(final String[] args) throws Exception {
		int status = 1;
		final SettingsSession s = new SettingsSession(Path.of(args[1]));
		if (Desktop.start() != 0) System.exit(1);
		IJ.setExceptionHandler(Throwable::printStackTrace);
		// Java's own file dialog, which has components that can be filled
		Prefs.useJFileChooser = true;
		OpenDialog.setDefaultDirectory(args[0]);
		try {
			s.run(Path.of(args[0]));
			status = 0;
		}
		catch (final Exception e) {
			e.printStackTrace();
			s.screen.shot("failed");
		}
		System.exit(status);
	}

	private JDialog editor(final String settings, final String name) throws Exception {
		DesktopSession.choose("Edit Settings...");
		final Window dialog = screen.window("Edit Settings...");
		if (settings.isEmpty()) Screen.select(dialog, "preset", "CT");
		else screen.fill(dialog, "settings", settings);
		screen.press(dialog, "OK");
		return (JDialog) screen.window("Settings: " + name);
	}

	private static JButton save(final JDialog editor) {
		return Screen.all(editor, JButton.class).stream().filter(b -> b.getText().equals("Save as...")).findFirst().orElseThrow();
	}

	private static void say(final String key, final JDialog editor) {
		final JTextArea message = Screen.named(editor, JTextArea.class, "message");
		System.out.println(key + "\t" + message.getText() + "\t" + (message.getForeground().getRed() > 100 ? "red" : "green") + "\t" + save(editor)
			.isEnabled());
	}

	private void run(final Path folder) throws Exception {
		final JDialog first = editor("", "CT");
		final String preset = Screen.named(first, JTextArea.class, "text").getText();
		say("preset", first);
		screen.fill(first, "text", preset.replaceFirst("binWidth: \\S+", "binWidth: wide"));
		say("wrong value", first);
		screen.shot("settings_wrong");
		screen.fill(first, "text", preset.replaceFirst("binWidth:", "binWidht:"));
		say("wrong key", first);
		screen.fill(first, "text", preset.replaceFirst("binWidth: \\S+", "binWidth: 12.5"));
		say("mended", first);
		EventQueue.invokeLater(save(first)::doClick);
		final JDialog chooser = (JDialog) screen.window("Save settings as");
		final JTextField name = Screen.all(chooser, JTextField.class).get(0);
		System.out.println("offered\t" + name.getText());
		EventQueue.invokeAndWait(() -> name.setText(folder.resolve("mine.yaml").toString()));
		screen.press(chooser, "Save");
		screen.until("the editor is gone", () -> !first.isShowing());
		final JDialog again = editor(folder.resolve("mine.yaml").toString(), "mine.yaml");
		System.out.println("again\t" + Screen.named(again, JTextArea.class, "text").getText().lines().filter(l -> l.contains("binWidth:")).findFirst()
			.orElse("none").strip());
		say("saved", again);
		screen.press(again, "Cancel");
	}
}
