import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ActiveException,
  DEFAULT_SCORECARD_SETTINGS,
  ExceptionLookup,
  builtInRules,
  readRulesConfig,
} from 'backstage-plugin-operating-model-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { CatalogModelService } from '../model/CatalogModelService';
import { DatabaseRunStore } from '../runbookRuns/DatabaseRunStore';
import { DatabaseScorecardStore } from '../scorecard/DatabaseScorecardStore';
import { ScoringLog } from '../scorecard/ScoringLog';
import { Evaluation } from '../scorecard/Evaluation';
import { CatalogSurveyor } from './CatalogSurveyor';
import { DatabaseSurveyStore } from './DatabaseSurveyStore';

jest.setTimeout(240_000);

const define = (kind: string, name: string, spec: object): Entity => ({
  apiVersion: ['Activity', 'Runbook', 'ResponsibilityMatrix'].includes(kind)
    ? 'operating-model/v1alpha1'
    : 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  spec: JSON.parse(JSON.stringify(spec)),
});

const definitions = [
  define('Group', 'a', { type: 'team', children: [] }),
  define('Group', 'b', { type: 'team', children: [] }),
  define('Activity', 'deploy', {
    type: 'deployment',
    appliesTo: { 'spec.type': 'service' },
  }),
  define('ResponsibilityMatrix', 'who', {
    owner: 'a',
    appliesTo: { 'spec.type': 'service' },
    rows: [{ activity: 'deploy', accountable: '$owner', responsible: ['b'] }],
  }),
  define('Runbook', 'how', {
    type: 'runbook',
    owner: 'a',
    source: 'https://runbooks.example.com/how.md',
    activities: ['deploy'],
    entities: ['c1'],
  }),
];

const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

const component = fc
  .record({
    name: fc.constantFrom('c0', 'c1', 'c2', 'c3'),
    owner: mostly('a', 'b', 'gone'),
    // Nothing applies to a library.
    type: mostly('service', 'library'),
    dependsOn: mostly(['component:c0'], ['component:nowhere'], []),
  })
  .map(({ name, ...spec }) => define('Component', name, spec));

