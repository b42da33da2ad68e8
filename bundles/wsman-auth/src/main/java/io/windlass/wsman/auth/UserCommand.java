package io.windlass.wsman.auth;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.users.MachineSid;
import io.windlass.wsman.auth.users.NtSecrets;
import io.windlass.wsman.auth.users.PasswordHash;
import io.windlass.wsman.auth.users.UserFile;
import io.windlass.wsman.auth.users.UserRecord;
import io.windlass.wsman.security.ntlm.NtlmCrypto;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The command {@code windlass user}: accounts of an instance, whether or not it runs. Needs no
 * framework. Exit codes: 0 done, 1 failed, 2 wrong usage.
 */
public final class UserCommand {
  private static final String USAGE =
      """
      usage: user add NAME [--admin] [--group GROUP]... [--ntlm]
                      [--password-stdin | --no-password] --base DIR
             user passwd NAME [--password-stdin] --base DIR
             user ntlm NAME on|off [--password-stdin] --base DIR
             user remove NAME --base DIR
             user list [--sid] --base DIR
      --admin           the user may do everything; others may only read
      --group GROUP     the user is in this group too: "remote management users", or what a
                        plug-in asks for
      --ntlm            the user may log on by NTLM too: an encrypted NT hash is kept for that
      --password-stdin  reads the password from the first line of standard input
      --sid             with the security identifier that descriptors name the user by
      --no-password     the user shows by other means who it is: NAME@REALM by Kerberos""";

