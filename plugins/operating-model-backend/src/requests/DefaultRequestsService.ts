import { createHash } from 'node:crypto';
import { AuthService } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ExcusedPeriod,
  RequestCommand,
  RequestDraft,
  RequestPolicy,
  RequestProblem,
  RequestRecord,
  SYSTEM_ACTOR,
  allowedCommands,
  barredFromDeciding,
  canonicalJson,
  createRequest,
  debtSince,
  decideByOf,
  duplicateOf,
  entityOfSubject,
  excusedPeriod,
  higherRisk,
  limitProblems,
  parseRequestCommand,
  parseRequestDraft,
  transition,
} from 'backstage-plugin-operating-model-common';
import { ConcealedError } from '../http/ConcealedError';
import { ModelService } from '../model/ModelService';
import { ExceptionNeed } from './ExceptionNeed';
import { RequestObserver } from './RequestObserver';
import { Destination, RequestRouter, membersIn } from './RequestRouter';
import {
  Idempotency,
  Outcome,
  RequestFilter,
  RequestStore,
} from './RequestStore';
import {
  Caller,
  RequestPreview,
  RequestView,
  RequestWarning,
  RequestsService,
} from './RequestsService';
import { errorOf, refuseInput } from './errors';

const MAX_KEY_LENGTH = 200;

const ALL_AT_ONCE = 500;

/** How many pages are read for one, when the caller may not see much of them. */
const MAX_PAGES = 5;

export interface DefaultRequestsServiceOptions {
  store: RequestStore;
  model: ModelService;
  catalog: CatalogService;
  auth: AuthService;
  policy: RequestPolicy;
  /** Without it nobody is told that an exception is not needed. */
  need?: Pick<ExceptionNeed, 'isNeedlessFor'>;
}

function idempotencyOf(
  key: string | undefined,
  sent: unknown,
): Idempotency | undefined {
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > MAX_KEY_LENGTH) {
    throw new InputError(
      `Idempotency-Key must be 1 to ${MAX_KEY_LENGTH} visible characters; use a UUID`,
    );
  }
  const fingerprint = createHash('sha256')
    .update(canonicalJson(sent))
    .digest('hex');
  return { key, fingerprint };
}

/** A draft as an edit would leave it, where it leaves one that can be understood. */
function editedDraft(content: RequestDraft, command: RequestCommand) {
  if (command.command !== 'edit') return content;
  const merged = Object.entries({ ...content, ...command.content });
  const parsed = parseRequestDraft(
    Object.fromEntries(merged.filter(([, value]) => value !== null)),
  );
  return 'draft' in parsed ? parsed.draft : content;
}

/** Prepares what the pure core is to be told, lets the store apply it, and shows each caller only what they may see. */
export class DefaultRequestsService implements RequestsService {
  readonly #options: DefaultRequestsServiceOptions;
  readonly #router: RequestRouter;
  readonly #observer: RequestObserver;

  constructor(options: DefaultRequestsServiceOptions) {
    this.#options = options;
    this.#router = new RequestRouter(options);
    this.#observer = new RequestObserver(options);
  }

