import { Entity } from '@backstage/catalog-model';
import {
  agreementsSchema,
  findingsSchema,
  matricesSchema,
  matrixSchema,
  rulesSchema,
  teamSchema,
  teamsSchema,
} from 'backstage-plugin-operating-model-common';
import { organization } from './__testUtils__/organization';
import {
  conditionalReads,
  restrictedCatalog,
} from './__testUtils__/restrictedCatalog';
import { databaseIds, emptyDatabase, startApi } from './__testUtils__/startApi';

jest.setTimeout(120_000);

const backstage = (kind: string, name: string, spec: object): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  spec: spec as Entity['spec'],
});

/** The small organization, and things that go wrong in it. */
const entities = [
  ...organization,
  backstage('Component', 'till', {
    owner: 'web',
    dependsOn: ['component:vault', 'component:nowhere'],
  }),
  backstage('Component', 'vault', { owner: 'secret-team' }),
  backstage('Component', 'orphan', { owner: 'nobody-knows' }),
  {
    apiVersion: 'operating-model/v1alpha1',
    kind: 'ResponsibilityMatrix',
    metadata: { name: 'second', title: 'Second' },
    spec: {
      owner: 'web',
      precedence: -1,
      rows: [{ activity: 'deploy', responsible: ['web'] }],
    },
  },
].filter(({ metadata }) => metadata.name !== 'hush-for-web') as Entity[];

const started = (options: Parameters<typeof startApi>[0] = {}) =>
  startApi({ catalog: restrictedCatalog(entities), ...options });

/** A portal in which user:default/mock may not read some things. */
const withSecrets = (...hidden: string[]) =>
  startApi({
    catalog: restrictedCatalog(entities, { 'user:default/mock': hidden }),
    features: [conditionalReads()],
  });

const rulesOf = (body: any) =>
  body.items.map(
    ({ rule, subjectRef }: any) => `${rule} ${subjectRef.split('/')[1]}`,
  );

