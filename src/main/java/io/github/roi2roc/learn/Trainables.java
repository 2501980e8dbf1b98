package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Step;

/** Makes pipelines of a settings file's models; they share one memory of what steps made of rows. */
final class Trainables {

	private final TrainingSettings settings;
	private final Progress progress;
	private final Preparations memory = new Preparations();

	Trainables(final TrainingSettings settings, final Progress progress) {
		this.settings = settings;
		this.progress = progress;
	}

	/** @param within the stacks that it is part of */
	Trainable named(final String name, final List<String> within) {
		final TrainingSettings.ModelSettings m = settings.models().get(name);
		if (m.tune() == null) return pipeline(name, m, m.options(), within);
		if (m.tune().values().containsKey("of")) throw new InputException("model '" + name + "': which models a stack is of cannot be tuned. Write a stack "
			+ "for each choice.");
		final Pipeline plain = pipeline(name, m, m.options(), within); // a wrong option is said before anything is tried
		return new TunedPipeline(m.tune().withFolds(tuningFolds()), plain.learner().parameters(), o -> {
			final Map<String, Object> options = new LinkedHashMap<>(m.options());
			options.putAll(o);
			return new Pipeline(plain.stages(), plain.learner(), checked(name, m, plain.learner(), options), memory);
		}, progress);
	}

	private int tuningFolds() {
		if (settings.resampling() == null) return Search.FOLDS;
		return settings.resampling().inner() > 0 ? settings.resampling().inner() : Math.min(settings.resampling().folds(), Search.FOLDS);
	}

	private Pipeline pipeline(final String name, final TrainingSettings.ModelSettings m, final Map<String, Object> options, final List<String> within) {
		if (!m.learner().equals("stacking")) {
			final Learner learner = Learner.named(m.learner());
			return new Pipeline(stages(name, m.steps() == null ? settings.steps() : m.steps()), learner, checked(name, m, learner, options), memory);
		}
		final List<String> path = new ArrayList<>(within);
		path.add(name);
		final Map<String, Trainable> bases = new LinkedHashMap<>();
		for (final String base : checked(name, m, new Stacking(), options).texts("of")) {
			if (!settings.models().containsKey(base)) throw new InputException("model '" + name + "': there is no model '" + base + "' to stack. There are: "
				+ String.join(", ", settings.models().keySet()) + ".");
			if (path.contains(base)) throw new InputException("model '" + name + "' stacks itself: " + String.join(" of ", path) + " of " + base + ".");
			final List<String> own = settings.models().get(base).predictors();
			bases.put(base, Narrowed.of(named(base, path), own == null || own.isEmpty() ? settings.predictors() : own));
		}
		// The stacked models have their own steps; those of the training are not gone through twice.
		final Stacking learner = new Stacking(bases);
		return new Pipeline(m.steps() == null ? List.of() : stages(name, m.steps()), learner, checked(name, m, learner, options), memory);
	}

	static Options checked(final String name, final TrainingSettings.ModelSettings m, final Learner learner, final Map<String, Object> options) {
		return Options.of("model '" + name + "' (learner " + m.learner() + ")", learner.parameters(), options);
	}

	private static List<Pipeline.Stage> stages(final String model, final List<TrainingSettings.Stage> from) {
		final List<Pipeline.Stage> out = new ArrayList<>();
		for (final TrainingSettings.Stage s : from) {
			final Step step = Step.named(s.name());
			out.add(new Pipeline.Stage(step, Options.of("model '" + model + "', step " + s.name(), step.parameters(), s.options())));
		}
		return out;
	}
}
