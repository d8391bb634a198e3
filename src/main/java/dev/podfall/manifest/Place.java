package dev.podfall.manifest;

import org.jspecify.annotations.Nullable;

/**
 * Where the entries of one map or list stand, in the order of the tree: offsets into the text. A map that came out of
 * an alias shares its anchor's.
 *
 * @param keys offsets of the keys; for a list those of its items
 * @param values offsets of the values
 * @param children the places inside each value; null for a scalar
 */
@SuppressWarnings("ArrayRecordComponent") // millions of them: never compared, never handed out
record Place(int[] keys, int[] values, @Nullable Place[] children) {}
