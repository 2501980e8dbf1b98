package io.github.roi2roc.ij;

import ij.IJ;

/**
 * How many cases failed in the commands a macro ran, kept in ImageJ's own properties: it decides the exit status of a headless macro, and a
 * macro line has no other way to hand a number to the program that runs the macro.
 */
public final class FailedCases {

	private static final String KEY = "roi2roc.failed.cases";

	private FailedCases() {}

	/** A command finished, but some of its cases did not. */
	public static void report(final int failed) {
		IJ.setProperty(KEY, count() + failed);
	}

	static int count() {
		return IJ.getProperty(KEY) instanceof final Integer n ? n : 0;
	}

	static void forget() {
		IJ.setProperty(KEY, null);
	}
}
