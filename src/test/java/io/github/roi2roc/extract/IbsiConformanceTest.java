package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.Progress;
import io.github.roi2roc.Reference;

/**
 * Every value that the IBSI published for chapter 1 (Zwanenburg et al., Radiology 295:328, 2020; reference manual, arXiv:1612.07003), by the
 * rule of the reference folder's {@code ibsi1_configs.md}. PITFALLS 14: pass or fail, value by value.
 */
class IbsiConformanceTest {

	/** Rows with a value in each configuration, so that a row that is skipped does not go unnoticed. */
	private static final Map<String, Integer> ROWS = Map.of("digital", 485, "A", 406, "B", 406, "C", 271, "D", 271, "E", 271);

	@Test
	void everyReferenceValuePasses() {
		final IbsiCheck check = IbsiCheck.of(Reference.file("ibsi1").getParent(), Progress.NONE);
		final Map<String, Integer> rows = new TreeMap<>();
		check.rows().forEach(r -> rows.merge(r.config(), 1, Integer::sum));
		print(check);
		assertEquals(List.of(), check.failed());
		assertEquals(ROWS, rows);
	}

	/** The values built in are those of the published table. */
	@Test
	void theBuiltInDigitalPhantomPasses() {
		final IbsiCheck check = IbsiCheck.builtIn(Progress.NONE);
		assertEquals(List.of(), check.failed());
		assertEquals(485, check.rows().size());
	}

	private static void print(final IbsiCheck check) {
		final Map<String, int[]> counts = new TreeMap<>();
		for (final IbsiCheck.Row r : check.rows()) {
			final int[] c = counts.computeIfAbsent(r.config() + " " + r.family(), k -> new int[2]);
			c[0] += r.pass() ? 1 : 0;
			c[1]++;
		}
		counts.forEach((k, c) -> System.out.printf(Locale.ROOT, "IBSI-1 %-50s %3d of %3d%s%n", k, c[0], c[1], c[0] < c[1] ? "  MISSES" : ""));
		check.failed().forEach(r -> System.out.println("IBSI-1 miss: " + r));
		System.out.println("IBSI-1 in all: " + check.rows().stream().filter(IbsiCheck.Row::pass).count() + " of " + check.rows().size());
	}
}
