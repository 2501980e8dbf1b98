package io.github.roi2roc.image.io.dicom;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import io.github.roi2roc.InputException;

/**
 * Standardised uptake values by body weight (g/ml) of a PET series: what each slice's values are multiplied by. After QIBA's vendor-neutral
 * definition: activity concentration × weight / dose, the dose decayed to the time that the values were corrected to.
 *
 * <ul>
 * <li>Units GML: the values are SUV already. Units CNTS: Philips' private factor (7053,1000), or (7053,1009) to Bq/ml. Units BQML: as
 * follows.</li>
 * <li>Decay Correction START: the dose decays from its administration to the scan's start: the series' time, unless that is later than an
 * acquisition (a series made afterwards), then GE's private scan time (0009,100D), then the time that the frame's reference time counts from.
 * ADMIN: the dose as given. NONE: each slice's values are taken back to the start of its acquisition, and the dose decays until then.</li>
 * </ul>
 *
 * @param factors one for each plane
 * @param warnings what had to be assumed
 */
record Suv(double[] factors, List<String> warnings) {

	private static final double DAY = 86_400;

	/** @throws InputException naming the tag that is missing or does not fit */
	static Suv of(final List<Plane> planes) {
		final List<String> warnings = new ArrayList<>();
		final Dataset e = planes.get(0).file().elements();
		final String file = "SUV of " + planes.get(0).file().path() + ": ";
		try {
			final String modality = e.text(Tag.MODALITY);
			if (!modality.equals("PT")) throw new InputException("it is no PET image: Modality " + Tag.text(Tag.MODALITY) + " is '" + modality
				+ "', not PT. Leave suv out.");
			final String corrected = e.text(Tag.CORRECTED_IMAGE);
			if (corrected.isEmpty()) warnings.add(file + "the file does not say how it was corrected (Corrected Image " + Tag.text(Tag.CORRECTED_IMAGE)
				+ "); attenuation is taken as corrected");
			else if (!Arrays.asList(corrected.split("\\\\")).contains("ATTN")) throw new InputException("it is not corrected for attenuation: Corrected Image "
				+ Tag.text(Tag.CORRECTED_IMAGE) + " is '" + corrected + "', without ATTN.");
			final Suv out = new Suv(factors(planes, e), warnings);
			for (final double f : out.factors) if (!(f > 0) || Double.isInfinite(f)) throw new InputException("the factor would be " + f + ".");
			return out;
		}
		catch (final InputException ex) {
			throw new InputException(file + ex.getMessage(), ex);
		}
	}

	private static double[] factors(final List<Plane> planes, final Dataset e) {
		final double[] out = new double[planes.size()];
		final String units = e.text(Tag.UNITS);
		switch (units) {
			case "GML" -> Arrays.fill(out, 1);
			case "BQML" -> concentration(planes, e, out);
			case "CNTS" -> {
				final double[] suv = e.decimals(Tag.PHILIPS_SUV), activity = e.decimals(Tag.PHILIPS_ACTIVITY);
				if (suv != null && suv[0] != 0) Arrays.fill(out, suv[0]);
				else if (activity != null && activity[0] != 0) {
					concentration(planes, e, out);
					for (int i = 0; i < out.length; i++) out[i] *= activity[0];
				}
				else throw new InputException("its Units " + Tag.text(Tag.UNITS) + " are counts (CNTS), and neither of Philips' factors " + Tag.text(
					Tag.PHILIPS_SUV) + " and " + Tag.text(Tag.PHILIPS_ACTIVITY) + " is there. Export it again with private elements, or in Bq/ml.");
			}
			case "" -> throw missing("Units", Tag.UNITS);
			default -> throw new InputException("its Units " + Tag.text(Tag.UNITS) + " are '" + units + "'; BQML, CNTS or GML belong there.");
		}
		return out;
	}

	/** From Bq/ml. */
	private static void concentration(final List<Plane> planes, final Dataset e, final double[] out) {
		if (e.items(Tag.RADIOPHARMACEUTICAL).isEmpty()) throw missing("Radiopharmaceutical Information Sequence", Tag.RADIOPHARMACEUTICAL);
		final Dataset drug = e.first(Tag.RADIOPHARMACEUTICAL);
		final double grams = 1000 * positive(e, "Patient's Weight", Tag.PATIENT_WEIGHT), dose = positive(drug, "Radionuclide Total Dose", Tag.TOTAL_DOSE);
		final String correction = e.text(Tag.DECAY_CORRECTION);
		switch (correction) {
			case "ADMIN" -> Arrays.fill(out, grams / dose);
			case "START" -> {
				final double halfLife = positive(drug, "Radionuclide Half Life", Tag.HALF_LIFE), scan = scanStart(planes, halfLife);
				Arrays.fill(out, grams / decayed(dose, scan - administered(drug, e, scan), halfLife));
			}
			case "NONE" -> {
				final double halfLife = positive(drug, "Radionuclide Half Life", Tag.HALF_LIFE), rate = Math.log(2) / halfLife;
				for (int i = 0; i < out.length; i++) {
					final Dataset p = planes.get(i).file().elements();
					final double at = acquired(p), during = rate * positive(p, "Actual Frame Duration", Tag.FRAME_DURATION) / 1000;
					out[i] = grams / decayed(dose, at - administered(drug, e, at), halfLife) * during / -Math.expm1(-during);
				}
			}
			case "" -> throw missing("Decay Correction", Tag.DECAY_CORRECTION);
			default -> throw new InputException("its Decay Correction " + Tag.text(Tag.DECAY_CORRECTION) + " is '" + correction
				+ "'; START, ADMIN or NONE belong there.");
		}
	}

