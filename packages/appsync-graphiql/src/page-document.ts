import { pageTitle, SETTINGS_ELEMENT_ID } from './page-settings.ts';
import type { PageSettings } from './page-settings.ts';

/**
 * The console's HTML document: settings as data, script and style from `/console/`, nothing inline that runs.
 */
export function pageDocument(settings: PageSettings): string {
  const { name, place } = pageTitle(settings);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${textOf(place === undefined ? name : `${name}: ${place}`)}</title>
    <link rel="icon" type="image/svg+xml" href="/console/icon.svg" />
    <link rel="stylesheet" href="/console/main.css" />
    <script type="application/json" id="${SETTINGS_ELEMENT_ID}">${inertJson(settings)}</script>
    <script type="module" src="/console/main.js"></script>
  </head>
  <body>
    <div id="root"><p style="font: 16px sans-serif; padding: 1rem">Loading the console…</p></div>
    <noscript>The console needs JavaScript.</noscript>
  </body>
</html>
`;
}

/** Text as HTML shows it. */
function textOf(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** JSON that cannot end the element that contains it, whatever strings it has. */
function inertJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}

/** The page's icon, so that browsers do not ask for one elsewhere. */
export const PAGE_ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="7" fill="#7c3aed" />
  <path d="M16 5.5 25.5 11v10L16 26.5 6.5 21V11Z" fill="none" stroke="#fff" stroke-width="2.5" />
  <circle cx="16" cy="16" r="3.5" fill="#fff" />
</svg>
`;
