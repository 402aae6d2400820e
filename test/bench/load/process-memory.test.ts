import { describe, expect, it } from 'vitest';
import { memoryOf } from '../../../bench/load/process-memory.ts';

describe('memoryOf', () => {
  const listing = `
    1     0   900 init
  100     1 80000 node stack-child.ts
  101   100 40000 /usr/bin/node --max-old-space-size=128 -e ...
  102   100  9000 /x/dynoxide serve --host 127.0.0.1 --port 4
  103   102   500 sh -c (read -r line
  201   200 70000 /usr/bin/node --max-old-space-size=128 -e of another stack
`;

  it('tells the server and its children apart, in bytes', () => {
    expect(memoryOf(listing, 100)).toEqual({
      server: 80_000 * 1024,
      resolvers: 40_000 * 1024,
      engine: 9_000 * 1024,
    });
  });

  it('names the process that is not there', () => {
    expect(() => memoryOf(listing, 200)).toThrow('The process of the server is not there');
    expect(() => memoryOf(listing.replace('dynoxide', 'sqlite'), 100)).toThrow('engine is not there');
  });
});
