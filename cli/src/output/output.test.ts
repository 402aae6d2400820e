import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { hasColors } from './output.ts';

const terminal = Object.assign(new PassThrough(), { isTTY: true });
const pipe = new PassThrough();

describe('hasColors', () => {
  it('is true on a terminal only', () => {
    expect(hasColors(terminal, {}, true)).toBe(true);
    expect(hasColors(pipe, {}, true)).toBe(false);
  });

  it('is false with NO_COLOR, --no-color and on a dumb terminal', () => {
    expect(hasColors(terminal, { NO_COLOR: '1' }, true)).toBe(false);
    expect(hasColors(terminal, {}, false)).toBe(false);
    expect(hasColors(terminal, { TERM: 'dumb' }, true)).toBe(false);
  });

  it('takes no notice of an empty NO_COLOR', () => {
    expect(hasColors(terminal, { NO_COLOR: '' }, true)).toBe(true);
  });

  it('is true in a pipe with FORCE_COLOR, unless NO_COLOR says otherwise', () => {
    expect(hasColors(pipe, { FORCE_COLOR: '1' }, true)).toBe(true);
    expect(hasColors(pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, true)).toBe(false);
  });
});
