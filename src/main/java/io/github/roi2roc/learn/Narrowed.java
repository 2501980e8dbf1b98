package io.github.roi2roc.learn;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/**
 * A model of a stack with predictors of its own: of the columns that the whole stack needs it sees only these.
 *
 * @param patterns names, or patterns in which {@code *} stands for any characters
 */
record Narrowed(Trainable model, List<String> patterns) implements Trainable {

	/** The model as it is, where no predictors are named. */
	static Trainable of(final Trainable model, final List<String> patterns) {
		return patterns == null || patterns.isEmpty() ? model : new Narrowed(model, List.copyOf(patterns));
	}

	private Predictors own(final Predictors x) {
		final Pattern any = Pattern.compile(patterns.stream().map(p -> Arrays.stream(p.strip().split("\\*", -1)).map(Pattern::quote).collect(Collectors
			.joining(".*"))).collect(Collectors.joining("|")));
		return x.keep(x.names().stream().filter(n -> any.matcher(n).matches()).toList());
	}

	@Override
	public Model fit(final Predictors x, final Outcome y, final long seed) {
		return model.fit(own(x), y, seed);
	}

	@Override
	public Model fit(final Predictors x, final Outcome y, final Predictors checkX, final Outcome checkY, final long seed) {
		return model.fit(own(x), y, own(checkX), checkY, seed);
	}

	@Override
	public int fits() {
		return model.fits();
	}

	@Override
	public boolean fillsMissing() {
		return model.fillsMissing();
	}
}
