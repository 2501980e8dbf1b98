package io.github.roi2roc.image.io;

import java.nio.file.Path;

import org.scijava.plugin.SciJavaPlugin;

/**
 * Reads one kind of file; a SciJava plugin type. {@link VolumeFiles} asks the readers in order of priority and takes the first that
 * supports a name. A reader holds no state: one instance may serve several threads.
 */
public interface VolumeReader extends SciJavaPlugin {

	/** Whether the name looks like a file of this kind; the file need not exist and is not opened. */
	boolean supports(Path file);

	/**
	 * Reads the header and checks it against the file; voxels are read when asked for.
	 *
	 * @throws io.github.roi2roc.InputException if the file cannot be used, naming the file, what was found and what to do
	 */
	ImageFile open(Path file);
}
