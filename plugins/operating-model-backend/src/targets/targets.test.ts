import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  scorecardTargetSchema,
  scorecardTargetsSchema,
} from 'backstage-plugin-operating-model-common';
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

const TARGETS = '/scorecard/targets';

const component = (name: string, owner?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { type: 'service', ...(owner && { owner }) },
});

const entities = [
  ...organization,
  component('vault', 'secret-team'),
  component('orphan'),
];

const inDays = (days: number) =>
  new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);

const draft = (given: object = {}) => ({
  title: 'Incidents have runbooks',
  measure: 'score',
  goal: 80,
  by: inDays(100),
  ...given,
});

/** The caller is a member of the group web, and may do nothing but read. */
const member = [
  mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => ({
        result:
          permission.name === 'operating-model.target.manage'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      })),
    authorizeConditional: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
  }).factory,
  mockServices.userInfo.mock({
    getUserInfo: async () => ({
      userEntityRef: 'user:default/mock',
      ownershipEntityRefs: ['user:default/mock', 'group:default/web'],
    }),
  }).factory,
];

describe.each(databaseIds)('targets, %s', databaseId => {
  const start = async (options: Parameters<typeof startApi>[0] = {}) => {
    const api = await startApi({
      knex: await emptyDatabase(databaseId),
      catalog: restrictedCatalog(entities),
      ...options,
    });
    await api.survey();
    return api;
  };

  it('are set, told with where they stand and who is behind, changed and removed', async () => {
    const { get, post, patch, delete: remove } = await start();
    const { body: target } = await post(TARGETS).send(draft()).expect(201);
    expect(scorecardTargetSchema.strict().parse(target)).toEqual(target);
    const { body: summary } = await get('/scorecard/summary');
    expect(target).toMatchObject({
      title: 'Incidents have runbooks',
      from: inDays(0),
      start: summary.score,
      daysLeft: 100,
      createdBy: 'user:default/mock',
      progress: { state: 'on-track', value: summary.score },
      mayChange: true,
    });
    expect(
      target.groups.map(({ ref, state, value }: any) => [
        ref,
        state,
        value > 0,
      ]),
    ).toEqual([
      ['group:default/secret-team', 'behind', false],
      ['group:default/engineering', 'on-track', true],
    ]);
    const { body: list } = await get(TARGETS).expect(200);
    expect(scorecardTargetsSchema.strict().parse(list)).toEqual(list);
    expect(list.items).toEqual([target]);
    expect(list.maySetFor.everybody).toBe(true);

    const { body: changed } = await patch(`${TARGETS}/${target.id}`)
      .send({ goal: summary.score })
      .expect(200);
    expect(changed).toMatchObject({
      title: 'Incidents have runbooks',
      progress: { state: 'reached' },
    });
    await remove(`${TARGETS}/${target.id}`).expect(200);
    expect((await get(TARGETS)).body.items).toEqual([]);
    await remove(`${TARGETS}/${target.id}`).expect(404);
    await patch(`${TARGETS}/${target.id}`).send({ goal: 1 }).expect(404);
  });

  it('say when it changed what counts since they were set', async () => {
    const knex = await emptyDatabase(databaseId);
    const { post } = await start({ knex });
    await post(TARGETS).send(draft()).expect(201);
    await knex('scorecard_scorings').update({ day: '2026-01-01' });
    await knex('scorecard_targets').update({ from_day: '2026-01-01' });
    const { get, post: postAnew } = await start({
      knex,
      operatingModel: { scorecard: { criteria: { present: 50 } } },
    });
    await knex('scorecard_scorings')
      .where('day', '>', '2026-01-01')
      .update({ day: '2026-01-02' });
    const { body: late } = await postAnew(TARGETS).send(draft()).expect(201);
    expect(late.scoringChangedOn).toBeUndefined();
    const { body: list } = await get(TARGETS).expect(200);
    expect(scorecardTargetsSchema.strict().parse(list)).toEqual(list);
    expect(
      new Map(
        list.items.map(({ from, scoringChangedOn }: any) => [
          from,
          scoringChangedOn,
        ]),
      ),
    ).toEqual(
      new Map([
        ['2026-01-01', '2026-01-02'],
        [inDays(0), undefined],
      ]),
    );
  });

  it('may be for one group and one activity, in covered cells', async () => {
    const { get, post } = await start();
    const { body } = await post(TARGETS)
      .send(
        draft({
          groupRef: 'Engineering',
          activityRef: 'respond-to-incidents',
          measure: 'share-covered',
        }),
      )
      .expect(201);
    expect(body).toMatchObject({
      groupRef: 'group:default/engineering',
      start: 0,
      progress: { value: 0 },
      groups: [{ ref: 'group:default/web', value: 0 }],
    });
    const { body: other } = await post(TARGETS)
      .send(draft({ activityRef: 'respond-to-incidents' }))
      .expect(201);
    const { body: rollUp } = await get('/scorecard/rollup?by=activity');
    expect(other.progress.value).toBeCloseTo(
      rollUp.items.find(({ key }: any) => key.endsWith('incidents')).score,
      6,
    );
    const of = async (group: string) =>
      (await get(`${TARGETS}?groupRef=${group}`)).body.items.length;
    expect(await of('web')).toBe(2);
    expect(await of('secret-team')).toBe(1);
  });

  it('are set by members for their own group, and for others by those who may', async () => {
    const { get, post, patch } = await start({ features: member });
    const { body: own } = await post(TARGETS)
      .send(draft({ groupRef: 'web' }))
      .expect(201);
    await patch(`${TARGETS}/${own.id}`).send({ title: 'Better' }).expect(200);
    for (const groupRef of ['engineering', undefined]) {
      const { body } = await post(TARGETS)
        .send(draft({ groupRef }))
        .expect(403);
      expect(body.error.message).toContain('for your own groups');
    }
    const { body } = await get(TARGETS);
    expect(body.maySetFor).toEqual({
      everybody: false,
      groups: ['group:default/web'],
    });
    expect(body.items).toMatchObject([{ title: 'Better', mayChange: true }]);
  });

  it('are not changed by others', async () => {
    const knex = await emptyDatabase(databaseId);
    const admin = await start({ knex });
    const { body: target } = await admin.post(TARGETS).send(draft());
    const {
      patch,
      delete: remove,
      get,
    } = await start({
      knex,
      features: member,
    });
    await patch(`${TARGETS}/${target.id}`).send({ goal: 1 }).expect(403);
    await remove(`${TARGETS}/${target.id}`).expect(403);
    expect((await get(TARGETS)).body.items).toMatchObject([
      { goal: 80, mayChange: false },
    ]);
  });

  it('tell nothing that the caller may not read', async () => {
    const knex = await emptyDatabase(databaseId);
    const admin = await start({ knex });
    await admin.post(TARGETS).send(draft({ groupRef: 'secret-team' }));
    await admin.post(TARGETS).send(draft());
    const { get, post } = await start({
      knex,
      features: [conditionalReads()],
      catalog: restrictedCatalog(entities, {
        'user:default/mock': [
          'component:default/vault',
          'group:default/secret-team',
        ],
      }),
    });
    const { text, body } = await get(TARGETS).expect(200);
    expect(text).not.toMatch(/secret|vault/);
    const { body: summary } = await get('/scorecard/summary');
    expect(body.items).toMatchObject([{ progress: { value: summary.score } }]);
    const refused = await post(TARGETS)
      .send(draft({ groupRef: 'secret-team' }))
      .expect(400);
    const unknown = await post(TARGETS)
      .send(draft({ groupRef: 'nowhere' }))
      .expect(400);
    expect(
      refused.body.error.message.replace('secret-team', 'nowhere'),
    ).toEqual(unknown.body.error.message);
  });

  it('are refused with all that is wrong of them at once', async () => {
    const { post, patch } = await start();
    const { body } = await post(TARGETS)
      .send({ measure: 'score', goal: 0, by: 'soon', groupRef: 'user:sam' })
      .expect(400);
    expect(body.error.message.split('. ')).toEqual([
      expect.stringMatching(/^title must be/),
      expect.stringMatching(/^groupRef is not a reference to a Group/),
      expect.stringMatching(/^goal must be/),
      expect.stringMatching(/^by must be a date/),
    ]);
    expect(body.error.message).not.toContain('measure');
    const { body: created } = await post(TARGETS).send(draft()).expect(201);
    const { body: changed } = await patch(`${TARGETS}/${created.id}`)
      .send({ title: '', goal: 101 })
      .expect(400);
    expect(changed.error.message).toMatch(/title must be .*\. goal must be/);
  });

  it.each([
    [{}, 'measure must be one of score, share-covered'],
    [draft({ title: ' ' }), 'title must be a line of text'],
    [draft({ goal: 0 }), 'goal must be a number above 0'],
    [draft({ goal: '80' }), 'goal must be a number above 0'],
    [draft({ by: '2027-02-30' }), 'by must be a date'],
    [draft({ by: inDays(0) }), 'by must lie after today'],
    [draft({ by: inDays(9_999) }), 'by must lie after today, and within'],
    [draft({ groupRef: 'user:sam' }), 'groupRef is not a reference to a Group'],
    [draft({ owner: 'web' }), 'owner is not known here'],
  ])('are refused: %j', async (sent, message) => {
    const { post } = await startApi({ knex: await emptyDatabase(databaseId) });
    const { body } = await post(TARGETS).send(sent).expect(400);
    expect(body.error.message).toContain(message);
  });
});
