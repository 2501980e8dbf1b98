package io.github.roi2roc.image.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import io.github.roi2roc.InputException;

/** Where the values of an NRRD file are and how they are written: attached, or in files beside the header; raw, gzip or text. */
final class NrrdData {

	/** How the values are written. */
	enum Encoding {
		RAW, GZIP, TEXT
	}

	private static final Map<String, StoredType> TYPES = Map.ofEntries(Map.entry("char", StoredType.INT8), Map.entry("int8", StoredType.INT8), Map
		.entry("uchar", StoredType.UINT8), Map.entry("unsigned char", StoredType.UINT8), Map.entry("uint8", StoredType.UINT8), Map.entry("short",
			StoredType.INT16), Map.entry("int16", StoredType.INT16), Map.entry("ushort", StoredType.UINT16), Map.entry("unsigned short",
				StoredType.UINT16), Map.entry("uint16", StoredType.UINT16), Map.entry("int", StoredType.INT32), Map.entry("int32", StoredType.INT32), Map
					.entry("uint", StoredType.UINT32), Map.entry("unsigned int", StoredType.UINT32), Map.entry("uint32", StoredType.UINT32), Map.entry(
						"longlong", StoredType.INT64), Map.entry("long long", StoredType.INT64), Map.entry("int64", StoredType.INT64), Map.entry("ulonglong",
							StoredType.UINT64), Map.entry("unsigned long long", StoredType.UINT64), Map.entry("uint64", StoredType.UINT64), Map.entry("float",
								StoredType.FLOAT), Map.entry("double", StoredType.DOUBLE));
	private static final Pattern SERIES = Pattern.compile("(\\S*%0?\\d{0,2}d\\S*)\\s+(-?\\d{1,9})\\s+(-?\\d{1,9})\\s+(-?\\d{1,9})(\\s+\\d+)?");
	private static final int MOST_FILES = 100_000;

	private final NrrdHeader header;
	private final boolean attached;
	private final List<Source> files;
	private final StoredType type;
	private final Encoding encoding;
	private final ByteOrder order;
	private final long lineSkip, byteSkip;

	private NrrdData(final NrrdHeader header, final boolean attached, final List<Source> files) {
		this.header = header;
		this.attached = attached;
		this.files = files;
		this.type = type(header);
		this.encoding = encoding(header);
		this.order = order(header);
		this.lineSkip = header.whole("line skip", 0);
		this.byteSkip = header.whole("byte skip", 0);
		if (lineSkip < 0) throw header.wrong("line skip", "0 or more");
		if (byteSkip < -1 || byteSkip == -1 && encoding != Encoding.RAW) throw header.wrong("byte skip", "0 or more (or -1 for raw data)");
	}

	/** @throws InputException if the data cannot be found or read, or lie outside the header's folder */
	static NrrdData of(final NrrdHeader header, final Source head) {
		final String name = header.get("data file");
		if (name == null) return new NrrdData(header, true, List.of(head));
		final List<Source> files = new ArrayList<>();
		for (final String n : names(header, name)) files.add(inside(head.file(), n));
		if (files.isEmpty()) throw header.wrong("data file", "the names of the data files below it");
		return new NrrdData(header, false, List.copyOf(files));
	}

	StoredType type() {
		return type;
	}

	ByteOrder order() {
		return order;
	}

	/** Whether reading to the end finds damage that reading the voxels does not. */
	boolean checksummed() {
		return encoding == Encoding.GZIP;
	}

	/** The file to name when the data cannot be read. */
	Source source() {
		return files.get(0);
	}

	private static List<String> names(final NrrdHeader h, final String name) {
		if (name.matches("LIST(\\s+\\d+)?")) return h.dataFiles();
		final Matcher m = SERIES.matcher(name);
		if (!m.matches()) return List.of(name);
		final long first = Long.parseLong(m.group(2)), last = Long.parseLong(m.group(3)), step = Long.parseLong(m.group(4));
		final long count = step == 0 ? 0 : (last - first) / step + 1;
		if (count < 1 || count > MOST_FILES) throw h.wrong("data file", "a pattern with first, last and step");
		final List<String> out = new ArrayList<>();
		for (long i = 0; i < count; i++) out.add(numbered(m.group(1), first + i * step));
		return out;
	}

	/** The pattern's only conversion, as printf does %d, %3d and %03d. */
	private static String numbered(final String pattern, final long number) {
		final Matcher m = Pattern.compile("%(0?)(\\d{0,2})d").matcher(pattern);
		if (!m.find()) return pattern;
		String digits = Long.toString(number);
		final int width = m.group(2).isEmpty() ? 0 : Integer.parseInt(m.group(2));
		while (digits.length() < width) digits = (m.group(1).isEmpty() ? " " : "0") + digits;
		return pattern.substring(0, m.start()) + digits + pattern.substring(m.end());
	}

