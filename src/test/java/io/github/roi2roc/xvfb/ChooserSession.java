package io.github.roi2roc.xvfb;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Path;

import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.MenuSelectionManager;

import io.github.roi2roc.ij.Desktop;

import ij.IJ;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;

/**
 * Columns, classes and tables chosen from lists, by keys alone and by mouse, in a JVM of its own. Prints what the fields hold then. Arguments: a
 * CSV file with columns of everyday names, folder for screenshots.
 */
public final class ChooserSession {

	private final Screen screen;
	private final String table;

	private ChooserSession(final String table, final Path shots) throws Exception {
		this.table = table;
		screen = new Screen(shots);
	}

	public static void main(final String[] args) throws Exception {
		int status = 1;
		final ChooserSession s = new ChooserSession(args[0], Path.of(args[1]));
		if (Desktop.start() != 0) System.exit(1);
		IJ.setExceptionHandler(Throwable::printStackTrace);
		try {
			s.withoutTable();
			s.byKeys();
			s.classes();
			s.steps();
			s.openTable();
			status = 0;
		}
		catch (final Exception e) {
			e.printStackTrace();
			s.screen.shot("failed");
		}
		System.exit(status);
	}

	private JDialog command(final String label) throws Exception {
		DesktopSession.choose(label);
		return (JDialog) screen.window(label);
	}

	private static String text(final Container dialog, final String input) {
		return Screen.named(dialog, JTextField.class, input).getText();
	}

	private void focus(final Container dialog, final String name, final Class<? extends Component> type) throws Exception {
		final Component c = Screen.named(dialog, type, name);
		EventQueue.invokeAndWait(c::requestFocusInWindow);
		screen.until(name + " has the focus", c::isFocusOwner);
	}

	/** Where no table is named yet, the dialog says what comes first. */
	private void withoutTable() throws Exception {
		final JDialog dialog = command("Table One...");
		final JButton choose = Screen.named(dialog, JButton.class, "Choose... group");
		EventQueue.invokeAndWait(choose::doClick);
		System.out.println("no table\t" + Screen.named(dialog, JTextArea.class, "message").getText());
		screen.press(dialog, "Cancel");
	}

	/** The whole dialog without a mouse: Tab to the button, Space to open, letters to search, Down, Space to tick, Enter to take. */
	private void byKeys() throws Exception {
		final JDialog dialog = command("Table One...");
		screen.fill(dialog, "table", table);
		focus(dialog, "group", JTextField.class);
		screen.keys(KeyEvent.VK_TAB, KeyEvent.VK_SPACE);
		final Window one = screen.window("Columns of " + Path.of(table).getFileName());
		final JTable list = Screen.named(one, JTable.class, "choices");
		System.out.println("row\t" + list.getValueAt(0, 0) + " | " + list.getValueAt(0, 1) + " | " + list.getValueAt(0, 2));
		screen.type("ou");
		screen.until("the search shows what fits", () -> list.getRowCount() == 1);
		screen.shot("choose_one");
		screen.keys(KeyEvent.VK_ENTER);
		screen.until("the column stands in the field", () -> "outcome".equals(text(dialog, "group")));
		System.out.println("group\t" + text(dialog, "group"));
		focus(dialog, "variables", JTextField.class);
		screen.type("ma");
		screen.until("names are offered", () -> MenuSelectionManager.defaultManager().getSelectedPath().length > 0);
		screen.shot("complete");
		screen.keys(KeyEvent.VK_DOWN, KeyEvent.VK_ENTER);
		screen.type(",se");
		screen.keys(KeyEvent.VK_DOWN, KeyEvent.VK_ENTER);
		System.out.println("completed\t" + text(dialog, "variables") + "\t" + dialog.isShowing());
		screen.keys(KeyEvent.VK_TAB, KeyEvent.VK_SPACE);
		final Window more = screen.window("Columns of " + Path.of(table).getFileName());
		screen.type("age");
		screen.keys(KeyEvent.VK_DOWN, KeyEvent.VK_SPACE);
		screen.shot("choose_several");
		screen.keys(KeyEvent.VK_ENTER);
		screen.until("the list is gone", () -> !more.isShowing());
		System.out.println("variables\t" + text(dialog, "variables"));
		screen.keys(KeyEvent.VK_ESCAPE);
		screen.until("the dialog is gone", () -> !dialog.isShowing());
	}

