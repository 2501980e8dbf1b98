package io.github.roi2roc.image.io.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes small DICOM files (PS3.10) in any uncompressed transfer syntax, and encapsulated pixel data, independently of the reader. */
final class DicomBytes {

	static final String IMPLICIT = "1.2.840.10008.1.2", EXPLICIT = "1.2.840.10008.1.2.1", DEFLATED = "1.2.840.10008.1.2.1.99",
			BIG_ENDIAN = "1.2.840.10008.1.2.2", RLE = "1.2.840.10008.1.2.5", JPEG = "1.2.840.10008.1.2.4.50";

	private final Map<Integer, Object> elements = new TreeMap<>();
	private String syntax = EXPLICIT;
	private List<byte[]> fragments;
	private byte[] offsets = {};

	/** An axial CT slice of 16 bits, 1 mm pixels, whose first pixel lies at (0, 0, z). */
	static DicomBytes slice(final int columns, final int rows, final double z, final int... pixels) {
		final DicomBytes b = new DicomBytes().text(Tag.SOP_CLASS, "1.2.840.10008.5.1.4.1.1.2").text(Tag.SOP_INSTANCE, "1.2.3.9." + (int) (z * 10)).text(
			Tag.MODALITY, "CT").text(Tag.SERIES_UID, "1.2.3").text(Tag.FRAME_OF_REFERENCE, "1.2.7").text(Tag.POSITION, "0\\0\\" + z).text(
				Tag.ORIENTATION, "1\\0\\0\\0\\1\\0").text(Tag.PIXEL_SPACING, "1\\1").text(Tag.SLICE_THICKNESS, "1").shorts(Tag.ROWS, rows).shorts(Tag.COLUMNS,
					columns).shorts(Tag.BITS_ALLOCATED, 16).shorts(Tag.BITS_STORED, 16).shorts(Tag.HIGH_BIT, 15).shorts(Tag.SIGNED, 1).shorts(
						Tag.SAMPLES_PER_PIXEL, 1).text(Tag.PHOTOMETRIC, "MONOCHROME2");
		return b.shorts(Tag.PIXEL_DATA, pixels.length == 0 ? new int[columns * rows] : pixels);
	}

	/** A structure set in frame of reference 1.2.7 on series 1.2.3; add structures and contours. */
	static DicomBytes structureSet() {
		final DicomBytes series = new DicomBytes().text(Tag.SERIES_UID, "1.2.3");
		return new DicomBytes().text(Tag.SOP_CLASS, StructureSet.SOP_CLASS).text(Tag.MODALITY, "RTSTRUCT").items(Tag.REFERENCED_FRAMES,
			new DicomBytes().text(Tag.FRAME_OF_REFERENCE, "1.2.7").items(Tag.REFERENCED_STUDIES, new DicomBytes().items(Tag.REFERENCED_SERIES, series)));
	}

	DicomBytes text(final int tag, final String value) {
		elements.put(tag, value.getBytes(StandardCharsets.UTF_8));
		return this;
	}

	DicomBytes bytes(final int tag, final byte... value) {
		elements.put(tag, value);
		return this;
	}

	DicomBytes shorts(final int tag, final int... values) {
		elements.put(tag, values.clone());
		return this;
	}

	/** Numbers of 64 bits (VR FD), little-endian. */
	DicomBytes reals(final int tag, final double... values) {
		final ByteBuffer b = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		for (final double v : values) b.putDouble(v);
		return bytes(tag, b.array());
	}

