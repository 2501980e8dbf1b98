package net.imagej.legacy;

import org.scijava.service.AbstractService;

/** Stands in for imagej-legacy, by whose service of this name the suite knows that it runs in Fiji. Not a plugin: only who asks for it has it. */
public final class LegacyService extends AbstractService {}
