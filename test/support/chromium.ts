import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The browser to test in: the one that `CHROMIUM_PATH` names, or else an installed one; undefined without
 * any.
 */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? USUAL_PATHS.find((path) => existsSync(path));

/** Starts the browser, without a window. */
export function startChromium(): Promise<Browser> {
  if (chromiumPath === undefined) {
    throw new Error('No Chromium found: name one with CHROMIUM_PATH');
  }
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}
