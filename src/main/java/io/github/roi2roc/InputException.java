package io.github.roi2roc;

/**
 * Input that cannot be used: a file, a parameter, a region or a table. The message is written for the user: it names the case, the
 * file or the parameter, says what was found, and says what to do.
 */
public class InputException extends RuntimeException {

	public InputException(final String message) {
		super(message);
	}

	public InputException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
