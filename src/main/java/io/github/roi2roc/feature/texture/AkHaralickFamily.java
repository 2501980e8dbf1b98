package io.github.roi2roc.feature.texture;

import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Levels;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;

/**
 * The Haralick parameters of the A.K. vocabulary. A.K.'s definitions are not public; Haralick 1973 stands in, features f1 to f11 but f3: the
 * mean over 0°, 45°, 90° and 135° in the slice of next voxels' symmetric matrices.
 */
@Plugin(type = FeatureFamily.class, name = "akharalick", priority = 12)
public final class AkHaralickFamily extends Texture {

	private static final List<Formula<Glcm>> FORMULAS = List.of(//
		of("HaraEntropy", "Entropy (bits) of p(i,j)", "f9", "JointEntropy"), //
		of("AngularSecondMoment", "Sum of p(i,j)²", "f1", "JointEnergy"), //
		of("Contrast", "Sum of p(i,j)·(i − j)²", "f2", "Contrast"), //
		of("HaraVariance", "Sum of p(i,j)·(i − μ)²", "f4", "SumSquares"), //
		of("SumAverage", "Mean of i + j", "f6", "SumAverage"), //
		of("SumVariance", "Variance of i + j about its mean", "f7, where the printed formula has f8 for the mean", "SumVariance"), //
		of("SumEntropy", "Entropy (bits) of the distribution of i + j", "f8", "SumEntropy"), //
		of("DifferenceVariance", "Variance of |i − j|", "f10", "DifferenceVariance"), //
		of("DifferenceEntropy", "Entropy (bits) of the distribution of |i − j|", "f11", "DifferenceEntropy"), //
		of("InverseDifferenceMoment", "Sum of p(i,j) / (1 + (i − j)²)", "f5", "Idm"));

	private static Formula<Glcm> of(final String name, final String about, final String number, final String glcm) {
		return Formula.of(name, "", about + " (Haralick 1973, " + number + "). Mean over four directions in the slice, next voxels.", AkGlcmFamily
			.glcm(glcm));
	}

	@Override
	public String name() {
		return "akharalick";
	}

	@Override
	public boolean initial() {
		return false;
	}

	@Override
	public List<Feature> features() {
		return Formula.features(FORMULAS);
	}

	@Override
	public long memory(final Levels levels) {
		return 16L * levels.present() * levels.present();
	}

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		final Levels l = Angles.padded(region.levels());
		final Formula.Mean<Glcm> mean = new Formula.Mean<>(FORMULAS, request);
		for (int angle = 0; angle < 180; angle += 45) {
			final Glcm m = AkGlcmFamily.symmetric(l, Angles.step(angle, 1, request.axis()));
			if (m != null) mean.add(m);
		}
		return mean.values("no two voxels of the region lie side by side in a slice (voxels in the region: " + l.count() + ")");
	}
}
