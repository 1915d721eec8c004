import { RequestProblem } from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { Idempotency } from './RequestStore';

/** What came of a command that had a key. */
export interface Remembered {
  number: number;
  problem?: RequestProblem;
}

const MISUSED: RequestProblem = {
  code: 'duplicate',
  field: 'Idempotency-Key',
  message: 'was used before for something else',
  remedy: 'use a new key for each command',
};

/** @returns what came of it, or the problem that the key was used for something else */
export async function recall(
  knex: Knex,
  actor: string,
  { key, fingerprint }: Idempotency,
): Promise<Remembered | undefined> {
  const row = await knex('idempotency_keys').where({ actor, key }).first();
  if (!row) return undefined;
  if (row.fingerprint !== fingerprint) {
    return { number: row.request_number, problem: MISUSED };
  }
  return {
    number: row.request_number,
    problem: row.problem === null ? undefined : JSON.parse(row.problem),
  };
}

export async function remember(
  trx: Knex.Transaction,
  {
    actor,
    idempotency,
    now,
    outcome,
  }: {
    actor: string;
    idempotency: Idempotency | undefined;
    now: Date;
    outcome: Remembered;
  },
): Promise<void> {
  if (!idempotency) return;
  await trx('idempotency_keys').insert({
    actor,
    ...idempotency,
    request_number: outcome.number,
    problem: outcome.problem ? JSON.stringify(outcome.problem) : null,
    created_at: now.getTime(),
  });
}
