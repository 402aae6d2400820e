import { describe, expect, it } from 'vitest';
import { answeredHosts } from './answered-hosts.ts';

describe('answeredHosts', () => {
  describe('on the loopback interface', () => {
    const isAnswered = answeredHosts();

    it.each([
      'localhost',
      'localhost:4000',
      'LocalHost:4000',
      'localhost.:4000',
      'api.localhost:4000',
      '127.0.0.1',
      '127.0.0.1:4000',
      '127.9.8.7:4000',
      '[::1]',
      '[::1]:4000',
      '[0:0:0:0:0:0:0:1]:4000',
    ])('takes %s', (host) => {
      expect(isAnswered(host)).toBe(true);
    });

    it.each([
      undefined,
      '',
      'evil.example',
      'evil.example:4000',
      'localhost.evil.example',
      'evillocalhost',
      '127.0.0.1.nip.io',
      '127.0.0.1.evil.example:4000',
      '128.0.0.1',
      '0.0.0.0:4000',
      '192.0.2.7:4000',
      '[::]:4000',
      '[2001:db8::1]:4000',
      '[::1',
      'localhost@evil.example',
      'localhost/evil.example',
      'localhost#evil.example',
      'localhost evil.example',
      'printer',
      'host.docker.internal',
    ])('refuses %s', (host) => {
      expect(isAnswered(host)).toBe(false);
    });
  });

  describe('exposed as a name', () => {
    const isAnswered = answeredHosts('Notes.Example');

    it.each([
      'localhost:4000',
      'notes.example:4000',
      '192.0.2.7:4000',
      '[2001:db8::1]:4000',
      'api:4000',
      'laptop.local:4000',
      'host.docker.internal:4000',
    ])('takes %s', (host) => {
      expect(isAnswered(host)).toBe(true);
    });

    it.each(['evil.example', 'notes.example.evil.example', 'local.evil.example', '', undefined])(
      'refuses %s, which somebody could have point here',
      (host) => {
        expect(isAnswered(host)).toBe(false);
      },
    );
  });
});
