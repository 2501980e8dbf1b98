package io.github.roi2roc.select;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.stats.Correlation;
import io.github.roi2roc.table.Outcome;

/**
 * Of each pair of columns that are too highly correlated, drops the one with the larger mean absolute correlation with all columns (the rule
 * of R's {@code recipes::step_corr}: every pair above the threshold drops one, whether or not the other goes too). Constant columns, which
 * {@code step_zv} would drop before, go first.
 */
@Plugin(type = Selector.class, name = "correlation")
public final class CorrelationFilter implements Selector {

	/** R compares the means after turning them into text of 15 digits. */
	private static final MathContext DIGITS = new MathContext(15);

	@Override
	public String name() {
		return "correlation";
	}

	@Override
	public String about() {
		return "Drops one of each pair of columns whose correlation is above a threshold.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.number("threshold", 0.9, 0, 1, "", "Largest absolute correlation that stays."), Parameter.choice("method", "pearson",
			List.of("pearson", "spearman", "kendall"), "Correlation of values, of ranks, or of the order of pairs."));
	}

	@Override
	public Result fit(final Predictors x, final Outcome y, final Options options, final RandomStream random) {
		final int p = x.size();
		final double[][] r = Correlation.matrix(x.columns(), Correlation.Method.of(options.text("method")));
		final BigDecimal[] mean = new BigDecimal[p];
		for (int j = 0; j < p; j++) {
			double s = 0;
			for (int k = 0; k < p; k++) {
				if (Double.isNaN(r[j][k])) r[j][k] = 0; // with a constant column
				s += Math.abs(r[j][k]);
			}
			mean[j] = new BigDecimal(s / p).round(DIGITS);
		}
		final double threshold = options.number("threshold");
		final String[] twin = new String[p];
		final double[] with = new double[p];
		for (int b = 0; b < p; b++) {
			for (int a = 0; a < b; a++) {
				if (!(Math.abs(r[b][a]) > threshold)) continue;
				final int drop = mean[b].compareTo(mean[a]) > 0 ? b : a;
				if (twin[drop] != null) continue;
				twin[drop] = x.names().get(drop == a ? b : a);
				with[drop] = r[b][a];
			}
		}
		final List<String> kept = new ArrayList<>();
		final List<Decision> decisions = new ArrayList<>();
		for (int j = 0; j < p; j++) {
			final double[] c = x.columns()[j];
			if (Arrays.stream(c).allMatch(d -> d == c[0])) {
				decisions.add(new Decision(x.names().get(j), false, Double.NaN, "one value only, so that it has no correlation"));
				continue;
			}
			if (twin[j] == null) kept.add(x.names().get(j));
			decisions.add(new Decision(x.names().get(j), twin[j] == null, twin[j] == null ? Double.NaN : with[j], twin[j] == null ? "below threshold"
				: "correlated with " + twin[j]));
		}
		return new Result(new Fitted.Keep(kept), decisions, List.of());
	}
}
