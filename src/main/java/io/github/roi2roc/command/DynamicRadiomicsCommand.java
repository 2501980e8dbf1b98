package io.github.roi2roc.command;

import org.scijava.command.DynamicCommand;

import io.github.roi2roc.ij.CommandErrors;

/** A command of the suite whose inputs depend on what is open: a list of images, of regions, of presets. */
abstract class DynamicRadiomicsCommand extends DynamicCommand {

	@Override
	public final void run() {
		CommandErrors.run(this, this::execute);
	}

	/** What the command does. */
	protected abstract void execute();
}
