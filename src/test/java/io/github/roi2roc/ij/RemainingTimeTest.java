package io.github.roi2roc.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The estimate goes by what is done so far: 10 s for a fifth leave 40 s. */
class RemainingTimeTest {

	private long now;
	private final RemainingTime time = new RemainingTime(() -> now);

	private String after(final double seconds, final double fraction) {
		now = (long) (seconds * 1e9);
		return time.text(fraction);
	}

	@Test
	void theRestTakesAsLongAsTheStartInProportion() {
		assertEquals("about 40 s left", after(10, 0.2));
		assertEquals("about 18 min left", after(120, 0.1));
		assertEquals("about 2 h 45 min left", after(99 * 60, 0.375));
		assertEquals("about 1 s left", after(100, 0.9999));
	}

	@Test
	void atFirstAndAtTheEndNothingIsSaid() {
		assertEquals("", after(1, 0.5));
		assertEquals("", after(100, 0));
		assertEquals("", after(100, 1));
	}
}
