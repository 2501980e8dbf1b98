package io.github.roi2roc.ij;

import java.awt.Cursor;
import java.awt.Window;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.swing.JFileChooser;
import javax.swing.SwingUtilities;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.Plugins;
import io.github.roi2roc.plot.FigureKind;
import io.github.roi2roc.plot.FigureKinds;
import io.github.roi2roc.select.Step;

import ij.io.OpenDialog;

/** What helps to fill a dialog's field: a list to choose from, and names that are offered while one types. */
final class FieldAids {

	private static final String CHOOSE = "Choose...";
	private static final Chooser.Choices FORMATS = new Chooser.Choices("Formats of figures", List.of("Format", "What it is for"), List.of(new Chooser.Row(
		"png", "pixels, 300 dpi: documents, slides", ""), new Chooser.Row("svg", "vectors: to be edited in a drawing program", ""), new Chooser.Row("pdf",
			"vectors: journals, LaTeX", "")));

	private final ParameterField field;
	private final String kind;
	/** The input that names the column of the classes. */
	private final String of;
	private final Supplier<Map<String, String>> texts;
	private final Consumer<String> message;
	/** Of which table the levels were read last. */
	private String read = "";
	private List<String> levels = List.of();

	private FieldAids(final ParameterField field, final String kind, final String of, final Supplier<Map<String, String>> texts, final Consumer<String> message) {
		this.field = field;
		this.kind = kind;
		this.of = of;
		this.texts = texts;
		this.message = message;
	}

	/**
	 * @param kind one of {@link Inputs}' kinds of text; nothing is added for those that have no list
	 * @param of the input that names the column of the classes
	 * @param texts of the dialog's fields
	 * @param message says why there is no list
	 */
	static void add(final ParameterField field, final String kind, final String of, final Supplier<Map<String, String>> texts, final Consumer<String> message) {
		final FieldAids aids = new FieldAids(field, kind, of, texts, message);
		switch (kind) {
			case Inputs.COLUMN, Inputs.LEVEL, Inputs.SET -> {
				field.button(CHOOSE, aids::one);
				field.complete(false, aids::names);
			}
			case Inputs.COLUMNS -> {
				field.button(CHOOSE, () -> aids.tell(() -> aids.several(TableColumns.choices(kind, of, texts.get()))));
				field.complete(true, aids::names);
			}
			case Inputs.STEPS -> {
				field.button(CHOOSE, () -> aids.several(steps()));
				field.complete(true, () -> steps().rows().stream().map(Chooser.Row::name).toList());
			}
			case Inputs.FIGURE -> {
				field.button(CHOOSE, () -> Chooser.one(aids.window(), kinds(), field.text()).ifPresent(field::set));
				field.complete(false, () -> kinds().rows().stream().map(Chooser.Row::name).toList());
			}
			case Inputs.FORMATS -> field.button(CHOOSE, () -> aids.several(FORMATS));
			case Inputs.TABLE -> {
				if (!OpenTables.titles().isEmpty()) field.button("Open tables...", aids::openTable);
			}
			case Inputs.TABLES -> {
				field.button("Browse...", aids::files);
				if (!OpenTables.titles().isEmpty()) field.button("Open tables...", () -> aids.several(open()));
			}
			default -> {
				// nothing to choose from
			}
		}
	}

	private List<String> names() {
		final Map<String, String> all = texts.get();
		if (!kind.equals(Inputs.LEVEL) && !kind.equals(Inputs.SET)) return TableColumns.names(all);
		final String now = TableColumns.table(all) + "\n" + all.get(of);
		if (!now.equals(read)) {
			read = now;
			try {
				levels = TableColumns.choices(kind, of, all).rows().stream().map(Chooser.Row::name).toList();
			}
			catch (final InputException e) {
				levels = List.of();
			}
		}
		return levels;
	}

	/** Those of other jars too. */
	private static Chooser.Choices steps() {
		return new Chooser.Choices("Steps of a selection", List.of("Step", "What it does"), Plugins.all(Step.class).stream().map(s -> new Chooser.Row(s.name(), s.about(),
			"")).toList(), true);
	}

	private static Chooser.Choices kinds() {
		return new Chooser.Choices("Kinds of figures", List.of("Kind", "Columns of its data"), FigureKinds.all().stream().map(k -> new Chooser.Row(k.name(),
			String.join(", ", k.columns().stream().map(FigureKind.Column::name).toList()), "")).toList());
	}

	private Window window() {
		return SwingUtilities.getWindowAncestor(field.view());
	}

	private void one() {
		tell(() -> Chooser.one(window(), TableColumns.choices(kind, of, texts.get()), field.text()).ifPresent(field::set));
	}

	private void several(final Chooser.Choices choices) {
		Chooser.several(window(), choices, Words.of(field.text())).ifPresent(chosen -> field.set(String.join(",", chosen)));
	}

	private void openTable() {
		tell(() -> Chooser.one(window(), open(), field.text()).ifPresent(field::set));
	}

	private static Chooser.Choices open() {
		final List<Chooser.Row> rows = new ArrayList<>();
		for (final String title : OpenTables.titles()) rows.add(new Chooser.Row(title, OpenTables.size(title), ""));
		return new Chooser.Choices("Open tables", List.of("Table", "Size"), rows);
	}

	/** Adds files to those that stand there. */
	private void files() {
		final List<String> before = Words.of(field.text());
		final Optional<Path> folder = before.isEmpty() ? Optional.empty() : Optional.ofNullable(InputPath.of(before.get(before.size() - 1), "tables")
			.toAbsolutePath().getParent());
		final JFileChooser chooser = new JFileChooser(folder.map(Path::toString).orElse(OpenDialog.getDefaultDirectory()));
		chooser.setDialogTitle(FieldChecks.label(field.item()));
		chooser.setMultiSelectionEnabled(true);
		if (chooser.showOpenDialog(window()) != JFileChooser.APPROVE_OPTION) return;
		final List<String> all = new ArrayList<>(before);
		Arrays.stream(chooser.getSelectedFiles()).map(File::getPath).filter(f -> !all.contains(f)).forEach(all::add);
		field.set(String.join(",", all));
	}

	/** A large table takes a moment; one that cannot be read is said. */
	private void tell(final Runnable choosing) {
		final Window window = window();
		window.setCursor(Cursor.getPredefinedCursor(Cursor.WAIT_CURSOR));
		try {
			choosing.run();
		}
		catch (final InputException e) {
			message.accept(e.getMessage());
		}
		finally {
			window.setCursor(null);
		}
	}
}
