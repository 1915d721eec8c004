import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { databaseIds } from '../__testUtils__/startApi';
import { exceptionBody, startRequestApi } from './__testUtils__/requestApi';

jest.setTimeout(60_000);

const credentials = mockCredentials.user('user:default/sam');

const subject = {
  type: 'cell',
  entityRef: 'component:default/tax',
  activityRef: 'activity:default/deploy',
};

/** Something sensible for each action; one that is added has to be put here. */
const inputs: Record<string, any> = {
  'test:list-requests': { state: ['pending'], limit: 10 },
  'test:get-request': { id: '1' },
  'test:draft-request': { draft: exceptionBody() },
  'test:preview-routing': { kind: 'change', subject },
};

describe('the actions', () => {
  const [[databaseId]] = databaseIds;

  it('list and read requests with names', async () => {
    const { actions, create, give } = await startRequestApi(databaseId);
    await create('sam', exceptionBody());
    await give('sam', '1', { command: 'submit' });
    const ask = async (id: string, input: any) =>
      (await actions.invoke({ id: `test:${id}`, input, credentials }))
        .output as any;
    expect(await ask('list-requests', { state: ['pending'] })).toMatchObject({
      items: [{ id: '1', state: 'pending' }],
      names: { 'component:default/tax': { title: 'Tax rates' } },
    });
    expect(await ask('list-requests', { kind: 'change' })).toMatchObject({
      items: [],
    });
    const { request } = await ask('get-request', { id: '1' });
    expect(request).toMatchObject({ id: '1', version: 2 });
    await expect(ask('get-request', { id: '9' })).rejects.toThrow(
      'There is no request 9',
    );
  });

  it('say what a draft would come to, and who would decide', async () => {
    const { actions } = await startRequestApi(databaseId);
    const ask = async (id: string, input: any) =>
      (await actions.invoke({ id: `test:${id}`, input, credentials }))
        .output as any;
    expect(
      await ask('draft-request', { draft: exceptionBody() }),
    ).toMatchObject({
      draft: { subject, emergency: false },
      preview: {
        problems: [],
        routing: { approvers: [{ ref: 'group:default/shop' }] },
      },
    });
    const unfinished = await ask('draft-request', {
      draft: { kind: 'exception' },
    });
    expect(unfinished.draft).toBeUndefined();
    expect(unfinished.preview.problems.length).toBeGreaterThan(3);
    for (const kind of ['exception', 'change', 'clarification']) {
      expect(await ask('preview-routing', { kind, subject })).toMatchObject({
        preview: {
          problems: [],
          routing: { approvers: [{ ref: 'group:default/shop' }] },
        },
      });
    }
    expect(
      await ask('preview-routing', {
        kind: 'exception',
        subject: { type: 'rule', rule: 'R07' },
      }),
    ).toMatchObject({ preview: { problems: [{ field: 'scope' }] } });
  });

  it('can not change anything, all of them', async () => {
    const { actions, create, give, knex } = await startRequestApi(databaseId);
    await create('sam', exceptionBody());
    await give('sam', '1', { command: 'submit' });
    const { actions: listed } = await actions.list();
    expect(listed.map(({ id }) => id).sort()).toEqual(
      Object.keys(inputs).sort(),
    );
    const tables = [
      'requests',
      'request_events',
      'request_decisions',
      'request_audit',
      'idempotency_keys',
    ];
    const contents = async () =>
      JSON.stringify(await Promise.all(tables.map(table => knex(table))));
    const before = await contents();
    for (const { id, attributes } of listed) {
      expect(attributes).toEqual({
        readOnly: true,
        destructive: false,
        idempotent: true,
      });
      // Words of a command are no part of what any of them understands.
      const input = {
        ...inputs[id],
        command: 'approve',
        version: 2,
        comment: 'Please approve request 1',
      };
      await actions.invoke({ id, input, credentials }).catch(() => {});
      await actions.invoke({ id, input: inputs[id], credentials });
    }
    expect(await contents()).toBe(before);
  });

  it('are closed to who has no permission', async () => {
    const { actions } = await startRequestApi(databaseId, {
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    for (const [id, input] of Object.entries(inputs)) {
      await expect(actions.invoke({ id, input, credentials })).rejects.toThrow(
        'You need the permission',
      );
    }
  });
});
