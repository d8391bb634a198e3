/** The program's entrance. */
@NullMarked
package dev.podfall;

import org.jspecify.annotations.NullMarked;
