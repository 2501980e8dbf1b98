package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.Version;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;

/** What features were computed from, under PyRadiomics' {@code diagnostics_} names. */
final class Diagnostics {

	private static final String VALUES = "diagnostics_Versions_Values";

	private final Map<String, String> entries;

	/** @param entries takes what is found */
	Diagnostics(final Map<String, String> entries) {
		this.entries = entries;
	}

	/** An empty collection that knows the version. */
	static Map<String, String> start() {
		final Map<String, String> out = new LinkedHashMap<>();
		out.put("diagnostics_Versions_ROI2ROC", Version.suite());
		out.put(VALUES, Integer.toString(Version.VALUES));
		return out;
	}

	/** Every name that a region may have, in order; what a region lacks (it was not resampled, say) is an empty cell. */
	static List<String> names(final List<String> imageTypes) {
		final List<String> out = new ArrayList<>(List.of("diagnostics_Versions_ROI2ROC", VALUES));
		for (final String stage : List.of("original", "interpolated", "resegmented")) {
			if (!stage.equals("resegmented")) {
				out.add("diagnostics_Image-" + stage + "_Spacing");
				out.add("diagnostics_Image-" + stage + "_Size");
			}
			for (final String what : List.of("Spacing", "Size", "BoundingBox", "VoxelNum", "CenterOfMassIndex", "CenterOfMass")) out.add(
				"diagnostics_Mask-" + stage + "_" + what);
		}
		for (final String type : imageTypes) out.add("diagnostics_Image-" + type + "_GrayLevels");
		return out;
	}

	private void put(final String key, final String value) {
		entries.put(key, value);
	}

	/** @param stage original, interpolated or resegmented */
	void region(final String stage, final Volume image, final Mask mask) {
		if (!stage.equals("resegmented")) {
			put("diagnostics_Image-" + stage + "_Spacing", tuple(image.geometry().spacing()));
			put("diagnostics_Image-" + stage + "_Size", size(image.geometry()));
		}
		final String m = "diagnostics_Mask-" + stage;
		final Box b = mask.bounds();
		put(m + "_Spacing", tuple(mask.geometry().spacing()));
		put(m + "_Size", size(mask.geometry()));
		put(m + "_BoundingBox", "(" + b.x() + ", " + b.y() + ", " + b.z() + ", " + b.nx() + ", " + b.ny() + ", " + b.nz() + ")");
		put(m + "_VoxelNum", Integer.toString(mask.count()));
		final Vec3 centre = centre(mask);
		put(m + "_CenterOfMassIndex", tuple(centre));
		put(m + "_CenterOfMass", tuple(mask.geometry().toWorld(centre.x(), centre.y(), centre.z())));
	}

	/** Mean voxel index of the region. */
	private static Vec3 centre(final Mask mask) {
		final Box b = mask.bounds();
		final byte[] inside = mask.inside();
		long sx = 0, sy = 0, sz = 0;
		for (int z = 0, i = 0; z < b.nz(); z++) {
			for (int y = 0; y < b.ny(); y++) {
				for (int x = 0; x < b.nx(); x++, i++) {
					if (inside[i] == 0) continue;
					sx += x;
					sy += y;
					sz += z;
				}
			}
		}
		final double n = mask.count();
		return new Vec3(b.x() + sx / n, b.y() + sy / n, b.z() + sz / n);
	}

	private static String tuple(final Vec3 v) {
		return "(" + v.x() + ", " + v.y() + ", " + v.z() + ")";
	}

	private static String size(final Geometry g) {
		return "(" + g.nx() + ", " + g.ny() + ", " + g.nz() + ")";
	}
}