	/** The classes of the outcome column, and a field that keeps a reference level that was typed. */
	private void classes() throws Exception {
		final JDialog dialog = command("Logistic Regression...");
		screen.fill(dialog, "table", table);
		screen.fill(dialog, "outcome", "outcome");
		screen.click(Screen.named(dialog, JButton.class, "Choose... positive"));
		final Window levels = screen.window("Values of outcome");
		final JTable list = Screen.named(levels, JTable.class, "choices");
		System.out.println("classes\t" + list.getValueAt(0, 0) + " " + list.getValueAt(0, 1) + ", " + list.getValueAt(1, 0) + " " + list.getValueAt(1, 1));
		screen.press(levels, "Cancel");
		screen.fill(dialog, "factors", "sex:male");
		screen.click(Screen.named(dialog, JButton.class, "Choose... factors"));
		final Window factors = screen.window("Columns of " + Path.of(table).getFileName());
		final JTable columns = Screen.named(factors, JTable.class, "choices");
		tick(columns, "age");
		screen.press(factors, "OK");
		System.out.println("factors\t" + text(dialog, "factors"));
		screen.press(dialog, "Cancel");
	}

	private void tick(final JTable list, final String name) throws Exception {
		for (int r = 0; r < list.getRowCount(); r++) {
			final int row = r;
			if (name.equals(list.getValueAt(r, 1))) screen.click(list, list.getCellRect(r, 1, true), 1, "a tick", () -> Boolean.TRUE.equals(list.getValueAt(row,
				0)));
		}
	}

	/** Steps stand in the order in which they are ticked; formats, which have none, in that of the list. */
	private void steps() throws Exception {
		final JDialog dialog = command("Select Features...");
		screen.fill(dialog, "table", table);
		screen.click(Screen.named(dialog, JButton.class, "Choose... chain"));
		final Window steps = screen.window("Steps of a selection");
		final JTable list = Screen.named(steps, JTable.class, "choices");
		tick(list, "univariate");
		tick(list, "correlation");
		screen.shot("choose_steps");
		screen.press(steps, "OK");
		System.out.println("steps\t" + text(dialog, "chain"));
		EventQueue.invokeAndWait(Screen.named(dialog, JButton.class, "advanced")::doClick);
		screen.fill(dialog, "formats", "svg");
		screen.click(Screen.named(dialog, JButton.class, "Choose... formats"));
		final Window formats = screen.window("Formats of figures");
		final JTable three = Screen.named(formats, JTable.class, "choices");
		tick(three, "pdf");
		tick(three, "png");
		screen.press(formats, "OK");
		System.out.println("formats\t" + text(dialog, "formats"));
		screen.press(dialog, "Cancel");
	}

	/** A table that stands open, named by its title; what is recorded is the line that a macro needs. */
	private void openTable() throws Exception {
		final ResultsTable open = new ResultsTable();
		for (int r = 0; r < 12; r++) {
			open.setValue("group", r, r % 2 == 0 ? "a" : "b");
			open.setValue("size", r, 1.25 * r + (r % 2 == 0 ? 0 : 3));
		}
		open.show("Lesions");
		screen.window("Lesions");
		final Recorder recorder = new Recorder();
		screen.window("Recorder");
		final JDialog dialog = command("Table One...");
		screen.click(Screen.named(dialog, JButton.class, "Open tables... table"));
		final Window tables = screen.window("Open tables");
		System.out.println("open\t" + Screen.named(tables, JTable.class, "choices").getValueAt(0, 0) + " " + Screen.named(tables, JTable.class, "choices")
			.getValueAt(0, 1));
		screen.press(tables, "OK");
		screen.click(Screen.named(dialog, JButton.class, "Choose... group"));
		screen.press(screen.window("Columns of Lesions"), "OK");
		System.out.println("of it\t" + text(dialog, "table") + " " + text(dialog, "group") + "\t" + Screen.named(dialog, JTextArea.class, "message")
			.getText());
		screen.press(dialog, "OK");
		screen.window("Table One");
		System.out.println("line\t" + recorder.getText().lines().filter(l -> l.contains("Table One")).findFirst().orElse("none"));
	}
}
