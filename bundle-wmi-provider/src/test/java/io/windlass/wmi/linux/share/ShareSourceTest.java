package io.windlass.wmi.linux.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareSourceTest {
  @TempDir Path root;

  @Test
  void listsWhatSambaOffers() throws Exception {
    Tree tree =
        new Tree(root)
            .write(
                "/etc/samba/smb.conf",
                """
                [global]
                  path = /not/a/share
                # [comment]
                [homes]
                  comment = Home Directories
                [Data]
                  PATH = /srv/data
                  Max Connections = 7
                ; path = /other
                [printers]
                  printable = Yes
                  path = /var/spool/samba
                [off]
                  available = no
                []
                """)
            .write("/var/lib/samba/usershares/mine", "#VERSION 2\npath=/home/ann/x\ncomment=Ann\n")
            .write("/var/lib/samba/usershares/data", "path=/elsewhere\n")
            .write("/var/lib/samba/usershares/broken", "nothing\n");
    Map<Object, Instance> shares = read(tree.host());
    assertEquals(
        List.of("Data", "homes", "mine", "printers"), shares.keySet().stream().sorted().toList());
    Instance data = shares.get("Data");
    assertEquals("/srv/data", data.get("Path"));
    assertEquals(0L, data.get("Type"));
    assertEquals(false, data.get("AllowMaximum"));
    assertEquals(7L, data.get("MaximumAllowed"));
    assertEquals("Home Directories", shares.get("homes").get("Description"));
    assertNull(shares.get("homes").get("Path"));
    assertEquals(true, shares.get("homes").get("AllowMaximum"));
    assertEquals(1L, shares.get("printers").get("Type"));
    assertEquals("/home/ann/x", shares.get("mine").get("Path"));
    assertEquals("Ann", shares.get("mine").get("Caption"));
  }

  @Test
  void listsWhatIsExported() throws Exception {
    Tree tree =
        new Tree(root)
            .write(
                "/etc/exports",
                """
                # /commented *(rw)
                /srv/nfs  10.0.0.0/8(ro) \\
                          host(rw) # some
                "/srv/with blank" *
                /srv/plain
                nonsense
                """)
            .write("/etc/exports.d/more.exports", "/srv/more *(ro)\n")
            .write("/etc/exports.d/other.txt", "/srv/other *(ro)\n");
    Map<Object, Instance> shares = read(tree.host());
    assertEquals(
        List.of("/srv/more", "/srv/nfs", "/srv/plain", "/srv/with blank"),
        shares.keySet().stream().sorted().toList());
    assertEquals("/srv/nfs", shares.get("/srv/nfs").get("Path"));
    assertEquals("NFS 10.0.0.0/8(ro) host(rw)", shares.get("/srv/nfs").get("Description"));
    assertEquals("NFS", shares.get("/srv/plain").get("Description"));
  }

  @Test
  void listsNothingWhereNothingIsOffered() throws Exception {
    assertEquals(Map.of(), read(new Tree(root).host()));
    read(Host.real());
  }

  private static Map<Object, Instance> read(Host host) {
    return new ShareSource(host)
        .instances(Wanted.all())
        .collect(Collectors.toMap(share -> share.get("Name"), Function.identity()));
  }
}
