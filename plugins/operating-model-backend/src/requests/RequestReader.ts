import { AuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ExcusedPeriod,
  RequestRecord,
  allowedCommands,
  debtSince,
  entityOfSubject,
  excusedPeriod,
} from 'backstage-plugin-operating-model-common';
import { ConcealedError } from '../http/ConcealedError';
import { ModelService } from '../model/ModelService';
import { membersIn } from './RequestRouter';
import {
  HistoryPage,
  ReadRequest,
  RequestFilter,
  RequestHistory,
  RequestStore,
} from './RequestStore';
import { Caller, RequestView, RequestsService } from './RequestsService';

const ALL_AT_ONCE = 500;

/** How many pages are read for one, when the caller may not see much of them. */
const MAX_PAGES = 5;

/** So many events of its history come with a request. */
const FIRST_EVENTS = 200;

/** Reads requests, and shows each caller only what they may see. */
export class RequestReader {
  readonly #options: {
    store: RequestStore;
    model: ModelService;
    catalog: CatalogService;
    auth: AuthService;
  };

  constructor(options: {
    store: RequestStore;
    model: ModelService;
    catalog: CatalogService;
    auth: AuthService;
  }) {
    this.#options = options;
  }

  /** @throws NotFoundError for what is not there and for what the caller may not see alike */
  async readable(caller: Caller, id: string): Promise<ReadRequest> {
    const found = await this.#options.store.read(id);
    const missing = `There is no request ${id}`;
    if (!found) throw new NotFoundError(missing);
    const visible =
      (await this.#matches(caller, id)) &&
      (await this.#hidden(caller, [found.request])).size === 0;
    if (!visible) throw new ConcealedError(missing);
    return found;
  }

  /** A request with what belongs to it; that somebody may see it was asked before. */
  async view({ actor }: Caller, read: ReadRequest): Promise<RequestView> {
    const { store, model } = this.#options;
    const { request, now } = read;
    const [history, current] = await Promise.all([
      store.history(read, { limit: FIRST_EVENTS }),
      model.current(),
    ]);
    const commands = allowedCommands(request, actor, {
      now,
      membersOf: membersIn(current),
    });
    return { request, commands, history, now };
  }

  async *#exceptions(
    caller: Caller,
    filter: Omit<RequestFilter, 'criteria' | 'kind'>,
  ): AsyncIterable<RequestRecord[]> {
    let after: string | undefined;
    do {
      const page: { items: RequestRecord[]; next?: string } = await this.list(
        caller,
        { ...filter, kind: 'exception' },
        { limit: ALL_AT_ONCE, after },
      );
      yield page.items;
      after = page.next;
    } while (after);
  }

  async debt(caller: Caller): Promise<ExcusedPeriod[]> {
    const { store } = this.#options;
    const notEndedBefore = debtSince(await store.now());
    const periods: ExcusedPeriod[] = [];
    for await (const page of this.#exceptions(caller, { notEndedBefore })) {
      const ends = await store.endsOf(page.map(({ id }) => id));
      periods.push(
        ...page.flatMap(each => excusedPeriod(each, ends.get(each.id)) ?? []),
      );
    }
    return periods;
  }

  async list(
    caller: Caller,
    ...[filter, { limit, after }]: Tail<Parameters<RequestsService['list']>>
  ) {
    const { store } = this.#options;
    const items: RequestRecord[] = [];
    let next = after;
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const page = await store.list(
        { ...filter, criteria: caller.criteria },
        { limit: limit - items.length, after: next },
      );
      const hidden = await this.#hidden(caller, page.items);
      items.push(...page.items.filter(({ id }) => !hidden.has(id)));
      next = page.next;
      if (!next || items.length >= limit) break;
    }
    return { items, next };
  }

  async events(
    caller: Caller,
    id: string,
    page: HistoryPage,
  ): Promise<RequestHistory> {
    return this.#options.store.history(await this.readable(caller, id), page);
  }

  async #matches({ criteria }: Caller, id: string): Promise<boolean> {
    if (!criteria) return true;
    const page = await this.#options.store.list(
      { criteria, ids: [id] },
      { limit: 1 },
    );
    return page.items.length > 0;
  }

  /** Requests about an entity that is there and that the caller may not read. */
  async #hidden(
    { credentials }: Caller,
    requests: readonly RequestRecord[],
  ): Promise<ReadonlySet<string>> {
    const refs = [...new Set(requests.flatMap(entitiesOf))];
    const unseen = await this.#missing(refs, credentials);
    if (unseen.length === 0) return new Set();
    const own = await this.#options.auth.getOwnServiceCredentials();
    const gone = new Set(await this.#missing(unseen, own));
    const secret = new Set(unseen.filter(ref => !gone.has(ref)));
    return new Set(
      requests
        .filter(request => entitiesOf(request).some(ref => secret.has(ref)))
        .map(({ id }) => id),
    );
  }

  async #missing(
    entityRefs: string[],
    credentials: Caller['credentials'],
  ): Promise<string[]> {
    if (entityRefs.length === 0) return [];
    const { items } = await this.#options.catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind'] },
      { credentials },
    );
    return entityRefs.filter((_ref, index) => !items[index]);
  }
}

type Tail<T extends unknown[]> = T extends [unknown, ...infer Rest]
  ? Rest
  : never;

/** The entities that one has to be allowed to read to see a request. */
function entitiesOf({ content }: RequestRecord): string[] {
  const { subject } = content;
  const listed =
    content.kind === 'exception' &&
    content.scope &&
    'entityRefs' in content.scope
      ? content.scope.entityRefs
      : [];
  return [...new Set([entityOfSubject(subject) ?? [], listed].flat())];
}
