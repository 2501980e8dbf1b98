package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Progress;
import io.github.roi2roc.Version;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.preprocess.Perturbation;
import io.github.roi2roc.table.FeatureTable;
import io.github.roi2roc.table.Manifest;

/** Cohorts of images of 12×10×6 voxels made here: value x + 10y + 100z, labels 1 (a block of 4×4×3) and 3 (a block of 3×3×2). */
class CohortExtractorTest {

	private static final Geometry GRID = Geometry.of(12, 10, 6, 1, 1, 2);

	@TempDir
	Path folder;

	@BeforeEach
	void files() {
		final short[] image = new short[GRID.voxels()];
		final byte[] one = new byte[image.length], two = new byte[image.length], dot = new byte[image.length];
		for (int z = 0; z < 6; z++) {
			for (int y = 0; y < 10; y++) {
				for (int x = 0; x < 12; x++) {
					final int i = GRID.index(x, y, z);
					image[i] = (short) (x + 10 * y + 100 * z);
					final boolean block = x < 4 && y < 4 && z < 3;
					one[i] = (byte) (block ? 255 : 0);
					two[i] = (byte) (block ? 1 : x >= 6 && x < 9 && y >= 5 && y < 8 && z >= 3 && z < 5 ? 3 : 0);
				}
			}
		}
		dot[GRID.index(5, 5, 3)] = 1;
		VolumeFiles.write(new Volume(GRID, new Voxels.Int16(image)), folder.resolve("image.nii.gz"));
		VolumeFiles.write(new Volume(GRID, new Voxels.UInt8(one)), folder.resolve("one.nii.gz"));
		VolumeFiles.write(new Volume(GRID, new Voxels.UInt8(two)), folder.resolve("two.nrrd"));
		VolumeFiles.write(new Volume(GRID, new Voxels.UInt8(dot)), folder.resolve("dot.nii.gz"));
		final Geometry shifted = new Geometry(12, 10, 6, GRID.spacing(), new Vec3(0, 0.25, 0), GRID.direction());
		VolumeFiles.write(new Volume(shifted, new Voxels.UInt8(one)), folder.resolve("shifted.nii.gz"));
	}

	private CohortTable run(final String manifest, final String settings, final String label) throws IOException {
		Files.writeString(folder.resolve("manifest.csv"), manifest);
		return new CohortExtractor(Manifest.read(folder.resolve("manifest.csv")), Settings.parse(settings, "settings.yaml"), label).run(folder
			.resolve("new/folder/features.csv"), 2, Progress.NONE);
	}

	private static final String FEW = "featureClass: {firstorder: [Mean, Minimum], shape: [VoxelVolume]}\n";

	/** PITFALLS 3: nobody names a label, so every label has a row; a mask of 0 and 255 just works. Means by hand: 1.5 + 15 + 100. */
	@Test
	void everyLabelHasARow() throws IOException {
		final FeatureTable t = run("case,image,mask,age\nA,image.nii.gz,two.nrrd,60\nB,image.nii.gz,one.nii.gz,70\n", FEW, "").table();
		assertEquals("[case, label, age, original_shape_VoxelVolume, original_firstorder_Mean, original_firstorder_Minimum]", t.names().toString());
		assertEquals(List.of("A 1 60", "A 3 60", "B 255 70"), rows(t));
		assertEquals(116.5, t.numbers("original_firstorder_Mean")[0], 1e-12);
		assertEquals(7 + 60 + 350, t.numbers("original_firstorder_Mean")[1], 1e-12);
		assertEquals(48 * 2, t.numbers("original_shape_VoxelVolume")[2], 1e-12);
	}

	private static List<String> rows(final FeatureTable t) {
		return IntStream.range(0, t.rows()).mapToObj(r -> t.text(r, "case") + " " + t.text(r, "label") + " " + t.text(r, "age"))
			.toList();
	}

	/** The manifest's label comes before the macro's, the macro's before the settings file's. */
	@Test
	void theNearestLabelCounts() throws IOException {
		final String settings = FEW + "setting: {label: 1}\n";
		assertEquals(List.of("A 3 60", "B 1 70"), rows(run("case,image,mask,age,label\nA,image.nii.gz,two.nrrd,60,3\nB,image.nii.gz,two.nrrd,70,\n",
			settings, "").table()));
		assertEquals(List.of("A 3 60"), rows(run("case,image,mask,age\nA,image.nii.gz,two.nrrd,60\n", settings, "3").table()));
	}

