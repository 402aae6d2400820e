import { chunksOf } from '../file-source.ts';
import type { FileSource } from '../file-source.ts';

/** The file's text, chunk by chunk, without a byte order mark. Bytes without a meaning become U+FFFD. */
export async function* decoded(source: FileSource, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunksOf(source)) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** The first characters of the file's text. */
export async function firstText(source: FileSource, encoding: string, length: number): Promise<string> {
  let text = '';
  for await (const part of decoded(source, encoding)) {
    text += part;
    if (text.length >= length) {
      break;
    }
  }
  return text.slice(0, length);
}