describe.each(databaseIds)('lists, %s', databaseId => {
  async function surveyed() {
    const api = await started({ knex: await emptyDatabase(databaseId) });
    await api.survey();
    return api;
  }

  it('GET /findings brings together what is live and what was stored, in order', async () => {
    const api = await started({ knex: await emptyDatabase(databaseId) });
    const before = await api.get('/findings').expect(200);
    expect(before.body.computedAt).toBeUndefined();
    expect(rulesOf(before.body)).not.toContain('R22 orphan');
    await api.survey();
    const { body } = await api.get('/findings?limit=500').expect(200);
    expect(findingsSchema.strict().parse(body)).toEqual(body);
    expect(body.computedAt).toBeDefined();
    expect(rulesOf(body)).toEqual(
      expect.arrayContaining([
        'R01 second',
        'R22 orphan',
        'R19 till',
        'R28 till',
        'schema broken',
      ]),
    );
    const { error, warning, note, byRule, byOwner } = body.totals;
    expect(error + warning + note).toBe(body.items.length);
    const counted = (list: any[]) =>
      list.reduce((sum, { count }) => sum + count, 0);
    expect(counted(byRule)).toBe(body.items.length);
    expect(counted(byOwner)).toBe(body.items.length);
    const web = byOwner.find(
      ({ ownerRef }: any) => ownerRef === 'group:default/web',
    );
    const of = (level: string) =>
      body.items.filter(
        (each: any) =>
          each.ownerRef === 'group:default/web' && each.severity === level,
      ).length;
    expect(web).toMatchObject({
      error: of('error'),
      warning: of('warning'),
      note: of('note'),
    });
    expect(web.warning).toBeGreaterThan(0);
    expect(body.names['component:default/till']).toEqual({
      title: 'till',
      exists: true,
    });

    // Page by page it is the same list.
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await api
        .get(`/findings?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
        .expect(200);
      expect(page.body.items.length).toBeLessThanOrEqual(2);
      expect(page.body.totals).toEqual(body.totals);
      pages.push(...page.body.items.map(({ id }: any) => id));
      cursor = page.body.nextCursor;
    } while (cursor);
    expect(pages).toEqual(body.items.map(({ id }: any) => id));
    expect(new Set(pages).size).toBe(pages.length);
  });

  it('GET /findings takes filters', async () => {
    const { get } = await surveyed();
    const ask = async (query: string) =>
      rulesOf((await get(`/findings?limit=500&${query}`).expect(200)).body);
    expect(await ask('rule=R28')).toEqual(['R28 till']);
    expect(await ask('rule=R28&severity=error')).toEqual([]);
    expect(await ask('subjectRef=Till')).toEqual(['R19 till', 'R28 till']);
    expect(await ask('ownerRef=nobody-knows')).toEqual(['R22 orphan']);
    const errors = await ask('severity=error');
    expect(errors).toContain('R22 orphan');
    expect(errors).not.toContain('R28 till');
    // With every filter, one by one.
    for (const filter of ['rule=R22', 'subjectRef=orphan', 'severity=error']) {
      const one = await get(`/findings?limit=1&${filter}`).expect(200);
      const rest = one.body.nextCursor
        ? await get(
            `/findings?limit=500&${filter}&cursor=${one.body.nextCursor}`,
          ).expect(200)
        : { body: { items: [] } };
      expect([...rulesOf(one.body), ...rulesOf(rest.body)]).toEqual(
        await ask(filter),
      );
    }
  });

  it('GET /matrices/by-ref tells how far rows reach, and what is wrong with each', async () => {
    const { get } = await surveyed();
    const { body } = await get('/matrices/by-ref?ref=Operations').expect(200);
    expect(matrixSchema.strict().parse(body)).toEqual(body);
    expect(body).toMatchObject({
      title: 'Operations',
      entities: 4,
      parties: [
        {
          key: '$owner',
          accountable: 1,
          responsible: 0,
          unresolved: 0,
          resolvesTo: [
            { ref: 'group:default/web', entities: 2 },
            { ref: 'group:default/nobody-knows', entities: 1 },
            { ref: 'group:default/secret-team', entities: 1 },
          ],
        },
        { key: 'group:default/secret-team', responsible: 1 },
        { key: 'group:default/web', responsible: 1 },
      ],
      rows: [
        {
          row: 1,
          activityRef: 'activity:default/respond-to-incidents',
          letters: {
            $owner: 'A',
            'group:default/secret-team': 'R',
            'group:default/web': 'R',
          },
          entities: 4,
          withoutRunbook: 3,
        },
      ],
    });
    expect(body.rows[0].findings.map((each: any) => each.rule)).toContain(
      'R21',
    );
    await get('/matrices/by-ref?ref=nothing').expect(404);
  });

  it('GET /matrices and /matrices/by-ref tell of another matrix that contradicts', async () => {
    const contesting = {
      apiVersion: 'operating-model/v1alpha1',
      kind: 'ResponsibilityMatrix',
      metadata: { name: 'rival', title: 'Rival' },
      spec: {
        rows: [
          { activity: 'respond-to-incidents', accountable: 'engineering' },
        ],
      },
    } as Entity;
    const all = [...entities, contesting];
    const api = await started({
      catalog: restrictedCatalog(all),
      knex: await emptyDatabase(databaseId),
    });
    const findingsOf = async (ref: string) => {
      const { body } = await api.get(`/matrices/by-ref?ref=${ref}`).expect(200);
      expect(matrixSchema.strict().parse(body)).toEqual(body);
      return body.rows[0].findings
        .filter(({ rule }: any) => rule === 'R13')
        .map((each: any) => [each.message, body.names]);
    };
    expect(await findingsOf('operations')).toEqual([]);
    await api.survey();
    for (const [ref, other] of [
      ['operations', 'rival'],
      ['rival', 'operations'],
    ]) {
      const otherRef = `responsibilitymatrix:default/${other}`;
      const [[message, names]] = await findingsOf(ref);
      expect(message).toBe(
        `who is accountable is contested on 4 entities: ${otherRef} row 1 names somebody else`,
      );
      expect(names[otherRef]).toMatchObject({ exists: true });
    }
    const { body } = await api.get('/matrices').expect(200);
    expect(
      body.items
        .filter(({ findings }: any) => findings.error > 0)
        .map(({ title }: any) => title),
    ).toEqual(expect.arrayContaining(['Operations', 'Rival']));

    // Who may not read the one is not told of it by the other.
    const secretive = await startApi({
      catalog: restrictedCatalog(all, {
        'user:default/mock': ['responsibilitymatrix:default/rival'],
      }),
      features: [conditionalReads()],
      knex: await emptyDatabase(databaseId),
    });
    await secretive.survey();
    const { text } = await secretive
      .get('/matrices/by-ref?ref=operations')
      .expect(200);
    expect(text).not.toContain('rival');
    expect(text).not.toContain('R13');
  });

  it('GET /matrices lists them by page', async () => {
    const { get } = await surveyed();
    const { body } = await get('/matrices').expect(200);
    expect(matricesSchema.strict().parse(body)).toEqual(body);
    expect(body.items).toMatchObject([
      { title: 'Operations', activities: 1, parties: 3, entities: 4 },
      {
        title: 'Second',
        activities: 1,
        parties: 1,
        entities: 4,
        ownerRef: 'group:default/web',
        findings: { error: 1 },
      },
    ]);
    const first = await get('/matrices?limit=1').expect(200);
    const second = await get(
      `/matrices?limit=1&cursor=${first.body.nextCursor}`,
    ).expect(200);
    expect([...first.body.items, ...second.body.items]).toEqual(body.items);
    expect(second.body.nextCursor).toBeUndefined();
    const found = async (q: string) =>
      (await get(`/matrices?q=${q}`).expect(200)).body.items.map(
        ({ title }: any) => title,
      );
    expect(await found('SECON')).toEqual(['Second']);
    expect(await found('matrix:default%2Foper')).toEqual(['Operations']);
    expect(await found('%20')).toEqual(['Operations', 'Second']);
    expect(await found('no%20such')).toEqual([]);
  });

  it('GET /matrices finds by the title of an owner only who may see it', async () => {
    const search = '/matrices?q=web';
    const { body: seen } = await (await started()).get(search).expect(200);
    expect(seen.items).toMatchObject([{ title: 'Second' }]);
    const { get } = await withSecrets('group:default/web');
    expect((await get(search).expect(200)).body.items).toEqual([]);
  });

  it('GET /agreements lists them, and what none covers, with a draft that is valid', async () => {
    const { get } = await surveyed();
    const { body } = await get('/agreements').expect(200);
    expect(agreementsSchema.strict().parse(body)).toEqual(body);
    expect(body).toMatchObject({
      items: [],
      uncoveredTotal: 1,
      uncovered: [
        {
          consumerRef: 'group:default/web',
          providerRef: 'group:default/secret-team',
          count: 1,
          dependencies: [
            {
              fromRef: 'component:default/till',
              toRef: 'component:default/vault',
              type: 'dependsOn',
            },
          ],
        },
      ],
    });
  });

  it('GET /teams and /teams/overview tell what groups carry', async () => {
    const { get } = await surveyed();
    const { body: teams } = await get('/teams').expect(200);
    expect(teamsSchema.strict().parse(teams)).toEqual(teams);
    expect(
      teams.items.map(({ groupRef, load }: any) => [
        groupRef,
        load.accountable,
        load.responsible,
        load.entities,
      ]),
    ).toEqual([
      ['group:default/web', 2, 8, 4],
      ['group:default/nobody-knows', 1, 0, 1],
      ['group:default/secret-team', 1, 4, 4],
    ]);
    // Two groups of the catalog are no crowd.
    expect(teams.peers).toEqual({ groups: 2, mean: 1.5, deviation: 0.5 });
    const { body } = await get('/teams/overview?groupRef=web').expect(200);
    expect(teamSchema.strict().parse(body)).toEqual(body);
    expect(body).toMatchObject({
      load: { accountable: 2, responsible: 8, standing: 'usual' },
      accountableFor: [
        { activityRef: 'activity:default/respond-to-incidents', entities: 2 },
      ],
      responsibleFor: [{ entities: 4 }, { entities: 4 }],
    });
    await get('/teams/overview?groupRef=nobody-knows').expect(404);
  });

  it('the teams are compared by the deviations that R10 has in config', async () => {
    const { get, survey } = await started({
      knex: await emptyDatabase(databaseId),
      catalog: restrictedCatalog([
        ...entities,
        backstage('Component', 'docs', { owner: 'engineering' }),
      ]),
      operatingModel: { rules: { R10: { deviations: 1 } } },
    });
    await survey();
    // Two, one and one: the mean is 4/3, and the deviation the root of 2/9.
    const { body: teams } = await get('/teams').expect(200);
    expect(teams.items[0].load.standing).toBe('high');
    expect(teams.peers.usualUpTo).toBeCloseTo(4 / 3 + Math.sqrt(2 / 9));
    const { body: team } = await get('/teams/overview?groupRef=web');
    expect(team.load.standing).toBe('high');
    expect(team.peers).toEqual(teams.peers);
  });
});

describe('what a caller may not read', () => {
  const hush = 'group:default/secret-team';

  it('is in no list, and in no count', async () => {
    const { get, survey } = await withSecrets(
      hush,
      'component:default/vault',
      'activity:default/broken',
    );
    await survey();
    for (const path of [
      '/findings?limit=500',
      '/matrices',
      '/matrices/by-ref?ref=operations',
      '/agreements',
      '/teams',
      '/teams/overview?groupRef=web',
    ]) {
      const { text } = await get(path).expect(200);
      expect([path, text]).toEqual([
        path,
        expect.not.stringMatching(/secret-team|vault|broken|Hush/),
      ]);
    }
    const { body } = await get('/findings?limit=1').expect(200);
    const all = await get('/findings?limit=500').expect(200);
    const { error, warning, note } = body.totals;
    expect(error + warning + note).toBe(all.body.items.length);
    await get(`/teams/overview?groupRef=${hush}`).expect(404);
  });

  it('is no matrix either', async () => {
    const { get } = await withSecrets('responsibilitymatrix:default/second');
    await get('/matrices/by-ref?ref=second').expect(404);
    const { text } = await get('/matrices').expect(200);
    expect(text).not.toContain('second');
  });
});

describe('bad questions', () => {
  it.each([
    ['/findings?severity=fatal', 'severity must be one of error'],
    ['/findings?limit=0', 'limit must be a whole number from 1 to 500'],
    ['/findings?limit=-1', 'limit must be'],
    ['/findings?limit=1000000000', 'limit must be'],
    ['/findings?limit=1.5', 'limit must be'],
    ['/findings?cursor=bm90', 'cursor is not one that this list gave'],
    ['/findings?cursor=%00', 'cursor'],
    ['/teams?cursor=e30', 'cursor is not one that this list gave'],
    ['/matrices?cursor=e30', 'cursor is not one that this list gave'],
    ['/findings?subjectRef=a:b:c', 'subjectRef is not a reference'],
    ['/findings?ownerRef=%2e%2e%2f', 'ownerRef is not a reference'],
    ['/findings?colour=red', 'colour'],
    ['/matrices/by-ref', 'ref'],
    ['/teams/overview?groupRef=%20', 'groupRef'],
  ])('%s gets a clear 400', async (path, message) => {
    const { get } = await started();
    const { status, body } = await get(path);
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining(message),
    ]);
  });

  it('a % in a filter is no wildcard', async () => {
    const { get, survey } = await started();
    await survey();
    const { body } = await get('/findings?rule=R%25').expect(200);
    expect(body.items).toEqual([]);
  });
});

describe('GET /rules', () => {
  it('lists them with what config made of them', async () => {
    const { get } = await started({
      operatingModel: {
        rules: { R01: 'off', R08: { severity: 'error', maximum: 2 } },
      },
    });
    const { body } = await get('/rules').expect(200);
    expect(rulesSchema.strict().parse(body)).toEqual(body);
    expect(body.items).toHaveLength(30);
    const rule = (id: string) => body.items.find((each: any) => each.id === id);
    expect(rule('R01')).toMatchObject({ enabled: false, toldByCell: false });
    expect(rule('R18')).toMatchObject({ enabled: true, toldByCell: true });
    expect(rule('R08')).toMatchObject({
      enabled: true,
      severity: 'error',
      parameters: { maximum: 2 },
    });
    const findings = await get('/findings?limit=500').expect(200);
    expect(rulesOf(findings.body)).not.toContain('R01 second');
  });

  it('stops the start when config is wrong', async () => {
    await expect(
      started({ operatingModel: { rules: { R99: 'off' } } }),
    ).rejects.toThrow('operatingModel.rules.R99 is not a rule');
  });
});
