package io.github.roi2roc.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Reference;

import ij.Macro;

/** A macro line's key=value pairs, read as ImageJ reads them, but so that a slip is noticed. */
class MacroOptionsTest {

	@Test
	void valuesAreThoseThatImageJFinds() {
		final String line = "image=a.nrrd mask=[my masks/b [2].nii.gz] label= names=[] Output=c.csv ";
		final MacroOptions o = MacroOptions.parse(line);
		assertEquals(List.of("image", "mask", "label", "names", "output"), List.copyOf(o.keys()));
		for (final String key : List.of("image", "mask", "label", "names")) assertEquals(Macro.getValue(line, key, null), o.get(key), key);
		assertEquals("c.csv", o.get("OUTPUT"));
		assertTrue(o.has("Mask"));
		assertFalse(o.has("settings"));
	}

	@Test
	void whatIsNoPairIsRefused() {
		for (final String[] wrong : new String[][] { { "mask", "'mask' is not key=value" }, { "a=b flag", "'flag' is not key=value" }, { "=x",
			"is not key=value" }, { "a=[b c", "'a' opens a square bracket" }, { "a=1 a=2", "'a' is given twice" } })
		{
			assertTrue(assertThrows(InputException.class, () -> MacroOptions.parse(wrong[0])).getMessage().contains(wrong[1]), wrong[0]);
		}
	}

	@Test
	void casesAreNamedAfterTheirFile() {
		assertEquals(List.of("P1", "P1", "P1", "P1.2", "P1", "scan", "DICOM 3.1"), List.of("P1.nii.gz", "P1.seg.nrrd", "P1.TIF", "P1.2.nrrd", "P1.dcm",
			"scan", "DICOM 3.1").stream().map(CaseName::of).toList());
	}

	@Test
	void medicalFilesAreDroppedOnTheirReaders() {
		assertTrue(List.of("a.nii", "a.nii.gz", "A.NRRD", "b.seg.nrrd", "c.nhdr").stream().allMatch(MedicalDrop::isOurs));
		assertFalse(List.of("a.tif", "a.gz", "nii", "folder", "a.roi", "a.tar.gz").stream().anyMatch(MedicalDrop::isOurs));
	}

	/** A dropped folder is ours if it holds DICOM files; any other one is ImageJ's. */
	@Test
	void dicomFoldersAreDroppedOnTheirReader() {
		final String phantom = "ibsi1/ibsi_1_ct_radiomics_phantom/";
		assertTrue(MedicalDrop.isSeries(Reference.file(phantom + "dicom/image").toFile()));
		assertFalse(MedicalDrop.isSeries(Reference.file(phantom + "nifti/image").toFile()));
		assertFalse(MedicalDrop.isSeries(Reference.file(phantom + "dicom/mask/DCM_RS_00060.dcm").toFile()));
	}

	@Test
	void valuesWhoseBracketsDoNotMatchCannotBeWritten() {
		for (final String value : new String[] { "plain", "two words", "[in] brackets", "a [b [c]]" }) {
			assertTrue(MacroOptions.holds(value), value);
			assertEquals(value, MacroOptions.parse("key=[" + value + "]").get("key"));
		}
		for (final String value : new String[] { "a]b", "a[b", "][" }) assertFalse(MacroOptions.holds(value), value);
	}
}
