import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'service-worker';
const PAGE = 'index.html';

/**
 * Builds the service worker as `/service-worker.js`, with the list of all files that the app is made of.
 *
 * @param root the folder of the app
 * @param isOff true builds one that takes itself and what it has kept away from every device
 */
export function serviceWorker(root: string, isOff: boolean): Plugin {
  return {
    name: NAME,
    // After Vite's own, which makes the page.
    enforce: 'post',
    apply: 'build',
    buildStart() {
      this.emitFile({
        type: 'chunk',
        id: join(root, 'src/worker/service-worker.ts'),
        fileName: `${NAME}.js`,
      });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = new Map<string, string | Uint8Array>();
        const shared = join(root, 'public');
        readdirSync(shared).forEach((name) => files.set(`/${name}`, readFileSync(join(shared, name))));
        for (const [name, made] of Object.entries(bundle)) {
          if (name !== `${NAME}.js` && !name.endsWith('.map')) {
            // The page is asked for by its folder.
            files.set(name === PAGE ? '/' : `/${name}`, made.type === 'chunk' ? made.code : made.source);
          }
        }
        const worker = bundle[`${NAME}.js`];
        if (worker?.type !== 'chunk' || !files.has('/')) {
          this.error('The service worker has not been built, or the page has not.');
        }
        const paths = isOff ? [] : [...files.keys()].sort();
        const hash = createHash('sha256');
        paths.forEach((path) => hash.update(path).update(files.get(path) ?? ''));
        const version = hash.digest('hex').slice(0, 16);
        worker.code = `const FILES = ${JSON.stringify(paths)};\nconst VERSION = '${version}';\n${worker.code}`;
      },
    },
  };
}
