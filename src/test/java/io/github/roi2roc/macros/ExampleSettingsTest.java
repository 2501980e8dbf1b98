package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.roi2roc.Progress;
import io.github.roi2roc.ReferenceCases;
import io.github.roi2roc.extract.Extraction;
import io.github.roi2roc.extract.RegionExtractor;
import io.github.roi2roc.extract.Settings;

/** The parameter files that stand beside the macros run, and give the feature sets that they say. */
class ExampleSettingsTest {

	private static final Path FOLDER = Path.of("macros/settings");

	static Stream<Path> files() throws IOException {
		try (Stream<Path> s = Files.list(FOLDER)) {
			return s.sorted().toList().stream();
		}
	}

	private static List<String> columns(final String file) {
		return RegionExtractor.of(Settings.read(FOLDER.resolve(file))).columns();
	}

	/** Image type → number of columns. */
	private static Map<String, Integer> counts(final List<String> columns, final int part) {
		final Map<String, Integer> out = new TreeMap<>();
		for (final String c : columns) out.merge(c.split("_")[part], 1, Integer::sum);
		return out;
	}

	/** Two published studies count their features so: 14 + 18 + 75 + 17 × 93, and 19 + 17 + 75 + 10 × 94. */
	@ParameterizedTest
	@CsvSource({ "Features_1688.yaml, 1688, 17, 93, 14, 18", "Features_1051.yaml, 1051, 10, 94, 17, 19" })
	void publishedSetsAreComplete(final String file, final int all, final int derived, final int each, final int shape, final int firstOrder) {
		final List<String> columns = columns(file);
		assertEquals(all, columns.size());
		assertEquals(all, columns.stream().distinct().count());
		final Map<String, Integer> types = counts(columns, 0), classes = counts(columns.stream().filter(c -> c.startsWith("original_")).toList(), 1);
		assertEquals(shape + firstOrder + 75, types.remove("original"));
		assertEquals(derived, types.size());
		types.forEach((type, n) -> assertEquals(each, n, type));
		assertEquals(8, types.keySet().stream().filter(t -> t.startsWith("wavelet-")).count());
		assertEquals(List.of(shape, firstOrder), List.of(classes.get("shape"), classes.get("firstorder")));
	}

	/** The 94 are the 93 and the standard deviation: √Variance, which is why PyRadiomics leaves it out. */
	@Test
	void theNinetyFourthIsTheStandardDeviation() {
		final List<String> columns = columns("Features_1051.yaml"), usual = columns("Features_1688.yaml");
		assertEquals(List.of("firstorder_StandardDeviation"), columns.stream().filter(c -> c.startsWith("wavelet-LLH_") && !usual.contains(c)).map(c -> c
			.substring(12)).toList());
		assertTrue(columns.containsAll(List.of("original_shape_Compactness1", "original_shape_Compactness2", "original_shape_SphericalDisproportion")));
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyFileGivesAValueInEveryColumn(final Path file) {
		final Extraction e = RegionExtractor.of(Settings.read(file)).extract(ReferenceCases.image("synthA"), ReferenceCases.mask("synthA"),
			Progress.NONE);
		assertEquals(List.of(), e.undefined());
	}
}