	/** A number of 32 bits (VR UL), little-endian. */
	DicomBytes unsigned(final int tag, final int value) {
		return bytes(tag, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
	}

	DicomBytes items(final int tag, final DicomBytes... items) {
		elements.put(tag, items.clone());
		return this;
	}

	DicomBytes without(final int tag) {
		elements.remove(tag);
		return this;
	}

	DicomBytes syntax(final String uid) {
		syntax = uid;
		return this;
	}

	/** The basic offset table of compressed frames; empty where there is none. */
	DicomBytes offsets(final byte[] table) {
		offsets = table;
		return this;
	}

	/** Compressed fragments in place of pixel data. */
	DicomBytes encapsulated(final String uid, final byte[]... frames) {
		elements.remove(Tag.PIXEL_DATA);
		fragments = List.of(frames);
		return syntax(uid);
	}

	Path write(final Path file) throws IOException {
		return Files.write(file, file());
	}

	byte[] file() {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[128]);
		out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
		final DicomBytes meta = new DicomBytes().text(Tag.TRANSFER_SYNTAX, syntax);
		if (elements.get(Tag.SOP_CLASS) instanceof final byte[] b) meta.bytes(Tag.SOP_CLASS_META, b);
		out.writeBytes(meta.dataset(true, ByteOrder.LITTLE_ENDIAN));
		final byte[] body = dataset(!syntax.equals(IMPLICIT), syntax.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		out.writeBytes(syntax.equals(DEFLATED) ? deflated(body) : body);
		return out.toByteArray();
	}

	private static byte[] deflated(final byte[] body) {
		final Deflater d = new Deflater(9, true);
		d.setInput(body);
		d.finish();
		final byte[] out = new byte[body.length + 100];
		final int n = d.deflate(out);
		d.end();
		return Arrays.copyOf(out, n);
	}

	private byte[] dataset(final boolean explicit, final ByteOrder order) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		elements.forEach((tag, value) -> {
			if (value instanceof final DicomBytes[] items) sequence(out, tag, items, explicit, order);
			else if (value instanceof final int[] a) element(out, tag, tag >>> 16 == 0x7fe0 ? "OW" : "US", shorts(a, order), explicit, order);
			else element(out, tag, tag >>> 16 == 0x7fe0 ? "OB" : "LO", (byte[]) value, explicit, order);
		});
		if (fragments != null) {
			out.writeBytes(head(Tag.PIXEL_DATA, "OB", -1, explicit, order));
			out.writeBytes(head(Tag.ITEM, "", offsets.length, false, order));
			out.writeBytes(offsets);
			for (final byte[] f : fragments) {
				final byte[] even = Arrays.copyOf(f, f.length + f.length % 2);
				out.writeBytes(head(Tag.ITEM, "", even.length, false, order));
				out.writeBytes(even);
			}
			out.writeBytes(head(Tag.SEQUENCE_END, "", 0, false, order));
		}
		return out.toByteArray();
	}

	/** Sequences of even length have a length, others an end mark: both ways occur in files. */
	private static void sequence(final ByteArrayOutputStream out, final int tag, final DicomBytes[] items, final boolean explicit,
		final ByteOrder order)
	{
		final ByteArrayOutputStream all = new ByteArrayOutputStream();
		final boolean open = items.length % 2 == 1;
		for (final DicomBytes item : items) {
			final byte[] a = item.dataset(explicit, order);
			all.writeBytes(head(Tag.ITEM, "", open ? -1 : a.length, false, order));
			all.writeBytes(a);
			if (open) all.writeBytes(head(Tag.ITEM_END, "", 0, false, order));
		}
		if (open) all.writeBytes(head(Tag.SEQUENCE_END, "", 0, false, order));
		out.writeBytes(head(tag, "SQ", open ? -1 : all.size(), explicit, order));
		out.writeBytes(all.toByteArray());
	}

	private static void element(final ByteArrayOutputStream out, final int tag, final String vr, final byte[] value, final boolean explicit,
		final ByteOrder order)
	{
		final byte[] even = Arrays.copyOf(value, value.length + value.length % 2);
		if (even.length > value.length && vr.equals("LO")) even[value.length] = ' ';
		out.writeBytes(head(tag, even.length > 0xfffe && vr.length() == 2 && vr.equals("LO") ? "UN" : vr, even.length, explicit, order));
		out.writeBytes(even);
	}

	private static byte[] head(final int tag, final String vr, final int length, final boolean explicit, final ByteOrder order) {
		final ByteBuffer b = ByteBuffer.allocate(12).order(order).putShort((short) (tag >>> 16)).putShort((short) tag);
		if (!explicit) return Arrays.copyOf(b.putInt(length).array(), 8);
		b.put(vr.getBytes(StandardCharsets.US_ASCII));
		if (!List.of("OB", "OW", "SQ", "UN").contains(vr)) return Arrays.copyOf(b.putShort((short) length).array(), 8);
		return b.putShort((short) 0).putInt(length).array();
	}

	private static byte[] shorts(final int[] values, final ByteOrder order) {
		final ByteBuffer b = ByteBuffer.allocate(2 * values.length).order(order);
		for (final int v : values) b.putShort((short) v);
		return b.array();
	}
}
