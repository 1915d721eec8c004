import { createHash } from 'node:crypto';
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
import {
  AuditReport,
  HistoryEvent,
  HistoryPage,
  RequestHistory,
} from './RequestStore';
import { nowColumn, readNow } from './clock';
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

export interface LockedAudit {
  sequence: number;
  hash: string;
  requests: number;
}

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

function entryOf(row: EventRow): AuditEntry {
  return {
    sequence: Number(row.sequence),
    payload: row.payload,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

/** What an event says; of one that nobody can read any more, where it stands. */
function historyEventOf(row: EventRow): HistoryEvent {
  const { payload, hash } = row;
  return {
    ...(readAuditedEvent(payload) ?? { unreadable: true }),
    sequence: Number(row.sequence),
    requestSequence: row.request_sequence,
    hash,
  } as HistoryEvent;
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
  const [{ sequence, hash, requests, now }] = await trx('request_audit')
    .where({ id: 1 })
    .update({ requests: trx.ref('requests') })
    .returning([
      'sequence',
      'hash',
      'requests',
      trx.raw('? as now', [nowColumn(trx)]) as never,
    ]);
  return {
    head: { sequence: Number(sequence), hash, requests: Number(requests) },
    now: readNow(now),
  };
}

/** Appends to the chain. The audit has to be locked. @returns the head that the chain has afterwards */
export async function appendEvents(
  trx: Knex.Transaction,
  events: readonly { event: RequestEvent; requestSequence: number }[],
  head: LockedAudit,
): Promise<LockedAudit> {
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
  await trx('request_events').insert(rows);
  const next = { ...head, sequence, hash };
  await trx('request_audit').where({ id: 1 }).update(next);
  return next;
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

/** Whether an event is found where it says that it stands. */
function standsInPlace(row: EventRow): boolean {
  const event = readAuditedEvent(row.payload);
  return (
    event?.requestId === String(row.request_number) &&
    event.requestSequence === row.request_sequence
  );
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

/** An event with the hash of the one before it, whichever request that is of. */
type FollowingRow = EventRow & { hash_before: string | null };

/**
 * A part of the history of one request, and whether the whole of it is what was written: it is checked against the events that
 * its own come after, all in one go as long as it is not very long.
 *
 * @param options.last - how many events it has; what others write meanwhile is for the next time
 */
export async function readHistory(
  knex: Knex,
  number: number,
  { last, limit, after = 0 }: HistoryPage & { last: number },
): Promise<RequestHistory> {
  const chain = new AuditChain(sha256);
  const items: HistoryEvent[] = [];
  let events = 0;
  let isBroken = false;
  let read = 0;
  let hasMore = last > 0;
  while (hasMore) {
    const rows: FollowingRow[] = await knex('request_events as event')
      .select('event.*', 'before.hash as hash_before')
      .leftJoin('request_events as before', join =>
        join.on('before.sequence', '=', knex.raw('event.sequence - 1')),
      )
      .where('event.request_number', number)
      .where('event.request_sequence', '>', read)
      .where('event.request_sequence', '<=', last)
      .orderBy('event.request_sequence')
      .limit(PAGE);
    for (const row of rows) {
      read = row.request_sequence;
      if (read > after && items.length <= limit)
        items.push(historyEventOf(row));
      if (isBroken) continue;
      const entry = entryOf(row);
      chain.passTo({
        sequence: entry.sequence - 1,
        hash: row.hash_before ?? '',
      });
      isBroken = chain.add(entry) !== undefined || !standsInPlace(row);
      if (!isBroken) events += 1;
    }
    // Behind what does not hold there is nothing to verify, only to show.
    hasMore =
      rows.length === PAGE &&
      read < last &&
      !(isBroken && items.length > limit);
  }
  const ok = !isBroken && events === last;
  const page = items.slice(0, limit);
  return {
    items: page,
    next: items.length > limit ? page[limit - 1].requestSequence : undefined,
    chain: ok ? { ok, events } : { ok, events, firstBroken: events + 1 },
  };
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
