package io.github.roi2roc.image.io.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.github.roi2roc.InputException;

/**
 * One DICOM file (PS3.10): its elements, and where its pixel data lie.
 *
 * @param path the file
 * @param elements everything but the pixel data
 * @param bytes the file's bytes (inflated, if they were deflated); the decoded pixels, if they were compressed
 * @param pixels place of the first pixel in {@code bytes}; -1 if the file has no pixel data
 * @param pixelBytes length of the pixel data
 */
record DicomFile(Path path, Dataset elements, byte[] bytes, int pixels, int pixelBytes) {

	private static final int HEADER = 132, DEEPEST = 32, META = 2048;
	private static final String IMPLICIT = "1.2.840.10008.1.2", EXPLICIT = "1.2.840.10008.1.2.1", DEFLATED = "1.2.840.10008.1.2.1.99",
			BIG_ENDIAN = "1.2.840.10008.1.2.2";
	/** Whether a file begins as DICOM files do. */
	static boolean isDicom(final Path file) {
		final byte[] head;
		try (var in = Files.newInputStream(file)) {
			head = in.readNBytes(HEADER);
		}
		catch (final IOException e) {
			return false;
		}
		return hasHeader(head) || beginsWithElements(head);
	}

	private static boolean hasHeader(final byte[] a) {
		return a.length >= HEADER && a[128] == 'D' && a[129] == 'I' && a[130] == 'C' && a[131] == 'M';
	}

	/** Old archives leave the header out: the file begins with an element of group 8, or of group 2, and a kind or a short length behind it. */
	private static boolean beginsWithElements(final byte[] a) {
		if (a.length < HEADER || a[0] != 8 && a[0] != 2 || a[1] != 0 || a[2] > 0x18 || a[2] < 0 || a[3] != 0) return false;
		return List.of("UL", "CS", "UI", "DA", "LO", "OB").contains("" + (char) a[4] + (char) a[5]) || a[0] == 8 && a[4] >= 0 && a[4] <= 64 && a[4] % 2 == 0
			&& (a[5] | a[6] | a[7]) == 0;
	}

	/** What kind of object a file holds (its SOP class UID), from its first bytes; empty if they do not say. */
	static String sopClass(final Path file) {
		final byte[] head;
		try (var in = Files.newInputStream(file)) {
			head = in.readNBytes(META);
		}
		catch (final IOException e) {
			return "";
		}
		try {
			return hasHeader(head) ? new Parser(file, head).meta().text(Tag.SOP_CLASS_META) : "";
		}
		catch (final IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
			return "";
		}
	}

	/** @throws InputException if the file is cut short, damaged or has compressed pixels that are not decoded here */
	static DicomFile read(final Path file) {
		try {
			return new Parser(file, Files.readAllBytes(file)).parse();
		}
		catch (final IOException e) {
			throw new InputException("Cannot read " + file + ": " + e.getMessage() + ".", e);
		}
		catch (final IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
			throw new InputException("The DICOM file " + file + " is cut short or damaged.", e);
		}
	}

	/** Walks through the elements. */
	private static final class Parser {

		private final Path file;
		private byte[] bytes;
		private ByteBuffer in;
		private boolean explicit, words;
		private int pixels = -1, pixelBytes;

		Parser(final Path file, final byte[] bytes) {
			this.file = file;
			this.bytes = bytes;
		}

		/** The elements of group 2, which are explicit and little-endian in every file. */
		Dataset meta() {
			in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(hasHeader(bytes) ? HEADER : 0);
			explicit = true;
			final Dataset meta = new Dataset(true);
			while (in.remaining() >= 8 && in.getShort(in.position()) == 2) element(meta, 0);
			return meta;
		}

		DicomFile parse() {
			final Dataset meta = meta();
			final String syntax = meta.text(Tag.TRANSFER_SYNTAX);
			switch (syntax) {
				case "" -> explicit = in.remaining() > 6 && Character.isUpperCase(in.get(in.position() + 4)) && Character.isUpperCase(in.get(in.position()
					+ 5));
				case IMPLICIT -> explicit = false;
				case EXPLICIT -> explicit = true;
				case BIG_ENDIAN -> in.order(ByteOrder.BIG_ENDIAN);
				case DEFLATED -> inflate();
				default -> {
					if (!syntax.startsWith("1.2.840.10008.1.2")) throw new InputException("The DICOM file " + file + " has the unknown transfer syntax "
						+ syntax + ".");
				}
			}
			final Dataset out = new Dataset(in.order() == ByteOrder.LITTLE_ENDIAN);
			out.put(Tag.TRANSFER_SYNTAX, syntax.getBytes(StandardCharsets.ISO_8859_1));
			while (in.remaining() >= 8 && pixels < 0) element(out, 0);
			if (in.order() == ByteOrder.BIG_ENDIAN && words && out.number(Tag.BITS_ALLOCATED, 16) <= 8) swap();
			if (pixels < 0 || List.of("", IMPLICIT, EXPLICIT, BIG_ENDIAN, DEFLATED).contains(syntax)) return new DicomFile(file, out, bytes, pixels, pixelBytes);
			final byte[] decoded = CompressedPixels.decode(file, syntax, out, CompressedPixels.fragments(in.position(pixels), bytes));
			return new DicomFile(file, out, decoded, 0, decoded.length);
		}

