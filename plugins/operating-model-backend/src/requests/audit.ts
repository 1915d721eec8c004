import { createHash } from 'node:crypto';
import {
  RequestEvent,
  RequestRecord,
  canonicalJson,
  foldEvents,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { AuditReport, RecordedEvent } from './RequestStore';
import { RequestRow } from './rows';

const PAGE = 1_000;

export interface EventRow {
  sequence: number | string;
  request_number: number;
  request_sequence: number;
  payload: string;
  previous_hash: string;
  hash: string;
}

export interface AuditHead {
  sequence: number;
  hash: string;
  requests: number;
}

export function hashOf(previousHash: string, payload: string): string {
  return createHash('sha256')
    .update(`${previousHash}\n${payload}`)
    .digest('hex');
}

export function eventOf(row: EventRow): RecordedEvent {
  return { ...JSON.parse(row.payload), hash: row.hash };
}

/**
 * Takes the audit for this transaction alone. Whoever writes takes it first, so that writers follow one another, numbers have no
 * gaps, and the chain never forks; on SQLite it is what makes the transaction a writing one from the start.
 */
export async function lockAudit(trx: Knex.Transaction): Promise<AuditHead> {
  await trx('request_audit')
    .where({ id: 1 })
    .update({ requests: trx.ref('requests') });
  const head = await trx('request_audit').where({ id: 1 }).first();
  return {
    sequence: Number(head.sequence),
    hash: head.hash,
    requests: Number(head.requests),
  };
}

/** Appends to the chain. The audit has to be locked. @returns the head that the chain has afterwards */
export async function appendEvents(
  trx: Knex.Transaction,
  events: readonly { event: RequestEvent; requestSequence: number }[],
  head: AuditHead,
): Promise<AuditHead> {
  let { sequence, hash } = head;
  for (const { event, requestSequence } of events) {
    sequence += 1;
    const payload = canonicalJson({ ...event, sequence, requestSequence });
    const previous = hash;
    hash = hashOf(previous, payload);
    await trx('request_events').insert({
      sequence,
      request_number: Number(event.requestId),
      request_sequence: requestSequence,
      payload,
      previous_hash: previous,
      hash,
    });
  }
  const next = { ...head, sequence, hash };
  await trx('request_audit').where({ id: 1 }).update(next);
  return next;
}

/** Whether an event stands where it says, and follows the one before it. */
function holds(
  row: EventRow,
  before: { sequence: number; hash: string; requestSequence: number },
): boolean {
  if (
    Number(row.sequence) !== before.sequence + 1 ||
    row.previous_hash !== before.hash ||
    row.hash !== hashOf(row.previous_hash, row.payload) ||
    row.request_sequence !== before.requestSequence + 1
  ) {
    return false;
  }
  const { sequence, requestSequence, requestId } = eventOf(row);
  return (
    sequence === Number(row.sequence) &&
    requestSequence === row.request_sequence &&
    requestId === String(row.request_number)
  );
}

async function verifyChain(
  knex: Knex,
): Promise<Omit<AuditReport, 'brokenRequests'>> {
  // Only up to here: what others write meanwhile is for the next time.
  const head = await knex('request_audit').where({ id: 1 }).first();
  const last = Number(head?.sequence ?? 0);
  const places = new Map<number, number>();
  let before = { sequence: 0, hash: '' };
  while (before.sequence < last) {
    const rows: EventRow[] = await knex('request_events')
      .where('sequence', '>', before.sequence)
      .andWhere('sequence', '<=', last)
      .orderBy('sequence')
      .limit(PAGE);
    for (const row of rows) {
      const requestSequence = places.get(row.request_number) ?? 0;
      if (!holds(row, { ...before, requestSequence })) {
        return {
          ok: false,
          events: before.sequence,
          firstBroken: before.sequence + 1,
        };
      }
      places.set(row.request_number, row.request_sequence);
      before = { sequence: Number(row.sequence), hash: row.hash };
    }
    if (rows.length === 0) break;
  }
  const whole = before.sequence === last && before.hash === (head?.hash ?? '');
  return whole
    ? { ok: true, events: last }
    : {
        ok: false,
        events: before.sequence,
        firstBroken: Math.min(before.sequence + 1, last),
      };
}

/** Requests that are not what their events tell. */
async function findDiffering(knex: Knex): Promise<string[]> {
  const differing: string[] = [];
  let after = 0;
  for (;;) {
    const rows: Pick<RequestRow, 'number' | 'state' | 'body' | 'version'>[] =
      await knex('requests')
        .where('number', '>', after)
        .orderBy('number')
        .limit(100);
    if (rows.length === 0) return differing;
    after = rows[rows.length - 1].number;
    const events: EventRow[] = await knex('request_events')
      .whereIn(
        'request_number',
        rows.map(({ number }) => number),
      )
      .orderBy('sequence');
    for (const { number, body, state } of rows) {
      const told = events
        .filter(event => event.request_number === number)
        .map(eventOf);
      const kept: RequestRecord = JSON.parse(body);
      // Between the two reads somebody may have gone on; the version tells that it is the same.
      const upTo = foldUpTo(told, kept.version);
      if (canonicalJson(upTo) !== canonicalJson(kept) || kept.state !== state) {
        differing.push(String(number));
      }
    }
  }
}

function foldUpTo(
  events: readonly RecordedEvent[],
  version: number,
): RequestRecord {
  const end = events.findIndex(
    ({ changes }) => Number(changes.version) > version,
  );
  return foldEvents(end < 0 ? events : events.slice(0, end));
}

export async function verifyAudit(knex: Knex): Promise<AuditReport> {
  const chain = await verifyChain(knex);
  const brokenRequests = await findDiffering(knex);
  return {
    ...chain,
    ok: chain.ok && brokenRequests.length === 0,
    brokenRequests,
  };
}
