import { Entity } from '@backstage/catalog-model';
import { scorecardExportSchema } from 'backstage-plugin-operating-model-common';
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

const component = (name: string, owner: string, type = 'service'): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { type, owner },
});

const MANY = 2_100;

const entities = [
  ...organization,
  component('vault', 'secret-team'),
  component('trap', 'web', '=1+1'),
  ...Array.from({ length: MANY }, (_, at) => component(`c${at}`, 'web')),
];

describe.each(databaseIds)('GET /scorecard/export, %s', databaseId => {
  const start = async (options: Parameters<typeof startApi>[0] = {}) => {
    const api = await startApi({
      knex: await emptyDatabase(databaseId),
      catalog: restrictedCatalog(entities),
      ...options,
    });
    await api.survey();
    return api;
  };

  it('gives every entity once, whatever pages it is read in', async () => {
    const { get } = await start();
    const { body, headers } = await get('/scorecard/export?format=json').expect(
      200,
    );
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="scorecard-\d{4}-\d{2}-\d{2}\.json"$/,
    );
    expect(scorecardExportSchema.strict().parse(body)).toEqual(body);
    const refs = body.items.map(({ ref }: any) => ref);
    expect(refs).toHaveLength(MANY + 3);
    expect(new Set(refs).size).toBe(MANY + 3);
  });

  it('gives a line for each cell as CSV, that no spreadsheet takes for a formula', async () => {
    const { get } = await start();
    const { text, headers } = await get('/scorecard/export?format=csv').expect(
      200,
    );
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(1 + 2 * (MANY + 3));
    expect(lines.filter(line => line.includes('trap'))).toEqual([
      expect.stringContaining(",'=1+1,"),
      expect.stringContaining(",'=1+1,"),
    ]);
  });

  it('names to each entity its own runbook, where it has one in an annotation', async () => {
    const names = ['one', 'two'];
    const { get } = await start({
      catalog: restrictedCatalog([
        ...organization,
        ...names.map(name => ({
          ...component(name, 'web'),
          metadata: {
            name,
            annotations: { 'operating-model/runbook': 'https://example.com' },
          },
        })),
      ]),
    });
    const { body } = await get('/scorecard/export?format=json').expect(200);
    for (const name of names) {
      const ref = `component:default/${name}`;
      const { cells } = body.items.find((item: any) => item.ref === ref);
      expect(cells).not.toHaveLength(0);
      for (const { runbookRef } of cells) expect(runbookRef).toBe(ref);
    }
  });

  it('takes the filters of the list', async () => {
    const { get } = await start();
    const refs = async (filter: string) => {
      const { body } = await get(`/scorecard/export?format=json&${filter}`);
      return body.items.map(({ ref }: any) => ref);
    };
    expect(await refs('state=weak')).toEqual(['component:default/shop']);
    expect(await refs('groupRef=secret-team')).toEqual([
      'component:default/vault',
    ]);
    expect(await refs('q=trap')).toEqual(['component:default/trap']);
  });

  it('has a line for each cell in the state and of the activity that are asked for, and no other', async () => {
    const { get } = await start();
    const { body } = await get('/scorecard/export?format=json');
    const cells: any[] = body.items.flatMap((item: any) =>
      item.cells.map(
        (cell: any) => `${item.ref} ${cell.activityRef} ${cell.state}`,
      ),
    );
    const [activityRef] = cells[0].split(' ').slice(1);
    for (const [filter, ends] of [
      ['state=missing', ' missing'],
      [`activityRef=${activityRef}`, ` ${activityRef} `],
      [`activityRef=${activityRef}&state=missing`, ` ${activityRef} missing`],
    ]) {
      const { text } = await get(`/scorecard/export?format=csv&${filter}`);
      const lines: string[] = text.trim().split('\r\n').slice(1);
      expect(
        lines
          .map(line => line.split(','))
          .map(fields => [fields[0], fields[10], fields[11]].join(' '))
          .sort(),
      ).toEqual(cells.filter(cell => cell.includes(ends)).sort());
    }
  });

  it('holds nothing that the caller may not read', async () => {
    const { get } = await start({
      features: [conditionalReads()],
      catalog: restrictedCatalog(entities, {
        'user:default/mock': [
          'component:default/vault',
          'group:default/secret-team',
        ],
      }),
    });
    const { text } = await get('/scorecard/export?format=csv').expect(200);
    expect(text).not.toMatch(/vault|secret/);
    expect(text.trim().split('\r\n')).toHaveLength(1 + 2 * (MANY + 2));
  });

  describe('with a line for each entity', () => {
    const bare = ({ cells, ...item }: any) => ({
      ...item,
      cellsByState: Object.fromEntries(
        ['covered', 'weak', 'missing', 'exempt', 'unknown'].map(state => [
          state,
          cells.filter((cell: any) => cell.state === state).length,
        ]),
      ),
    });

    it('gives in JSON the same entities, with their cells by state', async () => {
      const { get } = await start();
      const whole = await get('/scorecard/export?format=json&rows=cells');
      const { body, headers } = await get(
        '/scorecard/export?format=json&rows=entities',
      ).expect(200);
      expect(headers['content-disposition']).toMatch(
        /filename="scorecard-entities-\d{4}-\d{2}-\d{2}\.json"$/,
      );
      expect(scorecardExportSchema.strict().parse(body)).toEqual(body);
      expect(body).toEqual({
        ...whole.body,
        items: whole.body.items.map(bare),
      });
    });

    it('gives a line for each as CSV, that no spreadsheet takes for a formula', async () => {
      const { get } = await start();
      const { text, headers } = await get(
        '/scorecard/export?format=csv&rows=entities',
      ).expect(200);
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      const lines = text.trim().split('\r\n');
      expect(lines).toHaveLength(1 + MANY + 3);
      expect(lines.filter(line => line.includes('trap'))).toEqual([
        expect.stringContaining(",'=1+1,"),
      ]);
    });

    it('holds nothing that the caller may not read, and takes the filters of the list', async () => {
      const { get } = await start({
        features: [conditionalReads()],
        catalog: restrictedCatalog(entities, {
          'user:default/mock': [
            'component:default/vault',
            'group:default/secret-team',
            'group:default/web',
          ],
        }),
      });
      const { text } = await get(
        '/scorecard/export?format=csv&rows=entities',
      ).expect(200);
      expect(text).not.toMatch(/vault|secret|group:default\/web/);
      expect(text.trim().split('\r\n')).toHaveLength(1 + MANY + 2);
      const { body } = await get(
        '/scorecard/export?format=json&rows=entities&q=trap',
      ).expect(200);
      expect(body.items.map(({ ref }: any) => ref)).toEqual([
        'component:default/trap',
      ]);
    });

    it('says which rows there are', async () => {
      const { get } = await startApi({ knex: await emptyDatabase(databaseId) });
      const { body } = await get(
        '/scorecard/export?format=csv&rows=teams',
      ).expect(400);
      expect(body.error.message).toBe('rows must be one of cells, entities');
    });
  });

  it('is empty before the first refresh', async () => {
    const { get } = await startApi({ knex: await emptyDatabase(databaseId) });
    const { body } = await get('/scorecard/export?format=json').expect(200);
    expect(body).toEqual({ generation: 0, items: [] });
  });

  it('says which formats there are', async () => {
    const { get } = await startApi({ knex: await emptyDatabase(databaseId) });
    const { body } = await get('/scorecard/export?format=xlsx').expect(400);
    expect(body.error.message).toBe('format must be one of csv, json');
  });
});
