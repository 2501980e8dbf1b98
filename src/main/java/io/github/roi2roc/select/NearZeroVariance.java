package io.github.roi2roc.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.stats.Ranks;
import io.github.roi2roc.table.Outcome;

/**
 * Drops columns with one value only, and columns in which one value is far commoner than the next and few values are different (the rule of
 * R's {@code recipes::step_nzv} and {@code caret::nearZeroVar}).
 */
@Plugin(type = Selector.class, name = "near_zero_variance")
public final class NearZeroVariance implements Selector {

	@Override
	public String name() {
		return "near_zero_variance";
	}

	@Override
	public String about() {
		return "Drops constant columns and columns dominated by one value.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.number("frequency", 19.0, 1, 1e9, "",
			"A column is suspect if its commonest value is more than this many times as common as the next (95/5)."), Parameter.number("unique", 10.0,
				0, 100, "%", "… and at most this part of its values are different."));
	}

	@Override
	public boolean takesMissing() {
		return true;
	}

	@Override
	public Result fit(final Predictors x, final Outcome y, final Options options, final RandomStream random) {
		final List<String> kept = new ArrayList<>();
		final List<Decision> decisions = new ArrayList<>();
		for (int j = 0; j < x.size(); j++) {
			final int[] counts = Ranks.ties(Moments.present(x.columns()[j]));
			final int[] sorted = counts.clone();
			Arrays.sort(sorted);
			final int k = sorted.length;
			final double ratio = k < 2 ? Double.NaN : sorted[k - 1] / (double) sorted[k - 2], unique = 100.0 * k / x.rows();
			final boolean constant = k < 2, near = ratio > options.number("frequency") && unique <= options.number("unique");
			if (!constant && !near) kept.add(x.names().get(j));
			decisions.add(new Decision(x.names().get(j), !constant && !near, ratio, constant ? "one value only" : near ? "one value dominates"
				: "varies"));
		}
		return new Result(new Fitted.Keep(kept), decisions, List.of());
	}
}
