import { useTexts } from '../../texts/texts-context.ts';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { MOST_ROWS } from './reading/limits.ts';
import type { FileProblem } from './reading/protocol.ts';
import { MOST_BYTES } from './use-bank-file.ts';

/** Why a file is not read, and what helps. */
export function FileProblemNotice({ problem }: { problem: FileProblem | 'TOO_LARGE' }) {
  const { t, locale } = useTexts();
  const number = new Intl.NumberFormat(locale);
  if (problem === 'TOO_LARGE') {
    return (
      <Notice tone="error" isAlert>
        {t.imports.problems.TOO_LARGE(number.format(MOST_BYTES / 1024 / 1024))}
      </Notice>
    );
  }
  const { code, message, line } = problem;
  return (
    <Notice tone="error" isAlert>
      <p>
        {code === 'TOO_MANY_ROWS'
          ? t.imports.problems.TOO_MANY_ROWS(number.format(MOST_ROWS))
          : t.imports.problems[code]}
      </p>
      {code === 'TOO_MANY_ROWS' || code === 'EMPTY' ? null : (
        <p lang="en">
          {line === undefined ? '' : `${t.imports.line(line)}: `}
          {message}
        </p>
      )}
    </Notice>
  );
}
