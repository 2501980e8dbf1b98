package io.github.roi2roc.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Version;
import io.github.roi2roc.select.Fitted;
import io.github.roi2roc.select.Names;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.select.Step;
import io.github.roi2roc.store.Json;
import io.github.roi2roc.table.FeatureTable;

/**
 * A fitted pipeline: what the steps and the learner learnt, as data. Written as readable JSON; reading it back can run no code, because it
 * holds numbers and names only.
 *
 * @param learner the learner's name
 * @param options its options
 * @param inputs columns that a table must have
 * @param levels classes of the outcome; of two, the second is the positive one; none where the outcome is a time and a status
 * @param steps what the steps learnt, in order
 * @param fitted what the learner learnt
 * @param decisions what each selection kept, by its place and name; empty for a model that was read from a file
 * @param warnings sentences for the user; empty for a model that was read from a file
 * @param tuning how its options were chosen; null where they were given, and for a model that was read from a file
 */
public record Model(String learner, Map<String, Object> options, List<String> inputs, List<String> levels, List<Fitted> steps,
	FittedLearner fitted, Map<String, List<Step.Decision>> decisions, List<String> warnings, Tuning tuning)
{

	private static final String FORMAT = "ROI2ROC model";
	private static final int VERSION = 1;

	public Model {
		inputs = List.copyOf(inputs);
		levels = List.copyOf(levels);
		steps = List.copyOf(steps);
		warnings = List.copyOf(warnings);
	}

	/** The same with another fitted learner. */
	Model with(final FittedLearner other) {
		return new Model(learner, options, inputs, levels, steps, other, decisions, warnings, tuning);
	}

	/** The columns that the learner saw after all steps. */
	public List<String> signature() {
		List<String> out = inputs;
		for (final Fitted f : steps) if (f instanceof final Fitted.Keep k) out = k.features();
		return out;
	}

	/**
	 * Scores of rows.
	 *
	 * @return row × 1 for two classes (higher speaks for the second) and for a survival outcome (higher means sooner), row × class for more
	 * @throws InputException if a column is missing
	 */
	public double[][] predict(final Predictors x) {
		return fitted.predict(afterSteps(x));
	}

	/** Whether it predicts when an event comes, and not a class. */
	public boolean isSurvival() {
		return levels.isEmpty();
	}

	/** Of a survival model: each row's risk, the higher the sooner the event. */
	public double[] risk(final Predictors x) {
		return Arrays.stream(predict(x)).mapToDouble(s -> s[0]).toArray();
	}

	/** Of a survival model: row × time, the probability of no event until then. */
	public double[][] survival(final Predictors x, final double... times) {
		return fitted.survival(afterSteps(x), times);
	}

	/**
	 * Scores of a table's rows.
	 *
	 * @throws InputException if the table lacks columns that the model was fitted to, naming them, or a cell holds no number
	 */
	public double[][] predict(final FeatureTable table) {
		final List<String> missing = inputs.stream().filter(n -> !table.has(n)).toList();
		if (!missing.isEmpty()) throw new InputException(table.source() + " lacks " + missing.size() + " of the " + inputs.size()
			+ " columns that the model was fitted to: " + Names.listed(missing) + ". Extract the table with the settings of the training table.");
		return predict(Predictors.of(table, inputs));
	}

	/** Rows that have every value the learner needs, after what the steps fill in. */
	public boolean[] complete(final Predictors x) {
		return fitted.complete(afterSteps(x));
	}

	/** Columns of a table that can change a score; all of them where missing values are filled in from neighbouring rows. */
	public List<String> uses() {
		for (final Fitted f : steps) if (!(f instanceof Fitted.Keep || f instanceof Fitted.Scale || f instanceof Fitted.Fill)) return inputs;
		return fitted.uses(signature());
	}

	/** What the learner sees of rows: the columns of {@link #signature}, scaled and filled. */
	public Predictors afterSteps(final Predictors x) {
		Predictors now = x.keep(inputs);
		for (final Fitted f : steps) now = f.apply(now);
		return now;
	}

	/** Writes the model; {@code more} is added to the tree (settings, seeds, hashes). */
	public void write(final Path file, final Map<String, ?> more) {
		Json.write(file, toJson(more));
	}

	/** The tree that {@link #of(JsonObject)} reads. */
	public Map<String, Object> toJson(final Map<String, ?> more) {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("format", FORMAT);
		out.put("version", VERSION);
		out.put("suite", "ROI2ROC " + Version.suite());
		out.put("learner", learner);
		out.put("options", options);
		out.put("levels", levels);
		out.put("scores", isSurvival() ? "risk" : fitted.probability() ? "probability" : "decision value");
		out.put("signature", signature());
		out.putAll(more);
		out.put("inputs", inputs);
		out.put("steps", steps.stream().map(Fitted::toJson).toList());
		out.put("model", fitted.toJson());
		return out;
	}

	/** @throws InputException if the file is missing, holds no model, or is damaged */
	public static Model read(final Path file) {
		return checked(tree(file), file);
	}

	static JsonObject tree(final Path file) {
		final JsonElement e = Json.read(file);
		final JsonElement format = e.isJsonObject() ? e.getAsJsonObject().get("format") : null;
		if (format == null || !format.isJsonPrimitive() || !FORMAT.equals(format.getAsString())) throw new InputException(file
			+ " is no ROI2ROC model. Choose a file from the 'models' folder of a training.");
		return e.getAsJsonObject();
	}

	/** Reads a model's tree; whatever is wrong with it is said of its file. */
	static Model checked(final JsonObject tree, final Path file) {
		try {
			final Model m = of(tree);
			// One row of zeros through all of it: what does not fit together is found now, not at the first patient.
			final int scores = m.predict(new Predictors(m.inputs, new double[m.inputs.size()][1], 1))[0].length, classes = m.levels.size();
			if (scores != (classes <= 2 ? 1 : classes)) throw new IllegalArgumentException(scores + " scores for " + classes + " classes");
			return m;
		}
		catch (final NullPointerException | ClassCastException | IllegalStateException | IllegalArgumentException | UnsupportedOperationException
				| IndexOutOfBoundsException | NegativeArraySizeException | StackOverflowError e) {
			throw damaged(file, e);
		}
		catch (final InputException e) {
			throw new InputException(file + ": " + e.getMessage(), e);
		}
	}

	static InputException damaged(final Path file, final Throwable why) {
		return new InputException(file + " is damaged or was changed by hand: " + (why instanceof NullPointerException ? "something is missing"
			: why.getMessage()) + ". Train the model again, or take a copy that is whole.", why);
	}

	static Model of(final JsonObject o) {
		if (o.get("version").getAsInt() > VERSION) throw new InputException("The model was written by a later version of the suite ("
			+ o.get("suite").getAsString() + "). Update the suite.");
		final List<Fitted> steps = new ArrayList<>();
		for (final JsonElement s : o.getAsJsonArray("steps")) steps.add(Fitted.of(s.getAsJsonObject()));
		final Map<String, Object> options = new LinkedHashMap<>();
		o.getAsJsonObject("options").asMap().forEach((k, v) -> options.put(k, v.isJsonNull() ? null : v.isJsonPrimitive() ? v.getAsString() : v
			.toString()));
		final String learner = o.get("learner").getAsString();
		final FittedLearner fitted = Calibration.read(Learner.named(learner), o.getAsJsonObject("model"));
		final List<String> levels = texts(o.get("levels"));
		if (levels.size() == 1) throw new IllegalArgumentException("it has one class");
		if (levels.isEmpty() && !(Learner.named(learner) instanceof SurvivalLearner)) throw new IllegalArgumentException("it has no class");
		if (!levels.isEmpty() && !(Learner.named(learner) instanceof ClassLearner)) throw new IllegalArgumentException("it has classes, and " + learner
			+ " predicts survival");
		return new Model(learner, options, texts(o.get("inputs")), levels, steps, fitted, Map.of(), List.of(), null);
	}

	private static List<String> texts(final JsonElement e) {
		final List<String> out = new ArrayList<>();
		for (final JsonElement t : e.getAsJsonArray()) out.add(t.getAsString());
		return out;
	}
}
