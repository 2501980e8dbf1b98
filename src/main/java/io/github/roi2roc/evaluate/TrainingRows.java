package io.github.roi2roc.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.learn.Trainable;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.resample.Holdout;
import io.github.roi2roc.select.Names;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.table.ColumnPatterns;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.FollowUp;
import io.github.roi2roc.table.Outcome;

/**
 * A table made ready for training: which rows take part, in which set, what is predicted and from what.
 *
 * @param rows the rows of the table that take part, in its order
 * @param cases their names
 * @param sets train, test or external, row by row
 * @param outcome of each row as text; empty where unknown; of survival 1 for an event and 0 for a censored row
 * @param levels the outcome's classes; of two, the second is the positive one
 * @param predictors column names of each model
 * @param values all predictors of all models, row by row
 * @param messages sentences for the user
 * @param groups of each row; null where no group column is named
 * @param times of each row, NaN where unknown; null where the outcome is one of classes
 */
record TrainingRows(int[] rows, List<String> cases, List<String> sets, String[] outcome, List<String> levels,
	Map<String, List<String>> predictors, Predictors values, List<String> messages, int[] groups, double[] times)
{

	static final String TRAIN = "train", VALIDATION = "validation", TEST = "test", EXTERNAL = "external";
	/** In the order of the tables. */
	static final List<String> SETS = List.of(TRAIN, VALIDATION, TEST, EXTERNAL);
	/** Above this the outcome is a measurement and no class. */
	private static final int MAX_CLASSES = 20;
	/** Columns that say what was measured, not what came of it. */
	private static final String INFO = "diagnostics_";
	private static final Set<String> NEVER = Set.of("case", "label", "set", "time", "status");
	/** Of survival: censored, and the event. */
	private static final List<String> STATUS = List.of("0", "1");
	/** A column that extraction writes: image type, feature class, feature. */
	private static final Pattern FEATURE = Pattern.compile(
		".*_(shape|shape2D|firstorder|glcm|glrlm|glszm|gldzm|gldm|ngtdm|ngldm|ivh|ih|stat|morph|loc|cm|rlm|szm|dzm|ngl|ngt)_.+");

	static TrainingRows of(final FeatureTable table, final TrainingSettings settings, final Map<String, Trainable> trainables) {
		if (settings.outcome().isBlank()) throw new InputException("No outcome column is named. Set 'outcome' to one of the table's columns.");
		table.texts(settings.outcome()); // says so if it is missing
		final FollowUp followUp = settings.survival() == null ? null : FollowUp.of(table, settings.survival().time(), settings.outcome(), settings
			.positive());
		final List<String> messages = new ArrayList<>();
		final String splitColumn = splitColumn(table, settings.split());
		final Map<String, List<String>> predictors = new LinkedHashMap<>();
		final List<String> all = allPredictors(table, settings, splitColumn, messages);
		settings.models().forEach((name, m) -> predictors.put(name, m.predictors() == null || m.predictors().isEmpty() ? all : matching(table, m
			.predictors(), "model '" + name + "'", settings, splitColumn)));
		for (final String name : settings.models().keySet()) predictors.put(name, withStacked(name, settings, predictors));
		final List<String> union = List.copyOf(predictors.values().stream().flatMap(List::stream).collect(LinkedHashSet::new, Set::add, Set::addAll));
		final Predictors values = Predictors.of(table, union);
		int[] rows = IntStream.range(0, table.rows()).toArray();
		rows = dropFailed(table, values, rows, messages);
		rows = missing(table, settings, trainables, predictors, values, rows, messages);
		if (rows.length == 0) throw new InputException(table.source() + " has no row left to train with. " + String.join(" ", messages));
		final FeatureTable kept = table.select(rows);
		final List<String> levels = followUp == null ? levels(kept, settings) : STATUS;
		final String[] outcome = followUp == null ? kept.texts(settings.outcome()) : IntStream.of(rows).mapToObj(r -> !followUp.known(r) ? "" : STATUS.get(
			followUp.event()[r] ? 1 : 0)).toArray(String[]::new);
		final int[] groups = groups(kept, rows, settings);
		final List<String> sets = sets(kept, rows, settings, new Known(levels, outcome, groups), splitColumn, messages);
		final int[] which = rows;
		final List<String> cases = IntStream.of(rows).mapToObj(r -> table.has("case") ? table.text(r, "case") : Integer.toString(r + 1)).toList();
		final TrainingRows out = new TrainingRows(which, cases, sets, outcome, levels, predictors, values.of(which), messages, groups, followUp == null ? null
			: IntStream.of(which).mapToDouble(r -> followUp.time()[r]).toArray());
		if (followUp == null) out.requireClasses(table, settings);
		else out.requireEvents(table, settings);
		out.warnAboutDividedGroups(settings.group(), messages);
		return out;
	}

	/** Classes and groups of the rows that take part. */
	private record Known(List<String> levels, String[] outcome, int[] groups) {}

	private static List<String> levels(final FeatureTable kept, final TrainingSettings settings) {
		final List<String> levels = kept.sortedLevels(settings.outcome());
		if (levels.size() < 3) {
			final BinaryOutcome y = BinaryOutcome.of(kept, settings.outcome(), settings.positive());
			return List.of(y.negative(), y.positive());
		}
		final String where = kept.source() + ", outcome '" + settings.outcome() + "': " + levels.size() + " levels (" + String.join(", ", levels.subList(0,
			Math.min(6, levels.size()))) + (levels.size() > 6 ? ", …" : "") + ")";
		if (levels.size() > MAX_CLASSES || 2 * levels.size() > kept.rows()) throw new InputException(where + " in " + kept.rows()
			+ " rows, which looks like a measurement: classes are predicted here. Name another column, or make classes of this one.");
		if (!settings.positive().isBlank()) throw new InputException(where + ", and '" + settings.positive()
			+ "' is named as the positive one: that is for two classes. Leave 'positive' empty to tell all classes apart, or make a column with two.");
		return levels;
	}

	/** Equal texts are one group. */
	private static int[] groups(final FeatureTable kept, final int[] rows, final TrainingSettings settings) {
		if (settings.group().isBlank()) return null;
		final String[] cells = kept.texts(settings.group());
		final Map<String, Integer> at = new LinkedHashMap<>();
		for (int r = 0; r < cells.length; r++) {
			if (cells[r].isBlank()) throw new InputException(kept.source() + ", row " + (rows[r] + 1) + ", column '" + settings.group()
				+ "', which groups the rows: the cell is empty. Fill it in, or leave the row out.");
			at.putIfAbsent(cells[r].strip(), at.size());
		}
		return Arrays.stream(cells).mapToInt(c -> at.get(c.strip())).toArray();
	}

	private void warnAboutDividedGroups(final String column, final List<String> out) {
		if (groups == null) return;
		final Map<Integer, Set<String>> where = new LinkedHashMap<>();
		for (int r = 0; r < groups.length; r++) if (!outcome[r].isEmpty()) where.computeIfAbsent(groups[r], g -> new LinkedHashSet<>()).add(sets.get(r));
		final long divided = where.values().stream().filter(s -> s.contains(TRAIN) && s.size() > 1).count();
		if (divided > 0) out.add(divided + " of " + where.size() + " groups in '" + column
			+ "' have rows in the training set and in another: what is known of them from training makes results there look better than they are.");
	}

	/** A stack needs what its models need. */
	private static List<String> withStacked(final String name, final TrainingSettings settings, final Map<String, List<String>> predictors) {
		final List<String> bases = settings.stacked(name);
		if (bases.isEmpty()) return predictors.get(name);
		final Set<String> out = new LinkedHashSet<>();
		for (final String base : bases) out.addAll(withStacked(base, settings, predictors));
		return List.copyOf(out);
	}

	private void requireClasses(final FeatureTable table, final TrainingSettings settings) {
		final int[] train = in(TRAIN);
		final Map<String, Integer> present = new LinkedHashMap<>();
		if (levels.size() > 2) for (final String l : levels) present.put(l, 0);
		for (final int r : train) present.merge(outcome[r], 1, Integer::sum);
		final String where = table.source() + ", outcome '" + settings.outcome() + "': ";
		if (present.size() < 2) throw new InputException(where + (train.length == 0 ? "there is no training row" : "all " + train.length
			+ " training rows are '" + present.keySet().iterator().next() + "'") + "; training needs both classes. Check the split.");
		present.forEach((level, n) -> {
			if (levels.size() > 2 && n < 2) throw new InputException(where + "class '" + level + "' has " + n + " training row" + (n == 1 ? "" : "s")
				+ "; each class needs at least 2. Join it with another class, leave its rows out, or check the split.");
		});
	}

	private void requireEvents(final FeatureTable table, final TrainingSettings settings) {
		final int[] train = in(TRAIN);
		final String where = table.source() + ", time '" + settings.survival().time() + "', status '" + settings.outcome() + "': ";
		if (train.length == 0) throw new InputException(where + "there is no training row with both. Check the columns and the split.");
		final long events = IntStream.of(train).filter(r -> outcome[r].equals(STATUS.get(1))).count();
		if (events < 2) throw new InputException(where + events + " of " + train.length + " training rows has the event"
			+ "; training needs at least 2. Check which level is the event, and the split.");
	}

	/** Of survival: the outcome of rows whose outcome is known. */
	Outcome.Survival survival(final int... of) {
		final boolean[] event = new boolean[of.length];
		for (int i = 0; i < event.length; i++) event[i] = outcome[of[i]].equals(STATUS.get(1));
		return new Outcome.Survival(IntStream.of(of).mapToDouble(r -> times[r]).toArray(), event, classes(of).group());
	}

	/** Rows of a set whose outcome is known. */
	int[] in(final String set) {
		return IntStream.range(0, rows.length).filter(r -> sets.get(r).equals(set) && !outcome[r].isEmpty()).toArray();
	}

	/** Outcome of rows whose outcome is known. */
	Outcome.Classes classes(final int... of) {
		return new Outcome.Classes(levels, IntStream.of(of).map(r -> levels.indexOf(outcome[r])).toArray(), groups == null ? null : IntStream.of(of).map(
			r -> groups[r]).toArray());
	}

	private static String splitColumn(final FeatureTable table, final TrainingSettings.Split split) {
		if (!split.column().isEmpty()) {
			table.texts(split.column());
			return split.column();
		}
		return split.unsaid() && table.has("set") ? "set" : "";
	}

	private static List<String> allPredictors(final FeatureTable table, final TrainingSettings settings, final String splitColumn,
		final List<String> messages)
	{
		if (!settings.predictors().isEmpty()) return matching(table, settings.predictors(), "predictors", settings, splitColumn);
		final List<String> out = new ArrayList<>(), text = new ArrayList<>(), empty = new ArrayList<>();
		for (final String name : table.names()) {
			if (NEVER.contains(name) || name.contains(INFO) || isOutcome(name, settings) || name.equals(splitColumn) || name.equals(settings
				.group())) continue;
			if (!table.isNumeric(name) && !ColumnPatterns.mostlyNumbers(table, name)) text.add(name);
			else if (Arrays.stream(table.numbers(name)).allMatch(Double::isNaN)) empty.add(name);
			else out.add(name);
		}
		if (!text.isEmpty()) messages.add(Names.listed(text) + (text.size() == 1 ? " holds" : " hold")
			+ " text and took no part. Code it as numbers to use it.");
		if (!empty.isEmpty()) messages.add(Names.listed(empty) + (empty.size() == 1 ? " is" : " are") + " empty in every row and took no part.");
		if (table.has("label") && table.isNumeric("label")) messages.add("Column 'label' took no part; name it among the predictors to use it.");
		if (out.isEmpty()) throw new InputException(table.source() + " has no column of numbers to learn from besides '" + settings.outcome() + "'.");
		return out;
	}

	private static boolean isOutcome(final String column, final TrainingSettings settings) {
		return column.equals(settings.outcome()) || settings.survival() != null && column.equals(settings.survival().time());
	}

	private static List<String> matching(final FeatureTable table, final List<String> patterns, final String where, final TrainingSettings settings,
		final String splitColumn)
	{
		for (final String p : patterns) if (isOutcome(p, settings)) throw new InputException(where + ": '" + p
			+ "' is the outcome and cannot predict itself. Leave it out.");
		return ColumnPatterns.numbers(table, patterns, where, n -> !isOutcome(n, settings) && !n.equals(splitColumn) && !NEVER.contains(n));
	}

	/** Leaves out rows of cases that could not be extracted. */
	private static int[] dropFailed(final FeatureTable table, final Predictors values, final int[] rows, final List<String> messages) {
		int[] features = IntStream.range(0, values.size()).filter(j -> FEATURE.matcher(values.names().get(j)).matches()).toArray();
		if (features.length == 0) features = IntStream.range(0, values.size()).toArray();
		final int[] look = features;
		final int[] failed = IntStream.of(rows).filter(r -> IntStream.of(look).allMatch(j -> Double.isNaN(values.columns()[j][r]))).toArray();
		if (failed.length == 0 || look.length == 0) return rows;
		messages.add(failed.length + " of " + rows.length + " rows have no feature at all and took no part: " + named(table, failed) + ".");
		final Set<Integer> out = new LinkedHashSet<>(IntStream.of(failed).boxed().toList());
		return IntStream.of(rows).filter(r -> !out.contains(r)).toArray();
	}

	private static String named(final FeatureTable table, final int[] rows) {
		final List<String> names = IntStream.of(rows).limit(10).mapToObj(r -> table.has("case") ? "case " + table.text(r, "case") : "row " + (r + 1))
			.toList();
		return String.join(", ", names) + (rows.length > 10 ? ", …" : "");
	}

	/** Meets missing and infinite values: an error, or rows dropped, or nothing where a model's steps impute. */
	private static int[] missing(final FeatureTable table, final TrainingSettings settings, final Map<String, Trainable> trainables,
		final Map<String, List<String>> predictors, final Predictors values, final int[] rows, final List<String> messages)
	{
		final Set<String> complete = new LinkedHashSet<>();
		predictors.forEach((model, names) -> {
			if (!trainables.get(model).fillsMissing()) complete.addAll(names);
		});
		final Set<Integer> drop = new LinkedHashSet<>();
		int cells = 0;
		String first = null;
		for (final int r : rows) {
			for (int j = 0; j < values.size(); j++) {
				final double v = values.columns()[j][r];
				final String where = table.source() + ", row " + (r + 1) + (table.has("case") ? " (case " + table.text(r, "case") + ")" : "")
					+ ", column '" + values.names().get(j) + "'";
				if (Double.isInfinite(v)) throw new InputException(where + ": the value is infinite. Correct it, or leave the column out.");
				if (!Double.isNaN(v) || !complete.contains(values.names().get(j))) continue;
				cells++;
				drop.add(r);
				if (first == null) first = where;
			}
		}
		if (cells == 0) return rows;
		if (settings.missing() == TrainingSettings.Missing.ERROR) throw new InputException(first + ": the cell is empty (" + cells + " empty cells in "
			+ drop.size() + " rows). Put 'impute: {method: median}' first among the steps, set 'missing: drop' to leave such rows out, or leave the column "
			+ "out.");
		messages.add(drop.size() + " rows with missing values were left out: " + named(table, drop.stream().mapToInt(i -> i).toArray()) + ".");
		return IntStream.of(rows).filter(r -> !drop.contains(r)).toArray();
	}

	private static List<String> sets(final FeatureTable kept, final int[] rows, final TrainingSettings settings, final Known y,
		final String splitColumn, final List<String> messages)
	{
		final int[] known = IntStream.range(0, rows.length).filter(r -> !y.outcome[r].isEmpty()).toArray();
		if (known.length < rows.length) messages.add((rows.length - known.length) + " rows have no outcome in '" + (settings.survival() == null ? "" : settings
			.survival().time() + "' and '") + settings.outcome() + "': they are predicted, but neither train nor test.");
		final String[] out = new String[rows.length];
		if (!splitColumn.isEmpty()) {
			for (int r = 0; r < rows.length; r++) {
				out[r] = kept.text(r, splitColumn).strip().toLowerCase(Locale.ROOT);
				if (!SETS.contains(out[r])) throw new InputException(kept.source() + ", row " + (rows[r] + 1) + ", column '" + splitColumn + "': '" + kept
					.text(r, splitColumn) + "' is no set. Use train, validation, test or external.");
			}
			return List.of(out);
		}
		final TrainingSettings.Split split = settings.split();
		final int[] classes = IntStream.of(known).map(r -> split.stratified() ? y.levels.indexOf(y.outcome[r]) : 0).toArray();
		final int[] groups = y.groups == null ? null : IntStream.of(known).map(r -> y.groups[r]).toArray();
		final double[] shares = split.drawn();
		final int[] part = Holdout.parts(classes, groups, shares, new RandomStream(split.seed()).fork("split"));
		Arrays.fill(out, EXTERNAL);
		for (int i = 0; i < known.length; i++) out[known[i]] = part[i] == 0 ? TRAIN : part[i] == 1 && shares.length == 3 ? VALIDATION : TEST;
		return List.of(out);
	}
}
