import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { AmplifyOutputs } from 'appsync-local-stack/outputs';
import { cacheControlOf, contentTypeOf } from 'appsync-local-stack/site';
import { UserError } from '../errors/user-error.ts';

/** A built web app, and the bucket that it goes into. */
export interface SiteDeployment {
  /** The folder that the app was built into. */
  readonly directory: string;
  /** What the app reads to find the API; it becomes `amplify_outputs.json`. */
  readonly outputs: AmplifyOutputs;
  readonly bucketName: string;
  readonly region: string;
}

interface SiteFile {
  /** The path from the root of the site, with `/` between its parts. */
  readonly key: string;
  readonly content: Uint8Array | string;
}

const PAGE = 'index.html';

/**
 * Puts the files of the web app into the bucket. The page comes last: whoever gets the new page can load all
 * that it names. Files of earlier builds stay, for people who have the app open: it loads some parts later.
 *
 * Credentials are those of the AWS SDK: environment, profile, role.
 *
 * @returns how many files were put
 * @throws {UserError} when S3 refuses them
 */
export async function uploadSite(deployment: SiteDeployment): Promise<number> {
  const { bucketName, region } = deployment;
  const files = await siteFiles(deployment);
  // With the bucket in the path, not in the host name: other servers that speak S3 take it, too.
  const client = new S3Client({ region, forcePathStyle: true });
  const put = ({ key, content }: SiteFile) =>
    client.send(
      new PutObjectCommand({
        Bucket: bucketName,
        Key: key,
        Body: content,
        ContentType: contentTypeOf(key),
        CacheControl: cacheControlOf(`/${key}`),
      }),
    );
  try {
    await Promise.all(files.filter(({ key }) => key !== PAGE).map(put));
    await Promise.all(files.filter(({ key }) => key === PAGE).map(put));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(
      'STACK',
      `The stack is deployed, but the web app's files cannot be put into ${bucketName}: ${reason}`,
      { cause: error },
    );
  } finally {
    client.destroy();
  }
  return files.length;
}

async function siteFiles({ directory, outputs }: SiteDeployment): Promise<SiteFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const built = await Promise.all(
    paths.map(async (path) => ({
      key: relative(directory, path).split(sep).join('/'),
      content: await readFile(path),
    })),
  );
  return [...built, { key: 'amplify_outputs.json', content: `${JSON.stringify(outputs, undefined, 2)}\n` }];
}
