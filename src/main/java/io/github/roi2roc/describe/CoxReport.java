package io.github.roi2roc.describe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.fit.CoxData;
import io.github.roi2roc.fit.CoxModel;
import io.github.roi2roc.fit.CoxRegression;
import io.github.roi2roc.fit.Interval;
import io.github.roi2roc.fit.Stepwise;
import io.github.roi2roc.fit.Term;
import io.github.roi2roc.table.FeatureTable;

/**
 * A Cox regression as a clinical paper reports it, with the numbers of R's {@code coxph}, {@code cox.zph} and {@code basehaz}.
 *
 * @param lines one per coefficient
 * @param univariate one per coefficient of each variable alone; empty where no screen was asked for
 * @param model the regression
 * @param zph tests of proportional hazards, one per term, then the global one; empty for a model without terms
 * @param strata labels of the strata by number
 * @param notes what the reader should know
 */
public record CoxReport(List<Line> lines, List<Line> univariate, CoxModel model, List<CoxRegression.Test> zph, List<String> strata,
	List<String> notes)
{

	/** Fewer events for each coefficient make them unreliable (Peduzzi et al. 1995). */
	private static final int EVENTS_EACH = 10;
	/** Stands for the only stratum. */
	private static final String ALL = "all";

	/** One coefficient with Wald's z and P; {@code hr} is the hazard ratio with its 95 % interval. */
	public record Line(String term, double b, double se, double z, double p, double hr, double hrLow, double hrHigh) {}

	/**
	 * What is to be fitted.
	 *
	 * @param time column of times, from 0 on
	 * @param status column that tells how each ended
	 * @param event its value that means the event; empty where the column tells
	 * @param predictors columns; empty for every column but {@code case}, {@code label}, {@code set} and those named otherwise
	 * @param factors column → reference level (empty for the level that comes first in the table); columns of text are factors anyway
	 * @param strata columns whose combinations have baseline hazards of their own
	 * @param ridge θ of the penalty; 0 for none
	 * @param screen only variables whose P alone is below it enter; 1 for all of them
	 * @param stepwise which way AIC searches; null for not at all
	 * @param dropMissing whether rows with an empty cell are left out; otherwise they are an error
	 */
	public record Request(String time, String status, String event, List<String> predictors, Map<String, String> factors, List<String> strata,
		CoxRegression.Ties ties, double ridge, double screen, Stepwise.Direction stepwise, boolean dropMissing)
	{}

	/** @throws InputException if a column is missing or does not hold what it should, nobody has the event, or a value is missing */
	public static CoxReport of(final FeatureTable table, final Request request) {
		if (request.ridge > 0 && request.stepwise != null) throw new InputException(
			"stepwise compares likelihoods, and penalised ones of different models cannot be compared. Set stepwise=none, or ridge=0.");
		final List<String> notes = new ArrayList<>(), others = new ArrayList<>(List.of(request.time, request.status));
		others.addAll(request.strata);
		if (request.time.equals(request.status)) throw new InputException("'time' and 'status' both name '" + request.time + "'; they are two columns.");
		for (final String n : request.predictors) if (others.contains(n)) throw new InputException("'" + n
			+ "' is a predictor, but also the time, the status or a stratum. Name it once.");
		final RegressionTerms wanted = RegressionTerms.of(table, request.predictors, request.factors, others);
		if (wanted.names().isEmpty()) throw new InputException(table.source() + " has no column to predict from.");
		final FeatureTable rows = wanted.complete(table, request.dropMissing, notes);
		final double[] time = SurvivalColumns.times(rows, request.time);
		final boolean[] event = SurvivalColumns.events(rows, request.status, request.event);
		SurvivalColumns.sayCensored(rows, request.status, event, notes);
		final List<String> labels = IntStream.range(0, rows.rows()).mapToObj(r -> stratum(rows, r, request.strata)).toList();
		final List<String> strata = labels.stream().distinct().toList();
		final CoxData data = CoxData.of(time, event).withStrata(labels.stream().mapToInt(strata::indexOf).toArray());
		if (data.events() == 0) throw new InputException(rows.source() + ", column '" + request.status + "': no row of " + rows.rows()
			+ " has the event, so there is nothing to explain. Say with event= which value means it, or check the column.");
		final List<Line> univariate = new ArrayList<>();
		List<Term> terms = wanted.terms(rows);
		if (request.screen < 1) terms = screen(terms, data, request, univariate, notes);
		final CoxModel model = request.stepwise == null ? CoxModel.fit(terms, data, request.ties, request.ridge) : CoxModel.stepwise(terms, data, request.ties,
			request.stepwise);
		final List<CoxRegression.Test> zph = model.terms().isEmpty() ? List.of() : model.proportionalHazards();
		sayDoubts(model, zph, notes);
		return new CoxReport(lines(model), univariate, model, zph, strata, notes);
	}

	/** As R's {@code strata}: {@code sex=1, centre=A}; without the names where all columns hold text. */
	private static String stratum(final FeatureTable table, final int row, final List<String> columns) {
		final boolean named = columns.stream().anyMatch(table::isNumeric);
		return columns.isEmpty() ? ALL : columns.stream().map(c -> (named ? c + "=" : "") + table.text(row, c)).collect(Collectors.joining(", "));
	}

	/** Wald's P for one coefficient, the likelihood ratio's for a factor of several. */
	private static List<Term> screen(final List<Term> terms, final CoxData data, final Request request, final List<Line> univariate,
		final List<String> notes)
	{
		final List<Term> out = new ArrayList<>();
		for (final Term t : terms) {
			final CoxModel alone = CoxModel.fit(List.of(t), data, request.ties, request.ridge);
			final List<Line> lines = lines(alone);
			univariate.addAll(lines);
			if ((lines.size() == 1 ? lines.get(0).p : alone.fit().likelihoodRatioTest().p()) < request.screen) out.add(t);
		}
		if (out.isEmpty()) notes.add("No variable has a P below " + request.screen + " on its own; the model has no coefficient.");
		return out;
	}

	private static void sayDoubts(final CoxModel model, final List<CoxRegression.Test> zph, final List<String> notes) {
		final CoxRegression f = model.fit();
		final int events = f.data().events(), coefficients = model.names().size();
		final String counts = "There " + (events == 1 ? "is 1 event" : "are " + events + " events") + " for " + coefficients + (coefficients == 1
			? " coefficient" : " coefficients");
		if (coefficients > events) notes.add(counts + "; such a model fits any outcome. Choose fewer predictors, or use a penalised regression.");
		else if (events < EVENTS_EACH * coefficients) notes.add(counts + "; with fewer than " + EVENTS_EACH + " events each they are not to be trusted.");
		final List<Integer> infinite = Arrays.stream(f.infinite()).boxed().toList();
		sayMissing(model, IntStream.range(0, coefficients).filter(j -> Double.isNaN(f.coefficients()[j]) && !infinite.contains(j)).toArray(), notes);
		if (!infinite.isEmpty()) notes.add("The likelihood is monotone: it still rises as the " + (infinite.size() == 1 ? "coefficient" : "coefficients") + " of "
			+ RegressionTerms.few(infinite.stream().map(model.names()::get).toList()) + (infinite.size() == 1 ? " grows" : " grow") + " without end, because a"
			+ " group has no event or the order of events is foreseen without error. What is given is where the iterations stop. Set ridge=1 for finite"
			+ " coefficients, join levels, or leave columns out.");
		else if (!f.converged()) notes.add("The fit did not converge; do not rely on these coefficients.");
		final double global = zph.isEmpty() ? Double.NaN : zph.get(zph.size() - 1).p();
		if (infinite.isEmpty() && global < 0.05) notes.add("Hazards do not stay proportional (global P " + (global < 0.001 ? "below 0.001" : String.format(
			Locale.ROOT, "%.3f", global)) + "); zph.csv shows which terms. A term may become a stratum.");
	}

	/** Why columns have no coefficient: they do not vary where it matters, or others say the same. */
	private static void sayMissing(final CoxModel model, final int[] missing, final List<String> notes) {
		final double[][] columns = Term.columns(model.terms());
		final List<String> level = new ArrayList<>(), determined = new ArrayList<>();
		for (final int j : missing) {
			final boolean alone = CoxRegression.fit(new double[][] { columns[j] }, model.fit().data()).rank() == 0;
			(alone ? level : determined).add(model.names().get(j));
		}
		RegressionTerms.sayAliased(determined, notes);
		if (!level.isEmpty()) notes.add(RegressionTerms.few(level) + (level.size() == 1 ? " does not vary and has" : " do not vary and have")
			+ " no coefficient: where an event comes, all who are at risk in its stratum have one value.");
	}

	private static List<Line> lines(final CoxModel m) {
		final List<Line> out = new ArrayList<>();
		final double[] b = m.fit().coefficients(), se = m.fit().standardErrors(), z = m.fit().z(), p = m.fit().p();
		for (int j = 0; j < b.length; j++) {
			final Interval wald = m.wald(j);
			out.add(new Line(m.names().get(j), b[j], se[j], z[j], p[j], Math.exp(b[j]), Math.exp(wald.low()), Math.exp(wald.high())));
		}
		return out;
	}

	/** {@code term,b,se,z,p,hr,hr_low,hr_high}. */
	public FeatureTable table() {
		return table("cox.csv", lines);
	}

	private static FeatureTable table(final String name, final List<Line> lines) {
		final Map<String, ToDoubleFunction<Line>> columns = new LinkedHashMap<>();
		columns.put("b", Line::b);
		columns.put("se", Line::se);
		columns.put("z", Line::z);
		columns.put("p", Line::p);
		columns.put("hr", Line::hr);
		columns.put("hr_low", Line::hrLow);
		columns.put("hr_high", Line::hrHigh);
		return FeatureTable.builder(name).text("term", lines.stream().map(Line::term).toArray(String[]::new)).numbers(lines, columns).build();
	}

	/**
	 * {@code statistic,value}: loglik, loglik_null, the likelihood ratio, Wald's and the score test ({@code lr}, {@code lr_df}, {@code lr_p}, …),
	 * concordance, concordance_se, aic, n, events. The score test is empty with a ridge penalty.
	 */
	public FeatureTable fitTable() {
		final CoxRegression f = model.fit();
		final Map<String, Double> out = new LinkedHashMap<>();
		out.put("loglik", f.logLikelihood());
		out.put("loglik_null", f.nullLogLikelihood());
		put(out, "lr", f.likelihoodRatioTest());
		put(out, "wald", f.waldTest());
		put(out, "score", f.scoreTest());
		out.put("concordance", f.concordance().value());
		out.put("concordance_se", f.concordance().se());
		out.put("aic", f.aic());
		out.put("n", (double) f.data().time().length);
		out.put("events", (double) f.data().events());
		return FeatureTable.builder("cox_fit.csv").text("statistic", out.keySet().toArray(String[]::new)).number("value", out.values().stream().mapToDouble(
			d -> d).toArray()).build();
	}

	private static void put(final Map<String, Double> out, final String name, final CoxRegression.Test test) {
		out.put(name, test.statistic());
		out.put(name + "_df", test.df());
		out.put(name + "_p", test.p());
	}

	/** {@code term,chisq,df,p}, the last row being GLOBAL; a term without a coefficient has no row. */
	public FeatureTable zphTable() {
		final List<String> terms = new ArrayList<>(model.terms().stream().map(Term::name).toList());
		terms.add("GLOBAL");
		final int[] rows = IntStream.range(0, zph.size()).filter(k -> zph.get(k).df() > 0).toArray();
		final Map<String, ToDoubleFunction<CoxRegression.Test>> columns = new LinkedHashMap<>();
		columns.put("chisq", CoxRegression.Test::statistic);
		columns.put("df", CoxRegression.Test::df);
		columns.put("p", CoxRegression.Test::p);
		final FeatureTable.Builder t = FeatureTable.builder("zph.csv").text("term", Arrays.stream(rows).mapToObj(terms::get).toArray(String[]::new));
		columns.forEach((column, f) -> t.number(column, Arrays.stream(rows).mapToDouble(k -> f.applyAsDouble(zph.get(k))).toArray()));
		return t.build();
	}

	/** {@code stratum,time,hazard}: the cumulative hazard of somebody with average numbers and the reference levels, as R's {@code basehaz}. */
	public FeatureTable baselineTable() {
		final List<CoxRegression.Baseline> all = model.fit().baseline();
		return FeatureTable.builder("baseline.csv").text("stratum", all.stream().flatMap(b -> Arrays.stream(b.time()).mapToObj(t -> strata.get(b.stratum())))
			.toArray(String[]::new)).number("time", all.stream().flatMapToDouble(b -> Arrays.stream(b.time())).toArray()).number("hazard", all.stream()
				.flatMapToDouble(b -> Arrays.stream(b.hazard())).toArray()).build();
	}

	/**
	 * Writes {@code cox.csv}, {@code cox_fit.csv}, {@code baseline.csv}, {@code zph.csv} where there are terms, and {@code univariate.csv} where
	 * variables were screened.
	 *
	 * @return names of the files
	 */
	public List<String> write(final Path folder) {
		final List<FeatureTable> out = new ArrayList<>(List.of(table(), fitTable(), baselineTable()));
		if (!zph.isEmpty()) out.add(zphTable());
		if (!univariate.isEmpty()) out.add(table("univariate.csv", univariate));
		for (final FeatureTable t : out) t.write(folder.resolve(t.source()));
		return out.stream().map(FeatureTable::source).toList();
	}
}
