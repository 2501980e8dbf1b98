package io.github.roi2roc.ij;

import ij.IJ;

/**
 * How many cases failed in the commands a macro ran, and whether a command gave up, kept in ImageJ's own properties: they decide the exit
 * status of a headless macro, and a macro line has no other way to hand something to the program that runs the macro.
 */
public final class FailedCases {

	private static final String KEY = "roi2roc.failed.cases", GAVE_UP = "roi2roc.gave.up";

	private FailedCases() {}

	/** A command finished, but some of its cases did not. */
	public static void report(final int failed) {
		IJ.setProperty(KEY, count() + failed);
	}

	static int count() {
		return IJ.getProperty(KEY) instanceof final Integer n ? n : 0;
	}

	/** A command could not do what it was asked for. A macro that another one runs ends by that, and the other goes on without noticing. */
	static void giveUp() {
		IJ.setProperty(GAVE_UP, Boolean.TRUE);
	}

	static boolean gaveUp() {
		return IJ.getProperty(GAVE_UP) != null;
	}

	static void forget() {
		IJ.setProperty(KEY, null);
		IJ.setProperty(GAVE_UP, null);
	}
}
