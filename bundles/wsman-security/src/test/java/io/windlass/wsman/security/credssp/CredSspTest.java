package io.windlass.wsman.security.credssp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.SealedMessage;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.der.Der;
import io.windlass.wsman.security.multipart.EncryptedMessages;
import io.windlass.wsman.security.multipart.EncryptedMessages.Message;
import io.windlass.wsman.security.multipart.Protocol;
import io.windlass.wsman.security.ntlm.NtlmCrypto;
import io.windlass.wsman.security.ntlm.NtlmInitiator;
import io.windlass.wsman.security.ntlm.NtlmMechanism;
import io.windlass.wsman.security.ntlm.NtlmMechanism.MicPolicy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredSspTest {
  private static final CredSspServer SERVER = new CredSspServer();

  private final AcceptorContext service =
      SERVER.accept(
          List.of(
              new NtlmMechanism(
                  (user, domain) ->
                      user.equals("ann")
                          ? Optional.of(NtlmCrypto.ntHash("secret"))
                          : Optional.empty(),
                  "host",
                  MicPolicy.REQUIRED)));

  /** A client as MS-CSSP §3.1.5 wants it, of which parts can be made wrong. */
  private final class Client {
    private final SSLEngine engine;
    private final TlsTunnel tunnel;
    private final NtlmInitiator ntlm;
    private int version = 6;
    private boolean wrongKey;
    private int credentialType = 1;

    Client(String protocol, String password) throws Exception {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anything()}, null);
      engine = context.createSSLEngine();
      engine.setUseClientMode(true);
      engine.setEnabledProtocols(new String[] {protocol});
      tunnel = new TlsTunnel(engine);
      ntlm = new NtlmInitiator("ann", password, ChannelBinding.NONE, "TERMSRV/host");
    }

    void shakeHands() throws Exception {
      engine.beginHandshake();
      byte[] records = tunnel.receive(new byte[0]);
      while (records.length > 0) {
        byte[] answer = service.step(records);
        records = tunnel.receive(answer);
        if (tunnel.established() && records.length > 0) {
          // The last flight of the client goes with what it says first.
          pending = records;
          return;
        }
      }
    }

    private byte[] pending = new byte[0];

    byte[] say(TsRequest request) throws Exception {
      byte[] said = tunnel.send(request.write());
      byte[] all = Arrays.copyOf(pending, pending.length + said.length);
      System.arraycopy(said, 0, all, pending.length, said.length);
      pending = new byte[0];
      byte[] answer = service.step(all);
      tunnel.receive(answer);
      return tunnel.said();
    }

    private TsRequest request(byte[] token, byte[] authInfo, byte[] proof, byte[] nonce) {
      return new TsRequest(
          version,
          Optional.ofNullable(token),
          Optional.ofNullable(authInfo),
          Optional.ofNullable(proof),
          Optional.ofNullable(nonce));
    }

    void logOn() throws Exception {
      shakeHands();
      byte[] challenge = say(request(ntlm.step(new byte[0]), null, null, null));
      byte[] last = ntlm.step(TsRequest.read(challenge).token().orElseThrow());
      byte[] nonce = new byte[32];
      new SecureRandom().nextBytes(nonce);
      byte[] key =
          OwnKey.bits(engine.getSession().getPeerCertificates()[0].getPublicKey().getEncoded());
      key[3] ^= (byte) (wrongKey ? 1 : 0);
      byte[] proof = seal(hash("CredSSP Client-To-Server Binding Hash\0", nonce, key));
      TsRequest answer = TsRequest.read(say(request(last, null, proof, nonce)));
      byte[] theirs = answer.pubKeyAuth().orElseThrow();
      assertArrayEquals(
          hash("CredSSP Server-To-Client Binding Hash\0", nonce, key),
          ntlm.protection()
              .open(
                  new SealedMessage(
                      Arrays.copyOf(theirs, 16), Arrays.copyOfRange(theirs, 16, theirs.length))));
      assertFalse(service.established());
      byte[] credentials =
          Der.element(
              Der.SEQUENCE,
              Der.element(
                  Der.CONTEXT, Der.element(Der.INTEGER, new byte[] {(byte) credentialType})),
              Der.element(Der.CONTEXT + 1, Der.element(Der.OCTET_STRING, new byte[3])));
      assertEquals(0, say(request(null, seal(credentials), null, null)).length);
    }

    private byte[] seal(byte[] plain) throws SecurityFailure {
      SealedMessage sealed = ntlm.protection().seal(plain);
      byte[] all = Arrays.copyOf(sealed.signature(), 16 + sealed.data().length);
      System.arraycopy(sealed.data(), 0, all, 16, sealed.data().length);
      return all;
    }
  }

  private static byte[] hash(String magic, byte[] nonce, byte[] key) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(magic.getBytes(StandardCharsets.US_ASCII));
    sha.update(nonce);
    return sha.digest(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void logsOnAndSealsMessagesOfEverySize(String protocol) throws Exception {
    Client client = new Client(protocol, "secret");
    client.logOn();
    assertTrue(service.established());
    assertEquals("ann", service.peer().user());
    EncryptedMessages ours = new EncryptedMessages(Protocol.CREDSSP, service.protection());
    EncryptedMessages theirs =
        new EncryptedMessages(Protocol.CREDSSP, new CredSspProtection(client.tunnel));
    for (int length : new int[] {1, 16384, 16385, 100_000}) {
      byte[] message = new byte[length];
      Message sealed = theirs.close(new Message("application/soap+xml;charset=UTF-8", message));
      assertEquals(length > 16384, sealed.contentType().startsWith("multipart/x-multi-encrypted"));
      assertArrayEquals(message, ours.open(sealed.body(), sealed.body().length, 1 << 20).body());
      Message answer = ours.close(new Message("application/soap+xml;charset=UTF-8", message));
      assertArrayEquals(message, theirs.open(answer.body(), answer.body().length, 1 << 20).body());
    }
    Message once = theirs.close(new Message("application/soap+xml;charset=UTF-8", new byte[9]));
    ours.open(once.body(), once.body().length, 100);
    assertThrows(SecurityFailure.class, () -> ours.open(once.body(), once.body().length, 100));
  }

  @Test
  void anotherTlsKeyIsSomebodyInBetween() throws Exception {
    Client client = new Client("TLSv1.3", "secret");
    client.wrongKey = true;
    assertRefused(client, "sees another TLS key");
  }

  @Test
  void oldVersionsAreRefused() throws Exception {
    Client client = new Client("TLSv1.2", "secret");
    client.version = 4;
    assertRefused(client, "CVE-2018-0886");
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    Client client = new Client("TLSv1.3", "wrong");
    SecurityFailure refused = assertRefused(client, "wrong user name or password");
    assertEquals(SecurityFailure.Kind.WRONG_PROOF, refused.kind());
  }

  @Test
  void otherCredentialsThanAPasswordAreRefused() throws Exception {
    Client client = new Client("TLSv1.3", "secret");
    client.credentialType = 2;
    assertRefused(client, "type 2");
  }

  private SecurityFailure assertRefused(Client client, String reason) {
    SecurityFailure refused = assertThrows(SecurityFailure.class, client::logOn);
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    assertFalse(service.established());
    return refused;
  }

  @Test
  void whatIsNoTlsIsRefused() {
    for (byte[] token :
        new byte[][] {{}, {0}, {22, 3, 1, 0, 1, 0}, new byte[5000], {0x30, 3, 1, 2, 3}}) {
      AcceptorContext fresh = SERVER.accept(List.of());
      assertThrows(SecurityFailure.class, () -> fresh.step(token));
    }
  }

  private static final class Anything implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