	/** PITFALLS 16: what is wrong with a case is a status and a reason; its row is empty and the rest finishes. */
	@Test
	void failedCasesAreRowsWithAReason() throws IOException {
		final CohortTable c = run("case,image,mask,age\nA,image.nii.gz,one.nii.gz,1\nB,gone.nii.gz,one.nii.gz,2\nC,image.nii.gz,shifted.nii.gz,3\n"
			+ "D,image.nii.gz,two.nrrd,4\nE,image.nii.gz,,5\n", FEW, "255");
		assertEquals("[ok, failed, failed, failed, failed]", c.log().stream().map(CohortTable.Entry::status).toList().toString());
		assertTrue(c.log().get(1).message().contains("gone.nii.gz"), c.log().get(1).message());
		assertTrue(c.log().get(2).message().contains("origin along y differs by 0.25 mm"), c.log().get(2).message());
		assertTrue(c.log().get(3).message().contains("mask two.nrrd: no voxel has label 255. Labels found: 1 (48 voxels), 3 (18 voxels)"), c.log()
			.get(3).message());
		assertTrue(c.log().get(4).message().contains("no mask is named"), c.log().get(4).message());
		assertEquals("[case, status, message]", FeatureTable.read(folder.resolve("new/folder/features.csv.log.csv")).names().toString());
		assertEquals(5, c.table().rows());
		assertTrue(Double.isNaN(c.table().numbers("original_firstorder_Mean")[3]));
		assertEquals(4, c.failures());
	}

	/** A missing modality leaves its columns empty and the case failed; the other modality is kept. */
	@Test
	void theOtherModalityIsKept() throws IOException {
		final CohortTable c = run("case,MR,MR_mask,PET,PET_mask\nA,gone.nii,one.nii.gz,image.nii.gz,one.nii.gz\n", FEW, "");
		assertEquals("failed", c.log().get(0).status());
		assertTrue(c.log().get(0).message().startsWith("case A, MR: ") && c.log().get(0).message().contains("gone.nii"), c.log().get(0).message());
		assertTrue(Double.isNaN(c.table().numbers("MR_original_firstorder_Mean")[0]));
		assertEquals(116.5, c.table().numbers("PET_original_firstorder_Mean")[0], 1e-12);
	}

	/** Where each modality has one region it is the same one, although one mask calls it 255 and the other 1. */
	@Test
	void oneRegionPerModalityIsOneRow() throws IOException {
		final CohortTable c = run("case,MR,MR_mask,PET,PET_mask\nA,image.nii.gz,one.nii.gz,image.nii.gz,dot.nii.gz\n", FEW, "");
		assertEquals(1, c.table().rows());
		assertEquals("255", c.table().text(0, "label"));
		assertEquals(5 + 50 + 300, c.table().numbers("PET_original_firstorder_Mean")[0], 1e-12);
	}

	/**
	 * PITFALLS 4 and 17: a region of one voxel has the same columns as any other; what is undefined for it is an empty cell with a reason in the
	 * sidecar, and its status stays ok.
	 */
	@Test
	void aOneVoxelRegionHasTheSameColumns() throws IOException {
		final CohortTable c = run("case,image,mask\nA,image.nii.gz,one.nii.gz\nB,image.nii.gz,dot.nii.gz\n", "setting: {binWidth: 25}\n", "");
		assertEquals("[ok, ok]", c.log().stream().map(CohortTable.Entry::status).toList().toString());
		assertEquals(2 + 107, c.table().names().size());
		assertFalse(Double.isNaN(c.table().numbers("original_glcm_Contrast")[0]));
		assertTrue(Double.isNaN(c.table().numbers("original_glcm_Contrast")[1]));
		assertTrue(Files.readString(folder.resolve("new/folder/features.csv.json")).contains("\"original_glcm_Contrast\": \""));
	}

	/** Resume: a finished row is reused, which a value planted in the journal shows; a changed mask or setting makes it anew. */
	@Test
	void finishedRowsAreReusedUntilTheirInputsChange() throws IOException {
		final String manifest = "case,image,mask\nA,image.nii.gz,one.nii.gz\n";
		run(manifest, FEW, "");
		final Path journal = folder.resolve("new/folder/features.csv.journal");
		Files.writeString(journal, Files.readString(journal).replace("\"116.5\"", "\"777\""));
		assertEquals(777, run(manifest, FEW, "").table().numbers("original_firstorder_Mean")[0]);
		assertEquals(116.5, run(manifest, FEW + "setting: {binWidth: 20}\n", "").table().numbers("original_firstorder_Mean")[0], 1e-12);

		run(manifest, FEW, "");
		Files.writeString(journal, Files.readString(journal).replace("\"116.5\"", "\"777\""));
		Files.copy(folder.resolve("dot.nii.gz"), folder.resolve("one.nii.gz"), StandardCopyOption.REPLACE_EXISTING);
		assertEquals(355, run(manifest, FEW, "").table().numbers("original_firstorder_Mean")[0], 1e-12);
	}

