package io.github.roi2roc.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.roi2roc.Progress;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.store.AtomicFile;
import io.github.roi2roc.store.Csv;

/**
 * A synthetic cohort of {@value #CASES} cases, made in code from a fixed seed: CT-like images of 48×48×16 voxels (1.5×1.5×3 mm) with one
 * lesion each, and a binary outcome. Two things carry the outcome, neither of them fully: how fine the lesion's texture is, and the
 * column {@code marker}; {@code age} carries a little, {@code sex} nothing. The same values come out wherever it is made.
 */
public final class SampleCohort {

	public static final int CASES = 80;
	/** One of the seeds that make a cohort typical of its own recipe: areas near those in a large one. */
	public static final long SEED = 18;
	/** The outcome's levels; the last in sort order is the positive one. */
	public static final String BENIGN = "benign", MALIGNANT = "malignant";

	private static final int MALIGNANT_TRAIN = 22, MALIGNANT_TEST = 14, BENIGN_TRAIN = 28;
	/** How far malignant cases are shifted, in standard deviations of the latent texture, the marker and the age. */
	private static final double TEXTURE_SHIFT = 2.1, MARKER_SHIFT = 0.9, AGE_SHIFT = 0.4;

	/**
	 * One case.
	 *
	 * @param name {@code S01} and so on
	 * @param image HU, 16-bit
	 * @param mask the lesion
	 * @param age years
	 * @param sex 0 female, 1 male
	 * @param marker a laboratory value in arbitrary units, above 0
	 * @param set {@code train} or {@code test}
	 * @param outcome {@link SampleCohort#BENIGN} or {@link SampleCohort#MALIGNANT}
	 */
	public record Case(String name, Volume image, Mask mask, int age, int sex, double marker, String set, String outcome) {}

	private SampleCohort() {
		// only functions
	}

	/** All cases in order; some 6 MB. */
	public static List<Case> cases() {
		return IntStream.range(0, CASES).mapToObj(SampleCohort::make).toList();
	}

	/** @param i 0 to {@value #CASES} − 1 */
	static Case make(final int i) {
		final int rank = RandomStream.of(SEED, -1).permutation(CASES)[i];
		final boolean malignant = rank < MALIGNANT_TRAIN + MALIGNANT_TEST;
		final boolean train = rank < MALIGNANT_TRAIN || !malignant && rank < MALIGNANT_TRAIN + MALIGNANT_TEST + BENIGN_TRAIN;
		final RandomStream random = RandomStream.of(SEED, i);
		final double shift = malignant ? 1 : 0;
		final double severity = random.gaussian() + TEXTURE_SHIFT * (shift - 0.5);
		final double marker = 2.5 * StrictMath.exp(0.55 * (random.gaussian() + MARKER_SHIFT * shift));
		final double age = 57 + 11 * (random.gaussian() + AGE_SHIFT * shift);
		final int sex = random.uniform() < 0.55 ? 1 : 0;
		final SampleImage drawn = SampleImage.draw(severity, random);
		return new Case(String.format(Locale.ROOT, "S%02d", i + 1), drawn.image(), drawn.mask(), (int) Math.rint(Math.max(22, Math.min(91, age))),
			sex, Math.rint(100 * marker) / 100, train ? "train" : "test", malignant ? MALIGNANT : BENIGN);
	}

	/**
	 * Writes the cohort as a user would have it: {@code images/} and {@code masks/} (NIfTI), {@code manifest.csv}, a parameter file for the
	 * features ({@code features.yaml}), settings for the models ({@code training.yaml}) and a {@code README.txt} that says what it is. Files of
	 * these names are replaced; the manifest is the last, so that it never names a file that is not there.
	 *
	 * @param folder made if missing
	 * @throws io.github.roi2roc.InputException if it cannot be written
	 * @throws io.github.roi2roc.CancelledException if the user asked to stop
	 */
	public static void write(final Path folder, final Progress progress) {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("case", "image", "mask", "age", "sex", "marker", "set", "outcome"));
		for (int i = 0; i < CASES; i++) {
			progress.check();
			final Case c = make(i);
			final String image = "images/" + c.name() + ".nii.gz", mask = "masks/" + c.name() + ".nii.gz";
			VolumeFiles.write(c.image(), folder.resolve(image));
			VolumeFiles.write(c.mask(), folder.resolve(mask));
			rows.add(List.of(c.name(), image, mask, Integer.toString(c.age()), Integer.toString(c.sex()), Csv.number(c.marker()), c.set(), c
				.outcome()));
			progress.report((i + 1.0) / CASES, "Sample case " + c.name() + " written");
		}
		for (final String name : List.of("README.txt", "features.yaml", "training.yaml")) AtomicFile.write(folder.resolve(name), text(name));
		Csv.write(folder.resolve("manifest.csv"), rows);
	}

	/** A text that lies beside this class. */
	private static String text(final String name) {
		try (InputStream in = SampleCohort.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e); // it is in the same jar
		}
	}
}
