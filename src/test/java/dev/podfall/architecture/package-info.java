/** What holds for all of the code: package directions, style, formatting. */
@NullMarked
package dev.podfall.architecture;

import org.jspecify.annotations.NullMarked;
