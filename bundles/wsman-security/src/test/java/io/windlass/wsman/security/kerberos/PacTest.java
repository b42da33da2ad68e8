package io.windlass.wsman.security.kerberos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.kerberos.ApRequest.AuthorizationData;
import io.windlass.wsman.security.kerberos.ApRequest.ServiceKey;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A PAC around a KERB_VALIDATION_INFO that another implementation wrote (impacket). */
class PacTest {
  private static final byte[] LOGON_INFO =
      Base64.getDecoder()
          .decode(
              "ARAIAMzMzMwgAgAAzMzMzFtiAAAAAAAA////fwAAAAD///9/AAAAAP///38AAAAA////fwAAAAD///9/"
                  + "AAAAAP///38KAAoAz4MAABoAGgD0KAAAAAAAAMc8AAAAAAAA6dkAAAAAAADR4QAAAAAAAAnoAAADAAAA"
                  + "UAQAAAECAAADAAAAyVoAACACAAAAAAAAAAAAAAAAAAAAAAAABgAGAEdwAAAOAA4A8FUAAFUHAAAAAAAA"
                  + "AAAAABAAAAAAAAAAAAAAAP///38AAAAA////fwAAAAAAAAAAAgAAAPNiAABpXgAAAQAAAAvzAAAFAAAA"
                  + "AAAAAAUAAABhAGwAaQBjAGUAq6sNAAAAAAAAAA0AAABBAGwAaQBjAGUAIABFAHgAYQBtAHAAbABlAKur"
                  + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAwAAAAECAAAHAAAA"
                  + "AAIAAAcAAACxBAAABwAAAAMAAAAAAAAAAwAAAEQAQwAxAKurBwAAAAAAAAAHAAAARQBYAEEATQBQAEwA"
                  + "RQDu7gQAAAABBAAAAAAABRUAAABvAAAA3gAAAE0BAAACAAAASCQAAAcAAAAD3wAABwAAAAEAAAABAQAA"
                  + "AAAAEgEAAAAFAAAAAQUAAAAAAAUVAAAA5wMAAHgDAAD/////BwIAAAQAAAABBAAAAAAABRUAAABvAAAA"
                  + "3gAAAE0BAAABAAAAFAUAAAcAACA=");

  private static final Instant AUTH_TIME = Instant.parse("2026-01-02T03:04:05Z");
  private static final byte[] KEY = new byte[32];
  private static final List<String> SIDS =
      List.of(
          "S-1-5-21-111-222-333-1104",
          "S-1-5-21-111-222-333-513",
          "S-1-5-21-111-222-333-512",
          "S-1-5-21-111-222-333-1201",
          "S-1-18-1",
          "S-1-5-21-999-888-4294967295-519",
          "S-1-5-21-111-222-333-1300");

  @Test
  void tellsTheIdentifiersOfUserAndGroups() throws Exception {
    assertEquals(SIDS, Pac.sids(request("alice@EXAMPLE.ORG", pac("alice", true))));
  }

  @Test
  void oneWithoutLogonInformationTellsNothing() throws Exception {
    assertEquals(List.of(), Pac.sids(request("alice@EXAMPLE.ORG", pac("alice", false))));
  }

  @Test
  void noneTellsNothing() throws Exception {
    assertEquals(
        List.of(),
        Pac.sids(
            new ApRequest(
                "alice@EXAMPLE.ORG",
                "HTTP/host",
                AUTH_TIME,
                AUTH_TIME,
                Optional.empty(),
                0,
                List.of(),
                new ServiceKey(EncryptionType.AES256_SHA1, KEY))));
  }

  @Test
  void oneOfAnotherClientIsRefused() throws Exception {
    ApRequest mallory = request("mallory@EXAMPLE.ORG", pac("alice", true));
    assertEquals(
        SecurityFailure.Kind.TAMPERED,
        assertThrows(SecurityFailure.class, () -> Pac.sids(mallory)).kind());
  }

  @Test
  void everyChangedOctetIsNoticed() throws Exception {
    byte[] pac = pac("alice", true);
    int signatures = pac.length - 2 * 16;
    for (int i = 0; i < signatures; i++) {
      byte[] altered = pac.clone();
      altered[i] ^= 4;
      ApRequest request = request("alice@EXAMPLE.ORG", altered);
      assertThrows(SecurityFailure.class, () -> Pac.sids(request), "octet " + i);
    }
  }

  @Test
  void oneThatEndsEarlyIsMalformed() throws Exception {
    for (int length = 0; length < LOGON_INFO.length - 1; length++) {
      ByteBuffer cut =
          ByteBuffer.wrap(Arrays.copyOf(LOGON_INFO, length)).order(ByteOrder.LITTLE_ENDIAN);
      if (length < LOGON_INFO.length - 4) {
        assertThrows(SecurityFailure.class, () -> LogonInfo.sids(cut), "length " + length);
      }
    }
  }

  private static ApRequest request(String client, byte[] pac) {
    return new ApRequest(
        client,
        "HTTP/host",
        AUTH_TIME,
        AUTH_TIME.plusSeconds(60),
        Optional.empty(),
        0,
        List.of(new AuthorizationData(128, pac)),
        new ServiceKey(EncryptionType.AES256_SHA1, KEY));
  }

  /** Logon information, client, checksum of the service and of the KDC. */
  private static byte[] pac(String client, boolean logonInfo) throws Exception {
    byte[] name = client.getBytes(StandardCharsets.UTF_16LE);
    byte[] clientInfo =
        ByteBuffer.allocate(10 + name.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong((AUTH_TIME.getEpochSecond() + 11_644_473_600L) * 10_000_000)
            .putShort((short) name.length)
            .put(name)
            .array();
    byte[] signature = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt(16).array();
    byte[][] buffers = {logonInfo ? LOGON_INFO : new byte[0], clientInfo, signature, signature};
    int[] types = {logonInfo ? 1 : 17, 10, 6, 7};
    int length = 8 + 16 * buffers.length;
    ByteBuffer head = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(buffers.length).putInt(0);
    for (int i = 0; i < buffers.length; i++) {
      head.putInt(types[i]).putInt(buffers[i].length).putLong(length);
      length += (buffers[i].length + 7) / 8 * 8;
    }
    for (byte[] buffer : buffers) {
      head.put(buffer).position((head.position() + 7) / 8 * 8);
    }
    byte[] pac = Arrays.copyOf(head.array(), length);
    byte[] sum = EncryptionType.AES256_SHA1.checksum(KEY, 17, pac);
    System.arraycopy(sum, 0, pac, length - 28, sum.length);
    return pac;
  }
}