/** What the world looks like when a pass goes through it, and what becomes of the pass. */
const step = fc.record({
  entities: fc.uniqueArray(component, {
    selector: ({ metadata }) => metadata.name,
    minLength: 3,
  }),
  /** The first of these slips through between two pages. */
  slips: fc.boolean(),
  excused: fc.constantFrom([], ['component:default/c0']),
  definitions: mostly(definitions, definitions.slice(0, -1)),
  fate: mostly('published', 'cancelled', 'failed', 'overtaken'),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const exception: ActiveException = {
  requestId: '1',
  category: 'accepted-risk',
  validTo: '2027-01-01T00:00:00.000Z',
  approvedBy: [],
};

/** Excuses every cell of entities. */
const excuses = (refs: readonly string[]): ExceptionLookup => ({
  ofCells: ({ metadata }) =>
    refs.includes(`component:default/${metadata.name}`)
      ? () => exception
      : undefined,
  ofRule: () => undefined,
});

/** A surveyor of a world that changes. */
function surveyor(knex: Knex) {
  let world: Step;
  const all = () => [...world.definitions, ...world.entities];
  const catalog = catalogServiceMock.mock({
    streamEntities: ((request: { filter?: unknown }) =>
      request.filter
        ? catalogServiceMock({ entities: all() }).streamEntities(
            request as never,
          )
        : (async function* inPages() {
            yield world.definitions;
            if (world.fate === 'failed') throw new Error('lost');
            yield world.entities.slice(world.slips ? 1 : 0);
          })()) as never,
    getEntitiesByRefs: request =>
      catalogServiceMock({ entities: all() }).getEntitiesByRefs(request),
  });
  const auth = mockServices.auth();
  const logger = mockServices.logger.mock();
  // Every pass reads the definitions anew, as after half a minute.
  let now = 0;
  const options = {
    auth,
    catalog,
    logger,
    model: new CatalogModelService({
      auth,
      catalog,
      logger,
      now: () => new Date(Date.UTC(2026, 10, 23) + (now += 120_000)),
    }),
    store: new DatabaseSurveyStore({ knex }),
    scorecard: {
      store: new DatabaseScorecardStore({ knex }),
      scorings: new ScoringLog({ knex }),
      evaluation: new Evaluation({
        settings: DEFAULT_SCORECARD_SETTINGS,
        runs: new DatabaseRunStore({ knex }),
      }),
      exceptions: { lookup: async () => excuses(world.excused) },
    },
    rules: builtInRules,
    settings: readRulesConfig(undefined, builtInRules),
    pageSize: 2,
  };
  const kept = new CatalogSurveyor(options);
  const look = (next: Step) => {
    world = next;
  };
  return {
    look,
    run: (signal?: AbortSignal) => kept.run(signal),
    /** Another process does the same. */
    runElsewhere: () => new CatalogSurveyor(options).run(),
  };
}

/** All that a pass publishes, without when and how often. */
async function published(knex: Knex) {
  const rows = async (table: string) =>
    (await knex(table)).map(row => JSON.stringify(row)).sort();
  return {
    findings: await rows('findings'),
    loads: await rows('loads'),
    reach: await rows('row_reach'),
    uncovered: await rows('uncovered_dependencies'),
    entities: await rows('scorecard_entities'),
    rollUps: await rows('scorecard_rollups'),
    total: await knex('survey').first('entities', 'peers', 'problem'),
  };
}

async function migrated(databaseId: Parameters<typeof emptyDatabase>[0]) {
  const knex = await emptyDatabase(databaseId);
  await knex.migrate.latest({ directory: MIGRATIONS });
  return knex;
}

describe.each(databaseIds)('passes one after another, %s', databaseId => {
  it('publish what a pass from scratch would, whatever changed and whatever became of those before', async () => {
    const knex = await migrated(databaseId);
    const scratch = await migrated(databaseId);
    const clear = async () => {
      await scratch.migrate.rollback({ directory: MIGRATIONS }, true);
      await scratch.migrate.latest({ directory: MIGRATIONS });
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 6 }),
        async steps => {
          const { look, run, runElsewhere } = surveyor(knex);
          for (const each of steps) {
            look(each);
            const controller = new AbortController();
            if (each.fate === 'cancelled') controller.abort();
            if (each.fate === 'overtaken') await runElsewhere();
            await run(controller.signal).catch(() => {});
          }
          const last: Step = {
            ...steps[steps.length - 1],
            fate: 'published',
            slips: false,
          };
          look(last);
          // A catalog that has shrunk is believed the second time.
          await run();
          await run();
          // What is known by now is not lost to a page.
          look({ ...last, slips: true });
          await run();
          await clear();
          const fresh = surveyor(scratch);
          fresh.look(last);
          await fresh.run();
          expect(await published(knex)).toEqual(await published(scratch));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('put right what another process has published of another time', async () => {
    const knex = await migrated(databaseId);
    const { look, run, runElsewhere } = surveyor(knex);
    const world = (owner: string): Step => ({
      entities: [define('Component', 'c0', { type: 'service', owner })],
      definitions,
      excused: [],
      slips: false,
      fate: 'published',
    });
    look(world('a'));
    await run();
    const expected = await published(knex);
    look(world('gone'));
    await runElsewhere();
    expect(await published(knex)).not.toEqual(expected);
    look(world('a'));
    await run();
    expect(await published(knex)).toEqual(expected);
  });

  it('write nothing and read nothing row by row where nothing changed', async () => {
    const knex = await migrated(databaseId);
    const { look, run, runElsewhere } = surveyor(knex);
    look({
      entities: [define('Component', 'c0', { type: 'service', owner: 'gone' })],
      definitions,
      excused: [],
      slips: false,
      fate: 'published',
    });
    expect((await run()).written).toBeGreaterThan(0);
    const asked: string[] = [];
    knex.on('query', ({ sql }) => asked.push(sql));
    expect(await run()).toMatchObject({ outcome: 'published', written: 0 });
    expect(asked.join('\n')).not.toMatch(/findings|scorecard_entities|loads/);
    // Somebody else's pass that found the same does not change that.
    await runElsewhere();
    asked.length = 0;
    expect(await run()).toMatchObject({ outcome: 'published', written: 0 });
    expect(asked.join('\n')).not.toMatch(/findings|scorecard_entities|loads/);
  });
});
