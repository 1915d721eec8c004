import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  RequestDraft,
  RequestPolicy,
  RequestProblem,
  createRequest,
  decideByOf,
  duplicateOf,
  entityOfSubject,
  higherRisk,
  limitProblems,
  parseRequestDraft,
  transition,
} from 'backstage-plugin-operating-model-common';
import { ModelService } from '../model/ModelService';
import { SurveyStore } from '../survey/SurveyStore';
import { ExceptionNeed } from './ExceptionNeed';
import { Destination, RequestRouter, membersIn } from './RequestRouter';
import { RequestStore } from './RequestStore';
import { Caller, RequestPreview, RequestWarning } from './RequestsService';

/** What would come of a draft, and whether somebody may begin it. */
export class RequestDrafts {
  readonly #options: {
    store: RequestStore;
    model: ModelService;
    catalog: CatalogService;
    policy: RequestPolicy;
    router: RequestRouter;
    need?: Pick<ExceptionNeed, 'isNeedlessFor'>;
    reach?: Pick<SurveyStore, 'reachOf'>;
  };

  constructor(options: {
    store: RequestStore;
    model: ModelService;
    catalog: CatalogService;
    policy: RequestPolicy;
    router: RequestRouter;
    need?: Pick<ExceptionNeed, 'isNeedlessFor'>;
    reach?: Pick<SurveyStore, 'reachOf'>;
  }) {
    this.#options = options;
  }

  async preview(caller: Caller, body: unknown): Promise<RequestPreview> {
    const { policy, router, store } = this.#options;
    const parsed = parseRequestDraft(body);
    if ('problems' in parsed) {
      return { problems: parsed.problems, warnings: [] };
    }
    const { draft } = parsed;
    await this.ownerFor(caller, draft);
    const warnings = await this.#warningsOf(caller, draft);
    const { route, entities } = await router.destinationOf(draft, {
      barred: [caller.actor.userRef],
      renewals: 0,
    });
    const touched = entities ?? (await this.#reached(draft));
    const now = await store.now();
    if ('problem' in route) {
      const others = limitProblems(draft, {
        policy,
        now,
        scopeEntities: entities,
      });
      return {
        problems: [route.problem, ...others],
        warnings,
        entities: touched,
      };
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
      entities: touched,
      routing,
      limits: {
        ...policy.byRisk[risk],
        decideBy: decideByOf(policy, { emergency, now }),
      },
    };
  }

  /** @throws NotAllowedError where it is asked for a group that is not the caller's */
  checkGroup({ actor }: Caller, { requestingGroup }: RequestDraft): void {
    if (!requestingGroup || actor.ownershipRefs.includes(requestingGroup)) {
      return;
    }
    throw new NotAllowedError(
      `You do not belong to ${requestingGroup}; ask for a group that you belong to`,
    );
  }

  /** @throws NotFoundError when the caller may not read the entity that a draft is about */
  async ownerFor(
    { credentials }: Caller,
    draft: RequestDraft,
  ): Promise<string | undefined> {
    const { catalog, model } = this.#options;
    const entityRef = entityOfSubject(draft.subject);
    if (!entityRef) return undefined;
    const entity = await catalog.getEntityByRef(entityRef, { credentials });
    if (!entity) {
      throw new NotFoundError(
        `No entity ${entityRef} in the catalog; name one that is there`,
      );
    }
    return (await model.current()).ownerOf(entity);
  }

  /** How many entities have their answer from the row that a draft is about, as the last pass over the catalog found it. */
  async #reached({ subject }: RequestDraft): Promise<number | undefined> {
    const { reach } = this.#options;
    if (!reach || subject.type !== 'matrix-row') return undefined;
    const { matrixRef, row } = subject;
    const rows = (await reach.reachOf([matrixRef])).get(matrixRef);
    return rows?.find(each => each.row === row)?.entities;
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
}
