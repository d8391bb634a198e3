@NullMarked
package dev.podfall.kept.log;

import org.jspecify.annotations.NullMarked;
