package io.github.roi2roc.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.RResults;
import io.github.roi2roc.fit.PenaltySettings.Steps;
import io.github.roi2roc.table.FeatureTable;

/** Cox regression at glmnet's own threshold: with glmnet's steps its digits, with momentum at least as near to the optimum. */
class CoxMomentumTest {

	private static final double LOOSE = 1e-7;
	/**
	 * glmnet 4.1.6, {@code glmnet(x, y, family="cox", nlambda=30, lambda.min.ratio=0.02)} of penalized80x30.csv, its 20th lambda: coefficients other
	 * than 0 at {@code thresh=1e-7}, and at 1e-14 with {@code lambda=} those of the first.
	 */
	private static final int AT = 19;
	private static final double[] LOOSE_R = { 1.64362250580830049, -0.23327074002519935, 0.84234824779386286, -0.07365330848409918,
		0.23296542054009589, 0.18230896859285026, -0.23866334758547569, 0.01285199937628751, -0.19367624072989884, -0.01137811700627690,
		0.12592172819147476, 0.07001484104076237, 0.15860107785166669, -0.07286664225537892, -0.17711584340056380, 0.36502137270782664,
		-0.37177338772085111, 0.27015007731397839, 0.01950166397846341, 0.61079574814067150, 0.00802175514052501, 0.87893018463670092 };
	private static final double[] TIGHT_R = { 1.64477792625436292, -0.23323406138652134, 0.84332254829443454, -0.07388980093247159,
		0.23372464154466760, 0.18265600938329435, -0.23899950027355824, 0.01278267649668510, -0.19362002293034145, -0.01123300858234545,
		0.12618888686391855, 0.07015610213438093, 0.15876634706745757, -0.07303313607965475, -0.17740280180425397, 0.36548364426500712,
		-0.37219521370633829, 0.27064362093129318, 0.01955611569496541, 0.61252633347530849, 0.00804486321388961, 0.87920702674123363 };

	private record Cohort(double[][] x, PenalizedOutcome.Survival y) {

		PenalizedPath fit(final PenaltySettings settings) {
			return y.fit(x, settings);
		}
	}

	private static Cohort cohort(final FeatureTable t, final String column) {
		final boolean[] event = new boolean[t.rows()];
		for (int i = 0; i < event.length; i++) event[i] = t.text(i, "status").equals("1");
		return new Cohort(t.names().stream().filter(n -> n.matches(column)).map(t::numbers).toArray(double[][]::new), new PenalizedOutcome.Survival(t
			.numbers("time"), event));
	}

	private static Cohort few() throws URISyntaxException {
		return cohort(FeatureTable.read(Path.of(CoxMomentumTest.class.getResource("penalized80x30.csv").toURI())), "x\\d+");
	}

	private static PenaltySettings loose(final Steps steps) {
		return PenaltySettings.lasso().withPath(30, 0.02).withThreshold(LOOSE).withSteps(steps);
	}

	private static double[] entered(final PenalizedPath path) {
		return Arrays.stream(path.coefficients(AT)).filter(b -> b != 0).toArray();
	}

	private static double distance(final double[] a, final double[] b) {
		return IntStream.range(0, a.length).mapToDouble(j -> Math.abs(a[j] - b[j])).max().orElseThrow();
	}

	@Test
	void glmnetsStepsGiveItsDigitsAtItsThreshold() throws URISyntaxException {
		final double[] b = entered(few().fit(loose(Steps.GLMNET)));
		assertEquals(LOOSE_R.length, b.length);
		for (int j = 0; j < b.length; j++) assertEquals(LOOSE_R[j], b[j], 1e-6 * Math.abs(LOOSE_R[j]));
	}

	@Test
	void momentumComesNearerToTheOptimumThanGlmnetAtTheSameThreshold() throws URISyntaxException {
		final double[] b = entered(few().fit(loose(Steps.AUTOMATIC)));
		assertEquals(TIGHT_R.length, b.length);
		final double own = distance(b, TIGHT_R), glmnet = distance(LOOSE_R, TIGHT_R);
		assertTrue(own < glmnet, () -> own + " from the optimum, glmnet " + glmnet);
	}

	@Test
	void belowGlmnetsThresholdItsStepsAreTakenAnyway() throws URISyntaxException {
		final Cohort c = few();
		final PenalizedPath a = c.fit(loose(Steps.AUTOMATIC).withThreshold(1e-8)), b = c.fit(loose(Steps.GLMNET).withThreshold(1e-8));
		for (int k = 0; k < b.size(); k++) assertArrayEquals(b.coefficients(k), a.coefficients(k));
	}

	/** The objective is that of the fit: Breslow's log partial likelihood of mean weights, less the penalty of standardised columns. */
	@Test
	void momentumExplainsAsMuchOnTheWholePathOf1500Columns() throws IOException {
		final Cohort c = cohort(RResults.table("wide120x1500.csv.gz"), "f\\d+");
		final PenaltySettings settings = PenaltySettings.lasso().withThreshold(LOOSE);
		final PenalizedPath with = c.fit(settings), without = c.fit(settings.withSteps(Steps.GLMNET));
		assertEquals(without.size(), with.size());
		assertArrayEquals(without.lambdas(), with.lambdas());
		for (int k = 1; k < with.size(); k++) {
			final double gain = objective(c, with, k) - objective(c, without, k);
			assertTrue(gain > -1e-9, "lambda " + k + ": " + gain);
		}
	}

	private static double objective(final Cohort c, final PenalizedPath path, final int k) {
		final int n = c.y.rows();
		final double[] eta = new double[n], b = path.coefficients(k), w = new double[n];
		Arrays.fill(w, 1.0 / n);
		double size = 0;
		for (int j = 0; j < b.length; j++) {
			if (b[j] == 0) continue;
			Dot.add(eta, b[j], c.x[j]);
			final double mean = Dot.sum(c.x[j]) / n;
			size += Math.abs(b[j]) * Math.sqrt(Arrays.stream(c.x[j]).map(d -> (d - mean) * (d - mean)).sum() / n);
		}
		return RiskSets.of(c.y.time(), c.y.event(), w).logLikelihood(eta) - path.lambdas()[k] * size;
	}
}
