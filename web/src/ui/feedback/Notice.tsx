import type { ReactNode } from 'react';
import { Icon } from '../Icon.tsx';

interface NoticeProps {
  tone: 'info' | 'warning' | 'error' | 'success';
  children: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
  /** Read out as soon as it appears. */
  isAlert?: boolean;
}

export function Notice({ tone, children, action, isAlert = false }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={isAlert ? 'alert' : undefined}>
      <Icon name={tone === 'success' ? 'check' : tone === 'info' ? 'info' : 'warning'} />
      <div className="notice-text">{children}</div>
      {action === undefined ? null : <div className="notice-action">{action}</div>}
    </div>
  );
}
