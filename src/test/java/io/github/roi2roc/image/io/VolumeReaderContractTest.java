package io.github.roi2roc.image.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Plugins;

/** What every reader on the class path keeps to. */
class VolumeReaderContractTest {

	@TempDir
	private Path folder;

	@Test
	void theSuitesReadersAreFound() {
		final List<String> names = Plugins.all(VolumeReader.class).stream().map(r -> r.getClass().getSimpleName()).toList();
		assertTrue(names.containsAll(List.of("NiftiReader", "NrrdReader")), names.toString());
	}

	/** A name is judged without opening anything; extensions in either case. */
	@Test
	void namesAreJudgedWithoutAFile() {
		for (final String name : List.of("a.nii", "a.nii.gz", "A.NII.GZ", "a.hdr", "a.img", "a.img.gz", "a.nrrd", "a.nhdr", "a.seg.nrrd")) {
			assertEquals(1, Plugins.all(VolumeReader.class).stream().filter(r -> r.supports(folder.resolve(name))).count(), name);
		}
		for (final String name : List.of("a.csv", "nii", "a.nii.txt", "RoiSet.zip")) assertFalse(VolumeFiles.supports(folder.resolve(name)), name);
	}

	/** A file that is not there is an input error that names it. */
	@Test
	void missingFilesAreNamed() {
		for (final VolumeReader r : Plugins.all(VolumeReader.class)) {
			for (final String name : List.of("none.nii", "none.hdr", "none.nrrd", "none.dcm")) {
				final Path file = folder.resolve(name);
				if (Files.exists(file) || !r.supports(file)) continue;
				final String message = assertThrows(InputException.class, () -> r.open(file)).getMessage();
				assertTrue(message.contains(name), message);
			}
		}
	}
}
