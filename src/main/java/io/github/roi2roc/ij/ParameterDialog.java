package io.github.roi2roc.ij;

import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.FileDialog;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Panel;
import java.awt.TextField;
import java.awt.event.ActionListener;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import io.github.roi2roc.InputException;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.gui.GenericDialog;
import ij.io.SaveDialog;

/**
 * A dialog made from a command's inputs: a field for each, with label, default and a help text. Values that do not fit are shown and the
 * dialog opens again. It reads its components itself, because a {@code GenericDialog} would record the values in its own syntax.
 */
final class ParameterDialog {

	private static final int COLUMNS = 34;

	private final String title;
	private final Module module;
	private final List<ModuleItem<?>> items;
	private final List<String> texts = new ArrayList<>();

	/** @param given what the macro line already has; goes before what is remembered from last time */
	ParameterDialog(final String title, final Module module, final List<ModuleItem<?>> items, final MacroOptions given) {
		this.title = title;
		this.module = module;
		this.items = items;
		for (final ModuleItem<?> item : items) {
			final String now = InputValues.text(module.getInput(item.getName()));
			texts.add(given.has(item.getName()) || !item.isPersisted() ? now : Prefs.get(key(item), now));
		}
	}

	private String key(final ModuleItem<?> item) {
		return "roi2roc." + title.replaceAll("[^A-Za-z0-9]", "") + "." + item.getName();
	}

	/** @return false if the user cancelled; else the module's inputs have the values of the dialog */
	boolean show() {
		while (true) {
			final GenericDialog dialog = new GenericDialog(title);
			final List<Supplier<String>> fields = new ArrayList<>();
			for (int i = 0; i < items.size(); i++) fields.add(field(dialog, items.get(i), texts.get(i)));
			dialog.addHelp(help());
			try (LivePreview preview = new LivePreview(module, items)) {
				dialog.addDialogListener((d, e) -> {
					preview.show(fields.stream().map(Supplier::get).toList());
					return true;
				});
				dialog.showDialog();
			}
			if (dialog.wasCanceled()) {
				module.cancel();
				return false;
			}
			for (int i = 0; i < items.size(); i++) texts.set(i, fields.get(i).get());
			try {
				accept();
				return true;
			}
			catch (final InputException e) {
				IJ.showMessage(title, e.getMessage());
			}
		}
	}

	private void accept() {
		for (int i = 0; i < items.size(); i++) {
			final ModuleItem<?> item = items.get(i);
			final String text = texts.get(i);
			if (item.isRequired() && text.isBlank()) throw new InputException("'" + label(item) + "' is empty.");
			module.setInput(item.getName(), InputValues.parse(item, text));
		}
		for (int i = 0; i < items.size(); i++) if (items.get(i).isPersisted()) Prefs.set(key(items.get(i)), texts.get(i));
	}

	private static String label(final ModuleItem<?> item) {
		return item.getLabel() == null || item.getLabel().isEmpty() ? item.getName() : item.getLabel();
	}

	private static Supplier<String> field(final GenericDialog dialog, final ModuleItem<?> item, final String text) {
		final Class<?> type = item.getType();
		if (type == boolean.class || type == Boolean.class) {
			dialog.addCheckbox(label(item), Boolean.parseBoolean(text));
			final Checkbox box = (Checkbox) dialog.getCheckboxes().lastElement();
			return () -> Boolean.toString(box.getState());
		}
		final String[] choices = type == ImagePlus.class ? OpenImages.all().stream().map(ImagePlus::getTitle).toArray(String[]::new)
			: InputValues.choices(item);
		if (choices.length > 0) {
			dialog.addChoice(label(item), choices, text);
			final Choice choice = (Choice) dialog.getChoices().lastElement();
			return choice::getSelectedItem;
		}
		if (type == ImagePlus.class) throw new InputException(InputValues.missing(item));
		dialog.addStringField(label(item), text, type == File.class ? COLUMNS : type == String.class ? COLUMNS / 2 : COLUMNS / 4);
		final TextField field = (TextField) dialog.getStringFields().lastElement();
		if (type == File.class) addBrowse(dialog, field, item);
		return field::getText;
	}

	private static void addBrowse(final GenericDialog dialog, final TextField field, final ModuleItem<?> item) {
		final String style = item.getWidgetStyle() == null ? "" : item.getWidgetStyle();
		final ActionListener choose = e -> {
			final String path = style.contains("directory") ? IJ.getDirectory(label(item)) : style.contains("save") ? save(item, field.getText())
				: load(item);
			if (path != null) field.setText(path);
		};
		final Button browse = new Button("Browse");
		browse.addActionListener(choose);
		final GridBagLayout layout = (GridBagLayout) dialog.getLayout();
		final GridBagConstraints place = layout.getConstraints(field);
		final Panel row = new Panel(new FlowLayout(FlowLayout.LEFT, 0, 0));
		row.add(field);
		row.add(browse);
		layout.setConstraints(row, place);
		dialog.add(row);
	}

	private static String load(final ModuleItem<?> item) {
		final FileDialog chooser = new FileDialog(IJ.getInstance(), label(item), FileDialog.LOAD);
		chooser.setVisible(true);
		return chooser.getFile() == null ? null : chooser.getDirectory() + chooser.getFile();
	}

	private static String save(final ModuleItem<?> item, final String now) {
		final String name = now.isBlank() ? item.getName() + ".csv" : new File(now).getName();
		final SaveDialog chooser = new SaveDialog(label(item), name, "");
		return chooser.getFileName() == null ? null : chooser.getDirectory() + chooser.getFileName();
	}

	private String help() {
		final StringBuilder out = new StringBuilder("<html><h3>").append(title).append("</h3><dl>");
		for (final ModuleItem<?> item : items) {
			out.append("<dt><b>").append(label(item)).append("</b> (").append(item.getName().toLowerCase(Locale.ROOT)).append(")</dt><dd>")
				.append(item.getDescription() == null ? "" : item.getDescription()).append("</dd>");
		}
		return out.append("</dl></html>").toString();
	}
}
