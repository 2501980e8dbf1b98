package io.github.roi2roc.evaluate;

import java.util.concurrent.atomic.AtomicLong;

import io.github.roi2roc.Progress;

/** Counts the models that are fitted, from any thread, and says how far all of them are. */
final class Work {

	private final Progress progress;
	private final double total;
	private final AtomicLong done = new AtomicLong();

	/** @param total units of work there will be */
	Work(final Progress progress, final long total) {
		this.progress = progress;
		this.total = Math.max(1, total);
	}

	/** @throws io.github.roi2roc.CancelledException if the user asked to stop */
	void check() {
		progress.check();
	}

	/** So many units are done. */
	void done(final int units, final String message) {
		progress.report(Math.min(1, done.addAndGet(units) / total), message);
	}

	/** What is going on. */
	void now(final String message) {
		progress.check();
		progress.report(Math.min(1, done.get() / total), message);
	}

	/** Everything is done. */
	void end(final String message) {
		progress.report(1, message);
	}
}
