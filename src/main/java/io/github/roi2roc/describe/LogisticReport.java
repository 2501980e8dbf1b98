package io.github.roi2roc.describe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.FirthRegression;
import io.github.roi2roc.fit.Interval;
import io.github.roi2roc.fit.LogisticModel;
import io.github.roi2roc.fit.LogisticRegression;
import io.github.roi2roc.fit.Stepwise;
import io.github.roi2roc.fit.Term;
import io.github.roi2roc.stats.Normal;
import io.github.roi2roc.table.FeatureTable;

/**
 * A logistic regression as a clinical paper reports it, with R's {@code glm} numbers, or those of {@code logistf} with Firth's penalty.
 *
 * @param lines one per coefficient, {@code (Intercept)} first
 * @param univariate one per coefficient of each variable alone; empty where no screen was asked for
 * @param model the regression
 * @param inflation variance inflation per variable; empty where there are fewer than two
 * @param notes what the reader should know: separation, aliased columns, rows left out
 */
public record LogisticReport(List<Line> lines, List<Line> univariate, LogisticModel model, List<Inflation> inflation, List<String> notes) {

	/**
	 * One coefficient.
	 *
	 * @param z Wald's z
	 * @param wald its square, χ² with one degree of freedom
	 * @param p Wald's; with Firth's penalty that of the penalised likelihood ratio
	 * @param or odds ratio, with Wald's 95 % interval and the one by profile likelihood
	 */
	public record Line(String term, double b, double se, double z, double wald, double p, double or, double orLow, double orHigh,
		double orLowProfile, double orHighProfile)
	{}

	/**
	 * Generalised variance inflation of a variable (Fox and Monette 1992; R's {@code car::vif}).
	 *
	 * @param df number of its coefficients
	 * @param scaled GVIF^(1/(2 df)), comparable between variables
	 */
	public record Inflation(String variable, double gvif, int df, double scaled) {}

	/**
	 * What is to be fitted.
	 *
	 * @param outcome column with two levels
	 * @param positive its positive level; empty for the last in sort order
	 * @param predictors columns; empty for every column but {@code case}, {@code label}, {@code set} and the outcome
	 * @param factors column → reference level (empty for the level that comes first in the table); columns of text are factors anyway
	 * @param screen only variables whose P alone is below it enter; 1 for all of them
	 * @param stepwise which way AIC searches; null for not at all
	 * @param dropMissing whether rows with an empty cell are left out; otherwise they are an error
	 * @param firth whether Firth's penalised likelihood takes the place of the likelihood
	 */
	public record Request(String outcome, String positive, List<String> predictors, Map<String, String> factors, double screen,
		Stepwise.Direction stepwise, boolean dropMissing, boolean firth)
	{

		/** By maximum likelihood. */
		public Request(final String outcome, final String positive, final List<String> predictors, final Map<String, String> factors,
			final double screen, final Stepwise.Direction stepwise, final boolean dropMissing)
		{
			this(outcome, positive, predictors, factors, screen, stepwise, dropMissing, false);
		}
	}

