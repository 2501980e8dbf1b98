package io.github.roi2roc.ij;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.io.dicom.DicomReader;

import ij.IJ;
import ij.plugin.DragAndDrop;

/** Drag and drop onto ImageJ's window, also for the medical formats that ImageJ itself does not open; the rest goes its usual way. */
final class MedicalDrop extends DragAndDrop {

	private static final Set<String> OURS = Set.of("nii", "nrrd", "nhdr", "gz");

	@Override
	public void openFile(final File file) {
		if (file == null || !isOurs(file.getName()) && !isSeries(file)) {
			super.openFile(file);
			return;
		}
		try {
			ImageFiles.show(Path.of(file.getPath()), 0, IJ::log);
		}
		catch (final InputException e) {
			Problems.show("Open " + file.getName(), e);
		}
	}

	/** A folder of DICOM files; ImageJ would open it as pictures without places. */
	static boolean isSeries(final File folder) {
		return folder.isDirectory() && DicomReader.isSeries(folder.toPath());
	}

	static boolean isOurs(final String name) {
		final String lower = name.toLowerCase(Locale.ROOT), end = lower.substring(lower.lastIndexOf('.') + 1);
		return lower.length() > end.length() && OURS.contains(end) && (!end.equals("gz") || lower.endsWith(".nii.gz") || lower.endsWith(".hdr.gz") || lower.endsWith(".img.gz"));
	}
}
