/** What the CDK CLI says of a stage. */
export interface StageDifference {
  readonly stage: string;
  /** The output of `cdk diff`. */
  readonly text: string;
}

/** GitHub takes comments of 65,536 characters. */
const LONGEST_TEXT = 30_000;
const NOTHING = 'There were no differences';

/** The differences of the templates as Markdown, for people who look at a pull request. */
export function differenceComment(differences: readonly StageDifference[]): string {
  return ['### What this changes of what is deployed', ...differences.map(section), ''].join('\n\n');
}

function section({ stage, text }: StageDifference): string {
  if (text.includes(NOTHING)) {
    return `**${stage}**: nothing.`;
  }
  const destructive = text
    .split('\n')
    .filter((line) => /\b(destroy|replace|may be replaced|requires replacement)\b/.test(line));
  return [
    `**${stage}**${destructive.length === 0 ? '' : `: ${destructive.length} lines speak of something destroyed or replaced. Look at the table and the user pool.`}`,
    '<details><summary>Difference of the templates</summary>',
    `\`\`\`\n${cut(text.trim())}\n\`\`\``,
    '</details>',
  ].join('\n\n');
}

function cut(text: string): string {
  return text.length <= LONGEST_TEXT
    ? text
    : `${text.slice(0, LONGEST_TEXT)}\n… and more: npx cdk diff shows all.`;
}
