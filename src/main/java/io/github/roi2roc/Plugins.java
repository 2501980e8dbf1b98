package io.github.roi2roc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.scijava.InstantiableException;
import org.scijava.plugin.DefaultPluginFinder;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.SciJavaPlugin;

/**
 * Finds the suite's plugins on the class path: filters, feature families, readers, selectors, learners. It reads SciJava's plugin index
 * without a {@code Context}, so that the engine runs the same in Fiji, in plain ImageJ, in a test and on a cluster.
 */
public final class Plugins {

	private Plugins() {}

	/**
	 * A new instance of every plugin of a type, by descending priority, then by class name.
	 *
	 * @throws IllegalStateException if a plugin cannot be made, naming its class
	 */
	public static <P extends SciJavaPlugin> List<P> all(final Class<P> type) {
		final PluginIndex index = new PluginIndex(new DefaultPluginFinder(Plugins.class.getClassLoader()));
		index.discover();
		final List<PluginInfo<P>> infos = new ArrayList<>(index.getPlugins(type));
		infos.sort(Comparator.<PluginInfo<P>> comparingDouble(i -> -i.getPriority()).thenComparing(PluginInfo::getClassName));
		final List<P> out = new ArrayList<>();
		for (final PluginInfo<P> info : infos) {
			try {
				out.add(info.createInstance());
			}
			catch (final InstantiableException e) {
				throw new IllegalStateException("The plugin " + info.getClassName() + " cannot be made: it needs a public constructor without"
					+ " arguments.", e);
			}
		}
		return out;
	}
}
