import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, visit } from 'graphql';
import { datesAround, localDate } from './example-dates.ts';

/** A ready-made operation with variables to try it with. */
export interface ReadyOperation {
  /** Its name and its file's, e.g. `AddExpense`. */
  readonly name: string;
  /** The document, with the fragments that it uses. */
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const directory = fileURLToPath(new URL('./', import.meta.url));

/**
 * Reads `operations/`: one operation a file, fragments in files of their own, variables for all in
 * `variables.json`. Names such as `$today` stand there for what `datesAround` has.
 *
 * @param today YYYY-MM-DD. @default the date of this machine
 */
export function readOperations(today = localDate()): ReadyOperation[] {
  const dates = datesAround(today);
  const texts = new Map(
    readdirSync(directory)
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => [file.slice(0, -'.graphql'.length), readFileSync(join(directory, file), 'utf8')]),
  );
  const variables = JSON.parse(
    readFileSync(join(directory, 'variables.json'), 'utf8'),
    (_name, value: unknown) => (typeof value === 'string' ? (dates[value] ?? value) : value),
  ) as Record<string, Record<string, unknown>>; // our own file: variables by operation
  return Object.entries(variables).map(([name, values]) => {
    const text = texts.get(name);
    if (text === undefined) {
      throw new Error(`operations/variables.json names ${name}, but there is no operations/${name}.graphql`);
    }
    const fragments = fragmentsOf(text).map((fragment) => texts.get(fragment) ?? '');
    return { name, text: [text, ...fragments].join('\n'), variables: values };
  });
}

function fragmentsOf(text: string): string[] {
  const names = new Set<string>();
  visit(parse(text), { FragmentSpread: (node) => void names.add(node.name.value) });
  return [...names];
}
