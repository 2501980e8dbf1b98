package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.roi2roc.Progress;
import io.github.roi2roc.Reference;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.VolumeFiles;

/**
 * Every value of PyRadiomics' own baseline (AIM-Harvard/pyradiomics, {@code data/baseline}) whose image is public: brain1, brain2 and
 * breast1 in every test case, with the settings that stand in the baseline's {@code diagnostics_Configuration_Settings}.
 */
class PyRadiomicsBaselineTest {

	private static final double TOLERANCE = 1e-9;

	/** Mesh values of brain1 that are stale in the baseline; these are what the library gives (reference README). */
	private static final Map<String, Double> STALE = Map.of("original_shape_MeshVolume", 16147.51180013021, "original_shape_SurfaceArea",
		6438.821603779402, "original_shape_Sphericity", 0.4798234536231475, "original_shape_SurfaceVolumeRatio", 0.3987500788652454);

	/** shape2D looks at one slice of the mask, counted from 0 (reference README). */
	private static final Map<String, Integer> SLICE = Map.of("brain1", 16, "brain2", 8, "breast1", 9);

	@ParameterizedTest
	@ValueSource(strings = { "shape", "shape2D", "firstorder", "glcm", "glrlm", "glszm", "gldm", "ngtdm" })
	void everyValueAgrees(final String family) throws IOException {
		final Map<String, Map<String, String>> cases = baseline(family);
		final List<String> wrong = new ArrayList<>();
		int compared = 0;
		for (final Map.Entry<String, Map<String, String>> column : cases.entrySet()) {
			final String name = column.getKey(), patient = name.replaceAll("_.*", "");
			if (!SLICE.containsKey(patient)) continue;
			final Map<String, Double> values = extract(family, patient, settings(family, column.getValue().get(
				"diagnostics_Configuration_Settings")));
			for (final Map.Entry<String, String> row : column.getValue().entrySet()) {
				if (!row.getKey().startsWith("original_") || row.getValue().isEmpty()) continue;
				double wanted = Double.parseDouble(row.getValue());
				if (family.equals("shape") && name.equals("brain1")) wanted = STALE.getOrDefault(row.getKey(), wanted);
				assertTrue(values.containsKey(row.getKey()), row.getKey());
				final double found = values.get(row.getKey()), error = Math.abs(found - wanted) / Math.max(Math.abs(wanted), 1e-300);
				compared++;
				if (!(Math.abs(found - wanted) <= TOLERANCE * Math.abs(wanted) + 1e-15)) wrong.add(name + " " + row.getKey() + ": " + found + ", not "
					+ wanted + " (" + error + ")");
			}
		}
		assertEquals(List.of(), wrong);
		assertTrue(compared > 20, compared + " values compared");
	}

	private static Map<String, Double> extract(final String family, final String patient, final String settings) throws IOException {
		final Volume image = VolumeFiles.read(Reference.file("pyradiomics/" + patient + "_image.nrrd")), label = VolumeFiles.read(Reference.file(
			"pyradiomics/" + patient + "_label.nrrd"));
		Mask mask = Mask.of(label, 1).on(image.geometry());
		if (family.equals("shape2D")) {
			final Mask all = mask;
			final int slice = SLICE.get(patient), plane = image.geometry().nx() * image.geometry().ny();
			mask = Mask.of(image.geometry(), i -> i / plane == slice && all.contains(i % image.geometry().nx(), i / image.geometry().nx() % image
				.geometry().ny(), i / plane));
		}
		final RegionExtractor extractor = RegionExtractor.of(Settings.parse(settings, "baseline"));
		final Extraction e = extractor.extract(image, mask, Progress.NONE);
		final Map<String, Double> out = new LinkedHashMap<>();
		for (int i = 0; i < e.values().length; i++) out.put(extractor.columns().get(i), e.values()[i]);
		return out;
	}

	/** A Python dictionary, as the baseline has it, as a parameter file. */
	private static String settings(final String family, final String python) {
		return "setting: " + python.replace("True", "true").replace("False", "false").replace("None", "null") + "\nfeatureClass: {" + family
			+ ": }\n";
	}

	/** Test case → row name → value. */
	private static Map<String, Map<String, String>> baseline(final String family) throws IOException {
		final Map<String, Map<String, String>> out = new LinkedHashMap<>();
		try (Reader in = Files.newBufferedReader(Reference.file("pyradiomics/baseline/baseline_" + family + ".csv"), StandardCharsets.UTF_8);
				CSVParser rows = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
			for (final CSVRecord r : rows) {
				for (int c = 1; c < r.size(); c++) out.computeIfAbsent(rows.getHeaderNames().get(c), k -> new LinkedHashMap<>()).put(r.get(0), r.get(c));
			}
		}
		return out;
	}
}
