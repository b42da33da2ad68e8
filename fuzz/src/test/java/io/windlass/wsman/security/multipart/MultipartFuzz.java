package io.windlass.wsman.security.multipart;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.windlass.fuzz.Budget;
import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.SealedMessage;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.multipart.EncryptedMessages.Message;
import java.util.Arrays;

/** Bodies of sealed messages, with a seal that changes nothing: what is read can be written. */
class MultipartFuzz {
  private static final MessageProtection NONE =
      new MessageProtection() {
        @Override
        public boolean confidential() {
          return true;
        }

        @Override
        public SealedMessage seal(byte[] message) {
          return new SealedMessage(new byte[4], message);
        }

        @Override
        public byte[] open(SealedMessage message) {
          return message.data();
        }

        @Override
        public byte[] mechListMic(byte[] mechanisms) {
          return new byte[0];
        }

        @Override
        public void verifyMechListMic(byte[] mechanisms, byte[] mic) {}
      };

  @FuzzTest
  void bodies(byte[] input) throws Exception {
    Budget.spend(
        200,
        () -> {
          for (Protocol protocol : Protocol.values()) {
            EncryptedMessages messages = new EncryptedMessages(protocol, NONE);
            Message opened;
            try {
              opened = messages.open(input, input.length, 10_000);
            } catch (SecurityFailure refused) {
              continue;
            }
            if (protocol != Protocol.CREDSSP) {
              byte[] body = messages.close(opened).body();
              Message again = messages.open(body, body.length, 10_000);
              if (!Arrays.equals(opened.body(), again.body())) {
                throw new AssertionError("written in another way than it was read");
              }
            }
          }
        });
  }
}
