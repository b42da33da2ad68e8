// How full the disks are.  winrm script disks.jsh
import io.windlass.wsman.client.Item;
import io.windlass.wsman.client.XmlTree;

String DISKS = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_LogicalDisk";
var disks = WSMan.CreateSession().Enumerate(DISKS);
while (!disks.getAtEndOfStream()) {
  Item disk = Item.of(XmlTree.read(disks.ReadItem().getBytes("UTF-8")));
  long size = disk.number("Size").orElse(0);
  long free = disk.number("FreeSpace").orElse(0);
  if (size > 0) {
    WScript.Echo(disk.text("DeviceID").orElse("?"), 100 * (size - free) / size + " %");
  }
}
