package io.github.roi2roc.select;

import java.util.ArrayList;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.stats.Ranks;
import io.github.roi2roc.table.Outcome;

/** Drops columns with one value only (R's {@code recipes::step_zv}). */
@Plugin(type = Selector.class, name = "zero_variance")
public final class ZeroVariance implements Selector {

	@Override
	public String name() {
		return "zero_variance";
	}

	@Override
	public String about() {
		return "Drops constant columns.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of();
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
			final int values = Ranks.ties(Moments.present(x.columns()[j])).length;
			if (values > 1) kept.add(x.names().get(j));
			decisions.add(new Decision(x.names().get(j), values > 1, values, values > 1 ? "varies" : "one value only"));
		}
		return new Result(new Fitted.Keep(kept), decisions, List.of());
	}
}
