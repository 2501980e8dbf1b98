package io.github.roi2roc.learn;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;
import io.github.roi2roc.provenance.ExtractionSettings;
import io.github.roi2roc.store.Csv;

/**
 * A model file: the model, and what its training wrote down beside it.
 *
 * @param name the file's name without extension: the model's name
 * @param model what was fitted
 * @param outcome name of the outcome column in training, of survival the status; empty if unknown
 * @param threshold Youden's on the training rows; NaN if unknown
 * @param survival of a survival model what else its training wrote down; null for classes, or if unknown
 * @param tableHash SHA-256 of the training table; empty if unknown
 * @param extraction settings that the training table was extracted with; empty if it had no sidecar
 */
public record SavedModel(String name, Model model, String outcome, double threshold, Survival survival, String tableHash,
	Optional<ExtractionSettings> extraction)
{

	/**
	 * Of a survival model.
	 *
	 * @param time name of the column of times in training
	 * @param event level of the status that means the event; empty where nobody said
	 * @param scale what judging the model on other rows takes from the training rows
	 */
	public record Survival(String time, String event, SurvivalScale scale) {}

	/** @throws InputException if the file is missing, holds no model, or is damaged */
	public static SavedModel read(final Path file) {
		final JsonObject tree = Model.tree(file);
		final Model model = Model.checked(tree, file);
		try {
			final Optional<ExtractionSettings> extraction = tree.has("extraction") ? ExtractionSettings.of(tree.getAsJsonObject("extraction"), file
				.toString()) : Optional.empty();
			if (extraction.isPresent() && tree.getAsJsonObject("extraction").has("settings_sha256") && !extraction.get().sha256().equals(tree
				.getAsJsonObject("extraction").get("settings_sha256").getAsString())) throw new InputException(file
					+ ": the extraction settings were changed after training: they do not fit their own hash. Train the model again.");
			final JsonElement threshold = tree.get("threshold");
			return new SavedModel(name(file), model, text(tree, model.isSurvival() ? "status" : "outcome"), threshold == null || threshold.isJsonNull() ? Double.NaN : Csv
				.number(threshold.getAsString()), survival(model, tree), text(tree, "table_sha256"), extraction);
		}
		catch (final NullPointerException | ClassCastException | IllegalStateException | IllegalArgumentException | UnsupportedOperationException e) {
			throw Model.damaged(file, e);
		}
	}

	private static Survival survival(final Model model, final JsonObject tree) {
		if (!model.isSurvival() || !tree.has("judging")) return null;
		return new Survival(text(tree, "time"), text(tree, "event"), SurvivalScale.read(tree.getAsJsonObject("judging")));
	}

	private static String text(final JsonObject o, final String key) {
		return o.has(key) && !o.get(key).isJsonNull() ? o.get(key).getAsString() : "";
	}

	private static String name(final Path file) {
		final String s = file.getFileName().toString();
		return s.endsWith(".json") ? s.substring(0, s.length() - ".json".length()) : s;
	}

	/** Names of the score columns: the model's, or one per class where there are more than two. */
	public List<String> columns() {
		return model.levels().size() <= 2 ? List.of(name) : model.levels().stream().map(l -> name + "_" + l).toList();
	}
}
