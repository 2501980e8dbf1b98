package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Progress;
import io.github.roi2roc.Reference;
import io.github.roi2roc.store.Csv;

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

	/** One row for every reference value, in the columns that scripts rely on. */
	@Test
	void theFileHasOneRowForEachValue(@TempDir final Path folder) {
		IbsiCheck.builtIn(Progress.NONE).write(folder.resolve("new"));
		final List<List<String>> rows = Csv.read(folder.resolve("new/ibsi1_check.csv"));
		assertEquals(List.of("config", "family", "aggregation", "tag", "feature", "reference", "tolerance", "value", "pass"), rows.get(0));
		assertEquals(List.of("digital", "Intensity volume histogram", "", "ivh_i90", "Intensity at 90% volume", "2.0", "0.0", "2", "true"), rows
			.stream().filter(r -> r.get(3).equals("ivh_i90")).findFirst().orElseThrow());
		assertEquals(486, rows.size());
	}

	/** The rule: exactly within the tolerance, or after rounding to three digits. */
	@Test
	void aValueMayBeRoundedToThreeDigits() {
		assertTrue(IbsiCheck.within(0.6984, "0.698", "0.0"));
		assertFalse(IbsiCheck.within(0.6986, "0.698", "0.0"));
		assertTrue(IbsiCheck.within(0.702, "0.698", "0.004"));
		assertFalse(IbsiCheck.within(0.7026, "0.698", "0.004"));
		assertFalse(IbsiCheck.within(Double.NaN, "0.698", "1"));
	}

	@Test
	void aFolderWithoutTheTableIsNamed(@TempDir final Path folder) {
		final String message = assertThrows(InputException.class, () -> IbsiCheck.of(folder, Progress.NONE)).getMessage();
		assertTrue(message.contains("ibsi1_reference.csv") && message.contains(folder.toString()), message);
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
