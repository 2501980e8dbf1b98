package io.github.roi2roc.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.CoxData;
import io.github.roi2roc.fit.CoxRegression;
import io.github.roi2roc.learn.FittedLearner;
import io.github.roi2roc.learn.Learner;
import io.github.roi2roc.learn.LinearRisk;
import io.github.roi2roc.learn.SurvivalLearner;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.Names;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/** Cox's regression, as R's {@code survival::coxph}. The risk is the linear predictor of {@code predict(fit, type = "lp")}. */
@Plugin(type = Learner.class, name = "cox")
public final class Cox implements SurvivalLearner {

	@Override
	public String name() {
		return "cox";
	}

	@Override
	public String about() {
		return "Cox's proportional hazards regression by maximum partial likelihood (survival::coxph); of survival only.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.choice("ties", "efron", List.of("efron", "breslow"), "How events at the same time are counted."), Parameter.number("ridge",
			0.0, 0.0, 1e9, "", "Penalty on squared coefficients, as theta of survival::ridge; above 0 where predictors determine each other or an event-free group "
				+ "makes a coefficient infinite.").simplerHigh());
	}

	@Override
	public FittedLearner fitSurvival(final Predictors x, final Outcome.Survival y, final Options options, final RandomStream random) {
		final double ridge = options.number("ridge");
		if (x.size() >= x.rows() && ridge == 0) throw new InputException("cox: " + x.size() + " predictors, but only " + x.rows()
			+ " training rows; the regression has no single solution. Put a selection step before it (lasso), name fewer predictors, or set ridge.");
		final CoxRegression fit = CoxRegression.fit(x.columns(), CoxData.of(y.time(), y.event()), CoxRegression.Ties.of(options.text("ties")), ridge);
		final double[] b = fit.coefficients(), se = fit.standardErrors(), z = fit.z(), p = fit.p();
		final List<FittedLearner.Coefficient> coefficients = new ArrayList<>();
		final List<String> aliased = new ArrayList<>();
		for (int j = 0; j < b.length; j++) {
			coefficients.add(new FittedLearner.Coefficient(x.names().get(j), b[j], se[j], z[j], p[j]));
			if (Double.isNaN(b[j])) aliased.add(x.names().get(j));
		}
		return LinearRisk.of(name(), x, fit.centre(), Arrays.stream(b).map(w -> Double.isNaN(w) ? 0 : w).toArray(), 1, y, fit.ties() == CoxRegression.Ties.EFRON,
			coefficients, warnings(x, y, fit, aliased));
	}

	private static List<String> warnings(final Predictors x, final Outcome.Survival y, final CoxRegression fit, final List<String> aliased) {
		final List<String> out = new ArrayList<>();
		if (x.size() == 0) out.add("cox has no predictor left: every case gets the same risk.");
		if (!aliased.isEmpty()) out.add("cox: " + Names.listed(aliased) + " follow" + (aliased.size() == 1 ? "s" : "")
			+ " from earlier ones and got no coefficient.");
		if (fit.infinite().length > 0) out.add("cox: the best coefficient of " + Names.listed(IntStream.of(fit.infinite()).mapToObj(x.names()::get).toList())
			+ " is infinite, because a group has no event or a column orders the events; what is given is where the fit stopped. Set ridge, such as 1.");
		else if (!fit.converged()) out.add("cox did not converge in its steps. Set ridge, such as 1, or name fewer predictors.");
		if (x.size() > 0 && y.events() < 5 * x.size()) out.add("cox: " + y.events() + " events for " + x.size() + " predictors; with fewer than about 10 events "
			+ "for each the coefficients promise more than they hold.");
		return out;
	}

	@Override
	public FittedLearner read(final JsonObject tree) {
		return LinearRisk.read(name(), tree);
	}
}
