import { S3Client } from '@aws-sdk/client-s3';
import { UserError } from '../errors/user-error.ts';
import { useProfile } from './cdk.ts';

/**
 * Looks for credentials where the AWS SDK and the CDK CLI do, so that a command without any says so at once.
 *
 * @param further options of the CDK CLI, e.g. `['--profile', 'mine']`
 * @throws {UserError} when there are none, or the session of a profile has expired
 */
export async function requireCredentials(further: readonly string[]): Promise<void> {
  useProfile(further);
  // The SDK warns of Node.js versions that it will leave behind; what the command says is about AWS.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const client = new S3Client({ region: 'us-east-1' });
  try {
    await client.config.credentials();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    throw new UserError(
      'CREDENTIALS',
      `No AWS credentials were found (${reason}): name a profile with "--profile NAME", sign in with "aws sso login", or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`,
      { cause: error },
    );
  } finally {
    client.destroy();
  }
}
