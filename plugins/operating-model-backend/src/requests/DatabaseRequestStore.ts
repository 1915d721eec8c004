import { LoggerService } from '@backstage/backend-plugin-api';
import {
  RequestDraft,
  RequestProblem,
  RequestRecord,
  Step,
  asOf,
  createRequest,
  refusalEvent,
  subjectKeyOf,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import {
  AuditReport,
  Idempotency,
  Outcome,
  ReadRequest,
  RequestFilter,
  RequestHistory,
  RequestStore,
} from './RequestStore';
import { Loaded, RequestTransaction } from './RequestTransaction';
import { readEntries, verifyAudit } from './audit';
import { databaseNow, nowColumn, readNow } from './clock';
import { withoutSql } from './databaseErrors';
import { KeptEvent, readHistory } from './history';
import { recall, remember } from './idempotencyKeys';
import { whereDue, whereFilter } from './listQuery';
import { RequestRow, mainSlot, numberOf, recordOf, slotOf } from './rows';
import { rowsOf } from './statements';

export interface DatabaseRequestStoreOptions {
  knex: Knex;
  logger: LoggerService;
  /** For tests; the database's own clock when absent. */
  now?: () => Date;
  /** Called when something was written. */
  committed?(): void;
}

const STALE: RequestProblem = {
  code: 'stale',
  message: 'Somebody has changed the request since you read it',
  remedy: 'read it again and look at what has changed',
};

export class DatabaseRequestStore implements RequestStore {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #clock: (knex: Knex) => Promise<Date>;
  readonly #fixedClock?: () => Date;
  readonly #committed?: () => void;
  /** Of requests as commands have left them, so that the answer to one need not read it again. */
  readonly #histories = new WeakMap<object, readonly KeptEvent[]>();

  constructor({ knex, logger, now, committed }: DatabaseRequestStoreOptions) {
    this.#knex = knex;
    this.#committed = committed;
    this.#logger = logger;
    this.#fixedClock = now;
    this.#clock = now ? async () => now() : databaseNow;
  }

  async now(): Promise<Date> {
    return this.#safely(() => this.#clock(this.#knex));
  }

  async create({
    actor,
    content,
    ownerRef,
    idempotency,
  }: Parameters<RequestStore['create']>[0]): Promise<Outcome> {
    return this.#write(async (transaction, trx) => {
      const { now, nextId } = transaction;
      const known = await this.#recalled(trx, actor.userRef, idempotency);
      if (known) return known;
      const created = createRequest(content, {
        id: nextId,
        requester: actor.userRef,
        ownerRef,
        now,
      });
      await transaction.insert(created);
      await remember(trx, {
        actor: actor.userRef,
        idempotency,
        now,
        outcome: { number: Number(nextId) },
      });
      return {
        request: created.request,
        events: created.events.length,
        now,
      };
    });
  }

  async execute(
    options: Parameters<RequestStore['execute']>[0],
  ): Promise<Outcome | undefined> {
    const { id, actor, command, idempotency } = options;
    const number = numberOf(id);
    if (!number) return undefined;
    return this.#write(async (transaction, trx) => {
      const known = await this.#recalled(trx, actor.userRef, idempotency);
      if (known) return known;
      const found = await transaction.loadWithHistory(number);
      if (!found) return undefined;
      const outcome = await this.#decide(transaction, found, options);
      const { now } = transaction;
      if ('problem' in outcome) {
        const { problem } = outcome;
        const current = await transaction.load(number);
        await transaction.refuse(
          current!,
          refusalEvent(current!.request, { command, actor, now, problem }),
        );
      }
      await remember(trx, {
        actor: actor.userRef,
        idempotency,
        now,
        outcome: {
          number,
          problem: 'problem' in outcome ? outcome.problem : undefined,
        },
      });
      return outcome;
    });
  }

  async #decide(
    transaction: RequestTransaction,
    found: Loaded & { kept?: readonly KeptEvent[] },
    { version, decide }: Parameters<RequestStore['execute']>[0],
  ): Promise<Outcome> {
    const { now, nextId } = transaction;
    const settled = await transaction.settle(found);
    if (found.request.version !== version) return { problem: STALE };
    const { renewalOf } = settled.request;
    const predecessor = renewalOf
      ? await transaction.load(Number(renewalOf))
      : undefined;
    const result = decide(settled.request, {
      now,
      newId: nextId,
      predecessor: predecessor?.request,
    });
    if ('problem' in result) return result;
    const { request, events, others } = result;
    const conflict = await transaction.conflictOf(request, settled.slot);
    if (conflict) return { problem: conflict };
    for (const other of others) {
      const about = {
        request: other,
        events: events.filter(({ requestId }) => requestId === other.id),
      };
      const before = await transaction.load(Number(other.id));
      if (before) await transaction.update(before, about);
      else await transaction.insert(about);
    }
    const { events: count } = await transaction.update(settled, {
      request,
      events,
    });
    const appended = transaction.appendedTo(Number(request.id));
    const written = { request: asOf(request, now), events: count, now };
    if (found.kept) {
      this.#histories.set(written, [...found.kept, ...appended]);
    }
    return written;
  }

  async recall(
    ...[actor, idempotency]: Parameters<RequestStore['recall']>
  ): Promise<Outcome | undefined> {
    return this.#safely(() =>
      this.#recalled(this.#knex, actor.userRef, idempotency),
    );
  }

  async read(id: string): Promise<ReadRequest | undefined> {
    return this.#safely(() => this.#readFrom(this.#knex, numberOf(id) ?? 0));
  }

  async getMany(
    ids: readonly string[],
  ): Promise<(RequestRecord | undefined)[]> {
    return this.#safely(async () => {
      const now = await this.#clock(this.#knex);
      const rows: RequestRow[] = await this.#knex('requests').whereIn(
        'number',
        ids.flatMap(id => numberOf(id) ?? []),
      );
      const byId = new Map(
        rows.map(row => [String(row.number), asOf(recordOf(row), now)]),
      );
      return ids.map(id => byId.get(id));
    });
  }

  async openLike(content: RequestDraft): Promise<RequestRecord | undefined> {
    return this.#safely(async () => {
      const scope = content.kind === 'exception' ? content.scope : undefined;
      const subjectKey = subjectKeyOf(content.subject, scope);
      const row: RequestRow | undefined = await this.#knex('requests')
        .where({ slot: slotOf({ content, subjectKey }) })
        .first();
      if (!row) return undefined;
      const request = asOf(recordOf(row), await this.#clock(this.#knex));
      // Time may have ended it without anybody having recorded that.
      return mainSlot(request) ? request : undefined;
    });
  }

  async list(
    filter: RequestFilter,
    { limit, after }: { limit: number; after?: string },
  ): Promise<{ items: RequestRecord[]; next?: string; now: Date }> {
    return this.#safely(async () => {
      const now = await this.#clock(this.#knex);
      const query = this.#knex('requests')
        .select('number', 'body')
        .orderBy('number', 'desc')
        .limit(limit + 1);
      whereFilter(this.#knex, query, { filter, now });
      if (after !== undefined) query.where('number', '<', numberOf(after) ?? 0);
      const rows: RequestRow[] = await query;
      const page = rows.slice(0, limit);
      return {
        items: page.map(row => asOf(recordOf(row), now)),
        next:
          rows.length > limit
            ? String(page[page.length - 1].number)
            : undefined,
        now,
      };
    });
  }

  async endsOf(ids: readonly string[]): Promise<Map<string, Date>> {
    return this.#safely(async () => {
      const rows: Pick<RequestRow, 'number' | 'ended_at'>[] = await this.#knex(
        'requests',
      )
        .select('number', 'ended_at')
        .whereIn(
          'number',
          ids.flatMap(id => numberOf(id) ?? []),
        )
        .whereNotNull('ended_at');
      return new Map(
        rows.map(row => [String(row.number), new Date(Number(row.ended_at))]),
      );
    });
  }

  async history(
    ...[read, page]: Parameters<RequestStore['history']>
  ): Promise<RequestHistory> {
    return this.#safely(() =>
      readHistory(this.#knex, Number(read.request.id), {
        ...page,
        last: read.events,
        known: this.#histories.get(read),
      }),
    );
  }

  async auditEvents({
    limit,
    after = 0,
  }: Parameters<RequestStore['auditEvents']>[0]) {
    return this.#safely(async () => {
      const rows = await readEntries(this.#knex, { after, limit: limit + 1 });
      const items = rows.slice(0, limit).map(({ entry }) => entry);
      return {
        items,
        next: rows.length > limit ? items[limit - 1].sequence : undefined,
      };
    });
  }

  async verifyAudit(): Promise<AuditReport> {
    return this.#safely(begin => {
      // It reads everything that ever was.
      begin();
      return verifyAudit(this.#knex);
    });
  }

  async due(limit: number): Promise<string[]> {
    return this.#safely(async () => {
      const query = this.#knex('requests')
        .select('number')
        .orderBy('number')
        .limit(limit);
      whereDue(query, await this.#clock(this.#knex));
      const rows: { number: number }[] = await query;
      return rows.map(({ number }) => String(number));
    });
  }

  async bringUpToDate(id: string): Promise<void> {
    await this.#write(async transaction => {
      const found = await transaction.load(numberOf(id) ?? 0);
      if (found) await transaction.remind(await transaction.settle(found));
    });
  }

  async observe(
    id: string,
    look: (request: RequestRecord, now: Date) => Step,
  ): Promise<void> {
    await this.#write(async transaction => {
      const found = await transaction.load(numberOf(id) ?? 0);
      if (!found) return;
      const settled = await transaction.settle(found);
      await transaction.update(settled, look(settled.request, transaction.now));
    });
  }

  async forgetKeys(olderThan: Date): Promise<void> {
    await this.#safely(async () => {
      await this.#knex('idempotency_keys')
        .where('created_at', '<', olderThan.getTime())
        .delete();
    });
  }

  async #recalled(
    knex: Knex,
    actor: string,
    idempotency: Idempotency | undefined,
  ): Promise<Outcome | undefined> {
    const known = idempotency && (await recall(knex, actor, idempotency));
    if (!known) return undefined;
    if (known.problem) return { problem: known.problem };
    return this.#readFrom(knex, known.number);
  }

  async #readFrom(
    knex: Knex,
    number: number,
  ): Promise<ReadRequest | undefined> {
    const [row] = await rowsOf<
      Pick<RequestRow, 'body' | 'events'> & { now: unknown }
    >(
      knex,
      `select body, events, ${nowColumn(knex)} as now from requests where number = ?`,
      [number],
    );
    if (!row) return undefined;
    const now = this.#fixedClock?.() ?? readNow(row.now);
    return { request: asOf(recordOf(row), now), now, events: row.events };
  }

  async #write<T>(
    work: (
      transaction: RequestTransaction,
      trx: Knex.Transaction,
    ) => Promise<T>,
  ): Promise<T> {
    const result = await this.#safely(begin =>
      this.#knex.transaction(async trx => {
        begin();
        return work(await RequestTransaction.begin(trx, this.#fixedClock), trx);
      }),
    );
    this.#committed?.();
    return result;
  }

  #safely<T>(work: (begin: () => void) => Promise<T>): Promise<T> {
    return withoutSql(this.#logger, work);
  }
}
