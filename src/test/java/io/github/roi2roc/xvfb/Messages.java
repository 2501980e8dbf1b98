package io.github.roi2roc.xvfb;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import ij.gui.MessageDialog;
import ij.gui.MultiLineLabel;

/** Reads ImageJ's message dialogs as they come up, and closes them. */
final class Messages {

	private final List<String> read = new ArrayList<>();
	private volatile Thread waiting = Thread.currentThread();

	Messages() {
		Toolkit.getDefaultToolkit().addAWTEventListener(e -> {
			if (e.getID() != WindowEvent.WINDOW_OPENED || !(e.getSource() instanceof final MessageDialog m)) return;
			synchronized (this) {
				read.add(DesktopSession.text(Screen.all(m, MultiLineLabel.class).get(0)));
			}
			close(m);
		}, AWTEvent.WINDOW_EVENT_MASK);
	}

	/** A dialog that is closed before its thread waits for that would let it wait for ever. */
	private void close(final MessageDialog m) {
		final boolean waits = waiting.getState() == Thread.State.WAITING && Stream.of(waiting.getStackTrace()).anyMatch(f -> f.getClassName().equals(
			"java.awt.WaitDispatchSupport"));
		if (waits) m.dispose();
		else EventQueue.invokeLater(() -> close(m));
	}

	/** @param command the thread that may show messages from now on */
	void of(final Thread command) {
		waiting = command;
	}

	/** What was read since the last time. */
	synchronized List<String> taken() {
		final List<String> out = List.copyOf(read);
		read.clear();
		return out;
	}
}
