package io.github.roi2roc.store;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

import io.github.roi2roc.InputException;

/**
 * Comma-separated text: UTF-8, commas, a point as decimal mark, {@code \n} at line ends, quotes only where needed. What it reads may also
 * have a byte-order mark, {@code \r\n}, or semicolons and then decimal commas (as a spreadsheet writes them in many countries).
 */
public final class Csv {

	private static final Pattern DECIMAL_COMMA = Pattern.compile("\\s*[+-]?\\d*,\\d+([eE][+-]?\\d+)?\\s*");
	private static final String LABEL = "label";

	private Csv() {}

	/**
	 * All records, the header first; every record has as many cells as the header.
	 *
	 * @throws InputException if the file is missing, not UTF-8, has no header, or has a line of another length
	 */
	public static List<List<String>> read(final Path file) {
		if (Files.isDirectory(file)) throw new InputException(file + " is a folder; a CSV file is needed.");
		if (!Files.exists(file)) throw new InputException("There is no file " + file.toAbsolutePath().normalize() + ".");
		final String text;
		try {
			text = decode(file, Files.readAllBytes(file));
		}
		catch (final IOException e) {
			throw new InputException("Cannot read " + file + ": " + AtomicFile.reason(e) + ".", e);
		}
		return parse(text, file.toString());
	}

	/**
	 * The same from text.
	 *
	 * @param name of the file or field it comes from, for messages
	 */
	public static List<List<String>> parse(final String text, final String name) {
		final char delimiter = delimiter(text);
		final List<List<String>> rows = new ArrayList<>();
		try (Reader in = new StringReader(text)) {
			for (final CSVRecord r : CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get().parse(in)) {
				if (!rows.isEmpty() && r.size() != rows.get(0).size()) throw new InputException(name + ", record " + r.getRecordNumber() + ": "
					+ r.size() + " cells, but the header has " + rows.get(0).size() + ". Check for a missing or extra comma.");
				rows.add(r.toList());
			}
		}
		catch (final IOException | UncheckedIOException e) {
			throw new InputException(name + " is not a valid CSV file: " + e.getMessage() + ".", e);
		}
		if (rows.isEmpty()) throw new InputException(name + " is empty; a CSV file with a header line is needed.");
		if (delimiter == ';') pointForComma(rows);
		return rows;
	}

	/** Between semicolons, {@code 22,8} is a number: in columns that hold nothing but numbers. A manifest's labels are
	 * lists. */
	private static void pointForComma(final List<List<String>> rows) {
		for (int c = 0; c < rows.get(0).size(); c++) {
			final int column = c;
			final List<List<String>> data = rows.subList(1, rows.size());
			if (rows.get(0).get(c).strip().equals(LABEL) || data.stream().noneMatch(r -> DECIMAL_COMMA.matcher(r.get(column)).matches())) continue;
			if (!data.stream().allMatch(r -> isNumber(r.get(column).replace(',', '.')))) continue;
			for (int i = 1; i < rows.size(); i++) {
				final List<String> row = new ArrayList<>(rows.get(i));
				row.set(c, row.get(c).replace(',', '.'));
				rows.set(i, row);
			}
		}
	}

	private static boolean isNumber(final String cell) {
		try {
			number(cell);
			return true;
		}
		catch (final NumberFormatException e) {
			return false;
		}
	}

	private static String decode(final Path file, final byte[] bytes) {
		try {
			final String s = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(
				CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
			return s.startsWith("\uFEFF") ? s.substring(1) : s;
		}
		catch (final CharacterCodingException e) {
			throw new InputException(file + " is not UTF-8 text. In a spreadsheet choose 'CSV UTF-8' when saving.", e);
		}
	}

	/** The comma, unless the header line has semicolons and no comma. */
	private static char delimiter(final String text) {
		final int end = text.indexOf('\n');
		final String header = end < 0 ? text : text.substring(0, end);
		return header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
	}

	/** Writes records, the first being the header. */
	public static void write(final Path file, final List<? extends List<String>> rows) {
		AtomicFile.write(file, text(rows));
	}

	/** The text of records as {@link #write} puts it into the file. */
	public static String text(final List<? extends List<String>> rows) {
		final StringBuilder out = new StringBuilder();
		try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
			for (final List<String> row : rows) printer.printRecord(row);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e); // a StringBuilder does not fail
		}
		return out.toString();
	}

	/** A number as text: shortest form that reads back as the same double, whole numbers without a point, NaN as an empty cell. */
	public static String number(final double d) {
		if (Double.isNaN(d)) return "";
		if (d == Double.POSITIVE_INFINITY) return "Inf";
		if (d == Double.NEGATIVE_INFINITY) return "-Inf";
		if (d == Math.rint(d) && Math.abs(d) < 1e15) return Long.toString((long) d);
		return Double.toString(d);
	}

	/**
	 * The number a cell holds; NaN for an empty cell, {@code NA} or {@code NaN}.
	 *
	 * @throws NumberFormatException if the text is no number
	 */
	public static double number(final String cell) {
		final String s = cell.strip();
		return switch (s) {
			case "", "NA", "NaN", "nan" -> Double.NaN;
			case "Inf", "inf", "Infinity" -> Double.POSITIVE_INFINITY;
			case "-Inf", "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
			default -> {
				// Double.parseDouble also takes "1f" and "0x1p3", which no table means as a number.
				final char last = s.charAt(s.length() - 1);
				if (last > '9' || s.indexOf('x') >= 0 || s.indexOf('X') >= 0) throw new NumberFormatException(s);
				yield Double.parseDouble(s);
			}
		};
	}
}
