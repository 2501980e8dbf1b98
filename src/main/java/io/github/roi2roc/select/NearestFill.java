package io.github.roi2roc.select;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * Fills an empty cell with the mean of the nearest training rows that have a value there. Distances are Euclidean over the columns that
 * both rows have, in units of the training rows' standard deviations, per column compared.
 *
 * @param training row × column
 * @param scale standard deviation of each column
 * @param otherwise median of each column, for a row that shares no column with any other
 */
record NearestFill(List<String> features, int k, double[][] training, double[] scale, double[] otherwise) implements Fitted {

	@Override
	public Predictors apply(final Predictors x) {
		final Predictors in = x.keep(features);
		final double[][] out = Arrays.stream(in.columns()).map(double[]::clone).toArray(double[][]::new);
		for (int i = 0; i < in.rows(); i++) {
			final double[] row = in.row(i);
			if (Arrays.stream(row).noneMatch(Double::isNaN)) continue;
			final double[] distance = Arrays.stream(training).mapToDouble(t -> distance(row, t)).toArray();
			final int[] order = IntStream.range(0, training.length).boxed().sorted(Comparator.comparingDouble(t -> distance[t])).mapToInt(t -> t)
				.toArray();
			for (int j = 0; j < row.length; j++) if (Double.isNaN(row[j])) out[j][i] = fill(j, order, distance);
		}
		return new Predictors(features, out, in.rows());
	}

	private double fill(final int column, final int[] order, final double[] distance) {
		double sum = 0;
		int n = 0;
		for (final int t : order) {
			if (n == k || Double.isInfinite(distance[t])) break;
			if (Double.isNaN(training[t][column])) continue;
			sum += training[t][column];
			n++;
		}
		return n == 0 ? otherwise[column] : sum / n;
	}

	private double distance(final double[] a, final double[] b) {
		double sum = 0;
		int n = 0;
		for (int j = 0; j < a.length; j++) {
			final double d = (a[j] - b[j]) / scale[j];
			if (Double.isNaN(d)) continue;
			sum += d * d;
			n++;
		}
		return n == 0 ? Double.POSITIVE_INFINITY : sum / n;
	}

	@Override
	public Map<String, Object> toJson() {
		return Fitted.tree("nearest_fill", "features", features, "k", k, "scale", scale, "otherwise", otherwise, "training", training);
	}

	static NearestFill of(final JsonObject o, final List<String> features) {
		final double[][] training = new double[o.getAsJsonArray("training").size()][];
		int i = 0;
		for (final JsonElement e : o.getAsJsonArray("training")) training[i++] = Fitted.numbers(e);
		return new NearestFill(features, o.get("k").getAsInt(), training, Fitted.numbers(o.get("scale")), Fitted.numbers(o.get("otherwise")));
	}
}
