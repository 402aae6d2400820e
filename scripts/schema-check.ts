import { readFileSync } from 'node:fs';
import { changesBetween, mayBreak, nextBreakingVersion, readReleased } from '../contract/schema-changes.ts';

/**
 * `npm run schema:check`: compares the contract with that of the last release, and fails when it breaks
 * clients in a version that may not.
 */

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const released = readReleased(read('contract/released.graphql'));
const { version } = JSON.parse(read('package.json')) as { version: string }; // our own file
const { breaking, dangerous, safe } = await changesBetween(
  released.sdl,
  read('packages/expense-tracker-client/schema.graphql'),
);
for (const [kind, messages] of [
  ['breaks clients', breaking],
  ['may surprise clients', dangerous],
] as const) {
  for (const message of messages) {
    console.log(`${kind}: ${message}`);
  }
}
console.log(
  `Since ${released.version}: ${breaking.length} breaking, ${dangerous.length} dangerous, ${safe.length} other changes of the schema.`,
);
if (breaking.length > 0 && !mayBreak(released.version, version)) {
  console.error(
    `Version ${version} may not break clients of ${released.version}. Take these changes back, or raise the version in package.json to ${nextBreakingVersion(released.version)}.`,
  );
  process.exitCode = 1;
}