	/** @throws InputException if a column is missing or holds text, the outcome has not two levels, or a value is missing */
	public static LogisticReport of(final FeatureTable table, final Request request) {
		final List<String> notes = new ArrayList<>();
		final RegressionTerms wanted = RegressionTerms.of(table, request.predictors, request.factors, List.of(request.outcome));
		final FeatureTable rows = wanted.complete(table, request.dropMissing, notes);
		final boolean[] y = positive(rows, request);
		List<Term> terms = wanted.terms(rows);
		if (request.firth && request.stepwise != null) throw new InputException(
			"stepwise compares likelihoods, and penalised ones of different models cannot be compared. Set stepwise=none, or method=ml.");
		final List<Line> univariate = new ArrayList<>();
		if (request.screen < 1) terms = screen(terms, y, request, univariate, notes);
		if (request.firth) {
			final FirthRegression firth = FirthRegression.fit(Term.columns(terms), y);
			final LogisticModel model = LogisticModel.of(terms, y, firth.regression());
			if (!model.fit().converged()) notes.add("The penalised likelihood did not settle; do not rely on these coefficients.");
			return report(lines(model, firth), univariate, model, notes);
		}
		final LogisticModel model = request.stepwise == null ? LogisticModel.fit(terms, y) : LogisticModel.stepwise(terms, y, request.stepwise);
		if (model.fit().separated()) notes.add("The classes are separated: some combination of the predictors tells them apart without error, so"
			+ " coefficients and standard errors have no finite value (those given are where the iterations stop). Set method=firth for Firth's penalised"
			+ " likelihood, whose estimates are finite, or use fewer predictors.");
		else if (!model.fit().converged()) notes.add("The fit did not converge; do not rely on these coefficients.");
		return report(lines(model, null), univariate, model, notes);
	}

	private static LogisticReport report(final List<Line> lines, final List<Line> univariate, final LogisticModel model, final List<String> notes) {
		final List<String> aliased = lines.stream().filter(l -> Double.isNaN(l.b)).map(Line::term).toList();
		final int rows = model.positive().length;
		if (lines.size() > rows) notes.add("There are " + lines.size() + " coefficients for " + rows
			+ " rows; such a model fits any outcome. Choose fewer predictors, or use a penalised regression.");
		RegressionTerms.sayAliased(aliased, notes);
		return new LogisticReport(lines, univariate, model, inflation(model), notes);
	}

	private static boolean[] positive(final FeatureTable table, final Request request) {
		final String positive = table.twoLevels(request.outcome, request.positive).get(1);
		final boolean[] out = new boolean[table.rows()];
		for (int r = 0; r < out.length; r++) out[r] = table.text(r, request.outcome).equals(positive);
		return out;
	}

	/** Wald's P for one coefficient (with Firth's penalty the likelihood ratio's), the likelihood ratio's for a factor of several. */
	private static List<Term> screen(final List<Term> terms, final boolean[] y, final Request request, final List<Line> univariate,
		final List<String> notes)
	{
		final double threshold = request.screen;
		final List<Term> out = new ArrayList<>();
		for (final Term t : terms) {
			final FirthRegression firth = request.firth ? FirthRegression.fit(t.columns(), y) : null;
			final LogisticModel alone = firth == null ? LogisticModel.fit(List.of(t), y) : LogisticModel.of(List.of(t), y, firth.regression());
			final List<Line> lines = lines(alone, firth).stream().skip(1).toList();
			univariate.addAll(lines);
			final double gain = alone.fit().nullDeviance() - alone.fit().deviance();
			final double p = lines.size() == 1 ? lines.get(0).p : 1 - new ChiSquaredDistribution(null, lines.size()).cumulativeProbability(gain);
			if (p < threshold) out.add(t);
		}
		if (out.isEmpty()) notes.add("No variable has a P below " + threshold + " on its own; the model is the intercept alone.");
		return out;
	}

	/** With Firth's penalty, P and the interval by profile are those of the penalised likelihood. */
	private static List<Line> lines(final LogisticModel m, final FirthRegression firth) {
		final List<Line> out = new ArrayList<>();
		for (int j = 0; j < m.names().size(); j++) {
			final double b = m.fit().coefficients()[j], se = m.fit().standardErrors()[j], z = b / se;
			final Interval wald = m.wald(j), profile = firth == null ? m.profile(j) : firth.profile(j);
			out.add(new Line(m.names().get(j), b, se, z, z * z, firth == null ? 2 * Normal.cdf(-Math.abs(z)) : firth.p(j), Math.exp(b), Math.exp(wald.low()), Math.exp(wald.high()),
				Math.exp(profile.low()), Math.exp(profile.high())));
		}
		return out;
	}

