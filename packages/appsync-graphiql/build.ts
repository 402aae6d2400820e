import { mkdirSync, writeFileSync } from 'node:fs';
import { bundlePage } from './src/page-bundle.ts';

// The packed package contains the built page: GraphiQL, React and the editor need not be installed to serve
// it.
const directory = 'dist/page-files';
mkdirSync(directory);
for (const [name, { content }] of await bundlePage()) {
  writeFileSync(`${directory}/${name}`, content);
}
