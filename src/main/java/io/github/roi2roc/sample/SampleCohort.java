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

import io.github.roi2roc.InputException;
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

	/** Cases that a second rater outlines. */
	public static final int RATED = 30;

	private static final String CT = "CT";
	/** Streams of their own for what the usual cohort does not have. */
	private static final long MODALITY = 1000, RATER = 100_000, CENTRE = 200_000;
	private static final double MALIGNANT_SHARE = 0.45;
	private static final SampleImage.Scanner NOISY = new SampleImage.Scanner(1, 6, 8);
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
		return draw(i).shown;
	}

	/** A case, and what it was drawn from. */
	private record Drawn(Case shown, SampleImage image, double severity, SampleImage.Scanner scanner) {}

	private static Drawn draw(final int i) {
		final int rank = RandomStream.of(SEED, -1).permutation(CASES)[i];
		final boolean malignant = rank < MALIGNANT_TRAIN + MALIGNANT_TEST;
		final boolean train = rank < MALIGNANT_TRAIN || !malignant && rank < MALIGNANT_TRAIN + MALIGNANT_TEST + BENIGN_TRAIN;
		return draw(String.format(Locale.ROOT, "S%02d", i + 1), malignant, train ? "train" : "test", SampleImage.Scanner.USUAL, RandomStream.of(SEED,
			i));
	}

	/** Of another centre: its patients come from a list of their own. */
	private static Drawn drawExternal(final int i, final int of) {
		final boolean malignant = RandomStream.of(SEED + CENTRE, -1).permutation(of)[i] < Math.rint(MALIGNANT_SHARE * of);
		return draw(String.format(Locale.ROOT, "X%02d", i + 1), malignant, "external", NOISY, RandomStream.of(SEED + CENTRE, i));
	}

	private static Drawn draw(final String name, final boolean malignant, final String set, final SampleImage.Scanner scanner,
		final RandomStream random)
	{
		final double shift = malignant ? 1 : 0;
		final double severity = random.gaussian() + TEXTURE_SHIFT * (shift - 0.5);
		final double marker = 2.5 * StrictMath.exp(0.55 * (random.gaussian() + MARKER_SHIFT * shift));
		final double age = 57 + 11 * (random.gaussian() + AGE_SHIFT * shift);
		final int sex = random.uniform() < 0.55 ? 1 : 0;
		final SampleImage drawn = SampleImage.draw(severity, scanner, random);
		return new Drawn(new Case(name, drawn.image(), drawn.mask(), (int) Math.rint(Math.max(22, Math.min(91, age))), sex, Math.rint(100 * marker) / 100,
			set, malignant ? MALIGNANT : BENIGN), drawn, severity, scanner);
	}

	/**
	 * What a cohort has beside what it always has.
	 *
	 * @param modalities names of the images of each case; CT alone for the usual cohort. Each shows the same lesion; the first tells most of the
	 *          outcome
	 * @param raters 1, or 2 for a second outline of the first {@value #RATED} cases
	 * @param external cases of another centre, whose scanner is noisier; 0 for none
	 * @param negative the outcome's levels
	 * @param positive the one that texture and marker speak for
	 */
	public record Variant(List<String> modalities, int raters, int external, String negative, String positive) {

		/** The cohort of the tutorials. */
		public static final Variant USUAL = new Variant(List.of(CT), 1, 0, BENIGN, MALIGNANT);

		public Variant {
			modalities = List.copyOf(modalities);
			if (modalities.isEmpty() || modalities.stream().distinct().count() < modalities.size() || modalities.stream().anyMatch(m -> !m.matches(
				"[A-Za-z][A-Za-z0-9]*"))) throw new InputException("'modalities' is '" + String.join(",", modalities)
					+ "', but different names of letters and digits with commas between belong there, such as DWI,T1,T2.");
			if (raters < 1 || raters > 2) throw new InputException("'raters' is " + raters + ", but 1 or 2 belongs there.");
			if (external < 0 || external > 99) throw new InputException("'external' is " + external + ", but a number of cases from 0 to 99 belongs there.");
			if (negative.isBlank() || positive.isBlank() || negative.equals(positive)) throw new InputException("'levels' is '" + negative + "," + positive
				+ "', but two different words with a comma between belong there, such as good,poor.");
		}
	}

	/**
	 * A cohort of another kind: the same folder with images of several modalities ({@code images/S01_DWI.nii.gz}), a second rater's outlines
	 * ({@code masks_2/} and {@code manifest_rater1.csv}, {@code manifest_rater2.csv} of the cases that both outlined), and cases of another
	 * centre (set {@code external}). Without settings: its features are another study's.
	 *
	 * @throws io.github.roi2roc.InputException if it cannot be written
	 * @throws io.github.roi2roc.CancelledException if the user asked to stop
	 */
	public static void write(final Path folder, final Variant v, final Progress progress) {
		if (v.equals(Variant.USUAL)) {
			write(folder, progress);
			return;
		}
		final boolean one = v.modalities.equals(List.of(CT));
		final List<String> header = new ArrayList<>(List.of("case"));
		for (final String m : v.modalities) header.addAll(one ? List.of("image", "mask") : List.of(m, m + "_mask"));
		header.addAll(List.of("age", "sex", "marker", "set", "outcome"));
		final List<List<String>> rows = new ArrayList<>(List.of(header)), first = new ArrayList<>(List.of(header)), second = new ArrayList<>(List.of(
			header));
		final int all = CASES + v.external;
		for (int i = 0; i < all; i++) {
			progress.check();
			final Drawn d = i < CASES ? draw(i) : drawExternal(i - CASES, v.external);
			final List<String> images = new ArrayList<>();
			for (int m = 0; m < v.modalities.size(); m++) {
				images.add("images/" + d.shown.name() + (one ? "" : "_" + v.modalities.get(m)) + ".nii.gz");
				final RandomStream random = RandomStream.of(SEED + MODALITY * m, i);
				VolumeFiles.write(m == 0 && one ? d.shown.image() : d.image.again(d.severity / (1 + m) + 0.6 * m * random.gaussian(), new SampleImage.Scanner(2.5
					* StrictMath.exp(0.08 * random.gaussian()), 420, d.scanner.noise()), random), folder.resolve(images.get(m)));
			}
			final String mask = "masks/" + d.shown.name() + ".nii.gz";
			VolumeFiles.write(d.shown.mask(), folder.resolve(mask));
			rows.add(row(d.shown, v, images, mask));
			if (v.raters == 2 && i < RATED) {
				final String other = "masks_2/" + d.shown.name() + ".nii.gz";
				VolumeFiles.write(d.image.outlinedAgain(RandomStream.of(SEED + RATER, i)), folder.resolve(other));
				first.add(row(d.shown, v, images, mask));
				second.add(row(d.shown, v, images, other));
			}
			progress.report((i + 1.0) / all, "Sample case " + d.shown.name() + " written");
		}
		AtomicFile.write(folder.resolve("README.txt"), text("README_variant.txt"));
		if (v.raters == 2) {
			Csv.write(folder.resolve("manifest_rater1.csv"), first);
			Csv.write(folder.resolve("manifest_rater2.csv"), second);
		}
		Csv.write(folder.resolve("manifest.csv"), rows);
	}

	private static List<String> row(final Case c, final Variant v, final List<String> images, final String mask) {
		final List<String> row = new ArrayList<>(List.of(c.name));
		for (final String image : images) row.addAll(List.of(image, mask));
		row.addAll(List.of(Integer.toString(c.age), Integer.toString(c.sex), Csv.number(c.marker), c.set, c.outcome.equals(MALIGNANT) ? v.positive
			: v.negative));
		return row;
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
