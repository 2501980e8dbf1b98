package io.github.roi2roc.survival;

import java.util.List;

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
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.table.Outcome;

/**
 * The mean of columns that are risks, each standardised by the training rows: as the combiner of a stack the late fusion that learns no weights.
 * A Cox regression on the mean alone turns it into survival probabilities.
 */
@Plugin(type = Learner.class, name = "mean_risk")
public final class MeanRisk implements SurvivalLearner {

	@Override
	public String name() {
		return "mean_risk";
	}

	@Override
	public String about() {
		return "Mean of the standardised columns, for risks that are to be combined without weights (meta of stacking); of survival only.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of();
	}

	@Override
	public FittedLearner fitSurvival(final Predictors x, final Outcome.Survival y, final Options options, final RandomStream random) {
		if (x.size() == 0) throw new InputException("mean_risk has no column to take the mean of.");
		final int p = x.size();
		final double[] centre = new double[p], weights = new double[p], mean = new double[x.rows()];
		for (int j = 0; j < p; j++) {
			final double[] c = x.columns()[j];
			final double sd = Moments.sd(c);
			centre[j] = Moments.mean(c);
			weights[j] = sd > 0 ? 1 / (sd * p) : 0; // a constant column says nothing
			for (int i = 0; i < mean.length; i++) mean[i] += weights[j] * (c[i] - centre[j]);
		}
		final double slope = CoxRegression.fit(new double[][] { mean }, CoxData.of(y.time(), y.event())).coefficients()[0];
		return LinearRisk.of(name(), x, centre, weights, Double.isFinite(slope) ? slope : 0, y, true, List.of(), List.of());
	}

	@Override
	public FittedLearner read(final JsonObject tree) {
		return LinearRisk.read(name(), tree);
	}
}
