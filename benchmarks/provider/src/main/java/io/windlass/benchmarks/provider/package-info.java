/** What is measured: instances that cost nothing to make. */
@org.osgi.annotation.versioning.Version("1.0.0")
package io.windlass.benchmarks.provider;
