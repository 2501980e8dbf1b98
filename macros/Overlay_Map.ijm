// A feature map in colour over its image, with a colour bar: on the screen as an overlay, in a file as a colour picture.
//
//   image=      image file (NIfTI, NRRD, DICOM, TIFF, ...) or the folder of a DICOM series; without it the open image
//   map=        file with the values, such as what Feature_Maps.ijm writes; without image= the title of an open image
//   feature=    of a map with several channels the channel's number, or the name on its slices; without it the first
//   opacity=    0 (the image alone) to 100 (the map alone); without it 50
//   range=      values of the first and the last colour, with a comma between; without it the map's smallest and largest
//   lut=        Viridis (without it), Cividis, Fire or Grays
//   bar=        true (without it) or false: a colour bar with the feature's name and three values
//   background= a value that is not shown, or none; without it the one at all corners of the map, if they agree
//   slice=      of a PNG file, from 1; without it the one with most of the map
//   output=     a .png file of one slice, or a .tif file of all, in colours; small images are enlarged by a whole number
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: image=[my image.nii.gz].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Overlay_Map.ijm "image=brain.nrrd map=maps/brain_original_glcm_Contrast.nii.gz output=contrast.png"

readArguments(getArgument(), "image map feature opacity range lut bar background slice output");
headless = 0;
if (call("java.awt.GraphicsEnvironment.isHeadless") == "true") headless = 1;
if (headless && List.get("image") == "" && nImages == 0) exit("'image' is missing. Give image=... (an image file).");
if (headless && List.get("map") == "") exit("'map' is missing. Give map=... (a file with the values).");
if (headless && List.get("output") == "") exit("'output' is missing. Give output=... (a .png or .tif file).");
opened = 0;
over = 0;
if (List.get("image") != "") {
	if (List.get("map") != "") {
		run("Open Medical Image...", "file=[" + List.get("map") + "]");
		over = getImageID();
		List.set("map", getTitle());
	}
	run("Open Medical Image...", "file=[" + List.get("image") + "]");
	opened = getImageID();
} else if (nImages == 0) {
	run("Open Medical Image...");
}
// The image is named by its number: two open images may have the same title.
options = "image=" + getImageID();
keys = newArray("map", "feature", "opacity", "range", "lut", "bar", "background", "slice", "output");
for (k = 0; k < keys.length; k++) {
	if (List.get(keys[k]) != "") options = options + " " + keys[k] + "=[" + List.get(keys[k]) + "]";
}
run("Overlay Map...", options);
if (opened != 0 && List.get("output") != "") {
	selectImage(opened);
	close();
	if (over != 0) {
		selectImage(over);
		close();
	}
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
