/** Win32_Service on top of SysV init scripts or systemd. */
package io.windlass.wmi.linux.service;
