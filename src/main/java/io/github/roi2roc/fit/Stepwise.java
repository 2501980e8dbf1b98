package io.github.roi2roc.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Stepwise search by Akaike's criterion, as R's {@code step} and {@code MASS::stepAIC}. */
public final class Stepwise {

	/** Which way a search may go. */
	public enum Direction {
		BOTH, BACKWARD, FORWARD
	}

	/** A criterion that is lower by no more than this is no gain. */
	private static final double GAIN = 1e-7;

	private Stepwise() {}

	/**
	 * Each time the single addition or removal that lowers the criterion most, until none does.
	 *
	 * @param all the terms to choose among; BOTH and BACKWARD start with all of them, FORWARD with none
	 * @param <M> a fitted model
	 */
	static <M> M search(final List<Term> all, final Direction direction, final Function<List<Term>, M> fit,
		final ToDoubleFunction<M> aic)
	{
		List<Term> now = direction == Direction.FORWARD ? List.of() : List.copyOf(all);
		M best = fit.apply(now);
		while (true) {
			M next = null;
			List<Term> its = null;
			for (final List<Term> candidate : neighbours(now, all, direction)) {
				final M m = fit.apply(candidate);
				if (next != null && aic.applyAsDouble(m) >= aic.applyAsDouble(next)) continue;
				next = m;
				its = candidate;
			}
			if (next == null || aic.applyAsDouble(next) >= aic.applyAsDouble(best) - GAIN) return best;
			best = next;
			now = its;
		}
	}

	/** Models with one term fewer or more; terms that come in stand behind those that are there, as R writes formulas. */
	private static List<List<Term>> neighbours(final List<Term> now, final List<Term> all, final Direction direction) {
		final List<List<Term>> out = new ArrayList<>();
		if (direction != Direction.FORWARD) {
			for (final Term t : now) out.add(now.stream().filter(u -> u != t).toList());
		}
		if (direction != Direction.BACKWARD) {
			for (final Term t : all) {
				if (now.contains(t)) continue;
				final List<Term> with = new ArrayList<>(now);
				with.add(t);
				out.add(with);
			}
		}
		return out;
	}
}
