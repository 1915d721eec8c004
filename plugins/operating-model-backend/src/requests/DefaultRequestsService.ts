import { AuthService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  RequestCommand,
  RequestDraft,
  RequestPolicy,
  RequestProblem,
  RequestRecord,
  SYSTEM_ACTOR,
  barredFromDeciding,
  parseRequestCommand,
  parseRequestDraft,
  transition,
} from 'backstage-plugin-operating-model-common';
import { ModelService } from '../model/ModelService';
import { SurveyStore } from '../survey/SurveyStore';
import { ExceptionNeed } from './ExceptionNeed';
import { RequestDrafts } from './RequestDrafts';
import { RequestObserver } from './RequestObserver';
import { RequestReader } from './RequestReader';
import { Destination, RequestRouter, membersIn } from './RequestRouter';
import { Idempotency, Outcome, RequestStore } from './RequestStore';
import { Caller, RequestView, RequestsService } from './RequestsService';
import { errorOf, refuseInput } from './errors';
import { readIdempotency } from './readIdempotency';

export interface DefaultRequestsServiceOptions {
  store: RequestStore;
  model: ModelService;
  catalog: CatalogService;
  auth: AuthService;
  policy: RequestPolicy;
  /** Without it nobody is told that an exception is not needed. */
  need?: Pick<ExceptionNeed, 'isNeedlessFor'>;
  /** Without it nobody is told how many entities a matrix row is about. */
  reach?: Pick<SurveyStore, 'reachOf'>;
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
  readonly #reader: RequestReader;
  readonly #drafts: RequestDrafts;

  constructor(options: DefaultRequestsServiceOptions) {
    this.#options = options;
    this.#router = new RequestRouter(options);
    this.#observer = new RequestObserver(options);
    this.#reader = new RequestReader(options);
    this.#drafts = new RequestDrafts({ ...options, router: this.#router });
  }

  async create(
    caller: Caller,
    { body, idempotencyKey }: { body: unknown; idempotencyKey?: string },
  ): Promise<RequestView> {
    const { actor } = caller;
    const idempotency = readIdempotency(idempotencyKey, { create: body });
    const known = idempotency && (await this.#recall(caller, idempotency));
    if (known) return known;
    const parsed = parseRequestDraft(body);
    if ('problems' in parsed) refuseInput(parsed.problems);
    const { draft } = parsed;
    this.#drafts.checkGroup(caller, draft);
    const outcome = await this.#options.store.create({
      actor,
      content: draft,
      ownerRef: await this.#drafts.ownerFor(caller, draft),
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
    const idempotency = readIdempotency(idempotencyKey, { id, body });
    const known = idempotency && (await this.#recall(caller, idempotency));
    if (known) return known;
    const parsed = parseRequestCommand(body);
    if ('problems' in parsed) refuseInput(parsed.problems);
    const { command } = parsed;
    const { request } = await this.#reader.readable(caller, id);
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
    const found = await this.#reader.readable(caller, id);
    return this.#reader.view(caller, found);
  }

  debt(caller: Caller) {
    return this.#reader.debt(caller);
  }

  list(...asked: Parameters<RequestsService['list']>) {
    return this.#reader.list(...asked);
  }

  events(...asked: Parameters<RequestsService['events']>) {
    return this.#reader.events(...asked);
  }

  preview(caller: Caller, body: unknown) {
    return this.#drafts.preview(caller, body);
  }

  async verify({ actor }: Caller) {
    if (!actor.isAdmin) {
      throw new NotAllowedError(
        'Only an administrator may verify the audit; ask one',
      );
    }
    return this.#options.store.verifyAudit();
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

  async #view(
    caller: Caller,
    outcome: Outcome | undefined,
  ): Promise<RequestView> {
    if (!outcome) throw new NotFoundError('There is no such request');
    if ('problem' in outcome) throw errorOf(outcome.problem);
    return this.#reader.view(caller, outcome);
  }
}
