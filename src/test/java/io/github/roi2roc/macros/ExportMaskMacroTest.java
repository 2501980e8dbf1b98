package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Reference;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.Segment;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.macros.Program.Result;
import io.github.roi2roc.store.Csv;

/** Regions of a clinic's files, headless: a structure set is a mask, and becomes a mask file with one line. */
class ExportMaskMacroTest {

	private static final String PHANTOM = "ibsi1/ibsi_1_ct_radiomics_phantom/";

	@TempDir
	private Path dir;

	private static String phantom(final String what) {
		return Reference.file(PHANTOM + what).toString();
	}

	private static Result export(final String arguments) throws Exception {
		return Program.headless().run(Program.macro("Export_Mask.ijm"), arguments);
	}

	/** IBSI's own conversion of the phantom's structure set: 125,256 voxels, none differing. */
	@Test
	void theIbsiPhantomsStructureSetIsConverted() throws Exception {
		final String image = "image=" + phantom("dicom/image") + " regions=" + phantom("dicom/mask/DCM_RS_00060.dcm");
		final Result r = export(image + " output=[" + dir.resolve("new folder/gtv.nii.gz") + "]");
		assertEquals(0, r.exit(), r.err());
		assertArrayEquals(VolumeFiles.read(Reference.file(PHANTOM + "nifti/mask/mask.nii.gz")).doubles(), VolumeFiles.read(dir.resolve(
			"new folder/gtv.nii.gz")).doubles());
		assertTrue(Files.readString(dir.resolve("new folder/gtv.nii.gz.json")).contains("\"voxels\": 125256"));
		final Result s = export(image + " label=1 format=seg.nrrd output=" + dir);
		assertEquals(0, s.exit(), s.err());
		final ImageFile f = VolumeFiles.open(dir.resolve("image_mask.seg.nrrd"));
		assertEquals(List.of(new Segment("GTV-1", 1, 0)), f.segments());
		assertEquals(125_256, VolumeFiles.mask(f, f.segments().get(0)).count());
		final Result wrong = export(image + " label=PTV output=" + dir);
		assertEquals(1, wrong.exit());
		assertTrue(wrong.err().contains("has no structure 'PTV'. Structures (with their numbers): GTV-1 (1)"), wrong.err());
	}

	/** The same features from the structure set as from the voxel mask; only the label is the structure's name. */
	@Test
	void featuresOfAStructureSet() throws Exception {
		final Path settings = Files.writeString(dir.resolve("s.yaml"), "featureClass: {firstorder: , shape: }\n");
		final String common = "settings=" + settings + " image=";
		final Result rs = Program.headless().run(Program.macro("Extract_Features.ijm"), common + phantom("dicom/image") + " mask=" + phantom("dicom/mask")
			+ " output=" + dir.resolve("rs.csv"));
		assertEquals(0, rs.exit(), rs.err());
		final Result voxels = Program.headless().run(Program.macro("Extract_Features.ijm"), common + phantom("nifti/image/phantom.nii.gz") + " mask="
			+ phantom("nifti/mask/mask.nii.gz") + " output=" + dir.resolve("nii.csv"));
		assertEquals(0, voxels.exit(), voxels.err());
		final List<String> a = Csv.read(dir.resolve("rs.csv")).get(1), b = Csv.read(dir.resolve("nii.csv")).get(1);
		assertEquals("GTV-1", a.get(1));
		for (int i = 2; i < a.size(); i++) {
			final double x = Double.parseDouble(a.get(i)), y = Double.parseDouble(b.get(i));
			assertEquals(x, y, 1e-6 * Math.abs(x) + 1e-12, Csv.read(dir.resolve("rs.csv")).get(0).get(i));
		}
	}

	/** Labels keep their numbers; regions apart have a file each where that is asked for. */
	@Test
	void drawnRegionsAndLabelImages() throws Exception {
		final Result r = Program.headless().run(Files.writeString(dir.resolve("m.ijm"), """
			newImage("ramp", "8-bit ramp", 8, 6, 2);
			newImage("labels", "8-bit black", 8, 6, 2);
			makeRectangle(1, 1, 2, 2);
			run("Set...", "value=3 slice");
			makeRectangle(5, 1, 2, 2);
			run("Set...", "value=7 slice");
			run("Select None");
			run("Export Mask...", "image=ramp regions=labels output=DIR/a.nrrd");
			run("Export Mask...", "image=ramp regions=labels each=true format=nii output=DIR");
			selectImage("ramp");
			makeRectangle(0, 0, 3, 1);
			run("Export Mask...", "image=ramp output=DIR/b.seg.nrrd");
			""".replace("DIR", dir.toString())).toString());
		assertEquals(0, r.exit(), r.err());
		assertEquals(List.of(3.0, 7.0), List.of(VolumeFiles.read(dir.resolve("a.nrrd")).get(1, 1, 0), VolumeFiles.read(dir.resolve("a.nrrd")).get(5, 1, 0)));
		assertEquals(7, VolumeFiles.read(dir.resolve("ramp_mask_7.nii")).get(6, 2, 0));
		assertEquals(1, VolumeFiles.open(dir.resolve("b.seg.nrrd")).segments().size());
	}
}
