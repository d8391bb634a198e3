/** The line under the map that says what happens, and the chain of causes that it opens. */
@NullMarked
package dev.podfall.ui.caption;

import org.jspecify.annotations.NullMarked;
