package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Reference;
import io.github.roi2roc.extract.IbsiConfiguration;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.macros.Program.Result;
import io.github.roi2roc.store.Csv;

/** PITFALLS 14: IBSI or not, a user can see for himself. The check and the standard as users run them, headless. */
class IbsiMacroTest {

	@TempDir
	private Path dir;

	/** The reference folder has 2,110 rows with a value for features, 323 for filters, and 33 response maps. */
	@Test
	void theCheckWritesARowForEachReferenceValue() throws Exception {
		final Path out = dir.resolve("my check");
		final Result r = Program.headless().run(Program.macro("IBSI_Check.ijm"), "data=" + Reference.file("ibsi1").getParent() + " output=[" + out
			+ "]");
		assertEquals(0, r.exit(), r.err());
		assertEquals("", r.err());
		final List<List<String>> rows = Csv.read(out.resolve("ibsi1_check.csv"));
		assertEquals(2110, rows.size() - 1);
		assertTrue(rows.subList(1, rows.size()).stream().allMatch(row -> row.get(8).equals("true")));
		final List<List<String>> values = Csv.read(out.resolve("ibsi2_check.csv")), maps = Csv.read(out.resolve("ibsi2_maps.csv"));
		assertEquals(323, values.subList(1, values.size()).stream().filter(row -> row.get(5).equals("true")).count());
		assertEquals(33, maps.subList(1, maps.size()).stream().filter(row -> row.get(4).equals("true")).count());
		for (final List<String> row : maps.subList(1, maps.size())) {
			assertEquals(64, VolumeFiles.read(out.resolve(row.get(0) + ".nii.gz")).geometry().nx(), row.get(0));
		}
	}

	@Test
	void withoutDataTheBuiltInPhantomIsChecked() throws Exception {
		final Result r = Program.headless().run(Program.macro("IBSI_Check.ijm"), "output=" + dir.resolve("check"));
		assertEquals(0, r.exit(), r.err());
		assertEquals(486, Csv.read(dir.resolve("check/ibsi1_check.csv")).size());
		final Result none = Program.headless().run(Program.macro("IBSI_Check.ijm"), "data=" + dir);
		assertEquals(1, none.exit());
		assertTrue(none.err().contains("'output' is missing"), none.err());
	}

	/** A settings file with the standard works wherever a parameter file does: configuration A's mean is 13.4 ± 1.1 in the reference. */
	@Test
	void theCohortMacroReachesTheStandard() throws Exception {
		final Path settings = Files.writeString(dir.resolve("a.yaml"), IbsiConfiguration.A.text()), manifest = dir.resolve("m.csv"), out = dir.resolve(
			"a.csv");
		final Path phantom = Reference.file("ibsi1/ibsi_1_ct_radiomics_phantom/nifti").toAbsolutePath();
		Csv.write(manifest, List.of(List.of("case", "image", "mask"), List.of("ct", phantom.resolve("image/phantom.nii.gz").toString(), phantom.resolve(
			"mask/mask.nii.gz").toString())));
		final Result r = Program.headless().run(Program.macro("Extract_Cohort.ijm"), "manifest=" + manifest + " settings=" + settings + " output="
			+ out);
		assertEquals(0, r.exit(), r.err());
		final List<List<String>> t = Csv.read(out);
		final List<String> header = new ArrayList<>(t.get(0));
		assertEquals(13.4, Double.parseDouble(t.get(1).get(header.indexOf("original_statistics_Mean"))), 1.1);
		assertTrue(header.contains("original_glrlm_RunEntropy_2_5D_comb"));
	}
}
