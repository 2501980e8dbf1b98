// One image and its region as an extraction with the same settings measures them.
//
//   image=     image file (NIfTI, NRRD, DICOM, TIFF, ...) or the folder of a DICOM series; without it the open image
//   suv=       bodyweight: standardised uptake values of a PET series (DICOM), decay corrected as its header says
//   frame=     which volume of an image with several (time points, b-values), from 1; without it there must be one
//   series=    which DICOM series of a folder or DICOMDIR that holds several: its number, description or UID
//   mask=      label image, segmentation (.seg.nrrd, DICOM SEG), structure set (RTSTRUCT) or RoiSet.zip; without it the regions of the open image are taken
//   label=     which labels, segments or structures, by number or name, with commas between; without it every one
//   settings=  a PyRadiomics parameter file (YAML or JSON): normalize, normalizeScale, removeOutliers, resampledPixelSpacing,
//              interpolator, padDistance, preCrop, resegmentRange, resegmentMode, binWidth, binCount, ...; without it
//              PyRadiomics' defaults. With standard: ibsi the chain of the IBSI reference manual.
//   output=    the folder to write, all on one grid:
//              <image>_preprocessed.nii.gz  the image after normalisation and resampling or cropping, in its own pixel type
//              <image>_mask.nii.gz          1 in the region, as re-segmentation leaves it, else 0
//              <image>_levels.nii.gz        grey levels 1, 2, 3, ... in the region, else 0
//              <image>_preprocessed.json    settings, inputs and diagnostics
//              With several labels the label stands behind the image's name: <image>_2_mask.nii.gz.
//   format=    nii.gz (without it), nii or nrrd
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: image=[my image.nii.gz].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Preprocess.ijm "image=brain.nrrd mask=brain_label.nrrd settings=mr.yaml output=prepared"

readArguments(getArgument(), "image suv frame series mask label settings output format");
headless = 0;
if (call("java.awt.GraphicsEnvironment.isHeadless") == "true") headless = 1;
if (headless && List.get("image") == "" && nImages == 0) exit("'image' is missing. Give image=... (an image file).");
if (headless && List.get("output") == "") exit("'output' is missing. Give output=... (a folder).");
opened = 0;
if (List.get("image") != "") {
	file = "file=[" + List.get("image") + "]";
	if (List.get("suv") != "") file = file + " suv=[" + List.get("suv") + "]";
	if (List.get("frame") != "") file = file + " frame=" + List.get("frame");
	if (List.get("series") != "") file = file + " series=[" + List.get("series") + "]";
	run("Open Medical Image...", file);
	opened = getImageID();
} else if (nImages == 0) {
	run("Open Medical Image...");
}
// The image is named by its number: two open images may have the same title.
options = "image=" + getImageID();
keys = newArray("mask", "label", "settings", "output", "format");
for (k = 0; k < keys.length; k++) {
	if (List.get(keys[k]) != "") options = options + " " + keys[k] + "=[" + List.get(keys[k]) + "]";
}
run("Preprocess Image...", options);
if (opened != 0 && List.get("output") != "") {
	selectImage(opened);
	close();
}

// Reads key=value pairs into ImageJ's List. A value with spaces stands in square brackets, which may nest. A key that is
// not among the known ones ends the macro, so that a slip of the pen is noticed.
function readArguments(text, known) {
	List.clear();
	i = 0;
	n = lengthOf(text);
	while (i < n) {
		if (charCodeAt(text, i) <= 32) {
			i++;
		} else {
			equals = indexOf(text, "=", i);
			if (equals < 0) exit("'" + substring(text, i) + "' is not key=value.");
			key = substring(text, i, equals);
			if (indexOf(" " + known + " ", " " + key + " ") < 0 || key == "")
				exit("unknown key '" + key + "'. Known are: " + known + ".");
			start = equals + 1;
			depth = 0;
			inside = true;
			i = start;
			while (i < n && inside) {
				c = charCodeAt(text, i);
				if (c == 91) depth++;
				if (c == 93 && depth > 0) depth--;
				inside = depth > 0 || c > 32;
				if (inside) i++;
			}
			if (depth > 0) exit("The value of '" + key + "' opens a square bracket that is not closed.");
			value = substring(text, start, i);
			if (startsWith(value, "[") && endsWith(value, "]")) value = substring(value, 1, lengthOf(value) - 1);
			List.set(key, value);
		}
	}
}
