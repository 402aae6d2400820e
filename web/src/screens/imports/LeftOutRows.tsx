import type { LeftOut } from 'expense-files';
import { useTexts } from '../../texts/texts-context.ts';

/** What is no entry, by the rule that says so, with the sums that are missing for it. */
export function LeftOutRows({ leftOut }: { leftOut: readonly LeftOut[] }) {
  const { t } = useTexts();
  if (leftOut.length === 0) {
    return null;
  }
  return (
    <div className="import-part">
      <h4>{t.imports.leftOutRows}</h4>
      <ul className="import-reasons">
        {leftOut.map(({ rule, count, sums, examples: [example] }) => (
          <li key={rule}>
            <span>{count}</span>
            <span>
              <span>
                {t.imports.rules[rule]}
                {sums.map(({ currency, amount }) => (
                  <bdi key={currency}>
                    , {amount} {currency}
                  </bdi>
                ))}
              </span>
              {example === undefined ? null : (
                <small>
                  {t.imports.line(example.line)}: <span lang="en">{example.reason}</span>
                </small>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
