/** Classes and instances that come and go while the host runs, declared in MOF. */
package io.windlass.wmi.added;
