package io.github.roi2roc.learn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

import io.github.roi2roc.InputException;

/**
 * Reads the YAML (or JSON) text of {@link TrainingSettings}. Every plain value is taken as text, so that {@code positive: Yes} is the level
 * Yes and not a truth value; numbers are read where a parameter asks for one.
 */
final class TrainingFile {

	private static final Set<String> TOP = keys("outcome", "predictors", "split", "steps", "resampling", "models", "missing");
	private static final List<String> RESAMPLING = List.of("kfold", "repeated_kfold", "loo", "bootstrap");

	private final String source;

	private TrainingFile(final String source) {
		this.source = source;
	}

	/** Leaves every plain scalar a text. */
	private static final class TextOnly extends Resolver {

		@Override
		protected void addImplicitResolvers() {
			// none
		}
	}

	static TrainingSettings read(final Path file) {
		if (!Files.isRegularFile(file)) throw new InputException("There is no settings file " + file.toAbsolutePath().normalize() + ".");
		try {
			return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
		}
		catch (final IOException e) {
			throw new InputException("Cannot read the settings file " + file + ": " + e.getMessage() + ".", e);
		}
	}

	static TrainingSettings parse(final String text, final String source) {
		final LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		options.setMaxAliasesForCollections(20);
		final DumperOptions dump = new DumperOptions();
		final Object tree;
		try {
			tree = new Yaml(new SafeConstructor(options), new Representer(dump), dump, options, new TextOnly()).load(text);
		}
		catch (final YAMLException e) {
			throw new InputException("Settings file " + source + " is not valid YAML: " + e.getMessage(), e);
		}
		return new TrainingFile(source).settings(tree);
	}

	private TrainingSettings settings(final Object tree) {
		final TrainingSettings d = TrainingSettings.defaults();
		if (tree == null || "".equals(tree)) return d;
		final Map<String, Object> top = map(tree, "the settings", TOP);
		String outcome = d.outcome(), positive = d.positive();
		final Object o = top.get("outcome");
		if (o instanceof Map) {
			final Map<String, Object> m = map(o, "outcome", keys("column", "positive"));
			outcome = text(m.get("column"), "outcome: column");
			positive = text(m.get("positive"), "outcome: positive");
		}
		else if (o != null) outcome = text(o, "outcome");
		return new TrainingSettings(outcome, positive, patterns(top.get("predictors"), "predictors"), split(top.get("split")), top.containsKey(
			"steps") ? steps(top.get("steps"), "steps") : d.steps(), resampling(top.get("resampling")), top.containsKey("models") ? models(top.get(
				"models")) : d.models(), missing(top.get("missing")));
	}

	private TrainingSettings.Missing missing(final Object o) {
		if (o == null) return TrainingSettings.Missing.ERROR;
		return switch (text(o, "missing").toLowerCase(Locale.ROOT)) {
			case "error" -> TrainingSettings.Missing.ERROR;
			case "drop" -> TrainingSettings.Missing.DROP;
			default -> throw wrong("missing", o, "error or drop");
		};
	}

	private List<String> patterns(final Object o, final String where) {
		if (o == null) return List.of();
		if (o instanceof final Collection<?> c) {
			if (c.isEmpty()) throw wrong(where, o, "all, or a list of columns");
			return c.stream().map(e -> text(e, where)).toList();
		}
		final String s = text(o, where);
		return s.equals("all") || s.isEmpty() ? List.of() : List.of(s);
	}

	private TrainingSettings.Split split(final Object o) {
		final TrainingSettings.Split d = TrainingSettings.Split.DEFAULT;
		if (o == null) return d;
		if (!(o instanceof Map)) return TrainingSettings.split(text(o, "split"), d.stratified(), d.seed());
		final Map<String, Object> m = map(o, "split", keys("column", "fraction", "stratified", "seed"));
		if (m.containsKey("column") && m.containsKey("fraction")) throw new InputException(source
			+ ": split has a column and a fraction; keep one of them.");
		final double fraction = m.containsKey("fraction") ? number(m.get("fraction"), "split: fraction") : d.fraction();
		final boolean stratified = !m.containsKey("stratified") || flag(m.get("stratified"), "split: stratified");
		return new TrainingSettings.Split(m.containsKey("column") ? text(m.get("column"), "split: column") : "", fraction, stratified, m.containsKey(
			"seed") ? whole(m.get("seed"), "split: seed") : d.seed());
	}

	private List<TrainingSettings.Stage> steps(final Object o, final String where) {
		if (o == null || "".equals(o)) return List.of();
		if (!(o instanceof final Collection<?> c)) throw wrong(where, o, "a list such as [standardize, {lasso: {lambda: 1se}}]");
		final List<TrainingSettings.Stage> out = new ArrayList<>();
		for (final Object e : c) {
			if (!(e instanceof final Map<?, ?> m)) {
				out.add(new TrainingSettings.Stage(text(e, where), Map.of()));
				continue;
			}
			if (m.size() != 1) throw wrong(where, e, "one step with its options, such as {correlation: {threshold: 0.9}}");
			final Map.Entry<?, ?> step = m.entrySet().iterator().next();
			final String name = String.valueOf(step.getKey());
			final Object given = step.getValue();
			out.add(new TrainingSettings.Stage(name, given == null || "".equals(given) ? Map.of() : map(given, where + ": " + name, null)));
		}
		return out;
	}

