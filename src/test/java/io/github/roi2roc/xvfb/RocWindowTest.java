package io.github.roi2roc.xvfb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.VolumeFiles;

/** The threshold of a ROC curve moved in each of the three ways, on a display; what follows is counted by hand. */
class RocWindowTest {

	/**
	 * Eight cases, four of them positive. From 0.5 on: a, b, d rightly and c wrongly, f is missed. From 0.32 on also e, wrongly. Sensitivity 1 and
	 * specificity 1/2 is from f on (0.3), with c and e wrong. The wrong ones stand in the order of their distance from the threshold.
	 */
	@Test
	void countsAndWrongCasesFollowTheThreshold(@TempDir final Path dir) throws Exception {
		final Path table = Files.writeString(dir.resolve("p.csv"), "case,y,s\na,yes,0.9\nb,yes,0.8\nc,no,0.75\nd,yes,0.6\ne,no,0.4\nf,yes,0.3\ng,no,0.2\n"
			+ "h,no,0.1\n");
		final Path manifest = Files.writeString(dir.resolve("m.csv"), "case,image,mask\nc,c.nii.gz,c_mask.nii.gz\n");
		final Geometry g = Geometry.of(60, 50, 3, 1, 1, 1);
		final byte[] inside = new byte[g.voxels()], image = new byte[g.voxels()];
		for (int i = 0; i < 12 * 8; i++) inside[g.index(20 + i % 12, 10 + i / 12, 1)] = 1;
		for (int i = 0; i < image.length; i++) image[i] = (byte) (i % 60);
		VolumeFiles.write(new Volume(g, new Voxels.UInt8(image)), dir.resolve("c.nii.gz"));
		VolumeFiles.write(new Volume(g, new Voxels.UInt8(inside)), dir.resolve("c_mask.nii.gz"));
		final Map<String, String> seen = Played.session(RocWindowSession.class, table.toString(), manifest.toString(), "target/screenshots");
		assertEquals("3 1 1 3: c called yes, f called no", seen.get("at 0.5"));
		assertEquals("3 1 2 2: c called yes, e called yes, f called no", seen.get("typed"));
		assertEquals("4 0 2 2: c called yes, e called yes", seen.get("clicked"));
		// thresholds rise: below the lowest score everyone is called positive, above the highest nobody
		assertEquals("4 0 4 0", seen.get("first").substring(0, 7));
		assertEquals("0 4 0 4", seen.get("last").substring(0, 7));
		assertEquals("1 java.awt.Rectangle[x=20,y=10,width=12,height=8]", seen.get("outlines"));
	}
}
