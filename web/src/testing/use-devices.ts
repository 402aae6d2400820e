import type { RealtimeSocketClass } from 'expense-tracker-client';
import { onTestFinished } from 'vitest';
import { openDevice } from './device.ts';
import type { Device } from './device.ts';

const PASSWORD = 'Correct-Horse-1';
let count = 0;

/** As much of the started stack as devices need. */
interface Stack {
  readonly stack: { readonly outputs: unknown };
}

/** A new device of a user, until the test ends. */
export async function deviceOf(
  { stack }: Stack,
  { username }: { readonly username: string },
  { webSocket, roomBytes }: { webSocket?: RealtimeSocketClass; roomBytes?: number } = {},
): Promise<Device> {
  count += 1;
  const device = await openDevice({
    outputs: stack.outputs,
    username,
    password: PASSWORD,
    name: `device ${count} of ${username}`,
    ...(webSocket === undefined ? {} : { webSocket }),
    ...(roomBytes === undefined ? {} : { roomBytes }),
  });
  onTestFinished(() => device.close());
  return device;
}

/** The next requests of an operation meet these faults; all others pass. */
export function meet(device: Device, operation: string, ...faults: Parameters<typeof answerBy>[0]): void {
  device.decide = answerBy(faults, operation);
}

function answerBy(faults: readonly ReturnType<Device['decide']>[], operation: string): Device['decide'] {
  const waiting = [...faults];
  return (body) => (body.includes(` ${operation}(`) ? (waiting.shift() ?? 'pass') : 'pass');
}
