package io.github.roi2roc.ij;

/**
 * What the dialog is told about a command's input beyond SciJava's annotation, as {@code @Attr(name = ...)}.
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
	/** A table with a header: a CSV file, or an open ImageJ table by its title. */
	public static final String TABLE = "table";
	/** Several tables, with commas between. */
	public static final String TABLES = "tables";
	/** A column of the table that the input {@code table} names (else the first of {@code tables}). It can be chosen from a list. */
	public static final String COLUMN = "column";
	/** Several of its columns, with commas between; a colon ends a name. They can be chosen from a list. */
	public static final String COLUMNS = "columns";
	/** A class in the column that the input {@code outcome} names, or the one that {@link #OF} says. It can be chosen from a list. */
	public static final String LEVEL = "level";
	/** A value of the table's column {@code set}. It can be chosen from a list. */
	public static final String SET = "set";
	/** Steps of a selection in their order, with commas between. */
	public static final String STEPS = "steps";
	/** A kind of figure, by its name. */
	public static final String FIGURE = "figure";
	/** Formats of figures, with commas between. */
	public static final String FORMATS = "formats";
	/** A whole number, or nothing. */
	public static final String WHOLE = "whole";
	/** A file or folder that is read, so that it must be there; of inputs in the style "open" that is taken for granted. */
	public static final String EXISTS = "exists";

	/**
	 * What can be chosen from a list where other text may stand too, so that nothing is checked: {@link #COLUMN} or {@link #COLUMNS}.
	 */
	public static final String PICK = "pick";

	/** The input that names the column of a {@link #LEVEL}. */
	public static final String OF = "of";
	/** What an empty field stands for, in few words; the field shows it as long as it is empty. */
	public static final String EMPTY = "empty";

	private Inputs() {}
}
