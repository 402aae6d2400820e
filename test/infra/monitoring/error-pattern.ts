/**
 * Whether CloudWatch Logs would count a line by a filter pattern, for the few forms that this stack uses: a
 * quoted phrase, and comparisons of JSON fields with `*` as a wildcard, joined by `&&`.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function matches(pattern: string, line: string): boolean {
  const phrase = /^"([^"]+)"$/.exec(pattern)?.[1];
  if (phrase !== undefined) {
    return line.includes(phrase);
  }
  const entry = parseEntry(line);
  const conditions = pattern
    .replace(/^\{ (.*) \}$/, '$1')
    .split(' && ')
    .map((condition) => condition.replace(/^\((.*)\)$/, '$1'));
  return entry !== undefined && conditions.every((condition) => holds(condition, entry));
}

interface Entry {
  fieldInError?: boolean;
  errors?: string[];
}

function parseEntry(line: string): Entry | undefined {
  return line.startsWith('{') ? (JSON.parse(line) as Entry) : undefined; // the lines are written out in the tests
}

function holds(condition: string, { fieldInError, errors = [] }: Entry): boolean {
  if (condition === '$.fieldInError IS TRUE') {
    return fieldInError === true;
  }
  const [, operator, text = ''] = /^\$\.errors\[0\] (=|!=) "(.*)"$/.exec(condition) ?? [];
  const [error] = errors;
  if (operator === undefined) {
    throw new Error(`No pattern of this stack has the condition ${condition}`);
  }
  const expression = text
    .split('*')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return error !== undefined && new RegExp(`^${expression}$`, 's').test(error) === (operator === '=');
}
