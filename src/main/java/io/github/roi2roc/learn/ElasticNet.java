package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.scijava.plugin.Plugin;

import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.PenalizedFit;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/**
 * Logistic regression with an elastic net penalty (Zou and Hastie 2005) at a λ that is cross-validated inside the fit, as R's {@code cv.glmnet};
 * multinomial for more than two classes, Cox for a time and a status. Scores are probabilities, or the linear predictor of the Cox regression.
 */
@Plugin(type = Learner.class, name = "elastic_net")
public final class ElasticNet implements ClassLearner, SurvivalLearner {

	@Override
	public String name() {
		return "elastic_net";
	}

	@Override
	public String about() {
		return "Logistic regression (of survival: Cox regression) with an elastic net penalty (glmnet), lambda chosen by cross-validation inside the training rows.";
	}

	@Override
	public List<Parameter> parameters() {
		final List<Parameter> out = new ArrayList<>(PenalizedFit.parameters("min", 0.5));
		out.addAll(List.of(ClassWeights.PARAMETER, Calibration.PARAMETER));
		return List.copyOf(out);
	}

	@Override
	public FittedLearner fitClasses(final Predictors x, final Outcome.Classes y, final Options options, final RandomStream random) {
		Rows.requirePredictors(x, name());
		final double[] weights = ClassWeights.of(options, y);
		final PenalizedFit f = PenalizedFit.of(x, y, ClassWeights.equal(weights) ? new double[0] : ClassWeights.ofRows(options, y), options, random, name());
		final List<FittedLearner.Coefficient> coefficients = new ArrayList<>();
		int kept = 0;
		for (int c = 0; c < f.intercept().length; c++) {
			final String before = f.intercept().length == 1 ? "" : y.levels().get(c) + ":";
			coefficients.add(FittedLearner.Coefficient.of(before + "(Intercept)", f.intercept()[c]));
			for (int j = 0; j < x.size(); j++) {
				if (f.coefficients()[c][j] == 0) continue;
				coefficients.add(FittedLearner.Coefficient.of(before + x.names().get(j), f.coefficients()[c][j]));
				kept++;
			}
		}
		return new LinearClasses(name(), x.names(), f.intercept(), f.coefficients(), coefficients, kept > 0 ? List.of() : List.of(String.format(
			Locale.ROOT, "elastic_net gives none of %d columns a coefficient at lambda %.4g (%s): every case gets the training rows' proportions. "
				+ "Try lambda: min, a smaller alpha, or more cases.", x.size(), f.lambda(), options.text("lambda"))));
	}

	@Override
	public FittedLearner fitSurvival(final Predictors x, final Outcome.Survival y, final Options options, final RandomStream random) {
		if (x.size() == 0) return LinearRisk.breslow(name(), x, new double[0], new double[0], y, List.of(), List.of(
			"elastic_net has no predictor left: every case gets the same risk."));
		if (!options.texts(ClassWeights.PARAMETER.key()).equals(List.of("none"))) throw new InputException(
			"elastic_net: class_weights are of classes; leave them out where the outcome is a time and a status.");
		final PenalizedFit f = PenalizedFit.of(x, y, new double[0], options, random, name());
		final double[] weights = f.coefficients()[0];
		final List<FittedLearner.Coefficient> coefficients = new ArrayList<>();
		for (int j = 0; j < x.size(); j++) if (weights[j] != 0) coefficients.add(FittedLearner.Coefficient.of(x.names().get(j), weights[j]));
		return LinearRisk.breslow(name(), x, new double[weights.length], weights, y, coefficients, !coefficients.isEmpty() ? List.of() : List.of(String
			.format(Locale.ROOT, "elastic_net gives none of %d columns a coefficient at lambda %.4g (%s): every case gets the same risk. Try lambda: min, a "
				+ "smaller alpha, or more cases.", x.size(), f.lambda(), options.text("lambda"))));
	}

	@Override
	public FittedLearner read(final JsonObject tree) {
		return tree.has("baseline") ? LinearRisk.read(name(), tree) : LinearClasses.read(name(), tree);
	}
}
