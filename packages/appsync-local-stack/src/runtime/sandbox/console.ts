import { addLog } from './run.ts';

/**
 * `console`.
 *
 * Sources: https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html,
 * https://docs.aws.amazon.com/appsync/latest/devguide/test-resolvers.html
 */
export const console = {
  log: (...values: readonly unknown[]) => addLog('INFO', asText(values)),
  error: (...values: readonly unknown[]) => addLog('ERROR', asText(values)),
  debug: (...values: readonly unknown[]) => addLog('DEBUG', asText(values)),
};

function asText(values: readonly unknown[]): string {
  const texts: string[] = [];
  for (const value of values) {
    const text: string | undefined = JSON.stringify(value);
    texts.push(text ?? 'undefined');
  }
  return texts.join(' ');
}
