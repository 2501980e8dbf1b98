/**
 * The menu {@code Plugins > Radiomics}: one SciJava command a file, thin. A command reads its parameters, calls one engine method and hands
 * the results over; an {@code InputException} passes through to the one place in {@code ij} that shows it. What several commands ask for stands
 * in their common parents ({@code ImageCommand}, {@code RegionCommand}, {@code MeasuringCommand}). To add one, write the class with an icon, its
 * line in {@code plugins.config}, which gives plain ImageJ the same entry, and its help page in {@code docs/commands}, whose list of inputs
 * {@code HelpPagesTest} writes. What stands under Advanced in the dialog, is not remembered, is checked while one types or is chosen from a list (columns, classes, tables), the attributes of
 * {@link io.github.roi2roc.ij.Inputs} say.
 */
package io.github.roi2roc.command;
