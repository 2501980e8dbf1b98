package io.github.roi2roc.select;

import java.util.List;

import org.scijava.plugin.SciJavaPlugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Plugins;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.table.Outcome;

/**
 * Learns from training rows how to change predictors; a SciJava plugin type. It is unchanged by fitting: the same rows, options and random
 * stream give the same result.
 */
public interface Step extends SciJavaPlugin {

	/** The word for it in settings files. */
	String name();

	/** One sentence for dialogs and the reference. */
	String about();

	/** What it can be told. */
	List<Parameter> parameters();

	/** Whether it can work on rows with missing values. */
	default boolean takesMissing() {
		return false;
	}

	/** Whether it leaves no missing value behind. */
	default boolean fillsMissing() {
		return false;
	}

	/**
	 * Learns from training rows.
	 *
	 * @param y outcome of the same rows
	 * @param random for what is drawn, such as folds
	 * @throws InputException if the rows do not allow it, saying why and what would
	 */
	Result fit(Predictors x, Outcome y, Options options, RandomStream random);

	/** @throws InputException if the outcome is a time and a status, which the step of this name does not know */
	static Outcome.Classes classes(final Outcome y, final String step) {
		if (y instanceof final Outcome.Classes c) return c;
		throw new InputException("The step " + step + " looks at classes, but the outcome is a time and a status. Steps that select for survival are: "
			+ "lasso, elastic_net, univariate; those that do not look at the outcome, such as correlation, go with any.");
	}

	/**
	 * What came of it.
	 *
	 * @param fitted to be applied to the training rows and to every later row
	 * @param decisions of a selector, one per column it saw; empty for others
	 * @param warnings sentences for the user
	 */
	record Result(Fitted fitted, List<Decision> decisions, List<String> warnings) {

		public Result {
			decisions = List.copyOf(decisions);
			warnings = List.copyOf(warnings);
		}

		public static Result of(final Fitted fitted) {
			return new Result(fitted, List.of(), List.of());
		}
	}

	/**
	 * Why a column was kept or dropped.
	 *
	 * @param value the number that decided, such as a coefficient or a p value; NaN where there is none
	 */
	record Decision(String feature, boolean kept, double value, String reason) {}

	/** @throws InputException if there is no step of this name, listing those that there are */
	static Step named(final String name) {
		final List<Step> all = Plugins.all(Step.class);
		return all.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow(() -> new InputException("There is no step '" + name
			+ "'. Known are: " + String.join(", ", all.stream().map(Step::name).sorted().toList()) + "."));
	}
}
