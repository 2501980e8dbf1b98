package io.github.roi2roc.metric;

import java.util.stream.IntStream;

/**
 * Which class rows are of and which they are called.
 *
 * @param counts true class × called class
 */
public record Confusion(int[][] counts) {

	/**
	 * @param outcome class of each row, 0 to classes − 1
	 * @param called class that each row is called
	 */
	public static Confusion of(final int[] outcome, final int[] called, final int classes) {
		final int[][] counts = new int[classes][classes];
		for (int i = 0; i < outcome.length; i++) counts[outcome[i]][called[i]]++;
		return new Confusion(counts);
	}

	public int classes() {
		return counts.length;
	}

	/** A class against all others. */
	public OperatingPoint of(final int cls) {
		int rows = 0, called = 0, all = 0;
		for (int k = 0; k < counts.length; k++) {
			rows += counts[cls][k];
			called += counts[k][cls];
			for (final int c : counts[k]) all += c;
		}
		final int tp = counts[cls][cls];
		return new OperatingPoint(Double.NaN, tp, called - tp, all - rows - called + tp, rows - tp);
	}

	private int all() {
		return IntStream.range(0, classes()).flatMap(k -> IntStream.of(counts[k])).sum();
	}

	/** Part of the rows that are called their class; micro-averaged precision, recall and F1 are all this. */
	public double accuracy() {
		return IntStream.range(0, classes()).map(k -> counts[k][k]).sum() / (double) all();
	}

	/** Mean over the classes that have rows of the part of them that is called so. */
	public double balancedAccuracy() {
		return IntStream.range(0, classes()).filter(k -> of(k).tp() + of(k).fn() > 0).mapToDouble(k -> of(k).sensitivity()).average().orElse(Double.NaN);
	}

	/** Mean over the classes of each one's F1; a class that has no row and is never called does not count. */
	public double macroF1() {
		return IntStream.range(0, classes()).mapToDouble(k -> of(k).f1()).filter(f -> !Double.isNaN(f)).average().orElse(Double.NaN);
	}

	/** Matthews' correlation coefficient, of more than two classes as Gorodkin (2004) has it; NaN where a margin has one class only. */
	public double mcc() {
		double right = 0, products = 0, rows = 0, calls = 0;
		final double n = all();
		for (int k = 0; k < classes(); k++) {
			final OperatingPoint p = of(k);
			final double of = p.tp() + p.fn(), called = p.tp() + p.fp();
			right += p.tp();
			products += of * called;
			rows += of * of;
			calls += called * called;
		}
		return (right * n - products) / Math.sqrt((n * n - calls) * (n * n - rows));
	}
}
