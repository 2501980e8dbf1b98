package io.github.roi2roc.image.io.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Text as DICOM's Specific Character Set (0008,0005; PS3.3 C.12.1.1.2) encodes it. Sets that Java does not have are read as Latin-1. */
final class Characters {

	private static final char ESCAPE = 0x1b;
	private static final Map<String, String> SETS = Map.ofEntries(Map.entry("ISO_IR 192", "UTF-8"), Map.entry("GB18030", "GB18030"), Map.entry("GBK",
		"GBK"), Map.entry("ISO 2022 IR 58", "GB2312"), Map.entry("ISO 2022 IR 149", "EUC-KR"), Map.entry("ISO 2022 IR 87", "ISO-2022-JP"), Map.entry(
			"ISO_IR 13", "Shift_JIS"), Map.entry("ISO_IR 101", "ISO-8859-2"), Map.entry("ISO_IR 109", "ISO-8859-3"), Map.entry("ISO_IR 110", "ISO-8859-4"),
		Map.entry("ISO_IR 144", "ISO-8859-5"), Map.entry("ISO_IR 127", "ISO-8859-6"), Map.entry("ISO_IR 126", "ISO-8859-7"), Map.entry("ISO_IR 138",
			"ISO-8859-8"), Map.entry("ISO_IR 148", "ISO-8859-9"), Map.entry("ISO_IR 166", "TIS-620"));

	private Characters() {}

	/** @param set the element's value; several with backslashes, of which the last one counts */
	static String decode(final byte[] value, final String set) {
		final String last = set.substring(set.lastIndexOf('\\') + 1).strip();
		final String name = SETS.getOrDefault(last, SETS.getOrDefault(last.replace("ISO 2022 IR", "ISO_IR"), "ISO-8859-1"));
		final Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
		final String text = new String(name.startsWith("ISO-2022") ? value : withoutEscapes(value), charset);
		return text.substring(0, text.indexOf('\0') < 0 ? text.length() : text.indexOf('\0')).strip();
	}

	/** GB 2312 and KS X 1001 are announced by an escape sequence of four bytes, ESC $ ) A; their letters are known without it. */
	private static byte[] withoutEscapes(final byte[] value) {
		final byte[] out = new byte[value.length];
		int n = 0;
		for (int i = 0; i < value.length; i++) {
			if (value[i] == ESCAPE) i += i + 1 < value.length && value[i + 1] == '$' ? 3 : 2;
			else out[n++] = value[i];
		}
		return Arrays.copyOf(out, n);
	}
}
