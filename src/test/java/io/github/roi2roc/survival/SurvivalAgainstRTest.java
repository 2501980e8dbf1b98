package io.github.roi2roc.survival;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.RResults;
import io.github.roi2roc.fit.SurvivalForest;
import io.github.roi2roc.fit.Tree;
import io.github.roi2roc.learn.FittedLearner;
import io.github.roi2roc.learn.Learner;
import io.github.roi2roc.metric.Concordance;
import io.github.roi2roc.metric.SurvivalAuc;
import io.github.roi2roc.metric.SurvivalBrier;
import io.github.roi2roc.metric.UnoConcordance;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.select.Predictors;
import io.github.roi2roc.select.Step;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.FollowUp;
import io.github.roi2roc.table.Outcome;

/**
 * R on the lung and veteran data, rows with every value: {@code survival} 3.5 (coxph, survfit, concordance), {@code riskRegression::Score} with {@code
 * cens.model = "km"}, {@code ranger} 0.14.
 */
class SurvivalAgainstRTest {

	/** Rows with every value, and the columns of numbers but time and status. */
	private record Data(Predictors x, Outcome.Survival y) {

		static Data of(final String csv) throws IOException {
			final FeatureTable all = RResults.table(csv);
			final List<String> names = all.names().stream().filter(n -> all.isNumeric(n) && !List.of("time", "status").contains(n)).toList();
			final int[] rows = IntStream.range(0, all.rows()).filter(r -> names.stream().noneMatch(n -> Double.isNaN(all.numbers(n)[r]))).toArray();
			final FeatureTable t = all.select(rows);
			return new Data(Predictors.of(t, names), FollowUp.of(t, "time", "status", "1").outcome(null, IntStream.range(0, rows.length).toArray()));
		}

		Predictors only(final String... names) {
			return x.keep(List.of(names));
		}
	}

	private static FittedLearner cox(final Predictors x, final Outcome y) {
		final Learner l = Learner.named("cox");
		return l.fit(x, y, Options.defaults(l.parameters()), new RandomStream(1));
	}

	private static double[] risk(final FittedLearner f, final Predictors x) {
		return Arrays.stream(f.predict(x)).mapToDouble(p -> p[0]).toArray();
	}

	/** {@code predict(coxph(Surv(time, status) ~ age + sex + ph.ecog))} and {@code summary(survfit(f, newdata), times = c(180, 365))$surv}. */
	@Test
	void coxRiskAndSurvival() throws IOException {
		final Data d = Data.of("lung.csv");
		assertEquals(213, d.y.rows());
		final Predictors x = d.only("age", "sex", "ph.ecog");
		final FittedLearner f = cox(x, d.y);
		assertArrayEquals(new double[] { -0.121421920539, -0.283138164876, 0.186849715233 }, Arrays.copyOf(risk(f, x), 3), 1e-8);
		final double[][] s = f.survival(x, 180, 365);
		assertArrayEquals(new double[] { 0.786543419150, 0.481009389232 }, s[0], 1e-8);
		assertArrayEquals(new double[] { 0.815254343602, 0.536554167755 }, s[1], 1e-8);
		assertArrayEquals(new double[] { 0.721225759083, 0.369307841886 }, s[2], 1e-8);
	}

	/** {@code Score(list(m, n), metrics = c("auc", "brier"), cens.model = "km")}: AUC, its standard error, their difference's, and Brier scores. */
	@Test
	void measuresAtATime() throws IOException {
		final Data d = Data.of("lung.csv");
		final Predictors x = d.only("age", "sex", "ph.ecog"), w = d.only("wt.loss");
		final FittedLearner m = cox(x, d.y), n = cox(w, d.y);
		final double[] at = { 180, 365 };
		final double[][] auc = { { 0.699885429823, 0.521858926326 }, { 0.654496795910, 0.516906837952 } };
		final double[][] se = { { 0.0417422858578, 0.0462959666789 }, { 0.0425706643284, 0.0462158992635 } };
		final double[][] brier = { { 0.168509929089, 0.187914876638 }, { 0.226499427734, 0.245421546430 } };
		final double[] difference = { 0.0555194432645, 0.0572840270545 }, p = { 0.00134331636333, 0.01631059186985 };
		for (int k = 0; k < 2; k++) {
			final SurvivalAuc a = SurvivalAuc.of(d.y.time(), d.y.event(), risk(m, x), at[k]), b = SurvivalAuc.of(d.y.time(), d.y.event(), risk(n, w), at[k]);
			assertArrayEquals(auc[k], new double[] { a.value(), b.value() }, 1e-11);
			assertArrayEquals(se[k], new double[] { a.se(), b.se() }, 1e-11);
			final Concordance.Difference c = Concordance.Difference.of(a.value(), a.influence(), b.value(), b.influence());
			assertEquals(difference[k], c.se(), 1e-11);
			assertEquals(p[k], c.p(), 1e-11);
			assertEquals(brier[k][0], SurvivalBrier.of(d.y.time(), d.y.event(), column(m.survival(x, at[k])), at[k]), 1e-11);
			assertEquals(brier[k][1], SurvivalBrier.of(d.y.time(), d.y.event(), column(n.survival(w, at[k])), at[k]), 1e-11);
		}
		// The sum of Score's Brier at every time that occurs, times the distance to the next, to 365.
		assertEquals(0.149261677868, SurvivalBrier.integrated(d.y.time(), d.y.event(), t -> column(m.survival(x, t)), d.y.time(), 365), 1e-11);
	}

	private static double[] column(final double[][] s) {
		return Arrays.stream(s).mapToDouble(r -> r[0]).toArray();
	}

