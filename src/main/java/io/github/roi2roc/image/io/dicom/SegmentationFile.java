package io.github.roi2roc.image.io.dicom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.DrawnOn;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.ImageIdentity;
import io.github.roi2roc.image.io.Segment;

/**
 * A DICOM segmentation (SEG, PS3.3 A.51): binary, fractional, or a label map. Frames may stand in any order and need not cover every slice;
 * the grid reaches from the lowest to the highest of them. Segments that overlap lie in layers of their own. Of fractional segments a voxel
 * belongs to the region from half of the maximum on.
 */
final class SegmentationFile implements ImageFile {

	static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.66.4", LABEL_MAP = "1.2.840.10008.5.1.4.1.1.66.7";

	private final DicomFile file;
	private final FrameGrid grid;
	private final List<Segment> segments = new ArrayList<>();
	private final List<short[]> layers = new ArrayList<>();
	private final List<String> warnings = new ArrayList<>();

	private SegmentationFile(final DicomFile file, final FrameGrid grid) {
		this.file = file;
		this.grid = grid;
	}

	/** Whether a file is a segmentation, by its elements. */
	static boolean is(final DicomFile f) {
		final String c = f.elements().text(Tag.SOP_CLASS);
		return c.equals(SOP_CLASS) || c.equals(LABEL_MAP) || f.elements().text(Tag.MODALITY).equals("SEG");
	}

	/** @throws InputException if it has no frames, is damaged, or its frames make no grid */
	static SegmentationFile of(final DicomFile f) {
		final Dataset e = f.elements();
		final double[] frames = e.decimals(Tag.FRAMES);
		if (f.pixels() < 0 || frames == null || frames[0] < 1) throw new InputException("The DICOM segmentation " + f.path() + " has no frames (Number of"
			+ " Frames " + Tag.text(Tag.FRAMES) + (f.pixels() < 0 ? ", Pixel Data " + Tag.text(Tag.PIXEL_DATA) : "") + "): nothing was segmented.");
		final SegmentationFile out = new SegmentationFile(f, FrameGrid.of(f));
		out.fill();
		return out;
	}

	private void fill() {
		final Dataset e = file.elements();
		final String type = e.text(Tag.SEGMENTATION_TYPE);
		final SegmentFrames frames = SegmentFrames.of(file, grid.frames());
		if (type.equals("FRACTIONAL")) warnings.add(file.path().getFileName() + " is a fractional segmentation: voxels of at least half of its maximum ("
			+ frames.threshold() + " of " + e.number(Tag.MAXIMUM_FRACTION, 255) + ") belong to the regions");
		final Map<Integer, String> names = new LinkedHashMap<>();
		for (final Dataset s : e.items(Tag.SEGMENTS)) names.put(s.number(Tag.SEGMENT_NUMBER, 0), s.text(Tag.SEGMENT_LABEL, e.text(Tag.CHARACTER_SET)));
		if (names.isEmpty()) throw new InputException("The DICOM segmentation " + file.path() + " names no segments (Segment Sequence " + Tag.text(
			Tag.SEGMENTS) + " is missing or empty). Export it again.");
		if (type.equals("LABELMAP") || e.text(Tag.SOP_CLASS).equals(LABEL_MAP)) {
			layers.add(grid.paint(frames));
			names.forEach((number, name) -> segments.add(segment(number, name, 0)));
			return;
		}
		final int[] of = numbers(names);
		names.forEach((number, name) -> segments.add(segment(number, name, layer(number, of, frames))));
	}

	private static Segment segment(final int number, final String name, final int layer) {
		return new Segment(name.isEmpty() ? "Segment " + number : name, number, layer);
	}

	/** The segment of each frame. */
	private int[] numbers(final Map<Integer, String> names) {
		final Dataset e = file.elements(), shared = e.first(Tag.SHARED_GROUPS);
		final List<Dataset> perFrame = e.items(Tag.PER_FRAME_GROUPS);
		final int[] out = new int[grid.frames()];
		for (int f = 0; f < out.length; f++) {
			final Dataset own = perFrame.isEmpty() ? shared : perFrame.get(f);
			out[f] = own.first(Tag.SEGMENT_IDENTIFICATION).number(Tag.REFERENCED_SEGMENT, shared.first(Tag.SEGMENT_IDENTIFICATION).number(
				Tag.REFERENCED_SEGMENT, names.size() == 1 ? names.keySet().iterator().next() : 0));
			if (!names.containsKey(out[f])) throw new InputException("The DICOM segmentation " + file.path() + ": frame " + (f + 1) + (out[f] == 0
				? " does not say which segment it shows (Referenced Segment Number " + Tag.text(Tag.REFERENCED_SEGMENT) + ")" : " shows segment " + out[f]
					+ ", which Segment Sequence " + Tag.text(Tag.SEGMENTS) + " does not name") + ". Export it again.");
		}
		return out;
	}