		/** Small pixels in words of 16 bits: in big-endian files the second of two stands first. */
		private void swap() {
			bytes = bytes.clone();
			for (int i = pixels; i + 1 < pixels + pixelBytes; i += 2) {
				final byte b = bytes[i];
				bytes[i] = bytes[i + 1];
				bytes[i + 1] = b;
			}
		}

		private void inflate() {
			final Inflater inflater = new Inflater(true);
			inflater.setInput(bytes, in.position(), in.remaining());
			final ByteArrayOutputStream out = new ByteArrayOutputStream();
			final byte[] buffer = new byte[1 << 16];
			try {
				for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) out.write(buffer, 0, n);
			}
			catch (final DataFormatException e) {
				throw new InputException("The DICOM file " + file + " is damaged: " + e.getMessage() + ".", e);
			}
			finally {
				inflater.end();
			}
			bytes = out.toByteArray();
			in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		}

		private int tag() {
			final int group = in.getShort() & 0xffff;
			return group << 16 | in.getShort() & 0xffff;
		}

		/** Reads one element into a dataset; sequences with all they hold. */
		private void element(final Dataset into, final int depth) {
			final int tag = tag();
			String vr = "";
			long length;
			if (explicit && tag >>> 16 != 0xfffe) {
				vr = "" + (char) in.get() + (char) in.get();
				if ("OB OD OF OL OV OW SQ SV UC UN UR UT UV".contains(vr)) {
					in.getShort();
					length = in.getInt() & 0xffffffffL;
				}
				else length = in.getShort() & 0xffff;
			}
			else length = in.getInt() & 0xffffffffL;
			final boolean open = length == 0xffffffffL;
			if (depth == 0 && (tag == Tag.PIXEL_DATA || tag == Tag.FLOAT_PIXELS || tag == Tag.DOUBLE_PIXELS)) {
				into.put(tag, new byte[0]);
				words = vr.equals("OW");
				pixels = in.position();
				pixelBytes = open ? 0 : (int) Math.min(length, in.remaining());
			}
			else if (vr.equals("SQ") || open || vr.isEmpty() && Tag.isSequence(tag)) into.put(tag, items(open ? Long.MAX_VALUE : in.position() + length,
				depth + 1, vr.equals("UN")));
			else {
				if (length > in.remaining()) throw new IndexOutOfBoundsException();
				into.put(tag, Arrays.copyOfRange(bytes, in.position(), in.position() + (int) length));
				in.position(in.position() + (int) length);
			}
		}

		private List<Dataset> items(final long end, final int depth, final boolean implicit) {
			if (depth > DEEPEST) throw new IndexOutOfBoundsException();
			final boolean before = explicit;
			explicit &= !implicit;
			final List<Dataset> out = new ArrayList<>();
			while (in.position() < end && in.remaining() >= 8) {
				final int tag = tag();
				final long length = in.getInt() & 0xffffffffL;
				if (tag == Tag.SEQUENCE_END) break;
				if (tag != Tag.ITEM) throw new IndexOutOfBoundsException();
				final Dataset item = new Dataset(in.order() == ByteOrder.LITTLE_ENDIAN);
				final long itemEnd = length == 0xffffffffL ? Long.MAX_VALUE : in.position() + length;
				while (in.position() < itemEnd && in.remaining() >= 8) {
					if (length == 0xffffffffL && ends()) break;
					element(item, depth);
				}
				out.add(item);
			}
			explicit = before;
			return out;
		}

		/** Steps over the mark at the end of an item of unknown length. */
		private boolean ends() {
			final int at = in.position();
			if (tag() == Tag.ITEM_END) {
				in.getInt();
				return true;
			}
			in.position(at);
			return false;
		}
	}
}
