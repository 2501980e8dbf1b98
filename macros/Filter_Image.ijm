// Derived images of one image, one file each: LoG, wavelet bands, square, ... and the filters of IBSI-2.
//
//   image=      image file (NIfTI, NRRD, DICOM, TIFF, ...) or the folder of a DICOM series; without it the open image
//   suv=        bodyweight: standardised uptake values of a PET series (DICOM), decay corrected as its header says
//   frame=      which volume of an image with several (time points, b-values), from 1; without it there must be one
//   series=     which DICOM series of a folder or DICOMDIR that holds several: its number, description or UID
//   filter=     filters with commas between (LoG, Wavelet, Square, SquareRoot, Logarithm, Exponential, Gradient, LBP2D, LBP3D,
//               Mean, SampledLoG, Laws, Gabor, SeparableWavelet, Simoncelli, RieszLoG, RieszSimoncelli); without it the image
//               types of the settings file
//   settings=   what the filters are told: a PyRadiomics parameter file (YAML or JSON; its imageType part counts), or
//               key=value pairs with commas between, such as settings=[sigma=1.0, 3.0] or settings=[wavelet=db2, level=2]
//   output=     the folder to write: <image>_<imageType>.nii.gz, such as brain_log-sigma-3-0-mm-3D.nii.gz and
//               brain_wavelet-LLH.nii.gz; beside them <image>_filtered.json says what made them
//   precision=  32 or 64 bits a voxel; without it what the filter computes in: 32 for LoG and Gradient, else 64
//   format=     nii.gz (without it), nii or nrrd
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: image=[my image.nii.gz].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Filter_Image.ijm "image=brain.nrrd filter=LoG settings=[sigma=1.0, 3.0] output=maps"

readArguments(getArgument(), "image suv frame series filter settings output precision format");
headless = 0;
if (call("java.awt.GraphicsEnvironment.isHeadless") == "true") headless = 1;
if (headless && List.get("image") == "" && nImages == 0) exit("'image' is missing. Give image=... (an image file).");
if (headless && List.get("output") == "") exit("'output' is missing. Give output=... (a folder).");
if (headless && List.get("filter") == "" && List.get("settings") == "") exit("'filter' is missing. Give filter=... (such as LoG), or a settings file.");
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
told = List.get("settings");
isFile = endsWith(told, ".yaml") || endsWith(told, ".yml") || endsWith(told, ".json") || File.exists(told);
if (told != "" && isFile) options = options + " settings=[" + told + "]";
if (told != "" && !isFile) options = options + " options=[" + told + "]";
keys = newArray("output", "precision", "format");
for (k = 0; k < keys.length; k++) {
	if (List.get(keys[k]) != "") options = options + " " + keys[k] + "=[" + List.get(keys[k]) + "]";
}
// The command takes one filter by choice, further ones as text.
filter = List.get("filter");
comma = indexOf(filter, ",");
if (comma > 0) options = options + " filter=[" + String.trim(substring(filter, 0, comma)) + "] also=[" + substring(filter, comma + 1) + "]";
else if (filter != "") options = options + " filter=[" + filter + "]";
else if (told != "") options = options + " filter=[As in the settings file]";
if (filter == "" && told == "") run("Filter Image...");
else run("Filter Image...", options);
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
