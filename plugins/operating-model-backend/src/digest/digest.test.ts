import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  DEFAULT_SCORECARD_SETTINGS,
  compileOperatingModel,
  createEvaluator,
  scoringOf,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { organization } from '../__testUtils__/organization';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { CatalogModelService } from '../model/CatalogModelService';
import { DatabaseScorecardStore } from '../scorecard/DatabaseScorecardStore';
import { ScoringLog } from '../scorecard/ScoringLog';
import { Digest } from './Digest';
import { digestText, worseCells } from './worse';

jest.setTimeout(120_000);

const cell = (activityRef: string, state: string, more: object = {}) => ({
  activityRef,
  state: state as 'weak',
  risk: 'low' as const,
  without: { state: state as 'weak', score: 0 },
  failed: [],
  ...more,
});

describe('what got worse', () => {
  const of = (
    before: ReturnType<typeof cell>[],
    after: ReturnType<typeof cell>[],
  ) =>
    worseCells({ entityRef: 'e', ownerRef: 'o', before, after }).map(
      ({ activityRef, state }) => [activityRef, state],
    );

  it('is what became weak or missing, and nothing else', () => {
    expect(
      of(
        [
          cell('a', 'covered'),
          cell('b', 'weak'),
          cell('c', 'missing'),
          cell('d', 'exempt'),
          cell('e', 'weak'),
        ],
        [
          cell('a', 'weak'),
          cell('b', 'missing'),
          cell('c', 'weak'),
          cell('d', 'missing'),
          cell('e', 'weak'),
        ],
      ),
    ).toEqual([
      ['a', 'weak'],
      ['b', 'missing'],
      ['d', 'missing'],
    ]);
  });

  it('is what is new and bad, unless it is only announced', () => {
    expect(
      of(
        [],
        [
          cell('a', 'missing'),
          cell('b', 'covered'),
          cell('c', 'missing', { countsFrom: '2999-01-01' }),
        ],
      ),
    ).toEqual([['a', 'missing']]);
  });

  it('is told in a few lines', () => {
    const model = compileOperatingModel(organization, {
      now: new Date('2026-11-23T12:00:00Z'),
    });
    const cells = Array.from({ length: 7 }, (_, at) => ({
      entityRef: `component:default/c${at}`,
      activityRef: 'activity:default/deploy',
      state: 'missing',
    }));
    expect(
      digestText(model, { cells: [], score: { before: 81.24, after: 70 } }),
    ).toEqual({
      title: 'The runbook coverage of your entities went down',
      description: 'Score 81.2 before, 70 now',
    });
    expect(digestText(model, { cells })).toEqual({
      title: 'Runbooks got worse: 7 activities of your entities',
      description: expect.stringMatching(
        /^c0: Deploy is missing\. .*c4: Deploy is missing\. and 2 more$/,
      ),
    });
  });
});

const component = (name: string, owner: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { type: 'service', owner },
});

describe.each(databaseIds)('the digest, %s', databaseId => {
  let knex: Knex;
  let now: Date;
  const model = new CatalogModelService({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities: organization }),
    logger: mockServices.logger.mock(),
  });
  beforeEach(async () => {
    knex = await emptyDatabase(databaseId);
    await knex.migrate.latest({ directory: MIGRATIONS });
    now = new Date('2026-11-23T08:00:00Z');
  });

  const digest = () =>
    new Digest({
      knex,
      model,
      scorings: new ScoringLog({ knex }),
      settings: DEFAULT_SCORECARD_SETTINGS,
      now: () => now,
    });

  async function put(entity: Entity) {
    const current = await model.current();
    await new DatabaseScorecardStore({ knex }).replace(
      createEvaluator(current)(entity),
      { ancestorsOf: current.ancestorsOf, computedAt: now.toISOString() },
    );
  }

  const told = async () =>
    (await knex('outbox').orderBy('id').pluck('payload')).map(text =>
      JSON.parse(text),
    );

  it('tells each owner what got worse since the last one, at most weekly', async () => {
    await put(component('shop', 'web'));
    expect(await digest().run()).toBe(0);
    await put(component('till', 'web'));
    await put(component('lost', 'nobody-knows'));
    expect(await digest().run()).toBe(0);
    now = new Date('2026-11-30T08:00:00Z');
    expect(await digest().run()).toBe(1);
    expect(await told()).toEqual([
      expect.objectContaining({
        title: 'Runbooks got worse: 2 activities of your entities',
        description:
          'till: Respond to incidents is missing. till: Deploy is missing',
        recipients: ['group:default/web'],
        topic: 'operating-model-digest',
        // As the page reads its address.
        link: '/operating-model/scorecard?group=group%3Adefault%2Fweb',
      }),
    ]);
    now = new Date('2026-12-07T08:00:00Z');
    expect(await digest().run()).toBe(0);
    expect(await told()).toHaveLength(1);
  });

  it('tells how far the score went down', async () => {
    const shop = organization.find(({ kind }) => kind === 'Component')!;
    await put(shop);
    await digest().run();
    now = new Date('2026-11-25T08:00:00Z');
    await put(component('till', 'web'));
    now = new Date('2026-11-30T08:00:00Z');
    await digest().run();
    const [{ description }] = await told();
    const [, before, after] = description.match(
      /^Score ([\d.]+) before, ([\d.]+) now\. till: /,
    );
    expect(Number(after)).toBeCloseTo(Number(before) / 2, 0);
  });

  it('tells what came to count, or counts otherwise, since the last one', async () => {
    const current = await model.current();
    const before = scoringOf(current, {
      ...DEFAULT_SCORECARD_SETTINGS,
      countsFrom: { validated: '2999-01-01' },
    });
    const scorings = new ScoringLog({ knex });
    await scorings.keep(before, '2026-11-01');
    await digest().run();
    await put(component('till', 'web'));
    await scorings.keep(
      scoringOf(current, { ...DEFAULT_SCORECARD_SETTINGS, maxAge: 'P6M' }),
      '2026-11-26',
    );
    now = new Date('2026-11-30T08:00:00Z');
    await digest().run();
    expect(await told()).toMatchObject([
      {
        description:
          'till: Respond to incidents is missing. till: Deploy is missing. What counts has changed as well: Validated, how old a text may be',
      },
    ]);
  });

  it('is sent once when two replicas send it', async () => {
    await digest().run();
    await put(component('till', 'web'));
    now = new Date('2026-11-30T08:00:00Z');
    const sent = await Promise.all([digest().run(), digest().run()]);
    expect(sent.sort()).toEqual([0, 1]);
    expect(await told()).toHaveLength(1);
  });
});
