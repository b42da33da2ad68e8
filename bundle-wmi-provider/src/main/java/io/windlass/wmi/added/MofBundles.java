package io.windlass.wmi.added;

import io.windlass.wmi.mof.MofException;
import io.windlass.wmi.mof.MofFiles;
import io.windlass.wmi.mof.MofLoader;
import java.net.URL;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MOF that plug-ins bring: the header {@value #HEADER} names files in the bundle, separated by
 * commas. They are there while the bundle is active.
 */
@Component(
    service = {},
    immediate = true)
public final class MofBundles implements BundleTrackerCustomizer<List<String>> {
  /** The header of the bundle's manifest. */
  public static final String HEADER = "Windlass-MOF";

  private static final Logger LOG = LoggerFactory.getLogger(MofBundles.class);

  private final MofRepository repository;
  private final BundleTracker<List<String>> tracker;

  /** Hands files to this repository. */
  @Activate
  public MofBundles(BundleContext context, @Reference MofRepository repository) {
    this.repository = repository;
    tracker = new BundleTracker<>(context, Bundle.ACTIVE | Bundle.STARTING, this);
    tracker.open();
  }

  @Deactivate
  void close() {
    tracker.close();
  }

  /** The names of the units that came with the bundle; null when it brings none. */
  @Override
  public List<String> addingBundle(Bundle bundle, BundleEvent event) {
    String header = bundle.getHeaders("").get(HEADER);
    if (header == null) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (String path : header.trim().split("\\s*,\\s*")) {
      String name = bundle.getSymbolicName() + "/" + path;
      try {
        repository.put(new MofUnit(name, MofLoader.load(inside(bundle), path)));
        names.add(name);
      } catch (MofException e) {
        LOG.warn("{} is not used: {}", name, e.getMessage());
      }
    }
    return names;
  }

  private static MofFiles inside(Bundle bundle) {
    return path -> {
      URL entry = bundle.getEntry(path);
      if (entry == null) {
        throw new NoSuchFileException(path);
      }
      return entry.openStream();
    };
  }

  @Override
  public void modifiedBundle(Bundle bundle, BundleEvent event, List<String> names) {
    // from starting to active
  }

  @Override
  public void removedBundle(Bundle bundle, BundleEvent event, List<String> names) {
    names.forEach(repository::remove);
  }
}
