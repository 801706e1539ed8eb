/** The samples, one command each; {@link dev.panasock.samples.Main} starts them. */
package dev.panasock.samples;
