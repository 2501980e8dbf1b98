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
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.io.dicom.codec.CodecException;
import io.github.roi2roc.image.io.dicom.codec.GreyImage;
import io.github.roi2roc.image.io.dicom.codec.Jpeg2000;
import io.github.roi2roc.image.io.dicom.codec.JpegLs;
import io.github.roi2roc.image.io.dicom.codec.LosslessJpeg;
import io.github.roi2roc.numeric.Parallel;

/**
 * Compressed pixel data: RLE lossless (PS3.5 annex G), JPEG of 8 bits by Java's own reader, and lossless JPEG, JPEG-LS and JPEG 2000 by
 * {@code codec}. The rest is refused by name.
 */
final class CompressedPixels {

	private static final String PREFIX = "1.2.840.10008.1.2.";
	private static final int RLE_HEADER = 64;

	/** How pixels are compressed. */
	private enum Codec {
		RLE, JPEG, LOSSLESS_JPEG, JPEG_LS, JPEG_2000, NONE
	}

	/** A transfer syntax by its name, and what decodes it. */
	private record Syntax(String name, Codec codec) {}

	private static final Map<String, Syntax> SYNTAXES = Map.ofEntries(entry("5", "RLE lossless", Codec.RLE), entry("4.50", "JPEG baseline", Codec.JPEG),
		entry("4.51", "JPEG extended", Codec.JPEG), entry("4.57", "JPEG lossless", Codec.LOSSLESS_JPEG), entry("4.70", "JPEG lossless",
			Codec.LOSSLESS_JPEG), entry("4.80", "JPEG-LS lossless", Codec.JPEG_LS), entry("4.81", "JPEG-LS", Codec.JPEG_LS), entry("4.90",
				"JPEG 2000 lossless", Codec.JPEG_2000), entry("4.91", "JPEG 2000", Codec.JPEG_2000), entry("4.92", "JPEG 2000 part 2 lossless",
					Codec.NONE), entry("4.93", "JPEG 2000 part 2", Codec.NONE), entry("4.100", "MPEG-2", Codec.NONE), entry("4.102", "MPEG-4",
						Codec.NONE), entry("4.110", "JPEG XL lossless", Codec.NONE), entry("4.111", "JPEG XL", Codec.NONE), entry("4.112", "JPEG XL",
							Codec.NONE), entry("4.201", "HTJ2K lossless", Codec.NONE), entry("4.202", "HTJ2K lossless", Codec.NONE), entry("4.203", "HTJ2K",
								Codec.NONE));

	private static Map.Entry<String, Syntax> entry(final String end, final String name, final Codec codec) {
		return Map.entry(PREFIX + end, new Syntax(name, codec));
	}

	private final Path file;
	private final String uid;
	private final Syntax syntax;
	private final int rows, columns, bytes;

	private CompressedPixels(final Path file, final String uid, final Dataset e) {
		this.file = file;
		this.uid = uid;
		syntax = SYNTAXES.getOrDefault(uid, new Syntax("transfer syntax", Codec.NONE));
		rows = e.number(Tag.ROWS, 0);
		columns = e.number(Tag.COLUMNS, 0);
		bytes = e.number(Tag.BITS_ALLOCATED, 8) / 8;
	}

	/**
	 * @param fragments the items of the pixel data; the first is the table of offsets
	 * @return the frames one after the other, little-endian
	 * @throws InputException naming the transfer syntax, if it is not decoded here or the data are damaged
	 */
	static byte[] decode(final Path file, final String uid, final Dataset e, final List<byte[]> fragments) {
		final CompressedPixels p = new CompressedPixels(file, uid, e);
		if (p.syntax.codec == Codec.NONE) throw p.refused("");
		PixelValues.requireGrey(file, e);
		if (p.syntax.codec == Codec.JPEG && p.bytes != 1) throw p.refused(" of " + e.number(Tag.BITS_STORED, 12) + " bits");
		if (e.number(Tag.BITS_ALLOCATED, 8) == 1) throw p.refused(" of 1 bit");
		if (p.bytes < 1 || p.bytes > 4 || p.columns < 1 || p.rows < 1) throw new InputException("The DICOM file " + file + " has compressed pixels, but "
			+ p.columns + "×" + p.rows + " pixels of " + e.number(Tag.BITS_ALLOCATED, 0) + " bits. It is damaged.");
		final double[] said = e.decimals(Tag.FRAMES);
		final int count = said == null ? 1 : Math.max(1, (int) said[0]);
		final List<byte[]> frames = p.frames(fragments, count);
		final byte[][] decoded = new byte[count][];
		final InputException[] failed = new InputException[count];
		Parallel.range(count, i -> {
			try {
				decoded[i] = p.frame(frames.get(i));
			}
			catch (final CodecException ex) {
				failed[i] = ex.isDamaged() ? p.damaged(count, i + 1, ": " + ex.getMessage(), ex) : p.refused(" with " + ex.getMessage());
			}
			catch (final IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException | IOException ex) {
				failed[i] = p.damaged(count, i + 1, "", ex);
			}
		});
		for (final InputException ex : failed) if (ex != null) throw ex;
		return joined(Arrays.asList(decoded));
	}

