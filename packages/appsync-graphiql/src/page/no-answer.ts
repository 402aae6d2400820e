/** What is said when a request got no answer at all. A browser does not tell why. */
export function noAnswer(url: string): string {
  return `${new URL(url).host} does not answer. Is it running, and can this machine reach it?`;
}
