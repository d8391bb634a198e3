/**
 * Text and trees: reads YAML and JSON as kubectl reads them, keeps for every field the place it came from, and writes
 * trees as {@code kubectl get -o yaml} and {@code -o json} print them.
 *
 * <p>A <em>document</em> is one tree of a file with its {@link dev.podfall.manifest.Positions}; a <em>finding</em> is
 * what is to be said about a place; a <em>path</em> is a field path as the API server prints it
 * ({@code spec.containers[0].image}, {@code metadata.labels[a.b/c]}). What the fields mean is decided elsewhere: nothing
 * here knows a schema.
 *
 * <p>Uses {@code api.tree} and SnakeYAML's parser; for the command line front ends and the window.
 */
@NullMarked
package dev.podfall.manifest;

import org.jspecify.annotations.NullMarked;
