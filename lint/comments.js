/**
 * Holds comments to one form. A docblock names a thrown class in braces. What an outside source says is
 * followed by a note of it, which is the last paragraph before the tags; the messages below show its form.
 * Elsewhere a URL is an example, in backticks.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const comments = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      throws: 'Write the class in braces: `@throws {ErrorClass} when …`.',
      form: 'Write sources as `Source: URL` or `Sources: URL, URL`, in a paragraph of nothing else.',
      place: 'Put the source last in the text, before the tags.',
      url: 'Put the URL into a source note: `Source: URL` at the end of the text.',
      issue: 'Name an issue by its URL, in a source note: `Source: URL` at the end of the text.',
    },
  },
  create: (context) => ({
    Program() {
      for (const { text, loc } of textsOf(context.sourceCode)) {
        for (const messageId of problemsOf(text)) {
          context.report({ loc, messageId });
        }
      }
    },
  }),
};

/** Comments without their marks, a run of `//` lines as one. */
function textsOf(sourceCode) {
  const texts = [];
  let previous;
  for (const { type, value, loc } of sourceCode.getAllComments()) {
    const text = value.replace(/^\*/, '').replaceAll(/^ *(?:\* ?)?| +$/gm, '');
    const ownLine = sourceCode.lines[loc.start.line - 1].slice(0, loc.start.column).trim() === '';
    if (
      type === 'Line' &&
      ownLine &&
      previous?.type === 'Line' &&
      previous.loc.end.line + 1 === loc.start.line
    ) {
      previous.text += `\n${text}`;
      previous.loc = { start: previous.loc.start, end: loc.end };
    } else {
      previous = { type, text, loc };
      texts.push(previous);
    }
  }
  return texts;
}

const SOURCES = /^(?:Source: https?:\/\/\S+|Sources: https?:\/\/\S+(?:,\s+https?:\/\/\S+)+)$/;

/**
 * An address with or without its scheme, or its end: `https://a.example`, `github.com/a/b`,
 * `.../quotas.html`.
 */
const ADDRESS = /https?:\/\/|\b[\w-]+\.(?:com|org|io)\/\w|\.\.\.\/\w|\w\.html\b/;

/** Which of the rule's messages hold for a comment. */
function problemsOf(text) {
  const problems = [];
  if (/^@throws (?!\{[\w.]+\})/m.test(text)) {
    problems.push('throws');
  }
  const [prose = '', ...tags] = text.split(/^(?=@\w)/m);
  const lines = prose.trim().split('\n');
  const from = lines.findIndex((line) => /\bSources?:(?: |$)/.test(line));
  const before = from === -1 ? lines : lines.slice(0, from);
  if (from !== -1) {
    const [note = '', ...after] = lines.slice(from).join('\n').split(/\n\n+/);
    if (!SOURCES.test(note.trim())) {
      problems.push('form');
    } else if (after.length > 0) {
      problems.push('place');
    }
  }
  const elsewhere = [...before, ...tags.filter((tag) => !tag.startsWith('@example'))].join('\n');
  if (/^Sources?:/m.test(tags.join('\n'))) {
    problems.push('place');
  } else if (ADDRESS.test(elsewhere.replaceAll(/`[^`]*`/g, ''))) {
    problems.push('url');
  }
  if (/\bissues? #?\d/.test(elsewhere)) {
    problems.push('issue');
  }
  return problems;
}
