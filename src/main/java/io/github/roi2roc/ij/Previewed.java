package io.github.roi2roc.ij;

/**
 * A command that shows, while its dialog is open, what it would do. Not SciJava's {@code Previewable}: in Fiji SciJava's own dialog, which has
 * nothing left to ask, would call that once more, and what does not fit would come as an exception.
 */
public interface Previewed {

	/** With the inputs as they are. */
	void showPreview();

	/** Takes away what was shown. */
	void hidePreview();
}
