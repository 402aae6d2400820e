/** The shells that a script is made for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * A script for each shell. It asks `expenses complete` for what can come next, a line each, with a tab before
 * what it is for. Where that knows nothing, the shell completes names of files.
 */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# expenses: completion for bash
_expenses() {
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD}") line
  COMPREPLY=()
  while IFS=$'\\t' read -r line _; do
    [[ -n $line ]] && COMPREPLY+=("$line")
  done < <(expenses complete -- "\${words[@]}" 2>/dev/null)
}
complete -o default -F _expenses expenses
`,
  zsh: `#compdef expenses
# expenses: completion for zsh
_expenses() {
  local -a found
  local word what
  while IFS=$'\\t' read -r word what; do
    [[ -n $word ]] && found+=("\${word//:/\\\\:}:$what")
  done < <(expenses complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#found} )); then
    _describe 'expenses' found
  else
    _files
  fi
}
compdef _expenses expenses
`,
  fish: `# expenses: completion for fish
function __expenses_complete
  set -l words (commandline -opc) (commandline -ct)
  expenses complete -- $words[2..-1] 2>/dev/null
end
complete -c expenses -a '(__expenses_complete)'
`,
};
