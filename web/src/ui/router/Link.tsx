import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { goTo, usePlace } from './location.ts';

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** A path of this app. */
  href: string;
  replace?: boolean;
}

/** A link within the app. With a modifier key it does what the browser does with any link. */
export function Link({ href, replace = false, onClick, ...rest }: LinkProps) {
  const { path } = usePlace();
  const isHere = href.split('?')[0] === path;

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const isOther = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!event.defaultPrevented && !isOther) {
      event.preventDefault();
      goTo(href, { replace });
    }
  }

  return <a href={href} aria-current={isHere ? 'page' : undefined} {...rest} onClick={follow} />;
}
