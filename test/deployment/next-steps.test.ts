import { describe, expect, it } from 'vitest';
import { nextSteps } from '../../deployment/next-steps.ts';
import { settingsOfCommand } from '../../deployment/settings-of-command.ts';
import { EVERY_SETTING } from '../support/settings.ts';

const everySetting = Object.entries(EVERY_SETTING).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

describe('nextSteps', () => {
  it('tells what to open', () => {
    const settings = settingsOfCommand('dev', []);

    expect(nextSteps({ settings, outputs: {}, outputsFile: 'amplify_outputs.json' }).split('\n')).toEqual([
      'Wrote amplify_outputs.json, which clients read.',
      'Open the console: npm run console',
      'People sign up there.',
    ]);
  });

  it('names the web app, and the records that own domains need', () => {
    const settings = settingsOfCommand('prod', everySetting);
    const outputs = {
      WebUrl: 'https://app.example.com/',
      WebDomainTarget: 'd111111abcdef8.cloudfront.net',
      DomainTarget: 'd-example.appsync-api.us-east-1.amazonaws.com',
    };

    expect(nextSteps({ settings, outputs, outputsFile: 'amplify_outputs.json' }).split('\n')).toEqual([
      'Wrote amplify_outputs.json, which clients read.',
      'Point a CNAME record of api.example.com to d-example.appsync-api.us-east-1.amazonaws.com',
      'Point a CNAME record of app.example.com to d111111abcdef8.cloudfront.net',
      'Open the web app: https://app.example.com/',
      'Open the console: npm run console',
      'People sign up there.',
    ]);
  });

  it('names the file that clients read, where it is another one, and who adds people', () => {
    const settings = settingsOfCommand('dev', ['-c', 'selfSignUp=false']);

    expect(nextSteps({ settings, outputs: {}, outputsFile: 'prod.json' }).split('\n')).toEqual([
      'Wrote prod.json, which clients read.',
      'Open the console: npm run console -- --outputs prod.json',
      'Add people: npm run user -- add you@example.com --outputs prod.json',
    ]);
  });
});
