// A toolset for ImageJ's tool bar: the commands of Plugins > Radiomics in the order of the work, one click away.
// Fiji: choose ROI2ROC under the ">>" of the tool bar. Plain ImageJ: put this file into ImageJ/macros/toolsets first.

var commands = newMenu("Radiomics Menu Tool", newArray(
	"Open Medical Image...",
	"Resample Volume...",
	"Normalize Volume...",
	"Discretize Region...",
	"Preprocess Image...",
	"Export Mask...",
	"Filter Image...",
	"Edit Settings...",
	"Preview Bins...",
	"Extract Features...",
	"Feature Maps...",
	"Overlay Map...",
	"Colour Regions...",
	"Extract Cohort...",
	"Filter Table...",
	"Table One...",
	"Logistic Regression...",
	"Cox Regression...",
	"Survival Curves...",
	"Feature Stability...",
	"Perturb Stability...",
	"Correlation Heat Map...",
	"Select Features...",
	"Plot Features...",
	"Penalized Regression...",
	"Train Models...",
	"Learning Curve...",
	"Predict...",
	"Compare ROC Curves...",
	"Explore ROC Curve...",
	"Calibration and Decision Curves...",
	"Explain Model...",
	"Figure from CSV...",
	"IBSI Check...",
	"-",
	"Make Sample Cohort...",
	"About ROI2ROC..."
));

macro "Radiomics Menu Tool - C037 O1199 C900 L8fff Lf8ff T3a08R" {
	command = getArgument();
	if (command != "-") run(command);
}
