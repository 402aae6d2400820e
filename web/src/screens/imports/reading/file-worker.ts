import { answerRequest } from './answer-request.ts';
import type { ReadAnswer, ReadRequest } from './protocol.ts';

/** A worker's own scope; the library of the page's names has no type for it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ReadRequest>) => void) | null;
  postMessage: (answer: ReadAnswer) => void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  void answerRequest(data, (answer) => scope.postMessage(answer));
};
