"""Asks again and again over one kept connection until a file appears; prints what went wrong.

Arguments: URL, user, password, file. Prints "N requests, M failed" and the failures.
"""
import os
import sys

import requests

url, user, password, stop = sys.argv[1:5]
ENVELOPE = """<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
 xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"
 xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"><s:Header>
<a:Action>http://schemas.xmlsoap.org/ws/2004/09/transfer/Get</a:Action><a:To>%s</a:To>
<w:ResourceURI>http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_OperatingSystem</w:ResourceURI>
<a:MessageID>uuid:%08d-0000-0000-0000-000000000000</a:MessageID>
<a:ReplyTo><a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address></a:ReplyTo>
</s:Header><s:Body/></s:Envelope>"""

asked = 0
failures = []
with requests.Session() as session:
    session.trust_env = False
    session.auth = (user, password)
    while not os.path.exists(stop):
        asked += 1
        try:
            answer = session.post(
                url,
                data=ENVELOPE % (url, asked),
                headers={"Content-Type": "application/soap+xml;charset=UTF-8"},
                timeout=30,
            )
            if answer.status_code != 200 or "uuid:%08d" % asked not in answer.text:
                failures.append("%d: %s" % (answer.status_code, answer.text[:300]))
        except requests.RequestException as e:
            failures.append(repr(e))
print("%d requests, %d failed" % (asked, len(failures)))
for failure in failures[:10]:
    print(failure)
