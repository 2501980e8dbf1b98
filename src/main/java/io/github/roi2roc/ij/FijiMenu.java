package io.github.roi2roc.ij;

import java.util.List;

import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;

/** Puts the commands in Fiji's menu in the order of work, which {@code plugins.config} has; by itself Fiji sorts them by their names. */
@Plugin(type = Service.class)
public final class FijiMenu extends AbstractService implements SciJavaService {

	@Parameter
	private CommandService commands;

	@Override
	public void initialize() {
		final List<MenuEntries.Entry> order = MenuEntries.all();
		for (int i = 0; i < order.size(); i++) {
			final CommandInfo command = commands.getCommand(order.get(i).command());
			if (command != null) command.getMenuPath().getLeaf().setWeight(i);
		}
	}
}
