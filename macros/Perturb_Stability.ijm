// Which features survive small changes of the region: every region of a cohort is changed in several ways, features are extracted
// from each, and an intraclass correlation tells how far cases still differ more than their versions do (Zwanenburg et al. 2019).
//
//   manifest=       the cohort, as for Extract_Cohort.ijm
//   settings=       a PyRadiomics parameter file; without it PyRadiomics' defaults
//   label=          which labels of the masks, where the manifest names none; without it every one
//   perturbations=  with commas between: erode:mm, dilate:mm, shift:mm (random direction), volume:part (grown or shrunk to a random
//                   volume, up to this part above or below), contour:mm (smooth random noise of the surface, its standard deviation);
//                   without it erode:1,dilate:1,shift:1,volume:0.15,contour:1
//   repeats=        how often each random change is drawn; 3 without it
//   seed=           the same seed gives the same regions; 1 without it
//   form=           ICC1 (without it: the versions of a case are alike), ICC2, ICC3 (each kind of change a rater), ICC1k, ICC2k, ICC3k
//   threshold=      features above it are stable; 0.85 without it
//   threads=        cases at a time; without it as many as there are processors
//   output=         the folder to write: perturbed_features.csv (a row per case, label and version, with log and sidecar), icc.csv
//                   (feature,form,icc,low,high,f,p) and stable_features.csv (the regions as they are, stable features only)
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: manifest=[my cohort.csv].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Perturb_Stability.ijm "manifest=cohort.csv settings=params.yaml seed=1 output=stability"

readArguments(getArgument(), "manifest settings label perturbations repeats seed form threshold threads output");
run("Perturb Stability...", getArgument());

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
