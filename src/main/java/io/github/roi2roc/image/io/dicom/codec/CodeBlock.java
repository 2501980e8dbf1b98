package io.github.roi2roc.image.io.dicom.codec;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A rectangle of a subband's coefficients that is coded by itself, and what packets brought of it so far. */
final class CodeBlock {

	/** Coded data of some passes that end together. */
	static final class Segment {

		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final int most;
		int passes;

		/** @param most passes that it may hold */
		Segment(final int most) {
			this.most = most;
		}
	}

	final int x0, y0, x1, y1;
	final List<Segment> segments = new ArrayList<>();
	/** Leading bit planes that are zero everywhere; -1 as long as no packet named the block. */
	int zeroPlanes = -1;
	/** Lblock of T.800 B.10.7.1. */
	int lengthBits = 3;

	CodeBlock(final int x0, final int y0, final int x1, final int y1) {
		this.x0 = x0;
		this.y0 = y0;
		this.x1 = x1;
		this.y1 = y1;
	}

	int width() {
		return x1 - x0;
	}

	int height() {
		return y1 - y0;
	}

	/** The segment that takes the next pass, a new one where the last is full. */
	Segment open(final CodingStyle style) {
		final Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
		if (last != null && last.passes < last.most) return last;
		final int most;
		if (style.has(CodingStyle.TERMINATE)) most = 1;
		else if (!style.has(CodingStyle.BYPASS)) most = Integer.MAX_VALUE;
		else if (last == null) most = 10;
		else most = last.most == 2 ? 1 : 2;
		segments.add(new Segment(most));
		return segments.get(segments.size() - 1);
	}
}
