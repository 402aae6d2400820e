import { describe, expect, it } from 'vitest';
import { realtimeUrl } from './realtime-url.ts';

describe('realtimeUrl', () => {
  it.each([
    [
      'https://abcdefghijklmnopqrstuvwxyz.appsync-api.eu-west-1.amazonaws.com/graphql',
      'wss://abcdefghijklmnopqrstuvwxyz.appsync-realtime-api.eu-west-1.amazonaws.com/graphql',
    ],
    [
      'https://abcdefghijklmnopqrstuvwxyz.appsync-api.cn-north-1.amazonaws.com.cn/graphql',
      'wss://abcdefghijklmnopqrstuvwxyz.appsync-realtime-api.cn-north-1.amazonaws.com.cn/graphql',
    ],
  ])("puts AppSync's realtime host in the place of its GraphQL host: %s", (graphqlUrl, url) => {
    expect(realtimeUrl(graphqlUrl)).toBe(url);
  });

  it.each([
    ['https://api.example.com/graphql', 'wss://api.example.com/graphql/realtime'],
    [
      'https://x.appsync-api.eu-west-1.amazonaws.com.example.com/graphql',
      'wss://x.appsync-api.eu-west-1.amazonaws.com.example.com/graphql/realtime',
    ],
    ['https://localhost:4000/graphql', 'wss://localhost:4000/graphql/realtime'],
    ['http://localhost:4000/graphql', 'ws://localhost:4000/graphql/realtime'],
  ])('adds /realtime on any other host: %s', (graphqlUrl, url) => {
    expect(realtimeUrl(graphqlUrl)).toBe(url);
  });
});
