import { useEffect, useRef, useState } from 'react';
import { useSyncStatus } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import '../../styles/imports.css';
import { BankChoice } from './BankChoice.tsx';
import { FileChoice } from './FileChoice.tsx';
import { FileProblemNotice } from './FileProblemNotice.tsx';
import { FileSettings } from './FileSettings.tsx';
import { PastImports } from './PastImports.tsx';
import { PreviewSection } from './PreviewSection.tsx';
import { Questions } from './Questions.tsx';
import { useBankFile } from './use-bank-file.ts';

/** Where a bank's file is read: what it is, what must be asked, what would be added; then it is added. */
export default function ImportScreen() {
  const { t } = useTexts();
  const { state, banks, ...actions } = useBankFile();
  const { connection } = useSyncStatus();
  const [isDone, setIsDone] = useState(false);
  const { file, inspection, previewed, problem, isBusy, rowsRead } = state;
  const heading = useFocusOnFile(file);

  return (
    <Screen title={t.nav.import}>
      {file === undefined ? (
        <>
          <p className="lead">{t.imports.about}</p>
          {isDone ? (
            <Notice tone="success" isAlert>
              {t.imports.started}
            </Notice>
          ) : null}
          <FileChoice
            onChoose={(chosen) => {
              setIsDone(false);
              actions.choose(chosen);
            }}
          />
          <PastImports />
        </>
      ) : (
        <div className="import-file">
          <header className="card-header">
            <h2 ref={heading} tabIndex={-1}>
              <bdi>{file.name}</bdi>
            </h2>
            <Button onClick={actions.close}>{t.imports.otherFile}</Button>
          </header>
          {connection === 'loading' ? <Notice tone="info">{t.imports.copyNotWhole}</Notice> : null}
          {problem === undefined ? null : <FileProblemNotice problem={problem} />}
          {inspection === undefined ? null : (
            <>
              <BankChoice state={state} banks={banks} onChoose={actions.useBank} />
              <Questions
                questions={inspection.questions}
                columns={inspection.columns}
                onAnswer={actions.answer}
              />
              <FileSettings inspection={inspection} onAnswer={actions.answer} />
            </>
          )}
          <p role="status" className="loading">
            {isBusy ? (rowsRead === 0 ? t.imports.reading : t.imports.readingRows(rowsRead)) : ''}
          </p>
          {previewed === undefined || inspection?.isReadable !== true || problem !== undefined ? null : (
            <PreviewSection
              state={{ ...state, previewed, inspection }}
              banks={banks}
              onDecide={actions.decide}
              onDone={() => {
                setIsDone(true);
                actions.close();
              }}
            />
          )}
        </div>
      )}
    </Screen>
  );
}

/** The heading of the file takes the focus when there is one: the input that was used has gone. */
function useFocusOnFile(file: File | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (file !== undefined) {
      heading.current?.focus();
    }
  }, [file]);
  return heading;
}
