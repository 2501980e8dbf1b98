package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.Outcome;

/**
 * A pipeline whose options are searched by cross-validation inside the training rows before it is fitted to all of them.
 *
 * @param grid option → values to try
 * @param metric what is made as large as possible
 * @param folds of the search
 * @param pipeline options → pipeline
 */
record TunedPipeline(Map<String, List<Object>> grid, String metric, int folds, Function<Map<String, Object>, Pipeline> pipeline)
	implements Trainable
{

	@Override
	public Model fit(final Predictors x, final Outcome.Classes y, final long seed) {
		final Tuning t = Tuning.grid(grid, metric, pipeline, x, y, folds, seed);
		final Model m = pipeline.apply(t.options()).fit(x, y, seed);
		final List<String> warnings = new ArrayList<>(m.warnings());
		warnings.add(String.format(Locale.ROOT, "tuning chose %s (%s %.4f over %d folds).", t.options(), metric, t.score(), folds));
		return new Model(m.learner(), m.options(), m.inputs(), m.levels(), m.steps(), m.fitted(), m.decisions(), warnings);
	}

	@Override
	public boolean fillsMissing() {
		return pipeline.apply(Map.of()).fillsMissing();
	}
}
