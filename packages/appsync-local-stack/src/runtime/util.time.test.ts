import { describe, expect, it } from 'vitest';
import { useRuntime } from './shared-runtime.ts';

describe('util.time', () => {
  const { valueOf } = useRuntime();

  it('gives the time of now in every form', async () => {
    const before = Date.now();
    const milliseconds = await valueOf('util.time.nowEpochMilliSeconds()');
    const seconds = await valueOf('util.time.nowEpochSeconds()');
    const iso = await valueOf('util.time.nowISO8601()');
    const formatted = await valueOf(`util.time.nowFormatted("yyyy-MM-dd'T'HH:mm:ss.SSSX")`);
    const after = Date.now();

    expect(iso).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    for (const time of [milliseconds, Date.parse(String(iso)), Date.parse(String(formatted))]) {
      expect(time).toBeGreaterThanOrEqual(before);
      expect(time).toBeLessThanOrEqual(after);
    }
    expect(seconds).toBeGreaterThanOrEqual(Math.floor(before / 1000));
  });

  // The guide's examples.
  // Source: https://docs.aws.amazon.com/appsync/latest/devguide/time-helpers-in-util-time-js.html
  it.each([
    ['util.time.epochMilliSecondsToSeconds(1517943695750)', 1517943695],
    ['util.time.epochMilliSecondsToISO8601(1517943695750)', '2018-02-06T19:01:35.750Z'],
    [
      `util.time.epochMilliSecondsToFormatted(1517943695750, 'yyyy-MM-dd HH:mm:ssZ')`,
      '2018-02-06 19:01:35+0000',
    ],
    [
      `util.time.epochMilliSecondsToFormatted(1517943695750, 'yyyy-MM-dd HH:mm:ssZ', 'Australia/Perth')`,
      '2018-02-07 03:01:35+0800',
    ],
    [
      `util.time.parseFormattedToEpochMilliSeconds('2018-02-01 01:13:24+0800', 'yyyy-MM-dd HH:mm:ssZ')`,
      1517418804000,
    ],
    [
      `util.time.parseFormattedToEpochMilliSeconds('2018-02-01 01:13:24', 'yyyy-MM-dd HH:mm:ss', 'Australia/Perth')`,
      1517418804000,
    ],
    [`util.time.parseISO8601ToEpochMilliSeconds('2018-02-01T17:21:05.180+08:00')`, 1517476865180],
  ])('%s', async (expression, value) => {
    expect(await valueOf(expression)).toBe(value);
  });

  describe('formats 2024-03-05T00:07:08.090Z', () => {
    it.each([
      ['yyyy yy y uuuu', '2024 24 2024 2024'],
      ['M MM MMM MMMM MMMMM', '3 03 Mar March M'],
      ['d dd D DDD', '5 05 65 065'],
      ['E EEEE EEEEE', 'Tue Tuesday T'],
      ['Q QQ QQQ QQQQ', '1 01 Q1 1st quarter'],
      ['h hh H HH k K a', '12 12 0 00 24 0 AM'],
      ['m mm s ss', '7 07 8 08'],
      ['S SSS SSSSSS n A', '0 090 090000 90000000 428090'],
      ['X XXX x xx xxx Z ZZZZ ZZZZZ O VV z', 'Z Z +00 +0000 +00:00 +0000 GMT Z GMT UTC UTC'],
      ['G', 'AD'],
      [`yyyy-MM-dd'T'HH:mm 'o''clock' ''`, `2024-03-05T00:07 o'clock '`],
    ])('by %s', async (pattern, text) => {
      const expression = `util.time.epochMilliSecondsToFormatted(1709597228090, ${JSON.stringify(pattern)})`;

      expect(await valueOf(expression)).toBe(text);
    });

    it.each([
      [
        'America/New_York',
        'yyyy-MM-dd HH:mm Z XXX O VV z zzzz',
        '2024-03-04 19:07 -0500 -05:00 GMT-5 America/New_York EST Eastern Standard Time',
      ],
      ['Asia/Kolkata', 'HH:mm X XXX O OOOO', '05:37 +0530 +05:30 GMT+5:30 GMT+05:30'],
      ['+02:00', 'HH:mm XXX VV', '02:07 +02:00 +02:00'],
      ['UTC-3', 'HH:mm xx', '21:07 -0300'],
    ])('in %s by %s', async (zone, pattern, text) => {
      const expression = `util.time.epochMilliSecondsToFormatted(1709597228090, ${JSON.stringify(pattern)}, '${zone}')`;

      expect(await valueOf(expression)).toBe(text);
    });
  });

  describe('parses', () => {
    it.each([
      ['2024-02-29 23:59:59.123', 'yyyy-MM-dd HH:mm:ss.SSS', 1709251199123],
      ['20240105 0700', 'yyyyMMdd HHmm', 1704438000000],
      ['5 Jan 2024 07:00 PM', 'd MMM yyyy hh:mm a', 1704481200000],
      ['Friday, January 5, 2024 12:00 am', 'EEEE, MMMM d, yyyy hh:mm a', 1704412800000],
      ['2024-065 00', 'yyyy-DDD HH', 1709596800000],
      ['2024-01-05T07:00-05:00', "yyyy-MM-dd'T'HH:mmXXX", 1704456000000],
      ['2024-01-05 07:00 America/New_York', 'yyyy-MM-dd HH:mm VV', 1704456000000],
      ['2024-02-31 00:00', 'yyyy-MM-dd HH:mm', 1709164800000],
    ])('%s by %s', async (text, pattern, epochMs) => {
      const expression = `util.time.parseFormattedToEpochMilliSeconds(${JSON.stringify(text)}, ${JSON.stringify(pattern)})`;

      expect(await valueOf(expression)).toBe(epochMs);
    });

    it.each([
      ['skipped by a clock change, moved forward', '2024-03-10 02:30', 1710055800000],
      ['that comes twice, the first', '2024-11-03 01:30', 1730611800000],
    ])('a time %s', async (_what, text, epochMs) => {
      const expression = `util.time.parseFormattedToEpochMilliSeconds('${text}', 'yyyy-MM-dd HH:mm', 'America/New_York')`;

      expect(await valueOf(expression)).toBe(epochMs);
    });

    it.each([
      ['2024-13-01 00:00', 'yyyy-MM-dd HH:mm', 'there is no such month'],
      ['2024-01-32 00:00', 'yyyy-MM-dd HH:mm', 'there is no day 32'],
      ['2024-01-01 24:00', 'yyyy-MM-dd HH:mm', 'there is no such time of day'],
      ['2024-1-1 00:00', 'yyyy-MM-dd HH:mm', 'no M at index 5'],
      ['2024-01-01', 'yyyy-MM-dd', 'the format has no hour'],
      ['00:00', 'HH:mm', 'the format has no whole date'],
      ['2024-01-01 00:00Z', 'yyyy-MM-dd HH:mm', 'unparsed text at index 16'],
      ['2024/01/01 00:00', 'yyyy-MM-dd HH:mm', "expected '-' at index 4"],
    ])('not %s by %s', async (text, pattern, why) => {
      const expression = `util.time.parseFormattedToEpochMilliSeconds('${text}', '${pattern}')`;

      expect(await valueOf(expression)).toBe(
        `Error: Text '${text}' could not be parsed with ${pattern}: ${why}`,
      );
    });

    it.each(['2024-01-01', '2024-01-01T00:00:00', '2024-02-30T00:00:00Z', '2024-01-01T25:00Z', 'now'])(
      'not %s as ISO 8601',
      async (text) => {
        expect(await valueOf(`util.time.parseISO8601ToEpochMilliSeconds('${text}')`)).toMatch(
          `Error: Text '${text}' could not be parsed as ISO 8601: `,
        );
      },
    );
  });

  it.each([
    [
      `util.time.nowFormatted('YYYY')`,
      'the date format YYYY: the letter Y (a week-based year; yyyy is the year) is not implemented by the local stack',
    ],
    [`util.time.nowFormatted('w')`, 'the date format w: the letter w is not implemented by the local stack'],
    [`util.time.nowFormatted('[HH]')`, 'the date format [HH]: [ is not implemented by the local stack'],
    [`util.time.nowFormatted('ddd')`, 'the date format ddd: too many or too few letters d'],
  ])('refuses %s by name', async (expression, message) => {
    expect(await valueOf(expression)).toBe(`Error: ${message}`);
  });

  it.each([
    [`util.time.nowFormatted('HH', 'Mars/Olympus')`, 'Unknown time-zone ID: Mars/Olympus'],
    [`util.time.epochMilliSecondsToISO8601('x')`, '"x" is not a time in milliseconds since the epoch'],
  ])('refuses %s', async (expression, message) => {
    expect(await valueOf(expression)).toBe(`RangeError: ${message}`);
  });
});
