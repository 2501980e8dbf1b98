package io.github.roi2roc.image.io;

import io.github.roi2roc.InputException;

/** The checks of a frame number that all formats share. */
final class Frames {

	private Frames() {}

	/** @throws InputException if the file has no such frame */
	static void require(final ImageFile file, final int frame) {
		if (frame < 0 || frame >= file.frames()) throw new InputException(file.path() + " has " + file.frames() + " frame" + (file.frames() == 1 ? ""
			: "s") + ", counted from 0; there is no frame " + frame + ".");
	}
}
