package io.github.roi2roc.image.io.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoders give the samples that other programs compressed, and an error for whatever is no whole stream. */
class CodecsTest {

	private static final int COLUMNS = Compressed.COLUMNS, ROWS = Compressed.ROWS;

	/** Runs with a stream, so that one test holds all three decoders. */
	private interface Decoder {

		GreyImage decode(byte[] stream, int columns, int rows) throws CodecException;
	}

	private static Decoder decoder(final String name) {
		return name.startsWith("lossless") ? LosslessJpeg::decode : name.startsWith("jpegls") ? JpegLs::decode : Jpeg2000::decode;
	}

	private static String damage(final String name, final byte[] stream) {
		final CodecException e = assertThrows(CodecException.class, () -> decoder(name).decode(stream, COLUMNS, ROWS), name);
		assertTrue(e.isDamaged(), e.getMessage());
		return e.getMessage();
	}

	/** Every way in which OpenJPEG can write a codestream without loss; its own reader gives the picture back. */
	@ParameterizedTest
	@ValueSource(strings = { "levels0", "levels4", "tiles", "precincts-rlcp", "precincts-rpcl", "precincts-pcrl", "precincts-cprl", "markers", "layers",
			"layers-bypass", "terminated", "allstyles", "causal", "symbols", "tileparts", "shifted-roi", "offset", "offset-tiles" })
	void everyCodestreamOfOpenJpegIsThePicture(final String name) throws IOException {
		final GreyImage image = Jpeg2000.decode(Compressed.bytes(name + ".j2k"), COLUMNS, ROWS);
		assertArrayEquals(Compressed.pattern("12u"), image.samples());
		assertEquals(12, image.bits());
		assertFalse(image.signed());
	}

	/** PITFALLS 9: whatever is cut off, there is an error and no picture. */
	@ParameterizedTest
	@ValueSource(strings = { "lossless-sv1-12s.dcm", "lossless-sv7-12u.dcm", "jpegls-dcmtk-12s.dcm", "jpegls-near3-8u.dcm", "j2k-gdcm-12s.dcm",
			"j2k-lossy-16s.dcm" })
	void aStreamCutShortIsNoPicture(final String name) throws IOException {
		final byte[] padded = Compressed.stream(name);
		// Fragments have an even length: behind the end mark there may be one byte of filling.
		final int length = padded.length - (padded[padded.length - 1] == (byte) 0xd9 ? 0 : 1);
		assertEquals(COLUMNS * ROWS, decoder(name).decode(padded, COLUMNS, ROWS).samples().length);
		for (int n = 0; n < length; n++) damage(name, Arrays.copyOf(padded, n));
	}

	/** Flipped bits are an error or a picture of the right size, and nothing else happens. Where a code can show it, most are errors. */
	@ParameterizedTest
	@CsvSource({ "lossless-sv1-12s.dcm, 200", "jpegls-dcmtk-12s.dcm, 100", "j2k-gdcm-12s.dcm, 100", "jpegls-near3-8u.dcm, 100", "j2k-lossy-16s.dcm, 100" })
	void flippedBitsAreErrorsOrPictures(final String name, final int least) throws IOException {
		final byte[] whole = Compressed.stream(name);
		final Random random = new Random(1);
		int errors = 0;
		for (int k = 0; k < 1000; k++) {
			final byte[] stream = whole.clone();
			for (int n = 1 + random.nextInt(3); n > 0; n--) stream[random.nextInt(stream.length)] ^= (byte) (1 << random.nextInt(8));
			try {
				assertEquals(COLUMNS * ROWS, decoder(name).decode(stream, COLUMNS, ROWS).samples().length);
			}
			catch (final CodecException e) {
				errors++;
			}
		}
		assertTrue(errors >= least, errors + " errors");
	}

	@Test
	void anotherSizeIsAnError() throws IOException {
		for (final String name : new String[] { "lossless-sv1-12s.dcm", "jpegls-dcmtk-12s.dcm", "j2k-gdcm-12s.dcm" }) {
			final byte[] stream = Compressed.stream(name);
			final CodecException e = assertThrows(CodecException.class, () -> decoder(name).decode(stream, COLUMNS, ROWS + 1));
			assertTrue(e.getMessage().contains("24×20 pixels, the file 24×21"), e.getMessage());
		}
	}

	@Test
	void oneKindIsNoOther() throws IOException {
		final byte[] lossless = Compressed.stream("lossless-sv1-12s.dcm"), ls = Compressed.stream("jpegls-dcmtk-12s.dcm");
		assertTrue(damage("jpegls", lossless).contains("it is no JPEG-LS"));
		assertTrue(damage("lossless", ls).contains("a marker is missing") || damage("lossless", ls).contains("frame header is missing"));
		assertTrue(damage("j2k", ls).contains("does not begin as a JPEG 2000"));
		assertTrue(damage("lossless", new byte[0]).contains("ends too early"));
	}

	private static byte[] stream(final int... bytes) {
		final byte[] out = new byte[bytes.length];
		for (int i = 0; i < out.length; i++) out[i] = (byte) bytes[i];
		return out;
	}

	/** The same code, 2×2 samples, restarting after each line: 128 + 1, + 0, and again from 128, not from the line above (T.81 H.1.1). */
	@Test
	void aRestartBeginsAnew() throws IOException {
		final byte[] stream = stream(0xff, 0xd8, 0xff, 0xc4, 0, 21, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0xdd, 0, 4, 0, 2, 0xff, 0xc3, 0,
			11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 1, 0, 0, 0b10101111, 0xff, 0xd0, 0b00111111, 0xff, 0xd9);
		assertArrayEquals(new int[] { 129, 129, 128, 128 }, LosslessJpeg.decode(stream, 2, 2).samples());
		stream[stream.length - 4] = (byte) 0xd1;
		assertTrue(assertThrows(CodecException.class, () -> LosslessJpeg.decode(stream, 2, 2)).getMessage().contains("a restart marker is missing"));
	}

	/** By hand (T.81 annex H): 2×1 samples of 8 bits, predictor 1. Code 0 stands for no difference, 10 for one of one bit. 128 + 0, then + 1. */
	@Test
	void aLosslessJpegByHand() throws IOException {
		final int[] bytes = { 0xff, 0xd8, 0xff, 0xc4, 0, 21, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0xc3, 0, 11, 8, 0, 1, 0, 2, 1, 1, 0x11, 0,
				0xff, 0xda, 0, 8, 1, 1, 0, 1, 0, 0, 0b01010000, 0xff, 0xd9 };
		final byte[] stream = stream(bytes);
		assertArrayEquals(new int[] { 128, 129 }, LosslessJpeg.decode(stream, 2, 1).samples());
		stream[28 + 6] = 3;
		final CodecException e = assertThrows(CodecException.class, () -> LosslessJpeg.decode(stream, 2, 1));
		assertTrue(!e.isDamaged() && e.getMessage().equals("3 colours"), e.getMessage());
	}
}
