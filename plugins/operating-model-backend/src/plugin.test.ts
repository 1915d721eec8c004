import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  definitionAnswerSchema,
  modelSummarySchema,
  responsibilitiesSchema,
  whoSchema,
} from 'backstage-plugin-operating-model-common';
import { organization } from './__testUtils__/organization';
import {
  conditionalReads,
  restrictedCatalog,
} from './__testUtils__/restrictedCatalog';
import { emptyDatabase, startApi } from './__testUtils__/startApi';

jest.setTimeout(60_000);

const SHOP = '/responsibilities?entityRef=component:default/shop';

describe('GET /model', () => {
  it('says how much the model holds and what it leaves out', async () => {
    const { get } = await startApi();
    const { status, body } = await get('/model');
    expect(status).toBe(200);
    expect(modelSummarySchema.strict().parse(body)).toEqual(body);
    expect(body).toMatchObject({
      counts: {
        activities: 2,
        runbooks: 1,
        matrices: 1,
        agreements: 1,
        groups: 3,
      },
      findings: { error: 1, warning: 10, note: 0 },
      refused: [
        {
          ref: 'activity:default/broken',
          problems: [
            'spec.risk: "whispered" is not known; use one of low, medium, high, critical',
          ],
        },
      ],
    });
  });

  it('quotes nothing from a definition that the caller may not read', async () => {
    const { get } = await startApi({
      catalog: restrictedCatalog(organization, {
        'user:default/mock': ['activity:default/broken'],
      }),
      features: [conditionalReads()],
    });
    const { body } = await get('/model');
    expect(body.findings.error).toBe(0);
    expect(JSON.stringify(body)).not.toMatch(/broken|whispered/);
  });
});

describe('POST /model/refresh', () => {
  it('reads the catalog anew', async () => {
    const catalog = restrictedCatalog(organization);
    const { get, post } = await startApi({ catalog });
    await get('/model').expect(200);
    await get('/model').expect(200);
    expect(catalog.streamEntities).toHaveBeenCalledTimes(1);
    const { body } = await post('/model/refresh').expect(200);
    expect(body.counts.activities).toBe(2);
    expect(catalog.streamEntities).toHaveBeenCalledTimes(2);
  });
});

describe('GET /responsibilities', () => {
  it('says who does what, with which runbook, and whom to call', async () => {
    const { get } = await startApi();
    const { status, body } = await get(SHOP);
    expect(status).toBe(200);
    expect(responsibilitiesSchema.strict().parse(body)).toEqual(body);
    expect(body).toMatchObject({
      entityRef: 'component:default/shop',
      ownerRef: 'group:default/web',
      hidden: 0,
      activities: [
        {
          activityRef: 'activity:default/respond-to-incidents',
          source: 'matrix',
          accountable: 'group:default/web',
          responsible: ['group:default/secret-team', 'group:default/web'],
          runbooks: [{ ref: 'runbook:default/shop-is-down' }],
          agreements: ['agreement:default/hush-for-web'],
        },
        { activityRef: 'activity:default/deploy', source: 'owner' },
      ],
      who: { complete: true },
    });
  });

  it.each([
    'component:default/shop',
    'Component:Default/SHOP',
    'COMPONENT:shop',
    'default/Shop',
    'shop',
    'component%3Adefault%2Fshop',
  ])('takes %s for the same entity', async ref => {
    const { get } = await startApi();
    const { body } = await get(`/responsibilities?entityRef=${ref}`).expect(
      200,
    );
    expect(body.entityRef).toBe('component:default/shop');
  });

  it('holds the entity against the policies of app-config', async () => {
    const { get } = await startApi({
      operatingModel: {
        catalog: { policies: [{ name: 'Systems', require: ['system'] }] },
      },
    });
    const { body } = await get(SHOP).expect(200);
    expect(body.policies).toEqual([
      {
        policy: 'Systems',
        mode: 'report',
        message: 'it belongs to no system',
        remedy: 'set spec.system',
      },
    ]);
  });

  it('needs two catalog calls at most, and four statements on the own database at most', async () => {
    const knex = await emptyDatabase();
    const catalog = restrictedCatalog(organization);
    const { get } = await startApi({ catalog, knex });
    await get(SHOP).expect(200);
    const calls = () =>
      Object.values(catalog)
        .filter(jest.isMockFunction)
        .reduce((sum, { mock }) => sum + mock.calls.length, 0);
    const before = calls();
    let statements = 0;
    knex.on('query', () => {
      statements += 1;
    });
    await get(SHOP).expect(200);
    expect(calls() - before).toBeLessThanOrEqual(2);
    expect(calls() - before).toBeGreaterThan(0);
    expect(statements).toBeLessThanOrEqual(4);
  });
});

