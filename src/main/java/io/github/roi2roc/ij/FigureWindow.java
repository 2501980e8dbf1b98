package io.github.roi2roc.ij;

import java.awt.Button;
import java.awt.FlowLayout;
import java.awt.Panel;
import java.nio.file.Path;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.plot.Figure;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.gui.ImageWindow;
import ij.io.SaveDialog;

/** A figure on the screen, with buttons that export what it was drawn from rather than its pixels. */
final class FigureWindow extends ImageWindow {

	private static final String LABEL = "Export figure";

	/** Writes a figure into a file. */
	private interface Export {

		void to(Path file);
	}

	FigureWindow(final ImagePlus image, final Figure figure) {
		super(image);
		final Panel buttons = new Panel(new FlowLayout(FlowLayout.RIGHT, 6, 2));
		final String name = figure.kind().isEmpty() ? image.getTitle() : figure.kind();
		button(buttons, "PNG...", () -> png(figure, name));
		button(buttons, "SVG...", () -> save(name, ".svg", figure::writeSvg));
		button(buttons, "PDF...", () -> save(name, ".pdf", figure::writePdf));
		if (figure.data() != null) button(buttons, "CSV...", () -> save(name + "_figure", ".csv", figure::writeCsv));
		add(buttons);
		pack();
		repaint(); // the line above the image was drawn for the old size
	}

	/** The work runs on a thread of its own, as ImageJ's commands do, so that the window stays alive. */
	private static void button(final Panel panel, final String text, final Runnable work) {
		final Button button = new Button(text);
		button.addActionListener(e -> new Thread(() -> {
			try {
				work.run();
			}
			catch (final RuntimeException | OutOfMemoryError problem) {
				Problems.show(LABEL, problem);
			}
		}, LABEL).start());
		panel.add(button);
	}

	private static void png(final Figure figure, final String name) {
		final GenericDialog dialog = new GenericDialog(LABEL);
		dialog.addNumericField("Resolution", Figures.PRINT_DPI, 0, 6, "dpi");
		dialog.addMessage("300 for print, 600 where a journal asks for line art.");
		dialog.showDialog();
		if (dialog.wasCanceled()) return;
		final int dpi = (int) dialog.getNextNumber();
		figure.image(dpi); // says so before the file dialog if the number cannot be
		save(name, ".png", file -> figure.writePng(file, dpi));
	}

	private static void save(final String name, final String extension, final Export export) {
		final SaveDialog dialog = new SaveDialog(LABEL, name, extension);
		if (dialog.getFileName() == null) return;
		final Path file = InputPath.of(dialog.getDirectory() + dialog.getFileName(), "figure");
		export.to(file);
		IJ.showStatus("Written: " + file);
	}
}