	/** A header that came by mail must not make us read other files of this machine: its data lie in its own folder or below. */
	private static Source inside(final Path head, final String name) {
		try {
			final Path folder = head.toAbsolutePath().getParent(), file = folder.resolve(name).normalize();
			final Source source = Path.of(name).isAbsolute() || !file.startsWith(folder.normalize()) ? null : Source.of(file);
			if (source == null || !file.toRealPath().startsWith(folder.toRealPath())) throw new InputException(head + ": its data file '"
				+ NrrdHeader.shown(name) + "' lies outside the folder of the header, and is not read. Put it beside the header, and name it there"
				+ " without a folder.");
			return source;
		}
		catch (final InvalidPathException e) {
			throw new InputException(head + ": its data file '" + NrrdHeader.shown(name) + "' is no name of a file here (" + e.getReason() + ").", e);
		}
		catch (final IOException e) {
			throw new InputException(head + ": its data file '" + NrrdHeader.shown(name) + "' cannot be found: " + e.getMessage() + ".", e);
		}
	}

	private static StoredType type(final NrrdHeader h) {
		final String written = h.require("type").toLowerCase(Locale.ROOT);
		String t = written.replaceAll("\\s+", " ").replaceAll("_t$", "").replaceAll("^signed ", "");
		if (t.endsWith(" int") && !t.equals("unsigned int")) t = t.substring(0, t.length() - 4);
		final StoredType type = TYPES.get(t);
		if (type == null) throw h.wrong("type", "a type of number such as short, uint8 or float ('block' is not read)");
		return type;
	}

	private static Encoding encoding(final NrrdHeader h) {
		return switch (h.require("encoding").toLowerCase(Locale.ROOT)) {
			case "raw" -> Encoding.RAW;
			case "gz", "gzip" -> Encoding.GZIP;
			case "txt", "text", "ascii" -> Encoding.TEXT;
			case "bz2", "bzip2" -> throw new InputException(h.file()
				+ ": its encoding is bzip2, which is not read. Save it with gzip or raw encoding (teem: unu save -f nrrd -e gzip).");
			default -> throw h.wrong("encoding", "raw, gzip or ascii");
		};
	}

	private ByteOrder order(final NrrdHeader h) {
		final String endian = h.get("endian");
		if (endian != null && endian.equalsIgnoreCase("big")) return ByteOrder.BIG_ENDIAN;
		if (endian != null && !endian.equalsIgnoreCase("little")) throw h.wrong("endian", "little or big");
		if (endian == null && type.bytes() > 1 && encoding != Encoding.TEXT) throw new InputException(h.file()
			+ ": the header does not say the byte order of its " + type.bytes() + "-byte values. Add 'endian: little' or 'endian: big'.");
		return encoding == Encoding.TEXT ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
	}

	/** Checks the claim of the header against the files before anything is allocated. */
	void require(final long values, final String claim) {
		if (values % files.size() != 0) throw new InputException(header.file() + ": " + values + " values cannot be shared evenly by "
			+ files.size() + " data files. Check 'data file' and 'sizes' in the header.");
		final double each = (double) values / files.size() * (encoding == Encoding.TEXT ? 2 : type.bytes());
		for (final Source f : files) {
			final double needed = each + (attached && encoding != Encoding.GZIP ? header.end() : 0) + (encoding == Encoding.RAW && byteSkip > 0
				? byteSkip : 0) - (encoding == Encoding.TEXT ? 1 : 0);
			f.requireBytes(needed > 9e18 ? Long.MAX_VALUE : (long) needed, encoding == Encoding.GZIP, claim);
		}
	}

	/** All values as bytes in {@link #order()}, file after file. */
	InputStream open(final long values) {
		return new Series(values / files.size() * type.bytes());
	}

	private InputStream open(final Source f, final long bytes) throws IOException {
		InputStream in = f.raw();
		try {
			if (attached) in.skipNBytes(header.end());
			for (long i = 0; i < lineSkip; i++) skipLine(in);
			if (encoding == Encoding.GZIP) in = new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16);
			if (byteSkip == -1) in.skipNBytes(f.size() - bytes - (attached ? header.end() : 0));
			else in.skipNBytes(byteSkip);
			return encoding == Encoding.TEXT ? new TextValues(in, type) : in;
		}
		catch (final IOException e) {
			in.close();
			throw e;
		}
	}

	private static void skipLine(final InputStream in) throws IOException {
		int c = in.read();
		while (c >= 0 && c != '\n') c = in.read();
		if (c < 0) throw new EOFException();
	}

	/** The files' shares one after the other; each is read to its end, so that gzip compares its checksum. */
	private final class Series extends InputStream {

		private final long share;
		private int next;
		private long left;
		private InputStream in;

		Series(final long share) {
			this.share = share;
		}

		@Override
		public int read() throws IOException {
			final byte[] one = new byte[1];
			return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(final byte[] b, final int off, final int len) throws IOException {
			if (len == 0) return 0;
			while (left == 0) {
				end();
				if (next == files.size()) return -1;
				in = open(files.get(next++), share);
				left = share;
			}
			final int n = in.read(b, off, (int) Math.min(len, left));
			if (n < 0) throw new EOFException();
			left -= n;
			return n;
		}

		private void end() throws IOException {
			if (in == null) return;
			if (encoding == Encoding.GZIP) VoxelStream.finish(in, 0);
			close();
		}

		@Override
		public void close() throws IOException {
			if (in != null) in.close();
			in = null;
		}
	}
}
