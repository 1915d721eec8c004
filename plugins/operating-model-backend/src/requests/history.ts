import {
  AuditChain,
  AuditEntry,
  AuditedEvent,
  readAuditedEvent,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { HistoryEvent, HistoryPage, RequestHistory } from './RequestStore';
import { EventRow, entryOf, sha256, standsAt } from './audit';
import { RequestRow } from './rows';
import { rowsOf } from './statements';

const PAGE = 1_000;

/** Most histories have fewer events; not more, because the request comes with each of them, and others wait meanwhile. */
const WITH_REQUEST = 20;

/** An event as it is kept, with the hash of the one before it, whichever request that is of. */
export interface KeptEvent extends AuditEntry {
  requestNumber: number;
  requestSequence: number;
  /** As it is kept; absent where that one is lost. */
  hashBefore?: string;
  /** What it says, where it is not to be doubted that it can be read. */
  event?: AuditedEvent;
}

type FollowingRow = EventRow & { hash_before: string | null };

type LoadedRow = Pick<RequestRow, 'body' | 'events' | 'slot'> & {
  latest_hash: string | null;
} & (FollowingRow | { sequence: null });

const keptEventOf = (row: FollowingRow): KeptEvent => ({
  ...entryOf(row),
  requestNumber: row.request_number,
  requestSequence: row.request_sequence,
  hashBefore: row.hash_before ?? undefined,
});

const eventIn = (row: LoadedRow): KeptEvent[] =>
  row.sequence === null ? [] : [keptEventOf(row)];

/** Events that were just appended one after another. @param hashBefore - of what they came after, as it is kept */
export function keptInTurn(
  rows: readonly EventRow[],
  hashBefore: string | undefined,
): KeptEvent[] {
  return rows.map((row, index) => ({
    ...keptEventOf({
      ...row,
      hash_before: index ? rows[index - 1].hash : (hashBefore ?? null),
    }),
    event: JSON.parse(row.payload),
  }));
}

const WITH_EVENTS = `
  select request.body, request.events, request.slot, event.*,
    (select hash from request_events as before where before.sequence = event.sequence - 1) as hash_before,
    (select hash from request_events as latest where latest.sequence = ?) as latest_hash
  from requests as request
  left join request_events as event
    on event.request_number = request.number and event.request_sequence <= request.events
  where request.number = ?
  order by event.request_sequence
  limit ${WITH_REQUEST + 1}`;

/**
 * A request with its events, so that nobody has to ask for them after a command has added to them; without them where they are
 * many.
 *
 * @param options.latest - the `sequence` of the last event of the audit
 */
export async function loadWithHistory(
  trx: Knex.Transaction,
  { number, latest }: { number: number; latest: number },
) {
  const rows = await rowsOf<LoadedRow>(trx, WITH_EVENTS, [latest, number]);
  if (rows.length === 0) return undefined;
  const [{ body, events, slot, latest_hash }] = rows;
  return {
    body,
    events,
    slot,
    kept: rows.length > WITH_REQUEST ? undefined : rows.flatMap(eventIn),
    latestHash: latest_hash ?? undefined,
  };
}

/** The events of a request in their order, those that are known first. */
async function* keptEvents(
  knex: Knex,
  number: number,
  { last, known = [] }: { last: number; known?: readonly KeptEvent[] },
): AsyncIterable<KeptEvent> {
  yield* known;
  let read = known[known.length - 1]?.requestSequence ?? 0;
  while (read < last) {
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
    yield* rows.map(keptEventOf);
    if (rows.length < PAGE) return;
    read = rows[rows.length - 1].request_sequence;
  }
}

/** What an event says; of one that nobody can read any more, where it stands. */
function historyEventOf(
  { sequence, requestSequence, hash }: KeptEvent,
  event: AuditedEvent | undefined,
): HistoryEvent {
  return {
    ...(event ?? { unreadable: true }),
    sequence,
    requestSequence,
    hash,
  } as HistoryEvent;
}

/**
 * A part of the history of one request, and whether the whole of it is what was written: it is checked against the events that
 * its own come after.
 *
 * @param options.last - how many events it has; what others write meanwhile is for the next time
 * @param options.known - the first of them, where they were read before
 */
export async function readHistory(
  knex: Knex,
  number: number,
  {
    limit,
    after = 0,
    ...asked
  }: HistoryPage & { last: number; known?: readonly KeptEvent[] },
): Promise<RequestHistory> {
  const chain = new AuditChain(sha256);
  const items: HistoryEvent[] = [];
  let events = 0;
  let isBroken = false;
  for await (const kept of keptEvents(knex, number, asked)) {
    // Behind what does not hold there is nothing to verify, only to show.
    if (isBroken && items.length > limit) break;
    const { sequence, requestSequence, hashBefore = '' } = kept;
    const { event = readAuditedEvent(kept.payload) } = kept;
    if (requestSequence > after && items.length <= limit) {
      items.push(historyEventOf(kept, event));
    }
    if (isBroken) continue;
    chain.passTo({ sequence: sequence - 1, hash: hashBefore });
    isBroken = chain.add(kept, event) !== undefined || !standsAt(event, kept);
    if (!isBroken) events += 1;
  }
  const ok = !isBroken && events === asked.last;
  const page = items.slice(0, limit);
  return {
    items: page,
    next: items.length > limit ? page[limit - 1].requestSequence : undefined,
    chain: ok ? { ok, events } : { ok, events, firstBroken: events + 1 },
  };
}
