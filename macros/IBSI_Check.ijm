// Does this program meet the reference values of the Image Biomarker Standardisation Initiative? Extracts the phantoms of
// its chapter 1, filters those of chapter 2, and compares value by value and map by map.
//
//   data=    a folder with ibsi1/ibsi1_reference.csv and, beside that file, the CT phantom as NIfTI
//            (ibsi_1_ct_radiomics_phantom/nifti/image/phantom.nii.gz, .../nifti/mask/mask.nii.gz);
//            and/or with ibsi2/reference_values.csv, ibsi2/response_maps and the phantoms of chapter 2;
//            without it the digital phantom of chapter 1 is checked, which is built in
//   output=  the folder to write: ibsi1_check.csv with config, family, aggregation, tag, feature, reference, tolerance, value, pass;
//            ibsi2_maps.csv with filter_id, max_difference, range, fraction, pass, and our maps beside it (1_a_1.nii.gz, ...);
//            ibsi2_check.csv with filter_id, tag, reference, tolerance, value, pass
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: data=[my data].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/IBSI_Check.ijm "data=reference output=check"

readArguments(getArgument(), "data output");
run("IBSI Check...", getArgument());

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
