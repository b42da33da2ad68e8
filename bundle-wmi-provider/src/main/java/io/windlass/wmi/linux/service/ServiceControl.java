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
}