	/** det(R of the variable) · det(R of the others) / det(R), R being the coefficients' correlation without the intercept. */
	private static List<Inflation> inflation(final LogisticModel m) {
		final double[][] v = m.fit().covariance();
		if (m.terms().size() < 2 || Arrays.stream(m.fit().coefficients()).anyMatch(Double::isNaN)) return List.of();
		final List<Inflation> out = new ArrayList<>();
		final int[] all = IntStream.range(1, v.length).toArray();
		final double whole = determinant(v, all);
		int first = 1;
		for (final Term t : m.terms()) {
			final int from = first, k = t.columns().length;
			first += k;
			final double gvif = determinant(v, IntStream.range(from, from + k).toArray()) * determinant(v, Arrays.stream(all).filter(j -> j < from
				|| j >= from + k).toArray()) / whole;
			out.add(new Inflation(t.name(), gvif, k, Math.pow(gvif, 1.0 / (2 * k))));
		}
		return out;
	}

	private static double determinant(final double[][] v, final int[] which) {
		final double[][] r = new double[which.length][which.length];
		for (int i = 0; i < r.length; i++) {
			for (int j = 0; j < r.length; j++) r[i][j] = v[which[i]][which[j]] / Math.sqrt(v[which[i]][which[i]] * v[which[j]][which[j]]);
		}
		return new LUDecomposition(new Array2DRowRealMatrix(r, false)).getDeterminant();
	}

	/** {@code term,b,se,z,wald,p,or,or_low,or_high,or_low_profile,or_high_profile}. */
	public FeatureTable table() {
		return table("logistic.csv", lines);
	}

	private static FeatureTable table(final String name, final List<Line> lines) {
		final Map<String, ToDoubleFunction<Line>> columns = new LinkedHashMap<>();
		columns.put("b", Line::b);
		columns.put("se", Line::se);
		columns.put("z", Line::z);
		columns.put("wald", Line::wald);
		columns.put("p", Line::p);
		columns.put("or", Line::or);
		columns.put("or_low", Line::orLow);
		columns.put("or_high", Line::orHigh);
		columns.put("or_low_profile", Line::orLowProfile);
		columns.put("or_high_profile", Line::orHighProfile);
		return FeatureTable.builder(name).text("term", lines.stream().map(Line::term).toArray(String[]::new)).numbers(lines, columns).build();
	}

	/** {@code statistic,value}: aic, deviance, null_deviance, df (residual degrees of freedom), loglik, n. */
	public FeatureTable fitTable() {
		final LogisticRegression f = model.fit();
		final int n = model.positive().length;
		return FeatureTable.builder("logistic_fit.csv").text("statistic", "aic", "deviance", "null_deviance", "df", "loglik", "n").number("value", f
			.aic(), f.deviance(), f.nullDeviance(), n - f.rank(), -f.deviance() / 2, n).build();
	}

	/** {@code variable,gvif,df,gvif_scaled}. */
	public FeatureTable inflationTable() {
		return FeatureTable.builder("logistic_vif.csv").text("variable", inflation.stream().map(Inflation::variable).toArray(String[]::new)).number(
			"gvif", inflation.stream().mapToDouble(Inflation::gvif).toArray()).number("df", inflation.stream().mapToDouble(Inflation::df).toArray())
			.number("gvif_scaled", inflation.stream().mapToDouble(Inflation::scaled).toArray()).build();
	}

	/**
	 * Writes {@code logistic.csv}, {@code logistic_fit.csv}, {@code logistic_vif.csv}, and {@code univariate.csv} where variables were
	 * screened.
	 *
	 * @return names of the files
	 */
	public List<String> write(final Path folder) {
		final List<FeatureTable> out = new ArrayList<>(List.of(table(), fitTable()));
		if (!inflation.isEmpty()) out.add(inflationTable());
		if (!univariate.isEmpty()) out.add(table("univariate.csv", univariate));
		for (final FeatureTable t : out) t.write(folder.resolve(t.source()));
		return out.stream().map(FeatureTable::source).toList();
	}
}
