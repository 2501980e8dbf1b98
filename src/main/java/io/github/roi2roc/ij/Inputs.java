package io.github.roi2roc.ij;

/**
 * What the glue's own dialog is told about a command's input beyond SciJava's annotation, as {@code @Attr(name = ...)}. Fiji's dialog knows
 * nothing of these and shows such inputs like all others.
 */
public final class Inputs {

	/** Stands folded away until the user asks for it. */
	public static final String ADVANCED = "advanced";
	/** Belongs to the image or table at hand: the dialog does not remember it for the next time. */
	public static final String ONCE = "once";
	/** What the text is checked as while it is typed; the value is one of the following. */
	public static final String CHECK = "check";

	/** A parameter file of an extraction. */
	public static final String SETTINGS = "settings";
	/** A settings file of a training. */
	public static final String TRAINING = "training";
	/** Labels of a mask. */
	public static final String LABELS = "labels";
	/** Columns of the CSV file that the input {@code table} names, with commas between; a colon ends a name. */
	public static final String COLUMNS = "columns";
	/** A whole number, or nothing. */
	public static final String WHOLE = "whole";
	/** A file or folder that is read, so that it must be there; of inputs in the style "open" that is taken for granted. */
	public static final String EXISTS = "exists";

	private Inputs() {}
}
