package io.github.roi2roc.ij;

import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;

/**
 * The attributes that a command's annotations give its inputs (see {@link Inputs}). They are looked up in the command's own description: the
 * copies that SciJava makes for commands with changing choices lose them. Where results are written is never remembered: the next ones would
 * take their place.
 *
 * @param command description made from the annotations
 */
record InputMarks(ModuleInfo command) {

	boolean has(final ModuleItem<?> input, final String mark) {
		final ModuleItem<?> own = command.getInput(input.getName());
		return own != null && (own.is(mark) || mark.equals(Inputs.ONCE) && own.getName().equals("output") && !own.isPersisted());
	}

	/** Empty if there is none. */
	String value(final ModuleItem<?> input, final String mark) {
		final ModuleItem<?> own = command.getInput(input.getName());
		final String value = own == null ? null : own.get(mark);
		return value == null ? "" : value;
	}

	/** What an empty field says of itself. */
	String whenEmpty(final ModuleItem<?> input) {
		final String said = value(input, Inputs.EMPTY);
		if (!said.isEmpty()) return said;
		return input.isRequired() ? "needed" : has(input, Inputs.ONCE) && input.getName().equals("output") ? "none: results are only shown" : "";
	}

	/** What can be chosen from a list for an input; empty if nothing. */
	String pick(final ModuleItem<?> input) {
		return has(input, Inputs.PICK) ? value(input, Inputs.PICK) : value(input, Inputs.CHECK);
	}

	/** The input that names the column whose classes an input is one of. */
	String of(final ModuleItem<?> input) {
		return has(input, Inputs.OF) ? value(input, Inputs.OF) : "outcome";
	}
}
