package io.github.roi2roc.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.roi2roc.metric.Criterion;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Parameter;

/**
 * What is searched for a model's best options, and how.
 *
 * @param method grid: every combination; random: so many draws
 * @param metric what is made best
 * @param oneSe whether the simplest combination within one standard error of the best is taken instead of the best
 * @param folds of the cross-validation inside the training rows; 0 where nobody said
 * @param repeats of it
 * @param draws of a random search
 * @param values option → what to try
 */
public record Search(String method, Criterion metric, boolean oneSe, int folds, int repeats, int draws, Map<String, Values> values) {

	/** Folds where nobody says otherwise. */
	static final int FOLDS = 5;

	/**
	 * What to try of an option: a list, or a range where {@code list} is empty.
	 *
	 * @param log whether a range is spread over the logarithm
	 * @param count of values of a range in a grid
	 */
	public record Values(List<Object> list, double from, double to, boolean log, int count) {

		static Values of(final List<Object> list) {
			return new Values(List.copyOf(list), Double.NaN, Double.NaN, false, 0);
		}

		/** @param part 0 to 1 */
		private double at(final double part) {
			if (part <= 0) return from;
			if (part >= 1) return to;
			return log ? from * StrictMath.pow(to / from, part) : from + part * (to - from);
		}

		private List<Object> grid(final boolean whole) {
			if (!list.isEmpty()) return list;
			final Set<Object> out = new LinkedHashSet<>();
			for (int i = 0; i < count; i++) out.add(rounded(at(i / (count - 1.0)), whole));
			return List.copyOf(out);
		}

		private Object draw(final boolean whole, final RandomStream random) {
			return list.isEmpty() ? rounded(at(random.nextDouble()), whole) : list.get(random.nextInt(list.size()));
		}

		private static Object rounded(final double d, final boolean whole) {
			return whole ? (Object) (int) Math.rint(d) : (Object) d;
		}
	}

	public Search {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	/** With as many folds where nobody said how many. */
	Search withFolds(final int otherwise) {
		return folds > 0 ? this : new Search(method, metric, oneSe, otherwise, repeats, draws, values);
	}

	/**
	 * Whether a combination makes a simpler model than another: by the first option, in the learner's order, that differs and whose simpler
	 * end is known; if there is none, by the order in which the values were listed.
	 */
	boolean simpler(final Map<String, Object> a, final Map<String, Object> b, final List<Parameter> parameters) {
		for (final Parameter p : parameters) {
			if (p.simpler() == Parameter.Simpler.UNKNOWN || !values.containsKey(p.key())) continue;
			final double x = number(a.get(p.key())), y = number(b.get(p.key()));
			if (x < y || x > y) return x < y == (p.simpler() == Parameter.Simpler.LOW);
		}
		for (final String key : values.keySet()) {
			final int i = values.get(key).list.indexOf(a.get(key)), j = values.get(key).list.indexOf(b.get(key));
			if (i != j) return i < j;
		}
		return false;
	}

	/** NaN where a value is a word, such as a kernel. */
	private static double number(final Object o) {
		try {
			return Double.parseDouble(String.valueOf(o));
		}
		catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}

	/**
	 * The combinations to try: all of the grid, the last option changing fastest, or the different ones of so many draws.
	 *
	 * @param parameters of the learner: whole numbers stay whole
	 */
	List<Map<String, Object>> combinations(final List<Parameter> parameters, final RandomStream random) {
		final Set<String> whole = new LinkedHashSet<>();
		for (final Parameter p : parameters) if (p.type() == Parameter.Type.INTEGER) whole.add(p.key());
		if (method.equals("random")) return IntStream.range(0, draws).mapToObj(d -> {
			final RandomStream own = random.fork(d);
			final Map<String, Object> out = new LinkedHashMap<>();
			values.forEach((k, v) -> out.put(k, v.draw(whole.contains(k), own)));
			return out;
		}).distinct().toList();
		List<Map<String, Object>> out = List.of(Map.of());
		for (final Map.Entry<String, Values> e : values.entrySet()) {
			final List<Map<String, Object>> next = new ArrayList<>();
			for (final Map<String, Object> before : out) {
				for (final Object v : e.getValue().grid(whole.contains(e.getKey()))) {
					final Map<String, Object> m = new LinkedHashMap<>(before);
					m.put(e.getKey(), v);
					next.add(m);
				}
			}
			out = next;
		}
		return out;
	}
}
