package io.github.roi2roc.image.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

/** Writes named regions: as 3D Slicer's segmentation, where regions that overlap go into layers of their own, or as one label image. */
final class SegmentationWriter {

	/** Colours that stay apart for most eyes (Okabe and Ito 2008), as Slicer writes them. */
	private static final List<String> COLOURS = List.of("0.902 0.624 0", "0.337 0.706 0.914", "0 0.620 0.451", "0.941 0.894 0.259",
		"0 0.447 0.698", "0.835 0.369 0", "0.800 0.475 0.655");

	private SegmentationWriter() {}

	static void write(final Map<String, Mask> segments, final Path file) {
		final List<Mask> masks = new ArrayList<>(segments.values());
		final Geometry g = grid(masks, file);
		final int[] layer = layers(masks);
		int layers = 1;
		for (final int l : layer) layers = Math.max(layers, l + 1);
		if ((long) layers * g.voxels() > Geometry.MAX_VOXELS) throw new InputException(file + ": " + layers + " layers of " + g.voxels()
			+ " voxels do not fit into one file. Write the overlapping regions to files of their own.");
		final Map<String, String> keys = new LinkedHashMap<>();
		int i = 0;
		for (final Map.Entry<String, Mask> e : segments.entrySet()) {
			final Box b = e.getValue().bounds();
			final String key = "Segment" + i + "_";
			keys.put(key + "ID", "Segment_" + (i + 1));
			keys.put(key + "Name", e.getKey());
			keys.put(key + "Color", COLOURS.get(i % COLOURS.size()));
			keys.put(key + "Extent", b.x() + " " + (b.x() + b.nx() - 1) + " " + b.y() + " " + (b.y() + b.ny() - 1) + " " + b.z() + " " + (b.z() + b
				.nz() - 1));
			keys.put(key + "LabelValue", Integer.toString(i + 1));
			keys.put(key + "Layer", Integer.toString(layer[i]));
			keys.put(key + "Tags", "");
			i++;
		}
		keys.put("Segmentation_ContainedRepresentationNames", "Binary labelmap|");
		keys.put("Segmentation_MasterRepresentation", "Binary labelmap");
		keys.put("Segmentation_ReferenceImageExtentOffset", "0 0 0");
		NrrdWriter.write(g, paint(g, masks, layer, layers), layers, keys, file);
	}

	/** One image in which the n-th region has value n, counted from 1. */
	static Volume labels(final Map<String, Mask> segments, final Path file) {
		final List<Mask> masks = new ArrayList<>(segments.values());
		final Geometry g = grid(masks, file);
		final int[] layer = layers(masks);
		for (int i = 0; i < layer.length; i++) {
			if (layer[i] > 0) throw new InputException(file + ": the region '" + new ArrayList<>(segments.keySet()).get(i)
				+ "' overlaps another one, which a label image cannot hold. Write a .seg.nrrd file, or one file for each region.");
		}
		return new Volume(g, paint(g, masks, layer, 1));
	}

	private static Geometry grid(final List<Mask> masks, final Path file) {
		if (masks.isEmpty()) throw new InputException(file + ": there is no region to write. Draw one, or choose one.");
		final Geometry g = masks.get(0).geometry();
		for (final Mask m : masks) {
			final List<String> d = g.differences(m.geometry(), 1e-6);
			if (!d.isEmpty()) throw new InputException(file + ": its regions lie on different grids (" + String.join("; ", d)
				+ "). Write each to a file of its own.");
		}
		return g;
	}

	/** For each region the first layer in which it overlaps none that is there already. */
	private static int[] layers(final List<Mask> masks) {
		final int[] layer = new int[masks.size()];
		for (int i = 0; i < layer.length; i++) {
			while (taken(masks, layer, i)) layer[i]++;
		}
		return layer;
	}

	private static boolean taken(final List<Mask> masks, final int[] layer, final int i) {
		for (int k = 0; k < i; k++) {
			if (layer[k] == layer[i] && overlap(masks.get(k), masks.get(i))) return true;
		}
		return false;
	}

	private static boolean overlap(final Mask a, final Mask b) {
		final Box box = a.bounds().intersect(b.bounds());
		final byte[] x = a.bytes(box), y = b.bytes(box);
		for (int i = 0; i < x.length; i++) {
			if ((x[i] & y[i]) != 0) return true;
		}
		return false;
	}

	private static Voxels paint(final Geometry g, final List<Mask> masks, final int[] layer, final int layers) {
		final short[] a = new short[g.voxels() * layers];
		if (masks.size() > 0xffff) throw new InputException("A segmentation holds at most 65535 regions, not " + masks.size() + ".");
		for (int i = 0; i < masks.size(); i++) {
			final Box b = masks.get(i).bounds();
			final byte[] inside = masks.get(i).bytes(b);
			int n = 0;
			for (int z = b.z(); z < b.z() + b.nz(); z++) {
				for (int y = b.y(); y < b.y() + b.ny(); y++) {
					for (int x = b.x(); x < b.x() + b.nx(); x++, n++) {
						if (inside[n] != 0) a[g.index(x, y, z) * layers + layer[i]] = (short) (i + 1);
					}
				}
			}
		}
		if (masks.size() > 255) return new Voxels.UInt16(a);
		final byte[] small = new byte[a.length];
		for (int i = 0; i < a.length; i++) small[i] = (byte) a[i];
		return new Voxels.UInt8(small);
	}
}
