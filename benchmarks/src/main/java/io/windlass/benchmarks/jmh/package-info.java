/** JMH benchmarks of the pieces; {@code benchmarks/run jmh} measures them. */
package io.windlass.benchmarks.jmh;
