import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of the packages that a bundle is made of, as they ask to be passed on.
 *
 * @param inputs the files of the bundle, e.g. `../node_modules/ws/lib/receiver.js`
 */
export function licencesOf(inputs: readonly string[]): string {
  const folders = new Set(inputs.map(packageFolderOf).filter((folder) => folder !== undefined));
  return [...folders].sort().map(licenceOf).join('\n\n');
}

function packageFolderOf(file: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

function licenceOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  }; // npm's form
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const path = file === undefined ? '' : join(folder, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8').trim() : `License: ${manifest.license ?? ''}`;
  return `--- ${manifest.name} ${manifest.version} ---\n\n${text}\n`;
}
