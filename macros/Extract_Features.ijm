// Features of one image, into a table.
//
//   image=     image file (NIfTI, NRRD, DICOM, TIFF, ...) or the folder of a DICOM series
//   suv=       bodyweight: standardised uptake values of a PET series (DICOM), decay corrected as its header says
//   frame=     which volume of an image with several (time points, b-values), from 1; without it there must be one
//   series=    which DICOM series of a folder or DICOMDIR that holds several: its number, description or UID
//   mask=      label image, segmentation (.seg.nrrd, DICOM SEG), structure set (RTSTRUCT) or RoiSet.zip; without it the regions of the open image are taken
//   label=     which labels, segments or structures, by number or name, with commas between; without it every one
//   preset=    settings that come with the program: PyRadiomics default, IBSI A to IBSI E, CT, MR, PET, A.K.
//   settings=  a PyRadiomics parameter file (YAML or JSON), such as those in macros/settings; without it PyRadiomics' defaults
//   output=    the CSV file to write: case, label, features; a sidecar with the same name and .json tells what made it
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: image=[my image.nii.gz].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Extract_Features.ijm "image=brain.nrrd mask=brain_label.nrrd output=brain.csv"

readArguments(getArgument(), "image suv frame series mask label preset settings output");
opened = 0;
if (List.get("image") != "") {
	file = "file=[" + List.get("image") + "]";
	if (List.get("suv") != "") file = file + " suv=[" + List.get("suv") + "]";
	if (List.get("frame") != "") file = file + " frame=" + List.get("frame");
	if (List.get("series") != "") file = file + " series=[" + List.get("series") + "]";
	run("Open Medical Image...", file);
	opened = getImageID();
} else if (nImages == 0) {
	if (call("java.awt.GraphicsEnvironment.isHeadless") == "true") exit("'image' is missing. Give image=... (an image file).");
	run("Open Medical Image...");
}
// The image is named by its number: two open images may have the same title.
options = "image=" + getImageID();
keys = newArray("mask", "label", "preset", "settings", "output");
for (k = 0; k < keys.length; k++) {
	if (List.get(keys[k]) != "") options = options + " " + keys[k] + "=[" + List.get(keys[k]) + "]";
}
run("Extract Features...", options);
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
