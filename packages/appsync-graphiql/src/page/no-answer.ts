/** The message when a request got no answer. A browser does not say why. */
export function noAnswer(url: string): string {
  return `${new URL(url).host} does not answer. Is it running, and can this machine reach it?`;
}
