package io.github.roi2roc.macros;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.roi2roc.Main;

/** The standalone program in a JVM of its own: from the classes under test, with the one flag that its jar has in the manifest. */
public final class Program {

	/** A program that waits for a user who is not there must not stop the whole run. */
	private static final int PATIENCE_MIN = 8;

	private final List<String> flags = new ArrayList<>();
	private final Map<String, String> environment;
	private String main = Main.class.getName();

	private Program(final Map<String, String> environment) {
		this.environment = environment;
	}

	/** @param exit status; 0, 1 or 2 */
	public record Result(int exit, String out, String err) {}

	/** Without a display. */
	public static Program headless() {
		return new Program(Map.of("DISPLAY", ""));
	}

	/** Without a display, with another main class. */
	public static Program headless(final Class<?> main) {
		final Program p = headless();
		p.main = main.getName();
		return p;
	}

	/** Without a display, in another locale of the operating system. */
	public static Program inLocale(final String locale) {
		return new Program(Map.of("DISPLAY", "", "LC_ALL", locale));
	}

	/** On the display of this process, with another main class. */
	public static Program onDisplay(final Class<?> main) {
		final Program p = new Program(Map.of("DISPLAY", System.getenv("DISPLAY")));
		p.main = main.getName();
		return p;
	}

	/** With a flag for Java. */
	public Program flag(final String flag) {
		flags.add(flag);
		return this;
	}

	public Result run(final String... arguments) throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-opens",
			"java.base/java.lang=ALL-UNNAMED", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
		command.addAll(flags);
		command.add(main);
		command.addAll(List.of(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().remove("DISPLAY");
		environment.forEach((k, v) -> {
			if (!v.isEmpty()) builder.environment().put(k, v);
		});
		final Process p = builder.start();
		p.getOutputStream().close();
		final CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(p.getErrorStream()));
		final CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(p.getInputStream()));
		if (!p.waitFor(PATIENCE_MIN, TimeUnit.MINUTES)) {
			p.destroyForcibly().waitFor();
			return new Result(-1, out.join(), err.join() + "\nstopped after " + PATIENCE_MIN + " minutes");
		}
		return new Result(p.exitValue(), out.join(), err.join());
	}

	private static String text(final InputStream in) {
		try (in) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			return e.toString();
		}
	}

	/** A macro of the project. */
	public static String macro(final String name) {
		return Path.of("macros", name).toString();
	}
}
