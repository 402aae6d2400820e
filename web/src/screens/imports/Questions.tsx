import type { Setting, SettingValue } from 'expense-files';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { QuestionField } from './QuestionField.tsx';

interface QuestionsProps {
  questions: readonly Setting[];
  columns: readonly string[];
  onAnswer: (answers: Readonly<Record<string, SettingValue>>) => void;
}

/** What the file cannot tell. Nothing is taken for likely by itself: a person says it. */
export function Questions({ questions, columns, onAnswer }: QuestionsProps) {
  const { t } = useTexts();
  const likely = questions.flatMap(({ id, state, value }) =>
    state === 'proposed' && value !== undefined && value !== '' ? [[id, value] as const] : [],
  );
  if (questions.length === 0) {
    return null;
  }
  return (
    <section className="card import-questions" aria-labelledby="import-questions">
      <header className="card-header">
        <h3 id="import-questions">{t.imports.questions(questions.length)}</h3>
        {likely.length > 1 ? (
          <Button onClick={() => onAnswer(Object.fromEntries(likely))}>
            {t.imports.takeLikely(likely.length)}
          </Button>
        ) : null}
      </header>
      <p>{t.imports.questionsText}</p>
      {questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          columns={columns}
          onAnswer={(value) => onAnswer({ [question.id]: value })}
        />
      ))}
    </section>
  );
}
