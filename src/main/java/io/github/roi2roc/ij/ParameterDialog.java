package io.github.roi2roc.ij;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.UIManager;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.util.Java2;

/**
 * A dialog made from a command's inputs: a field for each, with label, default and tooltip; those marked {@link Inputs#ADVANCED} stand folded
 * away. What does not fit is flagged while the user types, in red and with a line below; OK waits until the command can run. Outside macros
 * the fields hold what they held last time, but for those marked {@link Inputs#ONCE}.
 */
final class ParameterDialog {

	/** Small enough for a projector's screen. */
	private static final int MOST_HEIGHT = 700;
	private static final int WIDTH = 520;
	private static final String PRESET = "preset";
	private static final Color PROBLEM = new Color(0xb0, 0, 0);

	private final String title;
	private final Module module;
	private final List<ModuleItem<?>> items;
	private final InputMarks marks;
	private final boolean remembers;
	private final List<ParameterField> fields = new ArrayList<>();
	private final Map<String, String> defaults = new LinkedHashMap<>();
	private final JTextArea message = new JTextArea(2, 40);
	private final JButton ok = new JButton("OK");
	private JDialog dialog;
	private JPanel advanced;
	private LivePreview preview;
	private boolean accepted;

	/**
	 * @param items what is asked for
	 * @param given what the macro line already has: then nothing is taken from last time, because what a line leaves out means the default
	 */
	ParameterDialog(final String title, final Module module, final List<ModuleItem<?>> items, final InputMarks marks,
		final MacroOptions given)
	{
		this.title = title;
		this.marks = marks;
		this.module = module;
		this.items = items;
		remembers = !given.given();
	}

