package io.windlass.wsman.security.credssp;

import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.Peer;
import io.windlass.wsman.security.SealedMessage;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.SecurityFailure.Kind;
import io.windlass.wsman.security.der.Der;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * One logon by CredSSP of version 5 or later (MS-CSSP §3.1.5): TLS, a mechanism within, the proof
 * that both ends see the same TLS key, and the password, which is thrown away: who it is the
 * mechanism has shown.
 */
final class CredSspAcceptor implements AcceptorContext {
  private static final int LEAST_VERSION = 5;
  private static final int VERSION = 6;
  private static final int NONCE = 32;
  private static final int SIGNATURE = 16;
  private static final int PASSWORD = 1;
  private static final String TO_SERVER = "CredSSP Client-To-Server Binding Hash\0";
  private static final String TO_CLIENT = "CredSSP Server-To-Client Binding Hash\0";

  private final TlsTunnel tunnel;
  private final byte[] publicKey;
  private final AcceptorContext inner;
  private boolean keyProved;
  private boolean done;

  CredSspAcceptor(TlsTunnel tunnel, byte[] publicKey, AcceptorContext inner) {
    this.tunnel = tunnel;
    this.publicKey = publicKey;
    this.inner = inner;
  }

  @Override
  public String mechanism() {
    return inner.mechanism();
  }

  @Override
  public Optional<String> claimedUser() {
    return inner.claimedUser();
  }

  @Override
  public byte[] step(byte[] token) throws SecurityFailure {
    if (done) {
      throw new SecurityFailure(Kind.MALFORMED, "A token comes after the end of the logon");
    }
    byte[] own = tunnel.receive(token);
    byte[] said = tunnel.said();
    if (said.length == 0) {
      if (own.length == 0) {
        throw new SecurityFailure(Kind.MALFORMED, "A token of CredSSP says nothing to TLS");
      }
      return own;
    }
    byte[] answer = answer(TsRequest.read(said));
    byte[] reply = answer.length == 0 ? answer : tunnel.send(answer);
    byte[] all = Arrays.copyOf(own, own.length + reply.length);
    System.arraycopy(reply, 0, all, own.length, reply.length);
    return all;
  }

  private byte[] answer(TsRequest request) throws SecurityFailure {
    if (request.version() < LEAST_VERSION) {
      throw new SecurityFailure(
          Kind.POLICY,
          "The client speaks CredSSP of version "
              + request.version()
              + ", in which somebody in between can take part (CVE-2018-0886): 5 is the least");
    }
    if (keyProved) {
      credentials(request);
      return new byte[0];
    }
    Optional<byte[]> answer = Optional.empty();
    if (!inner.established()) {
      byte[] token = request.token().orElseThrow(() -> missing("token of a mechanism"));
      answer = Optional.of(inner.step(token)).filter(octets -> octets.length > 0);
    }
    Optional<byte[]> proof = Optional.empty();
    if (request.pubKeyAuth().isPresent()) {
      proof = Optional.of(prove(request));
      keyProved = true;
    }
    if (answer.isEmpty() && proof.isEmpty()) {
      throw missing("proof of the TLS key");
    }
    return new TsRequest(
            Math.min(VERSION, request.version()), answer, Optional.empty(), proof, Optional.empty())
        .write();
  }

  private byte[] prove(TsRequest request) throws SecurityFailure {
    byte[] nonce = request.nonce().orElseThrow(() -> missing("nonce"));
    if (nonce.length != NONCE || !inner.established()) {
      throw new SecurityFailure(Kind.MALFORMED, "The proof of the TLS key comes too early");
    }
    byte[] hash = open(request.pubKeyAuth().orElseThrow());
    if (!MessageDigest.isEqual(hash, hash(TO_SERVER, nonce))) {
      throw new SecurityFailure(
          Kind.POLICY,
          "The client of CredSSP sees another TLS key than this end: somebody may stand in between");
    }
    SealedMessage sealed = inner.protection().seal(hash(TO_CLIENT, nonce));
    byte[] proof =
        Arrays.copyOf(sealed.signature(), sealed.signature().length + sealed.data().length);
    System.arraycopy(sealed.data(), 0, proof, sealed.signature().length, sealed.data().length);
    return proof;
  }

  private byte[] hash(String magic, byte[] nonce) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(magic.getBytes(StandardCharsets.US_ASCII));
      sha.update(nonce);
      return sha.digest(publicKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private byte[] open(byte[] sealed) throws SecurityFailure {
    if (sealed.length < SIGNATURE) {
      throw new SecurityFailure(Kind.MALFORMED, "A sealed part of CredSSP is too short");
    }
    return inner
        .protection()
        .open(
            new SealedMessage(
                Arrays.copyOf(sealed, SIGNATURE),
                Arrays.copyOfRange(sealed, SIGNATURE, sealed.length)));
  }

  /** Has to be there and of the kind that is understood; nothing of it is kept. */
  private void credentials(TsRequest request) throws SecurityFailure {
    byte[] plain = open(request.authInfo().orElseThrow(() -> missing("credentials")));
    try {
      Der fields = Der.of(plain).next(Der.SEQUENCE);
      long type = fields.next(Der.CONTEXT).integer();
      if (type != PASSWORD) {
        throw new SecurityFailure(
            Kind.POLICY, "The client hands credentials of type " + type + " over: 1 is taken");
      }
      done = true;
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static SecurityFailure missing(String what) {
    return new SecurityFailure(Kind.MALFORMED, "The client of CredSSP sends no " + what);
  }

  @Override
  public boolean established() {
    return done;
  }

  @Override
  public Peer peer() {
    requireDone();
    return inner.peer();
  }

  @Override
  public MessageProtection protection() {
    requireDone();
    return new CredSspProtection(tunnel);
  }

  private void requireDone() {
    if (!done) {
      throw new IllegalStateException("not established");
    }
  }

  @Override
  public void close() {
    inner.close();
  }
}
