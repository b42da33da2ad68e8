# windlass service install | uninstall: the service of the system. Sourced by bin/windlass.
#
# $SERVICE_ROOT stands before every path that is written, and is empty but for tests; with it no
# account is made and no program of the system is called.

SERVICE_NAME=windlass

service_usage() {
  cat <<'EOT'
usage: windlass service install [--user NAME] [--base DIR] [--privileged-ports] [--enable]
       windlass service uninstall
Makes this installation a service of the system: a systemd unit, or an init script where there is
no systemd. It runs as an account of its own (windlass), in /var/lib/windlass, and is started by
you: --enable starts it at boot too. --privileged-ports lets it listen on ports below 1024.
EOT
}

service_systemd() {
  [ "${SERVICE_KIND:-}" != init ] && { [ "${SERVICE_KIND:-}" = systemd ] || [ -d /run/systemd/system ]; }
}

# Prints what was done, and does it unless this is a test.
service_do() {
  echo "  $*"
  [ -n "$SERVICE_ROOT" ] || "$@"
}

service_account() {
  if [ -z "$SERVICE_ROOT" ] && id "$SERVICE_USER" >/dev/null 2>&1; then
    return
  fi
  service_do useradd --system --user-group --home-dir "$SERVICE_BASE" --no-create-home \
    --shell /usr/sbin/nologin "$SERVICE_USER"
}

# The account may read the installation, which everybody may, and own its instance, which nobody
# else may read.
service_directories() {
  for directory in "" /etc /plugins /mof /data /log; do
    mkdir -p "$SERVICE_ROOT$SERVICE_BASE$directory"
    chmod 0750 "$SERVICE_ROOT$SERVICE_BASE$directory"
  done
  echo "  made $SERVICE_BASE, mode 0750, for $SERVICE_USER and its group"
  local_file=$SERVICE_ROOT$SERVICE_BASE/etc/io.windlass.wsman.local.cfg
  if [ ! -f "$local_file" ]; then
    printf 'group = %s\n' "$SERVICE_USER" >"$local_file"
    echo "  let the members of the group $SERVICE_USER administer it: usermod -aG $SERVICE_USER NAME"
  fi
  [ -n "$SERVICE_ROOT" ] || chown -R "$SERVICE_USER:$SERVICE_USER" "$SERVICE_BASE"
}

service_write() { # FILE MODE, content on stdin
  mkdir -p "$(dirname "$SERVICE_ROOT$1")"
  cat >"$SERVICE_ROOT$1.new"
  chmod "$2" "$SERVICE_ROOT$1.new"
  mv -f "$SERVICE_ROOT$1.new" "$SERVICE_ROOT$1"
  echo "  wrote $1"
}

service_unit() {
  capabilities="CapabilityBoundingSet="
  [ -z "$SERVICE_PORTS" ] || capabilities="AmbientCapabilities=CAP_NET_BIND_SERVICE
CapabilityBoundingSet=CAP_NET_BIND_SERVICE"
  cat <<EOT
# Written by windlass service install; windlass service uninstall removes it.
[Unit]
Description=Windlass WS-Management service (WinRM)
Documentation=man:windlass(1) file:$WINDLASS_HOME/docs/operations.md
After=network.target

[Service]
# Ready when a listener answers, or none is configured; alive while the local socket answers.
Type=notify
NotifyAccess=all
WatchdogSec=120
TimeoutStartSec=90
User=$SERVICE_USER
Group=$SERVICE_USER
ExecStart=$WINDLASS_HOME/bin/windlass run --base $SERVICE_BASE
# 143: ended by SIGTERM, as asked
SuccessExitStatus=143
TimeoutStopSec=30
# Processes that a client started live on when the service ends.
KillMode=process
Restart=on-failure
RestartSec=5
UMask=0027
$capabilities
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths=$SERVICE_BASE
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
RestrictSUIDSGID=yes
RestrictRealtime=yes
RestrictNamespaces=yes
LockPersonality=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
# Not MemoryDenyWriteExecute: the JVM compiles as it goes. Not ProtectProc: the processes of this
# host are what it shows.

[Install]
WantedBy=multi-user.target
EOT
}

service_init() {
  cat <<EOT
#!/bin/sh
# Written by windlass service install; windlass service uninstall removes it.
### BEGIN INIT INFO
# Provides:          $SERVICE_NAME
# Required-Start:    \$remote_fs \$network
# Required-Stop:     \$remote_fs \$network
# Default-Start:
# Default-Stop:      0 1 2 3 4 5 6
# Short-Description: Windlass WS-Management service (WinRM)
### END INIT INFO
HOME_OF_WINDLASS=$WINDLASS_HOME
BASE=$SERVICE_BASE
ACCOUNT=$SERVICE_USER

as_account() {
  if [ "\$(id -un)" = "\$ACCOUNT" ]; then
    "\$@"
  else
    command -v setpriv >/dev/null 2>&1 || {
      echo "setpriv is missing: install util-linux" >&2
      exit 5
    }
    setpriv --reuid="\$ACCOUNT" --regid="\$ACCOUNT" --init-groups --no-new-privs "\$@"
  fi
}

case \${1:-} in
  start | stop) as_account "\$HOME_OF_WINDLASS/bin/windlass" "\$1" --base "\$BASE" ;;
  restart | force-reload)
    as_account "\$HOME_OF_WINDLASS/bin/windlass" stop --base "\$BASE" &&
      as_account "\$HOME_OF_WINDLASS/bin/windlass" start --base "\$BASE"
    ;;
  status)
    # 0 runs, 3 does not (LSB).
    pid=\$(as_account cat "\$BASE/data/windlass.pid" 2>/dev/null)
    if [ -n "\$pid" ] && [ -d "/proc/\$pid" ]; then
      echo "$SERVICE_NAME runs (pid \$pid)"
    else
      echo "$SERVICE_NAME does not run"
      exit 3
    fi
    ;;
  *)
    echo "usage: \$0 start|stop|restart|force-reload|status" >&2
    exit 2
    ;;
