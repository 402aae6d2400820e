import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../texts/texts-context.ts';
import { wasReachedByLink } from './router/location.ts';

interface ScreenProps {
  title: string;
  /** Beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/**
 * A screen with its heading, which takes the focus when the screen is reached by a link: readers say where
 * they are.
 */
export function Screen({ title, actions, children }: ScreenProps) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} – ${t.common.appName}`;
  }, [title, t]);

  useEffect(() => {
    const hasFocus = document.activeElement !== null && document.activeElement !== document.body;
    if (wasReachedByLink() && !(hasFocus && document.activeElement?.closest('main') !== null)) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);

  return (
    <div className="screen">
      <header className="screen-header">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions === undefined ? null : <div className="screen-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
