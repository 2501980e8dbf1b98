package io.github.roi2roc.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.learn.TrainingSettings;
import io.github.roi2roc.learn.TrainingSettings.Stage;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.select.Step;
import io.github.roi2roc.table.ColumnPatterns;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Outcome;

/**
 * A chain of selectors run over a table, with the reason for every column that stays or goes. Where the table has a column {@code set}, only
 * its training rows decide.
 *
 * @param decisions in the order of the chain
 * @param candidates the columns that the chain began with
 * @param kept those that were left
 * @param deciding the rows that decided
 * @param selected the table with the columns that were no candidates and those that were kept, values as they were
 * @param notes what the reader should know
 */
public record Selection(List<Decided> decisions, List<String> candidates, List<String> kept, FeatureTable deciding, FeatureTable selected,
	List<String> notes)
{

	/** What a step of the chain decided on a column. */
	public record Decided(String step, Step.Decision decision) {}

	private static final List<String> NEVER = List.of("case", "label", "set", "time", "status", "rater");

	public Selection {
		decisions = List.copyOf(decisions);
		candidates = List.copyOf(candidates);
		kept = List.copyOf(kept);
		notes = List.copyOf(notes);
	}

	/**
	 * The steps of a chain.
	 *
	 * @param chain names of steps in order; empty for those of the settings
	 * @param settings whose steps' options count for steps of the same name
	 */
	public static List<Stage> chain(final List<String> chain, final TrainingSettings settings) {
		if (chain.isEmpty()) return settings.steps();
		return chain.stream().map(name -> settings.steps().stream().filter(s -> s.name().equals(name)).findFirst().orElse(new Stage(name, Map.of())))
			.toList();
	}

	/**
	 * @param outcome the outcome column
	 * @param positive its positive level; empty for the last in sort order
	 * @param patterns candidate columns, {@code *} matching any characters; empty for every column of numbers
	 * @param seed of what is drawn, such as folds
	 * @throws InputException if the outcome has one class, a candidate has missing values where no step fills them, or a step is unknown
	 */
	public static Selection of(final FeatureTable table, final String outcome, final String positive, final List<String> patterns,
		final List<Stage> chain, final long seed)
	{
		final List<String> notes = new ArrayList<>();
		final List<String> levels = table.sortedLevels(outcome, positive);
		final String[] cells = table.texts(outcome);
		final boolean sets = table.has("set") && table.levels("set").contains("train");
		final int[] rows = IntStream.range(0, table.rows()).filter(r -> !cells[r].isEmpty() && (!sets || table.text(r, "set").equals("train")))
			.toArray();
		notes.add(sets ? rows.length + " training rows decided; the other rows were not looked at." : "All " + rows.length
			+ " rows with an outcome decided. To judge a model, let it select within its training rows (the steps of Train Models).");
		final List<String> candidates = candidates(table, outcome, patterns);
		final Outcome.Classes y = new Outcome.Classes(levels, Arrays.stream(rows).map(r -> levels.indexOf(cells[r])).toArray());
		if (Arrays.stream(y.counts()).filter(n -> n > 0).count() < 2) throw new InputException(table.source() + ", outcome '" + outcome
			+ "': the rows that decide have one class only.");
		final FeatureTable deciding = table.select(rows);
		Predictors now = Predictors.of(deciding, candidates);
		requireFinite(table, rows, now);
		final List<Decided> decisions = new ArrayList<>();
		final RandomStream random = new RandomStream(seed);
		for (int k = 0; k < chain.size(); k++) {
			final Stage s = chain.get(k);
			if (now.size() == 0) {
				notes.add("No column was left for " + s.name() + " and what follows.");
				break;
			}
			final Step step = Step.named(s.name());
			if (!step.takesMissing()) requireComplete(table, rows, now, s.name());
			final Step.Result r = step.fit(now, y, Options.of("step " + s.name(), step.parameters(), s.options()), random.fork(k));
			now = r.fitted().apply(now);
			r.decisions().forEach(d -> decisions.add(new Decided(s.name(), d)));
			r.warnings().forEach(w -> notes.add(s.name() + ": " + w));
		}
		final List<String> keep = new ArrayList<>(table.names().stream().filter(n -> !candidates.contains(n)).toList());
		keep.addAll(now.names());
		return new Selection(decisions, candidates, now.names(), deciding, table.keep(keep), notes);
	}

	private static List<String> candidates(final FeatureTable table, final String outcome, final List<String> patterns) {
		final Predicate<String> offered = n -> !n.equals(outcome) && !NEVER.contains(n) && !n.contains("diagnostics_");
		if (patterns.contains(outcome)) throw new InputException("predictors: '" + outcome + "' is the outcome and cannot predict itself. Leave it out.");
		final List<String> out = patterns.isEmpty() ? ColumnPatterns.numbers(table, offered) : ColumnPatterns.numbers(table, patterns, "predictors", offered);
		if (out.isEmpty()) throw new InputException(table.source() + " has no column of numbers to select from.");
		return out;
	}

	private static void requireFinite(final FeatureTable table, final int[] rows, final Predictors now) {
		for (int j = 0; j < now.size(); j++) {
			for (int i = 0; i < now.rows(); i++) {
				if (Double.isInfinite(now.columns()[j][i])) throw new InputException(table.where(rows[i], now.names().get(j))
					+ ": the value is infinite. Correct it, or leave the column out.");
			}
		}
	}

	private static void requireComplete(final FeatureTable table, final int[] rows, final Predictors now, final String step) {
		for (int j = 0; j < now.size(); j++) {
			for (int i = 0; i < now.rows(); i++) {
				if (Double.isNaN(now.columns()[j][i])) throw new InputException(step + ": " + table.where(rows[i], now.names().get(j))
					+ " has no value. Put 'impute' first in the chain, or leave the row or the column out.");
			}
		}
	}

	/** The decisions as they are written: {@code step,feature,kept,value,reason}. */
	public FeatureTable table() {
		return FeatureTable.builder("selection.csv").text("step", texts(Decided::step)).text("feature", texts(d -> d.decision.feature())).text("kept",
			texts(d -> Boolean.toString(d.decision.kept()))).number("value", decisions.stream().mapToDouble(d -> d.decision.value()).toArray()).text(
				"reason", texts(d -> d.decision.reason())).build();
	}

	private String[] texts(final Function<Decided, String> f) {
		return decisions.stream().map(f).toArray(String[]::new);
	}

	/** Writes {@code selection.csv} and {@code selected.csv}. */
	public void write(final Path folder) {
		table().write(folder.resolve("selection.csv"));
		selected.write(folder.resolve("selected.csv"));
	}
}
