package io.github.roi2roc.ij;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;

import io.github.roi2roc.InputPath;
import io.github.roi2roc.plot.Figure;
import io.github.roi2roc.provenance.Provenance;

/**
 * Where a command's results go: into windows, and, if the user names a folder, into files. Every table there has a sidecar that says what made
 * it, and so have the data beside each figure. Figures have the formats that the user asks for.
 */
public final class ResultFolder {

	private final Path folder;
	private final Set<String> formats;
	private Provenance made;

	private ResultFolder(final Path folder, final Set<String> formats) {
		this.folder = folder;
		this.formats = formats;
	}

	/**
	 * @param output null to show only
	 * @param formats of figures with commas between; empty for the usual ones
	 * @throws io.github.roi2roc.InputException if a format is not known, or if there is neither a folder nor a display
	 */
	public static ResultFolder of(final File output, final String formats) {
		Problems.requireOutput(output);
		return new ResultFolder(output == null ? null : InputPath.of(output.getPath(), "output"), Figures.formats(formats));
	}

	/** The same for a command without figures. */
	public static ResultFolder of(final File output) {
		return of(output, "");
	}

	/** The folder of a file that is written; figures stand beside it. @param output null to show only */
	public static ResultFolder around(final File output, final String formats) {
		Problems.requireOutput(output);
		return new ResultFolder(output == null ? null : InputPath.of(output.getPath(), "output").toAbsolutePath().getParent(), Figures.formats(formats));
	}

	/** Whether files are written at all. */
	public boolean isAsked() {
		return folder != null;
	}

	/** Null where nothing is written. */
	public Path path() {
		return folder;
	}

	/**
	 * Writes the sidecars of tables.
	 *
	 * @param by what made them, and the data of the figures that follow
	 * @param files names of tables that stand in the folder
	 */
	public void made(final Provenance by, final Collection<String> files) {
		made = by;
		if (folder != null) by.writeBeside(folder, files);
	}

	/** Shows a figure, and writes it with its data as {@code <name>_figure.csv}. */
	public void figure(final String name, final String title, final Figure figure) {
		write(name, figure);
		Figures.show(title, figure);
	}

	/** Writes a figure with its data, if files are written at all. */
	public void write(final String name, final Figure figure) {
		if (folder == null) return;
		Figures.write(figure, folder.resolve(name), formats);
		if (made != null && figure.data() != null) made.writeBeside(Figures.data(folder.resolve(name)));
	}
}
