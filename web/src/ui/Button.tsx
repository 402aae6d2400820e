import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon, type IconName } from './Icon.tsx';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  icon?: IconName;
  /** Shows the icon alone; the text is its name. */
  isIconOnly?: boolean;
  /** It is being done: the button keeps the focus and does nothing. */
  isBusy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const {
    look = 'secondary',
    icon,
    isIconOnly = false,
    isBusy = false,
    children,
    className,
    onClick,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${look}${isIconOnly ? ' button-icon' : ''}${className === undefined ? '' : ` ${className}`}`}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) {
          event.preventDefault();
        } else {
          onClick?.(event);
        }
      }}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {isIconOnly ? <span className="for-readers">{children}</span> : children}
    </button>
  );
}
