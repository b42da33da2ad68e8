"""Writes a Registry.pol with Samba's own code: lines of key, value, type and data on stdin."""
import sys

from samba.dcerpc import preg
from samba.ndr import ndr_pack

entries = []
for line in sys.stdin:
    key, value, kind, data = line.rstrip("\n").split("\t")
    entry = preg.entry()
    entry.keyname = key
    entry.valuename = value
    entry.type = int(kind)
    entry.data = int(data) if entry.type == 4 else data
    entries.append(entry)
policy = preg.file()
policy.header.signature = "PReg"
policy.header.version = 1
policy.num_entries = len(entries)
policy.entries = entries
with open(sys.argv[1], "wb") as out:
    out.write(ndr_pack(policy))
