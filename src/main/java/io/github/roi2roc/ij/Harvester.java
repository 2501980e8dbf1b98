package io.github.roi2roc.ij;

import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.service.Service;

import io.github.roi2roc.CancelledException;
import io.github.roi2roc.InputException;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.frame.Recorder;

/**
 * Fills a command's inputs from the macro line, or from a dialog where there is none or where it leaves out what the command needs; then
 * records them. The macro line is SciJava's {@code key=value}, key being the field's name in lower case, so that one line serves here and
 * in Fiji. There imagej-legacy has read the line before, whose values are read again here because SciJava takes what it cannot convert for
 * nothing; and it records all values afterwards but that of the active image.
 */
final class Harvester extends AbstractPreprocessorPlugin {

	private final String label;
	private final InputMarks marks;
	private final boolean inFiji;

	Harvester(final String label, final InputMarks marks, final boolean inFiji) {
		this.label = label;
		this.marks = marks;
		this.inFiji = inFiji;
	}

	/** @throws InputException if a key is unknown, a value ill-typed or missing */
	@Override
	public void process(final Module module) {
		final MacroOptions options = options(module);
		checkKeys(module, options);
		final List<ModuleItem<?>> open = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (isAsked(item) && (options.has(item.getName()) || !module.isInputResolved(item.getName()))) open.add(item);
		}
		final Set<String> empty = new HashSet<>();
		for (final ModuleItem<?> item : open) if (InputValues.text(module.getInput(item.getName())).isEmpty()) empty.add(item.getName());
		for (final ModuleItem<?> item : open) {
			if (options.has(item.getName())) module.setInput(item.getName(), InputValues.parse(item, options.get(item.getName())));
		}
		final boolean inMacro = options.given();
		ModuleItem<?> chosen = null;
		if (!GraphicsEnvironment.isHeadless() && !open.isEmpty() && (!inMacro || missing(module, open) != null)) chosen = dialog(module, open, options);
		final ModuleItem<?> missing = missing(module, open);
		if (missing != null) throw new InputException(InputValues.missing(missing));
		for (final ModuleItem<?> item : open) module.resolveInput(item.getName());
		if (!Recorder.record || GraphicsEnvironment.isHeadless()) return;
		for (final ModuleItem<?> item : open) if (!inFiji || item == chosen) record(module, item, empty.contains(item.getName()));
	}

	/**
	 * The macro line's. Where in Fiji a script has given inputs, a line without a word: what the script leaves out means the default too, and the
	 * options that its thread carries are its own.
	 */
	private MacroOptions options(final Module module) {
		final MacroOptions options = MacroOptions.current();
		if (!inFiji) return options;
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			final String name = item.getName();
			if (isAsked(item) && item.getType() != ImagePlus.class && module.isInputResolved(name) && !options.has(name)) return MacroOptions.parse("");
		}
		return options;
	}

	/** Whether an input is the user's to give: texts to read and SciJava's own services are not. */
	private static boolean isAsked(final ModuleItem<?> item) {
		final Class<?> type = item.getType();
		return item.getVisibility() != ItemVisibility.MESSAGE && !Context.class.isAssignableFrom(type) && !Service.class.isAssignableFrom(type);
	}

	private void checkKeys(final Module module, final MacroOptions options) {
		final List<String> known = new ArrayList<>();
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (isAsked(item)) known.add(item.getName().toLowerCase(Locale.ROOT));
		}
		for (final String key : options.keys()) {
			if (!known.contains(key)) throw new InputException("unknown key '" + key + "'. " + (known.isEmpty() ? "The command has none."
				: "Known are: " + String.join(", ", known) + "."));
		}
	}

	private static ModuleItem<?> missing(final Module module, final List<ModuleItem<?>> items) {
		for (final ModuleItem<?> item : items) {
			if (item.isRequired() && InputValues.text(module.getInput(item.getName())).isBlank()) return item;
		}
		return null;
	}

	/**
	 * Also offers the active image, which the command has got already. Another one that the user chooses counts as given.
	 *
	 * @param items what is open; grows by the image if it was changed
	 * @return that image's input; null if it was not changed
	 */
	private ModuleItem<?> dialog(final Module module, final List<ModuleItem<?>> items, final MacroOptions options) {
		final List<ModuleItem<?>> all = new ArrayList<>(items);
		ModuleItem<?> active = null;
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getType() == ImagePlus.class && module.isInputResolved(item.getName())) active = item;
		}
		if (active != null) all.add(0, active);
		final Object before = active == null ? null : module.getInput(active.getName());
		if (!new ParameterDialog(label, module, all, marks, options).show()) throw new CancelledException();
		if (active == null || module.getInput(active.getName()) == before) return null;
		items.add(0, active);
		return active;
	}

	/**
	 * The active image is not recorded: the line should work on whatever image is active then. A title whose brackets do not match cannot stand in
	 * a macro line; the image's number can, as long as it is open.
	 *
	 * @param empty whether that is the default, which a line may leave out
	 */
	private void record(final Module module, final ModuleItem<?> item, final boolean empty) {
		final Object value = module.getInput(item.getName());
		String text = value instanceof final ImagePlus image ? image.getTitle() : InputValues.text(value).replace('\\', '/');
		if (text.isEmpty() && empty) return;
		if (!MacroOptions.holds(text) && value instanceof final ImagePlus image) text = Integer.toString(image.getID());
		if (!MacroOptions.holds(text)) IJ.log(label + ": the value of '" + item.getName() + "' cannot be recorded, because its brackets do not match: " + text);
		// ImageJ puts brackets around spaces only
		else Recorder.recordOption(item.getName(), text.isEmpty() || text.contains("[") && text.indexOf(' ') < 0 ? "[" + text + "]" : text);
	}
}
