package io.windlass.wmi.linux.service;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The service manager of a host. Names of services are data of a client: an unknown one is never
 * handed to a program. Safe for use by several threads.
 */
public interface ServiceControl {
  /** Why managers of scripts do not write any. */
  String NO_SCRIPTS =
      "the service is an init script, a program that is not written or changed from here: install"
          + " or remove the package that it comes with";

  /** All services. */
  Stream<ServiceFacts> services() throws IOException, InterruptedException;

  /** One service; names compare with case. */
  Optional<ServiceFacts> service(String name) throws IOException, InterruptedException;

  /** Which of these services need which others. */
  Stream<ServiceDependency> dependencies() throws IOException, InterruptedException;

  /**
   * Starts a service that exists and waits until that is done.
   *
   * @return a code of {@code Win32_Service.StartService}
   */
  int start(String name, Duration limit) throws IOException, InterruptedException;

  /**
   * Stops a service that exists and waits until that is done.
   *
   * @return a code of {@code Win32_Service.StopService}
   */
  int stop(String name, Duration limit) throws IOException, InterruptedException;

  /** Asks the service itself (not only its pid file) whether it runs. */
  boolean isActive(String name, Duration limit) throws IOException, InterruptedException;

  /**
   * Chooses whether the service starts at boot.
   *
   * @param mode {@code Automatic}, {@code Manual} or {@code Disabled}
   * @return a code of {@code Win32_Service.ChangeStartMode}
   */
  int changeStartMode(String name, String mode, Duration limit)
      throws IOException, InterruptedException;

  /**
   * Makes a service; it is not started.
   *
   * @return a code of {@code Win32_Service.Create}
   */
  default int create(String name, ServiceSettings settings, Duration limit)
      throws IOException, InterruptedException, Refusal {
    throw new Refusal(ReturnCode.NOT_SUPPORTED, NO_SCRIPTS);
  }

  /**
   * Changes a service that exists.
   *
   * @return a code of {@code Win32_Service.Change}
   */
  default int change(String name, ServiceSettings settings, Duration limit)
      throws IOException, InterruptedException, Refusal {
    boolean more =
        settings.displayName().isPresent()
            || settings.command().isPresent()
            || settings.account().isPresent()
            || !settings.dependencies().isEmpty();
    if (more) {
      throw new Refusal(ReturnCode.NOT_SUPPORTED, NO_SCRIPTS);
    }
    return settings.startMode().isPresent()
        ? changeStartMode(name, settings.startMode().get(), limit)
        : ReturnCode.SUCCESS;
  }

  /**
   * Removes a service that exists; a running one is stopped.
   *
   * @return a code of {@code Win32_Service.Delete}
   */
  default int delete(String name, Duration limit)
      throws IOException, InterruptedException, Refusal {
    throw new Refusal(ReturnCode.NOT_SUPPORTED, NO_SCRIPTS);
  }
}
