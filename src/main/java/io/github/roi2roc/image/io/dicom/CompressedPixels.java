package io.github.roi2roc.image.io.dicom;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import io.github.roi2roc.InputException;

/** Compressed pixel data that plain Java can decode: RLE lossless (PS3.5 annex G) and JPEG of 8 bits. The rest is refused by name. */
final class CompressedPixels {

	private static final String RLE = "1.2.840.10008.1.2.5", JPEG = "1.2.840.10008.1.2.4.50", JPEG_EXTENDED = "1.2.840.10008.1.2.4.51";
	private static final int RLE_HEADER = 64;
	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry(JPEG, "JPEG baseline"), Map.entry(JPEG_EXTENDED, "JPEG extended"), Map.entry(
		"1.2.840.10008.1.2.4.57", "JPEG lossless"), Map.entry("1.2.840.10008.1.2.4.70", "JPEG lossless"), Map.entry("1.2.840.10008.1.2.4.80",
			"JPEG-LS lossless"), Map.entry("1.2.840.10008.1.2.4.81", "JPEG-LS"), Map.entry("1.2.840.10008.1.2.4.90", "JPEG 2000 lossless"), Map.entry(
				"1.2.840.10008.1.2.4.91", "JPEG 2000"), Map.entry("1.2.840.10008.1.2.4.92", "JPEG 2000 part 2 lossless"), Map.entry("1.2.840.10008.1.2.4.93",
					"JPEG 2000 part 2"), Map.entry("1.2.840.10008.1.2.4.100", "MPEG-2"), Map.entry("1.2.840.10008.1.2.4.102", "MPEG-4"), Map.entry(
						"1.2.840.10008.1.2.4.110", "JPEG XL lossless"), Map.entry("1.2.840.10008.1.2.4.111", "JPEG XL"), Map.entry("1.2.840.10008.1.2.4.112",
							"JPEG XL"), Map.entry("1.2.840.10008.1.2.4.201", "HTJ2K lossless"), Map.entry("1.2.840.10008.1.2.4.202", "HTJ2K lossless"), Map.entry(
								"1.2.840.10008.1.2.4.203", "HTJ2K"), Map.entry(RLE, "RLE lossless"));

	private final Path file;
	private final String syntax;
	private final int rows, columns, bytes;

	private CompressedPixels(final Path file, final String syntax, final Dataset e) {
		this.file = file;
		this.syntax = syntax;
		rows = e.number(Tag.ROWS, 0);
		columns = e.number(Tag.COLUMNS, 0);
		bytes = e.number(Tag.BITS_ALLOCATED, 8) / 8;
	}

	/**
	 * @param fragments the items of the pixel data; the first is the table of offsets
	 * @return the frames one after the other, little-endian
	 * @throws InputException naming the transfer syntax, if it is not decoded here or the data are damaged
	 */
	static byte[] decode(final Path file, final String syntax, final Dataset e, final List<byte[]> fragments) {
		final CompressedPixels p = new CompressedPixels(file, syntax, e);
		if (!List.of(RLE, JPEG, JPEG_EXTENDED).contains(syntax)) throw p.refused("");
		if (e.number(Tag.SAMPLES_PER_PIXEL, 1) != 1) throw new InputException("The DICOM file " + file + " is in colour (" + e.text(Tag.PHOTOMETRIC)
			+ "); radiomics needs one number a pixel.");
		if (!syntax.equals(RLE) && e.number(Tag.BITS_ALLOCATED, 8) != 8) throw p.refused(" of " + e.number(Tag.BITS_STORED, 12) + " bits");
		final double[] said = e.decimals(Tag.FRAMES);
		final int count = said == null ? 1 : Math.max(1, (int) said[0]);
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			for (final byte[] frame : p.frames(fragments, count)) out.writeBytes(syntax.equals(RLE) ? p.rle(frame) : p.jpeg(frame));
		}
		catch (final IndexOutOfBoundsException | IllegalArgumentException | IOException ex) {
			throw new InputException("The DICOM file " + file + ": its " + NAMES.get(syntax) + " pixel data are damaged or cut short. Copy it again.", ex);
		}
		return out.toByteArray();
	}

	private InputException refused(final String detail) {
		return new InputException("The DICOM file " + file + " has compressed pixels (" + NAMES.getOrDefault(syntax, "transfer syntax") + ", " + syntax
			+ detail + "), which are not decoded here. Open it in Fiji with Bio-Formats (SCIFIO) and save it as TIFF or NRRD, or convert the series with"
			+ " dcm2niix or gdcmconv --raw.");
	}

	/** Fragments put together to frames: one each, or all of one, or by the table of offsets. */
	private List<byte[]> frames(final List<byte[]> fragments, final int count) {
		final List<byte[]> data = fragments.subList(Math.min(1, fragments.size()), fragments.size());
		if (data.size() == count) return data;
		if (count == 1 && !data.isEmpty()) return List.of(joined(data));
		final byte[] table = fragments.isEmpty() ? new byte[0] : fragments.get(0);
		if (data.isEmpty() || table.length != 4 * count) throw new InputException("The DICOM file " + file + " has " + count + " frames, but " + data.size()
			+ " pieces of compressed pixels and no table that says which belong together. Copy it again.");
		final ByteBuffer offsets = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
		final List<byte[]> out = new ArrayList<>();
		List<byte[]> current = new ArrayList<>();
		int at = 0;
		for (final byte[] piece : data) {
			if (out.size() + 1 < count && at >= offsets.getInt(4 * (out.size() + 1))) {
				out.add(joined(current));
				current = new ArrayList<>();
			}
			current.add(piece);
			at += piece.length + 8;
		}
		out.add(joined(current));
		return out;
	}

	private static byte[] joined(final List<byte[]> pieces) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		pieces.forEach(out::writeBytes);
		return out.toByteArray();
	}

	/** One segment for each byte of a pixel, the highest first, each packed as runs. */
	private byte[] rle(final byte[] frame) {
		final ByteBuffer head = ByteBuffer.wrap(frame, 0, RLE_HEADER).order(ByteOrder.LITTLE_ENDIAN);
		final int segments = head.getInt(0), pixels = rows * columns;
		if (segments != bytes) throw new IllegalArgumentException(segments + " segments");
		final byte[] out = new byte[pixels * bytes];
		for (int s = 0; s < segments; s++) {
			final int end = s + 1 < segments ? head.getInt(4 * (s + 2)) : frame.length;
			int from = head.getInt(4 * (s + 1)), n = 0;
			while (n < pixels) {
				if (from >= end) throw new IndexOutOfBoundsException();
				final int run = frame[from++];
				if (run == -128) continue;
				for (int i = 0; i <= Math.abs(run) && n < pixels; i++, n++) out[n * bytes + bytes - 1 - s] = frame[run < 0 ? from : from + i];
				from += run < 0 ? 1 : run + 1;
			}
		}
		return out;
	}

	/** The samples as they are stored, without a change of colours. */
	private byte[] jpeg(final byte[] frame) throws IOException {
		final var image = ImageIO.read(new ByteArrayInputStream(frame));
		if (image == null || image.getWidth() != columns || image.getHeight() != rows || image.getRaster().getNumBands() != 1)
			throw new IllegalArgumentException("no grey JPEG of " + columns + "×" + rows);
		final int[] samples = image.getRaster().getSamples(0, 0, columns, rows, 0, (int[]) null);
		final byte[] out = new byte[samples.length];
		for (int i = 0; i < out.length; i++) out[i] = (byte) samples[i];
		return out;
	}

	/** Takes the items of encapsulated pixel data apart. */
	static List<byte[]> fragments(final ByteBuffer in, final byte[] bytes) {
		final List<byte[]> out = new ArrayList<>();
		while (in.remaining() >= 8) {
			final int tag = (in.getShort() & 0xffff) << 16 | in.getShort() & 0xffff, length = in.getInt();
			if (tag != Tag.ITEM) break;
			if (length < 0 || length > in.remaining()) throw new IndexOutOfBoundsException();
			out.add(Arrays.copyOfRange(bytes, in.position(), in.position() + length));
			in.position(in.position() + length);
		}
		return out;
	}
}
