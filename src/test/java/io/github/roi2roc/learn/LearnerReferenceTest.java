package io.github.roi2roc.learn;

import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.Committed;
import io.github.roi2roc.ParameterTable;
import io.github.roi2roc.Plugins;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.select.Step;

/** Generates {@code docs/learners.md}: what can stand under {@code learner} and in {@code steps}, with every option. */
class LearnerReferenceTest {

	@Test
	void theLearnersPageIsWhatTheCodeSays() {
		final StringBuilder b = new StringBuilder("<!-- Generated from the code by LearnerReferenceTest; do not edit. -->\n\n").append("""
			# Learners and steps

			What the [settings file of a training](training.md) may name, with every option. Learners predict two classes or more; of two the score is
			the positive class's probability, or a decision value where that is said. The same rows, options and seed give the same model on any number of
			threads, and a saved model gives the same scores.

			""");
		b.append("## Learners\n\n`models: {name: {learner: …, option: value}}`\n\n");
		Plugins.all(Learner.class).stream().sorted(Comparator.comparing(Learner::name)).forEach(l -> entry(b, l.name(), l.about(), l.parameters()));
		b.append("## Steps\n\n`steps: [standardize, {correlation: {threshold: 0.9}}]`; each is fitted to training rows alone.\n\n");
		Plugins.all(Step.class).stream().sorted(Comparator.comparing(Step::name)).forEach(t -> entry(b, t.name(), t.about(), t.parameters()));
		Committed.check("learners.md", b.toString().stripTrailing() + "\n", getClass());
	}

	private static void entry(final StringBuilder b, final String name, final String about, final List<Parameter> parameters) {
		b.append("### ").append(name).append("\n\n").append(about).append("\n\n");
		if (parameters.isEmpty()) return;
		ParameterTable.append(b, parameters);
		b.append('\n');
	}
}
