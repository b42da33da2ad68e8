/** A client that is not ours, as a program: what monitoring tools ask, they ask by it. */
package io.windlass.it.wql;
