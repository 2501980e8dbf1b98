package io.github.roi2roc.ij;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import io.github.roi2roc.CancelledException;
import io.github.roi2roc.InputException;
import io.github.roi2roc.Version;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

/** The one place that shows what went wrong: a message dialog where there is a display, standard error where there is none. */
public final class Problems {

	private Problems() {}

	/**
	 * Shows a problem and ends the macro that is running on this thread, if any. Of input problems and cancellation only the message is
	 * shown; of anything else the log also gets the stack trace, for a bug report.
	 *
	 * @param label the command
	 */
	static void show(final String label, final Throwable problem) {
		if (problem instanceof RuntimeException && Macro.MACRO_CANCELED.equals(problem.getMessage())) throw (RuntimeException) problem;
		FailedCases.giveUp();
		IJ.showStatus("");
		IJ.showProgress(1.0);
		final String message = message(problem);
		if (GraphicsEnvironment.isHeadless()) {
			System.err.println(label + ": " + message);
			if (!expected(problem)) problem.printStackTrace();
		}
		else {
			if (!expected(problem)) IJ.log(trace(label, problem));
			if (problem instanceof CancelledException) IJ.showStatus(label + ": cancelled");
			else IJ.showMessage(label, wrap(message));
		}
		if (Thread.currentThread().getName().startsWith("Run$_")) abortMacro(message);
	}

	/** For a report of an error in the program. */
	private static String trace(final String label, final Throwable problem) {
		final StringWriter text = new StringWriter();
		problem.printStackTrace(new PrintWriter(text, true));
		return "ROI2ROC " + Version.suite() + ", " + label + ", ImageJ " + IJ.getFullVersion() + ", Java " + System.getProperty("java.version") + "\n" + text;
	}

	private static boolean expected(final Throwable problem) {
		return problem instanceof InputException || problem instanceof CancelledException || problem instanceof OutOfMemoryError;
	}

	/** What a user is told about a problem. */
	public static String message(final Throwable problem) {
		if (problem instanceof OutOfMemoryError) return "ImageJ has no memory left (" + Runtime.getRuntime().maxMemory() / (1 << 20)
			+ " MB allowed). Give it more under Edit > Options > Memory & Threads, or start Java with a larger -Xmx.";
		if (expected(problem)) return problem.getMessage();
		return "An error in the program: " + problem + ". Please report it with the text in the log.";
	}

	/**
	 * Says which cases failed while the rest finished: in the log, on standard error where there is no display, and in a headless macro's exit
	 * status.
	 */
	public static void failedCases(final String label, final List<String> failures) {
		failedCases(label, failures, false);
	}

	/** The same. @param logged whether the log has the reasons already, line by line as the cases were done */
	public static void failedCases(final String label, final List<String> failures, final boolean logged) {
		if (failures.isEmpty()) return;
		FailedCases.report(failures.size());
		tell(label + ": " + failures.size() + (failures.size() == 1 ? " case" : " cases") + " failed, the rest finished.");
		if (!logged || GraphicsEnvironment.isHeadless()) failures.forEach(Problems::tell);
	}

	/** Lines for the log, or for standard error where there is no display. */
	public static void warn(final String label, final List<String> warnings) {
		for (final String w : warnings) tell(label + ": " + w);
	}

	private static void tell(final String line) {
		if (GraphicsEnvironment.isHeadless()) System.err.println(line);
		else IJ.log(line);
	}

	/** @throws InputException if there is neither a display nor a place for the results */
	public static void requireOutput(final File output) {
		if (output == null && GraphicsEnvironment.isHeadless()) throw new InputException("'output' is missing: without a display the results must go into"
			+ " files. Give output=....");
	}

	/** Ends the macro that is running, if any. */
	static void abortMacro(final String message) {
		final Interpreter interpreter = Interpreter.getInstance();
		if (interpreter == null) return;
		// With errors ignored, abort() stops the macro without a dialog of its own.
		interpreter.setIgnoreErrors(true);
		interpreter.abort(message);
	}

	/** ImageJ's message dialogs do not wrap lines. */
	private static String wrap(final String text) {
		final StringBuilder out = new StringBuilder();
		int column = 0;
		for (final String word : text.split(" ")) {
			if (column > 0 && column + word.length() > 90) {
				out.append('\n');
				column = 0;
			}
			else if (column > 0) {
				out.append(' ');
				column++;
			}
			out.append(word);
			column = word.contains("\n") ? word.length() - word.lastIndexOf('\n') - 1 : column + word.length();
		}
		return out.toString();
	}
}
