import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { uploadSite } from '../../deployment/site-files.ts';
import { receivePuts } from '../support/receive-puts.ts';

const OUTPUTS = {
  auth: { aws_region: 'eu-west-1', user_pool_id: 'eu-west-1_EXAMPLE', user_pool_client_id: 'client' },
  data: { aws_region: 'eu-west-1', url: 'https://api.example.com/graphql' },
};

function builtApp(): string {
  const directory = mkdtempSync(join(tmpdir(), 'dist-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>App</title>');
  writeFileSync(join(directory, 'sw.js'), 'work();');
  writeFileSync(join(directory, 'assets/main-1a2b.js'), 'run();');
  return directory;
}

function upload(): Promise<number> {
  return uploadSite({
    directory: builtApp(),
    outputs: OUTPUTS as Parameters<typeof uploadSite>[0]['outputs'], // what matters of it here
    bucketName: 'web-files',
    region: 'eu-west-1',
  });
}

describe('uploadSite', () => {
  it('puts every file of the app into the bucket, and where its API is', async () => {
    const puts = await receivePuts();

    expect(await upload()).toBe(4);
    expect(puts.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'PUT /web-files/amplify_outputs.json',
      'PUT /web-files/assets/main-1a2b.js',
      'PUT /web-files/index.html',
      'PUT /web-files/sw.js',
    ]);
    const outputs = puts.find(({ path }) => path?.endsWith('amplify_outputs.json') === true);
    expect(outputs?.body).toContain('"url": "https://api.example.com/graphql"');
  });

  it('puts the page last, when all that it names is there', async () => {
    const puts = await receivePuts();

    await upload();

    expect(puts.at(-1)?.path).toBe('/web-files/index.html');
  });

  it.each([
    ['assets/main-1a2b.js', 'public, max-age=31536000, immutable', 'text/javascript; charset=utf-8'],
    ['index.html', 'no-cache', 'text/html; charset=utf-8'],
    ['sw.js', 'no-cache', 'text/javascript; charset=utf-8'],
    ['amplify_outputs.json', 'no-cache', 'application/json; charset=utf-8'],
  ])('says of %s how long it may be kept: %s', async (key, cacheControl, contentType) => {
    const puts = await receivePuts();

    await upload();

    expect(puts.find(({ path }) => path === `/web-files/${key}`)?.headers).toMatchObject({
      'cache-control': cacheControl,
      'content-type': contentType,
    });
  });

  it('puts no page when another file was refused', async () => {
    const puts = await receivePuts(403);

    await expect(upload()).rejects.toThrow(
      "The stack is deployed, but the web app's files cannot be put into web-files: ",
    );
    expect(puts.filter(({ path }) => path?.endsWith('index.html') === true)).toEqual([]);
  });
});
