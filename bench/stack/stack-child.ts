import { stackOf, UserError } from 'appsync-local-stack';
import { startLocalStack } from 'appsync-local-stack';
import { synthesize } from '../../infra/synthesize.ts';
import type { FromStack, ToStack } from './stack-process.ts';

/** What `stack-process.ts` runs: the whole local stack, in memory, for as long as its parent lives. */

function tell(message: FromStack): void {
  process.send?.(message);
}

// Ctrl+C reaches both processes: this one closes the stack when the other has ended.
process.on('SIGINT', () => undefined);

try {
  const stack = await startLocalStack({ synthesize: () => synthesize() });
  process.on('message', (message: ToStack) => {
    if (message === 'memory?') {
      tell({ type: 'memory', bytes: process.memoryUsage().rss });
    }
  });
  process.once('disconnect', () => void stack.close().then(() => process.exit(0)));
  tell({
    type: 'ready',
    stack: {
      origin: stack.origin,
      engine: stack.engine,
      dynamodbEndpoint: stack.dynamodbEndpoint,
      tableName: stack.model.tables[0]?.tableName ?? '',
      outputs: stack.outputs,
    },
  });
} catch (error) {
  tell({ type: 'failed', message: error instanceof UserError ? error.message : stackOf(error) });
  process.disconnect();
}
