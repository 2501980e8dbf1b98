package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.roi2roc.filter.ImageFilter;
import io.github.roi2roc.filter.ImageFilter.FilteredImage;
import io.github.roi2roc.filter.ImageFilter.Input;

/**
 * The configurations for which the IBSI (chapter 2) published response maps and feature values. Each filter stands here as a settings file
 * has it, so that what is checked is what a user can run.
 *
 * @param id of the response map ({@code 1_a_1}) or of the feature values ({@code 1.A})
 * @param phantom the digital phantom; empty for the CT phantom
 * @param imageType what stands under {@code imageType} in a settings file
 */
record IbsiFilterConfiguration(String id, String phantom, String imageType) {

	/** Filters of the digital phantoms, whose whole responses are compared. */
	static List<IbsiFilterConfiguration> maps() {
		final List<IbsiFilterConfiguration> out = new ArrayList<>();
		final String[] boundaries = { "zero", "nearest", "periodic", "mirror" };
		for (int i = 0; i < 4; i++) add(out, "1_a_" + (i + 1), "checkerboard", "Mean: {support: [15], boundary: " + boundaries[i] + "}");
		add(out, "1_b_1", "impulse", "Mean: {support: [15], bySlice: true, boundary: zero}");
		add(out, "2_a", "impulse", "SampledLoG: {sigma: [3], truncate: 4, boundary: zero}");
		add(out, "2_b", "checkerboard", "SampledLoG: {sigma: [5], truncate: 4, boundary: mirror}");
		add(out, "2_c", "checkerboard", "SampledLoG: {sigma: [5], truncate: 4, bySlice: true, boundary: mirror}");
		laws(out, "3_a_", "impulse", "kernels: [E5L5S5], boundary: zero");
		laws(out, "3_b_", "checkerboard", "kernels: [E3W5R5], boundary: mirror");
		laws(out, "3_c_", "checkerboard", "kernels: [L5S5], bySlice: true, boundary: mirror");
		add(out, "4_a_1", "impulse", "Gabor: {sigma: [10], lambda: 4, gamma: 0.5, theta: 60, boundary: zero}");
		add(out, "4_a_2", "impulse", "Gabor: {sigma: [10], lambda: 4, gamma: 0.5, thetaStep: 45, planes: true, boundary: zero}");
		add(out, "4_b_1", "sphere", "Gabor: {sigma: [20], lambda: 8, gamma: 2.5, theta: 225, boundary: mirror}");
		add(out, "4_b_2", "sphere", "Gabor: {sigma: [20], lambda: 8, gamma: 2.5, thetaStep: 22.5, planes: true, boundary: mirror}");
		wavelet(out, "5_a_1", "impulse", "wavelet: db2, bands: [LHL], boundary: zero");
		wavelet(out, "5_a_2", "impulse", "wavelet: db2, bands: [LHL], rotationInvariance: mean, boundary: zero");
		wavelet(out, "6_a_1", "sphere", "wavelet: coif1, bands: [HHL], boundary: periodic");
		wavelet(out, "6_a_2", "sphere", "wavelet: coif1, bands: [HHL], rotationInvariance: mean, boundary: periodic");
		wavelet(out, "7_a_1", "checkerboard", "wavelet: haar, bands: [LLL], level: 2, rotationInvariance: mean, boundary: mirror");
		wavelet(out, "7_a_2", "checkerboard", "wavelet: haar, bands: [HHH], level: 2, rotationInvariance: mean, boundary: mirror");
		for (int level = 1; level <= 3; level++) add(out, "8_a_" + level, "checkerboard", "Simoncelli: {levels: [" + level + "], boundary: periodic}");
		add(out, "9_a", "impulse", "RieszLoG: {sigma: [3], truncate: 4, orders: ['100'], boundary: zero}");
		add(out, "9_b_1", "sphere", "RieszLoG: {sigma: [3], truncate: 4, orders: ['020'], boundary: zero}");
		add(out, "10_b_1", "pattern_1", "RieszSimoncelli: {levels: [1], orders: ['020'], boundary: nearest}");
		return out;
	}

	/** Filters of the CT phantom, from whose responses statistics are taken: A slice by slice, B in space. All mirror the image. */
	static List<IbsiFilterConfiguration> values() {
		final List<IbsiFilterConfiguration> out = new ArrayList<>();
		add(out, "1.A", "", "Original: {}");
		add(out, "1.B", "", "Original: {}");
		add(out, "2.A", "", "Mean: {support: [5], bySlice: true}");
		add(out, "2.B", "", "Mean: {support: [5]}");
		add(out, "3.A", "", "SampledLoG: {sigma: [1.5], truncate: 4, bySlice: true}");
		add(out, "3.B", "", "SampledLoG: {sigma: [1.5], truncate: 4}");
		add(out, "4.A", "", "Laws: {kernels: [L5E5], rotationInvariance: max, energyDistance: 7, bySlice: true}");
		add(out, "4.B", "", "Laws: {kernels: [L5E5E5], rotationInvariance: max, energyDistance: 7}");
		add(out, "5.A", "", "Gabor: {sigma: [5], lambda: 2, gamma: 1.5, thetaStep: 22.5}");
		add(out, "5.B", "", "Gabor: {sigma: [5], lambda: 2, gamma: 1.5, thetaStep: 22.5, planes: true}");
		wavelet(out, "6.A", "", "wavelet: db3, bands: [LH], rotationInvariance: mean, bySlice: true");
		wavelet(out, "6.B", "", "wavelet: db3, bands: [LLH], rotationInvariance: mean");
		wavelet(out, "7.A", "", "wavelet: db3, bands: [HH], level: 2, rotationInvariance: mean, bySlice: true");
		wavelet(out, "7.B", "", "wavelet: db3, bands: [HHH], level: 2, rotationInvariance: mean");
		for (int level = 1; level <= 2; level++) {
			add(out, 7 + level + ".A", "", "Simoncelli: {levels: [" + level + "], bySlice: true}");
			add(out, 7 + level + ".B", "", "Simoncelli: {levels: [" + level + "]}");
		}
		return out;
	}

	private static void add(final List<IbsiFilterConfiguration> to, final String id, final String phantom, final String imageType) {
		to.add(new IbsiFilterConfiguration(id, phantom, imageType));
	}

	/** The response, its rotation-invariant form, and the energy of that. */
	private static void laws(final List<IbsiFilterConfiguration> to, final String id, final String phantom, final String options) {
		add(to, id + 1, phantom, "Laws: {" + options + "}");
		add(to, id + 2, phantom, "Laws: {" + options + ", rotationInvariance: max}");
		add(to, id + 3, phantom, "Laws: {" + options + ", rotationInvariance: max, energyDistance: 7}");
	}

	private static void wavelet(final List<IbsiFilterConfiguration> to, final String id, final String phantom, final String options) {
		add(to, id, phantom, "SeparableWavelet: {" + options + "}");
	}

	/** Whether slices are taken as they are; otherwise the CT phantom is interpolated to 1 mm. */
	boolean bySlice() {
		return id.toUpperCase(Locale.ROOT).endsWith("A");
	}

	/** The only response of the filter. */
	FilteredImage respond(final Input input) {
		final Settings settings = Settings.parse("imageType: {" + imageType + "}", "IBSI filter configuration " + id);
		final ImageFilter filter = settings.filters().get(0);
		final List<FilteredImage> out = new ArrayList<>();
		filter.apply(input, settings.options(filter.parameters(), filter.name()), out::add);
		return out.get(0);
	}
}
