/** WQL, the query language of WMI: lexer, parser, and conditions bound to a class. */
package io.windlass.wmi.wql;
