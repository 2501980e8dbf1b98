package io.github.roi2roc.ij;

import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.roi2roc.InputException;
import io.github.roi2roc.plot.FeatureFigures;
import io.github.roi2roc.plot.Figure;
import io.github.roi2roc.provenance.Provenance;

import ij.ImagePlus;
import ij.macro.Interpreter;
import ij.process.ColorProcessor;

/** Figures as ImageJ windows and as files. */
public final class Figures {

	/** What commands write where nobody asks for anything else. */
	public static final String USUAL = "png,svg";
	static final int SCREEN_DPI = 150, PRINT_DPI = 300;
	private static final List<String> FORMATS = List.of("png", "svg", "pdf");
	/** Ends the name of the file with a figure's data. */
	private static final String DATA = "_figure.csv";

	private Figures() {}

	/** Shows a figure as an image with buttons that export it; in a headless or batch macro it becomes an image of the batch. */
	public static void show(final String title, final Figure figure) {
		final ImagePlus image = new ImagePlus(title, new ColorProcessor(figure.image(SCREEN_DPI)));
		if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode()) image.show();
		else new FigureWindow(image, figure);
	}

	/**
	 * Writes a figure (pixels at 300 dpi), and its data as {@code <file>_figure.csv}.
	 *
	 * @param file path without extension
	 */
	static void write(final Figure figure, final Path file, final Set<String> formats) {
		write(figure, file, formats, PRINT_DPI);
		if (figure.data() != null) figure.writeCsv(data(file));
	}

	/** The file with a figure's data. @param file of the figure, without extension */
	static Path data(final Path file) {
		return file.resolveSibling(file.getFileName() + DATA);
	}

	/** The picture alone. */
	public static void write(final Figure figure, final Path file, final Set<String> formats, final int dpi) {
		for (final String format : formats) {
			final Path to = file.resolveSibling(file.getFileName() + "." + format);
			switch (format) {
				case "png" -> figure.writePng(to, dpi);
				case "svg" -> figure.writeSvg(to);
				default -> figure.writePdf(to);
			}
		}
	}

	/**
	 * Formats with commas between; empty for the usual ones.
	 *
	 * @throws InputException if one is not known
	 */
	public static Set<String> formats(final String text) {
		final Set<String> out = new LinkedHashSet<>(Arrays.stream((text.isBlank() ? USUAL : text).toLowerCase(Locale.ROOT).split(",")).map(
			String::strip).filter(s -> !s.isEmpty()).toList());
		for (final String f : out) {
			if (!FORMATS.contains(f)) throw new InputException("'formats' has '" + f + "'; figures are written as " + String.join(", ", FORMATS) + ".");
		}
		return out;
	}

	/** The name of a figure, from that of the file with its data. */
	public static String name(final Path data) {
		final String name = data.getFileName().toString();
		for (final String end : List.of(DATA, ".csv")) {
			if (name.toLowerCase(Locale.ROOT).endsWith(end) && name.length() > end.length()) return name.substring(0, name.length() - end.length());
		}
		return name;
	}

	/**
	 * Writes and shows how features differ between groups.
	 *
	 * @param made what made them
	 */
	public static void deliver(final FeatureFigures figures, final ResultFolder results, final Provenance made) {
		if (results.isAsked()) {
			figures.write(results.path());
			results.made(made, figures.files());
		}
		figures.figures().forEach((name, figure) -> results.figure(name, figure.title(), figure));
	}
}
