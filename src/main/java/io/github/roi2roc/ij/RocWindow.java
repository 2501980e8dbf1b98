package io.github.roi2roc.ij;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Locale;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSlider;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.table.DefaultTableModel;

import io.github.roi2roc.evaluate.RocCases;
import io.github.roi2roc.metric.Auc;
import io.github.roi2roc.metric.OperatingPoint;
import io.github.roi2roc.table.Manifest;

import ij.IJ;

/**
 * A ROC curve whose threshold moves: by the slider, by a click on the curve, or typed. Beside it the confusion matrix, the measures that follow,
 * and the cases on the wrong side; a double click on one opens its image and mask.
 */
public final class RocWindow {

	private static final String LABEL = "Explore ROC Curve...";

	private final RocCases cases;
	private final Manifest manifest;
	private final double[] thresholds;
	private final RocCanvas canvas;
	private final JSlider slider;
	private final JTextField field = new JTextField(10);
	private final JLabel measures = new JLabel();
	private final DefaultTableModel matrix, wrong;
	private final JLabel wrongTitle = new JLabel();
	/** Whether a change of the slider comes from here and not from the user. */
	private boolean moving;

	private RocWindow(final RocCases cases, final Manifest manifest) {
		this.cases = cases;
		this.manifest = manifest;
		thresholds = cases.curve().curve().thresholds();
		canvas = new RocCanvas(cases.curve().curve(), k -> set(thresholds[k]));
		slider = new JSlider(0, thresholds.length - 1);
		slider.setName("slider");
		slider.addChangeListener(e -> {
			if (!moving) set(thresholds[slider.getValue()]);
		});
		field.setName("threshold");
		field.addActionListener(e -> typed());
		final String yes = cases.comparison().positive(), no = cases.comparison().negative();
		matrix = model("", "called " + yes, "called " + no);
		matrix.addRow(new Object[] { yes, 0, 0 });
		matrix.addRow(new Object[] { no, 0, 0 });
		wrong = model("case", "outcome", "called", "score");
	}

	private static DefaultTableModel model(final String... columns) {
		return new DefaultTableModel(columns, 0) {

			@Override
			public boolean isCellEditable(final int row, final int column) {
				return false;
			}
		};
	}

	/**
	 * Shows the window; without a display nothing happens.
	 *
	 * @param threshold where to begin
	 * @param manifest where the cases' images are; null if nobody knows
	 */
	public static void show(final RocCases cases, final double threshold, final Manifest manifest) {
		if (GraphicsEnvironment.isHeadless()) return;
		SwingUtilities.invokeLater(() -> new RocWindow(cases, manifest).open(threshold));
	}

	private void open(final double threshold) {
		final JPanel left = new JPanel(new BorderLayout(4, 4));
		left.add(canvas, BorderLayout.CENTER);
		final Box below = Box.createHorizontalBox();
		below.add(new JLabel("Threshold "));
		field.setMaximumSize(new Dimension(120, 28));
		below.add(field);
		below.add(slider);
		left.add(below, BorderLayout.SOUTH);
		final JPanel right = new JPanel(new BorderLayout(4, 6));
		final Box top = Box.createVerticalBox();
		final JTable counts = new JTable(matrix);
		counts.setName("confusion");
		counts.setRowHeight(24);
		counts.setPreferredScrollableViewportSize(new Dimension(340, 48));
		final JScrollPane countsPane = new JScrollPane(counts);
		countsPane.setMaximumSize(new Dimension(Integer.MAX_VALUE, 74));
		top.add(countsPane);
		top.add(Box.createVerticalStrut(6));
		top.add(measures);
		top.add(Box.createVerticalStrut(6));
		top.add(wrongTitle);
		right.add(top, BorderLayout.NORTH);
		final JTable list = new JTable(wrong);
		list.setName("wrong");
		list.addMouseListener(new MouseAdapter() {

			@Override
			public void mouseClicked(final MouseEvent e) {
				final int row = list.rowAtPoint(e.getPoint());
				if (e.getClickCount() == 2 && row >= 0) openCase(String.valueOf(list.getValueAt(row, 0)));
			}
		});
		list.setPreferredScrollableViewportSize(new Dimension(340, 220));
		right.add(new JScrollPane(list), BorderLayout.CENTER);
		final JPanel all = new JPanel(new BorderLayout(10, 0));
		all.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
		all.add(left, BorderLayout.CENTER);
		all.add(right, BorderLayout.EAST);
		final Auc auc = cases.curve().auc();
		final JFrame frame = new JFrame(String.format(Locale.ROOT, "ROC of %s: AUC %.3f (95%% CI %.3f-%.3f)", cases.curve().name(), auc.value(), auc.lower(),
			auc.upper()));
		frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
		frame.add(all);
		set(threshold);
		frame.pack();
		frame.setLocationByPlatform(true);
		frame.setVisible(true);
	}

	private void typed() {
		try {
			set(Double.parseDouble(field.getText().strip()));
		}
		catch (final NumberFormatException e) {
			IJ.showStatus("'" + field.getText() + "' is not a number");
		}
	}

	/** Everything follows a threshold. */
	private void set(final double threshold) {
		final OperatingPoint p = cases.at(threshold);
		moving = true;
		slider.setValue(nearest(threshold));
		moving = false;
		field.setText(String.format(Locale.ROOT, "%.6g", threshold));
		canvas.mark(p.sensitivity(), p.specificity());
		matrix.setValueAt(p.tp(), 0, 1);
		matrix.setValueAt(p.fn(), 0, 2);
		matrix.setValueAt(p.fp(), 1, 1);
		matrix.setValueAt(p.tn(), 1, 2);
		measures.setText(String.format(Locale.ROOT, "<html>sensitivity %.3f &nbsp; specificity %.3f &nbsp; accuracy %.3f<br>PPV %.3f &nbsp; NPV %.3f &nbsp; F1 %.3f"
			+ "</html>", p.sensitivity(), p.specificity(), p.accuracy(), p.ppv(), p.npv(), p.f1()));
		wrong.setRowCount(0);
		final List<RocCases.Wrong> list = cases.wrong(threshold);
		for (final RocCases.Wrong w : list) wrong.addRow(new Object[] { w.name(), w.outcome(), w.called(), String.format(Locale.ROOT, "%.6g", w.score()) });
		wrongTitle.setText(list.size() + " of " + cases.names().size() + " cases on the wrong side" + (manifest == null ? "" : "; a double click opens one"));
	}

	private int nearest(final double threshold) {
		int best = 0;
		for (int k = 0; k < thresholds.length; k++) if (distance(k, threshold) < distance(best, threshold)) best = k;
		return best;
	}

	/** The curve's ends are infinite; a threshold beyond the outermost score is nearest to them. */
	private double distance(final int k, final double threshold) {
		if (thresholds[k] == threshold) return 0;
		return Double.isInfinite(thresholds[k]) ? Double.MAX_VALUE : Math.abs(thresholds[k] - threshold);
	}

	/** Reading takes a while, so it has a thread of its own, as ImageJ's commands have. */
	private void openCase(final String name) {
		if (manifest == null) {
			IJ.showStatus("No manifest was given that says where the image of " + name + " is");
			return;
		}
		new Thread(() -> {
			try {
				CaseImages.open(manifest, name);
			}
			catch (final RuntimeException | OutOfMemoryError e) {
				Problems.show(LABEL, e);
			}
		}, LABEL).start();
	}
}
