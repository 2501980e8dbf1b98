// Features of a whole cohort, into one table.
//
//   manifest=  CSV file with the columns case, image and mask (or one pair per modality: MR, MR_mask, PET, PET_mask), optionally
//              label, then clinical columns; paths in it are absolute or start at its folder
//   preset=    settings that come with the program: PyRadiomics default, IBSI A to IBSI E, CT, MR, PET, A.K.
//   settings=  a PyRadiomics parameter file (YAML or JSON), such as those in macros/settings; without it PyRadiomics' defaults
//   output=    the CSV file to write: case, label, clinical columns, features. Beside it: <output>.log.csv with the status of
//              every case, and <output>.json with what made the table. Missing folders are made.
//   threads=   cases at a time; without it as many as there are processors
//   label=     which labels of the masks, where the manifest names none; without it every one
//
// A case that fails has a row of empty values, and the rest goes on; run the macro again to try it again. The exit status
// is then 2. Finished cases are not computed twice.
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: image=[my image.nii.gz].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Extract_Cohort.ijm "manifest=cohort.csv output=out/features.csv threads=2"

readArguments(getArgument(), "manifest preset settings output threads label");
run("Extract Cohort...", getArgument());

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
