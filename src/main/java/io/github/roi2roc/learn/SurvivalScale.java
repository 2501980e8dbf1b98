package io.github.roi2roc.learn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.JsonObject;

import io.github.roi2roc.stats.KaplanMeier;
import io.github.roi2roc.table.Outcome;

/**
 * What judging a survival model on any rows takes from its training rows: where risk groups are cut, and what is known without the model.
 *
 * @param at times at which survival is judged, rising
 * @param median of the training rows' risk: above it is the high risk group
 * @param tertiles of it: up to the first is the low, above the second the high risk group
 * @param times of the training rows' Kaplan–Meier curve
 * @param survival behind each of these times
 */
public record SurvivalScale(double[] at, double median, double[] tertiles, double[] times, double[] survival) {

	/** @param training outcome of the training rows; @param risk of the same rows */
	public static SurvivalScale of(final double[] at, final Outcome.Survival training, final double[] risk) {
		final KaplanMeier k = KaplanMeier.of(training.time(), training.event(), KaplanMeier.Interval.LOG);
		final double[] sorted = Arrays.stream(risk).sorted().toArray();
		return new SurvivalScale(at, quantile(sorted, 0.5), new double[] { quantile(sorted, 1 / 3.0), quantile(sorted, 2 / 3.0) }, k.time(), k.survival());
	}

	/** R's type 7. */
	private static double quantile(final double[] sorted, final double p) {
		final double h = (sorted.length - 1) * p;
		final int low = (int) Math.floor(h), high = Math.min(sorted.length - 1, low + 1);
		return sorted[low] + (h - low) * (sorted[high] - sorted[low]);
	}

	/** The training rows' part without the event at a time: the prediction that knows nothing of a case. */
	public double reference(final double time) {
		final int found = Arrays.binarySearch(times, time), k = found >= 0 ? found : -found - 2;
		return k < 0 ? 1 : survival[k];
	}

	/** Which of two or three groups a risk falls into, from 0. */
	public int group(final int groups, final double risk) {
		if (groups == 2) return risk > median ? 1 : 0;
		return risk > tertiles[1] ? 2 : risk > tertiles[0] ? 1 : 0;
	}

	/** As it stands in a model file. */
	public Map<String, Object> toJson() {
		final Map<String, Object> out = new LinkedHashMap<>();
		out.put("at", at);
		out.put("median_risk", median);
		out.put("tertiles_of_risk", tertiles);
		out.put("times", times);
		out.put("kaplan_meier", survival);
		return out;
	}

	/** Reads what {@link #toJson} wrote. */
	static SurvivalScale read(final JsonObject o) {
		final int n = o.getAsJsonArray("at").size(), m = o.getAsJsonArray("times").size();
		final double[] times = Rows.finite(o.get("times"), m, "times"), at = Rows.finite(o.get("at"), n, "at");
		for (int k = 1; k < m; k++) if (!(times[k] > times[k - 1])) throw new IllegalArgumentException("the times do not rise");
		return new SurvivalScale(at, Rows.finite(o.get("median_risk"), "median_risk"), Rows.finite(o.get("tertiles_of_risk"), 2, "tertiles_of_risk"), times, Rows
			.finite(o.get("kaplan_meier"), m, "kaplan_meier"));
	}
}
