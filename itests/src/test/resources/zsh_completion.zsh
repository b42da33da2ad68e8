# Types each argument into an interactive zsh, presses Tab, and prints the line that comes of it.
# Usage: zsh -f zsh_completion.zsh DIRECTORY-OF-FUNCTIONS LINE...
zmodload zsh/zpty
zpty shell "ZDOTDIR=/nonexistent TERM=dumb zsh -f -i"
zpty -w shell "PS1=''; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D; print RE''ADY"
zpty -r shell output '*READY*'
shift
for line; do
  zpty -w -n shell "$line"$'\t'
  # The line becomes the text of a command that prints it.
  zpty -w -n shell $'\x01print -r -- "{'$'\x05}"\n'
  zpty -r shell output $'*\n{winrm *}*'
  output=${output##*$'\n'\{}
  print -r -- "${output%%\}*}"
done
zpty -d shell
