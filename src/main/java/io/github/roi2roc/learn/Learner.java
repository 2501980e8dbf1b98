package io.github.roi2roc.learn;

import java.util.List;

import org.scijava.plugin.SciJavaPlugin;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Plugins;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/**
 * Learns to predict an outcome; a SciJava plugin type. It is unchanged by fitting: the same rows, options and random stream give the same
 * model.
 */
public interface Learner extends SciJavaPlugin {

	/** The word for it in settings files. */
	String name();

	/** One sentence for dialogs and the reference. */
	String about();

	/** What it can be told. */
	List<Parameter> parameters();

	/**
	 * Learns from training rows, none of whose values is missing.
	 *
	 * @throws InputException if the rows do not allow it, saying why and what would
	 */
	FittedLearner fit(Predictors x, Outcome.Classes y, Options options, RandomStream random);

	/** Reads back what {@link FittedLearner#toJson} wrote. */
	FittedLearner read(JsonObject tree);

	/** @throws InputException if there is no learner of this name, listing those that there are */
	static Learner named(final String name) {
		final List<Learner> all = Plugins.all(Learner.class);
		return all.stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow(() -> new InputException("There is no learner '" + name
			+ "'. Known are: " + String.join(", ", all.stream().map(Learner::name).sorted().toList()) + "."));
	}
}
