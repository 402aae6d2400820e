import type { Inspection, Preview, ReadOptions } from 'expense-files';
import { ownScript } from '../../../ui/own-script.ts';
import workerUrl from './file-worker.ts?worker&url';
import type { FileProblem, FileRow, ReadAnswer, ReadRequest } from './protocol.ts';

/** A file that is not read. */
export class NotRead extends Error {
  override readonly name = 'NotRead';
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export interface PreviewedFile {
  readonly preview: Preview;
  readonly rows: readonly FileRow[];
  readonly refusedFile: Blob | undefined;
}

/**
 * Reads files in a worker, so that the page goes on. One thing at a time: what is asked next ends what is
 * under way, which then never answers.
 */
export class StatementReader {
  #worker: Worker | undefined;
  #isBusy = false;

  /** @throws {NotRead} when it is no file that can be read */
  async inspect(file: Blob, options: ReadOptions): Promise<Inspection> {
    const answer = await this.#ask({ kind: 'inspect', file, options }, () => undefined);
    return answer.kind === 'inspected' ? answer.inspection : unexpected(answer);
  }

  /**
   * @param onRows told how many rows have been read
   * @throws {NotRead} when it is no file that can be read
   */
  async preview(file: Blob, options: ReadOptions, onRows: (count: number) => void): Promise<PreviewedFile> {
    const rows: FileRow[] = [];
    const answer = await this.#ask({ kind: 'preview', file, options }, (more) => {
      rows.push(...more);
      onRows(rows.length);
    });
    return answer.kind === 'previewed'
      ? { preview: answer.preview, refusedFile: answer.refusedFile, rows }
      : unexpected(answer);
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#isBusy = false;
  }

  #ask(request: ReadRequest, onRows: (rows: readonly FileRow[]) => void): Promise<ReadAnswer> {
    if (this.#isBusy) {
      this.close();
    }
    this.#isBusy = true;
    const worker = (this.#worker ??= new Worker(ownScript(workerUrl), { type: 'module' }));
    return new Promise((resolve, reject) => {
      const end = (finish: () => void): void => {
        this.#isBusy = false;
        finish();
      };
      worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => {
        switch (data.kind) {
          case 'rows':
            onRows(data.rows);
            break;
          case 'refused':
            end(() => reject(new NotRead(data.problem)));
            break;
          default:
            end(() => resolve(data));
        }
      };
      worker.onerror = (event) => {
        this.close();
        end(() => reject(new NotRead(unreadable(event.message))));
      };
      worker.postMessage(request);
    });
  }
}

function unexpected({ kind }: ReadAnswer): never {
  throw new NotRead(unreadable(`The worker has answered ${kind}.`));
}

function unreadable(message: string): FileProblem {
  return { code: 'UNREADABLE', message, differences: [], line: undefined };
}
