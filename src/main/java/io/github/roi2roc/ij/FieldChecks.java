package io.github.roi2roc.ij;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.scijava.module.ModuleItem;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.extract.LabelChoice;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.plot.FigureKinds;
import io.github.roi2roc.select.Step;

/** What is wrong with the text of a dialog's field, as far as it can be seen before the command runs. */
final class FieldChecks {

	/** A column that is not there may be in the table that comes to be named. */
	private static final Set<String> COLUMNS = Set.of(Inputs.COLUMN, Inputs.COLUMNS);

	private FieldChecks() {}

	/** @param fatal whether the command cannot be run with it; else it may still come right, such as a file that is being copied */
	record Finding(String message, boolean fatal) {}

	/**
	 * @param kind what else it is checked as, see {@link Inputs#CHECK}; empty for nothing
	 * @param text of the field
	 * @param all texts of the dialog's other fields by the inputs' names
	 * @return null if nothing is wrong; that a field is empty is for the dialog to say
	 */
	static Finding check(final ModuleItem<?> item, final String kind, final String text, final Map<String, String> all) {
		final String label = name(item);
		if (text.isBlank()) return null;
		try {
			InputValues.parse(item, text);
		}
		catch (final InputException e) {
			return new Finding(named(item, e), true);
		}
		try {
			if (item.getType() == File.class && !(kind.equals(Inputs.TABLE) && OpenTables.has(text.strip()))) file(item, kind, InputPath.of(text, label));
			content(kind, text.strip(), all);
			return null;
		}
		catch (final InputException e) {
			return new Finding(named(item, e), item.getType() != File.class && !COLUMNS.contains(kind));
		}
	}

	/** Messages name the key of a macro line; in a dialog the field's label stands for it. */
	private static String named(final ModuleItem<?> item, final InputException e) {
		return e.getMessage().replace("'" + item.getName() + "'", "'" + name(item) + "'");
	}

	static String label(final ModuleItem<?> item) {
		return item.getLabel() == null || item.getLabel().isEmpty() ? item.getName() : item.getLabel();
	}

	/** The label without what stands in brackets behind it, for messages. */
	static String name(final ModuleItem<?> item) {
		return label(item).replaceFirst(" \\([^)]*\\)$", "");
	}

	private static void file(final ModuleItem<?> item, final String kind, final Path path) {
		final String style = item.getWidgetStyle() == null ? "" : item.getWidgetStyle();
		final boolean read = style.contains("open") || Inputs.EXISTS.equals(kind);
		if (read && !Files.exists(path)) throw new InputException("There is no file " + path.toAbsolutePath().normalize() + ".");
		if (style.contains("save") && !style.contains("folder") && Files.isDirectory(path)) throw new InputException(path + " is a folder; name a file in it.");
		if (style.contains("directory") && Files.isRegularFile(path)) throw new InputException(path + " is a file; name a folder.");
		for (Path p = path.toAbsolutePath().getParent(); !read && p != null; p = p.getParent()) {
			if (Files.isRegularFile(p)) throw new InputException("Nothing can be written below " + p + ", which is a file.");
		}
	}

	private static void content(final String kind, final String text, final Map<String, String> all) {
		switch (kind) {
			case Inputs.SETTINGS -> Settings.read(InputPath.of(text, "settings"));
			case Inputs.TRAINING -> TrainingSettings.read(InputPath.of(text, "settings"));
			case Inputs.LABELS -> LabelChoice.parse(text);
			case Inputs.COLUMN -> column(text, TableColumns.names(all));
			case Inputs.COLUMNS -> columns(text, TableColumns.names(all));
			case Inputs.FORMATS -> Figures.formats(text);
			case Inputs.STEPS -> Words.of(text).forEach(Step::named);
			case Inputs.FIGURE -> FigureKinds.named(text);
			case Inputs.WHOLE -> whole(text);
			default -> {
				// nothing more to look at
			}
		}
	}

	private static void whole(final String text) {
		if (!text.matches("[+-]?\\d{1,18}")) throw new InputException("'" + text + "' stands where a whole number belongs.");
	}

	/** Nothing to say as long as the table itself cannot be read. */
	private static void columns(final String text, final List<String> known) {
		for (final String word : Words.of(text)) {
			final String name = word.contains("*") || known.contains(word) ? word : word.replaceFirst("\\s*:.*", "");
			if (!name.contains("*")) column(name, known);
		}
	}

	private static void column(final String name, final List<String> known) {
		if (!known.isEmpty() && !known.contains(name)) throw new InputException("The table has no column '" + name + "'. It has " + few(known) + ".");
	}

	private static String few(final List<String> names) {
		final int most = 8;
		return String.join(", ", names.subList(0, Math.min(most, names.size()))) + (names.size() > most ? ", ... (" + names.size() + " columns)" : "");
	}
}
