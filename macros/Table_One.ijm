// The first table of a clinical paper: each variable by group, with a test.
//
//   table=           CSV file, one row per case
//   group=           the column that makes the groups
//   variables=       columns with commas between; without it every column but case, label and set
//   output=          the folder to write: table_one.csv (variable,level,test,statistic,df,p and one summary column per group),
//                    table_one_print.csv (as journals print it), table_one_posthoc.csv where there are more than two groups, and
//                    table_one_normality.csv (variable,group,n,w,p,normal) where Shapiro-Wilk decided
//   factors=         variables that are categories although they hold numbers; text, and whole numbers with at most five
//                    values, always are
//   normality=       shapiro (without it: normal when Shapiro-Wilk's P is above 0.05 in every group), normal or not_normal
//   alpha=           level of Shapiro-Wilk; 0.05 without it
//   normal=          variables, with commas between, that are taken as normal whatever the test says
//   skewed=          variables that are taken as not normal
//   equalvariances=  true for Student's t instead of Welch's
//   continuity=      false for no continuity correction of the Mann-Whitney test (where it is not exact)
//   yates=           false for no continuity correction of chi-squared of 2 x 2 tables
//   counts=          auto (without it: chi-squared, or Fisher's exact test where an expected count is below 5), chi_squared, fisher
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: table=[my table.csv].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Table_One.ijm "table=cohort.csv group=outcome variables=age,sex,marker output=table_one"

readArguments(getArgument(), "table group variables output factors normality alpha normal skewed equalvariances continuity yates counts");
run("Table One...", getArgument());

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
