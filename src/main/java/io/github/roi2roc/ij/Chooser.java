package io.github.roi2roc.ij;

import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.table.AbstractTableModel;

/**
 * A list to choose names from, in a window over a dialog: a field to search, what is known of each name beside it. Without a mouse: type to
 * search, Down to the list, Space to tick, Enter to take, Escape to leave.
 */
final class Chooser {

	/** @param name what is chosen; @param holds, @param more what stands beside it */
	record Row(String name, String holds, String more) {}

	/** @param title of the window; @param heads of the list's columns, two or three; @param ordered whether names stand as they are ticked */
	record Choices(String title, List<String> heads, List<Row> rows, boolean ordered) {

		/** Names stand in the order of the list. */
		Choices(final String title, final List<String> heads, final List<Row> rows) {
			this(title, heads, rows, false);
		}
	}

	private static final int TICK = 28, WIDTH = 540, WIDE = 900, LONG = 60, HEIGHT = 440, LEAST = 140;

	private final Choices choices;
	private final boolean several;
	/** In the order in which they will stand in the field; of several also what is no row, such as a pattern. */
	private final Set<String> chosen = new LinkedHashSet<>();
	private final List<Row> shown = new ArrayList<>();
	private final JDialog window;
	private final JTextField search = new JTextField(20);
	private final JLabel count = new JLabel(" ");
	private final Rows model = new Rows();
	private final JTable list = new JTable() {

		private static final long serialVersionUID = 1;

		/** What the column is too narrow for. */
		@Override
		public String getToolTipText(final MouseEvent e) {
			final int row = rowAtPoint(e.getPoint()), column = columnAtPoint(e.getPoint());
			return row >= 0 && column >= 0 && getValueAt(row, column) instanceof final String text && !text.isEmpty() ? text : null;
		}
	};
	private boolean taken;

	private Chooser(final Window owner, final Choices choices, final boolean several) {
		this.choices = choices;
		this.several = several;
		list.setModel(model);
		window = new JDialog(owner, choices.title(), Dialog.ModalityType.APPLICATION_MODAL);
	}

	/**
	 * Waits for the user.
	 *
	 * @return null if there is no choice made
	 */
	static Optional<String> one(final Window owner, final Choices choices, final String before) {
		final Chooser c = new Chooser(owner, choices, false);
		c.open(List.of(before.strip()));
		return c.taken && c.list.getSelectedRow() >= 0 ? Optional.of(c.shown.get(c.list.getSelectedRow()).name()) : Optional.empty();
	}

	/**
	 * The same for several names.
	 *
	 * @param before what the field holds; stays where it stands as long as it stays ticked
	 */
	static Optional<List<String>> several(final Window owner, final Choices choices, final List<String> before) {
		final Chooser c = new Chooser(owner, choices, true);
		c.open(before);
		return c.taken ? Optional.of(c.inOrder(before)) : Optional.empty();
	}

	/** First what stood there before, then the others as the list has them, or as they were ticked. */
	private List<String> inOrder(final List<String> before) {
		final Set<String> out = new LinkedHashSet<>();
		for (final String word : before) if (chosen.contains(word) || chosen.contains(name(word))) out.add(word);
		final List<String> there = out.stream().map(this::name).toList();
		final List<String> more = choices.ordered() ? new ArrayList<>(chosen) : choices.rows().stream().map(Row::name).filter(chosen::contains).toList();
		for (final String name : more) if (!there.contains(name)) out.add(name);
		return new ArrayList<>(out);
	}

	/** A word's column: what stands before a colon, unless a column is called so. */
	private String name(final String word) {
		return choices.rows().stream().anyMatch(r -> r.name().equals(word)) ? word : word.replaceFirst("\\s*:.*", "");
	}

	private void open(final List<String> before) {
		before.forEach(word -> chosen.add(name(word)));
		build();
		filter();
		final List<String> names = shown.stream().map(Row::name).toList();
		final int at = before.isEmpty() ? -1 : names.indexOf(name(before.get(0)));
		if (at >= 0) select(at);
		window.pack();
		window.setLocationRelativeTo(window.getOwner());
		window.setVisible(true);
	}

