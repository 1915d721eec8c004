import { DEFAULT_SCORECARD_SETTINGS } from 'backstage-plugin-operating-model-common';
import { Entities, inventHistory } from './inventHistory';
import { Call } from './people';
import { SeedOptions, seedDemo } from './seedDemo';

const now = new Date('2026-11-23T12:00:00Z');

const definition = (kind: string, name: string, spec: object) => ({
  apiVersion: 'operating-model/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec,
});

const services = Array.from({ length: 20 }, (_, index) => `service-${index}`);

const entities: Entities = [
  {
    ...definition('Group', 'web', { type: 'team', children: [] }),
    apiVersion: 'backstage.io/v1alpha1',
  },
  ...services.map(name => ({
    ...definition('Component', name, {
      type: 'service',
      lifecycle: 'production',
      owner: 'web',
    }),
    apiVersion: 'backstage.io/v1alpha1',
  })),
  definition('Activity', 'respond', {
    type: 'incident-response',
    appliesTo: { kind: 'Component' },
  }),
  definition('ResponsibilityMatrix', 'operations', {
    rows: [{ activity: 'respond', accountable: '$owner' }],
  }),
  ...services.slice(0, 15).map(name =>
    definition('Runbook', `restart-${name}`, {
      type: 'runbook',
      owner: 'web',
      source: `https://runbooks.example.com/${name}.md`,
      activities: ['respond'],
      entities: [name],
    }),
  ),
];

describe('the history of the demo', () => {
  const days = inventHistory(entities, now);
  const missing = days.map(
    ({ rolledUp }) =>
      rolledUp.find(({ by }) => by === 'everything')!.sums.cells.missing,
  );

  it('is made of weeks in the past, and ends where the scorecard stands', () => {
    expect(days[0].day).toBe('2026-08-31');
    for (const { day } of days) expect(day < '2026-11-23').toBe(true);
    expect(missing.at(-1)).toBe(5);
  });

  it('gets better from week to week, and has every entity in each', () => {
    expect([...missing].sort((a, b) => b - a)).toEqual(missing);
    expect(missing[0]).toBeGreaterThan(5);
    for (const { rolledUp } of days) {
      const { entities: count } = rolledUp.find(
        ({ by, key }) => by === 'group' && key === 'group:default/web',
      )!.sums;
      expect(count).toBe(20);
    }
  });

  it('asks from some week on that runbooks were tried', () => {
    const asks = days.map(({ scoring }) => 'validated' in scoring.criteria);
    expect(asks).toEqual([...asks].sort());
    expect(new Set(asks)).toEqual(new Set([false, true]));
  });

  it('is the same whenever it is made up', () => {
    expect(inventHistory(entities, now)).toEqual(days);
  });
});

/** A database with those rows, and a portal with that catalog. */
function portal({
  rows = {},
  days = ['2026-11-23'],
  isDemo = true,
  unroutable = 0,
}: {
  rows?: Record<string, object[]>;
  days?: string[];
  isDemo?: boolean;
  /** So many previews tell of a problem, because the plugin does not know all definitions yet. */
  unroutable?: number;
}) {
  const asked: string[] = [];
  const kept: { day: string }[] = [];
  const changed: { id: string; values: Record<string, unknown> }[] = [];
  const tables = Object.assign(
    (table: string) => ({
      first: async () => rows[table]?.[0],
      select: async () => [
        { id: 'team', group_ref: 'group:default/web', measure: 'score' },
        { id: 'all', group_ref: '', measure: 'share-covered' },
      ],
      where: ({ id }: { id: string }) => ({
        update: async (values: Record<string, unknown>) =>
          changed.push({ id, values }),
      }),
      distinct: () => ({ limit: async (most: number) => days.slice(0, most) }),
      insert: (row: { day: string }) => ({
        onConflict: () => ({ ignore: async () => kept.push(row) }),
      }),
    }),
    { transaction: async (work: (trx: unknown) => unknown) => work(tables) },
  );
  let previews = 0;
  const call = async (person: string, path: string, body?: object) => {
    asked.push(`${body ? 'POST' : 'GET'} ${path} as ${person}`);
    if (path.endsWith('/preview')) {
      previews += 1;
      return {
        problems: previews > unroutable ? [] : [{ message: 'nobody answers' }],
      };
    }
    if (path.includes('by-refs')) return { items: [isDemo ? {} : null] };
    return {
      totalItems: entities.length,
      items: entities,
      state: 'idle',
      last: { outcome: 'published', entities: entities.length },
      id: '1',
      version: 1,
    };
  };
  const stopped = new AbortController();
  const options: SeedOptions = {
    call: call as Call,
    database: tables as unknown as SeedOptions['database'],
    settings: DEFAULT_SCORECARD_SETTINGS,
    now,
    signal: stopped.signal,
  };
  return { asked, changed, kept, stopped, seed: () => seedDemo(options) };
}

describe('the seed of the demo', () => {
  it('makes history, targets and requests where nothing is', async () => {
    const { asked, changed, kept, seed } = portal({});
    expect(await seed()).toBe(true);
    expect(new Set(kept.map(({ day }) => day)).size).toBeGreaterThan(2);
    const made = (path: string) =>
      asked.filter(each => each.startsWith(`POST /operating-model${path} as`))
        .length;
    expect(made('/scorecard/targets')).toBe(2);
    // They began where the made-up history does, with room to get better.
    expect(changed.map(({ id }) => id)).toEqual(['team', 'all']);
    for (const { values } of changed) {
      expect(values.from_day).toBe(kept[0].day);
      expect(values.start).toBeGreaterThanOrEqual(0);
      expect(values.start).toBeLessThan(90);
    }
    expect(made('/requests')).toBe(5);
  }, 30_000);

  it('waits until its requests can be submitted', async () => {
    const { asked, seed } = portal({ unroutable: 2 });
    expect(await seed()).toBe(true);
    const previews = asked.filter(each => each.includes('/preview'));
    expect(previews).toHaveLength(5 + 2);
    expect(asked.findIndex(each => each.includes('/targets'))).toBeGreaterThan(
      asked.lastIndexOf(previews.at(-1)!),
    );
  }, 30_000);

  it.each([
    ['requests', { rows: { requests: [{}] } }],
    ['targets', { rows: { scorecard_targets: [{}] } }],
    ['a history', { days: ['2026-11-22', '2026-11-23'] }],
  ])('leaves a portal alone that has %s', async (_, given) => {
    const { asked, kept, seed } = portal(given);
    expect(await seed()).toBe(false);
    expect(asked).toEqual([]);
    expect(kept).toEqual([]);
  });

  it('leaves another catalog alone', async () => {
    const { asked, kept, stopped, seed } = portal({ isDemo: false });
    setTimeout(() => stopped.abort(), 9_000);
    await expect(seed()).rejects.toThrow('aborted');
    expect(asked).toContainEqual(expect.stringContaining('by-refs'));
    expect(asked).not.toContainEqual(
      expect.stringContaining('POST /operating-model'),
    );
    expect(kept).toEqual([]);
  }, 30_000);
});