describe('GET /who', () => {
  it('says whom to call about an incident', async () => {
    const { get } = await startApi();
    const { body } = await get('/who?entityRef=shop').expect(200);
    expect(whoSchema.strict().parse(body)).toEqual(body);
    expect(body.activityRef).toBe('activity:default/respond-to-incidents');
    expect(
      body.steps.map(({ ref, reason }: any) => `${ref}: ${reason}`),
    ).toEqual([
      'group:default/secret-team: responsible for Respond to incidents',
      'group:default/web: responsible for Respond to incidents',
      'group:default/engineering: escalation of the runbook The shop is down',
    ]);
  });

  it('says whom to call about another activity', async () => {
    const { get } = await startApi();
    const { body } = await get('/who?entityRef=shop&activityRef=Deploy').expect(
      200,
    );
    expect(body.activityRef).toBe('activity:default/deploy');
    expect(body.steps[0]).toMatchObject({
      ref: 'group:default/web',
      reason: 'owner',
      contact: { url: 'https://chat.example.com/web' },
    });
  });

  it('takes the activity for incidents from app-config', async () => {
    const { get } = await startApi({
      operatingModel: { incidentActivity: 'deploy' },
    });
    const { body } = await get('/who?entityRef=shop').expect(200);
    expect(body.activityRef).toBe('activity:default/deploy');
  });

  it('knows no activity that there is not', async () => {
    const { get } = await startApi();
    const { body } = await get(
      '/who?entityRef=shop&activityRef=activity:default/dance',
    ).expect(404);
    expect(body.error.message).toBe(
      'No activity activity:default/dance in the catalog',
    );
  });
});

describe('GET /definitions/by-ref', () => {
  it('says what the model adds to a definition', async () => {
    const { get } = await startApi();
    const { body } = await get(
      '/definitions/by-ref?ref=Respond-To-Incidents',
    ).expect(200);
    expect(definitionAnswerSchema.strict().parse(body)).toEqual(body);
    expect(body.rows).toHaveLength(1);
    expect(body.runbooks).toHaveLength(1);
  });

  it('knows no definition that there is not, or that the caller may not read', async () => {
    const { get } = await startApi({
      catalog: restrictedCatalog(organization, {
        'user:default/mock': ['activity:default/deploy'],
      }),
    });
    for (const ref of ['activity:default/dance', 'activity:default/deploy']) {
      const { body } = await get(`/definitions/by-ref?ref=${ref}`).expect(404);
      expect(body.error.message).toBe(
        `No activity, runbook, matrix or agreement ${ref} in the catalog`,
      );
    }
  });
});

describe('what a caller may not read in the catalog', () => {
  const unreadable = [
    'group:default/secret-team',
    'user:default/sam',
    'agreement:default/hush-for-web',
    'responsibilitymatrix:default/operations',
  ];
  const traces = /secret|hush|sam\b|operations|merger/i;
  const outsider = mockCredentials.user.header('user:default/outsider');
  const restricted = () =>
    startApi({
      catalog: restrictedCatalog(organization, {
        'user:default/outsider': unreadable,
      }),
    });

  it.each([
    SHOP,
    '/who?entityRef=shop',
    '/definitions/by-ref?ref=respond-to-incidents',
    '/definitions/by-ref?ref=runbook:shop-is-down',
  ])('is nowhere in %s', async path => {
    const { get } = await restricted();
    const insider = await get(path).expect(200);
    expect(JSON.stringify(insider.body)).toMatch(traces);
    const { body } = await get(path, outsider).expect(200);
    expect(JSON.stringify(body)).not.toMatch(traces);
  });

  it('is counted, and what may be read stays', async () => {
    const { get } = await restricted();
    const { body } = await get(SHOP, outsider).expect(200);
    expect(body.hidden).toBe(4);
    expect(body.activities[0]).toMatchObject({
      responsible: ['group:default/web'],
      runbooks: [{ ref: 'runbook:default/shop-is-down' }],
    });
  });

  it('does not exist when it is asked about', async () => {
    const { get } = await startApi({
      catalog: restrictedCatalog(organization, {
        'user:default/outsider': [
          'component:default/shop',
          'activity:default/deploy',
        ],
      }),
    });
    for (const path of [SHOP, '/who?entityRef=shop']) {
      const { body } = await get(path, outsider).expect(404);
      expect(body.error).toMatchObject({
        name: 'NotFoundError',
        message: 'No entity component:default/shop in the catalog',
      });
    }
  });

  it('is seen by a service', async () => {
    const { get } = await restricted();
    const { body } = await get(SHOP, mockCredentials.service.header()).expect(
      200,
    );
    expect(body.hidden).toBe(0);
  });
});

