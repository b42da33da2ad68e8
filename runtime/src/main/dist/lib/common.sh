# Shared by the scripts in bin/: where things are, and a Java that is new enough. Sourced, not run.

die() {
  echo "windlass: $1" >&2
  exit "${2:-1}"
}

# The directory that holds bin/, with every symbolic link followed. $1: how the script was called.
find_home() {
  script=$1
  while [ -h "$script" ]; do
    link=$(readlink "$script")
    case $link in
      /*) script=$link ;;
      *) script=$(dirname "$script")/$link ;;
    esac
  done
  (cd "$(dirname "$script")/.." && pwd -P)
}

# Sets JAVA and JAVA_DIR, or ends with one line.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    JAVA=$JAVA_HOME/bin/java
    [ -x "$JAVA" ] || die "JAVA_HOME is $JAVA_HOME, and there is no bin/java in it"
  else
    JAVA=$(command -v java) || die "no java found: install a JDK 17 or newer, or set JAVA_HOME"
  fi
  JAVA_DIR=$(dirname "$(dirname "$(readlink -f "$JAVA")")")
  version=
  if [ -r "$JAVA_DIR/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$JAVA_DIR/release")
  fi
  if [ -z "$version" ]; then
    version=$("$JAVA" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  major=${version#1.}
  major=${major%%[!0-9]*}
  case $major in
    '') die "$JAVA does not tell its version: set JAVA_HOME to a JDK 17 or newer" ;;
  esac
  [ "$major" -ge 17 ] || die "$JAVA is Java $version: Windlass needs 17 or newer, set JAVA_HOME"
  JAVA_MAJOR=$major
}

# Sets KERBEROS to what the JVM needs for Kerberos: its way to name a TLS channel, and the
# configuration that the other programs of this user read.
kerberos_options() {
  KERBEROS="--add-exports=java.security.jgss/sun.security.jgss.krb5.internal=ALL-UNNAMED"
  if [ -n "${KRB5_CONFIG:-}" ]; then
    case $KRB5_CONFIG in
      *[[:space:]:]*) echo "windlass: KRB5_CONFIG=$KRB5_CONFIG is not one file without blanks: Java reads its own default" >&2 ;;
      *) KERBEROS="$KERBEROS -Djava.security.krb5.conf=$KRB5_CONFIG" ;;
    esac
  fi
}

# Prints the jars of the installation with these names (without version), as a class path.
class_path() {
  path=
  for name in "$@"; do
    for jar in "$WINDLASS_HOME"/lib/"$name"-[0-9]*.jar "$WINDLASS_HOME"/lib/cli/"$name"-[0-9]*.jar \
      "$WINDLASS_HOME"/bundles/*/"$name"-[0-9]*.jar; do
      [ -f "$jar" ] || continue
      path=$path${path:+:}$jar
    done
  done
  printf '%s\n' "$path"
}

# Changes with the JVM and with the jars: an archive of classes fits no other.
classes_key() {
  { ls -lL "$JAVA_DIR/lib/modules" "$WINDLASS_HOME"/lib "$WINDLASS_HOME"/lib/cli "$WINDLASS_HOME"/bundles/*
    echo "$JAVA_DIR $WINDLASS_HOME $*"; } 2>/dev/null | cksum | tr -d ' \n'
}
