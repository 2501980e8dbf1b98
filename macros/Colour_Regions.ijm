// The regions of one image in the colours of their classes, with a legend: on the screen as an overlay, in a file as a picture.
//
//   image=      image file (NIfTI, NRRD, DICOM, TIFF, ...) or the folder of a DICOM series; without it the open image
//   mask=       label image, segmentation or RoiSet.zip; without it the regions of the open image are taken
//   label=      which labels, with commas between; without it every one
//   table=      CSV file with the columns case and label (or one of them) and the classes, or the title of an open table; without it the
//               groups of the ROI Manager
//   column=     the table's column with the classes, such as outcome; up to seven
//   opacity=    of the filling, 0 (outlines alone) to 100; without it 25
//   legend=     true (without it) or false
//   slice=      of a PNG file, from 1; without it the one with most pixels in regions
//   output=     a .png file of one slice, or a .tif file of all, in colours; small images are enlarged by a whole number
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: image=[my image.nii.gz].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Colour_Regions.ijm "image=liver.nrrd mask=lesions.nrrd table=lesions.csv column=outcome output=lesions.png"

readArguments(getArgument(), "image mask label table column opacity legend slice output");
headless = 0;
if (call("java.awt.GraphicsEnvironment.isHeadless") == "true") headless = 1;
if (headless && List.get("image") == "" && nImages == 0) exit("'image' is missing. Give image=... (an image file).");
if (headless && List.get("output") == "") exit("'output' is missing. Give output=... (a .png or .tif file).");
opened = 0;
if (List.get("image") != "") {
	run("Open Medical Image...", "file=[" + List.get("image") + "]");
	opened = getImageID();
} else if (nImages == 0) {
	run("Open Medical Image...");
}
// The image is named by its number: two open images may have the same title.
options = "image=" + getImageID();
keys = newArray("mask", "label", "table", "column", "opacity", "legend", "slice", "output");
for (k = 0; k < keys.length; k++) {
	if (List.get(keys[k]) != "") options = options + " " + keys[k] + "=[" + List.get(keys[k]) + "]";
}
run("Colour Regions...", options);
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
