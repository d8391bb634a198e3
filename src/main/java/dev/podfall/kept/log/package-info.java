/**
 * The log in which every act is written before it is seen, so that nothing is lost when the program is: {@code SessionLog}
 * writes it, {@code LeftBehind} finds those of programs that are no more.
 *
 * <p>Used by {@code ui}; uses {@code kept}. Has a thread of its own, and a clock on the wall.
 */
@NullMarked
package dev.podfall.kept.log;

import org.jspecify.annotations.NullMarked;
