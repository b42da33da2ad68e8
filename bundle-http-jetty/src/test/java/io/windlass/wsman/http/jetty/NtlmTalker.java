package io.windlass.wsman.http.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.multipart.EncryptedMessages;
import io.windlass.wsman.security.multipart.EncryptedMessages.Message;
import io.windlass.wsman.security.multipart.Protocol;
import io.windlass.wsman.security.ntlm.NtlmInitiator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.jetty.server.ServerConnector;

/** A client that can log on by NTLM and seals its messages. */
final class NtlmTalker implements AutoCloseable {
  final RawClient wire;
  final NtlmInitiator ntlm;
  EncryptedMessages seal;

  NtlmTalker(ServerConnector port) throws Exception {
    this(port, "alice", NtlmHost.PASSWORD);
  }

  NtlmTalker(ServerConnector port, String user, String password) throws Exception {
    wire = new RawClient(port);
    ntlm = new NtlmInitiator(user, password, ChannelBinding.NONE, "HTTP/test");
  }

  NtlmTalker logOn() throws Exception {
    assertEquals(200, send(proof()).status());
    seal = new EncryptedMessages(Protocol.SPNEGO, ntlm.protection());
    return this;
  }

  byte[] proof() throws Exception {
    RawClient.Reply challenge = send(ntlm.step(new byte[0]));
    assertEquals(401, challenge.status());
    String token = challenge.header("WWW-Authenticate").substring("Negotiate ".length());
    return ntlm.step(Base64.getDecoder().decode(token));
  }

  RawClient.Reply send(byte[] token) throws Exception {
    String authorization =
        "Authorization: Negotiate " + Base64.getEncoder().encodeToString(token) + "\r\n";
    return wire.post("/wsman", authorization, "");
  }

  byte[] sealed(String text) throws Exception {
    return seal.close(
            new Message(
                "application/soap+xml;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8)))
        .body();
  }

  RawClient.Reply post(byte[] body) throws Exception {
    wire.send(
        RawClient.head(
            "/wsman",
            "Content-Type: "
                + "multipart/encrypted;protocol=\"application/HTTP-SPNEGO-session-encrypted\";"
                + "boundary=\"Encrypted Boundary\"\r\nContent-Length: "
                + body.length
                + "\r\n"));
    return wire.send(body).read();
  }

  @Override
  public void close() throws Exception {
    wire.close();
  }
}
