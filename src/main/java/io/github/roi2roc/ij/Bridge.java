package io.github.roi2roc.ij;

import java.util.List;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleRunner;

import ij.plugin.PlugIn;

/**
 * Runs a SciJava command from an ImageJ 1.x menu entry or macro line, where no imagej-legacy does it: plain ImageJ and the standalone
 * program. {@code plugins.config} names this class once per entry, with the command's class as argument.
 * <p>
 * Each run has its own small SciJava context, made and disposed here, so that nothing static outlives it. The command runs on the calling
 * thread, because ImageJ keeps macro options and the current image by thread. The processors are handed to the runner and are not SciJava
 * plugins themselves: in Fiji nothing finds them, and imagej-legacy's own do the work.
 * </p>
 */
public final class Bridge implements PlugIn {

	/** @param commandClass class name of the command */
	@Override
	public void run(final String commandClass) {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(Bridge.class.getClassLoader());
		String label = commandClass;
		try (Context context = new Context(CommandService.class, CommandErrors.class)) {
			final CommandInfo info = context.service(CommandService.class).getCommand(commandClass);
			if (info == null) throw new IllegalStateException("There is no command " + commandClass + " on the class path.");
			label = info.getMenuPath().getLeaf().getName();
			final Module module = info.createModule();
			context.inject(module);
			module.initialize();
			new ModuleRunner(context, module, List.of(new ActiveImage(), new Harvester(label, new InputMarks(info), false)), List.of()).run();
		}
		catch (final ModuleException e) {
			Problems.show(label, e.getCause() instanceof RuntimeException ? e.getCause() : e);
		}
		catch (final RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
			Problems.show(label, e);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}
}
