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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

import io.github.roi2roc.InputException;
import io.github.roi2roc.metric.Criterion;

/**
 * Reads the YAML (or JSON) text of {@link TrainingSettings}. Every plain value is taken as text, so that {@code positive: Yes} is the level
 * Yes and not a truth value; numbers are read where a parameter asks for one.
 */
final class TrainingFile {

	private static final Set<String> TOP = keys("outcome", "group", "predictors", "split", "steps", "resampling", "models", "missing",
		"optimism", "permutation");
	/** Keys of a search that are no option of a learner. */
	private static final Set<String> SEARCH = keys("method", "metric", "rule", "folds", "repeats", "draws");
	private static final int MAX_COUNT = 1_000_000;

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
		TrainingSettings.Survival survival = null;
		final Object o = top.get("outcome");
		if (o instanceof Map) {
			final Map<String, Object> m = map(o, "outcome", keys("column", "positive", "time", "status", "event", "at"));
			survival = survival(m);
			outcome = text(m.get(survival == null ? "column" : "status"), "outcome: " + (survival == null ? "column" : "status"));
			positive = text(m.get(survival == null ? "positive" : "event"), "outcome: " + (survival == null ? "positive" : "event"));
		}
		else if (o != null) outcome = text(o, "outcome");
		return new TrainingSettings(outcome, positive, survival, text(top.get("group"), "group"), patterns(top.get("predictors"), "predictors"), split(top.get(
			"split")), top.containsKey("steps") ? steps(top.get("steps"), "steps") : d.steps(), resampling(top.get("resampling")), top.containsKey("models")
				? models(top.get("models")) : survival == null ? d.models() : TrainingSettings.survivalModels(), missing(top.get("missing")), optimism(top.get("optimism")), permutation(top.get("permutation")));
	}

	/** Null where the outcome is one of classes. */
	private TrainingSettings.Survival survival(final Map<String, Object> m) {
		final List<String> of = Stream.of("time", "status", "event", "at").filter(m::containsKey).toList();
		if (of.isEmpty()) return null;
		for (final String key : List.of("column", "positive")) if (m.containsKey(key)) throw new InputException(source + ": outcome has '" + key
			+ "', which is of classes, and '" + of.get(0) + "', which is of survival. Write {time: months, status: recurred, event: 1} or {column: type}.");
		for (final String key : List.of("time", "status")) if (!m.containsKey(key)) throw new InputException(source + ": outcome has '" + of.get(0)
			+ "', but no '" + key + "'. Write, for example, {time: months, status: recurred, event: 1}.");
		final List<Double> at = new ArrayList<>();
		final List<Object> times = new ArrayList<>();
		if (m.get("at") instanceof final Collection<?> c) times.addAll(c);
		else if (m.containsKey("at")) times.add(m.get("at"));
		for (final Object t : times) {
			final double d = number(t, "outcome: at");
			if (!(d > 0) || Double.isInfinite(d)) throw wrong("outcome: at", t, "times above 0, such as [12, 24]");
			if (!at.contains(d)) at.add(d);
		}
		at.sort(null);
		return new TrainingSettings.Survival(text(m.get("time"), "outcome: time"), at);
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
		final Map<String, Object> m = map(o, "split", keys("column", "fraction", "ratio", "stratified", "seed"));
		if (Set.of("column", "fraction", "ratio").stream().filter(m::containsKey).count() > 1) throw new InputException(source
			+ ": split has more than one of column, fraction and ratio; keep one of them.");
		final boolean stratified = !m.containsKey("stratified") || flag(m.get("stratified"), "split: stratified");
		return new TrainingSettings.Split(m.containsKey("column") ? text(m.get("column"), "split: column") : "", shares(m, "split", d.shares()), stratified,
			m.containsKey("seed") ? whole(m.get("seed"), "split: seed") : d.seed());
	}

	/** Of a map's fraction or ratio. */
	private List<Double> shares(final Map<String, Object> m, final String where, final List<Double> otherwise) {
		final String key = m.containsKey("fraction") ? "fraction" : "ratio";
		if (!m.containsKey(key)) return otherwise;
		final Object o = m.get(key);
		final String text = o instanceof final Collection<?> c ? c.stream().map(String::valueOf).collect(Collectors.joining(":")) : text(o, where + ": "
			+ key);
		final List<Double> out = TrainingSettings.shares(text);
		if (out.isEmpty()) throw wrong(where + ": " + key, o, "a fraction such as 0.7, or a ratio such as 7:3 or 8:1:1");
		return out;
	}

	private int optimism(final Object o) {
		if (o == null || "".equals(o)) return 0;
		return count(o instanceof Map ? map(o, "optimism", keys("resamples")).getOrDefault("resamples", 200) : o, "optimism: resamples", 0);
	}

	private TrainingSettings.Permutation permutation(final Object o) {
		final TrainingSettings.Permutation d = TrainingSettings.Permutation.DEFAULT;
		if (o == null || "".equals(o)) return null;
		final Map<String, Object> m = o instanceof Map ? map(o, "permutation", keys("permutations", "folds", "metric")) : Map.of("permutations", o);
		final int n = count(m.getOrDefault("permutations", d.permutations()), "permutation: permutations", 0);
		return n == 0 ? null : new TrainingSettings.Permutation(n, count(m.getOrDefault("folds", d.folds()), "permutation: folds", 2), criterion(m.get(
			"metric"), "permutation: metric", d.metric()));
	}

	private Criterion criterion(final Object o, final String where, final Criterion otherwise) {
		if (o == null) return otherwise;
		final String word = text(o, where);
		if (!Criterion.names().contains(word)) throw wrong(where, word, "one of " + String.join(", ", Criterion.names()));
		return Criterion.named(word);
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
		final Map<String, Object> m = o instanceof Map ? map(o, "resampling", keys("method", "folds", "repeats", "inner", "stratified", "fraction",
			"ratio")) : Map.of("method", o);
		final String method = m.containsKey("method") ? text(m.get("method"), "resampling: method") : "kfold";
		if (method.equals("none")) return null;
		if (!TrainingSettings.Resampling.METHODS.contains(method)) throw wrong("resampling: method", method, "one of none, " + String.join(", ",
			TrainingSettings.Resampling.METHODS));
		final TrainingSettings.Resampling d = TrainingSettings.Resampling.of(method);
		final List<Double> shares = shares(m, "resampling", d.shares());
		if (shares.size() != 2) throw wrong("resampling: ratio", m.get("ratio"), "two numbers, of training and held-out rows, such as 7:3");
		return new TrainingSettings.Resampling(method, count(m.getOrDefault("folds", d.folds()), "resampling: folds", 2), count(m.getOrDefault("repeats", d
			.repeats()), "resampling: repeats", 1), m.containsKey("inner") ? count(m.get("inner"), "resampling: inner", 2) : d.inner(), !m.containsKey(
				"stratified") || flag(m.get("stratified"), "resampling: stratified"), shares);
	}

	private int count(final Object o, final String where, final int least) {
		final long n = whole(o, where);
		if (n < least || n > MAX_COUNT) throw wrong(where, o, "a whole number from " + least + " to " + MAX_COUNT);
		return (int) n;
	}

	private Map<String, TrainingSettings.ModelSettings> models(final Object o) {
		final Map<String, TrainingSettings.ModelSettings> out = new LinkedHashMap<>();
		map(o, "models", null).forEach((name, given) -> out.put(name, model(name, map(given, "models: " + name, null))));
		if (out.isEmpty()) throw wrong("models", o, "at least one model");
		return out;
	}

	private TrainingSettings.ModelSettings model(final String name, final Map<String, Object> given) {
		if (Set.of("case", "set", "outcome", "time", "status").contains(name) || !name.matches("[\\w .+-]+")) throw new InputException(source + ": a model cannot be "
			+ "called '" + name + "'; its name becomes a column and a file. Use letters, digits, and _ . + - only, and none of case, set, outcome, time, status.");
		final Map<String, Object> options = new LinkedHashMap<>(given);
		final Object learner = options.remove("learner");
		if (learner == null) throw new InputException(source + ": models: " + name + " has no learner. Write, for example, {learner: logistic}.");
		final boolean hasSteps = options.containsKey("steps"), hasPredictors = options.containsKey("predictors");
		final Object steps = options.remove("steps"), predictors = options.remove("predictors"), tune = options.remove("tune");
		return new TrainingSettings.ModelSettings(text(learner, "models: " + name + ": learner"), options, hasPredictors ? patterns(predictors,
			"models: " + name + ": predictors") : null, hasSteps ? steps(steps, "models: " + name + ": steps") : null, tune == null ? null : tune(name,
				tune));
	}

	private Search tune(final String model, final Object o) {
		final String where = "models: " + model + ": tune";
		final Map<String, Object> m = map(o, where, null);
		final String method = m.containsKey("method") ? text(m.get("method"), where + ": method") : "grid";
		if (!Set.of("grid", "random").contains(method)) throw wrong(where + ": method", method, "grid or random");
		final String rule = m.containsKey("rule") ? text(m.get("rule"), where + ": rule") : "best";
		if (!Set.of("best", "one_se").contains(rule)) throw wrong(where + ": rule", rule, "best or one_se");
		final Map<String, Search.Values> values = new LinkedHashMap<>();
		m.forEach((k, v) -> {
			if (!SEARCH.contains(k)) values.put(k, values(v, where + ": " + k));
		});
		if (values.isEmpty()) throw wrong(where, o, "options with lists of values to try");
		return new Search(method, criterion(m.get("metric"), where + ": metric", Criterion.AUC), rule.equals("one_se"), m.containsKey("folds") ? count(m
			.get("folds"), where + ": folds", 2) : 0, count(m.getOrDefault("repeats", 1), where + ": repeats", 1), count(m.getOrDefault("draws", 20),
				where + ": draws", 1), values);
	}

	/** A list, a single value, or a range such as {from: 0.01, to: 100, scale: log, count: 5}. */
	private Search.Values values(final Object o, final String where) {
		if (o instanceof final Collection<?> c) {
			if (c.isEmpty()) throw wrong(where, o, "a list of values to try");
			return Search.Values.of(new ArrayList<>(c));
		}
		if (!(o instanceof Map)) return Search.Values.of(List.of(o));
		final Map<String, Object> m = map(o, where, keys("from", "to", "scale", "count"));
		if (!m.containsKey("from") || !m.containsKey("to")) throw wrong(where, o, "a range such as {from: 0.01, to: 100, scale: log}");
		final double from = number(m.get("from"), where + ": from"), to = number(m.get("to"), where + ": to");
		final String scale = m.containsKey("scale") ? text(m.get("scale"), where + ": scale") : "linear";
		if (!Set.of("linear", "log").contains(scale)) throw wrong(where + ": scale", scale, "linear or log");
		if (!(from < to) || Double.isInfinite(to - from)) throw wrong(where, o, "a range with 'from' below 'to'");
		if (scale.equals("log") && !(from > 0)) throw wrong(where + ": from", m.get("from"), "a number above 0, whose logarithm there is,");
		return new Search.Values(List.of(), from, to, scale.equals("log"), count(m.getOrDefault("count", 5), where + ": count", 2));
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