describe('a question that can not be answered', () => {
  const MALFORMED =
    'entityRef is not a reference to an entity; write it as kind:namespace/name, for example component:default/some-name';

  it.each([
    ['a space', 'entityRef=the%20shop', MALFORMED],
    ['NUL', 'entityRef=shop%00', MALFORMED],
    ['a line break', 'entityRef=shop%0a', MALFORMED],
    ['a bidirectional character', 'entityRef=shop%E2%80%AE', MALFORMED],
    ['a way up', 'entityRef=../shop', MALFORMED],
    ['a longer way up', 'entityRef=component:default/../../shop', MALFORMED],
    ['many colons', 'entityRef=a:b:c:d/e', MALFORMED],
    ['many slashes', 'entityRef=a/b/c', MALFORMED],
    ['no name', 'entityRef=component:default/', MALFORMED],
    ['no kind', 'entityRef=:default/shop', MALFORMED],
    ['nothing', 'entityRef=', 'entityRef'],
    ['no parameter', '', 'entityRef'],
    ['a parameter twice', 'entityRef=a&entityRef=b', 'entityRef'],
    ['an object', 'entityRef[a]=b', 'entityRef'],
    ['far too much', `entityRef=${'x'.repeat(501)}`, 'entityRef'],
    ['an unknown parameter', 'entityRef=shop&colour=red', 'colour'],
    ['a parameter in another case', 'EntityRef=shop', 'EntityRef'],
  ])('for %s, says which parameter and why', async (_, query, message) => {
    const { get } = await startApi();
    for (const path of ['/responsibilities', '/who']) {
      const { status, body } = await get(`${path}?${query}`);
      expect(status).toBe(400);
      expect(body.error.name).toBe('InputError');
      expect(body.error.message).toContain(message);
      expect(body.error.stack).toBeUndefined();
    }
  });

  it('names the other parameters, too', async () => {
    const { get } = await startApi();
    const who = await get('/who?entityRef=shop&activityRef=a:b:c').expect(400);
    expect(who.body.error.message).toMatch(/^activityRef is not a reference/);
    const definition = await get('/definitions/by-ref?ref=a%20b').expect(400);
    expect(definition.body.error.message).toMatch(/^ref is not a reference/);
  });

  it('takes __proto__ and constructor for names like others', async () => {
    const { get } = await startApi();
    for (const name of ['__proto__', 'constructor'])
      await get(`/responsibilities?entityRef=${name}`).expect(404);
    const { body } = await get(`${SHOP}&__proto__[admin]=true`);
    expect(body.entityRef).toBe('component:default/shop');
    expect(({} as any).admin).toBeUndefined();
  });

  it('is a 503 that says when to come back while the catalog can not be read', async () => {
    const catalog = restrictedCatalog(organization);
    catalog.streamEntities.mockImplementation(() => {
      throw new Error('select * from final_entities: password is hunter2');
    });
    const { get, post } = await startApi({ catalog });
    for (const answer of [await get(SHOP), await post('/model/refresh')]) {
      expect(answer.status).toBe(503);
      expect(answer.headers['retry-after']).toBe('5');
      expect(answer.text).not.toMatch(/hunter2|final_entities/);
    }
  });

  it('tells nothing of what went wrong below', async () => {
    const catalog = restrictedCatalog(organization);
    catalog.getEntityByRef.mockRejectedValue(
      new Error('select * from final_entities: password is hunter2'),
    );
    const { get } = await startApi({ catalog });
    const { status, text } = await get(SHOP);
    expect(status).toBe(500);
    expect(text).not.toMatch(/hunter2|final_entities|node_modules/);
  });
});

describe('a configuration that can not be understood', () => {
  it.each([
    [
      { incidentActivity: 'respond to incidents' },
      'operatingModel.incidentActivity "respond to incidents" is not a reference; write for example activity:default/respond-to-incidents',
    ],
    [
      { catalog: { policies: [{ name: 'p', require: ['owner'], mode: 'x' }] } },
      'operatingModel.catalog.policies[0].mode "x" is not known; use one of report, enforce',
    ],
  ])(
    'stops the start and names the path: %j',
    async (operatingModel, message) => {
      await expect(startApi({ operatingModel })).rejects.toThrow(message);
    },
  );
});

describe('a caller without the permission', () => {
  it('leaves an event with the auditor', async () => {
    const fail = jest.fn();
    const auditor = mockServices.auditor.mock({
      createEvent: jest.fn().mockResolvedValue({ success: jest.fn(), fail }),
    });
    const { get } = await startApi({
      features: [
        auditor.factory,
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    const { body } = await get(SHOP).expect(403);
    expect(body.error.message).toBe(
      'You need the permission operating-model.read',
    );
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'responsibilities-fetch' }),
    );
    expect(fail).toHaveBeenCalledTimes(1);
  });

  it('is asked about by no catalog call', async () => {
    const catalog = restrictedCatalog(organization);
    const { get } = await startApi({
      catalog,
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    await get(SHOP).expect(403);
    expect(catalog.getEntityByRef).not.toHaveBeenCalled();
  });
});
