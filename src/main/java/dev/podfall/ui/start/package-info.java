/** The page that the program starts on: samples, files, a cluster of one's own. */
@NullMarked
package dev.podfall.ui.start;

import org.jspecify.annotations.NullMarked;
