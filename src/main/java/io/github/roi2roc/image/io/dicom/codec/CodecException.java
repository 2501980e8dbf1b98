package io.github.roi2roc.image.io.dicom.codec;

import java.io.IOException;

/** A compressed image that cannot be decoded, because it is damaged or uses a part of its standard that is not read here. */
public final class CodecException extends IOException {

	private static final long serialVersionUID = 1;

	private final boolean damaged;

	private CodecException(final boolean damaged, final String message) {
		super(message);
		this.damaged = damaged;
	}

	/** @param what is wrong in the stream, as the end of a sentence */
	public static CodecException damaged(final String what) {
		return new CodecException(true, what);
	}

	static CodecException cutShort() {
		return damaged("it ends too early");
	}

	/** @param what the stream asks for */
	static CodecException unsupported(final String what) {
		return new CodecException(false, what);
	}

	/** Whether the stream is damaged; else it is whole, but of a kind that is not read here. */
	public boolean isDamaged() {
		return damaged;
	}
}
