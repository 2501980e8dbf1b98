package io.github.roi2roc.image.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.store.AtomicFile;

/** Writes NRRD: attached, little-endian, gzip without a time, LPS; numbers with all their digits. */
final class NrrdWriter {

	private NrrdWriter() {}

	static void write(final Volume volume, final Path file) {
		write(volume.geometry(), volume.voxels(), 1, Map.of(), file);
	}

	/**
	 * @param voxels values, the layers of a voxel beside each other
	 * @param layers 1, or how many values each voxel has
	 * @param keyValues in their order
	 */
	static void write(final Geometry g, final Voxels voxels, final int layers, final Map<String, String> keyValues, final Path file) {
		final boolean list = layers > 1;
		final StringBuilder h = new StringBuilder("NRRD0004\n");
		h.append("type: ").append(voxels.type().label()).append('\n');
		h.append("dimension: ").append(list ? 4 : 3).append('\n');
		h.append("space: left-posterior-superior\n");
		h.append("sizes: ").append(list ? layers + " " : "").append(g.nx()).append(' ').append(g.ny()).append(' ').append(g.nz()).append('\n');
		h.append("space directions: ").append(list ? "none " : "");
		for (final int a : List.of(0, 1, 2)) h.append(vector(g.direction().column(a).times(g.spacing().get(a)))).append(a < 2 ? " " : "\n");
		h.append("kinds: ").append(list ? "list " : "").append("domain domain domain\n");
		h.append("endian: little\nencoding: gzip\n");
		h.append("space origin: ").append(vector(g.origin())).append('\n');
		keyValues.forEach((k, v) -> h.append(escape(k)).append(":=").append(escape(v)).append('\n'));
		h.append('\n');
		AtomicFile.write(file, out -> {
			out.write(h.toString().getBytes(StandardCharsets.UTF_8));
			try (GZIPOutputStream gz = new GZIPOutputStream(out, 1 << 16)) {
				VoxelBytes.write(voxels, gz);
			}
		});
	}

	private static String vector(final Vec3 v) {
		return "(" + number(v.x()) + "," + number(v.y()) + "," + number(v.z()) + ")";
	}

	private static String number(final double d) {
		return d == 0 ? "0" : Double.toString(d);
	}

	private static String escape(final String s) {
		return s.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "");
	}
}
