import { isDeepStrictEqual } from 'node:util';
import {
  RequestEvent,
  RequestMessage,
  RequestProblem,
  RequestRecord,
  Step,
  concernedBy,
  duplicateOf,
  effectiveState,
  messagesOf,
  reminderEvent,
  remindersDue,
  settle,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { insertMessages } from './Outbox';
import { EventRow, LockedAudit, appendEvents, lockAudit } from './audit';
import { KeptEvent, keptInTurn, loadWithHistory } from './history';
import {
  RequestRow,
  foundBy,
  mainSlot,
  recordOf,
  renewalSlot,
  toRow,
} from './rows';
import { insertRows, rowsOf, updateRow } from './statements';

/** Somebody has changed the request in between; the whole transaction is undone. */
export class StaleError extends Error {}

export interface Loaded {
  request: RequestRecord;
  /** How many events its history has. */
  events: number;
  slot: string | null;
}

const signalOf = (request: RequestRecord) => ({
  key: `${request.id}/${request.version}/signal`,
  requestId: request.id,
  version: request.version,
  recipients: concernedBy(request),
});

/** What may be done to requests while the audit is locked. */
export class RequestTransaction {
  readonly #trx: Knex.Transaction;
  readonly now: Date;
  #head: LockedAudit;
  readonly #appended: EventRow[] = [];
  /** Of the event that all that is appended comes after, as it is kept: somebody may have meddled with it. */
  #latestHash?: string;

  private constructor(trx: Knex.Transaction, now: Date, head: LockedAudit) {
    this.#trx = trx;
    this.now = now;
    this.#head = head;
  }

  /** @param clock - for tests; the database's own when absent */
  static async begin(
    trx: Knex.Transaction,
    clock?: () => Date,
  ): Promise<RequestTransaction> {
    const { head, now } = await lockAudit(trx);
    return new RequestTransaction(trx, clock ? clock() : now, head);
  }

  get nextId(): string {
    return String(this.#head.requests + 1);
  }

  /** A request whose history is to be told afterwards. */
  async loadWithHistory(
    number: number,
  ): Promise<(Loaded & { kept?: readonly KeptEvent[] }) | undefined> {
    const latest = this.#head.sequence;
    const found = await loadWithHistory(this.#trx, { number, latest });
    if (!found) return undefined;
    const { events, slot, kept, latestHash } = found;
    this.#latestHash = latestHash;
    return { request: recordOf(found), events, slot, kept };
  }

  /** What was appended to the history of a request that was loaded with its history. */
  appendedTo(number: number): KeptEvent[] {
    return keptInTurn(this.#appended, this.#latestHash).filter(
      ({ requestNumber }) => requestNumber === number,
    );
  }

  async load(number: number): Promise<Loaded | undefined> {
    const row: RequestRow | undefined = await this.#trx('requests')
      .where({ number })
      .first();
    return (
      row && { request: recordOf(row), events: row.events, slot: row.slot }
    );
  }

  async insert({ request, events }: Step): Promise<void> {
    await this.#trx('requests').insert({
      ...toRow(request, this.now),
      slot: null,
      events: events.length,
    });
    await this.#writeRefs(request);
    this.#head = { ...this.#head, requests: this.#head.requests + 1 };
    await this.#append(events, 0);
  }

  /**
   * Writes what a request has become.
   *
   * @throws StaleError when it is not any more what it was
   */
  async update(before: Loaded, { request, events }: Step): Promise<Loaded> {
    const own = events.filter(({ requestId }) => requestId === request.id);
    if (own.length === 0) return before;
    const slot = await this.#slotOf(request);
    const changed = await updateRow(
      this.#trx,
      'requests',
      {
        ...toRow(request, this.now),
        slot,
        events: before.events + own.length,
      },
      {
        number: Number(request.id),
        version: before.request.version,
        state: before.request.state,
      },
    );
    if (changed !== 1) throw new StaleError();
    if (before.slot && !slot) await this.#promoteRenewal(request, before.slot);
    await this.#writeRefs(request, before.request);
    await this.#append(own, before.events);
    await insertMessages(
      this.#trx,
      [...own.flatMap(event => messagesOf(request, event)), signalOf(request)],
      this.now,
    );
    return { request, events: before.events + own.length, slot };
  }

  /** Records that nothing was done. */
  async refuse(loaded: Loaded, event: RequestEvent): Promise<void> {
    await this.#trx('requests')
      .where({ number: Number(loaded.request.id) })
      .update({ events: loaded.events + 1 });
    await this.#append([event], loaded.events);
  }

  async settle(loaded: Loaded): Promise<Loaded> {
    return this.update(loaded, settle(loaded.request, this.now));
  }

  /** Reminds of what is due and was not told before. */
  async remind(loaded: Loaded): Promise<void> {
    const { request, events } = loaded;
    const due = remindersDue(request, this.now);
    const fresh = await insertMessages(this.#trx, due, this.now);
    const told = due.filter(({ key }) => fresh.includes(key));
    await this.#trx('requests')
      .where({ number: Number(request.id) })
      .update({
        next_reminder_at: toRow(request, this.now).next_reminder_at,
        events: events + told.length,
      });
    await this.#append(
      told.map(({ title }: RequestMessage) =>
        reminderEvent(request, { title, now: this.now }),
      ),
      events,
    );
  }

  /**
   * What is in the way of a request that is about to be open: another one about the same subject.
   *
   * @param held - the slot that it has; nobody else can have the same
   */
  async conflictOf(
    request: RequestRecord,
    held: string | null,
  ): Promise<RequestProblem | undefined> {
    const slot = await this.#slotOf(request);
    if (!slot || slot === held) return undefined;
    const holder = await this.#holderOf(slot, request.id);
    if (!holder) return undefined;
    // Time may have ended it without anybody having recorded that.
    const settled = await this.settle(holder);
    if (!mainSlot(settled.request)) return this.conflictOf(request, held);
    return duplicateOf(
      settled.request,
      effectiveState(settled.request, this.now),
    );
  }

  async #holderOf(slot: string, exceptId: string): Promise<Loaded | undefined> {
    const [row] = await rowsOf<Pick<RequestRow, 'number'>>(
      this.#trx,
      'select number from requests where slot = ? and number <> ?',
      [slot, Number(exceptId)],
    );
    return row && this.load(row.number);
  }

  /** A renewal waits beside the request that it renews, and takes its place when that ends. */
  async #slotOf(request: RequestRecord): Promise<string | null> {
    const slot = mainSlot(request);
    if (!slot) return null;
    const { renewalOf } = request;
    if (!renewalOf) return slot;
    const holder = await this.#holderOf(slot, request.id);
    return holder?.request.id === renewalOf ? renewalSlot(renewalOf) : slot;
  }

  async #promoteRenewal({ id }: RequestRecord, slot: string): Promise<void> {
    await this.#trx('requests')
      .where({ slot: renewalSlot(id) })
      .update({ slot });
  }

  async #append(events: readonly RequestEvent[], before: number) {
    if (events.length === 0) return;
    const { head, rows } = await appendEvents(
      this.#trx,
      events.map((event, index) => ({
        event,
        requestSequence: before + index + 1,
      })),
      this.#head,
    );
    this.#head = head;
    this.#appended.push(...rows);
  }

  /** Brings the tables that requests are found by in line. @param before - as they are in line with now; absent for a new one */
  async #writeRefs(request: RequestRecord, before?: RequestRecord) {
    const request_number = Number(request.id);
    const written: Record<string, object[]> = before ? foundBy(before) : {};
    for (const [table, rows] of Object.entries(foundBy(request))) {
      const known = written[table] ?? [];
      if (isDeepStrictEqual(known, rows)) continue;
      if (known.length) {
        await this.#trx(table).where({ request_number }).delete();
      }
      if (rows.length) {
        await insertRows(
          this.#trx,
          table,
          rows.map(row => ({ request_number, ...row })),
        );
      }
    }
  }
}
