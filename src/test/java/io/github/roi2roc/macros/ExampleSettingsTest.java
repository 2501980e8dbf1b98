package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import io.github.roi2roc.learn.TrainingSettings;

/** The parameter files that stand beside the macros run, and give the feature sets that they say. */
class ExampleSettingsTest {

	private static final Path FOLDER = Path.of("macros/settings");

	static Stream<Path> files() throws IOException {
		try (Stream<Path> s = Files.list(FOLDER)) {
			return s.filter(p -> p.getFileName().toString().startsWith("Features_")).sorted().toList().stream();
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

	/** Each study's macro has its settings of the same name, and they say which models there are. */
	@Test
	void everyStudyHasItsTrainingSettings() throws IOException {
		try (Stream<Path> s = Files.list(Path.of("macros"))) {
			final List<String> studies = s.map(p -> p.getFileName().toString()).filter(n -> n.startsWith("Study_")).sorted().toList();
			assertEquals(4, studies.size());
			for (final String macro : studies) assertTrue(TrainingSettings.read(FOLDER.resolve(macro.replace(".ijm", ".yaml"))).trainables().size() >= 4, macro);
		}
	}

	/** What the studies do alike is written alike, from the first shared function to the end. */
	@Test
	void theStudiesShareTheirFunctions() throws IOException {
		final String first = "// An argument, or what stands for it";
		final List<String> tails = new ArrayList<>();
		for (final String study : List.of("MR_Outcome", "CT_Transformation", "CT_Expansion")) {
			final String text = Files.readString(Path.of("macros", "Study_" + study + ".ijm"));
			assertTrue(text.indexOf(first) > 0, study);
			tails.add(text.substring(text.indexOf(first)));
		}
		assertEquals(tails.get(0), tails.get(1));
		assertEquals(tails.get(0), tails.get(2));
	}
}
