package io.github.roi2roc.xvfb;

import java.awt.AWTEvent;
import java.awt.AWTException;
import java.awt.Button;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ActionEvent;
import java.awt.event.ComponentEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.text.JTextComponent;

/** Hands and eyes of a user in front of the display: clicks, types, waits for windows, takes screenshots. */
final class Screen {

	private static final int PATIENCE_S = 120, ATTEMPTS = 8;

	private final Robot robot;
	private final Path shots;
	private final BlockingQueue<Window> opened = new LinkedBlockingQueue<>();

	Screen(final Path shots) throws AWTException, IOException {
		this.shots = Files.createDirectories(shots);
		robot = new Robot();
		robot.setAutoWaitForIdle(true);
		robot.setAutoDelay(20);
		Toolkit.getDefaultToolkit().addAWTEventListener(e -> {
			if (e.getID() == WindowEvent.WINDOW_OPENED || e.getID() == ComponentEvent.COMPONENT_SHOWN) {
				if (e.getSource() instanceof final Window w) opened.add(w);
			}
		}, AWTEvent.WINDOW_EVENT_MASK | AWTEvent.COMPONENT_EVENT_MASK);
	}

	/** Waits until a window with a title stands there. */
	Window window(final String title) throws InterruptedException {
		for (final Window w : Window.getWindows()) if (w.isShowing() && title.equals(title(w))) return w;
		for (Window w = next(title); true; w = next(title)) {
			if (w.isShowing() && title.equals(title(w))) {
				robot.waitForIdle();
				return w;
			}
		}
	}

	private Window next(final String title) throws InterruptedException {
		final Window w = opened.poll(PATIENCE_S, TimeUnit.SECONDS);
		if (w == null) throw new IllegalStateException("no window '" + title + "' came up");
		return w;
	}

	private static String title(final Window w) {
		return w instanceof final Dialog d ? d.getTitle() : w instanceof final Frame f ? f.getTitle() : "";
	}

	/** Lets the display come to rest. */
	void rest() {
		robot.waitForIdle();
	}

	void click(final int x, final int y) {
		robot.mouseMove(x, y);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		robot.waitForIdle();
	}

	/** Other windows may lie above: there is no window manager to raise one that is clicked. */
	void click(final Component c) {
		for (Container p = c.getParent(); p != null; p = p.getParent()) if (p instanceof final Window w) w.toFront();
		robot.waitForIdle();
		final Point p = c.getLocationOnScreen();
		click(p.x + c.getWidth() / 2, p.y + c.getHeight() / 2);
	}

	/** A click in the middle of a part of a component, again and again until it has had its effect: a window may lie above, or not yet listen. */
	void click(final Component c, final Rectangle part, final int times, final String what, final Callable<Boolean> effect) throws Exception {
		click(c, () -> part, times, what, effect);
	}

