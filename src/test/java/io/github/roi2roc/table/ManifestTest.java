package io.github.roi2roc.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;

class ManifestTest {

	@TempDir
	Path folder;

	private Manifest read(final String text) throws IOException {
		final Path file = folder.resolve("manifest.csv");
		Files.writeString(file, text);
		return Manifest.read(file);
	}

	private String failure(final String text) {
		return assertThrows(InputException.class, () -> read(text)).getMessage();
	}

	@Test
	void pathsResolveAgainstTheManifestsFolder() throws IOException {
		final Manifest m = read("case,image,mask,label,age\nP1,a/i.nii,/abs/m.nii,2,63\n");
		assertEquals(List.of(""), m.modalities());
		assertEquals(List.of("age"), m.carried());
		final Manifest.Row r = m.rows().get(0);
		assertEquals(folder.toAbsolutePath().resolve("a/i.nii"), r.sources().get(0).image());
		assertEquals(Path.of("/abs/m.nii"), r.sources().get(0).mask());
		assertEquals("2", r.label());
		assertEquals(List.of("63"), r.carried());
	}

	@Test
	void modalitiesArePairsOfColumns() throws IOException {
		final Manifest m = read("case,MR,MR_mask,PET,PET_mask,outcome\nP1,a.nii,b.nii,,d.nii,1\n");
		assertEquals(List.of("MR", "PET"), m.modalities());
		assertEquals(List.of("outcome"), m.carried());
		assertNull(m.rows().get(0).sources().get(1).image());
	}

	@Test
	void oneMaskServesTheModalitiesBeforeIt() throws IOException {
		final Manifest m = read("case,T1,T2,mask,age\nP1,a.nii,b.nii,m.nii,50\n");
		assertEquals(List.of("T1", "T2"), m.modalities());
		assertEquals(m.rows().get(0).sources().get(0).mask(), m.rows().get(0).sources().get(1).mask());
		assertEquals(List.of("age"), m.carried());
	}

	@Test
	void whatIsWrongIsNamed() {
		assertTrue(failure("id,image,mask\nP1,a,b\n").contains("needs a column 'case'; its columns are id, image, mask"));
		assertTrue(failure("case,age\nP1,5\n").contains("no image and mask columns"));
		assertTrue(failure("case,image,mask\n").contains("no case"));
		assertTrue(failure("case,image,mask\n,a,b\n").contains("row 1: the case has no name"));
		assertTrue(failure("case,image,mask\nP1,a,b\nP1,a,b\n").contains("row 2 repeats row 1 (case P1)"));
		assertTrue(failure("case,image,image,mask\nP1,a,b,c\n").contains("twice"));
	}
}
