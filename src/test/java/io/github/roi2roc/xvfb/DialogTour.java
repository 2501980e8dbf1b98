package io.github.roi2roc.xvfb;

import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JEditorPane;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import javax.swing.JTextField;

import io.github.roi2roc.ij.Desktop;
import io.github.roi2roc.ij.ImageJProgress;

import ij.IJ;
import ij.ImagePlus;

/**
 * Opens the dialog of each command and takes its picture, in a JVM of its own; prints one line a dialog: label, height, height with the
 * advanced part open, whether its help page came up. Argument: folder for the pictures.
 */
public final class DialogTour {

	private DialogTour() {}

	public static void main(final String[] args) throws Exception {
		final Screen screen = new Screen(Path.of(args[0]));
		if (Desktop.start() != 0) System.exit(1);
		final ImagePlus image = IJ.createImage("lesion.nii.gz", "16-bit ramp", 64, 64, 8);
		image.show();
		IJ.setExceptionHandler(Throwable::printStackTrace);
		int status = 1;
		try {
			for (final String line : Files.readAllLines(Path.of("plugins.config"))) {
				final String label = line.contains("\"") ? line.split("\"")[1] : "-";
				if (line.contains("Bridge(") && !label.startsWith("About")) visit(screen, Path.of(args[0]), label);
			}
			typing(screen);
			working(screen);
			status = 0;
		}
		catch (final Exception e) {
			e.printStackTrace();
			screen.shot("failed");
		}
		System.exit(status);
	}

	private static void visit(final Screen screen, final Path folder, final String label) throws Exception {
		DesktopSession.choose(label);
		final JDialog dialog = (JDialog) screen.window(label);
		final String name = label.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_$", "");
		picture(dialog, folder.resolve(name + ".png"));
		final int closed = dialog.getHeight();
		final List<JButton> advanced = Screen.all(dialog, JButton.class).stream().filter(b -> "advanced".equals(b.getName())).toList();
		if (!advanced.isEmpty()) {
			EventQueue.invokeAndWait(advanced.get(0)::doClick);
			picture(dialog, folder.resolve(name + "_advanced.png"));
		}
		press(dialog, "Help");
		final JDialog help = (JDialog) screen.window("Help: " + label.replace("...", ""));
		final String page = Screen.all(help, JEditorPane.class).get(0).getText();
		if (label.startsWith("Extract F")) picture(help, folder.resolve("help.png"));
		EventQueue.invokeAndWait(help::dispose);
		System.out.println(label + "\t" + closed + "\t" + dialog.getHeight() + "\t" + page.contains("<h1>"));
		press(dialog, "Cancel");
	}

	/** What a dialog says while it is filled in: the message, whether OK can be pressed, whether the field is red. */
	private static void typing(final Screen screen) throws Exception {
		DesktopSession.choose("Extract Features...");
		final JDialog dialog = (JDialog) screen.window("Extract Features...");
		say(dialog, "channel", "2.5", "fraction");
		say(dialog, "channel", "0", "fine again");
		say(dialog, "mask", "/nowhere/mask.nii", "no file");
		say(dialog, "mask", "", "no mask");
		press(dialog, "Cancel");
		DesktopSession.choose("Table One...");
		final JDialog second = (JDialog) screen.window("Table One...");
		say(second, "table", "docs/features.csv", "group to come");
		say(second, "group", "clas", "misspelt column");
		say(second, "group", "class", "column");
		press(second, "Cancel");
	}

	/** The window of long work, and its button. */
	private static void working(final Screen screen) throws Exception {
		try (ImageJProgress progress = ImageJProgress.logging("Long work", "case ")) {
			final JDialog window = (JDialog) screen.window("Long work");
			progress.report(0.25, "case P003: ok");
			progress.report(0.25, "something else");
			final boolean before = progress.cancelled();
			EventQueue.invokeAndWait(() -> {
				// what was reported stands there by now
			});
			final String shown = Screen.named(window, JLabel.class, "what").getText() + " " + Screen.named(window, JProgressBar.class, "bar").getValue();
			press(window, "Cancel");
			System.out.println("working\t" + shown + "\t" + before + " " + progress.cancelled() + "\t" + IJ.getLog().strip());
		}
	}

	private static void say(final JDialog dialog, final String input, final String text, final String key) throws Exception {
		final JTextField field = Screen.named(dialog, JTextField.class, input);
		EventQueue.invokeAndWait(() -> field.setText(text));
		final JButton ok = Screen.all(dialog, JButton.class).stream().filter(x -> "OK".equals(x.getText())).findFirst().orElseThrow();
		System.out.println("typing " + key + "\t" + Screen.named(dialog, JTextArea.class, "message").getText() + "\t" + ok.isEnabled() + "\t" + (field
			.getBackground().getGreen() < 250));
	}

	private static void press(final Window dialog, final String button) throws Exception {
		final JButton b = Screen.all(dialog, JButton.class).stream().filter(x -> button.equals(x.getText())).findFirst().orElseThrow();
		EventQueue.invokeAndWait(b::doClick);
	}

	/** The window alone, whatever lies over it. */
	private static void picture(final JDialog dialog, final Path file) throws Exception {
		EventQueue.invokeAndWait(() -> {
			final BufferedImage image = new BufferedImage(dialog.getRootPane().getWidth(), dialog.getRootPane().getHeight(),
				BufferedImage.TYPE_INT_RGB);
			final Graphics2D g = image.createGraphics();
			dialog.getRootPane().paint(g);
			g.dispose();
			try {
				ImageIO.write(image, "png", file.toFile());
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		});
	}
}
