package io.github.roi2roc.macros;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;

import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.script.AdaptedScriptLanguage;
import org.scijava.script.ScriptLanguage;
import org.scijava.script.ScriptService;

import io.github.roi2roc.ij.CommandErrors;

import net.imagej.legacy.LegacyService;
import net.imagej.patcher.LegacyInjector;

/**
 * What {@code fiji --headless --run SCRIPT 'key=value,…'} does, as far as it goes without Fiji: SciJava with the script languages that Fiji has.
 * Arguments: the language's engine, the script, its inputs as key=value each.
 */
final class ScriptProgram {

	/** Before the engine's name: as where imagej-legacy is. */
	static final String FIJI = "fiji-";

	private ScriptProgram() {}

	public static void main(final String[] args) throws Exception {
		LegacyInjector.preinit();
		final Context context = args[0].startsWith(FIJI) ? new Context(ScriptService.class, CommandService.class, CommandErrors.class, LegacyService.class)
			: new Context();
		final Class<? extends ScriptLanguage> language = switch (args[0].replace(FIJI, "")) {
			case "groovy" -> Groovy.class;
			case "jython" -> Jython.class;
			case "nashorn" -> Nashorn.class;
			case "rhino" -> Rhino.class;
			default -> throw new IllegalArgumentException(args[0]);
		};
		context.service(PluginService.class).addPlugin(new PluginInfo<>(language, ScriptLanguage.class));
		final Map<String, Object> inputs = new LinkedHashMap<>();
		for (int i = 2; i < args.length; i++) inputs.put(args[i].substring(0, args[i].indexOf('=')), args[i].substring(args[i].indexOf('=') + 1));
		context.service(ScriptService.class).run(new File(args[1]), true, inputs).get();
		context.dispose();
		System.exit(0);
	}

	/** Fiji: scripting-groovy. */
	public static final class Groovy extends AdaptedScriptLanguage {

		public Groovy() {
			super("groovy");
		}
	}

	/** Fiji: scripting-jython. */
	public static final class Jython extends AdaptedScriptLanguage {

		public Jython() {
			super("jython");
		}
	}

	/** JavaScript as Java had it until version 14, and as many programs still have it. */
	public static final class Nashorn extends AdaptedScriptLanguage {

		public Nashorn() {
			super("Nashorn");
		}
	}

	/** JavaScript of Fiji, which ships Rhino. */
	public static final class Rhino extends AdaptedScriptLanguage {

		public Rhino() {
			super("rhino");
		}
	}
}
