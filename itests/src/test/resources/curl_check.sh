#!/bin/bash
# Drives the service with curl: curl_check.sh PORT USER PASSWORD. PASS and FAIL lines; exit 1 on failure.
port=$1 user=$2 password=$3
url=http://127.0.0.1:$port/wsman
failures=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() { # NAME STATUS-OF-THE-TEST
  if [ "$2" = 0 ]; then echo "PASS $1"; else
    echo "FAIL $1 -- $(cat "$work/status" 2>/dev/null) $(head -c 400 "$work/body" 2>/dev/null)"
    failures=$((failures + 1))
  fi
}
post() { # ARGUMENTS-OF-CURL; the status goes to $work/status, the body to $work/body
  rm -f "$work/body"
  curl -s -m 30 -o "$work/body" -D "$work/head" -w '%{http_code}' \
    -H 'Content-Type: application/soap+xml;charset=UTF-8' "$@" "$url" >"$work/status"
}
status() { [ "$(cat "$work/status")" = "$1" ]; }

identify='<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:i="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"><s:Header/><s:Body><i:Identify/></s:Body></s:Envelope>'
get='<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"><s:Header><a:To>http://localhost/wsman</a:To><w:ResourceURI s:mustUnderstand="true">http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_OperatingSystem</w:ResourceURI><a:ReplyTo><a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address></a:ReplyTo><a:Action s:mustUnderstand="true">http://schemas.xmlsoap.org/ws/2004/09/transfer/Get</a:Action><a:MessageID>uuid:7b9e0c2e-9a44-4d0f-8f4d-0a4f5b6c7d8e</a:MessageID></s:Header><s:Body/></s:Envelope>'

post -H 'WSMANIDENTIFY: unauthenticated' --data "$identify"
status 200 && grep -q IdentifyResponse "$work/body"; check 'Identify without credentials' $?
post --data "$get"
status 401 && grep -qi '^WWW-Authenticate: Basic realm="WSMAN"' "$work/head"; check 'Get without credentials is 401' $?
post -u "$user:wrong" --data "$get"
status 401; check 'a wrong password is 401' $?
post -u "$user:$password" --data "$get"
status 200 && grep -q 'CSName>' "$work/body"; check 'Get with Basic' $?
post -u "$user:$password" --data "$identify"
status 200 && grep -q ProductVersion "$work/body"; check 'Identify with Basic' $?
post -u "$user:$password" --data '<not-xml'
status 500 || status 400; check 'garbage is refused' $?
xmllint --noout "$work/body" 2>/dev/null || [ ! -s "$work/body" ]; check 'the refusal is well-formed' $?

[ $failures = 0 ] && echo 'ALL PASS' || { echo "$failures FAILED"; exit 1; }
