package io.github.roi2roc;

/**
 * How long work reports where it is and learns that it should stop. The engine never talks to a screen: a command hands in an
 * implementation that moves a progress bar, a macro hands in {@link #NONE}. Implementations must accept calls from several threads.
 */
public interface Progress {

	/** Reports nothing and never cancels. */
	Progress NONE = new Progress() {

		@Override
		public void report(final double fraction, final String message) {
			// nobody watches
		}

		@Override
		public boolean cancelled() {
			return false;
		}
	};

	/**
	 * @param fraction part of the work that is done, 0 to 1
	 * @param message one line for the user, such as the case that was finished
	 */
	void report(double fraction, String message);

	/** Whether the user asked to stop; long work asks between cases and before each expensive step. */
	boolean cancelled();

	/** @throws CancelledException if the user asked to stop */
	default void check() {
		if (cancelled()) throw new CancelledException();
	}
}
