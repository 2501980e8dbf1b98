package io.github.roi2roc.ij;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.Contextual;
import org.scijava.MenuPath;
import org.scijava.event.EventHandler;
import org.scijava.module.Module;
import org.scijava.module.event.ModuleErroredEvent;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;

import ij.IJ;

/**
 * What goes wrong in a command is told in one place: by the command itself where imagej-legacy runs it, by {@link Bridge} elsewhere. This
 * service keeps SciJava from logging it once more, with a stack trace.
 */
@Plugin(type = Service.class)
public final class CommandErrors extends AbstractService implements SciJavaService {

	private static final String LEGACY = "net.imagej.legacy.LegacyService", SUITE = "io.github.roi2roc.";

	/**
	 * Does what a command does. In Fiji a command that throws leaves a stack trace in SciJava's log and imagej-legacy without a module, which it
	 * shows as an error of its own; so there the problem is shown from here, the macro that waits in a thread of its own is ended, and the
	 * command counts as cancelled.
	 *
	 * @param command annotated with {@code Plugin}
	 */
	public static <C extends Cancelable & Contextual> void run(final C command, final Runnable work) {
		try {
			work.run();
		}
		catch (final RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
			if (!inFiji(command.context())) throw e;
			tell(new MenuPath(command.getClass().getAnnotation(Plugin.class).menuPath()).getLeaf().getName(), e);
			command.cancel(null);
		}
	}

	/** Shows a problem where SciJava runs the command in a thread of its own, and ends the macro that waits for it. */
	static void tell(final String label, final Throwable problem) {
		Problems.show(label, problem);
		if (IJ.isMacro()) Problems.abortMacro(Problems.message(problem));
	}

	static boolean inFiji(final Context context) {
		return context.getServiceIndex().getAll().stream().anyMatch(s -> s.getClass().getName().equals(LEGACY));
	}

	/** Whether it is a command of the suite that runs. */
	static boolean isOurs(final Module module) {
		return module.getDelegateObject().getClass().getName().startsWith(SUITE);
	}

	@EventHandler
	void onEvent(final ModuleErroredEvent event) {
		if (isOurs(event.getModule())) event.consume();
	}
}