	private void build() {
		window.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
		search.setName("search");
		search.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(final DocumentEvent e) {
				filter();
			}

			@Override
			public void removeUpdate(final DocumentEvent e) {
				filter();
			}

			@Override
			public void changedUpdate(final DocumentEvent e) {
				filter();
			}
		});
		on(search, "DOWN", this::toList);
		final JLabel find = new JLabel("Find:");
		find.setLabelFor(search);
		final JPanel top = new JPanel(new BorderLayout(6, 0));
		top.setBorder(BorderFactory.createEmptyBorder(8, 10, 6, 10));
		top.add(find, BorderLayout.WEST);
		top.add(search, BorderLayout.CENTER);
		window.add(top, BorderLayout.NORTH);
		layList();
		final JScrollPane scroll = new JScrollPane(list);
		scroll.setPreferredSize(new Dimension(width(), Math.max(LEAST, Math.min(HEIGHT, (choices.rows().size() + 2) * list.getRowHeight()))));
		window.add(scroll, BorderLayout.CENTER);
		window.add(foot(), BorderLayout.SOUTH);
		ParameterDialog.plain(window.getContentPane());
		window.getRootPane().registerKeyboardAction(e -> window.dispose(), KeyStroke.getKeyStroke("ESCAPE"), JComponent.WHEN_IN_FOCUSED_WINDOW);
	}

	private int width() {
		return choices.rows().stream().anyMatch(r -> r.holds().length() > LONG) ? WIDE : WIDTH;
	}

	private void layList() {
		list.setName("choices");
		list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
		list.setFillsViewportHeight(true);
		list.setShowGrid(false);
		list.setRowHeight(list.getRowHeight() + 4);
		list.getTableHeader().setReorderingAllowed(false);
		// Tab leaves the list as it leaves any field
		list.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
		list.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
		on(list, "TAB", list::transferFocus);
		on(list, "shift TAB", list::transferFocusBackward);
		on(list, "ENTER", this::take);
		on(list, "SPACE", () -> {
			if (several) toggle(list.getSelectedRow());
			else take();
		});
		list.addMouseListener(new MouseAdapter() {

			@Override
			public void mousePressed(final MouseEvent e) {
				final int row = list.rowAtPoint(e.getPoint());
				if (several) toggle(row);
				else if (e.getClickCount() == 2 && row >= 0) take();
			}
		});
		if (several) list.getColumnModel().getColumn(0).setMaxWidth(TICK);
		final int first = several ? 1 : 0;
		list.getColumnModel().getColumn(first).setPreferredWidth(WIDTH * 2 / 5);
		list.getColumnModel().getColumn(first + 1).setPreferredWidth(width() - WIDTH * 3 / 5);
		if (choices.heads().size() > 2) list.getColumnModel().getColumn(first + 2).setMaxWidth(70);
	}

	private JPanel foot() {
		final JPanel left = new JPanel(new FlowLayout(FlowLayout.LEFT, 6, 0)), right = new JPanel(new FlowLayout(FlowLayout.RIGHT, 6, 0));
		if (several) {
			left.add(button("All shown", () -> shown.forEach(r -> chosen.add(r.name()))));
			left.add(button("None", chosen::clear));
		}
		left.add(count);
		final JButton ok = new JButton("OK"), cancel = new JButton("Cancel");
		ok.addActionListener(e -> take());
		cancel.addActionListener(e -> window.dispose());
		right.add(ok);
		right.add(cancel);
		window.getRootPane().setDefaultButton(ok);
		final JPanel foot = new JPanel(new BorderLayout());
		foot.setBorder(BorderFactory.createEmptyBorder(8, 4, 8, 4));
		foot.add(left, BorderLayout.WEST);
		foot.add(right, BorderLayout.EAST);
		return foot;
	}

	private JButton button(final String name, final Runnable action) {
		final JButton b = new JButton(name);
		b.addActionListener(e -> {
			action.run();
			model.fireTableDataChanged();
			tell();
		});
		return b;
	}

	private static void on(final JComponent c, final String key, final Runnable action) {
		c.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key), key);
		c.getActionMap().put(key, new AbstractAction() {

			@Override
			public void actionPerformed(final ActionEvent e) {
				action.run();
			}
		});
	}

	/** Keeps what has every word of the search in its name or beside it. */
	private void filter() {
		final String[] words = search.getText().toLowerCase(Locale.ROOT).strip().split("\\s+");
		shown.clear();
		for (final Row r : choices.rows()) {
			final String text = (r.name() + " " + r.holds()).toLowerCase(Locale.ROOT);
			boolean all = true;
			for (final String w : words) all &= text.contains(w);
			if (all) shown.add(r);
		}
		model.fireTableDataChanged();
		if (!shown.isEmpty()) select(0);
		tell();
	}

	private void tell() {
		final long others = chosen.stream().filter(w -> choices.rows().stream().noneMatch(r -> r.name().equals(w))).count();
		final String of = shown.size() == choices.rows().size() ? Integer.toString(shown.size()) : shown.size() + " of " + choices.rows().size();
		count.setText(several ? chosen.size() - others + " chosen" + (others > 0 ? ", " + others + " kept as typed" : "") + ", " + of + " shown" : of + " shown");
	}

	private void toList() {
		if (!shown.isEmpty()) list.requestFocusInWindow();
	}

	private void select(final int row) {
		list.setRowSelectionInterval(row, row);
		list.scrollRectToVisible(list.getCellRect(row, 0, true));
	}

	private void toggle(final int row) {
		if (row < 0) return;
		final String name = shown.get(row).name();
		if (!chosen.remove(name)) chosen.add(name);
		model.fireTableRowsUpdated(row, row);
		tell();
	}

	private void take() {
		taken = true;
		window.dispose();
	}

	/** A tick where several can be chosen, the name, and what is known of it. */
	private final class Rows extends AbstractTableModel {

		private static final long serialVersionUID = 1;

		@Override
		public int getRowCount() {
			return shown.size();
		}

		@Override
		public int getColumnCount() {
			return choices.heads().size() + (several ? 1 : 0);
		}

		@Override
		public String getColumnName(final int column) {
			return several && column == 0 ? "" : choices.heads().get(column - (several ? 1 : 0));
		}

		@Override
		public Class<?> getColumnClass(final int column) {
			return several && column == 0 ? Boolean.class : String.class;
		}

		@Override
		public Object getValueAt(final int row, final int column) {
			final Row r = shown.get(row);
			return switch (column - (several ? 1 : 0)) {
				case -1 -> chosen.contains(r.name());
				case 0 -> r.name();
				case 1 -> r.holds();
				default -> r.more();
			};
		}
	}
}
