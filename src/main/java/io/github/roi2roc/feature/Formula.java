package io.github.roi2roc.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A feature together with the function that computes it from its family's matrix, so that name, code and formula stand in one place.
 *
 * @param <M> the matrix or other intermediate result
 * @param value returns NaN where the matrix does not define the feature
 */
public record Formula<M>(Feature feature, ToDoubleFunction<M> value) {

	/**
	 * @param ibsi IBSI code, or empty
	 * @param about one line in words
	 */
	public static <M> Formula<M> of(final String name, final String ibsi, final String unit, final String about,
		final ToDoubleFunction<M> value)
	{
		return new Formula<>(new Feature(name, ibsi, about, unit, true, ""), value);
	}

	/** The same without a unit. */
	public static <M> Formula<M> of(final String name, final String ibsi, final String about, final ToDoubleFunction<M> value) {
		return of(name, ibsi, "", about, value);
	}

	/** Computed only when the user names it. */
	public Formula<M> onRequest() {
		return new Formula<>(new Feature(feature.name(), feature.ibsi(), feature.about(), feature.unit(), false, feature.needs()), value);
	}

	/** @param what the smallest region the feature is defined for, in words */
	public Formula<M> needs(final String what) {
		return new Formula<>(new Feature(feature.name(), feature.ibsi(), feature.about(), feature.unit(), feature.initial(), what), value);
	}

	/** The features of a list of formulas, in its order. */
	public static <M> List<Feature> features(final List<Formula<M>> formulas) {
		return formulas.stream().map(Formula::feature).toList();
	}

	/** Averages each requested formula over matrices that come one after the other, leaving out matrices that do not define the feature. */
	public static final class Mean<M> {

		private final List<Formula<M>> wanted;
		private final double[] sum;
		private final int[] defined;
		private int matrices;

		public Mean(final List<Formula<M>> formulas, final Request request) {
			final Set<String> names = request.names();
			wanted = formulas.stream().filter(f -> names.contains(f.feature.name())).toList();
			sum = new double[wanted.size()];
			defined = new int[wanted.size()];
		}

		/** Evaluates the formulas on one more matrix; the order of matrices is part of the result's last bits. */
		public void add(final M matrix) {
			matrices++;
			for (int i = 0; i < sum.length; i++) {
				final double v = wanted.get(i).value.applyAsDouble(matrix);
				if (Double.isNaN(v)) continue;
				sum[i] += v;
				defined[i]++;
			}
		}

		/** @param reason why there is no value, if no matrix came, or none defines the feature and it does not say itself what it needs */
		public List<FeatureValue> values(final String reason) {
			final List<FeatureValue> out = new ArrayList<>();
			for (int i = 0; i < sum.length; i++) {
				final Feature f = wanted.get(i).feature;
				if (defined[i] > 0) out.add(FeatureValue.of(f, sum[i] / defined[i]));
				else out.add(FeatureValue.undefined(f, f.needs().isEmpty() || matrices == 0 ? reason : "needs " + f.needs() + "; " + reason));
			}
			return out;
		}
	}

	/** The requested features of one intermediate result. */
	public static <M> List<FeatureValue> values(final List<Formula<M>> formulas, final Request request, final M matrix, final String reason) {
		final Mean<M> mean = new Mean<>(formulas, request);
		mean.add(matrix);
		return mean.values(reason);
	}

	/** Every requested feature undefined for one reason. */
	public static <M> List<FeatureValue> undefined(final List<Formula<M>> formulas, final Request request, final String reason) {
		final Set<String> wanted = request.names();
		return formulas.stream().filter(f -> wanted.contains(f.feature.name())).map(f -> FeatureValue.undefined(f.feature, reason)).toList();
	}
}
