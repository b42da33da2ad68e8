/** Users and groups of the local account files. */
package io.windlass.wmi.linux.account;
