"""Drives the service with python3-winrm: pywinrm_check.py URL USER PASSWORD.

Prints one line per promise, PASS or FAIL, and exits with 1 when one failed.
"""
import sys
import uuid
import xml.etree.ElementTree as ET

from winrm.protocol import Protocol

URL, USER, PASSWORD = sys.argv[1:4]
SOAP = 'http://www.w3.org/2003/05/soap-envelope'
ADDRESSING = 'http://schemas.xmlsoap.org/ws/2004/08/addressing'
WSMAN = 'http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd'
ENUMERATION = 'http://schemas.xmlsoap.org/ws/2004/09/enumeration'
TRANSFER = 'http://schemas.xmlsoap.org/ws/2004/09/transfer'
WMI = 'http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/'
WQL = 'http://schemas.microsoft.com/wbem/wsman/1/WQL'

protocol = Protocol(URL, transport='plaintext', username=USER, password=PASSWORD,
                    read_timeout_sec=30, operation_timeout_sec=20)
failures = 0


def send(action, resource, body='', header=''):
    return ET.fromstring(protocol.send_message(
        f'<s:Envelope xmlns:s="{SOAP}" xmlns:a="{ADDRESSING}" xmlns:w="{WSMAN}" xmlns:n="{ENUMERATION}">'
        f'<s:Header><a:To>{URL}</a:To>'
        f'<w:ResourceURI s:mustUnderstand="true">{resource}</w:ResourceURI>'
        f'<a:ReplyTo><a:Address s:mustUnderstand="true">{ADDRESSING}/role/anonymous</a:Address></a:ReplyTo>'
        f'<a:Action s:mustUnderstand="true">{action}</a:Action>'
        f'<w:MaxEnvelopeSize s:mustUnderstand="true">153600</w:MaxEnvelopeSize>'
        f'<a:MessageID>uuid:{uuid.uuid4()}</a:MessageID>'
        f'<w:OperationTimeout>PT20S</w:OperationTimeout>{header}</s:Header>'
        f'<s:Body>{body}</s:Body></s:Envelope>'))


def names(tree, element):
    """The texts of all elements of this local name."""
    return [e.text for e in tree.iter() if e.tag.rpartition('}')[2] == element]


def items(tree):
    return [i for e in tree.iter() if e.tag.rpartition('}')[2] == 'Items' for i in e]


def enumerate_all(resource, body='', size=5):
    """Every item of an enumeration, Pull by Pull."""
    answer = send(ENUMERATION + '/Enumerate', resource, f'<n:Enumerate>{body}</n:Enumerate>')
    found = items(answer)
    context = names(answer, 'EnumerationContext')[0]
    while not names(answer, 'EndOfSequence'):
        answer = send(ENUMERATION + '/Pull', resource,
                      f'<n:Pull><n:EnumerationContext>{context}</n:EnumerationContext>'
                      f'<n:MaxElements>{size}</n:MaxElements></n:Pull>')
        page = items(answer)
        assert len(page) <= size, f'{len(page)} items in a page of {size}'
        found += page
        context = (names(answer, 'EnumerationContext') or [context])[0]
    return found


def promise(name):
    def check(function):
        global failures
        try:
            function()
            print('PASS', name)
        except Exception as e:  # every failure is a line of the report
            failures += 1
            print('FAIL', name, '--', type(e).__name__, str(e)[:400])
    return check


@promise('Get of the operating system')
def _():
    answer = send(TRANSFER + '/Get', WMI + 'Win32_OperatingSystem')
    assert names(answer, 'CSName')[0], 'no CSName'


@promise('Get by selector')
def _():
    answer = send(TRANSFER + '/Get', WMI + 'Win32_Process',
                  header='<w:SelectorSet><w:Selector Name="Handle">1</w:Selector></w:SelectorSet>')
    assert names(answer, 'ProcessId') == ['1'], names(answer, 'ProcessId')


@promise('Enumerate and Pull of all processes')
def _():
    found = enumerate_all(WMI + 'Win32_Process')
    handles = [names(item, 'Handle')[0] for item in found]
    assert '1' in handles and len(set(handles)) == len(handles), handles


@promise('WQL with a condition and a projection')
def _():
    query = 'SELECT Name, ProcessId FROM Win32_Process WHERE ProcessId = 1'
    found = enumerate_all(WMI + '*', f'<w:Filter Dialect="{WQL}">{query}</w:Filter>')
    assert len(found) == 1, f'{len(found)} items'
    assert names(found[0], 'ProcessId') == ['1'], ET.tostring(found[0])
    assert not names(found[0], 'CommandLine'), 'a property that was not asked for'


@promise('a class that does not exist is a fault')
def _():
    try:
        send(TRANSFER + '/Get', WMI + 'Win32_NoSuchClass')
    except Exception as e:
        assert '500' in str(e) or 'fault' in str(e).lower() or '215' in str(e), e
        return
    raise AssertionError('was answered')


print('ALL PASS' if failures == 0 else f'{failures} FAILED')
sys.exit(1 if failures else 0)
