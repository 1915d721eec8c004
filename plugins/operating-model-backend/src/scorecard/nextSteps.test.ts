import { Entity } from '@backstage/catalog-model';
import { nextStepsSchema } from 'backstage-plugin-operating-model-common';
import { organization } from '../__testUtils__/organization';
import {
  conditionalReads,
  restrictedCatalog,
} from '../__testUtils__/restrictedCatalog';
import {
  databaseIds,
  emptyDatabase,
  startApi,
} from '../__testUtils__/startApi';

jest.setTimeout(120_000);

const component = (name: string, owner: string, annotations = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations },
  spec: { type: 'service', owner },
});

const runbook: Entity = {
  apiVersion: 'operating-model/v1alpha1',
  kind: 'Runbook',
  metadata: {
    name: 'vault-runbook',
    annotations: {
      'backstage.io/managed-by-location':
        'url:https://git.example.com/vault.yaml',
      'backstage.io/edit-url': 'https://git.example.com/edit/vault.yaml',
    },
  },
  spec: {
    type: 'runbook',
    owner: 'secret-team',
    source: 'https://runbooks.example.com/vault.md',
    activities: ['respond-to-incidents', 'deploy'],
    entities: ['vault'],
  },
};

const entities = [
  ...organization,
  runbook,
  component('till', 'web', {
    'operating-model/runbook': 'https://wiki.example.com/till',
  }),
  component('vault', 'secret-team'),
];

const brief = ({ items }: any) =>
  items.map((step: any) => [
    step.kind,
    step.runbookRef ?? step.activityRef,
    step.criterion,
    step.cells,
    step.entities,
  ]);

describe.each(databaseIds)('what to do next, %s', databaseId => {
  const start = async (options: Parameters<typeof startApi>[0] = {}) => {
    const api = await startApi({
      knex: await emptyDatabase(databaseId),
      catalog: restrictedCatalog(entities),
      ...options,
    });
    await api.survey();
    return api;
  };

  it('names what raises the score most, with what is wrong and where it is written', async () => {
    const { get } = await start();
    const { body } = await get('/scorecard/next-steps?limit=50').expect(200);
    expect(nextStepsSchema.strict().parse(body)).toEqual(body);
    // The address in an annotation meets something already: 2 × 100 + 2 × 47 of deploy, 5 × 47 of the incidents.
    expect(brief(body).slice(0, 5)).toEqual([
      ['write-runbook', 'activity:default/deploy', undefined, 2, 2],
      [
        'write-runbook',
        'activity:default/respond-to-incidents',
        undefined,
        1,
        1,
      ],
      ['mend-runbook', 'runbook:default/vault-runbook', 'complete', 2, 1],
      ['mend-runbook', 'runbook:default/vault-runbook', 'fresh', 2, 1],
      ['mend-runbook', 'runbook:default/vault-runbook', 'validated', 2, 1],
    ]);
    expect(body.items[2]).toMatchObject({
      ownerRef: 'group:default/secret-team',
      example: 'component:default/vault',
      problems: [expect.stringContaining('no outcome')],
      definition: {
        title: 'vault-runbook',
        editUrl: 'https://git.example.com/edit/vault.yaml',
      },
    });
    const { body: all } = await get('/scorecard/summary');
    expect(body.score).toBe(all.score);
    for (const { gain, scoreAfter } of body.items) {
      expect(scoreAfter - all.score).toBeCloseTo(gain, 6);
      expect(gain).toBeGreaterThan(0);
    }
  });

  it('gains what it says', async () => {
    const { get } = await start();
    const { body } = await get('/scorecard/next-steps?limit=50').expect(200);
    const step = body.items.find(
      ({ runbookRef, criterion }: any) =>
        runbookRef === 'runbook:default/vault-runbook' &&
        criterion === 'complete',
    );
    const mended = {
      ...runbook,
      metadata: { ...runbook.metadata, description: 'It is open again' },
      spec: {
        ...runbook.spec,
        tools: ['vault'],
        permissions: ['admin'],
        author: 'sam',
        updated: '2000-01-01',
        escalation: 'web',
      },
    };
    const { get: after } = await start({
      catalog: restrictedCatalog(
        entities.map(entity => (entity === runbook ? mended : entity)),
      ),
    });
    const { body: summary } = await after('/scorecard/summary');
    expect(summary.score).toBeCloseTo(step.scoreAfter, 4);
  });

  it('is about a part where one is named', async () => {
    const { get } = await start();
    const { body } = await get(
      '/scorecard/next-steps?groupRef=engineering&limit=2',
    ).expect(200);
    expect(brief(body)).toEqual([
      ['write-runbook', 'activity:default/deploy', undefined, 2, 2],
      [
        'write-runbook',
        'activity:default/respond-to-incidents',
        undefined,
        1,
        1,
      ],
    ]);
    const { body: summary } = await get(
      '/scorecard/summary?groupRef=engineering',
    );
    expect(body.score).toBe(summary.score);
    const { body: nothing } = await get(
      '/scorecard/next-steps?systemRef=nowhere',
    ).expect(200);
    expect(nothing.items).toEqual([]);
  });

  it('is worked out of what the caller may read, to the same end', async () => {
    const { get } = await start();
    const { get: restricted } = await start({ features: [conditionalReads()] });
    const path = '/scorecard/next-steps?limit=50';
    const { body: whole } = await get(path);
    const { body: same } = await restricted(path);
    expect({ ...same, computedAt: 0 }).toEqual({ ...whole, computedAt: 0 });
    const { get: less } = await start({
      features: [conditionalReads()],
      catalog: restrictedCatalog(entities, {
        'user:default/mock': [
          'component:default/vault',
          'runbook:default/vault-runbook',
          'group:default/secret-team',
        ],
      }),
    });
    const { text } = await less(path).expect(200);
    expect(text).not.toMatch(/vault|secret/);
    expect(JSON.parse(text).items.length).toBeGreaterThan(1);
  });

  it.each(['0', '51', 'x'])('refuses a limit of %s', async limit => {
    const { get } = await start();
    const { body } = await get(`/scorecard/next-steps?limit=${limit}`).expect(
      400,
    );
    expect(body.error.message).toContain('limit must be a whole number');
  });
});
