package io.github.roi2roc.ij;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Optional;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.store.AtomicFile;

import ij.IJ;
import ij.io.SaveDialog;

/** A window with a settings file as text: what is wrong in it is said while it is written, and it is saved as a file of the user's own. */
public final class SettingsEditor {

	private static final Color PROBLEM = new Color(0xb0, 0, 0), FINE = new Color(0, 0x60, 0);

	private final JTextArea text = new JTextArea(26, 84);
	private final JTextArea message = new JTextArea(2, 84);
	private final JButton save = new JButton("Save as...");
	private final JDialog dialog;
	private final String name;
	private Path saved;

	private SettingsEditor(final Window owner, final String content, final String name) {
		this.name = name;
		dialog = new JDialog(owner, "Settings: " + name, Dialog.ModalityType.APPLICATION_MODAL);
		dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
		text.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 13));
		text.setName("text");
		text.setTabSize(2);
		text.setText(content);
		text.setCaretPosition(0);
		text.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(final DocumentEvent e) {
				check();
			}

			@Override
			public void removeUpdate(final DocumentEvent e) {
				check();
			}

			@Override
			public void changedUpdate(final DocumentEvent e) {
				check();
			}
		});
		message.setEditable(false);
		message.setLineWrap(true);
		message.setWrapStyleWord(true);
		message.setOpaque(false);
		message.setName("message");
		final JPanel foot = new JPanel(new BorderLayout()), buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, 6, 0));
		foot.setBorder(BorderFactory.createEmptyBorder(6, 12, 8, 12));
		save.addActionListener(e -> save());
		final JButton cancel = new JButton("Cancel");
		cancel.addActionListener(e -> dialog.dispose());
		buttons.add(save);
		buttons.add(cancel);
		foot.add(message, BorderLayout.CENTER);
		foot.add(buttons, BorderLayout.SOUTH);
		dialog.add(new JScrollPane(text), BorderLayout.CENTER);
		dialog.add(foot, BorderLayout.SOUTH);
		ParameterDialog.plain(foot);
		check();
	}

	/**
	 * Opens the editor and waits until it is closed.
	 *
	 * @param owner the window that asks; null for ImageJ
	 * @param content the text to begin with
	 * @param name what it is called, for the title and as a first name of the file
	 * @return the file that was saved; empty if none was, or there is no display
	 */
	public static Optional<Path> edit(final Window owner, final String content, final String name) {
		if (GraphicsEnvironment.isHeadless()) return Optional.empty();
		final Path[] out = new Path[1];
		final Runnable open = () -> {
			final SettingsEditor e = new SettingsEditor(owner == null ? IJ.getInstance() : owner, content, name);
			e.dialog.pack();
			e.dialog.setLocationRelativeTo(owner);
			e.dialog.setVisible(true);
			out[0] = e.saved;
		};
		try {
			if (EventQueue.isDispatchThread()) open.run();
			else EventQueue.invokeAndWait(open);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException(e.getCause());
		}
		return Optional.ofNullable(out[0]);
	}

	private void check() {
		try {
			Settings.parse(text.getText(), "The settings");
			message.setForeground(FINE);
			message.setText("These settings can be used.");
			save.setEnabled(true);
		}
		catch (final InputException e) {
			message.setForeground(PROBLEM);
			message.setText(e.getMessage());
			save.setEnabled(false);
		}
	}

	private void save() {
		final SaveDialog chooser = new SaveDialog("Save settings as", new File(name).getName().replaceAll("\\.(ya?ml|json)$", "").replace(' ', '_'), ".yaml");
		if (chooser.getFileName() != null) write(chooser.getDirectory() + chooser.getFileName());
	}

	private void write(final String file) {
		try {
			final Path path = InputPath.of(file, "settings");
			AtomicFile.write(path, text.getText().endsWith("\n") ? text.getText() : text.getText() + "\n");
			saved = path;
			dialog.dispose();
		}
		catch (final InputException e) {
			message.setForeground(PROBLEM);
			message.setText(e.getMessage());
		}
	}
}
