package io.github.roi2roc.metric;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.stats.Moments;

/**
 * Intervals of whatever a ROC curve tells, from curves of rows drawn with replacement within each class (pROC's stratified bootstrap, {@code
 * ci.auc(method = "bootstrap")}). Rows are sorted once; each resample costs one pass.
 */
public final class RocBootstrap {

	/** pROC's number of resamples. */
	public static final int USUAL = 2000;

	/**
	 * Percentiles of the resamples.
	 *
	 * @param used resamples that had a value
	 */
	public record Interval(double lower, double median, double upper, int used) {}

	private final RocDirection direction;
	private final double[] thresholds;
	/** Place of each case's and each control's score among the different scores, in the curve's order. */
	private final int[] cases, controls;

	/**
	 * @param positive class of each row
	 * @param score score of each row, finite
	 * @throws io.github.roi2roc.InputException if a class is absent or a score is not finite
	 */
	public RocBootstrap(final boolean[] positive, final double[] score, final RocDirection direction) {
		final TwoClasses rows = TwoClasses.of(positive, score);
		final RocCurve curve = RocCurve.of(rows, direction);
		this.direction = curve.direction();
		thresholds = curve.thresholds();
		cases = places(rows.cases());
		controls = places(rows.controls());
	}

	private int[] places(final double[] scores) {
		final double[] turned = direction.turned(thresholds), of = direction.turned(scores);
		return Arrays.stream(of).mapToInt(s -> {
			// Thresholds lie between scores; where one had to be a score itself, that score is at or above it.
			int lo = 0, hi = turned.length - 1;
			while (lo < hi) {
				final int mid = (lo + hi + 1) >>> 1;
				if (turned[mid] <= s) lo = mid;
				else hi = mid - 1;
			}
			return lo;
		}).toArray();
	}

	/**
	 * The interval of a number that each resample's curve has; NaN ones do not count.
	 *
	 * @param level such as 0.95
	 * @param seed the same one gives the same interval, for any number of threads
	 */
	public Interval interval(final ToDoubleFunction<RocCurve> of, final int resamples, final double level, final long seed) {
		final RandomStream random = new RandomStream(seed).fork("roc bootstrap");
		final double[] drawn = Moments.present(IntStream.range(0, resamples).parallel().mapToDouble(k -> of.applyAsDouble(curve(random.fork(k))))
			.toArray());
		if (drawn.length == 0) return new Interval(Double.NaN, Double.NaN, Double.NaN, 0);
		return new Interval(Moments.quantile(drawn, (1 - level) / 2), Moments.quantile(drawn, 0.5), Moments.quantile(drawn, 1 - (1 - level) / 2),
			drawn.length);
	}

	/**
	 * A band around the curve: at each specificity the percentiles of the resamples' sensitivities, between points by straight lines (pROC's
	 * {@code ci.se}).
	 *
	 * @param specificities 0 to 1
	 * @return lower ends, medians, upper ends
	 */
	public double[][] sensitivities(final double[] specificities, final int resamples, final double level, final long seed) {
		final RandomStream random = new RandomStream(seed).fork("roc band");
		final double[][] drawn = IntStream.range(0, resamples).parallel().mapToObj(k -> {
			final RocCurve c = curve(random.fork(k));
			return at(c.specificities(), c.sensitivities(), specificities);
		}).toArray(double[][]::new);
		final double[][] out = new double[3][specificities.length];
		for (int i = 0; i < specificities.length; i++) {
			final int at = i;
			final double[] sample = Arrays.stream(drawn).mapToDouble(d -> d[at]).toArray();
			out[0][i] = Moments.quantile(sample, (1 - level) / 2);
			out[1][i] = Moments.quantile(sample, 0.5);
			out[2][i] = Moments.quantile(sample, 1 - (1 - level) / 2);
		}
		return out;
	}

	/** Where the curve rises at one specificity, its upper end. */
	private static double[] at(final double[] sp, final double[] se, final double[] wanted) {
		return Arrays.stream(wanted).map(w -> {
			int k = 0; // specificities rise, sensitivities fall: the first point that is specific enough is the most sensitive one
			while (sp[k] < w) k++;
			if (sp[k] == w || k == 0) return se[k];
			return se[k] + (se[k - 1] - se[k]) * (sp[k] - w) / (sp[k] - sp[k - 1]);
		}).toArray();
	}

	/** The curve of one resample: a point for each score that was drawn. */
	private RocCurve curve(final RandomStream random) {
		final int groups = thresholds.length - 1;
		final int[] casesAt = new int[groups], controlsAt = new int[groups];
		for (int i = 0; i < cases.length; i++) casesAt[cases[random.nextInt(cases.length)]]++;
		for (int i = 0; i < controls.length; i++) controlsAt[controls[random.nextInt(controls.length)]]++;
		final double[] t = new double[groups + 1];
		final int[] tp = new int[groups + 1], fp = new int[groups + 1];
		t[0] = thresholds[0];
		tp[0] = cases.length;
		fp[0] = controls.length;
		int n = 1;
		for (int g = 0; g < groups; g++) {
			if (casesAt[g] + controlsAt[g] == 0) continue;
			t[n] = thresholds[g + 1];
			tp[n] = tp[n - 1] - casesAt[g];
			fp[n] = fp[n - 1] - controlsAt[g];
			n++;
		}
		return new RocCurve(direction, Arrays.copyOf(t, n), Arrays.copyOf(tp, n), Arrays.copyOf(fp, n), cases.length, controls.length);
	}
}
