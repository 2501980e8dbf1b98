package io.github.roi2roc.feature.texture;

import java.util.List;
import java.util.function.ToDoubleFunction;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Levels;

/**
 * Co-occurrence features of the A.K. vocabulary, by direction and distance. A.K.'s definitions are not public; its names are those of ITK's
 * texture filters, so their published forms stand in: Haralick 1973, and Conners 1984 for inertia and the cluster features. Matrices are
 * symmetric.
 */
@Plugin(type = FeatureFamily.class, name = "akglcm", priority = 13)
public final class AkGlcmFamily extends Angles<Glcm> {

	private static final List<Formula<Glcm>> FORMULAS = List.of(//
		Formula.of("GLCMEnergy", "", "Sum of p(i,j)² (Haralick 1973, angular second moment).", glcm("JointEnergy")), //
		Formula.of("GLCMEntropy", "", "Entropy (bits) of p(i,j) (Haralick 1973).", glcm("JointEntropy")), //
		Formula.of("Inertia", "", "Sum of p(i,j)·(i − j)² (Conners 1984; Haralick 1973, contrast).", glcm("Contrast")), //
		Formula.of("Correlation", "", "Covariance of i and j over their variance, 1 for a flat region (Haralick 1973).", glcm("Correlation")), //
		Formula.of("InverseDifferenceMoment", "", "Sum of p(i,j) / (1 + (i − j)²) (Haralick 1973).", glcm("Idm")), //
		Formula.of("ClusterShade", "", "Sum of p(i,j)·(i + j − 2μ)³ (Conners 1984).", glcm("ClusterShade")), //
		Formula.of("ClusterProminence", "", "Sum of p(i,j)·(i + j − 2μ)⁴ (Conners 1984).", glcm("ClusterProminence")), //
		Formula.of("HaralickCorrelation", "", "(Σ i·j·p(i,j) − m²) / s², levels counted from 0, m and s² the mean and variance of the row sums of"
			+ " the matrix over all levels up to the highest (as ITK has it).", AkGlcmFamily::haralickCorrelation).needs(
				"row sums that are not all equal"));

	public AkGlcmFamily() {
		super(FORMULAS);
	}

	/** A formula of the GLCM by its name there. */
	static ToDoubleFunction<Glcm> glcm(final String name) {
		return Glcm.FORMULAS.stream().filter(f -> f.feature().name().equals(name)).findFirst().orElseThrow().value();
	}

	private static double haralickCorrelation(final Glcm m) {
		final double levels = m.highest();
		double squares = 0;
		for (final double row : m.px()) squares += row * row;
		final double mean = 1 / levels, variance = squares / levels - mean * mean;
		if (variance <= 1e-15 * mean) return Double.NaN;
		double product = 0;
		for (int r = 0, n = m.level().length; r < n; r++) {
			for (int c = 0; c < n; c++) product += m.p()[r * n + c] * (m.level()[r] - 1.0) * (m.level()[c] - 1.0);
		}
		return (product - mean * mean) / variance;
	}

	@Override
	public String name() {
		return "akglcm";
	}

	@Override
	public long memory(final Levels levels) {
		return 16L * levels.present() * levels.present();
	}

	@Override
	Glcm matrix(final Levels levels, final Offset step) {
		return symmetric(levels, step);
	}

	/** @return null if no two voxels lie so */
	static Glcm symmetric(final Levels l, final Offset step) {
		final int[] level = l.occurring(), index = new int[l.highest() + 1];
		for (int i = 0; i < level.length; i++) index[level[i]] = i;
		final int n = level.length, stride = step.stride(l);
		final double[] p = new double[n * n];
		final Window w = Window.whole(l);
		double total = 0;
		for (int z = w.z0(); z < w.z1(); z++) {
			for (int y = w.y0(); y < w.y1(); y++) {
				final int row = w.row(l, y, z), end = row + w.width();
				for (int i = row; i < end; i++) {
					final int a = l.data()[i], b = l.data()[i + stride];
					if (a == 0 || b == 0) continue;
					p[index[a] * n + index[b]]++;
					p[index[b] * n + index[a]]++;
					total += 2;
				}
			}
		}
		return total == 0 ? null : Glcm.of(level, p, total, l.highest());
	}
}
