import type { Settings } from '../infra/settings.ts';

/** A stack that has just been deployed. */
export interface Deployed {
  readonly settings: Settings;
  /** The stack's outputs by key. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The file that clients read, as it was named. */
  readonly outputsFile: string;
}

/** What `npm run deploy` says when all is done: what to open, and what is left to do. */
export function nextSteps({ settings, outputs, outputsFile }: Deployed): string {
  const file = outputsFile === 'amplify_outputs.json' ? '' : ` --outputs ${outputsFile}`;
  const records = [
    [settings.domainName, outputs['DomainTarget']],
    [settings.webDomainName, outputs['WebDomainTarget']],
  ];
  return [
    `Wrote ${outputsFile}, which clients read.`,
    ...records.flatMap(([name, target]) =>
      name === undefined || target === undefined ? [] : [`Point a CNAME record of ${name} to ${target}`],
    ),
    ...(outputs['WebUrl'] === undefined ? [] : [`Open the web app: ${outputs['WebUrl']}`]),
    `Open the console: npm run console${file === '' ? '' : ` --${file}`}`,
    settings.selfSignUp ? 'People sign up there.' : `Add people: npm run user -- add you@example.com${file}`,
  ].join('\n');
}
