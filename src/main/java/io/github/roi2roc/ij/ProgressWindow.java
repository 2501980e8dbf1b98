package io.github.roi2roc.ij;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.KeyStroke;

import ij.IJ;

/** A small window with a bar, what is being done, and a button that stops it. It does not take the focus. */
final class ProgressWindow {

	private static final int STEPS = 1000;

	private final JDialog window;
	private final JProgressBar bar = new JProgressBar(0, STEPS);
	private final JLabel what = new JLabel(" "), left = new JLabel(" ");
	private final JButton cancel = new JButton("Cancel");

	/** On the event thread. @param stop called when the user has had enough */
	ProgressWindow(final String title, final Runnable stop) {
		window = new JDialog(IJ.getInstance(), title, false);
		window.setDefaultCloseOperation(JDialog.DO_NOTHING_ON_CLOSE);
		final Runnable stopping = () -> {
			cancel.setEnabled(false);
			cancel.setText("Stopping...");
			stop.run();
		};
		cancel.addActionListener(e -> stopping.run());
		window.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent e) {
				stopping.run();
			}
		});
		window.getRootPane().registerKeyboardAction(e -> stopping.run(), KeyStroke.getKeyStroke("ESCAPE"), JComponent.WHEN_IN_FOCUSED_WINDOW);
		final JPanel lines = new JPanel(new BorderLayout(0, 4)), foot = new JPanel(new BorderLayout()), button = new JPanel(new FlowLayout(FlowLayout.RIGHT,
			0, 0));
		lines.setBorder(BorderFactory.createEmptyBorder(10, 12, 8, 12));
		bar.setName("bar");
		what.setName("what");
		left.setName("left");
		lines.add(what, BorderLayout.NORTH);
		lines.add(bar, BorderLayout.CENTER);
		button.add(cancel);
		foot.add(left, BorderLayout.CENTER);
		foot.add(button, BorderLayout.EAST);
		lines.add(foot, BorderLayout.SOUTH);
		window.add(lines);
		window.setSize(460, 140);
		window.setLocationRelativeTo(IJ.getInstance());
		window.setAutoRequestFocus(false);
		window.setVisible(true);
	}

	/** On the event thread. */
	void show(final double fraction, final String message, final String remaining) {
		bar.setValue((int) Math.round(fraction * STEPS));
		what.setText(message);
		what.setToolTipText(message);
		left.setText(remaining.isEmpty() ? " " : remaining);
	}

	/** On the event thread. */
	void close() {
		window.dispose();
	}
}
