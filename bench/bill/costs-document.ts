import { format, resolveConfig } from 'prettier';

/**
 * Puts generated Markdown between its markers, `<!-- begin NAME -->` and `<!-- end NAME -->`; the rest stays
 * as it is.
 *
 * @param sections Markdown by name
 * @returns Markdown that prettier leaves as it is
 * @throws {Error} when the document has no markers for a section; the message names it
 */
export async function fillSections(
  document: string,
  sections: Readonly<Record<string, string>>,
): Promise<string> {
  const filled = Object.entries(sections).reduce((text, [name, markdown]) => {
    const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
    const from = text.indexOf(begin);
    const to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new Error(`The document has no place for ${name}: write ${begin} and ${end} into it`);
    }
    return `${text.slice(0, from)}${begin}\n\n${markdown}\n\n${text.slice(to)}`;
  }, document);
  const config = await resolveConfig(import.meta.filename);
  return format(filled, { ...config, parser: 'markdown' });
}
