package io.github.roi2roc.ij;

import java.util.List;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import io.github.roi2roc.InputException;

import ij.IJ;

/**
 * Calls a command's preview with what its dialog says, on a thread of its own so that the dialog stays alive; of several changes that come
 * while a preview is computed only the last counts. Commands that have no preview get no thread.
 */
final class LivePreview implements AutoCloseable {

	private final Module module;
	private final List<ModuleItem<?>> items;
	/** Null for a command that has none. */
	private final Previewed command;
	private final Thread thread;
	private List<String> next;
	private boolean done;

	LivePreview(final Module module, final List<ModuleItem<?>> items) {
		this.module = module;
		this.items = items;
		command = module.getDelegateObject() instanceof final Previewed p ? p : null;
		thread = command == null ? null : new Thread(this::serve, "preview");
		if (thread == null) return;
		thread.setDaemon(true);
		thread.start();
	}

	/** @param texts one for each input, as in the dialog's fields */
	synchronized void show(final List<String> texts) {
		next = List.copyOf(texts);
		notifyAll();
	}

	private synchronized List<String> take() throws InterruptedException {
		while (next == null && !done) wait();
		final List<String> out = done ? null : next;
		next = null;
		return out;
	}

	private void serve() {
		try {
			for (List<String> texts = take(); texts != null; texts = take()) preview(texts);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void preview(final List<String> texts) {
		try {
			for (int i = 0; i < items.size(); i++) module.setInput(items.get(i).getName(), InputValues.parse(items.get(i), texts.get(i)));
			command.showPreview();
			IJ.showStatus("");
		}
		catch (final InputException e) {
			IJ.showStatus(e.getMessage()); // the user is still writing
		}
	}

	/** Takes away what was shown. */
	void hide() {
		if (command != null) command.hidePreview();
	}

	/** Waits for the preview that is being computed. */
	@Override
	public void close() {
		synchronized (this) {
			done = true;
			notifyAll();
		}
		try {
			if (thread != null) thread.join();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
