import { setImmediate } from 'node:timers/promises';
import {
  DEFAULT_SCORECARD_SETTINGS,
  EvaluatedEntity,
  builtInRules,
  catalogFields,
  createEvaluator,
  readRulesConfig,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { FilledBackend } from '../filled/filledBackend';
import { chunksOf } from '../../plugins/operating-model-backend/src/chunksOf';
import { CatalogModelService } from '../../plugins/operating-model-backend/src/model/CatalogModelService';
import { DatabaseRunStore } from '../../plugins/operating-model-backend/src/runbookRuns/DatabaseRunStore';
import { DatabaseScorecardStore } from '../../plugins/operating-model-backend/src/scorecard/DatabaseScorecardStore';
import { Evaluation } from '../../plugins/operating-model-backend/src/scorecard/Evaluation';
import { ScorecardRun } from '../../plugins/operating-model-backend/src/scorecard/ScorecardRun';
import { CatalogSurveyor } from '../../plugins/operating-model-backend/src/survey/CatalogSurveyor';
import { DatabaseSurveyStore } from '../../plugins/operating-model-backend/src/survey/DatabaseSurveyStore';
import { KnownEntities } from '../../plugins/operating-model-backend/src/survey/KnownEntities';
import { oneAhead } from '../../plugins/operating-model-backend/src/oneAhead';

/** As many as the plugin asks for at once. */
const PAGE_SIZE = 2_000;

/** As many as a pass looks at before others have their turn. */
const AT_A_STRETCH = 200;

/** What a refresh writes; a fresh start has none of it. */
const TABLES = [
  'scorecard_entities',
  'scorecard_cells',
  'scorecard_rollups',
  'scorecard_history',
  'findings',
  'loads',
  'row_reach',
  'uncovered_dependencies',
];

/** One way of refreshing, beside a drain that asks the catalog for the same. */
export interface Side {
  name: string;
  /** Findings have a goal of their own. */
  ofFindings?: boolean;
  /** @returns rows written */
  refresh(): Promise<number>;
  /** @returns entities taken */
  drain(): Promise<number>;
}

async function forget(knex: Knex) {
  for (const table of TABLES) {
    await knex.raw(
      knex.client.config.client === 'pg'
        ? `truncate ${table}`
        : `delete from ${table}`,
    );
  }
  await knex('survey').update({ entities: 0, tally_hash: '', version: 0 });
  await knex('scorecard_generation').update({ generation: 0 });
}

/** What the scorecard alone takes, what findings alone take, and the pass that the plugin does, which keeps both. */
export async function createSides({
  services,
  knex,
  pass,
}: Pick<FilledBackend, 'services' | 'knex' | 'pass'>) {
  const { auth, catalog } = services;
  const models = new CatalogModelService(services);
  const store = new DatabaseScorecardStore({ knex });
  const evaluation = new Evaluation({
    settings: DEFAULT_SCORECARD_SETTINGS,
    runs: new DatabaseRunStore({ knex }),
  });
  const fields = [
    ...catalogFields(await models.current()),
    'spec.type',
    'spec.lifecycle',
  ];
  const ofRules = [
    ...catalogFields(await models.current()),
    ...builtInRules
      .filter(rule => !rule.toldByCell)
      .flatMap(rule => rule.fields ?? []),
  ];
  const surveyor = new CatalogSurveyor({
    ...services,
    model: models,
    store: new DatabaseSurveyStore({ knex }),
    rules: builtInRules,
    settings: readRulesConfig(undefined, builtInRules),
  });
  const stream = async (asked: string[]) =>
    catalog.streamEntities(
      { fields: [...new Set(asked)], pageSize: PAGE_SIZE },
      { credentials: await auth.getOwnServiceCredentials() },
    );
  const drain = (asked: string[]) => async () => {
    let entities = 0;
    for await (const page of await stream(asked)) entities += page.length;
    return entities;
  };
  const known = new KnownEntities<EvaluatedEntity>();
  let published = 0;
  const sides: Side[] = [
    {
      name: 'scorecard alone',
      drain: drain(fields),
      async refresh() {
        const model = await models.current();
        const answers = await evaluation.answersEvaluator(model);
        const evaluate = createEvaluator(model, {}, answers);
        const before = await store.generation();
        const isInLine = before.generation === published;
        const run = new ScorecardRun({
          store,
          ancestorsOf: model.ancestorsOf,
          computedAt: model.now.toISOString(),
        });
        known.begin();
        for await (const page of oneAhead(await stream(fields))) {
          for (const part of chunksOf(page, AT_A_STRETCH)) {
            for (const entity of part) {
              const { made, isNew } = known.visit(entity, evaluate);
              if (isNew || !isInLine) run.add(made);
            }
            await setImmediate();
          }
          await run.compare();
        }
        if (isInLine && known.changes === 0) return 0;
        const { written, generation } = await run.publish({
          all: known.values(),
          gone: await run.unseen(ref => known.seen(ref) !== undefined),
        });
        published = generation;
        return written;
      },
    },
    {
      name: 'findings alone',
      ofFindings: true,
      drain: drain(ofRules),
      async refresh() {
        const { outcome, written } = await surveyor.run();
        if (outcome !== 'published') throw new Error(`The pass was ${outcome}`);
        return written;
      },
    },
    {
      name: 'with findings',
      drain: drain([...fields, ...ofRules]),
      async refresh() {
        await pass();
        const { last } = await knex('scorecard_refresh')
          .where({ id: 1 })
          .first();
        const { outcome, written } = JSON.parse(last);
        if (outcome !== 'published') throw new Error(`The pass was ${outcome}`);
        return written;
      },
    },
  ];
  return { sides, forget: () => forget(knex) };
}