	/**
	 * @return false if the user cancelled; else the module's inputs have the values of the dialog
	 * @throws InputException if an image is needed and none is open
	 */
	boolean show() {
		for (final ModuleItem<?> item : items) {
			if (item.getType() == ImagePlus.class && item.isRequired() && OpenImages.all().isEmpty()) throw new InputException(InputValues.missing(item));
		}
		try (LivePreview live = new LivePreview(module, items)) {
			preview = live;
			if (EventQueue.isDispatchThread()) open();
			else EventQueue.invokeAndWait(this::open);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (final InvocationTargetException e) {
			throw e.getCause() instanceof final RuntimeException r ? r : new IllegalStateException(e.getCause());
		}
		if (!accepted) preview.hide();
		return accepted;
	}

	/** Returns when the dialog is closed. */
	private void open() {
		// Fiji has chosen one
		if (UIManager.getLookAndFeel().getClass().getName().equals(UIManager.getCrossPlatformLookAndFeelClassName())) Java2.setSystemLookAndFeel();
		dialog = new JDialog(IJ.getInstance(), title, true);
		dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
		HelpPages.icons(module.getInfo().getIconPath()).ifPresent(dialog::setIconImages);
		final JPanel all = new JPanel(new BorderLayout());
		all.setBorder(BorderFactory.createEmptyBorder(10, 12, 4, 12));
		all.add(form(items.stream().filter(i -> !marks.has(i, Inputs.ADVANCED)).toList()), BorderLayout.NORTH);
		final List<ModuleItem<?>> more = items.stream().filter(i -> marks.has(i, Inputs.ADVANCED)).toList();
		if (!more.isEmpty()) all.add(folded(form(more)), BorderLayout.CENTER);
		final JScrollPane scroll = new JScrollPane(all, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
		scroll.setBorder(BorderFactory.createEmptyBorder());
		scroll.getVerticalScrollBar().setUnitIncrement(16);
		dialog.add(scroll, BorderLayout.CENTER);
		dialog.add(foot(), BorderLayout.SOUTH);
		plain(dialog.getContentPane());
		final int width = fields.stream().mapToInt(f -> f.label().getPreferredSize().width).max().orElse(0);
		for (final ParameterField f : fields) {
			f.label().setPreferredSize(new Dimension(width, f.label().getPreferredSize().height));
			f.set(defaults.get(f.item().getName()));
		}
		if (remembers) fields.forEach(this::recall);
		changed();
		size();
		dialog.setLocationRelativeTo(null);
		dialog.setVisible(true);
	}

	private JPanel form(final List<ModuleItem<?>> some) {
		final JPanel form = new JPanel(new GridBagLayout());
		final GridBagConstraints c = new GridBagConstraints();
		c.insets = new Insets(2, 3, 2, 3);
		for (final ModuleItem<?> item : some) {
			final ParameterField field = new ParameterField(item, marks.whenEmpty(item), this::changed);
			if (Inputs.SETTINGS.equals(marks.value(item, Inputs.CHECK))) field.button("Edit...", () -> edit(field));
			FieldAids.add(field, marks.pick(item), marks.of(item), this::texts, this::say);
			final Object value = module.getInput(item.getName());
			defaults.put(item.getName(), value instanceof final ImagePlus image ? Integer.toString(image.getID()) : InputValues.text(value));
			fields.add(field);
			c.gridy++;
			c.gridx = 0;
			c.weightx = 0;
			c.fill = GridBagConstraints.NONE;
			c.anchor = GridBagConstraints.LINE_END;
			form.add(field.label(), c);
			c.gridx = 1;
			c.weightx = 1;
			c.fill = GridBagConstraints.HORIZONTAL;
			form.add(field.view(), c);
		}
		return form;
	}

	/** The form below a line that opens and closes it. */
	private JPanel folded(final JPanel form) {
		advanced = form;
		advanced.setVisible(false);
		final JButton line = new JButton("\u25b8 Advanced");
		line.setName("advanced");
		line.setContentAreaFilled(false);
		line.setBorder(BorderFactory.createEmptyBorder(6, 3, 4, 3));
		line.addActionListener(e -> {
			advanced.setVisible(!advanced.isVisible());
			line.setText((advanced.isVisible() ? "\u25be" : "\u25b8") + " Advanced");
			size();
		});
		final JPanel start = new JPanel(new FlowLayout(FlowLayout.LEFT, 0, 0));
		start.add(line);
		final JPanel out = new JPanel(new BorderLayout());
		out.add(start, BorderLayout.NORTH);
		out.add(form, BorderLayout.CENTER);
		return out;
	}

	private JPanel foot() {
		message.setEditable(false);
		message.setFocusable(false);
		message.setLineWrap(true);
		message.setWrapStyleWord(true);
		message.setOpaque(false);
		message.setFont(message.getFont().deriveFont(Font.PLAIN, 12f));
		message.setForeground(PROBLEM);
		message.setName("message");
		final JPanel foot = new JPanel(new BorderLayout());
		foot.setBorder(BorderFactory.createEmptyBorder(2, 14, 8, 12));
		foot.add(message, BorderLayout.NORTH);
		final JPanel left = new JPanel(new FlowLayout(FlowLayout.LEFT, 6, 0)), right = new JPanel(new FlowLayout(FlowLayout.RIGHT, 6, 0));
		left.add(button("Help", () -> HelpPages.show(title)));
		if (!items.isEmpty()) left.add(button("Defaults", this::reset));
		ok.addActionListener(e -> accept());
		right.add(ok);
		right.add(button("Cancel", dialog::dispose));
		foot.add(left, BorderLayout.WEST);
		foot.add(right, BorderLayout.EAST);
		dialog.getRootPane().setDefaultButton(ok);
		dialog.getRootPane().registerKeyboardAction(e -> dialog.dispose(), KeyStroke.getKeyStroke("ESCAPE"),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
		return foot;
	}

	private static JButton button(final String name, final Runnable action) {
		final JButton b = new JButton(name);
		b.addActionListener(e -> action.run());
		return b;
	}

	/** Java's own look has labels and buttons in bold. */
	static void plain(final Container parent) {
		for (final Component c : parent.getComponents()) {
			c.setFont(c.getFont().deriveFont(Font.PLAIN));
			if (c instanceof final Container inner) plain(inner);
		}
	}

	private void size() {
		dialog.pack();
		final Dimension d = dialog.getPreferredSize();
		dialog.setSize(Math.max(WIDTH, d.width), Math.min(MOST_HEIGHT, d.height));
	}

	private Map<String, String> texts() {
		final Map<String, String> out = new LinkedHashMap<>();
		for (final ParameterField f : fields) out.put(f.item().getName(), f.text());
		return out;
	}

	/** A problem. */
	private void say(final String problem) {
		message.setForeground(PROBLEM);
		message.setText(problem);
	}

	/** What is no problem. */
	private void tell(final String text) {
		message.setForeground(ok.getForeground());
		message.setText(text);
	}

	/** Flags what is wrong, and says the first of it. */
	private void changed() {
		if (fields.size() < items.size()) return; // still being built
		final Map<String, String> texts = texts();
		FieldChecks.Finding first = null;
		final List<String> needed = new ArrayList<>();
		for (final ParameterField f : fields) {
			// a field that is still to be filled is not wrong
			if (f.item().isRequired() && f.text().isBlank()) needed.add(FieldChecks.name(f.item()));
			final FieldChecks.Finding found = FieldChecks.check(f.item(), marks.value(f.item(), Inputs.CHECK), f.text(), texts);
			f.mark(found != null);
			if (found != null && (first == null || found.fatal() && !first.fatal())) first = found;
		}
		if (first != null) say(first.message());
		else tell(needed.isEmpty() ? "" : "Still needed: " + String.join(", ", needed) + ".");
		ok.setEnabled(needed.isEmpty() && (first == null || !first.fatal()));
		preview.show(items.stream().map(i -> texts.get(i.getName())).toList());
	}

	/** What the last message cannot foresee, such as an image that was closed, is said here; the dialog stays open. */
	private void accept() {
		try {
			final Map<String, String> texts = texts();
			for (final ModuleItem<?> item : items) module.setInput(item.getName(), InputValues.parse(item, texts.get(item.getName())));
			for (final ParameterField f : fields) if (isRemembered(f.item())) Prefs.set(key(f.item()), f.text());
			accepted = true;
			dialog.dispose();
		}
		catch (final InputException e) {
			say(e.getMessage());
		}
	}

	private boolean isRemembered(final ModuleItem<?> item) {
		return !marks.has(item, Inputs.ONCE) && item.getType() != ImagePlus.class;
	}

	private void recall(final ParameterField field) {
		if (isRemembered(field.item())) field.set(Prefs.get(key(field.item()), field.text()));
	}

	private void reset() {
		fields.forEach(f -> f.set(defaults.get(f.item().getName())));
	}

	private String key(final ModuleItem<?> item) {
		return "roi2roc." + title.replaceAll("[^A-Za-z0-9]", "") + "." + item.getName();
	}

	/** The settings file, or else the preset, as text to be changed; what is saved takes the place of both. */
	private void edit(final ParameterField settings) {
		final Optional<ParameterField> preset = fields.stream().filter(f -> f.item().getName().equals(PRESET)).findFirst();
		try {
			final String file = settings.text();
			final SettingsText from = file.isBlank() ? SettingsText.of(preset.map(ParameterField::text).orElse(""), null) : SettingsText.raw(InputPath.of(
				file, "settings"));
			SettingsEditor.edit(dialog, from.text(), from.name()).ifPresent(saved -> {
				preset.ifPresent(p -> p.set(defaults.get(PRESET)));
				settings.set(saved.toString());
			});
		}
		catch (final InputException e) {
			say(e.getMessage());
		}
	}
}
