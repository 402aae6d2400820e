/** A duration as people say it, without its sign: 1560 minutes are 26 hours, 525600 are 365 days. */
export function roughDuration(minutes: number): { count: number; unit: 'minute' | 'hour' | 'day' } {
  const length = Math.abs(minutes);
  if (length < 120) {
    return { count: Math.round(length), unit: 'minute' };
  }
  return length < 48 * 60
    ? { count: Math.round(length / 60), unit: 'hour' }
    : { count: Math.round(length / (24 * 60)), unit: 'day' };
}
