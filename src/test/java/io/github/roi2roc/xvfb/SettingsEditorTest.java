package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.extract.Settings;

/** Settings are edited as a user does it: what is wrong is said in red and cannot be saved; what was saved opens again. */
class SettingsEditorTest {

	@Test
	void aPresetIsChangedSavedAndOpenedAgain(@TempDir final Path dir) throws Exception {
		final Map<String, String> seen = Played.session(SettingsSession.class, dir.toString(), "target/screenshots");
		assertEquals("These settings can be used.\tgreen\ttrue", seen.get("preset"));
		assertTrue(seen.get("wrong value").contains("binWidth") && seen.get("wrong value").contains("wide") && seen.get("wrong value").endsWith("\tred\tfalse"),
			seen.get("wrong value"));
		assertTrue(seen.get("wrong key").contains("'binWidht'") && seen.get("wrong key").endsWith("\tred\tfalse"), seen.get("wrong key"));
		assertEquals("These settings can be used.\tgreen\ttrue", seen.get("mended"));
		assertEquals("CT.yaml", seen.get("offered"));
		assertEquals("binWidth: 12.5", seen.get("again").replaceFirst(" +#.*", ""), "the comments are kept: " + seen.get("again"));
		assertEquals(seen.get("preset"), seen.get("saved"));
		assertEquals("12.5", String.valueOf(((Map<?, ?>) Settings.read(dir.resolve("mine.yaml")).asMap().get("setting")).get("binWidth")));
	}
}
