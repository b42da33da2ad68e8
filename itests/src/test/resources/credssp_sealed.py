#!/usr/bin/python3
"""CredSSP by OpenSSL and python3-ntlm-auth: credssp_sealed.py URL USER PASSWORD TLS [ATTACK]

TLS is 1.2 or 1.3. Prints ALL PASS; with an ATTACK (old, key, altered, repeated) the HTTP status."""
import base64
import hashlib
import http.client
import os
import ssl
import struct
import sys
import urllib.parse
import uuid

from ntlm_auth.ntlm import NtlmContext
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

url, user, password, tls = sys.argv[1:5]
attack = sys.argv[5] if len(sys.argv) > 5 else ""
where = urllib.parse.urlparse(url)
SOAP = "application/soap+xml;charset=UTF-8"
PROTOCOL = "application/HTTP-CredSSP-session-encrypted"
VERSION = 4 if attack == "old" else 6


def der(tag, *parts):
    content = b"".join(parts)
    n = len(content)
    length = bytes([n]) if n < 128 else bytes([0x82, n >> 8, n & 255])
    return bytes([tag]) + length + content


def fields(octets):
    """The elements of a SEQUENCE by their context tags."""

    def element(at):
        tag, n = octets[at], octets[at + 1]
        at += 2
        if n > 127:
            count = n & 127
            n = int.from_bytes(octets[at : at + count], "big")
            at += count
        return tag, at, at + n

    found = {}
    _, at, end = element(0)
    while at < end:
        tag, start, at = element(at)
        found[tag - 0xA0] = octets[start:at]
    return found


def octets_of(element):
    """The content of the innermost element at the end of nested ones of one part each."""
    while element[0] in (0x30, 0xA0, 0x04):
        head = 2 if element[1] < 128 else 2 + (element[1] & 127)
        last = element[0] == 0x04
        element = element[head:]
        if last:
            return element
    return element


def message(padding=0):
    return f"""<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
 xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"
 xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"><s:Header><a:To>{url}</a:To>
 <w:ResourceURI s:mustUnderstand="true">http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_OperatingSystem</w:ResourceURI>
 <a:ReplyTo><a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address></a:ReplyTo>
 <a:Action s:mustUnderstand="true">http://schemas.xmlsoap.org/ws/2004/09/transfer/Get</a:Action>
 <w:MaxEnvelopeSize>512000</w:MaxEnvelopeSize><a:MessageID>uuid:{uuid.uuid4()}</a:MessageID>
 </s:Header><s:Body><!--{"x" * padding}--></s:Body></s:Envelope>""".encode()


class Talk:
    def __init__(self):
        self.connection = http.client.HTTPConnection(where.hostname, where.port, timeout=30)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        version = ssl.TLSVersion.TLSv1_2 if tls == "1.2" else ssl.TLSVersion.TLSv1_3
        context.minimum_version = context.maximum_version = version
        self.incoming, self.outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = context.wrap_bio(self.incoming, self.outgoing)

    def post(self, body, content_type, token=None):
        headers = {"Content-Type": content_type}
        if token is not None:
            headers["Authorization"] = "CredSSP " + base64.b64encode(token).decode()
        self.connection.request("POST", where.path, body, headers)
        answer = self.connection.getresponse()
        return answer, answer.read()

    def leg(self):
        """Sends what TLS has to send, and gives TLS the answer."""
        answer, _ = self.post(b"", SOAP, self.outgoing.read())
        for name, value in answer.getheaders():
            if name.lower() == "www-authenticate" and value.startswith("CredSSP "):
                self.incoming.write(base64.b64decode(value[8:]))
                return answer.status
        return answer.status

    def said(self):
        try:
            return self.tls.read(65536)
        except ssl.SSLWantReadError:
            return b""

    def say(self, *parts):
        self.tls.write(der(0x30, der(0xA0, der(0x02, bytes([VERSION]))), *parts))

    def log_on(self):
        while True:
            try:
                self.tls.do_handshake()
                break
            except ssl.SSLWantReadError:
                status = self.leg()
                if status != 401:
                    return status
        ntlm = NtlmContext(user, password, "")
        self.say(der(0xA1, der(0x30, der(0x30, der(0xA0, der(0x04, ntlm.step()))))))
        if self.leg() != 401:
            return 0
        challenge = self.said()
        if not challenge:
            return 401
        last = ntlm.step(octets_of(fields(challenge)[1]))
        certificate = x509.load_der_x509_certificate(self.tls.getpeercert(True))
        key = certificate.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        nonce = os.urandom(32)
        seen = b"\x04" + bytes(64) if attack == "key" else key
        proof = hashlib.sha256(b"CredSSP Client-To-Server Binding Hash\0" + nonce + seen).digest()
        self.say(
            der(0xA1, der(0x30, der(0x30, der(0xA0, der(0x04, last))))),
            der(0xA3, der(0x04, ntlm.wrap(proof))),
            der(0xA5, der(0x04, nonce)),
        )
        self.leg()
        answer = self.said()
        if not answer:
            return 401
        theirs = ntlm.unwrap(octets_of(fields(answer)[3]))
        assert theirs == hashlib.sha256(
            b"CredSSP Server-To-Client Binding Hash\0" + nonce + key
        ).digest(), "the service does not prove its key"
        wide = [text.encode("utf-16-le") for text in ("", user, password)]
        inner = der(0x30, *[der(0xA0 + i, der(0x04, text)) for i, text in enumerate(wide)])
        credentials = der(0x30, der(0xA0, der(0x02, b"\x01")), der(0xA1, der(0x04, inner)))
        self.say(der(0xA2, der(0x04, ntlm.wrap(credentials))))
        return self.leg()

    def seal(self, plain):
        body = b""
        for at in range(0, len(plain), 16384):
            chunk = plain[at : at + 16384]
            self.tls.write(chunk)
            body += (
                b"--Encrypted Boundary\r\n\tContent-Type: "
                + PROTOCOL.encode()
                + b"\r\n\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length="
                + str(len(chunk)).encode()
                + b"\r\n--Encrypted Boundary\r\n\tContent-Type: application/octet-stream\r\n"
                + struct.pack("<i", 16 if tls == "1.2" else 17)
                + self.outgoing.read()
            )
        return body + b"--Encrypted Boundary--\r\n"

    def sealed(self, body):
        kind = "encrypted" if body.count(b"octet-stream\r\n") == 1 else "x-multi-encrypted"
        return self.post(
            body, 'multipart/%s;protocol="%s";boundary="Encrypted Boundary"' % (kind, PROTOCOL)
        )

    def open(self, body):
        plain = b""
        for part in body.split(b"\tContent-Type: application/octet-stream\r\n")[1:]:
            records = part[4 : part.rindex(b"--Encrypted Boundary")]
            self.incoming.write(records)
            plain += self.said()
        return plain


talk = Talk()
status = talk.log_on()
if attack in ("old", "key") or status != 200:
    print(status)
    sys.exit(0 if attack else 1)
if attack:
    sealed = talk.seal(message())
    if attack == "altered":
        at = sealed.index(b"octet-stream\r\n") + 100
        sealed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
    else:
        talk.sealed(sealed)
    print(talk.sealed(sealed)[0].status)
    sys.exit()
for padding in (0, 1, 40000, 100):
    answer, body = talk.sealed(talk.seal(message(padding)))
    assert answer.status == 200, answer.status
    assert b"<p:Caption>" in talk.open(body)
print("ALL PASS")
