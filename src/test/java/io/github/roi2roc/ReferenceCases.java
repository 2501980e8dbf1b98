package io.github.roi2roc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

/**
 * The images of the reference: brain1, brain2, breast1 (files) and synthA (generated as the reference's README says). The reader here
 * knows just these NRRD files, so that tests of filters do not depend on the readers they are meant to check nothing of.
 */
public final class ReferenceCases {

	private ReferenceCases() {}

	public static Volume image(final String name) {
		return name.equals("synthA") ? synthA() : nrrd(Reference.file("pyradiomics/" + name + "_image.nrrd"));
	}

	public static Mask mask(final String name) {
		if (!name.equals("synthA")) return Mask.of(nrrd(Reference.file("pyradiomics/" + name + "_label.nrrd")), 1);
		final Geometry g = Geometry.of(48, 40, 30, 0.8, 0.8, 2);
		return Mask.of(g, i -> {
			final long x = i % 48 - 24, y = i / 48 % 40 - 20, z = i / (48 * 40) - 15;
			return x * x * 140 * 140 + y * y * 170 * 170 + z * z * 238 * 238 <= 2380L * 2380;
		});
	}

	/** Rows of a reference CSV: column → text, in order. */
	public static List<Map<String, String>> csv(final Path file) {
		try {
			final List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
			final String[] head = lines.get(0).split(",");
			final List<Map<String, String>> out = new ArrayList<>();
			for (final String line : lines.subList(1, lines.size())) {
				final String[] cells = line.split(",", -1);
				final Map<String, String> row = new LinkedHashMap<>();
				for (int c = 0; c < head.length; c++) row.put(head[c], cells[c]);
				out.add(row);
			}
			return out;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static long splitmix(final long i) {
		long z = (i + 1) * 0x9E3779B97F4A7C15L;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}

	private static Volume synthA() {
		final Geometry g = Geometry.of(48, 40, 30, 0.8, 0.8, 2);
		final int n = g.voxels();
		long[] s = new long[n];
		for (int i = 0; i < n; i++) s[i] = splitmix(i) >>> 56;
		for (int round = 0; round < 3; round++) {
			for (int axis = 0; axis < 3; axis++) {
				final int stride = axis == 0 ? 1 : axis == 1 ? g.nx() : g.nx() * g.ny(), size = g.size(axis);
				final long[] t = new long[n];
				for (int i = 0; i < n; i++) {
					final int at = i / stride % size;
					for (int k = -4; k <= 4; k++) t[i] += s[i + (Math.floorMod(at + k, size) - at) * stride];
				}
				s = t;
			}
		}
		long min = Long.MAX_VALUE, max = Long.MIN_VALUE;
		for (final long v : s) {
			min = Math.min(min, v);
			max = Math.max(max, v);
		}
		final short[] out = new short[n];
		for (int i = 0; i < n; i++) {
			out[i] = (short) ((s[i] - min) * 400 / (max - min) + Long.remainderUnsigned(splitmix(i + (1L << 32)), 16) - 100);
		}
		return new Volume(g, new Voxels.Int16(out));
	}

	private static Volume nrrd(final Path file) {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
			final Map<String, String> head = new HashMap<>();
			for (String line = line(in); !line.isEmpty(); line = line(in)) {
				final int colon = line.indexOf(": ");
				if (colon > 0 && !line.startsWith("#")) head.put(line.substring(0, colon), line.substring(colon + 2));
			}
			final double[] size = numbers(head.get("sizes")), d = numbers(head.get("space directions")), o = numbers(head.get("space origin"));
			final double[] spacing = new double[3];
			final Vec3[] column = new Vec3[3];
			for (int a = 0; a < 3; a++) {
				final Vec3 v = new Vec3(d[3 * a], d[3 * a + 1], d[3 * a + 2]);
				spacing[a] = v.length();
				column[a] = new Vec3(v.x() / spacing[a], v.y() / spacing[a], v.z() / spacing[a]);
			}
			final Geometry g = new Geometry((int) size[0], (int) size[1], (int) size[2], new Vec3(spacing[0], spacing[1], spacing[2]), new Vec3(o[0],
				o[1], o[2]), new Direction(column[0], column[1], column[2]));
			final ByteBuffer b = ByteBuffer.wrap(new GZIPInputStream(in).readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
			if (head.get("type").equals("int")) {
				final int[] v = new int[g.voxels()];
				b.asIntBuffer().get(v);
				return new Volume(g, new Voxels.Int32(v));
			}
			final short[] v = new short[g.voxels()];
			b.asShortBuffer().get(v);
			return new Volume(g, new Voxels.Int16(v));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String line(final InputStream in) throws IOException {
		final StringBuilder b = new StringBuilder();
		for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) b.append((char) c);
		return b.toString();
	}

	private static double[] numbers(final String text) {
		final String[] parts = text.replaceAll("[(),]", " ").strip().split("\\s+");
		final double[] out = new double[parts.length];
		for (int i = 0; i < out.length; i++) out[i] = Double.parseDouble(parts[i]);
		return out;
	}

	/** For messages: the file's text. */
	public static String text(final Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
