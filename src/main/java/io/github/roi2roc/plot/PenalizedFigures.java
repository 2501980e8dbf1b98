package io.github.roi2roc.plot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.roi2roc.describe.PenalizedReport;
import io.github.roi2roc.fit.PathCrossValidation;
import io.github.roi2roc.fit.PenalizedPath;

/** The two figures of a penalised regression: {@code path} (coefficients along λ) and {@code cv} (the measure along λ). */
public final class PenalizedFigures {

	private PenalizedFigures() {}

	/** By name of the file; without cross-validation only the path, of several classes that of the last. A λ of 0 has no logarithm and is left out. */
	public static Map<String, Figure> of(final PenalizedReport report) {
		final PenalizedPath p = report.path();
		final PathCrossValidation cv = report.crossValidation();
		final int last = p.classes() - 1;
		final int size = (int) Arrays.stream(p.lambdas()).filter(l -> l > 0).count();
		final double[] lambda = Arrays.copyOf(p.lambdas(), size);
		final int[] nonZero = IntStream.range(0, size).map(p::df).toArray();
		final double min = cv == null ? Double.NaN : cv.lambdaMin(), one = cv == null ? Double.NaN : cv.lambdaOneSe();
		final double[][] b = IntStream.range(0, size).mapToObj(l -> p.coefficients(l, last)).toArray(double[][]::new);
		final List<PathFigure.Coefficient> lines = IntStream.range(0, p.columns()).filter(j -> IntStream.range(0, b.length).anyMatch(l -> b[l][j] != 0))
			.mapToObj(j -> new PathFigure.Coefficient(report.predictors().get(j), IntStream.range(0, b.length).mapToDouble(l -> b[l][j]).toArray()))
			.toList();
		final Map<String, Figure> out = new LinkedHashMap<>();
		if (size < 2 || lines.isEmpty()) return out;
		out.put("path", PathFigure.coefficients(lambda, nonZero, lines, min, one));
		if (cv != null) out.put("cv", PathFigure.crossValidation(lambda, nonZero, report.measure(), Arrays.copyOf(cv.mean(), size), Arrays.copyOf(cv.se(), size),
			min, one));
		return out;
	}
}
