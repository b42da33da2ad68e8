#!/usr/bin/python3
"""A Get and a large Enumerate by pywinrm. pywinrm_logon.py URL USER PASSWORD TRANSPORT ENCRYPTION [CERTIFICATE KEY]

Prints ALL PASS; or what the service or the client says, and exits with 1."""
import os
import sys
import uuid
import warnings

warnings.simplefilter("ignore")
# They would win over server_cert_validation.
for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
    os.environ.pop(name, None)
from winrm.protocol import Protocol

url, user, password, transport, encryption = sys.argv[1:6]
certificate = dict(zip(("cert_pem", "cert_key_pem"), sys.argv[6:]))
protocol = Protocol(
    url,
    transport=transport,
    username=user,
    password=password,
    message_encryption=encryption,
    server_cert_validation="ignore",
    **certificate,
)
WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing"


def ask(action, class_name, body):
    answer = protocol.send_message(
        f"""<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="{ADDRESSING}"
 xmlns:w="{WSMAN}" xmlns:n="{ENUMERATION}"><s:Header><a:To>{url}</a:To>
 <w:ResourceURI s:mustUnderstand="true">http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/{class_name}</w:ResourceURI>
 <a:ReplyTo><a:Address>{ADDRESSING}/role/anonymous</a:Address></a:ReplyTo>
 <a:Action s:mustUnderstand="true">{action}</a:Action><w:MaxEnvelopeSize>512000</w:MaxEnvelopeSize>
 <a:MessageID>uuid:{uuid.uuid4()}</a:MessageID><w:OperationTimeout>PT20S</w:OperationTimeout></s:Header>
 <s:Body>{body}</s:Body></s:Envelope>"""
    )
    return answer if isinstance(answer, bytes) else answer.encode()


try:
    for _ in range(3):
        assert b"Caption" in ask(
            "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get", "Win32_OperatingSystem", ""
        )
    # More than 16 KB there and back.
    padding = "<!--" + "x" * 60000 + "-->"
    many = ask(
        ENUMERATION + "/Enumerate",
        "Win32_Process",
        "<n:Enumerate><w:OptimizeEnumeration/><w:MaxElements>300</w:MaxElements>"
        + padding
        + "</n:Enumerate>",
    )
    assert many.count(b"<p:Win32_Process ") > 1, many[:200]
    print("ALL PASS")
except Exception as refused:  # what is wrong is for the test to judge
    print(type(refused).__name__, refused)
    sys.exit(1)
