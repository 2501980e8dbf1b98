package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

import io.github.roi2roc.Reference;
import io.github.roi2roc.macros.Program.Result;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.store.Json;

/**
 * Every macro, one after the other, and every file that they write: a table has a sidecar that says what made it, a model says so itself, and
 * figures have the formats that are asked for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatMadeItTest {

	/** They run the other macros' commands and nothing else; StudiesIT and the tutorial's test do them whole. */
	private static final Set<String> MADE_OF_OTHERS = Set.of("Cohort_To_ROC", "Sample_Study", "Study_CT_Expansion", "Study_CT_Transformation",
		"Study_MR_Outcome", "Study_Recurrence");
	/** The log of a cohort is part of its table, whose sidecar speaks for both. */
	private static final String LOG = ".log.csv";
	private static final String FEATURES = "imageType: {Original: {}}\nfeatureClass: {firstorder: [Mean, Energy, Entropy], glcm: [Contrast]}\n";

	@TempDir
	private static Path dir;
	private final Map<String, String> arguments = new LinkedHashMap<>();

	private void macro(final String name, final String told, final String output) {
		arguments.put(name, told.strip() + " output=[" + dir.resolve(name).resolve(output) + "]");
	}

	/** One macro that runs all of them: a JVM for each would take a minute. */
	@BeforeAll
	void run() throws Exception {
		final String cohort = dir.resolve("cohort/").toString(), settings = Files.writeString(dir.resolve("f.yaml"), FEATURES).toString(), image = "image="
			+ cohort + "/images/S01.nii.gz mask=" + cohort + "/masks/S01.nii.gz", predictions = "table=" + dir.resolve("Train_Models/predictions.csv"), pima =
				"table=" + Reference.file("stats/pima_train.csv") + " outcome=type positive=Yes ", figures = "formats=pdf";
		macro("Extract_Features", image + " settings=" + settings, "s01.csv");
		macro("Extract_Cohort", "manifest=" + cohort + "/few.csv settings=" + settings, "features.csv");
		macro("Perturb_Stability", "manifest=" + cohort + "/few.csv settings=" + settings + " perturbations=erode:1,dilate:1", "");
		macro("Feature_Maps", image + " settings=" + settings + " radius=1", "");
		macro("Filter_Image", "image=" + cohort + "/images/S01.nii.gz filter=Square", "");
		macro("Overlay_Map", "image=" + cohort + "/images/S01.nii.gz map=" + dir.resolve("Feature_Maps/S01_original_firstorder_Mean.nii.gz"), "mean.png");
		macro("Colour_Regions", image, "regions.png");
		macro("Preprocess", image, "");
		macro("Export_Mask", "image=" + cohort + "/images/S01.nii.gz mask=" + cohort + "/masks/S01.nii.gz", "mask.nii.gz");
		macro("IBSI_Check", "", "");
		macro("Table_One", "table=" + Reference.file("stats/birthwt_uni.csv") + " group=low variables=age,lwt,race", "");
		macro("Logistic_Regression", pima + "predictors=glu,bmi", "");
		macro("Cox_Regression", "table=" + Reference.file("stats/veteran.csv") + " time=time status=status predictors=trt,karno " + figures, "");
		macro("Survival_Curves", "table=" + Reference.file("stats/veteran.csv") + " time=time status=status group=celltype times=100 " + figures, "");
		macro("Feature_Stability", "tables=" + dir.resolve("a.csv") + "," + dir.resolve("b.csv") + " " + figures, "");
		macro("Select_Features", pima + "chain=zero_variance,mrmr " + figures, "");
		macro("Plot_Features", pima + figures, "");
		macro("Penalized_Regression", pima + "folds=5 " + figures, "");
		macro("Correlation_Heat_Map", "table=" + Reference.file("stats/pima_train.csv") + " columns=glu,bmi,age " + figures, "");
		macro("Learning_Curve", pima + "sizes=0.5,1 folds=2 repeats=1 " + figures, "");
		macro("Train_Models", pima + "split=0.7 seed=5 resampling=kfold " + figures, "");
		macro("Train_Models, three classes", "table=" + Reference.file("stats/iris_uni.csv") + " outcome=Species split=0.7 seed=5 " + figures, "");
		macro("Train_Models, survival", "table=" + Reference.file("stats/veteran.csv") + " outcome=status time=time split=0.7 seed=5 " + figures, "");
		macro("Predict", "model=" + dir.resolve("Train_Models/models/logistic.json") + " table=" + Reference.file("stats/pima_test.csv") + " " + figures,
			"p.csv");
		macro("Explain_Model", "model=" + dir.resolve("Train_Models/models/logistic.json") + " table=" + Reference.file("stats/pima_test.csv") + " "
			+ figures, "");
		macro("Compare_ROC_Curves", predictions + " positive=Yes partial=0.9,1 smooth=true cohorts=set " + figures, "");
		macro("Calibration_And_Decision", predictions + " positive=Yes " + figures, "");
		macro("Explore_ROC_Curve", predictions + " positive=Yes score=svm", "");
		macro("Filter_Table", predictions + " rows=set:test", "test.csv");
		macro("Figure_From_CSV", "table=" + dir.resolve("Compare_ROC_Curves/roc_figure.csv") + " " + figures, "");
		Files.writeString(dir.resolve("a.csv"), "case,f,g\nP1,1,1\nP2,5,2\nP3,9,3\n");
		Files.writeString(dir.resolve("b.csv"), "case,f,g\nP1,1,3\nP2,5,1\nP3,9.5,2\n");
		final StringBuilder all = new StringBuilder("run('Make Sample Cohort...', 'output=[" + cohort + "]');\n");
		all.append("t = split(File.openAsString('" + cohort + "/manifest.csv'), '\\n'); File.saveString(t[0] + '\\n' + t[1] + '\\n' + t[2] + '\\n' + t[3] + '\\n', '"
			+ cohort + "/few.csv');\n");
		arguments.forEach((name, told) -> all.append("runMacro('" + Path.of(Program.macro(file(name) + ".ijm")).toAbsolutePath() + "', '" + told + "');\n"));
		final Result r = Program.headless().run(Files.writeString(dir.resolve("all.ijm"), all).toString());
		assertEquals(0, r.exit(), r.err());
		// the macro goes on where one that it runs has failed
		for (final String name : arguments.keySet()) assertTrue(Files.isDirectory(dir.resolve(name)), name + " has written nothing: " + r.err());
	}

	/** A macro may run twice, with something behind a comma. */
	private static String file(final String run) {
		return run.replaceFirst(",.*", "");
	}

	private List<Path> files(final String macro) throws IOException {
		try (Stream<Path> s = Files.walk(dir.resolve(macro))) {
			return new ArrayList<>(s.filter(Files::isRegularFile).sorted().toList());
		}
	}

	private static String end(final Path file) {
		final String name = file.getFileName().toString();
		return name.substring(name.lastIndexOf('.') + 1);
	}

	@Test
	void noMacroIsLeftOut() throws IOException {
		try (Stream<Path> s = Files.list(Path.of("macros"))) {
			final Set<String> there = s.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".ijm")).map(n -> n.substring(0, n.length() - 4)).collect(
				Collectors.toCollection(TreeSet::new));
			there.removeAll(MADE_OF_OTHERS);
			assertEquals(there, arguments.keySet().stream().map(WhatMadeItTest::file).collect(Collectors.toCollection(TreeSet::new)));
		}
	}

	/** DESIGN, Files: every table and model has a JSON beside it, or in it, that says what made it. */
	@Test
	void everyTableAndModelSaysWhatMadeIt() throws IOException {
		final Set<String> folders = new TreeSet<>(arguments.keySet());
		folders.add("cohort");
		int tables = 0, models = 0;
		for (final String macro : folders) {
			for (final Path f : files(macro)) {
				final String name = f.getFileName().toString();
				if (name.equals("few.csv") || name.endsWith(LOG)) continue;
				if (end(f).equals("csv")) {
					assertTrue(Files.exists(Provenance.sidecar(f)), "what made " + f + "?");
					assertSays(f, Provenance.sidecar(f));
					assertTrue(Json.read(Provenance.sidecar(f)).getAsJsonObject().get("values_version").getAsInt() > 0, f + ": version of the values");
					tables++;
				}
				else if (f.getParent().endsWith("models")) {
					assertSays(f, f);
					assertTrue(Json.read(f).getAsJsonObject().keySet().containsAll(Set.of("table_sha256", "seed")), f.toString());
					models++;
				}
			}
		}
		assertTrue(tables > 80 && models > 4, tables + " tables, " + models + " models");
	}

	private static void assertSays(final Path file, final Path sidecar) {
		final JsonObject told = Json.read(sidecar).getAsJsonObject();
		assertTrue(told.get("suite").getAsString().startsWith("ROI2ROC "), file + ": suite");
		final Set<String> keys = told.keySet();
		assertTrue(keys.contains("inputs") || keys.contains("reference") || keys.contains("seed") || keys.stream().anyMatch(k -> k.endsWith("_sha256")),
			file + " names neither input nor seed: " + keys);
	}

	/** Formats were pdf wherever a macro draws figures: each has its PDF, its data with a sidecar, and no other picture. */
	@Test
	void figuresHaveTheFormatsThatAreAskedFor() throws IOException {
		int figures = 0;
		for (final Map.Entry<String, String> m : arguments.entrySet()) {
			if (!m.getValue().contains("formats=pdf")) continue;
			final List<Path> files = files(m.getKey());
			assertFalse(files.stream().anyMatch(f -> Set.of("png", "svg").contains(end(f))), m.getKey() + ": " + files);
			final long here = files.stream().filter(f -> end(f).equals("pdf")).count();
			// of two classes training draws nothing
			assertEquals(m.getKey().equals("Train_Models"), here == 0, m.getKey() + ": " + files);
			figures += (int) here;
		}
		assertTrue(figures > 15, figures + " figures");
	}

	@Test
	void everyMacroThatDrawsTakesFormats() throws IOException {
		for (final String macro : arguments.keySet()) {
			final boolean draws = files(macro).stream().anyMatch(f -> f.getFileName().toString().endsWith("_figure.csv"));
			if (draws) assertTrue(arguments.get(macro).contains("formats="), macro);
		}
		for (final String macro : MADE_OF_OTHERS) assertEquals(!macro.equals("Sample_Study"), Files.readString(Path.of(Program.macro(macro + ".ijm")))
			.contains("formats output\")"), macro);
	}
}
