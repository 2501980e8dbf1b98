package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;

import io.github.roi2roc.Committed;
import io.github.roi2roc.Oracle;
import io.github.roi2roc.Reference;
import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.store.Json;

/**
 * Which feature values are asserted against which outside source: {@code docs/oracles.csv}. The tests that go through the tables of a
 * reference assert every value there, so the list is read from the same tables; single tests say so with {@link Oracle}. Nothing depends on
 * which tests ran before.
 */
class OraclesTest {

	private static final Set<String> PATIENTS = Set.of("brain1", "brain2", "breast1");

	/** A source's values for one feature. */
	private record Row(String family, String feature, String aggregation, String source, String cases, int values, String tolerance,
		String test)
	{

		List<String> cells() {
			return List.of(family, feature, aggregation, source, cases, Integer.toString(values), tolerance, test);
		}
	}

	@Test
	void theListIsWhatTheTestsAssert() throws Exception {
		final List<Row> rows = new ArrayList<>();
		rows.addAll(ibsi());
		rows.addAll(baseline());
		rows.addAll(variants());
		rows.addAll(derived());
		rows.addAll(declared());
		final Map<String, Row> known = new TreeMap<>();
		for (final Row r : rows) known.putIfAbsent(r.family + "_" + r.feature, r);
		final List<String> all = new ArrayList<>(), none = new ArrayList<>();
		for (final FeatureFamily f : Catalogue.families()) {
			for (final Feature x : f.features()) {
				all.add(f.name() + "_" + x.name());
				if (!known.containsKey(f.name() + "_" + x.name())) none.add(f.name() + "_" + x.name());
			}
		}
		for (final String name : known.keySet()) assertTrue(all.contains(name), "there is no feature " + name + " (" + known.get(name) + ")");
		System.out.println((all.size() - none.size()) + " of " + all.size() + " features have an outside oracle; " + rows.stream().mapToInt(
			Row::values).sum() + " values are asserted. Without: " + (none.isEmpty() ? "none" : String.join(", ", none)));
		final List<List<String>> table = new ArrayList<>();
		table.add(List.of("class", "feature", "aggregation", "source", "cases", "values", "tolerance", "test"));
		rows.forEach(r -> table.add(r.cells()));
		// what has no outside source stands there too, and says so
		for (final String name : none) table.add(List.of(name.substring(0, name.indexOf('_')), name.substring(name.indexOf('_') + 1), "", "none", "",
			"0", "", ""));
		Committed.check("oracles.csv", Csv.text(table), getClass());
	}

	/** One row for each value of the reference tables, with its own tolerance. */
	private static List<Row> ibsi() {
		final Map<String, List<String>> byTag = new LinkedHashMap<>();
		final RegionExtractor ibsi = RegionExtractor.of(Settings.parse("{standard: ibsi, setting: {approach: [2D, 2.5D, 3D]}}", "test"));
		for (int c = 0; c < ibsi.columns().size(); c++) {
			final String[] column = ibsi.columns().get(c).split("_", 3);
			ibsi.terms().get(c).ifPresent(t -> byTag.put(t.tag(), List.of(column[1], column[2].replaceFirst("_(2D|2_5D|3D)(_avg|_comb)?$", ""))));
		}
		final List<List<String>> table = Csv.read(Reference.file("ibsi1/ibsi1_reference.csv"));
		final List<String> head = table.get(0);
		final List<Row> out = new ArrayList<>();
		for (final List<String> r : table.subList(1, table.size())) {
			final List<String> feature = byTag.get(r.get(head.indexOf("tag")));
			// rows on the image and the region themselves are no features
			if (feature == null || r.get(head.indexOf("value")).isEmpty()) continue;
			out.add(new Row(feature.get(0), feature.get(1), r.get(head.indexOf("aggregation")), "IBSI-1", "configuration " + r.get(head.indexOf(
				"config")), 1, r.get(head.indexOf("tolerance")), "IbsiConformanceTest"));
		}
		return out;
	}

