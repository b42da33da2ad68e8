# Prints what bash would offer for each line, one row for each.
# Usage: bash bash_completion.sh COMPLETION-FILE LINE...
set -u
. "$1"
shift
for line; do
  COMP_LINE=$line
  COMP_POINT=${#line}
  _winrm 2>/dev/null
  echo "${COMPREPLY[*]}"
done
