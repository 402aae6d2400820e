import type { RealtimeRefused } from './realtime-refused.ts';

/** Where a subscription stands. */
export type SubscriptionStatus = 'connecting' | 'subscribed' | 'reconnecting';

/** What is subscribed to. */
export interface RealtimeRequest {
  /** A document with one subscription. */
  readonly query: string;
  readonly variables?: unknown;
}

/** What a subscription tells. */
export interface SubscriptionHandlers {
  /** Told of each event, `{ data, errors? }`. */
  readonly onEvent: (payload: Readonly<Record<string, unknown>>) => void;
  /** Told once when the subscription was refused or has been ended by the server with errors. */
  readonly onError: (error: RealtimeRefused) => void;
  /** Told once when the server has ended the subscription. @default nobody is told */
  readonly onComplete?: () => void;
  /**
   * Told of each change. After `subscribed` that follows `reconnecting`, events may be missing. @default
   * nobody is told
   */
  readonly onStatus?: (status: SubscriptionStatus) => void;
}

/** One subscription with what it tells, from `subscribe` until its end. */
export class Subscriber {
  readonly request: RealtimeRequest;
  readonly #handlers: SubscriptionHandlers;
  #hasEnded = false;

  constructor(request: RealtimeRequest, handlers: SubscriptionHandlers) {
    this.request = request;
    this.#handlers = handlers;
  }

  show(status: SubscriptionStatus): void {
    if (!this.#hasEnded) {
      this.#handlers.onStatus?.(status);
    }
  }

  take(payload: Readonly<Record<string, unknown>>): void {
    if (!this.#hasEnded) {
      this.#handlers.onEvent(payload);
    }
  }

  refuse(error: RealtimeRefused): void {
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      this.#handlers.onError(error);
    }
  }

  complete(): void {
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      this.#handlers.onComplete?.();
    }
  }

  /** Tells nothing more. */
  end(): void {
    this.#hasEnded = true;
  }
}
