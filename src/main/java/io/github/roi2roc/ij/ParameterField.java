package io.github.roi2roc.ij;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dialog;
import java.awt.FileDialog;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JTextField;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

import org.scijava.module.ModuleItem;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.io.OpenDialog;
import ij.io.SaveDialog;

/** One input of a command in a dialog: what the user sees of it, and its value as text. */
final class ParameterField {

	private static final int LONG = 30, MIDDLE = 20, SHORT = 8;
	private static final Color WRONG = new Color(0xff, 0xd6, 0xd6);

	private final ModuleItem<?> item;
	private final JLabel label;
	private final JPanel row = new JPanel(new BorderLayout(4, 0));
	private JComponent input;
	private Supplier<String> getter;
	private Consumer<String> setter;
	private Color usual;

	/**
	 * @param hint what an empty text field shows
	 * @param changed called after each change by the user
	 */
	ParameterField(final ModuleItem<?> item, final String hint, final Runnable changed) {
		this.item = item;
		final Class<?> type = item.getType();
		final boolean flag = type == boolean.class || type == Boolean.class;
		label = new JLabel(flag ? "" : FieldChecks.label(item), SwingConstants.TRAILING);
		if (flag) box(changed);
		else if (choices().length > 0) list(changed);
		else if (isSlider()) slider(changed);
		else text(type == File.class ? LONG : type == String.class ? MIDDLE : SHORT, hint, changed);
		if (type == File.class) button("Browse...", this::browse);
		input.setName(item.getName());
		final String tip = tip();
		input.setToolTipText(tip);
		label.setToolTipText(tip);
		label.setLabelFor(input);
		usual = input.getBackground();
	}

	ModuleItem<?> item() {
		return item;
	}

	JLabel label() {
		return label;
	}

	/** The field with its buttons. */
	JComponent view() {
		return row;
	}

	String text() {
		return getter.get();
	}

	void set(final String text) {
		setter.accept(text);
	}

	/** Puts a button behind the field. */
	void button(final String name, final Runnable action) {
		final JButton b = new JButton(name);
		b.setMargin(new Insets(1, 6, 1, 6));
		b.setName(name + " " + item.getName());
		b.addActionListener(e -> action.run());
		if (row.getComponentCount() == 1) row.add(Box.createHorizontalBox(), BorderLayout.EAST);
		final Box buttons = (Box) row.getComponent(1);
		if (buttons.getComponentCount() > 0) buttons.add(Box.createHorizontalStrut(4));
		buttons.add(b);
	}

	/** Offers names while somebody types. @param several whether the field takes words with commas between */
	void complete(final boolean several, final Supplier<List<String>> names) {
		if (input instanceof final JTextField text) Completion.of(text, several, names);
	}

	/** Shows whether something is wrong with the text. */
	void mark(final boolean wrong) {
		input.setBackground(wrong ? WRONG : usual);
	}

	/** Images by title; of several with one title, by their numbers, too. */
	private String[] choices() {
		if (item.getType() != ImagePlus.class) return InputValues.choices(item);
		final List<ImagePlus> open = OpenImages.all();
		final List<String> out = new ArrayList<>();
		for (final ImagePlus i : open) {
			final boolean sole = open.stream().filter(o -> o.getTitle().equals(i.getTitle())).count() == 1;
			out.add(sole ? i.getTitle() : i.getID() + " " + i.getTitle());
		}
		return out.toArray(String[]::new);
	}

	private void box(final Runnable changed) {
		final JCheckBox box = new JCheckBox(FieldChecks.label(item));
		box.addActionListener(e -> changed.run());
		place(box, () -> Boolean.toString(box.isSelected()), t -> box.setSelected(Boolean.parseBoolean(t)), BorderLayout.WEST);
	}

	private void list(final Runnable changed) {
		final JComboBox<String> list = new JComboBox<>(choices());
		list.setMaximumRowCount(20);
		list.addActionListener(e -> changed.run());
		place(list, () -> chosen((String) list.getSelectedItem()), t -> choose(list, t), BorderLayout.CENTER);
	}

	private String chosen(final String shown) {
		return shown != null && item.getType() == ImagePlus.class && shown.matches("-\\d+ .*") ? shown.substring(0, shown.indexOf(' ')) : shown;
	}

