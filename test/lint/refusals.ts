import { Linter } from 'eslint';
import type { Rule } from 'eslint';

/** A function that tells which messages, by their names, a rule of `lint/` has for a module of a text. */
export async function refusalsBy(file: string, name: string) {
  // JavaScript without types, since ESLint reads it before anything is compiled.
  const rules = (await import(`../../lint/${file}.js`)) as { readonly [name: string]: Rule.RuleModule };
  const rule = rules[name];
  if (rule === undefined) {
    throw new Error(`lint/${file}.js does not export ${name}`);
  }
  const plugins = { dialect: { rules: { rule } } };
  return (text: string) =>
    new Linter()
      .verify(text, { plugins, rules: { 'dialect/rule': 'error' } })
      .map(({ messageId, message }) => messageId ?? message);
}
