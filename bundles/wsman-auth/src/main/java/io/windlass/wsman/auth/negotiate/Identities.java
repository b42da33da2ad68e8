package io.windlass.wsman.auth.negotiate;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.kerberos.KerberosService;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.UserRecord;
import io.windlass.wsman.security.Peer;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.SecurityFailure.Kind;
import io.windlass.wsman.security.sddl.Sid;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who a peer that has shown who it is is on this machine. */
final class Identities {
  private final Accounts accounts;
  private final KerberosService kerberos;

  /**
   * Somebody who may log on.
   *
   * @param account the account; empty for who is known by the groups of the domain alone
   */
  record Identity(Caller caller, List<UserRecord> account) {}

  Identities(Accounts accounts, KerberosService kerberos) {
    this.accounts = accounts;
    this.kerberos = kerberos;
  }

  /** The account of a user who has shown by its password who it is. */
  Identity byPassword(Peer peer, String source, String scheme) throws SecurityFailure {
    UserRecord user = accounts.users().current().find(peer.user());
    if (user == null) {
      throw new SecurityFailure(Kind.POLICY, "The account is gone");
    }
    if (accounts.brake().holds(peer.user(), source)) {
      throw new SecurityFailure(
          Kind.POLICY, "Too many wrong passwords of this user from this address: wait a minute");
    }
    accounts.brake().succeeded(user.name(), source);
    return new Identity(accounts.caller(user, scheme, Sid.BY_NTLM), List.of(user));
  }

  /**
   * The account that has the principal's name, with realm; without one, whoever is in a group that
   * means something here. A name alone says nothing: every realm may have one like it.
   */
  Identity byTicket(Peer peer, String scheme) throws SecurityFailure {
    String principal = peer.user() + "@" + peer.domain();
    UserRecord user = accounts.users().current().find(principal);
    Set<String> roles = new HashSet<>(kerberos.roles(peer.sids()));
    if (user == null && roles.isEmpty()) {
      throw new SecurityFailure(
          Kind.POLICY,
          "The ticket is good, but nobody here is "
              + principal
              + (peer.sids().isEmpty() ? ", and it names no groups" : " or in a group that counts")
              + ": windlass user add "
              + principal
              + " --no-password, or groups in etc/io.windlass.wsman.kerberos.cfg");
    }
    if (user != null && peer.sids().isEmpty() && !user.name().equals(principal)) {
      // In a domain of Windows case says nothing; to any other KDC these are two users.
      throw new SecurityFailure(
          Kind.POLICY, "The account is " + user.name() + ", and the ticket of " + principal);
    }
    Set<String> sids = new LinkedHashSet<>(peer.sids());
    if (user != null) {
      roles.addAll(user.roles());
      sids.addAll(accounts.caller(user, scheme).sids());
    }
    return new Identity(
        Caller.of(principal, scheme, roles, sids), Optional.ofNullable(user).stream().toList());
  }

  /** True when the account is as it was, or a moment ago. */
  boolean unchanged(Identity identity) {
    return identity.account().stream()
        .allMatch(user -> user.sameAccount(accounts.users().recent().find(user.name())));
  }

  /**
   * Counts a wrong password.
   *
   * @param user with or without a domain in front
   * @return for how many seconds the user is not looked at; 0 when it is
   */
  long wrongPassword(String user, String source) {
    return accounts.brake().failed(user.substring(user.indexOf('\\') + 1), source);
  }
}