	/** What is not among the choices leaves the first one chosen: a remembered image may be closed by now. */
	private void choose(final JComboBox<String> list, final String text) {
		final ImagePlus image = item.getType() == ImagePlus.class && text.matches("-\\d{1,9}") ? WindowManager.getImage(Integer.parseInt(text)) : null;
		for (int i = 0; i < list.getItemCount(); i++) {
			if (image != null && image.getTitle().equals(list.getItemAt(i)) || list.getItemAt(i).equals(text) || chosen(list.getItemAt(i)).equals(text)) list.setSelectedIndex(i);
		}
	}

	private boolean isSlider() {
		return "slider".equals(item.getWidgetStyle()) && item.getMinimumValue() instanceof Number && item.getMaximumValue() instanceof Number;
	}

	private void slider(final Runnable changed) {
		final JSlider slider = new JSlider(((Number) item.getMinimumValue()).intValue(), ((Number) item.getMaximumValue()).intValue());
		final JLabel value = new JLabel("", SwingConstants.TRAILING);
		value.setPreferredSize(new JLabel("-" + item.getMaximumValue()).getPreferredSize());
		slider.addChangeListener(e -> {
			value.setText(Integer.toString(slider.getValue()));
			changed.run();
		});
		place(slider, () -> Integer.toString(slider.getValue()), t -> {
			slider.setValue((int) Double.parseDouble(t));
			value.setText(Integer.toString(slider.getValue()));
		}, BorderLayout.CENTER);
		row.add(value, BorderLayout.EAST);
	}

	private void text(final int columns, final String hint, final Runnable changed) {
		final JTextField field = new Hinted(columns, hint);
		field.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(final DocumentEvent e) {
				changed.run();
			}

			@Override
			public void removeUpdate(final DocumentEvent e) {
				changed.run();
			}

			@Override
			public void changedUpdate(final DocumentEvent e) {
				changed.run();
			}
		});
		place(field, field::getText, field::setText, columns == SHORT ? BorderLayout.WEST : BorderLayout.CENTER);
	}

	private void place(final JComponent component, final Supplier<String> get, final Consumer<String> put, final String where) {
		input = component;
		getter = get;
		setter = put;
		row.add(component, where);
	}

	private String tip() {
		if (item.getDescription() == null || item.getDescription().isEmpty()) return null;
		return "<html><div style='width:300px'>" + HelpPages.escape(item.getDescription()) + "<br><i>In macros: " + item.getName().toLowerCase(Locale.ROOT)
			+ "=</i></div></html>";
	}

	private void browse() {
		final String style = item.getWidgetStyle() == null ? "" : item.getWidgetStyle();
		final String path = style.contains("directory") ? IJ.getDirectory(FieldChecks.label(item)) : style.contains("save") ? save() : style.contains("folder") ? fileOrFolder() : load();
		if (path != null) set(path);
	}

	/** A file, or a folder such as that of a DICOM series. */
	private String fileOrFolder() {
		final JFileChooser chooser = new JFileChooser(text().isBlank() ? OpenDialog.getDefaultDirectory() : text().strip());
		chooser.setDialogTitle(FieldChecks.label(item));
		chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
		return chooser.showOpenDialog(SwingUtilities.getWindowAncestor(row)) == JFileChooser.APPROVE_OPTION ? chooser.getSelectedFile().getPath() : null;
	}

	private String load() {
		final Dialog owner = (Dialog) SwingUtilities.getWindowAncestor(row);
		final FileDialog chooser = new FileDialog(owner, FieldChecks.label(item), FileDialog.LOAD);
		chooser.setVisible(true);
		return chooser.getFile() == null ? null : chooser.getDirectory() + chooser.getFile();
	}

	private String save() {
		final String name = text().isBlank() ? item.getName() + ".csv" : new File(text()).getName();
		final SaveDialog chooser = new SaveDialog(FieldChecks.label(item), name, "");
		return chooser.getFileName() == null ? null : chooser.getDirectory() + chooser.getFileName();
	}

	/** A text field that says what it means to leave it empty. */
	private static final class Hinted extends JTextField {

		private static final long serialVersionUID = 1;
		private static final Color FAINT = new Color(0x80, 0x80, 0x80);
		private final String hint;

		Hinted(final int columns, final String hint) {
			super(columns);
			this.hint = hint;
		}

		@Override
		protected void paintComponent(final Graphics g) {
			super.paintComponent(g);
			if (hint.isEmpty() || !getText().isEmpty()) return;
			final Graphics2D faint = (Graphics2D) g.create();
			faint.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			faint.setColor(FAINT);
			faint.setFont(getFont().deriveFont(Font.ITALIC));
			faint.drawString(hint, getInsets().left + 2, getBaseline(getWidth(), getHeight()));
			faint.dispose();
		}
	}
}
