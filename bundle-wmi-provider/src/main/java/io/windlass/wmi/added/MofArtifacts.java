package io.windlass.wmi.added;

import io.windlass.wmi.mof.MofException;
import io.windlass.wmi.mof.MofFiles;
import io.windlass.wmi.mof.MofLoader;
import java.io.File;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in the directories that File Install watches anyway, {@code mof/} of an instance among
 * them: a unit each, which comes, changes and goes with the file.
 */
@Component(service = ArtifactInstaller.class)
public final class MofArtifacts implements ArtifactInstaller {
  static final String SUFFIX = ".mof";

  private static final Logger LOG = LoggerFactory.getLogger(MofArtifacts.class);

  private final MofRepository repository;

  /** Hands files to this repository. */
  @Activate
  public MofArtifacts(@Reference MofRepository repository) {
    this.repository = repository;
  }

  /** Not a draft: those start with a dot. */
  @Override
  public boolean canHandle(File artifact) {
    String name = artifact.getName();
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }

  @Override
  public void install(File artifact) {
    String unit = artifact.getAbsolutePath();
    try {
      MofFiles files = MofFiles.below(artifact.getAbsoluteFile().getParentFile().toPath());
      repository.put(new MofUnit(unit, MofLoader.load(files, artifact.getName())));
    } catch (MofException e) {
      LOG.warn("{} is not used: {}", unit, e.getMessage());
      repository.remove(unit);
    }
  }

  @Override
  public void update(File artifact) {
    install(artifact);
  }

  @Override
  public void uninstall(File artifact) {
    repository.remove(artifact.getAbsolutePath());
  }
}
