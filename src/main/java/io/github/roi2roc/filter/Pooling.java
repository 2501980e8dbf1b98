package io.github.roi2roc.filter;

import java.util.List;

import io.github.roi2roc.param.Parameter;

/** How responses of a filter in several orientations become one (IBSI-2, section 2.4: rotation invariance). */
enum Pooling {
	/** The largest value at each voxel. */
	MAX,
	/** The mean at each voxel. */
	MEAN;

	static final String KEY = "rotationInvariance";

	static Parameter parameter() {
		return Parameter.choice(KEY, "none", List.of("none", "max", "mean"),
			"Make the response independent of right-angle turns: the largest or the mean of all turned responses.");
	}

	/** Null for none. */
	static Pooling of(final String name) {
		return switch (name) {
			case "max" -> MAX;
			case "mean" -> MEAN;
			default -> null;
		};
	}

	/** Takes in one more response; {@code sum} is null at first. */
	double[] add(final double[] sum, final double[] response) {
		if (sum == null) return response.clone();
		if (this == MAX) {
			for (int i = 0; i < sum.length; i++) sum[i] = Math.max(sum[i], response[i]);
		}
		else {
			for (int i = 0; i < sum.length; i++) sum[i] += response[i];
		}
		return sum;
	}

	/** What {@code count} responses have become. */
	double[] finish(final double[] sum, final int count) {
		if (this == MEAN) {
			for (int i = 0; i < sum.length; i++) sum[i] /= count;
		}
		return sum;
	}
}