	/** Same bytes in any locale: a German machine writes the same table. */
	@Test
	void noLocaleTouchesTheFiles() throws IOException {
		final String manifest = "case,image,mask\nA,image.nii.gz,one.nii.gz\n";
		run(manifest, FEW, "");
		final Path table = folder.resolve("new/folder/features.csv"), sidecar = folder.resolve("new/folder/features.csv.json");
		final String csv = Files.readString(table), json = Files.readString(sidecar);
		Files.delete(folder.resolve("new/folder/features.csv.journal"));
		final Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG"));
			run(manifest, FEW, "");
		}
		finally {
			Locale.setDefault(before);
		}
		assertEquals(csv, Files.readString(table));
		assertEquals(json, Files.readString(sidecar));
	}

	/** PITFALLS 13: on request the values version and what was measured stand in the table, before the features; the same columns for every case. */
	@Test
	void infoColumnsStandBeforeTheFeatures() throws IOException {
		final FeatureTable t = run("case,MR,MR_mask,PET,PET_mask,age\nA,image.nii.gz,one.nii.gz,image.nii.gz,dot.nii.gz,7\nB,gone.nii,one.nii.gz,"
			+ "image.nii.gz,dot.nii.gz,8\n", FEW + "setting: {infoColumns: true}\n", "").table();
		assertEquals("[case, label, age, MR_diagnostics_Versions_ROI2ROC, MR_diagnostics_Versions_Values]", t.names().subList(0, 5).toString());
		assertEquals(Integer.toString(Version.VALUES), t.text(0, "MR_diagnostics_Versions_Values"));
		assertEquals("48", t.text(0, "MR_diagnostics_Mask-original_VoxelNum"));
		assertEquals("(0, 0, 0, 4, 4, 3)", t.text(0, "MR_diagnostics_Mask-original_BoundingBox"));
		assertEquals("1", t.text(0, "PET_diagnostics_Mask-original_VoxelNum"));
		assertEquals("", t.text(1, "MR_diagnostics_Mask-original_VoxelNum"));
		assertEquals("", t.text(0, "MR_diagnostics_Mask-interpolated_VoxelNum"));
		assertEquals(116.5, t.numbers("MR_original_firstorder_Mean")[0], 1e-12);
	}

	/** A row per version of each region; the block at the corner of the image shrinks from its inner faces only: 3·3 of 4·4 columns. */
	@Test
	void perturbedRegionsHaveRowsOfTheirOwn() throws IOException {
		Files.writeString(folder.resolve("manifest.csv"), "case,image,mask,age\nA,image.nii.gz,two.nrrd,60\nB,image.nii.gz,dot.nii.gz,70\n");
		final Manifest manifest = Manifest.read(folder.resolve("manifest.csv"));
		final List<Perturbation> changes = Perturbation.parse(List.of("erode:1", "shift:1"), 2);
		final CohortExtractor extractor = new CohortExtractor(manifest, Settings.parse(FEW, "settings.yaml"), "", changes, 5);
		final CohortTable c = extractor.run(folder.resolve("p.csv"), 2, Progress.NONE);
		assertEquals("[case, label, age, perturbation, diagnostics_Perturbation_Voxels, diagnostics_Perturbation_Dice, original_shape_VoxelVolume, "
			+ "original_firstorder_Mean, original_firstorder_Minimum]", c.table().names().toString());
		assertEquals(List.of("A 1 original", "A 1 erode:1", "A 1 shift:1#1", "A 1 shift:1#2", "A 3 original"), IntStream.range(0, 5).mapToObj(r -> c
			.table().text(r, "case") + " " + c.table().text(r, "label") + " " + c.table().text(r, "perturbation")).toList());
		assertEquals("27", c.table().text(1, "diagnostics_Perturbation_Voxels"));
		assertEquals(2 * 27 / (27 + 48.0), Double.parseDouble(c.table().text(1, "diagnostics_Perturbation_Dice")), 1e-15);
		assertEquals(2 * 27, c.table().numbers("original_shape_VoxelVolume")[1], 1e-12);
		assertEquals("ok", c.log().get(1).status());
		assertTrue(c.log().get(1).message().contains("case B, label 1: erode:1 leaves none of the region's 1 voxels"), c.log().get(1).message());
		final byte[] first = Files.readAllBytes(folder.resolve("p.csv"));
		Files.delete(folder.resolve("p.csv.journal"));
		extractor.run(folder.resolve("p.csv"), 1, Progress.NONE);
		assertArrayEquals(first, Files.readAllBytes(folder.resolve("p.csv")), "whatever the number of threads");
	}
}
