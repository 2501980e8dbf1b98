package io.github.roi2roc.image.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.Reference;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.PixelType;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;

/** The public reference images, with sizes and counts as their publishers give them. */
class ReferenceImagesTest {

	/** IBSI 1, digital phantom: 5×4×4 voxels of 2 mm (the manual counts z, y, x as 4, 4, 5), 74 in the region. */
	@Test
	void ibsiDigitalPhantom() {
		final Volume image = VolumeFiles.read(Reference.file("ibsi1/ibsi_1_digital_phantom/nifti/image/phantom.nii.gz"));
		final Volume mask = VolumeFiles.read(Reference.file("ibsi1/ibsi_1_digital_phantom/nifti/mask/mask.nii.gz"));
		final Geometry g = image.geometry();
		assertEquals(List.of(5, 4, 4), List.of(g.nx(), g.ny(), g.nz()));
		assertEquals(new Vec3(2, 2, 2), g.spacing());
		assertEquals(74, Mask.of(mask, 1).count());
		assertEquals(List.of(), g.differences(mask.geometry(), 0));
		assertEquals(1, image.get(0, 0, 0));
	}

	/** IBSI 1, CT phantom: 204×201×60 voxels of 0.977×0.977×3 mm; 125,256 in the region (Diagnostics-initial ROI of the reference table). */
	@Test
	void ibsiCtPhantom() {
		final Volume image = VolumeFiles.read(Reference.file("ibsi1/ibsi_1_ct_radiomics_phantom/nifti/image/phantom.nii.gz"));
		final Volume mask = VolumeFiles.read(Reference.file("ibsi1/ibsi_1_ct_radiomics_phantom/nifti/mask/mask.nii.gz"));
		final Geometry g = image.geometry();
		assertEquals(List.of(204, 201, 60), List.of(g.nx(), g.ny(), g.nz()));
		assertEquals(0.977, g.spacing().x(), 5e-4);
		assertEquals(0.977, g.spacing().y(), 5e-4);
		assertEquals(3.0, g.spacing().z());
		assertEquals(125256, Mask.of(mask, 1).count());
		assertEquals(List.of(), g.differences(mask.geometry(), 1e-6));
	}

	/** brain1's header: LPS, y index towards anterior, 0.78125 mm; its label covers 4,137 voxels (PyRadiomics' baseline, VoxelNum). */
	@Test
	void pyradiomicsBrain1() {
		final Volume image = VolumeFiles.read(Reference.file("pyradiomics/brain1_image.nrrd"));
		final Volume mask = VolumeFiles.read(Reference.file("pyradiomics/brain1_label.nrrd"));
		final Geometry g = image.geometry();
		assertEquals(PixelType.INT16, image.voxels().type());
		assertEquals(PixelType.INT32, mask.voxels().type());
		assertEquals(List.of(256, 256, 25), List.of(g.nx(), g.ny(), g.nz()));
		assertEquals(new Vec3(0.78124999999999989, 0.78124999999999989, 6.4999999999999982), g.spacing());
		assertEquals(new Vec3(-99.609374999999986, 99.609374999999986, -77.999999999999957), g.origin());
		assertEquals(new Vec3(1, 0, 0), g.direction().x());
		assertEquals(new Vec3(0, -1, 0), g.direction().y());
		assertEquals(new Vec3(0, 0, 1), g.direction().z());
		assertEquals(4137, Mask.of(mask, 1).count());
	}

	/** The sarcoma cohort: 30 patients; STS_009 and STS_020 have no T1 image. Every mask lies on its image's grid and is not empty. */
	@Test
	void sarcomaCohortOpens() throws IOException {
		int images = 0, masks = 0;
		try (Stream<Path> files = Files.walk(Reference.file("sts"))) {
			for (final Path file : files.filter(f -> f.toString().endsWith(".nii.gz")).sorted().toList()) {
				final ImageFile f = VolumeFiles.open(file);
				assertEquals(1, f.frames(), file.toString());
				if (file.toString().endsWith("_mask.nii.gz")) {
					masks++;
					assertTrue(Mask.of(f.volume(0), 1).count() > 0, file.toString());
					final Path image = Path.of(file.toString().replace("_mask", "_image"));
					if (Files.exists(image)) assertEquals(List.of(), VolumeFiles.open(image).geometry().differences(f.geometry(), 1e-6), file
						.toString());
				}
				else {
					images++;
				}
			}
		}
		assertEquals(60, masks);
		assertEquals(58, images);
	}
}
