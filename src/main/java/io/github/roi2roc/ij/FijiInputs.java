package io.github.roi2roc.ij;

import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputHarvester;

/**
 * Asks for the inputs of the suite's commands in Fiji, as {@link Bridge} does elsewhere, and leaves nothing to ask for SciJava: its dialog has no
 * help, folds nothing away and checks nothing, and in a macro it asks for whatever the line leaves out, even for an optional file. Comes after
 * SciJava has put in the active image and the values of scripts.
 */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY + 2)
public final class FijiInputs extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!CommandErrors.isOurs(module) || !CommandErrors.inFiji(context())) return;
		final InputMarks marks = new InputMarks(context().service(CommandService.class).getCommand(module.getDelegateObject().getClass().getName()));
		final String label = module.getInfo().getMenuPath().getLeaf().getName();
		try {
			new Harvester(label, marks, true).process(module);
		}
		catch (final RuntimeException e) {
			CommandErrors.tell(label, e);
			cancel(null);
		}
	}
}
