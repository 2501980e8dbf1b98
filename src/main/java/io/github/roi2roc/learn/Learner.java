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
 * Learns to predict an outcome; a SciJava plugin type. Each is a {@link ClassLearner}, a {@link SurvivalLearner} or both. It is unchanged by
 * fitting: the same rows, options and random stream give the same model.
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
	 * @throws InputException if the rows do not allow it, saying why and what would, or the learner is of another kind of outcome
	 */
	default FittedLearner fit(final Predictors x, final Outcome y, final Options options, final RandomStream random) {
		if (y instanceof final Outcome.Classes c && this instanceof final ClassLearner l) return l.fitClasses(x, c, options, random);
		if (y instanceof final Outcome.Survival s && this instanceof final SurvivalLearner l) return l.fitSurvival(x, s, options, random);
		final boolean survival = y instanceof Outcome.Survival;
		throw new InputException("The learner " + name() + " predicts " + (survival ? "classes" : "survival") + ", but the outcome is " + (survival
			? "a time and a status" : "one of classes") + ". Learners of this outcome are: " + String.join(", ", Plugins.all(Learner.class).stream().filter(
				l -> survival ? l instanceof SurvivalLearner : l instanceof ClassLearner).map(Learner::name).sorted().toList()) + ".");
	}

	/** Reads back what {@link FittedLearner#toJson} wrote. */
	FittedLearner read(JsonObject tree);

	/** @throws InputException if there is no learner of this name, listing those that there are */
	static Learner named(final String name) {
		final List<Learner> all = Plugins.all(Learner.class);
		return all.stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow(() -> new InputException("There is no learner '" + name
			+ "'. Known are: " + String.join(", ", all.stream().map(Learner::name).sorted().toList()) + "."));
	}
}
