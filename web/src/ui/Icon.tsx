/** Drawn for this app on a grid of 24, in lines. */
const PATHS = {
  home: 'M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  plus: 'M12 5v14M5 12h14',
  tag: 'M4 4h8l8 8-8 8-8-8zM8.5 8.5h.01',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-6 8-6s7 2 8 6',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  sync: 'M5 9a7.5 7.5 0 0 1 13-2l2 2M20 4v5h-5M19 15a7.5 7.5 0 0 1-13 2l-2-2M4 20v-5h5',
  warning: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  upload: 'M12 16V4M7 9l5-5 5 5M4 16v4h16v-4',
  filter: 'M4 6h16M7 12h10M10 18h4',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  close: 'M6 6l12 12M18 6L6 18',
  before: 'M14 6l-6 6 6 6',
  after: 'M10 6l6 6-6 6',
  backspace: 'M9 5h11v14H9l-6-7zM12 9l5 6M17 9l-5 6',
  check: 'M5 12l5 5L19 7',
  pencil: 'M4 20l1-4L16 5l3 3L8 19z',
  merge: 'M6 4v4c0 5 6 4 6 9v3M18 4v4c0 5-6 4-6 9M9 17l3 3 3-3',
  more: 'M4.5 12h1M11.5 12h1M18.5 12h1',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8h.01',
  account:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6.5 19c1-2.5 3-4 5.5-4s4.5 1.5 5.5 4',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon beside or in place of a text that says the same: screen readers pass over it. */
export function Icon({ name }: { name: IconName }) {
  const turns = name === 'before' || name === 'after' || name === 'backspace';
  return (
    <svg
      className={turns ? 'icon icon-turns' : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
