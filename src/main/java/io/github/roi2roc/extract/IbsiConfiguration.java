package io.github.roi2roc.extract;

import java.util.Locale;

/**
 * The configurations for which the IBSI (chapter 1) published reference values: how the phantoms are processed. Each is a settings file, so
 * that what is checked is what a user can run.
 */
public enum IbsiConfiguration {
	/** The digital phantom: its 74 voxels as they are, in every aggregation. */
	DIGITAL("""
		standard: ibsi
		setting: {label: 1, discretisation: none, approach: [2D, 2.5D, 3D], ivhDiscretisation: none}
		"""),
	/** CT, slice by slice, no interpolation, bins of 25 HU. */
	A("""
		standard: ibsi
		setting: {label: 1, approach: [2D, 2.5D], resegmentRange: [-500, 400], discretisation: FBS, binWidth: 25, ivhDiscretisation: none}
		"""),
	/** CT, slice by slice, bilinear to 2 mm in the plane, 32 bins. */
	B("""
		standard: ibsi
		setting: {label: 1, approach: [2D, 2.5D], resampledPixelSpacing: [2, 2, 0], interpolator: sitkLinear, roundIntensities: true,
		  resegmentRange: [-500, 400], discretisation: FBN, binCount: 32, ivhDiscretisation: none}
		"""),
	/** CT in space, trilinear to 2 mm, bins of 25 HU. */
	C("""
		standard: ibsi
		setting: {label: 1, approach: [3D], resampledPixelSpacing: [2, 2, 2], interpolator: sitkLinear, roundIntensities: true,
		  resegmentRange: [-1000, 400], discretisation: FBS, binWidth: 25, ivhDiscretisation: FBS, ivhBinWidth: 2.5}
		"""),
	/** CT in space, trilinear to 2 mm, outliers beyond 3 σ left out, 32 bins. */
	D("""
		standard: ibsi
		setting: {label: 1, approach: [3D], resampledPixelSpacing: [2, 2, 2], interpolator: sitkLinear, roundIntensities: true,
		  outlierSigma: 3, discretisation: FBN, binCount: 32, ivhDiscretisation: none}
		"""),
	/** CT in space, tricubic spline to 2 mm, range and 3 σ, 32 bins. */
	E("""
		standard: ibsi
		setting: {label: 1, approach: [3D], resampledPixelSpacing: [2, 2, 2], interpolator: sitkBSpline, roundIntensities: true,
		  resegmentRange: [-1000, 400], outlierSigma: 3, discretisation: FBN, binCount: 32, ivhDiscretisation: FBN, ivhBinCount: 1000}
		""");

	private final String yaml;

	IbsiConfiguration(final String yaml) {
		this.yaml = yaml;
	}

	/** Its name in the reference tables: digital, A, B, C, D or E. */
	public String label() {
		return this == DIGITAL ? "digital" : name();
	}

	public Settings settings() {
		return Settings.parse(yaml, "IBSI configuration " + label());
	}

	/** The settings file, as text. */
	public String text() {
		return yaml;
	}

	/** @return null if there is no configuration of this name */
	static IbsiConfiguration of(final String label) {
		for (final IbsiConfiguration c : values()) {
			if (c.label().toLowerCase(Locale.ROOT).equals(label.toLowerCase(Locale.ROOT))) return c;
		}
		return null;
	}
}
