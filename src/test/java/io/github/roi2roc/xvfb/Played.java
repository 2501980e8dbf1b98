package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

import io.github.roi2roc.macros.Program;
import io.github.roi2roc.macros.Program.Result;

/** A session that was played on the display. */
final class Played {

	private Played() {}

	/** What a session printed: key, tabulator, fact. Skips the test where there is no display, unless this is CI. */
	static Map<String, String> session(final Class<?> session, final String... arguments) throws Exception {
		if (System.getenv("DISPLAY") == null) {
			if (System.getenv("CI") != null) Assertions.fail("There is no display; CI needs one (Xvfb).");
			Assumptions.abort("There is no display (test skipped).");
		}
		final Result r = Program.onDisplay(session).run(arguments);
		assertEquals(0, r.exit(), r.out() + r.err());
		final Map<String, String> seen = new HashMap<>();
		for (final String line : r.out().lines().toList()) {
			final int tab = line.indexOf('\t');
			if (tab > 0) seen.put(line.substring(0, tab), line.substring(tab + 1));
		}
		return seen;
	}
}
