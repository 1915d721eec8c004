import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { databaseIds } from '../__testUtils__/startApi';
import { exceptionBody, startRequestApi } from './__testUtils__/requestApi';

jest.setTimeout(60_000);

describe.each(databaseIds)('who may do what on %p', databaseId => {
  it('is nothing while the permission backend is down', async () => {
    let down = false;
    const allowed = async (
      asked: readonly unknown[],
    ): Promise<DefinitivePolicyDecision[]> => {
      if (down) throw new Error('connect ECONNREFUSED 10.1.2.3:7007');
      return asked.map(() => ({ result: AuthorizeResult.ALLOW }));
    };
    const permissions = mockServices.permissions.mock({
      authorize: allowed,
      authorizeConditional: allowed,
    });
    const { create, get, post, as, read, knex } = await startRequestApi(
      databaseId,
      { features: [permissions.factory] },
    );
    await create('sam', exceptionBody());
    down = true;
    for (const answer of [
      await get('/requests', as('sam')),
      await get('/requests/1', as('sam')),
      await get('/responsibilities?entityRef=tax', as('sam')),
      await get('/audit/verify', as('sam')),
      await post('/requests', as('sam')).send(exceptionBody()),
      await post('/requests/1/commands', as('sam'))
        .set('If-Match', '"1"')
        .send({ command: 'submit' }),
    ]) {
      expect([answer.status, answer.headers['retry-after']]).toEqual([
        503,
        '5',
      ]);
      expect(answer.text).not.toMatch(/ECONNREFUSED|10\.1\.2\.3|stack/);
    }
    expect(await knex('request_events')).toHaveLength(1);
    down = false;
    expect(await read('/requests/1')).toMatchObject({ version: 1 });
  });

  it('is unknown while nobody can tell for whom a caller speaks', async () => {
    const userInfo = mockServices.userInfo.mock();
    userInfo.getUserInfo.mockRejectedValue(new Error('fetch failed'));
    const { get, post, as, knex } = await startRequestApi(databaseId, {
      features: [userInfo.factory],
    });
    for (const answer of [
      await get('/requests', as('sam')),
      await post('/requests', as('sam')).send(exceptionBody()),
    ]) {
      expect([answer.status, answer.headers['retry-after']]).toEqual([
        503,
        '5',
      ]);
    }
    expect(await knex('requests')).toEqual([]);
  });

  it.each<[string, PolicyDecision]>([
    ['denied', { result: AuthorizeResult.DENY }],
    [
      'for others only',
      {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'operating-model',
        resourceType: 'operating-model-request',
        conditions: {
          rule: 'IS_REQUESTER',
          resourceType: 'operating-model-request',
          params: { claims: ['user:default/boss'] },
        },
      },
    ],
  ])(
    'is recorded in the history where permissions keep somebody from a command: %s',
    async (_, decision) => {
      const permissions = mockServices.permissions.mock({
        authorize: async asked =>
          asked.map(() => ({ result: AuthorizeResult.ALLOW })),
        authorizeConditional: async asked =>
          asked.map(({ permission }) =>
            permission.name === 'operating-model.request.decide'
              ? decision
              : { result: AuthorizeResult.ALLOW },
          ),
      });
      const { create, give, read, trail } = await startRequestApi(databaseId, {
        features: [permissions.factory],
      });
      await create('sam', exceptionBody());
      await give('sam', '1', { command: 'submit' });
      const { status, body } = await give('ann', '1', { command: 'approve' });
      expect([status, body.error.message]).toEqual([
        403,
        'You need the permission operating-model.request.decide for this request; ask an administrator for it',
      ]);
      const { items } = await read('/requests/1/events');
      expect(items.at(-1)).toMatchObject({
        action: 'approve',
        outcome: 'refused',
        actor: 'user:default/ann',
        problem: { code: 'forbidden' },
      });
      expect(await read('/requests/1')).toMatchObject({
        state: 'pending',
        version: 2,
      });
      expect(trail.at(-1)).toMatchObject({
        event: 'request-command',
        outcome: 'NotAllowedError',
      });
      // What is not there is not there for anybody.
      const { post, as } = await startRequestApi(databaseId, {
        features: [permissions.factory],
      });
      const missing = await post('/requests/7/commands', as('ann'))
        .set('If-Match', '"1"')
        .send({ command: 'approve' });
      expect(missing.status).toBe(404);
    },
  );
});
