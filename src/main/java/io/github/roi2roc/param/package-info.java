/**
 * What a plugin can be told, as data. A filter, a feature family, a selector or a learner lists its {@link Parameter}s; dialogs, settings
 * files, macros and the generated reference are derived from that list, and {@link Options} checks what a user gave against it. No widget
 * is here, and no parameter of any plugin: those stand with the plugin.
 */
package io.github.roi2roc.param;
