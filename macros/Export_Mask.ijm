// The regions of an image as a file that 3D Slicer, ITK-SNAP and other programs open: also from DICOM structure sets
// (RTSTRUCT), segmentations (SEG) and ImageJ's regions to NIfTI, NRRD or .seg.nrrd.
//
//   image=     image file (NIfTI, NRRD, DICOM, TIFF, ...) or the folder of a DICOM series; without it the open image
//   frame=     which volume of an image with several (time points, b-values), from 1; without it there must be one
//   series=    which DICOM series of a folder or DICOMDIR that holds several: its number, description or UID
//   regions=   where the regions come from: a file as mask= takes it, or Selection, Overlay, ROI Manager or the title of an
//              open mask image; without it the mask, else the regions of the open image
//   mask=      label image, segmentation (.seg.nrrd, DICOM SEG), structure set (RTSTRUCT) or RoiSet.zip
//   label=     which labels, segments or structures, by number or name, with commas between; without it every one
//   names=     only drawn regions whose name matches; * stands for anything
//   settings=  a PyRadiomics parameter file of which geometryTolerance, correctMask and label count
//   each=      true: one file for each region, its name behind the file's
//   format=    of files in a folder: nii.gz (without it), nii, nrrd or seg.nrrd
//   output=    the file to write, whose extension says the format: .nii.gz, .nii and .nrrd hold the labels' numbers, or
//              1, 2, 3, ... where they have names; .seg.nrrd keeps names and regions that overlap; or a folder for <image>_mask.<format>. A sidecar
//              with the same name and .json says which value is which region.
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: image=[my image.nii.gz].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Export_Mask.ijm "image=ct regions=ct/RS.dcm output=mask.nii.gz"

readArguments(getArgument(), "image frame series regions mask label names settings each format output");
headless = 0;
if (call("java.awt.GraphicsEnvironment.isHeadless") == "true") headless = 1;
if (headless && List.get("image") == "" && nImages == 0) exit("'image' is missing. Give image=... (an image file).");
if (headless && List.get("output") == "") exit("'output' is missing. Give output=... (a file or folder).");
if (List.get("mask") == "" && File.exists(List.get("regions"))) {
	List.set("mask", List.get("regions"));
	List.set("regions", "");
}
opened = 0;
if (List.get("image") != "") {
	file = "file=[" + List.get("image") + "]";
	if (List.get("frame") != "") file = file + " frame=" + List.get("frame");
	if (List.get("series") != "") file = file + " series=[" + List.get("series") + "]";
	run("Open Medical Image...", file);
	opened = getImageID();
} else if (nImages == 0) {
	run("Open Medical Image...");
}
// The image is named by its number: two open images may have the same title.
options = "image=" + getImageID();
keys = newArray("regions", "mask", "label", "names", "settings", "each", "format", "output");
for (k = 0; k < keys.length; k++) {
	if (List.get(keys[k]) != "") options = options + " " + keys[k] + "=[" + List.get(keys[k]) + "]";
}
run("Export Mask...", options);
if (opened != 0) {
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