	/** The same; the part is looked for before each click, because a component that has just changed may not be laid out yet. */
	void click(final Component c, final Supplier<Rectangle> where, final int times, final String what, final Callable<Boolean> effect)
		throws Exception
	{
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			for (Container p = c.getParent(); p != null; p = p.getParent()) if (p instanceof final Window w) w.toFront();
			robot.waitForIdle();
			final Rectangle part = where.get();
			final Point p = c.getLocationOnScreen();
			robot.mouseMove(p.x + part.x + part.width / 2, p.y + part.y + part.height / 2);
			for (int i = 0; i < times; i++) {
				robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
				robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
			}
			if (comes(effect, PATIENCE_S / ATTEMPTS)) return;
		}
		throw new IllegalStateException("clicking did not bring: " + what);
	}

	/** Moves the mouse over a place of a component, again and again until that has its effect. */
	void move(final Component c, final int x, final int y, final String what, final Callable<Boolean> effect) throws Exception {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			for (Container p = c.getParent(); p != null; p = p.getParent()) if (p instanceof final Window w) w.toFront();
			robot.waitForIdle();
			final Point p = c.getLocationOnScreen();
			robot.mouseMove(p.x + x + 1, p.y + y);
			robot.mouseMove(p.x + x, p.y + y);
			if (comes(effect, PATIENCE_S / ATTEMPTS)) return;
		}
		throw new IllegalStateException("moving the mouse did not bring: " + what);
	}

	/** A key for a component, again and again until it has had its effect. */
	void key(final Component focused, final int key, final String what, final Callable<Boolean> effect) throws Exception {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			for (Container p = focused.getParent(); p != null; p = p.getParent()) if (p instanceof final Window w) w.toFront();
			key(focused, key);
			if (comes(effect, PATIENCE_S / ATTEMPTS)) return;
		}
		throw new IllegalStateException("a key did not bring: " + what);
	}

	/** Waits until the program is in a state, as the event thread sees it. */
	void until(final String what, final Callable<Boolean> state) throws Exception {
		if (!comes(state, PATIENCE_S)) throw new IllegalStateException("waited in vain: " + what);
	}

	private boolean comes(final Callable<Boolean> state, final int seconds) throws Exception {
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		do {
			robot.waitForIdle();
			final FutureTask<Boolean> asked = new FutureTask<>(state);
			EventQueue.invokeLater(asked);
			if (asked.get()) return true;
		}
		while (System.nanoTime() < end);
		return false;
	}

	/** Raises a window and lets the display come to rest. */
	void front(final Window w) {
		w.toFront();
		w.requestFocus();
		robot.waitForIdle();
	}

	/** Replaces the text of an input's field by what is on the clipboard, as Ctrl+A and Ctrl+V do. */
	void fill(final Container window, final String input, final String text) {
		final JTextComponent f = named(window, JTextComponent.class, input);
		click(f);
		f.requestFocus();
		Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
		control(KeyEvent.VK_A);
		control(KeyEvent.VK_V);
		if (!text.equals(f.getText())) throw new IllegalStateException("the field holds '" + f.getText() + "', not '" + text + "'");
	}

	private void key(final Component focused, final int key) {
		focused.requestFocus();
		robot.waitForIdle();
		robot.keyPress(key);
		robot.keyRelease(key);
		robot.waitForIdle();
	}

	/** Keys one after the other, for whatever has the focus. */
	void keys(final int... codes) {
		for (final int code : codes) {
			robot.keyPress(code);
			robot.keyRelease(code);
			robot.waitForIdle();
		}
	}

	/** Small letters and commas, for whatever has the focus. */
	void type(final String text) {
		for (final char c : text.toCharArray()) keys(KeyEvent.getExtendedKeyCodeForChar(c));
	}

	private void control(final int key) {
		robot.keyPress(KeyEvent.VK_CONTROL);
		robot.keyPress(key);
		robot.keyRelease(key);
		robot.keyRelease(KeyEvent.VK_CONTROL);
		robot.waitForIdle();
	}

	/** The component of an input by the input's name. */
	static <T extends Component> T named(final Container window, final Class<T> type, final String input) {
		return all(window, type).stream().filter(c -> input.equals(c.getName())).findFirst().orElseThrow(() -> new IllegalStateException("no field for "
			+ input));
	}

	/** Chooses from an input's list. */
	static void select(final Container window, final String input, final String what) throws Exception {
		final JComboBox<?> list = named(window, JComboBox.class, input);
		EventQueue.invokeAndWait(() -> list.setSelectedItem(what));
		if (!what.equals(list.getSelectedItem())) throw new IllegalStateException("'" + what + "' is not in the list of " + input);
	}

	/**
	 * Presses the button that ends a dialog, by mouse or by key. Without a window manager both now and then find no hearing; the last attempt
	 * then hands the button what a click makes, so that the test judges the program and not the display.
	 */
	void press(final Window window, final String button) throws InterruptedException {
		final Component b = Stream.concat(all(window, Button.class).stream().filter(c -> c.getLabel().strip().equals(button)), all(window, JButton.class)
			.stream().filter(c -> button.equals(c.getText()))).findFirst().orElseThrow();
		final CountDownLatch closed = new CountDownLatch(1);
		window.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosed(final WindowEvent e) {
				closed.countDown();
			}
		});
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			if (attempt == ATTEMPTS - 1) EventQueue.invokeLater(() -> {
				if (b instanceof final JButton swing) swing.doClick();
				else b.dispatchEvent(new ActionEvent(b, ActionEvent.ACTION_PERFORMED, button));
			});
			else if (attempt % 2 == 0) click(b);
			else key(b, button.equals("Cancel") ? KeyEvent.VK_ESCAPE : KeyEvent.VK_ENTER);
			if (closed.await(PATIENCE_S / ATTEMPTS, TimeUnit.SECONDS)) return;
		}
		throw new IllegalStateException("the dialog stays although '" + button + "' was pressed");
	}

	static <T extends Component> List<T> all(final Container parent, final Class<T> type) {
		final List<T> out = new ArrayList<>();
		for (final Component c : parent.getComponents()) {
			if (type.isInstance(c)) out.add(type.cast(c));
			if (c instanceof final Container inner) out.addAll(all(inner, type));
		}
		return out;
	}

	void shot(final String name) throws IOException {
		robot.waitForIdle();
		ImageIO.write(robot.createScreenCapture(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize())), "png", shots.resolve(name + ".png")
			.toFile());
	}
}
