package io.github.roi2roc.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.RResults;
import io.github.roi2roc.table.FeatureTable;

/**
 * Numbers of R's {@code logistf} 1.26.1 with {@code lconv}, {@code gconv} and {@code xconv} at 1e-12; standard errors from
 * {@code solve(t(X) %*% (p * (1 - p) * X))} at its coefficients.
 */
class FirthTest {

	private static final boolean[] Y = { false, false, false, false, false, false, false, true, true, true, true, false, true, false };
	private static final double[] X = { 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0 }, AGE = { 50, 61, 44, 58, 39, 66, 71, 49, 62, 55, 70, 47, 68, 52 };

	private static void check(final FirthRegression f, final double[][] expected) {
		final LogisticRegression r = f.regression();
		assertTrue(r.converged());
		for (int j = 0; j < expected.length; j++) {
			final Interval i = f.profile(j);
			final double[] actual = { r.coefficients()[j], r.standardErrors()[j], i.low(), i.high(), f.p(j) };
			for (int k = 0; k < actual.length; k++) assertEquals(expected[j][k], actual[k], 1e-8 * Math.abs(expected[j][k]), j + " " + k);
		}
	}

	/** logistf(y ~ x + age): nobody without the event has x = 1, so that glm has no finite coefficient. */
	@Test
	void separatedClassesHaveFiniteEstimates() {
		assertTrue(LogisticRegression.fit(new double[][] { X, AGE }, Y).separated());
		final FirthRegression f = FirthRegression.fit(new double[][] { X, AGE }, Y);
		check(f, new double[][] { { -6.5444223095180, 5.746556505626, -34.1718168371116, 2.587635229573, 0.18314144676914 }, { 3.9181338655821,
			1.956077878627, 1.0808870477457, 11.348133871471, 0.00410210230961 }, { 0.0832501440855, 0.092844142704, -0.0776900356881, 0.492432084179,
				0.33376949308440 } });
		assertEquals(2 * 1.1627749082602, f.regression().deviance(), 1e-9);
		assertEquals(2 * 5.8757526239897, f.regression().nullDeviance(), 1e-9);
	}

	/** logistf(low ~ age + lwt + race + smoke + ptl + ht + ui + ftv, birthwt), race a factor. */
	@Test
	void birthWeightsAsInR() throws IOException {
		final FeatureTable t = RResults.table("birthwt.csv");
		final List<Term> terms = List.of(Term.number("age", t.numbers("age")), Term.number("lwt", t.numbers("lwt")), Term.factor("race", List.of("1", "2",
			"3"), t.texts("race")), Term.number("smoke", t.numbers("smoke")), Term.number("ptl", t.numbers("ptl")), Term.number("ht", t.numbers("ht")), Term
				.number("ui", t.numbers("ui")), Term.number("ftv", t.numbers("ftv")));
		final boolean[] low = new boolean[t.rows()];
		for (int i = 0; i < low.length; i++) low[i] = t.text(i, "low").equals("1");
		check(FirthRegression.fit(Term.columns(terms), low), new double[][] { { 0.3364892885211, 1.17110858167791, -1.8908804225176, 2.64605001362813,
			0.76929335477258 }, { -0.0278257691353, 0.03639408160389, -0.0994818854338, 0.04147597150462, 0.43435065294068 }, { -0.0138629172646,
				0.00671949551319, -0.0276158459815, -0.00156261633376, 0.02640992084099 }, { 1.2121480203143, 0.52009611641920, 0.2245095408879,
					2.22260149472801, 0.01634566576918 }, { 0.8416170149064, 0.43162479277824, 0.0164020509336, 1.69216071169072, 0.04560055230216 }, {
						0.8958336423618, 0.39433104269237, 0.1471432594927, 1.67259157436639, 0.01888563328127 }, { 0.5033930319871, 0.34128535438468,
							-0.1326989655069, 1.17521909649695, 0.12134529813594 }, { 1.7293523962558, 0.68600668434385, 0.4740218717524, 3.10058315339322,
								0.00697358201021 }, { 0.7428687539777, 0.45542355048444, -0.1356026998648, 1.61205082725914, 0.09644323674438 }, {
									0.0742650739730, 0.16882205016809, -0.2615781531856, 0.39338205707828, 0.65573831218615 } });
	}

	/** A column that earlier ones determine has no coefficient, and changes no other. */
	@Test
	void aDeterminedColumnIsSetAside() {
		final double[] sum = new double[X.length];
		for (int i = 0; i < sum.length; i++) sum[i] = 2 * X[i] - AGE[i] + 3;
		final FirthRegression with = FirthRegression.fit(new double[][] { X, AGE, sum }, Y), without = FirthRegression.fit(new double[][] { X, AGE }, Y);
		assertTrue(Double.isNaN(with.regression().coefficients()[3]) && Double.isNaN(with.p(3)) && Double.isNaN(with.profile(3).low()));
		assertEquals(without.regression().coefficients()[1], with.regression().coefficients()[1], 1e-12);
		assertThrows(InputException.class, () -> FirthRegression.fit(new double[][] { X }, new boolean[X.length]));
	}
}
