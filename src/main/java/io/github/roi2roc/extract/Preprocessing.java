package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.feature.Levels;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.preprocess.Discretisation;
import io.github.roi2roc.preprocess.Prepared;

/**
 * What an extraction with the same settings measures: the image and region after normalisation, resampling or cropping, the part of the
 * region that re-segmentation leaves, and its grey levels.
 *
 * @param image voxel values
 * @param region the region on the image's grid
 * @param part what is left of the region after re-segmentation; the region itself where there is none
 * @param discretisation how the image's intensities become grey levels
 * @param diagnostics what a feature table's sidecar says about these steps
 */
public record Preprocessing(Volume image, Mask region, Mask part, Discretisation discretisation, Map<String, String> diagnostics) {

	/**
	 * @param mask the region on a grid of the image's size
	 * @throws InputException if the region cannot be used: empty, NaN or infinite voxels in it, nothing left of it
	 */
	public static Preprocessing of(final Settings settings, final Volume image, final Mask mask) {
		if (mask.isEmpty()) throw new InputException("The region has no voxel.");
		GreyLevels.range(image, mask.on(image.geometry()), "image");
		return prepared(settings, image, mask);
	}

	/**
	 * With the whole image for a region.
	 *
	 * @throws InputException if a voxel is NaN or infinite
	 */
	public static Preprocessing whole(final Settings settings, final Volume image) {
		final Voxels v = image.voxels();
		int bad = 0;
		for (int i = 0; i < v.length() && !v.type().integer(); i++) {
			if (!Double.isFinite(v.get(i))) bad++;
		}
		if (bad > 0) throw new InputException(bad + " of the image's " + v.length()
			+ " voxels are NaN or infinite, which would spread. Replace them first, or crop the image.");
		return prepared(settings, image, Mask.of(image.geometry(), i -> true));
	}

	private static Preprocessing prepared(final Settings settings, final Volume image, final Mask mask) {
		MemoryEstimate.region(settings, image.geometry(), mask.bounds()).require();
		final ProcessingChain chain = ProcessingChain.of(settings);
		final Map<String, String> diagnostics = new LinkedHashMap<>();
		final Prepared p = chain.prepare(image, mask, diagnostics);
		return new Preprocessing(p.image(), p.mask(), chain.resegment(p, diagnostics), chain.discretisation("Original"), diagnostics);
	}

	/**
	 * What the families of the image get: its part of the region and the grey levels there, with neighbours at distance 1.
	 *
	 * @throws InputException if there are more levels than can be stored
	 */
	public Region forFamilies() {
		return new Region(part, image, GreyLevels.of(image, part, discretisation, 1, "image").levels(), region);
	}

	/**
	 * The grey levels as texture matrices see them, 1, 2, 3, …, on the image's grid; 0 outside the region.
	 *
	 * @throws InputException if there are more levels than can be stored
	 */
	public Volume levels() {
		final Levels l = forFamilies().levels();
		final Geometry g = image.geometry();
		final Box b = part.bounds();
		final short[] out = new short[g.voxels()];
		for (int z = 0; z < b.nz(); z++) {
			for (int y = 0; y < b.ny(); y++) {
				final int to = g.index(b.x(), b.y() + y, b.z() + z), from = l.px() + l.nx() * (y + l.py() + l.ny() * (z + l.pz()));
				for (int x = 0; x < b.nx(); x++) out[to + x] = (short) l.data()[from + x];
			}
		}
		return new Volume(g, new Voxels.UInt16(out));
	}

	/** What the user should know: how many voxels re-segmentation took away. */
	public List<String> warnings() {
		final List<String> out = new ArrayList<>();
		if (part.count() < region.count()) out.add("re-segmentation leaves " + part.count() + " of the region's " + region.count() + " voxels");
		return out;
	}
}
