package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.macros.Program.Result;

/** The program's exit status and messages, without a display: 0 all well, 1 an error, its message on standard error. */
class HeadlessProgramTest {

	@TempDir
	private Path dir;

	private Result run(final String macro, final String... arguments) throws IOException, InterruptedException {
		final String[] all = new String[arguments.length + 1];
		all[0] = Files.writeString(dir.resolve("macro.ijm"), macro).toString();
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return Program.headless().run(all);
	}

	@Test
	void aMacroGetsItsArgumentsAndRunsCommands() throws Exception {
		final Result r = run("print('<' + getArgument() + '>'); run('About ROI2ROC...'); print('end');", "key=[a b]", "other=\u00e9");
		assertEquals(0, r.exit(), r.err());
		assertEquals("", r.err());
		assertTrue(r.out().startsWith("<key=[a b] other=") && r.out().contains("ROI2ROC ") && r.out().strip().endsWith("end"), r.out());
	}

	@Test
	void anErrorInTheMacroIsReportedWithItsLine() throws Exception {
		final Result r = run("print('before');\nx = nonsense(1);\nprint('after');");
		assertEquals(1, r.exit());
		assertTrue(r.err().contains("Undefined identifier in line 2"), r.err());
		assertFalse(r.out().contains("after"));
	}

	@Test
	void aMessageAtExitIsAnErrorAndAPlainExitIsNot() throws Exception {
		final Result message = run("exit('no case is left');");
		assertEquals(1, message.exit());
		assertEquals("no case is left", message.err().strip());
		assertEquals(0, run("print('1'); exit; print('2');").exit());
		final Result shown = run("showMessage('just to say'); print('on');");
		assertEquals(0, shown.exit());
		assertEquals("on", shown.out().strip());
	}

	/** What a command refuses ends the macro, wherever the line stands, and one line says why. */
	@Test
	void whatACommandRefusesEndsTheMacro() throws Exception {
		final Result r = run("function f() { run('About ROI2ROC...', 'colour=red'); return 1; }\nfor (i = 0; i < 3; i++) { x = f(); print('after'); }");
		assertEquals(1, r.exit());
		assertEquals("About ROI2ROC...: unknown key 'colour'. The command has none.", r.err().strip());
		assertFalse(r.out().contains("after"));
	}

	/** ImageJ ends the inner macro only; whoever looks at the exit status of a night's batch must not read 0. */
	@Test
	void whatACommandRefusesInAMacroThatAnotherRunsIsAnErrorOfBoth() throws Exception {
		final Path inner = Files.writeString(dir.resolve("inner.ijm"), "run('About ROI2ROC...', 'colour=red'); print('inner after');");
		final Result r = run("runMacro('" + inner + "'); print('outer after');");
		assertEquals(1, r.exit());
		assertEquals("About ROI2ROC...: unknown key 'colour'. The command has none.", r.err().strip());
		assertEquals("outer after", r.out().strip());
	}

	@Test
	void anUnknownCommandIsAnError() throws Exception {
		final Result r = run("run('Extract Fetures...', 'a=b');");
		assertEquals(1, r.exit());
		assertTrue(r.err().contains("Unrecognized command: \"Extract Fetures...\""), r.err());
		assertFalse(r.err().contains("\tat "), r.err());
	}

	@Test
	void aMissingMacroIsNamed() throws Exception {
		final Result r = Program.headless().run(dir.resolve("none.ijm").toString());
		assertEquals(1, r.exit());
		assertTrue(r.err().contains("There is no macro " + dir.resolve("none.ijm")), r.err());
	}

	@Test
	void withoutADisplayTheDesktopSaysHowToRunAMacro() throws Exception {
		final Result r = Program.headless().run();
		assertEquals(1, r.exit());
		assertTrue(r.err().contains("need a display") && r.err().contains("MACRO.ijm"), r.err());
	}

	/** In the C locale Java cannot open a file whose name has other than ASCII letters; the user is told so. */
	@Test
	void aPathThatJavaCannotOpenInItsLocaleIsExplained() throws Exception {
		final Result r = Program.inLocale("C").run(Program.macro("Extract_Cohort.ijm"), "manifest=" + dir + "/\u00fcber.csv output=" + dir
			+ "/f.csv");
		assertEquals(1, r.exit());
		assertTrue(r.err().contains("LC_ALL=C.UTF-8"), r.err());
	}
}