	private static double decayed(final double dose, final double seconds, final double halfLife) {
		if (seconds < 0) throw new InputException("the tracer was given " + -seconds + " s after the scan (Radiopharmaceutical Start " + Tag.text(
			Tag.START_DATETIME) + " or " + Tag.text(Tag.START_TIME) + "). Correct the times.");
		return dose * Math.pow(2, -seconds / halfLife);
	}

	/** To which time the values of a series that is corrected to the scan's start belong, in seconds. */
	private static double scanStart(final List<Plane> planes, final double halfLife) {
		final Dataset first = planes.stream().map(p -> p.file().elements()).min(Comparator.comparingDouble(Suv::acquired)).orElseThrow();
		final double series = at(first, "Series Date", Tag.SERIES_DATE, "Series Time", Tag.SERIES_TIME);
		if (series <= acquired(first)) return series;
		if (first.has(Tag.GE_SCAN_DATETIME)) return dateTime(first.text(Tag.GE_SCAN_DATETIME), Tag.GE_SCAN_DATETIME);
		final double[] reference = first.decimals(Tag.FRAME_REFERENCE_TIME), duration = first.decimals(Tag.FRAME_DURATION);
		if (reference == null || duration == null || duration[0] <= 0) throw new InputException("the series was made after the acquisition (Series Time "
			+ Tag.text(Tag.SERIES_TIME) + " is later than Acquisition Time " + Tag.text(Tag.ACQUISITION_TIME) + "), and the scan's start is missing: neither "
			+ Tag.text(Tag.GE_SCAN_DATETIME) + " nor Frame Reference Time " + Tag.text(Tag.FRAME_REFERENCE_TIME) + " with Actual Frame Duration " + Tag.text(
				Tag.FRAME_DURATION) + " is there.");
		// The reference time points to where the frame's activity has its mean.
		final double during = Math.log(2) / halfLife * duration[0] / 1000;
		return acquired(first) + Math.log(during / -Math.expm1(-during)) * halfLife / Math.log(2) - reference[0] / 1000;
	}

	private static double acquired(final Dataset e) {
		if (e.has(Tag.ACQUISITION_DATETIME) && !e.has(Tag.ACQUISITION_TIME)) return dateTime(e.text(Tag.ACQUISITION_DATETIME), Tag.ACQUISITION_DATETIME);
		return at(e, "Acquisition Date", Tag.ACQUISITION_DATE, "Acquisition Time", Tag.ACQUISITION_TIME);
	}

	/** When the tracer was given. A time without a date lies in the 24 hours before the scan. */
	private static double administered(final Dataset drug, final Dataset e, final double scan) {
		if (drug.has(Tag.START_DATETIME)) return dateTime(drug.text(Tag.START_DATETIME), Tag.START_DATETIME);
		if (!drug.has(Tag.START_TIME)) throw missing("Radiopharmaceutical Start Time", Tag.START_TIME);
		final double day = Math.floor(scan / DAY) * DAY, at = day + time(drug.text(Tag.START_TIME), Tag.START_TIME);
		return at > scan ? at - DAY : at;
	}

	private static double at(final Dataset e, final String date, final int dateTag, final String time, final int timeTag) {
		if (!e.has(dateTag)) throw missing(date, dateTag);
		if (!e.has(timeTag)) throw missing(time, timeTag);
		return date(e.text(dateTag), dateTag) + time(e.text(timeTag), timeTag);
	}

	/** DICOM's DT: YYYYMMDDHHMMSS.FFFFFF, a time zone behind it counts for nothing here. */
	private static double dateTime(final String text, final int tag) {
		final String s = text.replaceAll("[+-]\\d{4}$", "");
		if (s.length() < 12) throw wrong(text, tag);
		return date(s.substring(0, 8), tag) + time(s.substring(8), tag);
	}

	private static double date(final String text, final int tag) {
		final String s = text.replace(".", "").replace("-", "");
		try {
			return DAY * LocalDate.of(Integer.parseInt(s.substring(0, 4)), Integer.parseInt(s.substring(4, 6)), Integer.parseInt(s.substring(6))).toEpochDay();
		}
		catch (final DateTimeException | NumberFormatException | StringIndexOutOfBoundsException ex) {
			throw wrong(text, tag);
		}
	}

	/** DICOM's TM: HH, HHMM, HHMMSS or HHMMSS.FFFFFF. */
	private static double time(final String text, final int tag) {
		final String s = text.replace(":", "");
		if (!s.matches("\\d{2}(\\d{2}(\\d{2}(\\.\\d*)?)?)?")) throw wrong(text, tag);
		return 3600 * Integer.parseInt(s.substring(0, 2)) + (s.length() > 2 ? 60 * Integer.parseInt(s.substring(2, 4)) : 0) + (s.length() > 4 ? Double
			.parseDouble(s.substring(4)) : 0);
	}

	private static double positive(final Dataset e, final String name, final int tag) {
		final double[] v = e.decimals(tag);
		if (v == null) throw e.has(tag) ? wrong(e.text(tag), tag) : missing(name, tag);
		if (!(v[0] > 0)) throw new InputException(name + " " + Tag.text(tag) + " is " + v[0] + "; it must be above 0.");
		return v[0];
	}

	private static InputException missing(final String name, final int tag) {
		return new InputException("it cannot be known, because " + name + " " + Tag.text(tag) + " is missing. Take it from the original series, or convert the"
			+ " image where the value is known.");
	}

	private static InputException wrong(final String text, final int tag) {
		return new InputException("'" + text + "' in " + Tag.text(tag) + " is not understood.");
	}
}