esac
EOT
}

service_readable() { # the account has to reach the installation
  directory=$WINDLASS_HOME
  while [ "$directory" != / ]; do
    mode=$(stat -c %a "$directory")
    case $mode in
      *[1357]) ;;
      *) die "$directory has mode $mode, so that $SERVICE_USER cannot reach $WINDLASS_HOME: move the installation, to /opt/windlass for instance, or run chmod o+x $directory" ;;
    esac
    directory=$(dirname "$directory")
  done
}

service_install() {
  SERVICE_PORTS='' SERVICE_ENABLE=''
  while [ $# -gt 0 ]; do
    case $1 in
      --user) SERVICE_USER=${2:?--user needs a name}; shift 2 ;;
      --privileged-ports) SERVICE_PORTS=yes; shift ;;
      --enable) SERVICE_ENABLE=yes; shift ;;
      *) service_usage >&2; exit 2 ;;
    esac
  done
  case $SERVICE_USER in
    '' | *[!a-z0-9_-]* | -*) die "\"$SERVICE_USER\" is no name for an account of the system" 2 ;;
  esac
  case $SERVICE_BASE$WINDLASS_HOME in
    *[!A-Za-z0-9/._-]*) die "$SERVICE_BASE or $WINDLASS_HOME has characters that units and scripts cannot have: use letters, digits, / . _ -" 2 ;;
  esac
  [ -n "$SERVICE_ROOT" ] || [ "$(id -u)" = 0 ] || die "only root can install a service: sudo windlass service install"
  [ -n "$SERVICE_ROOT" ] || service_readable
  echo "installing the service $SERVICE_NAME:"
  service_account
  service_directories
  if service_systemd; then
    service_unit | service_write "/etc/systemd/system/$SERVICE_NAME.service" 0644
    service_do systemctl daemon-reload
    [ -z "$SERVICE_ENABLE" ] || service_do systemctl enable "$SERVICE_NAME"
    start="systemctl start $SERVICE_NAME"
  else
    [ -z "$SERVICE_PORTS" ] || die "ports below 1024 need systemd, or: setcap cap_net_bind_service=+ep $(readlink -f "$(command -v java)")"
    service_init | service_write "/etc/init.d/$SERVICE_NAME" 0755
    [ -z "$SERVICE_ENABLE" ] || service_do update-rc.d "$SERVICE_NAME" defaults
    start="/etc/init.d/$SERVICE_NAME start"
  fi
  [ -n "$SERVICE_ENABLE" ] || echo "It starts when you say so; --enable starts it at boot too."
  echo "Next: $start"
  echo "then: winrm quickconfig -transport:https -base:$SERVICE_BASE"
}

service_uninstall() {
  [ $# -eq 0 ] || { service_usage >&2; exit 2; }
  [ -n "$SERVICE_ROOT" ] || [ "$(id -u)" = 0 ] || die "only root can uninstall a service: sudo windlass service uninstall"
  unit=/etc/systemd/system/$SERVICE_NAME.service
  script=/etc/init.d/$SERVICE_NAME
  [ -f "$SERVICE_ROOT$unit" ] || [ -f "$SERVICE_ROOT$script" ] || die "the service $SERVICE_NAME is not installed"
  echo "uninstalling the service $SERVICE_NAME:"
  if [ -f "$SERVICE_ROOT$unit" ]; then
    service_do systemctl disable --now "$SERVICE_NAME"
    rm -f "$SERVICE_ROOT$unit"
    echo "  removed $unit"
    service_do systemctl daemon-reload
  fi
  if [ -f "$SERVICE_ROOT$script" ]; then
    service_do "$script" stop
    rm -f "$SERVICE_ROOT$script"
    echo "  removed $script"
    [ ! -x /usr/sbin/update-rc.d ] || service_do update-rc.d "$SERVICE_NAME" remove
  fi
  echo "The instance directory and the account stay."
}

service_command() {
  SERVICE_ROOT=${SERVICE_ROOT:-}
  SERVICE_USER=windlass
  SERVICE_BASE=$1
  shift
  verb=${1:-}
  [ $# -eq 0 ] || shift
  case $verb in
    install) service_install "$@" ;;
    uninstall) service_uninstall "$@" ;;
    *) service_usage >&2; exit 2 ;;
  esac
}
