package io.github.roi2roc;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Which suite this is, and which generation of numbers it computes. */
public final class Version {

	/**
	 * Grows by one whenever any feature's value changes for the same input and settings; the CHANGELOG then says which under "Numbers
	 * changed". It stands in every sidecar, and a finished row is reused only under the same one.
	 */
	public static final int VALUES = 1;

	private Version() {}

	/** The suite's version, such as 0.1.0. */
	public static String suite() {
		try (InputStream in = Version.class.getResourceAsStream("version.properties");
				Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
			final Properties p = new Properties();
			p.load(text);
			return p.getProperty("version");
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
