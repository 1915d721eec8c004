import { SignalsService } from '@backstage/plugin-signals-node';
import {
  REQUESTS_CHANNEL,
  RequestSignal,
} from 'backstage-plugin-operating-model-common';
import { QueuedSignal } from './Outbox';

/** Tells the pages of people whom a request concerns that it has changed; what it says is read anew, by who may. */
export class RequestSignals {
  readonly #signals: SignalsService;

  constructor({ signals }: { signals: SignalsService }) {
    this.#signals = signals;
  }

  async publish({ requestId, version, recipients }: QueuedSignal) {
    const message: RequestSignal = { requestId, version };
    await this.#signals.publish({
      channel: REQUESTS_CHANNEL,
      recipients: { type: 'user', entityRef: recipients },
      message: { ...message },
    });
  }
}
