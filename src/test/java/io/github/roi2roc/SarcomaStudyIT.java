package io.github.roi2roc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.table.FeatureTable;

/**
 * A study from images to figures on real data: 30 patients with soft-tissue sarcoma, T1 MR and FDG-PET (Vallières et al. 2015, The Cancer
 * Imaging Archive, CC BY 3.0). Two have no MR image. The label is FDG avidity, SUVmax in the PET mask at or above the median of the 28
 * complete ones, to be predicted from MR features. Everything runs through the macros, as a user would.
 */
class SarcomaStudyIT {

	/** Kept after the test: its ROC figure is the one in docs/images. */
	private final Path folder = Path.of("target", "sarcoma-study");

	@Test
	void thirtyPatientsFromImagesToRocCurves() throws Exception {
		Files.createDirectories(folder);
		Files.deleteIfExists(folder.resolve("features.csv.journal"));
		final Path manifest = manifest(Reference.file("sts").toAbsolutePath().normalize());
		final Path settings = folder.resolve("settings.yaml");
		Files.writeString(settings, "setting:\n  binCount: 32\n");
		final Path features = folder.resolve("features.csv");

		final StandaloneJar.Run extract = StandaloneJar.macro("Extract_Cohort.ijm", "manifest=[" + manifest + "] settings=[" + settings
			+ "] output=[" + features + "] threads=2");
		assertEquals(2, extract.status(), extract.err());
		final FeatureTable log = FeatureTable.read(folder.resolve("features.csv.log.csv"));
		assertEquals(30, log.rows());
		for (int r = 0; r < 30; r++) {
			final boolean noMr = log.text(r, "case").equals("STS_009") || log.text(r, "case").equals("STS_020");
			assertEquals(noMr ? "failed" : "ok", log.text(r, "status"), log.text(r, "case") + ": " + log.text(r, "message"));
			if (noMr) assertTrue(log.text(r, "message").contains("MR_T1_image.nii.gz"), log.text(r, "message"));
		}
		final FeatureTable table = FeatureTable.read(features);
		assertEquals(30, table.rows());
		assertEquals(2 + 2 * 107, table.names().size());
		assertTrue(Double.isNaN(table.numbers("MR_original_firstorder_Mean")[8]), "a missing modality leaves its columns empty");
		assertFalse(Double.isNaN(table.numbers("PET_original_firstorder_Mean")[8]), "the other modality is kept");

		final Path study = labelled(table);
		final Path training = folder.resolve("training.yaml");
		Files.writeString(training, "predictors: [\"MR_*\"]\n");
		final StandaloneJar.Run train = StandaloneJar.macro("Train_Models.ijm", "table=[" + study + "] outcome=avid positive=yes split=0.5 seed=1"
			+ " settings=[" + training + "] output=[" + folder.resolve("model") + "]");
		assertEquals(0, train.status(), train.err());
		final FeatureTable predictions = FeatureTable.read(folder.resolve("model/predictions.csv"));
		assertEquals(28, predictions.rows());
		assertEquals("[case, set, outcome, logistic, svm]", predictions.names().toString());

		final StandaloneJar.Run roc = StandaloneJar.macro("Compare_ROC_Curves.ijm", "table=[" + folder.resolve("model/predictions.csv")
			+ "] outcome=outcome positive=yes scores=logistic,svm set=test output=[" + folder.resolve("roc") + "]");
		assertEquals(0, roc.status(), roc.err());
		assertTrue(Files.readString(folder.resolve("roc/roc.svg")).contains("logistic"));
		assertEquals(1, FeatureTable.read(folder.resolve("roc/delong.csv")).rows());
		assertEquals(14, FeatureTable.read(folder.resolve("roc/roc.csv")).numbers("n")[0]);
	}

	private Path manifest(final Path cohort) throws Exception {
		final StringBuilder text = new StringBuilder("case,MR,MR_mask,PET,PET_mask\n");
		for (int i = 1; i <= 30; i++) {
			final String name = String.format(Locale.ROOT, "STS_%03d", i);
			final Path p = cohort.resolve(name);
			text.append(name).append(',').append(p.resolve("MR_T1_image.nii.gz")).append(',').append(p.resolve("MR_T1_mask.nii.gz")).append(',').append(p
				.resolve("PET_image.nii.gz")).append(',').append(p.resolve("PET_mask.nii.gz")).append('\n');
		}
		final Path file = folder.resolve("manifest.csv");
		Files.writeString(file, text.toString());
		return file;
	}

	/** The 28 complete cases with the column {@code avid}. */
	private Path labelled(final FeatureTable table) {
		final double[] mean = table.numbers("MR_original_firstorder_Mean");
		final int[] complete = IntStream.range(0, table.rows()).filter(r -> !Double.isNaN(mean[r])).toArray();
		final FeatureTable kept = table.select(complete);
		final double[] suv = kept.numbers("PET_original_firstorder_Maximum");
		final double[] sorted = suv.clone();
		Arrays.sort(sorted);
		final double median = (sorted[13] + sorted[14]) / 2;
		final FeatureTable.Builder out = FeatureTable.builder("study").text("case", kept.texts("case")).text("avid", Arrays.stream(suv).mapToObj(
			v -> v >= median ? "yes" : "no").toArray(String[]::new));
		kept.names().stream().filter(n -> n.startsWith("MR_")).forEach(n -> out.number(n, kept.numbers(n)));
		final Path file = folder.resolve("study.csv");
		out.build().write(file);
		return file;
	}
}
