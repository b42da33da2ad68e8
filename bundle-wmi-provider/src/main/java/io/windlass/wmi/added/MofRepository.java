package io.windlass.wmi.added;

import io.windlass.wmi.mof.MofException;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.AddedInstances;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wsman.api.cim.ClassSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The units that are there, bound anew whenever one comes or goes: their classes are in the {@link
 * ClassRepository} at once, their instances here. A unit that builds on another one may come before
 * it: it waits. Where two declare the same, the one that came first holds. Safe for several
 * threads.
 */
@Component(service = MofRepository.class)
public final class MofRepository implements AddedInstances {
  private static final Logger LOG = LoggerFactory.getLogger(MofRepository.class);

  private final ClassRepository classes;
  private final Map<String, MofUnit> units = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile BoundUnits bound = BoundUnits.NONE;

  /** An empty one that adds to these classes. */
  @Activate
  public MofRepository(@Reference ClassRepository classes) {
    this.classes = classes;
  }

  /**
   * Adds a unit, or replaces the one of its name.
   *
   * @return why it cannot be used now; it is kept, and used when what it lacks comes
   */
  public Optional<MofException> put(MofUnit unit) {
    synchronized (this) {
      units.put(unit.name(), unit);
      bind();
    }
    listeners.forEach(Runnable::run);
    return Optional.ofNullable(bound.problems().get(unit.name()));
  }

  /** Removes the unit of that name, if there is one. */
  public void remove(String name) {
    synchronized (this) {
      if (units.remove(name) == null) {
        return;
      }
      bind();
    }
    listeners.forEach(Runnable::run);
  }

  private void bind() {
    Map<String, MofException> before = bound.problems();
    BoundUnits now = BoundUnits.of(units.values(), classes::findOwn);
    classes.setAdded(now.classes(), now.namespaces());
    bound = now;
    now.problems()
        .forEach(
            (name, problem) -> {
              if (!before.containsKey(name)
                  || !before.get(name).getMessage().equals(problem.getMessage())) {
                LOG.warn("{} is not used: {}", name, problem.getMessage());
              }
            });
  }

  /** The units that cannot be used, by name, with the reason. */
  public Map<String, MofException> problems() {
    return bound.problems();
  }

  /** What was left aside of the unit of that name, and why. */
  List<String> warnings(String name) {
    return bound.warnings(name);
  }

  @Override
  public Optional<ClassSource> of(ClassSchema schema) {
    return bound.instances(schema);
  }

  /** Calls this after every change, on the thread that made it. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Ends {@link #listen}. */
  public void forget(Runnable listener) {
    listeners.remove(listener);
  }
}