	/** Paints a segment into the first layer where it overlaps nothing. */
	private int layer(final int number, final int[] of, final SegmentFrames frames) {
		for (int l = 0;; l++) {
			if (l == layers.size()) layers.add(new short[grid.geometry().voxels()]);
			if (grid.isFree(layers.get(l), number, of, frames)) {
				grid.paint(layers.get(l), number, of, frames);
				return l;
			}
		}
	}

	@Override
	public Path path() {
		return file.path();
	}

	@Override
	public Geometry geometry() {
		return grid.geometry();
	}

	@Override
	public int frames() {
		return layers.size();
	}

	@Override
	public List<String> warnings() {
		return List.copyOf(warnings);
	}

	@Override
	public ImageIdentity identity() {
		return new ImageIdentity(file.elements().text(Tag.FRAME_OF_REFERENCE), "", Set.of());
	}

	@Override
	public DrawnOn drawnOn() {
		final Dataset e = file.elements();
		final Set<String> series = new HashSet<>(), instances = new HashSet<>();
		for (final Dataset s : e.items(Tag.REFERENCED_SERIES_SEQUENCE)) {
			if (s.has(Tag.SERIES_UID)) series.add(s.text(Tag.SERIES_UID));
			instances.addAll(s.texts(Tag.REFERENCED_INSTANCES, Tag.REFERENCED_INSTANCE));
		}
		for (final Dataset frame : Stream.concat(e.items(Tag.PER_FRAME_GROUPS).stream(), e.items(Tag.SHARED_GROUPS).stream()).toList()) {
			for (final Dataset d : frame.items(Tag.DERIVATION_IMAGES)) instances.addAll(d.texts(Tag.SOURCE_IMAGES, Tag.REFERENCED_INSTANCE));
		}
		return new DrawnOn(e.text(Tag.FRAME_OF_REFERENCE), series, instances);
	}

	@Override
	public boolean isPart() {
		return true;
	}

	@Override
	public List<Segment> segments() {
		return List.copyOf(segments);
	}

	@Override
	public Volume volume(final int frame) {
		if (frame < 0 || frame >= frames()) throw new InputException(path() + " has " + frames() + " layer" + (frames() == 1 ? "" : "s")
			+ ", counted from 0; there is no layer " + frame + ".");
		final short[] a = layers.get(frame);
		for (final short s : a) if ((s & 0xffff) > 255) return new Volume(geometry(), new Voxels.UInt16(a.clone()));
		final byte[] out = new byte[a.length];
		for (int i = 0; i < a.length; i++) out[i] = (byte) a[i];
		return new Volume(geometry(), new Voxels.UInt8(out));
	}

	/** The stored numbers of a segmentation's frames. @param threshold from which value on a voxel belongs to the region */
	record SegmentFrames(byte[] bytes, int from, int pixels, int bits, boolean littleEndian, int threshold) {

		static SegmentFrames of(final DicomFile f, final int frames) {
			final Dataset e = f.elements();
			final int bits = e.number(Tag.BITS_ALLOCATED, 1), pixels = Math.multiplyExact(e.number(Tag.ROWS, 0), e.number(Tag.COLUMNS, 0));
			if (bits != 1 && bits != 8 && bits != 16) throw new InputException("The DICOM segmentation " + f.path() + " has " + bits + " bits a pixel (Bits"
				+ " Allocated " + Tag.text(Tag.BITS_ALLOCATED) + "); 1, 8 or 16 belong there.");
			final long needed = ((long) frames * pixels * bits + 7) / 8;
			if (needed > f.pixelBytes()) throw new InputException("The DICOM segmentation " + f.path() + " is cut short: " + f.pixelBytes()
				+ " bytes of pixels, but its " + frames + " frames need " + needed + ". Copy it again.");
			final int maximum = e.number(Tag.MAXIMUM_FRACTION, 255);
			return new SegmentFrames(f.bytes(), f.pixels(), pixels, bits, e.littleEndian, e.text(Tag.SEGMENTATION_TYPE).equals("FRACTIONAL") ? Math.max(1,
				(maximum + 1) / 2) : 1);
		}

