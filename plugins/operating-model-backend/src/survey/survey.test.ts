import { Entity } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  Finding,
  builtInRules,
  compareFindings,
  compileOperatingModel,
  lint,
  readRulesConfig,
} from 'backstage-plugin-operating-model-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { CatalogModelService } from '../model/CatalogModelService';
import { CatalogSurveyor } from './CatalogSurveyor';
import { DatabaseSurveyStore } from './DatabaseSurveyStore';
import { FindingKey } from './SurveyStore';

jest.setTimeout(120_000);

const group = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: { type: 'team', children: [] },
});
const component = (name: string, spec: object = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { type: 'service', ...spec } as Entity['spec'],
});
const activity: Entity = {
  apiVersion: 'operating-model/v1alpha1',
  kind: 'Activity',
  metadata: { name: 'deploy', title: 'Deploy' },
  spec: { type: 'deployment', appliesTo: { kind: 'Component' } },
};

/** Twenty components, of which every second one's owner is missing. */
const catalog = [
  group('a'),
  activity,
  ...Array.from({ length: 20 }, (_, at) =>
    component(`c${String(at).padStart(2, '0')}`, {
      owner: at % 2 ? 'a' : 'gone',
    }),
  ),
];

function surveyor(
  knex: Knex,
  entities: Entity[],
  options: { stream?: () => AsyncIterable<Entity[]>; lookup?: Entity[] } = {},
) {
  const service = catalogServiceMock({ entities });
  const stream = jest.fn(
    options.stream ??
      async function* inPages() {
        for (let at = 0; at < entities.length; at += 7) {
          yield entities.slice(at, at + 7);
        }
      },
  );
  const found = catalogServiceMock({ entities: options.lookup ?? entities });
  const mock = catalogServiceMock.mock({
    streamEntities: ((request: any) =>
      request.filter ? service.streamEntities(request) : stream()) as never,
    getEntitiesByRefs: request => found.getEntitiesByRefs(request),
  });
  const auth = mockServices.auth();
  const logger = mockServices.logger.mock();
  const store = new DatabaseSurveyStore({ knex });
  return {
    store,
    run: (signal?: AbortSignal) =>
      new CatalogSurveyor({
        auth,
        catalog: mock,
        logger,
        model: new CatalogModelService({ auth, catalog: mock, logger }),
        store,
        rules: builtInRules,
        settings: readRulesConfig(undefined, builtInRules),
      }).run(signal),
  };
}

/** What a store holds, page by page. */
async function allFindings(store: DatabaseSurveyStore, limit = 3) {
  const all: Finding[] = [];
  let after: FindingKey | undefined;
  for (;;) {
    const page = await store.findings({}, { after, limit });
    all.push(...page);
    if (page.length < limit) return all;
    after = page[page.length - 1];
  }
}

const lines = (findings: Finding[]) =>
  findings.map(
    ({ rule, subjectRef, message }) => `${rule} ${subjectRef} ${message}`,
  );

/** What the pure core finds about entities, as a pass keeps it. */
function fromScratch(entities: Entity[]) {
  const model = compileOperatingModel(entities, { now: new Date() });
  return lint(model, { rules: builtInRules, entities }).filter(({ rule }) =>
    ['R10', 'R13', 'R14', 'R19', 'R22', 'R23', 'R28'].includes(rule),
  );
}