  private static final String GROUP = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}";
  private static final String ADMIN = "--admin";
  private static final String NTLM = "--ntlm";
  private static final String STDIN = "--password-stdin";
  private static final String NO_PASSWORD = "--no-password";
  private static final String SID = "--sid";

  /** A wrong call; the message says what is wrong with it. */
  private static final class UsageException extends Exception {
    UsageException(String message) {
      super(message);
    }
  }

  /** Something that cannot be done; the message says why. */
  private static final class FailedException extends Exception {
    FailedException(String message) {
      super(message);
    }
  }

  /** The command line, taken apart. */
  private record Line(
      String verb,
      String name,
      String word,
      Set<String> options,
      Set<String> groups,
      Path directory) {
    boolean has(String option) {
      return options.contains(option);
    }
  }

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final UnaryOperator<String> properties;

  UserCommand(InputStream in, PrintStream out, PrintStream err, UnaryOperator<String> properties) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.properties = properties;
  }

  /** Runs it and ends the process. */
  public static void main(String[] args) {
    System.exit(new UserCommand(System.in, System.out, System.err, System::getProperty).run(args));
  }

  /** Runs it. */
  int run(String... args) {
    try {
      execute(parse(args));
      return 0;
    } catch (UsageException e) {
      err.println("user: " + e.getMessage());
      err.println(USAGE);
      return 2;
    } catch (AccessDeniedException e) {
      err.println(
          "user: no access to " + e.getFile() + ": run this as the account of the service or root");
    } catch (FailedException | IOException e) {
      err.println("user: " + e.getMessage());
    }
    return 1;
  }

  private Line parse(String... args) throws UsageException {
    List<String> words = new ArrayList<>();
    Set<String> options = new HashSet<>();
    Set<String> groups = new HashSet<>();
    String base = null;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case ADMIN, NTLM, STDIN, NO_PASSWORD, SID -> options.add(args[i]);
        case "--group" -> {
          if (++i == args.length || !args[i].matches(GROUP)) {
            throw new UsageException(
                "--group needs a name of letters, digits, blanks, dots and dashes");
          }
          groups.add(args[i].toLowerCase(Locale.ROOT));
        }
        case "--base" -> {
          if (++i == args.length) {
            throw new UsageException("--base needs the directory of the instance");
          }
          base = args[i];
        }
        default -> {
          if (args[i].startsWith("-")) {
            throw new UsageException("unknown option " + args[i]);
          }
          words.add(args[i]);
        }
      }
    }
    String verb = words.isEmpty() ? "" : words.get(0);
    int wanted =
        switch (verb) {
          case "ntlm" -> 3;
          case "add", "passwd", "remove" -> 2;
          case "list" -> 1;
          default -> throw new UsageException("say what to do: add, passwd, ntlm, remove or list");
        };
    if (words.size() != wanted) {
      throw new UsageException(
          verb
              + switch (wanted) {
                case 3 -> " needs a user name, and on or off";
                case 2 -> " needs one user name";
                default -> " takes no name";
              });
    }
    return new Line(
        verb,
        wanted >= 2 ? words.get(1) : "",
        wanted == 3 ? words.get(2) : "",
        options,
        groups,
        directory(base));
  }

  private Path directory(String base) throws UsageException {
    UnaryOperator<String> lookup =
        name -> name.equals("windlass.base") && base != null ? base : properties.apply(name);
    try {
      return DataDirectory.locate(lookup);
    } catch (IllegalStateException e) {
      throw new UsageException("--base DIR is missing: the directory of the instance");
    }
  }

  private void execute(Line line) throws UsageException, FailedException, IOException {
    UserFile file = new UserFile(line.directory());
    switch (line.verb()) {
      case "add" -> add(file, line);
      case "passwd" -> change(file, line);
      case "ntlm" -> ntlm(file, line);
      case "remove" -> remove(file, line);
      default -> list(file, line);
    }
  }

  private void add(UserFile file, Line line) throws UsageException, FailedException, IOException {
    try {
      UserRecord.requireName(line.name());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    String key = UserRecord.key(line.name());
    if (file.read().users().containsKey(key)) {
      throw new FailedException(existsAlready(line.name()));
    }
    Set<String> roles = new TreeSet<>(line.groups());
    if (line.has(ADMIN)) {
      roles.add(Caller.ADMINISTRATORS);
    }
    UserRecord user = newUser(line, roles);
    // Looked at again under the lock: another one may have been quicker.
    update(file, users -> users.putIfAbsent(key, user) == null ? null : existsAlready(line.name()));
    out.println(
        "added " + line.name() + (roles.isEmpty() ? "" : " (" + String.join(", ", roles) + ")"));
  }

  private UserRecord newUser(Line line, Set<String> roles)
      throws UsageException, FailedException, IOException {
    if (line.has(NO_PASSWORD)) {
      if (line.has(NTLM) || line.has(STDIN)) {
        throw new UsageException("--no-password goes neither with --ntlm nor --password-stdin");
      }
      return new UserRecord(line.name(), roles, PasswordHash.unmatchable());
    }
    String password = password(line.has(STDIN));
    String secret = line.has(NTLM) ? secret(line, line.name(), password) : "";
    return new UserRecord(line.name(), roles, PasswordHash.of(password), secret);
  }

  private static String existsAlready(String name) {
    return "there is already a user " + name + "; use passwd to change the password";
  }

  private void change(UserFile file, Line line) throws FailedException, IOException {
    String key = UserRecord.key(line.name());
    if (!file.read().users().containsKey(key)) {
      throw new FailedException("there is no user " + line.name());
    }
    String password = password(line.has(STDIN));
    PasswordHash hash = PasswordHash.of(password);
    String secret = secret(line, line.name(), password);
    replace(file, line, old -> old.with(hash, old.ntSecret().isEmpty() ? "" : secret));
    out.println("changed the password of " + line.name());
  }

  /** Needs the password: what is kept of it does not give the NT hash. */
  private void ntlm(UserFile file, Line line) throws UsageException, FailedException, IOException {
    boolean on = line.word().equals("on");
    if (!on && !line.word().equals("off")) {
      throw new UsageException("ntlm " + line.name() + " needs on or off");
    }
    UserRecord user = file.read().users().get(UserRecord.key(line.name()));
    if (user == null) {
      throw new FailedException("there is no user " + line.name());
    }
    String secret = "";
    if (on) {
      String password = password(line.has(STDIN));
      if (!user.hash().matches(password)) {
        throw new FailedException("that is not the password of " + user.name());
      }
      secret = secret(line, user.name(), password);
    }
    String kept = secret;
    replace(file, line, old -> old.with(old.hash(), kept));
    out.println(user.name() + (on ? " may" : " may not") + " log on by NTLM");
  }

  private static String secret(Line line, String user, String password) throws IOException {
    byte[] hash = NtlmCrypto.ntHash(password);
    try {
      return new NtSecrets(line.directory()).seal(user, hash);
    } finally {
      Arrays.fill(hash, (byte) 0);
    }
  }

  private static void replace(UserFile file, Line line, UnaryOperator<UserRecord> change)
      throws FailedException, IOException {
    update(
        file,
        users ->
            users.computeIfPresent(UserRecord.key(line.name()), (k, old) -> change.apply(old))
                    == null
                ? "there is no user " + line.name()
                : null);
  }

  private void remove(UserFile file, Line line) throws FailedException, IOException {
    String key = UserRecord.key(line.name());
    if (!file.read().users().containsKey(key)) {
      throw new FailedException("there is no user " + line.name());
    }
    update(file, users -> users.remove(key) == null ? "there is no user " + line.name() : null);
    out.println("removed " + line.name());
  }

  private void list(UserFile file, Line line) throws IOException {
    UserFile.Content content = file.read();
    MachineSid machine = line.has(SID) ? MachineSid.of(line.directory()) : null;
    content
        .users()
        .values()
        .forEach(
            user ->
                out.println(
                    (user.name()
                            + " "
                            + String.join(",", user.roles())
                            + (user.ntSecret().isEmpty() ? "" : " ntlm")
                            + (machine == null ? "" : " " + machine.of(user)))
                        .replaceAll(" +", " ")
                        .strip()));
    content.problems().forEach(problem -> err.println("user: " + problem));
  }

  /** Applies a change that answers with the reason why it cannot be done, or null. */
  private static void update(UserFile file, Function<Map<String, UserRecord>, String> change)
      throws FailedException, IOException {
    String[] reason = new String[1];
    file.update(
        users -> {
          reason[0] = change.apply(users);
          return users;
        });
    if (reason[0] != null) {
      throw new FailedException(reason[0]);
    }
  }

  private String password(boolean stdin) throws FailedException, IOException {
    String password = stdin ? fromInput() : fromConsole();
    if (password == null || password.isEmpty()) {
      throw new FailedException("the password is empty");
    }
    return password;
  }

  private String fromInput() throws IOException {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
  }

  private static String fromConsole() throws FailedException {
    Console console = System.console();
    if (console == null) {
      throw new FailedException(
          "there is no terminal to ask for the password: pass it on standard input with"
              + " --password-stdin");
    }
    char[] first = console.readPassword("Password: ");
    char[] second = console.readPassword("Again: ");
    if (first == null || !Arrays.equals(first, second)) {
      throw new FailedException("the two passwords differ");
    }
    return new String(first);
  }
}