  async create(
    caller: Caller,
    { body, idempotencyKey }: { body: unknown; idempotencyKey?: string },
  ): Promise<RequestView> {
    const { actor } = caller;
    const idempotency = idempotencyOf(idempotencyKey, { create: body });
    const known = idempotency && (await this.#recall(caller, idempotency));
    if (known) return known;
    const parsed = parseRequestDraft(body);
    if ('problems' in parsed) refuseInput(parsed.problems);
    const { draft } = parsed;
    this.#checkGroup(caller, draft);
    const outcome = await this.#options.store.create({
      actor,
      content: draft,
      ownerRef: await this.#ownerFor(caller, draft),
      idempotency,
    });
    return this.#view(caller, outcome);
  }

  async command(
    caller: Caller,
    options: {
      id: string;
      version: number;
      body: unknown;
      idempotencyKey?: string;
      refusal?: RequestProblem;
    },
  ): Promise<RequestView> {
    const { id, version, body, idempotencyKey, refusal } = options;
    const { actor } = caller;
    const { store, model: models, policy } = this.#options;
    const idempotency = idempotencyOf(idempotencyKey, { id, body });
    const known = idempotency && (await this.#recall(caller, idempotency));
    if (known) return known;
    const parsed = parseRequestCommand(body);
    if ('problems' in parsed) refuseInput(parsed.problems);
    const { command } = parsed;
    const request = await this.#readable(caller, id);
    const membersOf = membersIn(await models.current());
    const destination = await this.#destination(request, command, caller);
    const outcome = await store.execute({
      id,
      version,
      actor,
      command: command.command,
      idempotency,
      decide: (current, { now, predecessor, newId }) =>
        refusal
          ? { problem: refusal }
          : transition(current, command, {
              actor,
              now,
              predecessor,
              newId,
              policy,
              membersOf,
              route: destination?.route,
              scopeEntities: destination?.entities,
            }),
    });
    return this.#view(caller, outcome);
  }

  async get(caller: Caller, id: string): Promise<RequestView> {
    return this.#view(caller, { request: await this.#readable(caller, id) });
  }

  async *exceptions(
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
    for await (const page of this.exceptions(caller, { notEndedBefore })) {
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
    ...[id, page]: Tail<Parameters<RequestsService['events']>>
  ) {
    await this.#readable(caller, id);
    const { store } = this.#options;
    const [events, chain] = await Promise.all([
      store.events(id, page),
      store.verifyHistory(id),
    ]);
    return { ...events, chain };
  }

  async preview(caller: Caller, body: unknown): Promise<RequestPreview> {
    const { policy, store } = this.#options;
    const parsed = parseRequestDraft(body);
    if ('problems' in parsed) {
      return { problems: parsed.problems, warnings: [] };
    }
    const { draft } = parsed;
    await this.#ownerFor(caller, draft);
    const warnings = await this.#warningsOf(caller, draft);
    const { route, entities } = await this.#router.destinationOf(draft, {
      barred: [caller.actor.userRef],
      renewals: 0,
    });
    const now = await store.now();
    if ('problem' in route) {
      return { problems: [route.problem], warnings, entities };
    }
    const { routing } = route;
    const risk = higherRisk(draft.risk, routing.leastRisk);
    const emergency = draft.kind === 'exception' && draft.emergency;
    const limits = limitProblems(
      { ...draft, risk },
      { policy, now, scopeEntities: entities },
    );
    return {
      problems: limits.length
        ? limits
        : await this.#submissionProblems(caller, draft, {
            route,
            entities,
            now,
          }),
      warnings,
      entities,
      routing,
      limits: {
        ...policy.byRisk[risk],
        decideBy: decideByOf(policy, { emergency, now }),
      },
    };
  }

  async verify({ actor }: Caller) {
    if (!actor.isAdmin) {
      throw new NotAllowedError(
        'Only an administrator may verify the audit; ask one',
      );
    }
    return this.#options.store.verifyAudit();
  }

  async resolve(id: string, comment: string): Promise<void> {
    const { store, policy } = this.#options;
    await store.observe(id, (current, now) => {
      const result = transition(
        current,
        { command: 'resolve', comment },
        { actor: SYSTEM_ACTOR, now, policy, membersOf: () => [] },
      );
      // Somebody was faster, which is no fault of anybody.
      return 'problem' in result ? { request: current, events: [] } : result;
    });
  }

  async auditEvents(
    { actor }: Caller,
    page: { limit: number; after?: number },
  ) {
    if (!actor.isAdmin) {
      throw new NotAllowedError(
        'Only an administrator may read the audit; ask one',
      );
    }
    return this.#options.store.auditEvents(page);
  }

  async observeOpen(): Promise<void> {
    await this.#observer.observeOpen();
  }

  async #recall(
    caller: Caller,
    idempotency: Idempotency,
  ): Promise<RequestView | undefined> {
    const outcome = await this.#options.store.recall(caller.actor, idempotency);
    return outcome && this.#view(caller, outcome);
  }

  /** What a submission would be told, but for who may submit: an agent may look, too. */
  async #submissionProblems(
    { actor }: Caller,
    draft: RequestDraft,
    { route, entities, now }: Destination & { now: Date },
  ): Promise<RequestProblem[]> {
    const { policy, model, store } = this.#options;
    const { userRef: requester } = actor;
    const { request } = createRequest(draft, { id: '0', requester, now });
    const result = transition(
      request,
      { command: 'submit' },
      {
        actor,
        now,
        policy,
        route,
        scopeEntities: entities,
        membersOf: membersIn(await model.current()),
      },
    );
    if ('problem' in result && result.problem.code !== 'forbidden') {
      return [result.problem];
    }
    const other = await store.openLike(draft);
    return other ? [duplicateOf(other, other.state)] : [];
  }

  /** What nothing is refused for, and yet better known before. */
  async #warningsOf(
    { credentials }: Caller,
    content: RequestDraft,
  ): Promise<RequestWarning[]> {
    const { need, policy } = this.#options;
    if (
      content.kind !== 'exception' ||
      !(await need?.isNeedlessFor({ content }, credentials))
    ) {
      return [];
    }
    const passes = policy.resolveAfterRefreshes;
    return [
      {
        code: 'not-needed',
        message: `Nothing is wrong there at the moment: it would end by itself after ${passes === 1 ? 'the next pass' : `${passes} passes`} over the catalog`,
      },
    ];
  }

  #checkGroup({ actor }: Caller, { requestingGroup }: RequestDraft): void {
    if (!requestingGroup || actor.ownershipRefs.includes(requestingGroup)) {
      return;
    }
    throw new NotAllowedError(
      `You do not belong to ${requestingGroup}; ask for a group that you belong to`,
    );
  }

  /** @throws NotFoundError when the caller may not read the entity that a draft is about */
  async #ownerFor(
    { credentials }: Caller,
    draft: RequestDraft,
  ): Promise<string | undefined> {
    const { catalog, model } = this.#options;
    const entityRef = entityOfSubject(draft.subject);
    if (!entityRef) return undefined;
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (!entity) {
      throw new NotFoundError(
        `No entity ${entityRef} in the catalog; see subject.entityRef`,
      );
    }
    return (await model.current()).ownerOf(entity);
  }

  async #destination(
    request: RequestRecord,
    command: RequestCommand,
    { actor }: Caller,
  ): Promise<Destination | undefined> {
    const submits = command.command === 'submit';
    const reroutes =
      command.command === 'edit' &&
      ['pending', 'info-requested'].includes(request.state);
    if (!submits && !reroutes) return undefined;
    const barred = barredFromDeciding({
      ...request,
      submittedBy: submits ? actor.userRef : request.submittedBy,
      editors: reroutes ? [...request.editors, actor.userRef] : request.editors,
    });
    return this.#router.destinationOf(editedDraft(request.content, command), {
      barred,
      renewals: request.renewals,
    });
  }

  /** @throws NotFoundError for what is not there and for what the caller may not see alike */
  async #readable(caller: Caller, id: string): Promise<RequestRecord> {
    const request = await this.#options.store.get(id);
    const missing = `There is no request ${id}`;
    if (!request) throw new NotFoundError(missing);
    const visible =
      (await this.#matches(caller, id)) &&
      (await this.#hidden(caller, [request])).size === 0;
    if (!visible) throw new ConcealedError(missing);
    return request;
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

  async #view(
    { actor }: Caller,
    outcome: Outcome | undefined,
  ): Promise<RequestView> {
    if (!outcome) throw new NotFoundError('There is no such request');
    if ('problem' in outcome) throw errorOf(outcome.problem);
    const { request } = outcome;
    const { store, model } = this.#options;
    const [now, current] = await Promise.all([store.now(), model.current()]);
    return {
      request,
      commands: allowedCommands(request, actor, {
        now,
        membersOf: membersIn(current),
      }),
    };
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
