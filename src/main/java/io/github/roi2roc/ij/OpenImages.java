package io.github.roi2roc.ij;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/** The images that are open, with or without a window. */
public final class OpenImages {

	private OpenImages() {}

	/** Images in windows and, inside a macro, those of its batch mode; the active image first. */
	public static List<ImagePlus> all() {
		final List<ImagePlus> out = new ArrayList<>();
		add(out, WindowManager.getCurrentImage());
		final int[] ids = WindowManager.getIDList();
		if (ids != null) for (final int id : ids) add(out, WindowManager.getImage(id));
		final int[] batch = Interpreter.isBatchMode() ? Interpreter.getBatchModeImageIDs() : new int[0];
		for (final int id : batch) add(out, Interpreter.getBatchModeImage(id));
		return out;
	}

	private static void add(final List<ImagePlus> out, final ImagePlus image) {
		if (image != null && !out.contains(image)) out.add(image);
	}

	/**
	 * @param who what asks, for messages
	 * @throws InputException if no open image or more than one has the title
	 */
	public static ImagePlus titled(final String title, final String who) {
		final List<ImagePlus> open = all();
		final List<ImagePlus> found = open.stream().filter(i -> title.equals(i.getTitle())).toList();
		if (found.isEmpty()) throw new InputException(who + ": no open image has the title '" + title + "'. " + (open.isEmpty()
			? "No image is open." : "Open are: " + open.stream().map(ImagePlus::getTitle).collect(Collectors.joining(", ")) + "."));
		if (found.size() > 1) throw new InputException(who + ": " + found.size() + " open images have the title '" + title
			+ "'. Rename one of them (Image > Rename...).");
		return found.get(0);
	}
}
