#!/usr/bin/python3
"""Sealed WS-Management by MIT's GSS-API: gssapi_sealed.py URL SCHEME MECHANISM [ATTACK]

SCHEME is Negotiate or Kerberos, MECHANISM spnego or kerberos. Wraps with gss_wrap_iov (HEADER, DATA,
PADDING), as Windows does. With MECHANISM ntlm it is SPNEGO by gss-ntlmssp, which takes its user from
NTLM_USER_FILE. Prints ALL PASS. With an ATTACK prints the HTTP status that it gets:
altered, repeated, reordered, length, clear, stolen (a token on another connection), moved (a sealed
body on another connection). Over HTTPS messages travel as they are, and the ATTACK is what is said of
the TLS channel: bound, unbound or misbound."""
import base64
import hashlib
import http.client
import ssl
import struct
import sys
import urllib.parse
import uuid

import gssapi
import gssapi.raw
from gssapi.raw import IOV, IOVBufferType

url, scheme, mechanism = sys.argv[1:4]
attack = sys.argv[4] if len(sys.argv) > 4 else ""
where = urllib.parse.urlparse(url)
MECHANISMS = {
    "kerberos": "1.2.840.113554.1.2.2",
    "spnego": "1.3.6.1.5.5.2",
    "ntlm": "1.3.6.1.5.5.2",
}
PROTOCOLS = {"Negotiate": "SPNEGO", "Kerberos": "Kerberos"}
PROTOCOL = "application/HTTP-%s-session-encrypted" % PROTOCOLS[scheme]
SOAP = "application/soap+xml;charset=UTF-8"


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
        bindings = None
        if where.scheme == "https":
            trusting = ssl.create_default_context()
            trusting.check_hostname = False
            trusting.verify_mode = ssl.CERT_NONE
            self.connection = http.client.HTTPSConnection(
                where.hostname, where.port, timeout=30, context=trusting
            )
            self.connection.connect()
            if attack != "unbound":
                certificate = self.connection.sock.getpeercert(True)
                name = certificate if attack == "bound" else b"another"
                bindings = gssapi.raw.ChannelBindings(
                    application_data=b"tls-server-end-point:" + hashlib.sha256(name).digest()
                )
        else:
            self.connection = http.client.HTTPConnection(where.hostname, where.port, timeout=30)
        self.context = gssapi.SecurityContext(
            name=gssapi.Name("HTTP@" + where.hostname, gssapi.NameType.hostbased_service),
            mech=gssapi.OID.from_int_seq(MECHANISMS[mechanism]),
            flags=gssapi.RequirementFlag.mutual_authentication
            | gssapi.RequirementFlag.confidentiality
            | gssapi.RequirementFlag.out_of_sequence_detection,
            usage="initiate",
            channel_bindings=bindings,
        )

    def send(self, body, content_type, token=None):
        headers = {"Content-Type": content_type}
        if token is not None:
            headers["Authorization"] = scheme + " " + base64.b64encode(token).decode()
        self.connection.request("POST", where.path, body, headers)
        answer = self.connection.getresponse()
        return answer, answer.read()

    def token_of(self, answer):
        for name, value in answer.getheaders():
            if name.lower() == "www-authenticate" and value.lower().startswith(scheme.lower() + " "):
                return base64.b64decode(value[len(scheme) + 1 :])
        return None

    def log_on(self):
        token = self.context.step()
        for _ in range(4):
            answer, _ = self.send(b"", SOAP, token)
            reply = self.token_of(answer)
            token = self.context.step(reply) if reply else None
            if answer.status == 200:
                assert self.context.complete, "the service ended too early"
                return
            assert answer.status == 401 and token, answer.status
        raise AssertionError("too many legs")

    def parts(self, plain):
        if mechanism == "ntlm":
            sealed = self.context.wrap(plain, True).message
            return sealed[:16], sealed[16:], b""
        iov = IOV(IOVBufferType.header, plain, IOVBufferType.padding, std_layout=False)
        gssapi.raw.wrap_iov(self.context, iov, confidential=True)
        return iov[0].value, iov[1].value, iov[2].value or b""

    def seal(self, plain):
        signature, data, padding = self.parts(plain)
        return (
            b"--Encrypted Boundary\r\n\tContent-Type: "
            + PROTOCOL.encode()
            + b"\r\n\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length="
            + str(len(plain) + len(padding)).encode()
            + b"\r\n--Encrypted Boundary\r\n\tContent-Type: application/octet-stream\r\n"
            + struct.pack("<i", len(signature))
            + signature
            + data
            + padding
            + b"--Encrypted Boundary--\r\n"
        )

    def open(self, body):
        start = body.index(b"\tContent-Type: application/octet-stream\r\n") + 41
        sealed = body[start : -len(b"--Encrypted Boundary--\r\n")]
        length = struct.unpack("<i", sealed[:4])[0]
        if mechanism == "ntlm":
            return self.context.unwrap(sealed[4:]).message
        iov = IOV(
            (IOVBufferType.header, False, sealed[4 : 4 + length]),
            (IOVBufferType.data, False, sealed[4 + length :]),
            (IOVBufferType.data, False, b""),
            std_layout=False,
        )
        gssapi.raw.unwrap_iov(self.context, iov)
        return iov[1].value

    def post(self, body):
        return self.send(
            body, 'multipart/encrypted;protocol="%s";boundary="Encrypted Boundary"' % PROTOCOL
        )


def attacked():
    talk = Talk()
    if attack.endswith("bound"):
        return talk.send(message(), SOAP, talk.context.step())[0].status
    if attack == "stolen":
        token = talk.context.step()
        talk.send(b"", SOAP, token)
        return Talk().send(message(), SOAP, token)[0].status
    talk.log_on()
    first = talk.seal(message())
    if attack == "clear":
        return talk.send(message(), SOAP)[0].status
    if attack == "moved":
        return Talk().post(first)[0].status
    if attack == "altered":
        at = first.index(b"octet-stream\r\n") + 100
        first = first[:at] + bytes([first[at] ^ 1]) + first[at + 1 :]
        status = talk.post(first)[0].status
        return "%s %s" % (status, talk.post(talk.seal(message()))[0].status)
    if attack == "length":
        return talk.post(first.replace(b";Length=", b";Length=1"))[0].status
    if attack == "reordered":
        return talk.post(talk.seal(message()))[0].status
    assert attack == "repeated", attack
    talk.post(first)
    return talk.post(first)[0].status


if attack:
    print(attacked())
    sys.exit()
talk = Talk()
talk.log_on()
for padding in (0, 1, 15, 16, 17, 70000, 100):
    answer, body = talk.post(talk.seal(message(padding)))
    assert answer.status == 200, answer.status
    assert b"<p:Caption>" in talk.open(body)
print("ALL PASS")
