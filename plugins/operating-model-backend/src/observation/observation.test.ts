import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  MetricAttributes,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  databaseIds,
  emptyDatabase,
  startApi,
} from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { Health } from './Health';
import { Observed } from './Observed';

jest.setTimeout(120_000);

type Values = [value: number, attributes?: MetricAttributes][];

/** Keeps what is told, and collects what is observed. */
function createCollector() {
  const told = new Map<string, Values>();
  const observers = new Map<string, (result: never) => unknown>();
  const teller = (name: string) => (value: number, attributes: object) => {
    told.set(name, [...(told.get(name) ?? []), [value, { ...attributes }]]);
  };
  const metrics = metricsServiceMock.mock({
    createCounter: name => ({ add: teller(name) }) as never,
    createHistogram: name => ({ record: teller(name) }) as never,
    createObservableGauge: name =>
      ({
        addCallback: (observe: (result: never) => unknown) =>
          observers.set(name, observe),
      }) as never,
  });
  return {
    feature: createServiceFactory({
      service: metricsServiceRef,
      deps: {},
      factory: () => metrics,
    }),
    told: (name: string) => told.get(name) ?? [],
    async observed(name: string): Promise<Values> {
      const values: Values = [];
      const result = {
        observe: (...value: Values[number]) => values.push(value),
      };
      await observers.get(`operating_model.${name}`)!(result as never);
      return values;
    },
  };
}

describe.each(databaseIds)('what is seen from outside, %s', databaseId => {
  it('are metrics of the refresh, of cells, of the outbox and of conflicts', async () => {
    const collector = createCollector();
    const { get, post, survey } = await startApi({
      knex: await emptyDatabase(databaseId),
      features: [collector.feature],
    });
    await survey();
    const [[age]] = await collector.observed('refresh.age');
    expect(age).toBeLessThan(60);
    const { body: summary } = await get('/scorecard/summary');
    expect(await collector.observed('scorecard.cells')).toEqual(
      Object.entries(summary.cells).map(([state, count]) => [count, { state }]),
    );
    expect(await collector.observed('outbox.depth')).toEqual([[0]]);
    expect(await collector.observed('outbox.age')).toEqual([[0]]);
    expect(collector.told('operating_model.refresh.duration')).toEqual([
      [expect.any(Number), { outcome: 'published' }],
    ]);

    const run = (outcome: string) =>
      post('/runbook-runs').set('Idempotency-Key', 'drill').send({
        runbookRef: 'shop-is-down',
        ranAt: '2026-01-01T00:00:00Z',
        outcome,
      });
    await run('succeeded').expect(201);
    await run('failed').expect(409);
    expect(collector.told('operating_model.http.conflicts')).toEqual([
      [1, { status: 409 }],
    ]);
  });

  it('is health, for which nobody needs a token', async () => {
    const { get, survey } = await startApi({
      knex: await emptyDatabase(databaseId),
    });
    await survey();
    const { body } = await get('/health', 'Bearer nobody').expect(200);
    expect(body).toEqual({ status: 'ok', problems: [] });
  });

  it('says what stands still', async () => {
    const knex = await emptyDatabase(databaseId);
    await knex.migrate.latest({ directory: MIGRATIONS });
    let at = Date.parse('2026-01-01T00:00:00Z');
    const now = () => new Date(at);
    const observed = new Observed({ knex, now });
    const health = new Health({ observed, rhythm: { every: 'PT10M' }, now });
    const byHand = new Health({ observed, rhythm: {}, now });
    await knex('outbox').insert({
      key: 'one',
      payload: '{}',
      created_at: at,
      available_at: at,
      attempts: 0,
    });
    const after = async (minutes: number) => {
      at = Date.parse('2026-01-01T00:00:00Z') + minutes * 60_000;
      return (await health.read()).problems;
    };
    expect(await after(9)).toEqual([]);
    expect(await after(11)).toEqual([
      expect.stringContaining('Notifications wait for 11 minutes'),
    ]);
    expect(await observed.read()).toMatchObject({
      refreshAgeSeconds: undefined,
      outboxDepth: 1,
      outboxAgeSeconds: 660,
    });
    await knex('outbox').update({ sent_at: at });
    expect(await after(89)).toEqual([]);
    expect(await after(91)).toEqual([
      expect.stringContaining('has not been made for 1 hour'),
    ]);
    // A schedule that only a person triggers is never late.
    expect(await byHand.read()).toEqual({ status: 'ok', problems: [] });
    await knex('scorecard_generation').update({
      computed_at: '2026-01-01T01:25:00Z',
    });
    expect(await after(93)).toEqual([]);
  });
});
