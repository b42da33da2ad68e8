/** The CIM classes that this provider knows: facts only, no values. */
package io.windlass.wmi.repository;
