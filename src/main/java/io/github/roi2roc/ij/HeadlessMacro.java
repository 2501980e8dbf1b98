package io.github.roi2roc.ij;

import io.github.roi2roc.Main;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

/** Runs one macro without a display and says how it went. ImageJ must have been patched for headless use before this class is loaded. */
public final class HeadlessMacro {

	private HeadlessMacro() {}

	/**
	 * @param name what the macro is called, for messages
	 * @param text the macro
	 * @param arguments what {@code getArgument()} returns in it
	 * @return {@link Main#OK}, {@link Main#SOME_FAILED}, or {@link Main#ERROR} with the message on standard error
	 */
	public static int run(final String name, final String text, final String arguments) {
		try (HeadlessOutput output = HeadlessOutput.install()) {
			IJ.runMacro(""); // fills ImageJ's command table
			MenuEntries.all().forEach(MenuEntries::register);
			FailedCases.forget();
			final Interpreter interpreter = new Interpreter();
			try {
				interpreter.run(text, arguments);
			}
			catch (final RuntimeException e) {
				if (interpreter.getErrorMessage() == null && !Macro.MACRO_CANCELED.equals(e.getMessage())) {
					System.err.println(name + ": " + Problems.message(e));
					e.printStackTrace();
					return Main.ERROR;
				}
			}
			// The message of an error is on standard error already: from the command, from the patched interpreter, or from the output.
			if (interpreter.getErrorMessage() != null || output.error() || FailedCases.gaveUp()) return Main.ERROR;
			return FailedCases.count() > 0 ? Main.SOME_FAILED : Main.OK;
		}
	}
}
