package io.github.roi2roc.ij;

import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.swing.BorderFactory;
import javax.swing.JList;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;

/**
 * Offers names below a text field while somebody types: those that begin with the word at the caret, then those that have it inside. Up and
 * Down choose, Enter takes, Escape closes the list and not the dialog. The field's text stays the user's until then.
 */
final class Completion {

	private static final int MOST = 200, ROWS = 8;

	private final JTextField field;
	private final boolean several;
	private final Supplier<List<String>> names;
	private final JPopupMenu popup = new JPopupMenu();
	private final JList<String> list = new JList<>();
	private boolean typed;

	private Completion(final JTextField field, final boolean several, final Supplier<List<String>> names) {
		this.field = field;
		this.several = several;
		this.names = names;
	}

	/**
	 * @param several whether the field takes words with commas between
	 * @param names looked up each time
	 */
	static void of(final JTextField field, final boolean several, final Supplier<List<String>> names) {
		new Completion(field, several, names).install();
	}

	private void install() {
		popup.setFocusable(false);
		popup.setBorder(BorderFactory.createEmptyBorder());
		list.setFocusable(false);
		list.setFont(field.getFont());
		list.setName(field.getName() + " completions");
		popup.add(new JScrollPane(list));
		list.addMouseListener(new MouseAdapter() {

			@Override
			public void mousePressed(final MouseEvent e) {
				take();
			}
		});
		field.addFocusListener(new FocusAdapter() {

			@Override
			public void focusLost(final FocusEvent e) {
				popup.setVisible(false);
			}
		});
		field.addKeyListener(new KeyAdapter() {

			@Override
			public void keyPressed(final KeyEvent e) {
				pressed(e);
			}

			@Override
			public void keyTyped(final KeyEvent e) {
				typed = !e.isControlDown() && !e.isAltDown() && e.getKeyChar() >= ' ' || e.getKeyChar() == '\b';
				// the text changes after this event
				if (typed) SwingUtilities.invokeLater(() -> offer());
			}
		});
	}

	private void pressed(final KeyEvent e) {
		final int key = e.getKeyCode();
		if (!popup.isVisible()) {
			if (key == KeyEvent.VK_DOWN) offer();
			return;
		}
		switch (key) {
			case KeyEvent.VK_DOWN -> move(1);
			case KeyEvent.VK_UP -> move(-1);
			case KeyEvent.VK_ENTER -> take();
			case KeyEvent.VK_ESCAPE -> popup.setVisible(false);
			default -> {
				return;
			}
		}
		e.consume();
	}

	private void move(final int by) {
		final int n = list.getModel().getSize(), next = Math.floorMod(list.getSelectedIndex() + by, n);
		list.setSelectedIndex(next);
		list.ensureIndexIsVisible(next);
	}

	/** Where the word at the caret begins. */
	private int start() {
		return several ? field.getText().lastIndexOf(',', field.getCaretPosition() - 1) + 1 : 0;
	}

	private int end() {
		final int comma = several ? field.getText().indexOf(',', field.getCaretPosition()) : -1;
		return comma < 0 ? field.getText().length() : comma;
	}

	private void offer() {
		final String word = field.getText().substring(start(), end()).strip().toLowerCase(Locale.ROOT);
		final List<String> all = names.get();
		final String[] fit = Stream.concat(all.stream().filter(n -> n.toLowerCase(Locale.ROOT).startsWith(word)), all.stream().filter(n -> n.toLowerCase(
			Locale.ROOT).indexOf(word) > 0)).limit(MOST).toArray(String[]::new);
		if (fit.length == 0 || fit.length == 1 && fit[0].equalsIgnoreCase(word) || !field.isShowing()) {
			popup.setVisible(false);
			return;
		}
		list.setListData(fit);
		list.setVisibleRowCount(Math.min(ROWS, fit.length));
		list.clearSelection();
		popup.setPreferredSize(null);
		popup.setPopupSize(Math.max(field.getWidth(), popup.getPreferredSize().width), popup.getPreferredSize().height);
		if (popup.isVisible()) popup.pack();
		popup.show(field, 0, field.getHeight());
		field.requestFocusInWindow();
	}

	/** With nothing chosen in the list, Enter means the text as it is. */
	private void take() {
		final String name = list.getSelectedValue();
		popup.setVisible(false);
		if (name == null) return;
		final int from = start();
		final String text = field.getText();
		field.setText(text.substring(0, from) + name + text.substring(end()));
		field.setCaretPosition(from + name.length());
	}
}
