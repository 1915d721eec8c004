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
import { peakHeap } from '../lib/memory';
import { Services } from './startCatalog';

export interface Timing {
  seconds: number;
  /** Of this process: client, plugin and catalog, and SQLite where that is the database. */
  cpuSeconds: number;
  /** Above what was held before. */
  megabytes: number;
}

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

async function timed<T>(work: () => Promise<T>): Promise<T & Timing> {
  let seconds = 0;
  let cpuSeconds = 0;
  const { result, megabytes } = await peakHeap(async () => {
    const cpu = process.cpuUsage();
    const started = performance.now();
    const done = await work();
    seconds = (performance.now() - started) / 1e3;
    const { user, system } = process.cpuUsage(cpu);
    cpuSeconds = (user + system) / 1e6;
    return done;
  });
  return { ...result, seconds, cpuSeconds, megabytes };
}

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
    drain: (): Promise<Timing & { entities: number }> =>
      timed(async () => {
        const credentials = await services.auth.getOwnServiceCredentials();
        let entities = 0;
        const pages = services.catalog.streamEntities(
          { fields, pageSize: PAGE_SIZE },
          { credentials },
        );
        for await (const page of pages) entities += page.length;
        return { entities };
      }),
    pass: (): Promise<Pass> =>
      timed(async () => {
        statements = 0;
        const run = await surveyor.run();
        return { ...run, statements };
      }),
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