	/** Whether a transfer syntax always loses something; others that may say so in the file. */
	static boolean isLossy(final String uid) {
		return SYNTAXES.containsKey(uid) && SYNTAXES.get(uid).codec == Codec.JPEG;
	}

	private byte[] frame(final byte[] frame) throws IOException {
		return switch (syntax.codec) {
			case RLE -> rle(frame);
			case JPEG -> jpeg(frame);
			case LOSSLESS_JPEG -> stored(LosslessJpeg.decode(frame, columns, rows));
			case JPEG_LS -> stored(JpegLs.decode(frame, columns, rows));
			case JPEG_2000 -> stored(Jpeg2000.decode(frame, columns, rows));
			case NONE -> throw refused("");
		};
	}

	private InputException damaged(final int count, final int number, final String why, final Exception cause) {
		return new InputException("The DICOM file " + file + ": its " + syntax.name + " pixel data are damaged or cut short" + (count > 1 ? " (frame "
			+ number + ")" : "") + why + ". Copy it again.", cause);
	}

	private InputException refused(final String detail) {
		return new InputException("The DICOM file " + file + " has compressed pixels (" + syntax.name + ", " + uid + detail
			+ "), which are not decoded here. Open it in Fiji with Bio-Formats (SCIFIO) and save it as TIFF or NRRD, or convert the series with"
			+ " dcm2niix or gdcmconv --raw.");
	}

	/** Samples as an uncompressed file would hold them; a negative number fills all allocated bits. */
	private byte[] stored(final GreyImage image) throws CodecException {
		if (image.bits() > 8 * bytes) throw CodecException.damaged("it has " + image.bits() + " bits a sample, the file " + 8 * bytes);
		final int[] samples = image.samples();
		final byte[] out = new byte[samples.length * bytes];
		for (int i = 0, at = 0; i < samples.length; i++) {
			for (int b = 0; b < bytes; b++) out[at++] = (byte) (samples[i] >> 8 * b);
		}
		return out;
	}

	/** Fragments put together to frames: one each, or all of one, or by the table of offsets, or where streams begin. */
	private List<byte[]> frames(final List<byte[]> fragments, final int count) {
		final List<byte[]> data = fragments.subList(Math.min(1, fragments.size()), fragments.size());
		if (data.size() == count) return data;
		if (count == 1 && !data.isEmpty()) return List.of(joined(data));
		final byte[] table = fragments.isEmpty() ? new byte[0] : fragments.get(0);
		final List<byte[]> out = table.length == 4 * count ? byOffsets(ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN), data, count)
			: syntax.codec == Codec.RLE ? List.of() : byBeginnings(data);
		if (out.size() != count) throw new InputException("The DICOM file " + file + " has " + count + " frames, but " + data.size()
			+ " pieces of compressed pixels and no table that says which belong together. Copy it again.");
		return out;
	}

	private static List<byte[]> byOffsets(final ByteBuffer offsets, final List<byte[]> data, final int count) {
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

	/** Without a table: a frame begins with a fragment that begins as JPEG (FFD8FF) or JPEG 2000 (FF4FFF51) streams do. */
	private static List<byte[]> byBeginnings(final List<byte[]> data) {
		final List<byte[]> out = new ArrayList<>();
		List<byte[]> current = new ArrayList<>();
		for (final byte[] piece : data) {
			if (!current.isEmpty() && isBeginning(piece)) {
				out.add(joined(current));
				current = new ArrayList<>();
			}
			current.add(piece);
		}
		if (!current.isEmpty()) out.add(joined(current));
		return out;
	}

	private static boolean isBeginning(final byte[] a) {
		return a.length > 3 && a[0] == -1 && (a[1] == (byte) 0xd8 && a[2] == -1 || a[1] == 0x4f && a[2] == -1 && a[3] == 0x51);
	}

	private static byte[] joined(final List<byte[]> pieces) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		pieces.forEach(out::writeBytes);
		return out.toByteArray();
	}

	/** One segment for each byte of a pixel, the highest first, each packed as runs. */
	private byte[] rle(final byte[] frame) {
		final ByteBuffer head = ByteBuffer.wrap(frame, 0, RLE_HEADER).order(ByteOrder.LITTLE_ENDIAN);
		final int segments = head.getInt(0), pixels = Math.multiplyExact(rows, columns);
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

	/** The samples as they are stored, without a change of colours. Java's reader only warns of a stream that ends too early, and fills in grey. */
	private byte[] jpeg(final byte[] frame) throws IOException {
		final ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
		final List<String> complaints = new ArrayList<>();
		try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(frame))) {
			reader.addIIOReadWarningListener((source, warning) -> complaints.add(warning));
			reader.setInput(in, true, true);
			final var raster = reader.canReadRaster() ? reader.readRaster(0, null) : reader.read(0).getRaster();
			if (!complaints.isEmpty() || raster.getWidth() != columns || raster.getHeight() != rows || raster.getNumBands() != 1)
				throw new IllegalArgumentException("no grey JPEG of " + columns + "×" + rows);
			final int[] samples = raster.getSamples(0, 0, columns, rows, 0, (int[]) null);
			final byte[] out = new byte[samples.length];
			for (int i = 0; i < out.length; i++) out[i] = (byte) samples[i];
			return out;
		}
		finally {
			reader.dispose();
		}
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
