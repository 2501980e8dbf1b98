/**
 * The menu {@code Plugins > Radiomics}: one SciJava command a file, thin. A command reads its parameters, calls one engine method and hands
 * the results over; an {@code InputException} passes through to the one place in {@code ij} that shows it. To add one, write the class and
 * its line in {@code plugins.config}, which gives plain ImageJ the same entry.
 */
package io.github.roi2roc.command;
