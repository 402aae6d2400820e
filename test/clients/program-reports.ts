import { createInterface } from 'node:readline/promises';

/** Tells the test that runs this program what has happened: one line of JSON. */
export function report(event: string, detail: object = {}): void {
  process.stdout.write(`${JSON.stringify({ event, ...detail })}\n`);
}

/** Waits for the test to say something: one line. */
export async function nextLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  const line = await new Promise<string>((resolve) => lines.once('line', resolve));
  lines.close();
  return line;
}