	private static List<Row> baseline() {
		final List<Row> out = new ArrayList<>();
		for (final String family : List.of("shape", "shape2D", "firstorder", "glcm", "glrlm", "glszm", "gldm", "ngtdm")) {
			final List<List<String>> table = Csv.read(Reference.file("pyradiomics/baseline/baseline_" + family + ".csv"));
			for (final List<String> r : table.subList(1, table.size())) {
				if (!r.get(0).startsWith("original_")) continue;
				final List<String> cases = new ArrayList<>();
				for (int c = 1; c < r.size(); c++) {
					final String name = table.get(0).get(c);
					if (PATIENTS.contains(name.replaceAll("_.*", "")) && !r.get(c).isEmpty()) cases.add(name);
				}
				out.add(new Row(family, r.get(0).substring(r.get(0).lastIndexOf('_') + 1), "", "PyRadiomics baseline", String.join(" ", cases), cases
					.size(), "1e-9 relative", "PyRadiomicsBaselineTest"));
			}
		}
		return out;
	}

	private static List<Row> variants() throws IOException {
		final List<List<String>> table;
		try (InputStream in = OraclesTest.class.getResourceAsStream("pyradiomics_variants.csv")) {
			table = Csv.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "variants");
		}
		final List<Row> out = new ArrayList<>();
		for (int c = 0; c < table.get(0).size(); c++) {
			final String[] name = table.get(0).get(c).split("_");
			if (name.length < 2) continue;
			int n = 0;
			for (final List<String> r : table.subList(1, table.size())) n += r.get(c).isEmpty() ? 0 : 1;
			out.add(new Row(name[0], name[1], "", "PyRadiomics", "generated regions, settings the baseline does not try", n, "1e-10 relative + 1e-13",
				"PyRadiomicsVariantsTest"));
		}
		return out;
	}

	private static List<Row> derived() {
		final JsonObject entries = Json.read(Reference.file("itk/features/settings.json")).getAsJsonObject();
		final Map<String, Integer> values = new TreeMap<>();
		for (final String name : entries.keySet()) {
			final List<List<String>> table = Csv.read(Reference.file("itk/features/" + name + ".csv"));
			for (final List<String> r : table.subList(1, table.size())) values.merge(r.get(0).substring(r.get(0).indexOf('_') + 1), 1, Integer::sum);
		}
		final List<Row> out = new ArrayList<>();
		values.forEach((k, n) -> {
			final String family = k.substring(0, k.indexOf('_'));
			out.add(new Row(family, k.substring(k.indexOf('_') + 1), "", "PyRadiomics on ITK's responses", "filtered, resampled and normalised images",
				n, family.equals("firstorder") ? "1e-6 relative + 2e-7 of the range" : "1e-9 relative + 1e-10", "DerivedImagesReferenceTest"));
		});
		return out;
	}

	/** What single tests say with the annotation. */
	private static List<Row> declared() throws ReflectiveOperationException {
		final List<Row> out = new ArrayList<>();
		for (final String name : testClasses()) {
			final Class<?> c = Class.forName(name, false, OraclesTest.class.getClassLoader());
			final Method[] methods = c.getDeclaredMethods();
			Arrays.sort(methods, java.util.Comparator.comparing(Method::getName));
			for (final Method m : methods) {
				for (final Oracle o : m.getAnnotationsByType(Oracle.class)) {
					for (final String f : o.features()) {
						final String family = f.substring(0, f.indexOf('_')), feature = f.substring(f.indexOf('_') + 1);
						final List<String> features = feature.equals("*") ? Catalogue.family(family).features().stream().map(Feature::name).toList() : List
							.of(feature);
						for (final String x : features) out.add(new Row(family, x, "", o.source(), "", 1, o.tolerance(), c.getSimpleName() + "." + m
							.getName()));
					}
				}
			}
		}
		return out;
	}

	private static Set<String> testClasses() {
		try {
			final Path root = Path.of(OraclesTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			final Set<String> out = new TreeSet<>();
			try (Stream<Path> files = Files.walk(root)) {
				files.filter(p -> p.toString().endsWith("Test.class")).forEach(p -> out.add(root.relativize(p).toString().replaceAll("[/\\\\]", ".")
					.replaceAll("\\.class$", "")));
			}
			return out;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	/** The tests named in the list exist. */
	@Test
	void everyTestNamedExists() {
		final Set<String> names = new HashSet<>();
		testClasses().forEach(c -> names.add(c.substring(c.lastIndexOf('.') + 1)));
		final List<List<String>> table = Csv.read(Path.of("docs", "oracles.csv"));
		final Set<String> missing = new TreeSet<>();
		for (final List<String> r : table.subList(1, table.size())) {
			final String test = r.get(7).replaceFirst("\\..*", "");
			if (!test.isEmpty() && !names.contains(test)) missing.add(test);
		}
		assertEquals(Set.of(), missing);
	}
}
