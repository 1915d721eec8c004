import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Finding,
  OperatingModel,
  RequestRecord,
  Rule,
  RuleSettings,
  exceptionTopic,
} from 'backstage-plugin-operating-model-common';
import { LOOKUP_SIZE } from '../catalog';
import { chunksOf } from '../chunksOf';
import { DefinitionFindings } from '../findings/DefinitionFindings';
import { ModelService } from '../model/ModelService';
import { ScorecardStore } from '../scorecard/ScorecardStore';
import { SurveyStore } from '../survey/SurveyStore';
import { ScopeEntities } from './ScopeEntities';

/** Somebody waits for the answer; a scope of more is looked at after the pass only. */
const MOST_AT_ONCE = 200;

export interface ExceptionNeedOptions {
  auth: AuthService;
  catalog: CatalogService;
  definitions: DefinitionFindings;
  model: ModelService;
  rules: readonly Rule[];
  scopes: ScopeEntities;
  /** With what the pass made of it. */
  scorecard: Pick<ScorecardStore, 'entity'>;
  settings: RuleSettings;
  survey: SurveyStore;
}

/** What is known about a pass while exceptions are gone through. */
export interface Pass {
  computedAt: string;
  model: OperatingModel;
  /** About definitions; those about entities are in the database. */
  live: readonly Finding[];
}

/** Tells whether what exceptions excuse would be in order without them, as the last pass over the catalog found it. */
export class ExceptionNeed {
  readonly #options: ExceptionNeedOptions;
  /** The rules whose findings are kept, so that their absence says something. */
  readonly #told: ReadonlySet<string>;

  constructor(options: ExceptionNeedOptions) {
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

  /** @returns undefined before the first pass */
  async lastPass(): Promise<Pass | undefined> {
    const { definitions, survey } = this.#options;
    const { computedAt } = await survey.state();
    if (!computedAt) return undefined;
    const model = await this.#options.model.current();
    return { computedAt, model, live: await definitions.of(model) };
  }

  /** The same for somebody who asks; of what they may not read nothing is told. */
  async isNeedlessFor(
    request: Pick<RequestRecord, 'content'>,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const refs = [...(await this.#options.scopes.refsOf(request))];
    if (
      refs.length > MOST_AT_ONCE ||
      !(await this.#areThere(refs, credentials))
    ) {
      return false;
    }
    const pass = await this.lastPass();
    return pass !== undefined && this.isDispensable(request, pass);
  }

  /** Whether all that an exception excuses would be in order without it. In doubt it is needed. */
  async isDispensable(
    request: Pick<RequestRecord, 'content'>,
    pass: Pass,
  ): Promise<boolean> {
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
    if (!this.#told.has(rule)) return false;
    const own = await this.#options.auth.getOwnServiceCredentials();
    if (!(await this.#areThere(refs, own))) return false;
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
  async #areThere(
    refs: string[],
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const { catalog } = this.#options;
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
