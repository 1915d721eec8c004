import {
  builtInRules,
  catalogFields,
  readRulesConfig,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { MIGRATIONS } from '../../plugins/operating-model-backend/src/database/openDatabase';
import { CatalogModelService } from '../../plugins/operating-model-backend/src/model/CatalogModelService';
import { DatabaseScorecardStore } from '../../plugins/operating-model-backend/src/scorecard/DatabaseScorecardStore';
import {
  CatalogSurveyor,
  SurveyRun,
} from '../../plugins/operating-model-backend/src/survey/CatalogSurveyor';
import { DatabaseSurveyStore } from '../../plugins/operating-model-backend/src/survey/DatabaseSurveyStore';
import { timed, Timing } from '../lib/timed';
import { Services } from './startCatalog';

export interface Pass extends Timing, SurveyRun {
  statements: number;
}

/** One round: each pass has a drain of its own right beside it. */
export interface Round {
  beforeFirst: Timing;
  first: Pass;
  beforeUnchanged: Timing;
  unchanged: Pass;
}

const PAGE_SIZE = 2_000;
const RULES = builtInRules.filter(rule => !rule.toldByCell);

/**
 * The two sides of the comparison, over one catalog and one database of the plugin.
 *
 * @param withScorecard - whether a pass keeps the scorecard, too, as it does in the plugin
 */
export async function createSides(
  services: Services,
  knex: Knex,
  withScorecard: boolean,
) {
  const model = new CatalogModelService(services);
  const surveyor = new CatalogSurveyor({
    ...services,
    model,
    store: new DatabaseSurveyStore({ knex }),
    scorecard: withScorecard ? new DatabaseScorecardStore({ knex }) : undefined,
    rules: builtInRules,
    settings: readRulesConfig(undefined, builtInRules),
  });
  const fields = [
    ...new Set([
      ...catalogFields(await model.current()),
      ...RULES.flatMap(rule => rule.fields ?? []),
    ]),
  ];
  let statements = 0;
  knex.on('query', () => {
    statements += 1;
  });

  return {
    /** Forgets all that earlier passes found. */
    async forget() {
      await knex.migrate.rollback({ directory: MIGRATIONS }, true);
      await knex.migrate.latest({ directory: MIGRATIONS });
    },
    /** Takes what a pass takes out of the catalog, and does nothing with it. */
    drain: () =>
      timed(async () => {
        const credentials = await services.auth.getOwnServiceCredentials();
        let entities = 0;
        const pages = services.catalog.streamEntities(
          { fields, pageSize: PAGE_SIZE },
          { credentials },
        );
        for await (const page of pages) entities += page.length;
        return entities;
      }),
    async pass(): Promise<Pass> {
      statements = 0;
      const { result, ...timing } = await timed(() => surveyor.run());
      return { ...result, ...timing, statements };
    },
  };
}

export type Sides = Awaited<ReturnType<typeof createSides>>;

/** @param passFirst - whether the pass goes before its drain; changes from round to round */
export async function measureRound(
  { forget, drain, pass }: Sides,
  passFirst: boolean,
): Promise<Round> {
  async function pair() {
    if (passFirst) return { run: await pass(), bare: await drain() };
    const bare = await drain();
    return { bare, run: await pass() };
  }
  await forget();
  const first = await pair();
  const unchanged = await pair();
  return {
    beforeFirst: first.bare,
    first: first.run,
    beforeUnchanged: unchanged.bare,
    unchanged: unchanged.run,
  };
}
