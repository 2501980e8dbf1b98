package io.github.roi2roc.ij;

import java.io.PrintStream;

import ij.IJ;
import ij.macro.Functions;

/**
 * Standard output while a macro runs headless. What ImageJ would have shown in a message dialog it prints there; this puts it on standard
 * error, and notes whether it was an error or a macro's {@code exit("message")}, which leave no other trace. The stack traces that ImageJ
 * prints because its error dialog cannot open are dropped; the patched interpreter has reported the error itself.
 */
final class HeadlessOutput extends PrintStream {

	private static final String NO_DIALOG = "Cannot run dialog headlessly";
	/** Frames between a message dialog's text and what asked for it. */
	private static final int DEPTH = 8;

	private final PrintStream before;
	private boolean error;

	private HeadlessOutput(final PrintStream before) {
		super(before, true);
		this.before = before;
	}

	static HeadlessOutput install() {
		final HeadlessOutput out = new HeadlessOutput(System.out);
		System.setOut(out);
		return out;
	}

	@Override
	public void println(final String line) {
		if (line != null && line.contains(NO_DIALOG)) return;
		if (!calledFrom(IJ.class, "showMessage")) {
			super.println(line);
			return;
		}
		error |= calledFrom(Functions.class, "exit") || calledFrom(IJ.class, "error");
		System.err.println(line);
	}

	private static boolean calledFrom(final Class<?> type, final String method) {
		return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).walk(frames -> frames.limit(DEPTH).anyMatch(f -> f
			.getDeclaringClass() == type && f.getMethodName().equals(method)));
	}

	/** Whether an error was shown, or the macro ended with a message. */
	boolean error() {
		return error;
	}

	/** Restores standard output. */
	@Override
	public void close() {
		flush();
		System.setOut(before);
	}
}