describe.each(databaseIds)('a pass over the catalog, %s', databaseId => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await emptyDatabase(databaseId);
    await knex.migrate.latest({ directory: MIGRATIONS });
  });

  it('keeps what the rules say of entities, in the order of findings', async () => {
    const { run, store } = surveyor(knex, catalog);
    expect(await store.state()).toMatchObject({
      entities: 0,
      computedAt: undefined,
    });
    expect(await run()).toMatchObject({ outcome: 'published', entities: 22 });
    const findings = await allFindings(store);
    expect(lines(findings)).toEqual(lines(fromScratch(catalog)));
    expect([...findings].sort(compareFindings)).toEqual(findings);
    expect(await store.countFindings({})).toEqual({
      byRule: expect.arrayContaining([
        { rule: 'R22', severity: 'error', count: 10 },
        { rule: 'R23', severity: 'warning', count: 1 },
      ]),
      byOwner: expect.arrayContaining([
        { ownerRef: 'group:default/gone', count: 10 },
      ]),
    });
    expect(await store.state()).toMatchObject({
      entities: 22,
      problem: undefined,
      peers: { groups: 1, mean: 10, deviation: 0 },
    });
  });

  it('writes nothing when nothing changed, and only what did', async () => {
    await surveyor(knex, catalog).run();
    expect(await surveyor(knex, catalog).run()).toMatchObject({ written: 0 });
    const changed = catalog.map(entity =>
      entity.metadata.name === 'c00'
        ? component('c00', { owner: 'a' })
        : entity,
    );
    const { run, store } = surveyor(knex, changed);
    // One finding gone, one whose message counts entities, and the counts.
    const { written } = await run();
    expect(written).toBeGreaterThan(1);
    expect(written).toBeLessThan(10);
    expect(await allFindings(store)).toHaveLength(10);
  });

  it('drops what is gone, and keeps what only slipped through a page', async () => {
    await surveyor(knex, catalog).run();
    const without = catalog.filter(
      ({ metadata }) => !['c00', 'c02'].includes(metadata.name),
    );
    const { run, store } = surveyor(knex, without, {
      lookup: catalog.filter(({ metadata }) => metadata.name !== 'c02'),
    });
    await run();
    const subjects = (await allFindings(store)).map(each => each.subjectRef);
    expect(subjects).toContain('component:default/c00');
    expect(subjects).not.toContain('component:default/c02');
  });

  it('does not believe at once that a fifth is gone, but the second time', async () => {
    await surveyor(knex, catalog).run();
    const { run, store } = surveyor(knex, catalog.slice(0, 10));
    expect(await run()).toMatchObject({ outcome: 'doubted', written: 0 });
    expect((await store.state()).problem).toContain(
      'shows 10 entities after 22',
    );
    expect(await allFindings(store)).toHaveLength(11);
    expect(await run()).toMatchObject({ outcome: 'published' });
    expect(await store.state()).toMatchObject({
      entities: 10,
      problem: undefined,
    });
    expect(await allFindings(store)).toHaveLength(5);
  });

  it('keeps the old result when a page fails, when it is cancelled, and recovers', async () => {
    await surveyor(knex, catalog).run();
    const failing = surveyor(knex, catalog, {
      async *stream() {
        yield catalog.slice(0, 5);
        throw new Error('connection lost to 10.0.0.1');
      },
    });
    await expect(failing.run()).rejects.toThrow('connection lost');
    const { problem } = await failing.store.state();
    expect(problem).toMatch(/could not be read to its end/);
    expect(problem).not.toContain('10.0.0.1');
    expect(await allFindings(failing.store)).toHaveLength(11);

    const controller = new AbortController();
    controller.abort();
    expect(await surveyor(knex, []).run(controller.signal)).toMatchObject({
      outcome: 'doubted',
    });
    const cancelled = surveyor(knex, catalog.slice(0, 2));
    expect(await cancelled.run(controller.signal)).toMatchObject({
      outcome: 'cancelled',
    });
    expect(await allFindings(failing.store)).toHaveLength(11);

    await surveyor(knex, catalog).run();
    expect((await failing.store.state()).problem).toBeUndefined();
  });

  it('survives two passes at once', async () => {
    const { store } = surveyor(knex, catalog);
    await Promise.all([
      surveyor(knex, catalog).run(),
      surveyor(knex, catalog).run(),
    ]);
    expect(await allFindings(store)).toHaveLength(11);
  });

  it('after any sequence of catalogs holds what a pass from scratch would find', async () => {
    const entity = fc
      .record({
        name: fc.constantFrom('c0', 'c1', 'c2', 'c3'),
        owner: fc.constantFrom('a', 'b', 'gone'),
        on: fc.constantFrom(
          'component:c0',
          'component:c1',
          'component:nowhere',
        ),
      })
      .map(({ name, owner, on }) =>
        component(name, { owner, dependsOn: [on] }),
      );
    const catalogs = fc.array(
      fc.uniqueArray(entity, {
        selector: each => each.metadata.name,
        minLength: 3,
      }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(catalogs, async sequence => {
        const store = new DatabaseSurveyStore({ knex });
        for (const entities of sequence) {
          const all = [group('a'), group('b'), activity, ...entities];
          await surveyor(knex, all).run();
          expect(lines(await allFindings(store))).toEqual(
            lines(fromScratch(all)),
          );
        }
      }),
      { numRuns: 8 },
    );
  });

  it('goes down and up again', async () => {
    await surveyor(knex, catalog).run();
    await knex.migrate.rollback({ directory: MIGRATIONS }, true);
    await knex.migrate.latest({ directory: MIGRATIONS });
    const { run, store } = surveyor(knex, catalog);
    expect(await allFindings(store)).toEqual([]);
    await run();
    expect(await allFindings(store)).toHaveLength(11);
  });
});
