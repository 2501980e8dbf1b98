package io.github.roi2roc.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.CoxData;
import io.github.roi2roc.fit.CoxRegression;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.stats.LocationTest;
import io.github.roi2roc.stats.PAdjust;
import io.github.roi2roc.table.Outcome;

/**
 * Keeps the columns whose values differ between the classes, or go with survival, by a test each and an adjustment for their number.
 */
@Plugin(type = Selector.class, name = "univariate")
public final class Univariate implements Selector {

	@Override
	public String name() {
		return "univariate";
	}

	@Override
	public String about() {
		return "Keeps columns that differ between the classes by a test of each column, of survival by a Cox regression on each.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.choice("test", "mann_whitney", LocationTest.names(),
			"Test for two classes; with more it is Kruskal-Wallis, or an analysis of variance for student; of survival always Wald's."), Parameter.number("threshold", 0.05, 0, 1,
				"", "Largest (adjusted) p that stays."), Parameter.text("adjust", "none",
					"Adjustment for the number of columns: none, bonferroni, holm, hochberg, hommel, BH, BY."));
	}

	@Override
	public Result fit(final Predictors x, final Outcome outcome, final Options options, final RandomStream random) {
		if (outcome instanceof final Outcome.Survival s) return result(x, cox(x, s), options, "goes with survival", "does not go with survival enough");
		final Outcome.Classes y = Step.classes(outcome, name());
		final int[] counts = y.counts();
		for (int c = 0; c < counts.length; c++) if (counts[c] < 2) throw new InputException("univariate: class '" + y.levels().get(c) + "' has "
			+ counts[c] + " training row; 2 are needed.");
		final LocationTest test = LocationTest.of(options.text("test"));
		final double[] p = new double[x.size()];
		for (int j = 0; j < p.length; j++) p[j] = test.of(groups(x.columns()[j], y.y(), counts)).p();
		return result(x, p, options, "differs between the classes", "does not differ enough");
	}

	/** Wald's P of a Cox regression on each column alone (R's {@code summary(coxph(Surv(time, event) ~ column))}); NaN of a constant column. */
	private static double[] cox(final Predictors x, final Outcome.Survival y) {
		if (y.events() < 2) throw new InputException("univariate: " + y.events() + " of " + y.rows() + " training rows has the event; 2 are needed.");
		final CoxData data = CoxData.of(y.time(), y.event());
		return IntStream.range(0, x.size()).parallel().mapToDouble(j -> CoxRegression.fit(new double[][] { x.columns()[j] }, data).p()[0]).toArray();
	}

	private static Result result(final Predictors x, final double[] p, final Options options, final String yes, final String no) {
		final double[] adjusted = PAdjust.of(options.text("adjust")).adjust(p);
		final List<String> kept = new ArrayList<>();
		final List<Decision> decisions = new ArrayList<>();
		for (int j = 0; j < p.length; j++) {
			final boolean in = adjusted[j] <= options.number("threshold");
			if (in) kept.add(x.names().get(j));
			decisions.add(new Decision(x.names().get(j), in, adjusted[j], in ? yes : Double.isNaN(adjusted[j]) ? "constant" : no));
		}
		return new Result(new Fitted.Keep(kept), decisions, kept.isEmpty() ? List.of(String.format(Locale.ROOT,
			"univariate keeps none of %d columns at p ≤ %s.", x.size(), options.number("threshold"))) : List.of());
	}

	private static double[][] groups(final double[] column, final int[] y, final int[] counts) {
		final double[][] out = new double[counts.length][];
		final int[] at = new int[counts.length];
		for (int c = 0; c < out.length; c++) out[c] = new double[counts[c]];
		for (int i = 0; i < y.length; i++) out[y[i]][at[y[i]]++] = column[i];
		return out;
	}
}
