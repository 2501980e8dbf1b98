package io.github.roi2roc.xvfb;

import java.awt.Button;
import java.awt.EventQueue;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.swing.JFileChooser;

import io.github.roi2roc.ij.Desktop;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.plot.FigureKinds;

import ij.Prefs;
import ij.WindowManager;

/**
 * A user who exports a figure by the buttons below it, in a JVM of its own; {@link FigureWindowTest} judges the files. Arguments: the
 * figure's data, folder for the files, folder for screenshots.
 */
public final class FigureSession {

	private static final String TITLE = "ROC curves", EXPORT = "Export figure";

	private FigureSession() {}

	public static void main(final String[] args) throws Exception {
		final Screen screen = new Screen(Path.of(args[2]));
		if (Desktop.start() != 0) System.exit(1);
		Prefs.useJFileChooser = true;
		int status = 1;
		try {
			Figures.show(TITLE, FigureKinds.read(Path.of(args[0]), "", Double.NaN));
			final Window window = screen.window(TITLE);
			screen.shot("figure");
			for (final String format : List.of("png", "svg", "pdf", "csv")) {
				click(window, format.toUpperCase(Locale.ROOT) + "...");
				if (format.equals("png")) {
					final Window dialog = screen.window(EXPORT);
					EventQueue.invokeAndWait(() -> Screen.all(dialog, TextField.class).get(0).setText("600"));
					screen.press(dialog, "OK");
				}
				save(screen, Path.of(args[1], "exported." + format));
			}
			System.out.println("image\t" + WindowManager.getCurrentImage().getTitle());
			status = 0;
		}
		catch (final Exception e) {
			e.printStackTrace();
			screen.shot("failed");
		}
		System.exit(status); // also while a dialog is open
	}

	private static void click(final Window window, final String label) {
		final Button b = Screen.all(window, Button.class).stream().filter(c -> c.getLabel().equals(label)).findFirst().orElseThrow();
		EventQueue.invokeLater(() -> b.dispatchEvent(new ActionEvent(b, ActionEvent.ACTION_PERFORMED, label)));
	}

	/** Answers the file dialog, and waits for the thread that writes. */
	private static void save(final Screen screen, final Path file) throws Exception {
		Window dialog = screen.window(EXPORT);
		while (Screen.all(dialog, JFileChooser.class).isEmpty() && Screen.all(dialog, TextField.class).isEmpty()) dialog = screen.window(EXPORT);
		final JFileChooser chooser = Screen.all(dialog, JFileChooser.class).get(0);
		EventQueue.invokeAndWait(() -> {
			chooser.setSelectedFile(file.toFile());
			chooser.approveSelection();
		});
		while (Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals(EXPORT))) Thread.onSpinWait();
		if (!Files.exists(file)) throw new IllegalStateException("no " + file);
	}
}
