/** Event queries over classes that tell of no changes: looked at again and again, and compared. */
package io.windlass.wmi.event;
