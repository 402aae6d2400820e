import { analyse } from 'chardet';
import { chunksOf } from '../file-source.ts';
import type { FileSource } from '../file-source.ts';
import { Utf8Count } from './utf8-count.ts';

/** What was found out about a file's bytes. */
export interface DetectedEncoding {
  /** A label of the Encoding Standard, for example `utf-8`. */
  encoding: string;
  /** False when another encoding is as likely. */
  isSure: boolean;
  /** Why, in English. */
  reason: string;
  /** The number of bytes, without a byte order mark. */
  length: number;
}

/** The encodings that can be answered: of the Encoding Standard, so browsers and Node.js have them. */
export const ENCODINGS = [
  ...['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'windows-1250', 'iso-8859-2'],
  ...[
    'windows-1251',
    'koi8-r',
    'windows-1253',
    'windows-1254',
    'windows-1255',
    'windows-1256',
    'windows-1257',
  ],
  ...['macintosh', 'ibm866', 'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'],
];

const SAMPLE_BYTES = 65_536;
/** Names of chardet that the Encoding Standard calls otherwise. */
const STANDARD_LABELS: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-5': 'iso-8859-5',
  'ISO-8859-9': 'windows-1254',
  'EUC-JP': 'euc-jp',
  Big5: 'big5',
  GB18030: 'gb18030',
  'EUC-KR': 'euc-kr',
  'KOI8-R': 'koi8-r',
  Shift_JIS: 'shift_jis',
};

/** Reads the whole file once: one byte at its end may decide. */
export async function detectEncoding(source: FileSource): Promise<DetectedEncoding> {
  const scan = new ByteScan();
  for await (const chunk of chunksOf(source)) {
    scan.add(chunk);
  }
  return scan.result();
}

class ByteScan {
  #head = new Uint8Array(0);
  #length = 0;
  readonly #utf8 = new Utf8Count();
  #sample: number[] = [];

  add(chunk: Uint8Array): void {
    this.#length += chunk.length;
    if (this.#head.length < 4096) {
      const joined = new Uint8Array(Math.min(4096, this.#head.length + chunk.length));
      joined.set(this.#head);
      joined.set(chunk.subarray(0, joined.length - this.#head.length), this.#head.length);
      this.#head = joined;
    }
    this.#utf8.add(chunk);
    this.#keepSample(chunk);
  }

  result(): DetectedEncoding {
    this.#utf8.end();
    const [first, second, third] = this.#head;
    const marked = (encoding: string, bytes: number) => ({
      encoding,
      isSure: true,
      reason: 'The file begins with a byte order mark.',
      length: this.#length - bytes,
    });
    if (first === 0xef && second === 0xbb && third === 0xbf) {
      return marked('utf-8', 3);
    }
    if (first === 0xff && second === 0xfe) {
      return marked('utf-16le', 2);
    }
    if (first === 0xfe && second === 0xff) {
      return marked('utf-16be', 2);
    }
    return { ...this.#unmarked(), length: this.#length };
  }

  #unmarked(): Omit<DetectedEncoding, 'length'> {
    const wide = this.#utf16();
    if (wide !== undefined) {
      return { encoding: wide, isSure: true, reason: 'Every other byte is zero.' };
    }
    const { characters, wrongBytes } = this.#utf8;
    if (wrongBytes === 0) {
      const reason = characters === 0 ? 'Only ASCII characters.' : 'All bytes are valid UTF-8.';
      return { encoding: 'utf-8', isSure: true, reason };
    }
    if (characters > 4 * wrongBytes) {
      return { encoding: 'utf-8', isSure: false, reason: 'Most bytes are valid UTF-8, some are not.' };
    }
    return legacyEncoding(Uint8Array.from(this.#sample));
  }

  #utf16(): string | undefined {
    const nulls = [0, 0];
    this.#head.forEach((byte, index) => {
      if (byte === 0) {
        nulls[index % 2] = (nulls[index % 2] ?? 0) + 1;
      }
    });
    const [even = 0, odd = 0] = nulls;
    const pairs = this.#head.length / 2;
    if (odd > pairs * 0.4 && even < odd / 4) {
      return 'utf-16le';
    }
    return even > pairs * 0.4 && odd < even / 4 ? 'utf-16be' : undefined;
  }

  /** Keeps bytes beyond ASCII and their neighbours: the rest of a file says nothing about its encoding. */
  #keepSample(chunk: Uint8Array): void {
    let kept = -1;
    for (let index = 0; index < chunk.length && this.#sample.length < SAMPLE_BYTES; index += 1) {
      if ((chunk[index] ?? 0) >= 0x80) {
        const from = Math.max(kept + 1, index - 16);
        kept = Math.min(chunk.length - 1, index + 16);
        this.#sample.push(...chunk.subarray(from, kept + 1));
        index = kept;
      }
    }
  }
}

function legacyEncoding(sample: Uint8Array): Omit<DetectedEncoding, 'length'> {
  if (isShiftJis(sample)) {
    return { encoding: 'shift_jis', isSure: true, reason: 'The bytes are Japanese text in Shift_JIS.' };
  }
  const [best] = analyse(sample).flatMap(({ name, confidence }) => {
    const label = STANDARD_LABELS[name] ?? name.toLowerCase();
    return ENCODINGS.includes(label) && label !== 'utf-8' && !label.startsWith('utf-16')
      ? [{ label, confidence }]
      : [];
  });
  if (
    best === undefined ||
    best.label === 'windows-1252' ||
    best.label === 'shift_jis' ||
    best.confidence < 40
  ) {
    return {
      encoding: 'windows-1252',
      isSure: true,
      reason: 'The bytes are not UTF-8: a western code page.',
    };
  }
  return {
    encoding: best.label,
    isSure: false,
    reason: `The bytes are not UTF-8, and their frequencies are those of ${best.label}.`,
  };
}

/**
 * Text whose characters beyond ASCII are for the most part kana and kanji that stand together. A western
 * accent and the letter behind it make a kanji too, but a lonely one.
 */
function isShiftJis(sample: Uint8Array): boolean {
  const text = new TextDecoder('shift_jis').decode(sample);
  const all = [...text.matchAll(/[^\0-\x7f]/gu)].length;
  const runs = text.match(/[\u3040-\u30FF\u4E00-\u9FFF\u3000-\u3002\uFF00-\uFF5E]{2,}/gu) ?? [];
  return runs.join('').length > all * 0.7;
}
