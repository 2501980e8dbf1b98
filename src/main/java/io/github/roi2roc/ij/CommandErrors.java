package io.github.roi2roc.ij;

import org.scijava.event.EventHandler;
import org.scijava.module.event.ModuleErroredEvent;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;

import io.github.roi2roc.CancelledException;
import io.github.roi2roc.InputException;

import ij.IJ;

/**
 * Keeps SciJava from logging a stack trace when a command of the suite throws an {@code InputException} or is cancelled. In Fiji the
 * message is shown from here; elsewhere {@link Bridge} shows it.
 */
@Plugin(type = Service.class)
public final class CommandErrors extends AbstractService implements SciJavaService {

	private static final String LEGACY = "net.imagej.legacy.LegacyService";

	@EventHandler
	void onEvent(final ModuleErroredEvent event) {
		final boolean fiji = getContext().getServiceIndex().getAll().stream().anyMatch(s -> s.getClass().getName().equals(LEGACY));
		final Throwable problem = event.getException();
		if (!fiji) event.consume();
		else if (problem instanceof InputException || problem instanceof CancelledException) {
			event.consume();
			Problems.show(event.getModule().getInfo().getMenuPath().getLeaf().getName(), problem);
			// Here the command has a thread of its own; the macro waits in another.
			if (IJ.isMacro()) Problems.abortMacro(problem.getMessage());
		}
	}
}
