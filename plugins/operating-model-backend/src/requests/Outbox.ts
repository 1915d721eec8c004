import { randomUUID } from 'node:crypto';
import {
  RequestMessage,
  RequestSignal,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { chunksOf } from '../chunksOf';
import { Notice } from '../notices/Notice';
import { insertRows } from './statements';

/** That a request has changed, for the pages of those whom it concerns. */
export interface QueuedSignal extends RequestSignal {
  key: string;
  recipients: string[];
}

export interface OutboxMessage {
  id: number;
  message: RequestMessage | QueuedSignal | Notice;
  attempts: number;
}

/** Messages that were written together with what they tell of. */
export interface Outbox {
  /** Takes messages for as long as a relay may need; then they are there for another. */
  claim(options: {
    limit: number;
    now: Date;
    leaseMs: number;
  }): Promise<OutboxMessage[]>;
  /** Keeps the key, so that the same is not told again. */
  sent(id: number, now: Date): Promise<void>;
  /** Forgets what would not come again. */
  drop(id: number): Promise<void>;
  /** Puts a message back. */
  failed(id: number, availableAt: Date): Promise<void>;
  /** How many are still to be sent, and since when the oldest waits. */
  backlog(): Promise<{ messages: number; since?: Date }>;
}

/** Writes messages in a transaction; one whose key is there already is left out. @returns the keys of those that were new */
export async function insertMessages(
  trx: Knex.Transaction,
  messages: readonly (RequestMessage | QueuedSignal | Notice)[],
  now: Date,
): Promise<string[]> {
  const fresh: string[] = [];
  for (const chunk of chunksOf(messages)) {
    const added = await insertRows<{ key: string }>(
      trx,
      'outbox',
      chunk.map(message => ({
        key: message.key,
        payload: JSON.stringify(message),
        created_at: now.getTime(),
        available_at: now.getTime(),
        attempts: 0,
      })),
      'on conflict ("key") do nothing returning "key"',
    );
    fresh.push(...added.map(({ key }) => key));
  }
  return fresh;
}

export class DatabaseOutbox implements Outbox {
  readonly #knex: Knex;

  constructor({ knex }: { knex: Knex }) {
    this.#knex = knex;
  }

  async claim({
    limit,
    now,
    leaseMs,
  }: {
    limit: number;
    now: Date;
    leaseMs: number;
  }): Promise<OutboxMessage[]> {
    const claim = randomUUID();
    const available = (builder: Knex.QueryBuilder) =>
      builder.whereNull('sent_at').where('available_at', '<=', now.getTime());
    // A second relay that waited for these rows looks at them anew, and finds that they are not available any more.
    await available(this.#knex('outbox'))
      .whereIn(
        'id',
        available(this.#knex('outbox')).orderBy('id').limit(limit).select('id'),
      )
      .update({
        claim,
        available_at: now.getTime() + leaseMs,
        attempts: this.#knex.raw('attempts + 1'),
      });
    const rows = await this.#knex('outbox')
      .where({ claim })
      .whereNull('sent_at')
      .orderBy('id');
    return rows.map(row => ({
      id: row.id,
      message: JSON.parse(row.payload),
      attempts: row.attempts,
    }));
  }

  async sent(id: number, now: Date): Promise<void> {
    await this.#knex('outbox').where({ id }).update({ sent_at: now.getTime() });
  }

  async drop(id: number): Promise<void> {
    await this.#knex('outbox').where({ id }).delete();
  }

  async failed(id: number, availableAt: Date): Promise<void> {
    await this.#knex('outbox')
      .where({ id })
      .whereNull('sent_at')
      .update({ available_at: availableAt.getTime(), claim: null });
  }

  async backlog(): Promise<{ messages: number; since?: Date }> {
    const [row] = await this.#knex('outbox')
      .whereNull('sent_at')
      .count({ messages: '*' })
      .min({ since: 'created_at' });
    return {
      messages: Number(row.messages),
      since: row.since === null ? undefined : new Date(Number(row.since)),
    };
  }
}
