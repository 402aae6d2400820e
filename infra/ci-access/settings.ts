import { UserError } from '../../errors/user-error.ts';
import type { CiAccessProps } from './ci-access.ts';

/** The environments that the workflows in `.github/workflows` name. */
export const WORKFLOW_ENVIRONMENTS = ['dev', 'plan', 'preview', 'prod'];

/**
 * Reads what the access is for.
 *
 * @param context gives a value of the CDK CLI's `-c name=value`
 * @throws {UserError} when a value is not allowed; the message names it and says what is allowed
 */
export function readAccessSettings(
  context: (name: string) => unknown,
): Pick<CiAccessProps, 'repository' | 'environments' | 'hasProvider'> {
  const repository = context('repository');
  // As GitHub allows names. A `*` would let everybody in.
  if (typeof repository !== 'string' || !/^[A-Za-z0-9-]{1,39}\/[\w.-]{1,100}$/.test(repository)) {
    throw new UserError(
      'SETTING',
      `Setting repository is ${JSON.stringify(repository)}; it must be one on GitHub, for example -c repository=example/expenses`,
    );
  }
  const named = context('environments');
  const environments = typeof named === 'string' ? named.split(',') : WORKFLOW_ENVIRONMENTS;
  const wrong = environments.find((name) => !/^[\w-]{1,255}$/.test(name));
  if (wrong !== undefined) {
    throw new UserError(
      'SETTING',
      `Setting environments has ${JSON.stringify(wrong)}; it must be names with commas between them, for example dev,prod`,
    );
  }
  const provider = context('provider') ?? 'new';
  if (provider !== 'new' && provider !== 'existing') {
    throw new UserError(
      'SETTING',
      `Setting provider is ${JSON.stringify(provider)}; it must be new, or existing where the account knows GitHub already`,
    );
  }
  return { repository, environments, hasProvider: provider === 'existing' };
}
