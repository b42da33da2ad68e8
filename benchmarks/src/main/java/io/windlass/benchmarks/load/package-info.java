/** Measures the packed distribution beside others; {@code benchmarks/run} starts it. */
package io.windlass.benchmarks.load;
