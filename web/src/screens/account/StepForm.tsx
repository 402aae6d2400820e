import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../../texts/texts-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';

interface StepFormProps {
  title: string;
  children: ReactNode;
  submitLabel: string;
  isBusy: boolean;
  problem: string | undefined;
  onSubmit: () => void;
  /** Other ways on, below the button. */
  others?: ReactNode;
}

/** One step of signing in or up: a few inputs, one button, and what went wrong. */
export function StepForm(props: StepFormProps) {
  const { title, children, submitLabel, isBusy, problem, onSubmit, others } = props;
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} – ${t.common.appName}`;
    const first = heading.current?.parentElement?.querySelector<HTMLInputElement>('input');
    (first ?? heading.current)?.focus();
  }, [title, t]);

  return (
    <form
      className="card step-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
      {problem === undefined ? null : (
        <Notice tone="error" isAlert>
          {problem}
        </Notice>
      )}
      <Button look="primary" type="submit" isBusy={isBusy}>
        {submitLabel}
      </Button>
      {others === undefined ? null : <div className="step-others">{others}</div>}
    </form>
  );
}
