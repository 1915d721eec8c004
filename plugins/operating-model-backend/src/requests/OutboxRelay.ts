import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { RequestMessage } from 'backstage-plugin-operating-model-common';
import { Notice } from '../notices/Notice';
import { Outbox, OutboxMessage, QueuedSignal } from './Outbox';

const BATCH = 50;

/** For so long nobody else sends what a relay has taken; one that died is followed by another after it. */
const LEASE_MS = 30_000;

/** So that what was lost for an hour is there again half a minute after. */
const LONGEST_WAIT_MS = 30_000;

/** Tells people. The same message may come twice; its key says so. */
export interface Notify {
  send(message: RequestMessage | Notice): Promise<void>;
}

/** Tells pages. */
export interface PublishSignal {
  publish(signal: QueuedSignal): Promise<void>;
}

export interface OutboxRelayOptions {
  outbox: Outbox;
  notify: Notify;
  signals: PublishSignal;
  logger: LoggerService;
  now?: () => Date;
}

/** Sends what stands in the outbox, each message at least once. Several may run at once. */
export class OutboxRelay {
  readonly #options: OutboxRelayOptions;
  readonly #now: () => Date;
  #asked = false;
  #running = false;

  constructor(options: OutboxRelayOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** Sends what was just written, without anybody waiting for it. */
  soon(): void {
    this.#asked = true;
    if (this.#running) return;
    this.#running = true;
    this.#whileAsked()
      .catch(error =>
        this.#options.logger.warn(
          `What is to be told could not be read and will be tried again: ${stringifyError(error)}`,
        ),
      )
      .finally(() => {
        this.#running = false;
      });
  }

  async #whileAsked(): Promise<void> {
    while (this.#asked) {
      this.#asked = false;
      await this.relay();
    }
  }

  /** @returns how many were sent */
  async relay(signal?: AbortSignal): Promise<number> {
    const { outbox } = this.#options;
    let sent = 0;
    while (!signal?.aborted) {
      const messages = await outbox.claim({
        limit: BATCH,
        now: this.#now(),
        leaseMs: LEASE_MS,
      });
      if (messages.length === 0) return sent;
      const results = await Promise.all(messages.map(each => this.#send(each)));
      sent += results.filter(Boolean).length;
    }
    return sent;
  }

  async #send({ id, message, attempts }: OutboxMessage): Promise<boolean> {
    const { outbox, notify, signals, logger } = this.#options;
    const isSignal = 'version' in message;
    try {
      if (isSignal) await signals.publish(message);
      else await notify.send(message);
    } catch (error) {
      logger.warn(
        `The message ${message.key} could not be sent and will be tried again: ${stringifyError(error)}`,
      );
      const wait = Math.min(
        1_000 * 2 ** Math.min(attempts, 10),
        LONGEST_WAIT_MS,
      );
      await outbox.failed(id, new Date(this.#now().getTime() + wait));
      return false;
    }
    if (isSignal) await outbox.drop(id);
    else await outbox.sent(id, this.#now());
    return true;
  }
}
