import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Finding,
  OperatingModel,
  RequestPolicy,
  RequestRecord,
  Rule,
  RuleSettings,
  exceptionTopic,
} from 'backstage-plugin-operating-model-common';
import { chunksOf } from '../chunksOf';
import { DefinitionFindings } from '../findings/DefinitionFindings';
import { ModelService } from '../model/ModelService';
import { ScorecardStore } from '../scorecard/ScorecardStore';
import { SurveyStore } from '../survey/SurveyStore';
import { ActiveExceptions } from './ActiveExceptions';
import { ExceptionChecks } from './ExceptionChecks';
import { RequestsService } from './RequestsService';
import { ScopeEntities } from './ScopeEntities';

const LOOKUP_SIZE = 500;

export interface ExceptionResolverOptions {
  auth: AuthService;
  catalog: CatalogService;
  checks: ExceptionChecks;
  definitions: DefinitionFindings;
  exceptions: ActiveExceptions;
  logger: LoggerService;
  model: ModelService;
  policy: RequestPolicy;
  requests: Pick<RequestsService, 'resolve'>;
  rules: readonly Rule[];
  scopes: ScopeEntities;
  /** With what the pass made of it. */
  scorecard: Pick<ScorecardStore, 'entity'>;
  settings: RuleSettings;
  survey: SurveyStore;
}

/** What is known about a pass while the exceptions are gone through. */
interface Pass {
  model: OperatingModel;
  /** About definitions; those about entities are in the database. */
  live: readonly Finding[];
}

/** After each pass over the catalog, ends the exceptions that were not needed for as many passes as config says. */
export class ExceptionResolver {
  readonly #options: ExceptionResolverOptions;
  /** The rules whose findings are kept, so that their absence says something. */
  readonly #told: ReadonlySet<string>;

  constructor(options: ExceptionResolverOptions) {
    this.#options = options;
    const { rules, settings } = options;
    this.#told = new Set(
      rules
        .filter(
          ({ id, toldByCell }) => !toldByCell && settings.get(id)?.enabled,
        )
        .map(({ id }) => id),
    );
  }

  async afterPass(signal?: AbortSignal): Promise<void> {
    const { checks, definitions, exceptions, survey } = this.#options;
    const { computedAt } = await survey.state();
    if (!computedAt) return;
    const model = await this.#options.model.current();
    const pass: Pass = {
      model,
      live: await definitions.of(model),
    };
    for (const request of await exceptions.read()) {
      if (signal?.aborted) return;
      try {
        await this.#count(request, pass, computedAt);
      } catch (error) {
        // One that can't be told must not keep the others waiting.
        this.#options.logger.warn(
          `Whether the exception ${request.id} is still needed could not be told: ${stringifyError(error)}`,
        );
      }
    }
    await checks.keepOnly(computedAt);
  }

  async #count(request: RequestRecord, pass: Pass, computedAt: string) {
    const { checks, policy, requests } = this.#options;
    if (!(await this.#isDispensable(request, pass))) {
      await checks.failed(request.id);
      return;
    }
    const passes = await checks.passed(request.id, computedAt);
    if (passes < policy.resolveAfterRefreshes) return;
    await requests.resolve(
      request.id,
      `What it excuses was in order in ${passes} ${passes === 1 ? 'refresh' : 'refreshes in a row'}`,
    );
  }

  /** Whether all that an exception excuses would be in order without it. In doubt it is needed. */
  async #isDispensable(request: RequestRecord, pass: Pass): Promise<boolean> {
    const topic = exceptionTopic(request, pass.model);
    if (!topic) return false;
    const refs = [...(await this.#options.scopes.refsOf(request))];
    if (topic === 'all') return this.#areCovered(refs);
    return 'rule' in topic
      ? this.#isWithoutFinding(topic.rule, refs, pass)
      : this.#areCovered(refs, topic.activityRef);
  }

  /** Of one activity, or of all. Where there is no such cell any more, nobody can tell. */
  async #areCovered(refs: string[], activityRef?: string): Promise<boolean> {
    let cells = 0;
    for (const ref of refs) {
      const entity = await this.#options.scorecard.entity(ref);
      for (const cell of entity?.cells ?? []) {
        if (activityRef && cell.activityRef !== activityRef) continue;
        if (cell.without.state !== 'covered') return false;
        cells += 1;
      }
    }
    return cells > 0;
  }

  async #isWithoutFinding(
    rule: string,
    refs: string[],
    { live }: Pass,
  ): Promise<boolean> {
    if (!this.#told.has(rule) || !(await this.#isThere(refs))) return false;
    if (live.some(each => each.rule === rule && refs.includes(each.subjectRef)))
      return false;
    const pairs = [{ rule, subjectRefs: refs }];
    const found = await this.#options.survey.findings(
      { rule, excused: { pairs, wanted: true } },
      { limit: 1 },
    );
    return found.length === 0;
  }

  /** Of what is gone nothing is found, which says nothing. */
  async #isThere(refs: string[]): Promise<boolean> {
    const { auth, catalog } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    for (const entityRefs of chunksOf(refs, LOOKUP_SIZE)) {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields: ['kind'] },
        { credentials },
      );
      if (items.some(item => item === undefined)) return false;
    }
    return refs.length > 0;
  }
}