	/** {@code concordance(f, g)} with {@code vcov}, and {@code concordance(…, timewt = "n/G2", ymax = 365)}. */
	@Test
	void concordancesCompared() throws IOException {
		final Data d = Data.of("lung.csv");
		final Predictors x = d.only("age", "sex", "ph.ecog"), w = d.only("wt.loss");
		final double[] f = risk(cox(x, d.y), x), g = risk(cox(w, d.y), w);
		final Concordance.Result a = Concordance.result(d.y.time(), d.y.event(), f), b = Concordance.result(d.y.time(), d.y.event(), g);
		assertArrayEquals(new double[] { 0.641911764706, 0.521058823529 }, new double[] { a.value(), b.value() }, 1e-11);
		assertArrayEquals(new double[] { 0.000700833634135, 0.000705651081666 }, new double[] { a.se() * a.se(), b.se() * b.se() }, 1e-13);
		assertEquals(0.033042259571, Concordance.Difference.of(a.value(), a.influence(), b.value(), b.influence()).se(), 1e-11);
		assertEquals(1, Concordance.Difference.of(a.value(), a.influence(), a.value(), a.influence()).p());
		assertEquals(0.629024610479, UnoConcordance.of(d.y.time(), d.y.event(), f, 2000), 1e-11);
		assertEquals(0.640005458694, UnoConcordance.of(d.y.time(), d.y.event(), f, 365), 1e-11);
	}

	/** {@code summary(coxph(Surv(time, status) ~ column))$coefficients[, 5]} of age, sex and ph.ecog, the p of the selection. */
	@Test
	void univariateSelection() throws IOException {
		final Data d = Data.of("lung.csv");
		final Step step = Step.named("univariate");
		final Step.Result r = step.fit(d.only("age", "sex", "ph.ecog", "wt.loss"), d.y, Options.of("test", step.parameters(), Map.of("threshold", 0.01)),
			new RandomStream(1));
		assertArrayEquals(new double[] { 2.285421123e-02, 2.199357543e-03, 6.784690186e-05, 9.247194604e-01 }, r.decisions().stream().mapToDouble(
			Step.Decision::value).toArray(), 1e-7);
		assertEquals(List.of("sex", "ph.ecog"), r.decisions().stream().filter(Step.Decision::kept).map(Step.Decision::feature).toList());
	}

	/**
	 * One tree of all rows and columns is ranger's ({@code num.trees = 1, mtry = p, replace = FALSE, sample.fraction = 1}): the same columns are asked as
	 * often, and the cumulative hazards of all rows at all times have the same sum.
	 */
	@Test
	void oneTreeIsThatOfRanger() throws IOException {
		tree("lung.csv", 115, 25809.5833333333, Map.of("age", 30, "ph.ecog", 4, "sex", 3, "wt.loss", 20));
		tree("veteran.csv", 73, 13095.0833333333, Map.of("age", 9, "diagtime", 7, "karno", 11, "prior", 3, "trt", 6));
	}

	private static void tree(final String csv, final int nodes, final double hazards, final Map<String, Integer> asked) throws IOException {
		final Data d = Data.of(csv);
		final SurvivalForest f = SurvivalForest.grow(d.x.columns(), d.y.time(), d.y.event(), new SurvivalForest.Settings(1, d.x.size(), 3, 0, false),
			new RandomStream(7), false).forest();
		final Tree t = f.trees()[0];
		assertEquals(nodes, t.feature().length);
		asked.forEach((name, times) -> assertEquals(times, (int) IntStream.of(t.feature()).filter(j -> j >= 0 && d.x.names().get(j).equals(name)).count(), name));
		final double[] when = Arrays.stream(d.y.time()).sorted().distinct().toArray();
		double sum = 0;
		for (int i = 0; i < d.x.rows(); i++) for (final double h : f.hazard(d.x.row(i), when)) sum += h;
		assertEquals(hazards, sum, 1e-8);
	}

	/** Mean out-of-bag concordance of the ensemble mortality: that of 40 forests of 500 trees of ranger lies at 0.6070 (sd 0.0027) and 0.6715 (0.0045). */
	@Test
	void outOfBagConcordanceIsInRangersRange() throws IOException {
		outOfBag("lung.csv", 0.6070, 0.0027);
		outOfBag("veteran.csv", 0.6715, 0.0045);
	}

	private static void outOfBag(final String csv, final double mean, final double sd) throws IOException {
		final Data d = Data.of(csv);
		double sum = 0;
		for (int seed = 0; seed < 5; seed++) {
			final double c = Concordance.of(d.y.time(), d.y.event(), grow(d, seed, false).outOfBag());
			assertEquals(mean, c, 4 * sd, csv);
			sum += c / 5;
		}
		assertEquals(mean, sum, 2 * sd, csv);
	}

	private static SurvivalForest.Grown grow(final Data d, final long seed, final boolean importance) {
		return SurvivalForest.grow(d.x.columns(), d.y.time(), d.y.event(), new SurvivalForest.Settings(500, 0, 3, 0, true), new RandomStream(seed), importance);
	}

	/** ranger's {@code importance = "permutation"}, mean of 10 forests: 0.1145 for karno, at most 0.004 for the others. */
	@Test
	void importanceIsTheFallOfConcordance() throws IOException {
		final Data d = Data.of("veteran.csv");
		final double[] importance = grow(d, 3, true).importance();
		for (int j = 0; j < importance.length; j++) {
			if (d.x.names().get(j).equals("karno")) assertEquals(0.1145, importance[j], 0.02);
			else assertTrue(Math.abs(importance[j]) < 0.015, d.x.names().get(j) + " " + importance[j]);
		}
	}
}
