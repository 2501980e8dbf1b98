package io.github.roi2roc.metric;

/**
 * The .632 and .632+ estimates of an error (Efron and Tibshirani 1997), between the error on the rows that were fitted to, which flatters,
 * and the error on rows left out of bootstrap samples, which is too harsh because a sample has only 63.2 % of the rows.
 *
 * @param apparent error on the very rows that were fitted to
 * @param leftOut leave-one-out bootstrap error
 * @param noInformation error to be expected if scores and outcome had nothing to do with each other
 * @param overfitting relative overfitting rate R, 0 to 1
 * @param weight of the left-out error in .632+
 * @param r632 0.368 apparent + 0.632 left out
 * @param r632plus .632+
 */
public record Bootstrap632(double apparent, double leftOut, double noInformation, double overfitting, double weight, double r632,
	double r632plus)
{

	private static final double IN = 0.632;

	/** All three in the same unit, small values being good ones. */
	public static Bootstrap632 of(final double apparent, final double leftOut, final double noInformation) {
		final double capped = Math.min(leftOut, noInformation);
		final boolean over = leftOut > apparent && noInformation > apparent;
		final double r = over ? (capped - apparent) / (noInformation - apparent) : 0;
		final double weight = IN / (1 - (1 - IN) * r), r632 = (1 - IN) * apparent + IN * leftOut;
		return new Bootstrap632(apparent, leftOut, noInformation, r, weight, r632, r632 + (capped - apparent) * (1 - IN) * IN * r / (1 - (1 - IN) * r));
	}
}
