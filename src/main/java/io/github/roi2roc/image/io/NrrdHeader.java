package io.github.roi2roc.image.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.roi2roc.InputException;

/**
 * The text at the head of an NRRD file (format description NRRD0001 to NRRD0005).
 *
 * @param file for messages
 * @param fields {@code field: value}, names in lower case, {@code datafile} and other old spellings as the current ones
 * @param keyValues {@code key:=value}, unescaped
 * @param dataFiles the names below {@code data file: LIST}
 * @param end bytes before the data of an attached file
 */
record NrrdHeader(String file, Map<String, String> fields, Map<String, String> keyValues, List<String> dataFiles, long end) {

	/** Longer headers are no headers: a segmentation with a thousand segments needs less. */
	private static final int LONGEST = 1 << 23;
	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
	private static final Map<String, String> OLD_NAMES = Map.of("datafile", "data file", "byteskip", "byte skip", "lineskip", "line skip",
		"axismins", "axis mins", "axismaxs", "axis maxs", "centerings", "centers", "sampleunits", "sample units", "blocksize", "block size");

	/** @throws InputException if the file does not begin as NRRD does, or its header makes no sense */
	static NrrdHeader read(final Source source) {
		try (InputStream in = source.raw()) {
			return parse(in, source.file().toString());
		}
		catch (final IOException e) {
			throw source.failure(e);
		}
	}

	private static NrrdHeader parse(final InputStream in, final String file) throws IOException {
		final long[] read = { 0 };
		final byte[] magic = in.readNBytes(4);
		if (!new String(magic, StandardCharsets.ISO_8859_1).equals("NRRD")) throw new InputException(file
			+ " is not an NRRD file: it does not begin with 'NRRD'. Check what kind of file it is, and its extension.");
		read[0] = 4;
		final String version = line(in, read, file);
		if (version == null || !version.matches("000[1-5]")) throw new InputException(file + ": NRRD version '" + (version == null ? "" : shown(
			version)) + "' is not read; 0001 to 0005 are. Check that the file was copied whole and as binary.");
		final Map<String, String> fields = new LinkedHashMap<>(), keyValues = new LinkedHashMap<>();
		final List<String> dataFiles = new ArrayList<>();
		boolean list = false;
		for (String line = line(in, read, file); line != null && (list || !line.isEmpty()); line = line(in, read, file)) {
			if (list) {
				if (!line.isBlank()) dataFiles.add(line.strip());
			}
			else if (line.charAt(0) != '#') {
				list = entry(line, fields, keyValues, file);
			}
		}
		return new NrrdHeader(file, fields, keyValues, dataFiles, read[0]);
	}

	/** Takes in one line; true if the names of data files follow. */
	private static boolean entry(final String line, final Map<String, String> fields, final Map<String, String> keyValues, final String file) {
		final int colon = line.indexOf(':');
		if (colon > 0 && line.startsWith(":=", colon)) {
			keyValues.put(unescape(line.substring(0, colon)), unescape(line.substring(colon + 2)));
			return false;
		}
		if (colon <= 0) throw new InputException(file + ": the header line '" + shown(line)
			+ "' is no 'field: value'. The header is corrupt; copy or export the file again.");
		final String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT), value = line.substring(colon + 1).strip();
		final String field = OLD_NAMES.getOrDefault(name, name);
		if (fields.put(field, value) != null) throw new InputException(file + ": the header has two lines '" + shown(field)
			+ ":'. Keep the right one, or export the file again.");
		return field.equals("data file") && value.matches("LIST(\\s+\\d+)?");
	}

	/** A line without its end; null at the end of the file. */
	private static String line(final InputStream in, final long[] read, final String file) throws IOException {
		final ByteArrayOutputStream line = new ByteArrayOutputStream(80);
		for (int c = in.read(); c != '\n'; c = in.read()) {
			if (c < 0) {
				if (line.size() == 0) return null;
				break;
			}
			line.write(c);
			if (++read[0] > LONGEST) throw new InputException(file + ": its header has no end within " + LONGEST
				+ " bytes. The file is corrupt; copy or export it again.");
		}
		read[0]++;
		final String s = line.toString(StandardCharsets.UTF_8);
		return s.endsWith("\r") ? s.substring(0, s.length() - 1) : s;
	}

	private static String unescape(final String s) {
		if (s.indexOf('\\') < 0) return s;
		final StringBuilder b = new StringBuilder();
		for (int i = 0; i < s.length(); i++) {
			final char c = s.charAt(i);
			if (c == '\\' && i + 1 < s.length() && (s.charAt(i + 1) == 'n' || s.charAt(i + 1) == '\\')) {
				b.append(s.charAt(++i) == 'n' ? '\n' : '\\');
			}
			else {
				b.append(c);
			}
		}
		return b.toString();
	}

	/** A piece of the header for a message: printable and not long. */
	static String shown(final String s) {
		final String t = s.replaceAll("\\p{Cntrl}", "?");
		return t.length() > 60 ? t.substring(0, 60) + "…" : t;
	}

	/** A field's value, or null. */
	String get(final String field) {
		return fields.get(field);
	}

	/** @throws InputException if the field is missing */
	String require(final String field) {
		final String v = fields.get(field);
		if (v == null) throw new InputException(file + ": the header has no '" + field + ":'. It is not complete; export the file again.");
		return v;
	}

	/** A field's words; quoted ones may hold spaces. Null if the field is missing. */
	String[] words(final String field, final int count) {
		final String v = fields.get(field);
		if (v == null) return null;
		final List<String> out = new ArrayList<>();
		final Matcher m = WORD.matcher(v);
		while (m.find()) out.add(m.group(1) != null ? m.group(1) : m.group(2));
		if (out.size() != count) throw wrong(field, count + " entries, one for each axis,");
		return out.toArray(new String[0]);
	}

	/** A field's numbers; NaN where the file says nan. Null if the field is missing. */
	double[] numbers(final String field, final int count) {
		final String[] w = words(field, count);
		if (w == null) return null;
		final double[] out = new double[count];
		for (int i = 0; i < count; i++) out[i] = number(w[i], field);
		return out;
	}

	double number(final String word, final String field) {
		if (word.equalsIgnoreCase("nan")) return Double.NaN;
		if (!word.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) throw wrong(field, "numbers");
		return Double.parseDouble(word);
	}

	/** A whole number that fits a long; {@code otherwise} if the field is missing. */
	long whole(final String field, final long otherwise) {
		final String v = fields.get(field);
		return v == null ? otherwise : whole(v, field);
	}

	private long whole(final String word, final String field) {
		if (!word.matches("[-+]?\\d{1,18}")) throw wrong(field, "a whole number");
		return Long.parseLong(word);
	}

	/** The sizes of the axes, fastest first. */
	long[] sizes() {
		final long dimension = whole(require("dimension"), "dimension");
		if (dimension < 1 || dimension > 16) throw wrong("dimension", "1 to 16");
		require("sizes");
		final String[] w = words("sizes", (int) dimension);
		final long[] out = new long[w.length];
		for (int i = 0; i < w.length; i++) {
			out[i] = whole(w[i], "sizes");
			if (out[i] < 1) throw wrong("sizes", "sizes of at least 1");
		}
		return out;
	}

	InputException wrong(final String field, final String wanted) {
		return new InputException(file + ": the header line '" + field + ": " + shown(fields.get(field)) + "' should give " + wanted
			+ ". Correct the header, or export the file again.");
	}
}
