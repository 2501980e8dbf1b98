package io.github.roi2roc.ij;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.PenalizedReport;
import io.github.roi2roc.describe.PenalizedReport.Family;
import io.github.roi2roc.fit.PathCrossValidation;
import io.github.roi2roc.fit.PenaltySettings;

/** What a dialog or a macro says of a penalised regression, as words. */
public record PenaltyOptions(String family, double alpha, String lambdas, String threshold, String steps, String measure, String seed) {

	/** @throws InputException naming the key that is wrong */
	public PenalizedReport.Request request(final String outcome, final String positive, final String time, final String status,
		final String folds, final boolean standardize, final PenalizedReport.Extras extras)
	{
		final Family f = Family.of(family);
		if (f == Family.COX && (time.isBlank() || status.isBlank())) throw new InputException("family=cox needs time= and status=, two columns.");
		if (f != Family.COX && outcome.isBlank()) throw new InputException("'outcome' is missing: name the column to be predicted.");
		return new PenalizedReport.Request(outcome.strip(), positive, time.strip(), status.strip(), f, penalty(f).withStandardize(standardize), folds, PathCrossValidation.Measure
			.valueOf(measure.toUpperCase(Locale.ROOT)), (long) number("seed", seed.isBlank() ? "1" : seed), extras);
	}

	/**
	 * What is said of rows and columns.
	 *
	 * @param factors such as {@code age:0,stage:0.5}
	 * @throws InputException if a factor is no number from 0 on
	 */
	public static PenalizedReport.Extras extras(final String offset, final String weights, final String factors, final String missing) {
		final Map<String, Double> byColumn = new LinkedHashMap<>();
		for (final String f : Words.of(factors)) {
			final int colon = f.lastIndexOf(':');
			if (colon < 0) throw new InputException("'penaltyFactors' holds '" + f + "', but column:factor belongs there, such as age:0.");
			byColumn.put(f.substring(0, colon).strip(), number("penaltyFactors", f.substring(colon + 1)));
		}
		return new PenalizedReport.Extras(Words.of(offset), weights.strip(), byColumn, PenalizedReport.Missing.valueOf(missing.toUpperCase(Locale.ROOT)));
	}

	private PenaltySettings penalty(final Family f) {
		final PenaltySettings p = PenaltySettings.elasticNet(alpha).withThreshold(threshold.isBlank() ? f == Family.COX ? 1e-9 : 1e-12 : number(
			"threshold", threshold)).withSteps(PenaltySettings.Steps.valueOf(steps.toUpperCase(Locale.ROOT)));
		final List<String> words = Words.of(lambdas);
		if (words.isEmpty()) return p;
		if (words.size() == 1 && words.get(0).matches("\\d+") && !words.get(0).equals("0")) return p.withPath((int) number("lambdas", words.get(0)),
			Double.NaN);
		return p.withLambdas(words.stream().mapToDouble(w -> number("lambdas", w)).toArray());
	}

	private static double number(final String key, final String text) {
		try {
			return Double.parseDouble(text.strip());
		}
		catch (final NumberFormatException e) {
			throw new InputException("'" + key + "' is '" + text + "', but a number belongs there.", e);
		}
	}
}
