package io.windlass.wsman.core.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Stages whose steps throw checked exceptions. */
public final class Async {
  private Async() {}

  /** A step from one result to the next stage. */
  @FunctionalInterface
  public interface Step<T, R> {
    /** Does the step. */
    CompletionStage<R> apply(T value) throws Exception;
  }

  /** A step from one result to the next. */
  @FunctionalInterface
  public interface Mapping<T, R> {
    /** Does the step. */
    R apply(T value) throws Exception;
  }

  /** Goes on with a step that is itself a stage. */
  public static <T, R> CompletionStage<R> compose(CompletionStage<T> stage, Step<T, R> step) {
    return stage.thenCompose(
        value -> {
          try {
            return step.apply(value);
          } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
          }
        });
  }

  /** Goes on with a step. */
  public static <T, R> CompletionStage<R> map(CompletionStage<T> stage, Mapping<T, R> step) {
    return stage.thenApply(
        value -> {
          try {
            return step.apply(value);
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        });
  }
}