	private TrainingSettings.Resampling resampling(final Object o) {
		if (o == null || "".equals(o)) return null;
		final Map<String, Object> m = o instanceof Map ? map(o, "resampling", keys("method", "folds", "repeats")) : Map.of("method", o);
		final String method = m.containsKey("method") ? text(m.get("method"), "resampling: method") : "kfold";
		if (!RESAMPLING.contains(method)) throw wrong("resampling: method", method, "one of " + String.join(", ", RESAMPLING));
		final long folds = m.containsKey("folds") ? whole(m.get("folds"), "resampling: folds") : 10;
		final long repeats = m.containsKey("repeats") ? whole(m.get("repeats"), "resampling: repeats") : method.equals("bootstrap") ? 100 : method
			.equals("repeated_kfold") ? 10 : 1;
		if (folds < 2 || folds > 1_000_000) throw wrong("resampling: folds", folds, "a whole number from 2");
		if (repeats < 1 || repeats > 100_000) throw wrong("resampling: repeats", repeats, "a whole number from 1");
		return new TrainingSettings.Resampling(method, (int) folds, (int) repeats);
	}

	private Map<String, TrainingSettings.ModelSettings> models(final Object o) {
		final Map<String, TrainingSettings.ModelSettings> out = new LinkedHashMap<>();
		map(o, "models", null).forEach((name, given) -> out.put(name, model(name, map(given, "models: " + name, null))));
		if (out.isEmpty()) throw wrong("models", o, "at least one model");
		return out;
	}

	private TrainingSettings.ModelSettings model(final String name, final Map<String, Object> given) {
		if (Set.of("case", "set", "outcome").contains(name) || !name.matches("[\\w .+-]+")) throw new InputException(source + ": a model cannot be "
			+ "called '" + name + "'; its name becomes a column and a file. Use letters, digits, and _ . + - only, and none of case, set, outcome.");
		final Map<String, Object> options = new LinkedHashMap<>(given);
		final Object learner = options.remove("learner");
		if (learner == null) throw new InputException(source + ": models: " + name + " has no learner. Write, for example, {learner: logistic}.");
		final boolean hasSteps = options.containsKey("steps"), hasPredictors = options.containsKey("predictors");
		final Object steps = options.remove("steps"), predictors = options.remove("predictors"), tune = options.remove("tune");
		return new TrainingSettings.ModelSettings(text(learner, "models: " + name + ": learner"), options, hasPredictors ? patterns(predictors,
			"models: " + name + ": predictors") : null, hasSteps ? steps(steps, "models: " + name + ": steps") : null, tune == null ? null : tune(name,
				tune));
	}

	private TrainingSettings.Tune tune(final String model, final Object o) {
		final String where = "models: " + model + ": tune";
		final Map<String, Object> m = new LinkedHashMap<>(map(o, where, null));
		final Object method = m.remove("method"), metric = m.remove("metric");
		final String how = method == null ? "grid" : text(method, where + ": method");
		if (!how.equals("grid")) throw wrong(where + ": method", how, "grid");
		final String what = metric == null ? "auc" : text(metric, where + ": metric");
		if (!Tuning.METRICS.contains(what)) throw wrong(where + ": metric", what, "one of " + String.join(", ", Tuning.METRICS));
		final Map<String, List<Object>> grid = new LinkedHashMap<>();
		m.forEach((k, v) -> grid.put(k, v instanceof final Collection<?> c ? new ArrayList<Object>(c) : List.of(v)));
		if (grid.values().stream().anyMatch(List::isEmpty) || grid.isEmpty()) throw wrong(where, o, "options with lists of values to try");
		return new TrainingSettings.Tune(how, what, grid);
	}

	private static Set<String> keys(final String... k) {
		return Set.of(k);
	}

	/** @param known the keys allowed; null for any */
	private Map<String, Object> map(final Object o, final String where, final Set<String> known) {
		if (!(o instanceof final Map<?, ?> m)) throw wrong(where, o, "keys with values");
		final Map<String, Object> out = new LinkedHashMap<>();
		m.forEach((k, v) -> {
			final String key = String.valueOf(k);
			if (known != null && !known.contains(key)) throw new InputException(source + ": unknown key '" + key + "' in " + where + ". Known are: "
				+ String.join(", ", known.stream().sorted().toList()) + ".");
			if (v != null && !"".equals(v)) out.put(key, v);
			else if (key.equals("steps")) out.put(key, List.of());
		});
		return out;
	}

	private String text(final Object o, final String where) {
		if (o == null) return "";
		if (o instanceof Map || o instanceof Collection) throw wrong(where, o, "one word");
		return String.valueOf(o).strip();
	}

	private double number(final Object o, final String where) {
		try {
			return Double.parseDouble(text(o, where));
		}
		catch (final NumberFormatException e) {
			throw wrong(where, o, "a number");
		}
	}

	private long whole(final Object o, final String where) {
		try {
			return Long.parseLong(text(o, where));
		}
		catch (final NumberFormatException e) {
			throw wrong(where, o, "a whole number");
		}
	}

	private boolean flag(final Object o, final String where) {
		return switch (text(o, where).toLowerCase(Locale.ROOT)) {
			case "true", "yes" -> true;
			case "false", "no" -> false;
			default -> throw wrong(where, o, "true or false");
		};
	}

	private InputException wrong(final String where, final Object found, final String wanted) {
		return new InputException(source + ": '" + where + "' is " + found + ", but " + wanted + " belongs there.");
	}
}
