package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.github.roi2roc.Progress;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/**
 * A pipeline whose options are searched inside the training rows before it is fitted to all of them.
 *
 * @param search what is tried
 * @param parameters of the learner
 * @param pipeline options → pipeline; only the learner's options differ
 * @param progress asked whether to stop
 */
record TunedPipeline(Search search, List<Parameter> parameters, Function<Map<String, Object>, Pipeline> pipeline, Progress progress)
	implements Trainable
{

	@Override
	public Model fit(final Predictors x, final Outcome y, final long seed) {
		return fit(Tuning.crossValidated(search, parameters, pipeline, x, y, seed, progress), x, y, seed);
	}

	@Override
	public Model fit(final Predictors x, final Outcome y, final Predictors checkX, final Outcome checkY, final long seed) {
		return fit(Tuning.validated(search, parameters, pipeline, x, y, checkX, checkY, seed, progress), x, y, seed);
	}

	private Model fit(final Tuning t, final Predictors x, final Outcome y, final long seed) {
		final Model m = pipeline.apply(t.options()).fit(x, y, seed);
		final List<String> warnings = new ArrayList<>(m.warnings());
		warnings.add(String.format(Locale.ROOT, "tuning chose %s (%s %.4f over %s).", t.options(), search.metric().word(), t.score(), t.parts() == 1
			? "the validation rows" : t.parts() + " folds"));
		return new Model(m.learner(), m.options(), m.inputs(), m.levels(), m.steps(), m.fitted(), m.decisions(), warnings, t);
	}

	@Override
	public int fits() {
		return 1 + search.folds() * search.repeats() * search.combinations(parameters, new RandomStream(0)).size();
	}

	@Override
	public boolean fillsMissing() {
		return pipeline.apply(Map.of()).fillsMissing();
	}
}
