import { mkdirSync, writeFileSync } from 'node:fs';
import { bundlePage } from './src/page-bundle.ts';

// The packed package contains the built page: GraphiQL, React and the editor need not be installed to serve
// it.
const DIRECTORY = 'dist/page-files';
mkdirSync(DIRECTORY);
for (const [name, { content }] of await bundlePage()) {
  writeFileSync(`${DIRECTORY}/${name}`, content);
}
