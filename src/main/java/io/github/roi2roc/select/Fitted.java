package io.github.roi2roc.select;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.roi2roc.InputException;

/** What a step has learnt: data that can be written as JSON, read back and applied. */
public sealed interface Fitted permits Fitted.Keep, Fitted.Scale, Fitted.Fill, NearestFill {

	/** @throws InputException if a column that was there in training is missing */
	Predictors apply(Predictors x);

	/** A tree that {@link #of(JsonObject)} reads; its {@code kind} says which step it is. */
	Map<String, Object> toJson();

	/** Keeps columns. */
	record Keep(List<String> features) implements Fitted {

		@Override
		public Predictors apply(final Predictors x) {
			return x.keep(features);
		}

		@Override
		public Map<String, Object> toJson() {
			return tree("keep", "features", features);
		}
	}

	/** Subtracts a number from each column and divides by another. */
	record Scale(List<String> features, double[] centre, double[] scale) implements Fitted {

		@Override
		public Predictors apply(final Predictors x) {
			final Predictors in = x.keep(features);
			final double[][] out = new double[features.size()][in.rows()];
			for (int j = 0; j < out.length; j++) {
				for (int i = 0; i < in.rows(); i++) out[j][i] = (in.columns()[j][i] - centre[j]) / scale[j];
			}
			return new Predictors(features, out, in.rows());
		}

		@Override
		public Map<String, Object> toJson() {
			return tree("scale", "features", features, "centre", centre, "scale", scale);
		}
	}

	/** Puts a number into each column's empty cells. */
	record Fill(List<String> features, double[] values) implements Fitted {

		@Override
		public Predictors apply(final Predictors x) {
			final Predictors in = x.keep(features);
			final double[][] out = new double[features.size()][];
			for (int j = 0; j < out.length; j++) {
				out[j] = in.columns()[j].clone();
				for (int i = 0; i < in.rows(); i++) if (Double.isNaN(out[j][i])) out[j][i] = values[j];
			}
			return new Predictors(features, out, in.rows());
		}

		@Override
		public Map<String, Object> toJson() {
			return tree("fill", "features", features, "values", values);
		}
	}

	/** @throws InputException if the tree is not one that {@link #toJson} made */
	static Fitted of(final JsonObject o) {
		try {
			final List<String> features = texts(o.get("features"));
			return switch (o.get("kind").getAsString()) {
				case "keep" -> new Keep(features);
				case "scale" -> new Scale(features, each(features, o.get("centre")), each(features, o.get("scale")));
				case "fill" -> new Fill(features, each(features, o.get("values")));
				case "nearest_fill" -> NearestFill.of(o, features);
				default -> throw new InputException("The model has a step of unknown kind '" + o.get("kind").getAsString()
					+ "'. It was made by a later version.");
			};
		}
		catch (final NullPointerException | IllegalStateException | UnsupportedOperationException | NumberFormatException e) {
			throw new InputException("A step of the model cannot be read: " + (e.getMessage() == null ? "something is missing" : e.getMessage())
				+ ". Train the model again, or take a copy that is whole.", e);
		}
	}

	/** A tree from pairs of keys and values. */
	static Map<String, Object> tree(final String kind, final Object... pairs) {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("kind", kind);
		for (int k = 0; k < pairs.length; k += 2) out.put((String) pairs[k], pairs[k + 1]);
		return out;
	}

	/** One finite number for each column. */
	private static double[] each(final List<String> features, final JsonElement e) {
		final double[] out = numbers(e);
		if (out.length != features.size()) throw new IllegalStateException(out.length + " numbers for " + features.size() + " columns");
		for (final double d : out) if (!Double.isFinite(d)) throw new IllegalStateException("a number is missing or infinite");
		return out;
	}

	/** Numbers of a JSON array; null is NaN. */
	static double[] numbers(final JsonElement e) {
		final double[] out = new double[e.getAsJsonArray().size()];
		for (int i = 0; i < out.length; i++) out[i] = e.getAsJsonArray().get(i).isJsonNull() ? Double.NaN : e.getAsJsonArray().get(i).getAsDouble();
		return out;
	}

	/** Texts of a JSON array. */
	static List<String> texts(final JsonElement e) {
		final List<String> out = new ArrayList<>();
		for (final JsonElement t : e.getAsJsonArray()) out.add(t.getAsString());
		return out;
	}
}
