package io.github.roi2roc;

/** The user asked to stop; what was finished before is kept. */
public class CancelledException extends RuntimeException {

	public CancelledException() {
		super("Cancelled. What was finished is kept.");
	}
}
