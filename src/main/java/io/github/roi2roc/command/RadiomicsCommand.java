package io.github.roi2roc.command;

import org.scijava.command.ContextCommand;

import io.github.roi2roc.ij.CommandErrors;

/** A command of the suite whose inputs are the same every time. */
abstract class RadiomicsCommand extends ContextCommand {

	@Override
	public final void run() {
		CommandErrors.run(this, this::execute);
	}

	/** What the command does. */
	protected abstract void execute();
}
