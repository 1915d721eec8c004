import { hash as hashOf } from 'node:crypto';
import {
  AuditChain,
  AuditEntry,
  AuditHead,
  AuditedEvent,
  RequestEvent,
  RequestRecord,
  auditText,
  canonicalJson,
  foldEvents,
  readAuditedEvent,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { AuditReport } from './RequestStore';
import { nowColumn, readNow } from './clock';
import { RequestRow } from './rows';
import { insertRows, rowsOf, updateRow } from './statements';

const PAGE = 1_000;

export interface EventRow {
  sequence: number | string;
  request_number: number;
  request_sequence: number;
  payload: string;
  previous_hash: string;
  hash: string;
}

export interface LockedAudit {
  sequence: number;
  hash: string;
  requests: number;
}

export const sha256 = (text: string) => hashOf('sha256', text);

export function entryOf(row: EventRow): AuditEntry {
  return {
    sequence: Number(row.sequence),
    payload: row.payload,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

/**
 * Takes the audit for this transaction alone. Whoever writes takes it first, so that writers follow one another, numbers have no
 * gaps, and the chain never forks; on SQLite it is what makes the transaction a writing one from the start.
 *
 * @returns what was written last, and what time it is by the database, so that time goes on along the chain
 */
export async function lockAudit(
  trx: Knex.Transaction,
): Promise<{ head: LockedAudit; now: Date }> {
  const [{ sequence, hash, requests, now }] = await rowsOf<any>(
    trx,
    `update request_audit set requests = requests where id = 1
      returning sequence, hash, requests, ${nowColumn(trx)} as now`,
  );
  return {
    head: { sequence: Number(sequence), hash, requests: Number(requests) },
    now: readNow(now),
  };
}

/** Appends to the chain. The audit has to be locked. @returns the head that the chain has afterwards, and what was appended */
export async function appendEvents(
  trx: Knex.Transaction,
  events: readonly { event: RequestEvent; requestSequence: number }[],
  head: LockedAudit,
): Promise<{ head: LockedAudit; rows: EventRow[] }> {
  let { sequence, hash } = head;
  const rows = events.map(({ event, requestSequence }): EventRow => {
    sequence += 1;
    const payload = canonicalJson({ ...event, sequence, requestSequence });
    const previous = hash;
    hash = sha256(auditText({ previousHash: previous, payload }));
    return {
      sequence,
      request_number: Number(event.requestId),
      request_sequence: requestSequence,
      payload,
      previous_hash: previous,
      hash,
    };
  });
  await insertRows(trx, 'request_events', rows);
  const next = { ...head, sequence, hash };
  await updateRow(trx, 'request_audit', next, { id: 1 });
  return { head: next, rows };
}

/** Events in their order, with the places in which they are kept. */
export async function readEntries(
  knex: Knex,
  { after, upTo, limit }: { after: number; upTo?: number; limit: number },
): Promise<{ row: EventRow; entry: AuditEntry }[]> {
  const query = knex('request_events')
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit);
  if (upTo !== undefined) query.where('sequence', '<=', upTo);
  const rows: EventRow[] = await query;
  return rows.map(row => ({ row, entry: entryOf(row) }));
}

/** Whether an event says that it stands where it is found. */
export function standsAt(
  event: AuditedEvent | undefined,
  place: { requestNumber: number; requestSequence: number },
): boolean {
  return (
    event?.requestId === String(place.requestNumber) &&
    event.requestSequence === place.requestSequence
  );
}

function standsInPlace(row: EventRow): boolean {
  return standsAt(readAuditedEvent(row.payload), {
    requestNumber: row.request_number,
    requestSequence: row.request_sequence,
  });
}

async function verifyChain(
  knex: Knex,
): Promise<Omit<AuditReport, 'brokenRequests'>> {
  // Only up to here: what others write meanwhile is for the next time.
  const head = await knex('request_audit').where({ id: 1 }).first();
  const last = Number(head?.sequence ?? 0);
  const chain = new AuditChain(sha256);
  const broken = ({ sequence, hash }: AuditHead) => ({
    ok: false,
    events: sequence,
    firstBroken: Math.min(sequence + 1, last),
    hash,
  });
  while (chain.head.sequence < last) {
    const entries = await readEntries(knex, {
      after: chain.head.sequence,
      upTo: last,
      limit: PAGE,
    });
    for (const { row, entry } of entries) {
      const before = chain.head;
      if (chain.add(entry) !== undefined || !standsInPlace(row)) {
        return broken(before);
      }
    }
    if (entries.length === 0) break;
  }
  const { sequence, hash } = chain.head;
  return sequence === last && hash === (head?.hash ?? '')
    ? { ok: true, events: last, hash }
    : broken(chain.head);
}

/** Requests that are not what their events tell. */
async function findDiffering(knex: Knex): Promise<string[]> {
  const differing: string[] = [];
  let after = 0;
  for (;;) {
    const rows: Pick<RequestRow, 'number' | 'state' | 'body' | 'version'>[] =
      await knex('requests')
        .select('number', 'state', 'body', 'version')
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
    for (const row of rows) {
      const told = events
        .filter(event => event.request_number === row.number)
        .map(event => readAuditedEvent(event.payload));
      if (!isTold(row, told)) differing.push(String(row.number));
    }
  }
}

/** Whether what is kept of a request is what its events come to. */
function isTold(
  { body, state, version }: Pick<RequestRow, 'body' | 'state' | 'version'>,
  events: readonly (AuditedEvent | undefined)[],
): boolean {
  const readable = events.filter(event => event !== undefined);
  if (readable.length < events.length) return false;
  // Between the two reads somebody may have gone on; the version tells that it is the same.
  const told = canonicalJson(foldUpTo(readable, version));
  try {
    const kept: RequestRecord = JSON.parse(body);
    return told === canonicalJson(kept) && kept.state === state;
  } catch {
    return false;
  }
}

function foldUpTo(
  events: readonly AuditedEvent[],
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
