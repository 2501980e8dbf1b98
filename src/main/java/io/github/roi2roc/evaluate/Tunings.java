package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.roi2roc.learn.Model;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.learn.Tuning;
import io.github.roi2roc.table.FeatureTable;

/** What searches of options tried, of the models and of each part of their resampling. */
final class Tunings {

	/** A tuning, and whose it is. */
	private record Tuned(String model, String part, String metric, Tuning tuning) {}

	private final TrainingSettings settings;
	private final List<Tuned> tunings = new ArrayList<>();

	Tunings(final TrainingSettings settings) {
		this.settings = settings;
	}

	/** That of the model which is kept, if it was tuned. */
	void add(final String name, final Model m) {
		if (m.tuning() != null) tunings.add(new Tuned(name, "training", metric(name), m.tuning()));
	}

	/** Those of the parts. */
	void add(final String name, final Resampled r) {
		for (int k = 0; k < r.parts().size(); k++) if (r.tunings()[k] != null) tunings.add(new Tuned(name, r.parts().get(k).name(), metric(name), r
			.tunings()[k]));
	}

	private String metric(final String name) {
		return settings.survival() == null ? settings.models().get(name).tune().metric().word() : "c_index";
	}

	/** Only of these models. */
	void keep(final Collection<String> models) {
		tunings.removeIf(t -> !models.contains(t.model));
	}

	boolean isEmpty() {
		return tunings.isEmpty();
	}

	/** {@code model,part,metric}, the options tried, {@code mean,se,chosen}: every combination of every search. */
	FeatureTable table() {
		final Set<String> options = new LinkedHashSet<>();
		final List<Tuned> of = new ArrayList<>();
		final List<Tuning.Tried> tried = new ArrayList<>();
		for (final Tuned t : tunings) {
			for (final Tuning.Tried c : t.tuning.tried()) {
				of.add(t);
				tried.add(c);
				options.addAll(c.options().keySet());
			}
		}
		final FeatureTable.Builder t = FeatureTable.builder("tuning.csv").text("model", of.stream().map(Tuned::model).toArray(String[]::new)).text("part", of
			.stream().map(Tuned::part).toArray(String[]::new)).text("metric", of.stream().map(Tuned::metric).toArray(String[]::new));
		for (final String o : options) t.text(o, tried.stream().map(c -> c.options().containsKey(o) ? String.valueOf(c.options().get(o)) : "").toArray(
			String[]::new));
		return t.number("mean", tried.stream().mapToDouble(Tuning.Tried::score).toArray()).number("se", tried.stream().mapToDouble(Tuning.Tried::se)
			.toArray()).text("chosen", IntStream.range(0, of.size()).mapToObj(i -> tried.get(i).options().equals(of.get(i).tuning.options()) ? "yes" : "")
				.toArray(String[]::new)).build();
	}
}
