/**
 * A file's content: all of it, or a function that reads it from the start, chunk by chunk. The file is read
 * more than once: what holds for a whole column is known at its end only.
 */
export type FileSource = Uint8Array | (() => AsyncIterable<Uint8Array>);

/** The chunks of the file, from its start. */
export async function* chunksOf(source: FileSource): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) {
    yield source;
    return;
  }
  yield* source();
}