		int value(final int frame, final int pixel) {
			if (bits == 1) {
				final long bit = (long) frame * pixels + pixel;
				return bytes[from + (int) (bit >> 3)] >> (bit & 7) & 1;
			}
			final int at = from + (frame * pixels + pixel) * bits / 8;
			if (bits == 8) return bytes[at] & 0xff;
			return (bytes[littleEndian ? at : at + 1] & 0xff) | (bytes[littleEndian ? at + 1 : at] & 0xff) << 8;
		}

		boolean inside(final int frame, final int pixel) {
			return value(frame, pixel) >= threshold;
		}
	}

	/** The grid of frames that need not cover every slice. @param slices slice of each frame */
	private record FrameGrid(Geometry geometry, int[] slices) {

		private static final double PART = 0.01;

		static FrameGrid of(final DicomFile f) {
			final List<Plane> planes = Plane.of(f);
			for (final Plane p : planes) if (p.position() == null) throw new InputException("The DICOM segmentation " + f.path() + ": " + p.name()
				+ " does not say where it lies (Image Position " + Tag.text(Tag.POSITION) + ").");
			final Plane first = planes.get(0);
			for (final Plane p : planes) SliceStack.requireAlike(f.path(), first, p);
			final double[] along = planes.stream().mapToDouble(Plane::along).toArray(), sorted = Arrays.stream(along).sorted().toArray();
			final double low = sorted[0], length = sorted[sorted.length - 1] - low, step = step(sorted, first.thickness());
			final int[] slices = new int[along.length];
			Plane start = first;
			for (int i = 0; i < slices.length; i++) {
				final double at = (along[i] - low) / step;
				slices[i] = (int) Math.rint(at);
				if (Math.abs(at - slices[i]) > PART * Math.max(1, slices[i])) throw new InputException(String.format(Locale.ROOT,
					"The DICOM segmentation %s: its frames are unevenly spaced: %s lies %.4g mm behind the first slice, which is no multiple of %.4g mm."
						+ " Resample it where it was drawn.", f.path(), planes.get(i).name(), along[i] - low, step));
				if (along[i] == low) start = planes.get(i);
			}
			SliceStack.requireStraight(f.path(), planes);
			final int last = (int) Math.rint(length / step);
			return new FrameGrid(SliceStack.grid(f.path(), start, last + 1, last == 0 ? step : length / last), slices);
		}

		/** The distance of slices: as the file has it where all frames lie on its multiples, else the smallest distance of two frames. */
		private static double step(final double[] sorted, final double said) {
			double least = Double.MAX_VALUE;
			for (int i = 1; i < sorted.length; i++) if (sorted[i] - sorted[i - 1] > 1e-3) least = Math.min(least, sorted[i] - sorted[i - 1]);
			if (least == Double.MAX_VALUE) return Double.isNaN(said) || said <= 0 ? 1 : said;
			if (Double.isNaN(said) || said <= 0 || said > least * (1 + PART)) return least;
			for (final double z : sorted) {
				final double n = (z - sorted[0]) / said;
				if (Math.abs(n - Math.rint(n)) > PART * Math.max(1, n)) return least;
			}
			return said;
		}

		int frames() {
			return slices.length;
		}

		private int plane() {
			return geometry.nx() * geometry.ny();
		}

		/** A label map: the stored numbers are the segments'. */
		short[] paint(final SegmentFrames frames) {
			final short[] out = new short[geometry.voxels()];
			for (int f = 0; f < slices.length; f++) for (int i = 0; i < plane(); i++) out[slices[f] * plane() + i] = (short) frames.value(f, i);
			return out;
		}

		void paint(final short[] layer, final int number, final int[] of, final SegmentFrames frames) {
			for (int f = 0; f < of.length; f++) {
				if (of[f] != number) continue;
				for (int i = 0; i < plane(); i++) if (frames.inside(f, i)) layer[slices[f] * plane() + i] = (short) number;
			}
		}

		boolean isFree(final short[] layer, final int number, final int[] of, final SegmentFrames frames) {
			for (int f = 0; f < of.length; f++) {
				if (of[f] != number) continue;
				for (int i = 0; i < plane(); i++) if (layer[slices[f] * plane() + i] != 0 && frames.inside(f, i)) return false;
			}
			return true;
		}
	}
}
