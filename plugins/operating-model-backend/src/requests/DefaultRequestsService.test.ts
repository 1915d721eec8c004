import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  DEFAULT_REQUEST_POLICY,
  compileOperatingModel,
} from 'backstage-plugin-operating-model-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { parseAllDocuments } from 'yaml';
import { DefaultRequestsService } from './DefaultRequestsService';
import { changingCatalog } from './__testUtils__/changingCatalog';
import { isoDay, openStore, eventsOf } from './__testUtils__/requestDatabase';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const organization = () =>
  parseAllDocuments(`
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: shop }
spec: { type: team, parent: company, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: company }
spec: { type: company, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: eve }
spec: { memberOf: [shop] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: ann }
spec: { memberOf: [shop] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: boss }
spec: { memberOf: [company] }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: tax }
spec: { type: service, owner: shop }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: orphan }
spec: { type: service }
---
apiVersion: operating-model/v1alpha1
kind: Activity
metadata: { name: deploy }
spec: { type: deployment, risk: low, preApproved: true, owner: shop, appliesTo: { kind: Component } }
---
apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata: { name: operations }
spec: { rows: [{ activity: deploy, accountable: $owner, informed: [company] }] }
`).map(document => document.toJS() as Entity);

const exception = {
  kind: 'exception',
  subject: { type: 'cell', entityRef: 'tax', activityRef: 'deploy' },
  title: 'No runbook yet',
  justification: 'j',
  benefits: 'b',
  risks: 'r',
  risk: 'low',
  category: 'waiver',
  validFrom: isoDay(0),
  validTo: isoDay(20),
};

function caller(name: string, about: { isAdmin?: boolean } = {}) {
  const userRef = `user:default/${name}`;
  return {
    actor: {
      userRef,
      ownershipRefs: [userRef, 'group:default/shop'],
      isAdmin: about.isAdmin ?? false,
    },
    credentials: mockCredentials.user(userRef),
  };
}

const [eve, ann] = [caller('eve'), caller('ann')];

async function setUp(
  databaseId: Parameters<typeof openStore>[1],
  hidden: Record<string, string[]> = {},
) {
  const opened = await openStore(databases, databaseId);
  const { catalog, state } = changingCatalog(organization(), hidden);
  const compiled = async () =>
    compileOperatingModel(state.entities, { now: opened.clock.now });
  const service = new DefaultRequestsService({
    store: opened.store,
    catalog,
    auth: mockServices.auth(),
    policy: DEFAULT_REQUEST_POLICY,
    model: { current: compiled, refresh: compiled },
  });
  const ask = async (
    who: ReturnType<typeof caller>,
    id: string,
    body: Record<string, unknown>,
  ) => {
    const { version } = (await service.get(who, id)).request;
    return (await service.command(who, { id, version, body })).request;
  };
  return { ...opened, state, service, ask };
}

describe.each(databases.eachSupportedId())('the service on %p', databaseId => {
  it('leads a request from its draft to its end', async () => {
    const { service, ask, store } = await setUp(databaseId);
    const { request, commands } = await service.create(eve, {
      body: exception,
    });
    expect(request).toMatchObject({
      state: 'draft',
      ownerRef: 'group:default/shop',
    });
    expect(commands.filter(each => each.allowed)).toMatchObject([
      { command: 'submit' },
      { command: 'edit' },
      { command: 'comment' },
      { command: 'withdraw' },
    ]);
    expect(await ask(eve, '1', { command: 'submit' })).toMatchObject({
      state: 'pending',
      routing: { approvers: [{ ref: 'group:default/shop' }], row: 1 },
    });
    await expect(ask(eve, '1', { command: 'approve' })).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(/^You asked for this/),
    });
    expect(await ask(ann, '1', { command: 'approve' })).toMatchObject({
      state: 'active',
    });
    await service.resolve('1', 'The check has passed three times');
    expect((await service.get(eve, '1')).request.state).toBe('resolved');
    const items = await eventsOf(store, '1');
    expect(items.map(({ action }) => action)).toEqual([
      'create',
      'submit',
      'approve',
      'approve',
      'activate',
      'resolve',
    ]);
  });

  it('answers with the errors of the API', async () => {
    const { service } = await setUp(databaseId);
    await service.create(eve, { body: exception });
    const send = (options: object) =>
      service.command(eve, {
        id: '1',
        version: 1,
        body: { command: 'submit' },
        ...options,
      });
    await expect(service.create(eve, { body: {} })).rejects.toThrow(
      'kind is missing or not known; use one of exception, change, addition, clarification as kind',
    );
    await expect(send({ body: { command: 'dance' } })).rejects.toMatchObject({
      name: 'InputError',
    });
    await expect(send({ version: 7 })).rejects.toMatchObject({
      name: 'PreconditionFailedError',
      statusCode: 412,
    });
    await expect(send({ body: { command: 'verify' } })).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await expect(send({ id: '9' })).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await expect(send({ idempotencyKey: 'a b' })).rejects.toMatchObject({
      name: 'InputError',
    });
    await expect(
      service.create(eve, {
        body: { ...exception, requestingGroup: 'company' },
      }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    await expect(
      service.create(eve, {
        body: {
          ...exception,
          subject: { type: 'entity', entityRef: 'nothing' },
        },
      }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(service.verify(eve)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect(
      await service.verify(caller('zoe', { isAdmin: true })),
    ).toMatchObject({ ok: true });
  });

  it('does nothing twice for one key, even when the answer got lost', async () => {
    const { service, store } = await setUp(databaseId);
    const create = () =>
      service.create(eve, { body: exception, idempotencyKey: 'c' });
    expect((await create()).request.id).toBe((await create()).request.id);
    const submit = () =>
      service.command(eve, {
        id: '1',
        version: 1,
        body: { command: 'submit' },
        idempotencyKey: 's',
      });
    expect((await submit()).request.version).toBe(2);
    expect((await submit()).request.version).toBe(2);
    expect(await eventsOf(store, '1')).toHaveLength(2);
    await expect(
      service.create(eve, {
        body: { ...exception, title: 'Another' },
        idempotencyKey: 'c',
      }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('shows nobody a request about an entity that they may not read', async () => {
    const { service, state } = await setUp(databaseId, {
      'user:default/zoe': ['component:default/tax'],
    });
    const zoe = caller('zoe', { isAdmin: true });
    await service.create(eve, { body: exception });
    await service.create(eve, {
      body: {
        ...exception,
        subject: { type: 'entity', entityRef: 'orphan' },
      },
    });
    const seen = async (who: ReturnType<typeof caller>) =>
      (await service.list(who, {}, { limit: 10 })).items.map(({ id }) => id);
    expect(await seen(eve)).toEqual(['2', '1']);
    expect(await seen(zoe)).toEqual(['2']);
    for (const look of [
      () => service.get(zoe, '1'),
      () => service.events(zoe, '1', { limit: 1 }),
      () =>
        service.command(zoe, {
          id: '1',
          version: 1,
          body: { command: 'comment', comment: 'c' },
        }),
    ]) {
      await expect(look()).rejects.toThrow('There is no request 1');
    }
    const criteria = {
      property: 'requester' as const,
      values: ['user:default/ann'],
    };
    await expect(service.get({ ...eve, criteria }, '1')).rejects.toThrow(
      'There is no request 1',
    );
    // What is gone is no secret any more.
    state.entities = state.entities.filter(
      ({ metadata }) => metadata.name !== 'tax',
    );
    expect(await seen(zoe)).toEqual(['2', '1']);
  });

  it('says before submission where a draft goes and what it touches', async () => {
    const { service } = await setUp(databaseId);
    expect(await service.preview(eve, exception)).toMatchObject({
      problems: [],
      entities: 1,
      routing: {
        approvers: [{ ref: 'group:default/shop' }],
        informed: ['group:default/company'],
        preApproved: true,
      },
      limits: { approvers: 1, maxDays: 180, decideBy: isoDay(7) },
    });
    expect(
      await service.preview(eve, {
        ...exception,
        subject: { type: 'entity', entityRef: 'orphan' },
      }),
    ).toMatchObject({
      problems: [{ code: 'unroutable', offer: 'clarification' }],
    });
    expect(
      await service.preview(eve, {
        ...exception,
        subject: { type: 'activity', activityRef: 'deploy' },
        scope: { appliesTo: { kind: 'Component' } },
        validTo: isoDay(300),
      }),
    ).toMatchObject({
      entities: 2,
      problems: [{ field: 'validTo' }],
    });
    // In the shop there is only ann besides who asks, and nobody from another group but the boss.
    const alone = { ...exception, risk: 'critical', validTo: isoDay(10) };
    expect(await service.preview(eve, alone)).toMatchObject({ problems: [] });
    expect(await service.preview(caller('boss'), alone)).toMatchObject({
      problems: [{ code: 'unroutable' }],
    });
    expect(await service.preview(eve, {})).toMatchObject({
      problems: [{ field: 'kind' }],
    });
  });

  it('approves a standard change by rule', async () => {
    const { service, ask } = await setUp(databaseId);
    await service.create(eve, {
      body: {
        kind: 'change',
        subject: exception.subject,
        title: 't',
        justification: 'j',
        benefits: 'b',
        risks: 'r',
        risk: 'low',
        proposal: 'p',
      },
    });
    expect(await ask(eve, '1', { command: 'submit' })).toMatchObject({
      state: 'approved',
      decisions: [],
    });
  });

  it('tells in the history what has changed around an open request', async () => {
    const { service, ask, state, clock, store } = await setUp(databaseId);
    await service.create(eve, { body: exception });
    await ask(eve, '1', { command: 'submit' });
    const observed = async () => {
      await service.observeOpen();
      return (await service.get(eve, '1')).request;
    };
    expect((await observed()).version).toBe(2);

    // The group is emptied: it goes to the one above, and is approved by nobody.
    const member =
      (name: string) =>
      ({ metadata }: Entity) =>
        metadata.name === name;
    state.entities = state.entities.filter(
      each => !member('ann')(each) && !member('eve')(each),
    );
    expect(await observed()).toMatchObject({
      state: 'pending',
      routing: {
        approvers: [
          { ref: 'group:default/shop' },
          { ref: 'group:default/company' },
        ],
      },
      notices: [{ code: 'group-emptied', ref: 'group:default/shop' }],
    });
    await expect(ask(ann, '1', { command: 'approve' })).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    state.entities = organization();

    // The matrix changes: the request stays with whom it was sent to.
    const matrix = state.entities.find(member('operations'))!;
    matrix.spec = { rows: [{ activity: 'deploy', accountable: 'company' }] };
    expect((await observed()).notices).toMatchObject([
      {},
      {
        code: 'matrix-changed',
        ref: 'responsibilitymatrix:default/operations',
      },
    ]);
    const approved = await ask(ann, '1', { command: 'approve' });
    expect(approved.state).toBe('active');

    // The approver leaves: the approval counts as it was given.
    state.entities = state.entities.filter(each => !member('ann')(each));
    expect(await observed()).toMatchObject({
      state: 'active',
      decisions: [{ by: 'user:default/ann' }],
    });
    // The entity is deleted: after a second look the exception ends.
    state.entities = state.entities.filter(each => !member('tax')(each));
    expect((await observed()).state).toBe('active');
    clock.now = new Date(clock.now.getTime() + 3_600_000);
    expect((await observed()).state).toBe('resolved');
    const items = await eventsOf(store, '1');
    expect(
      items
        .filter(({ actor }) => actor === 'system')
        .map(({ action, comment }) => [action, comment]),
    ).toEqual([
      [
        'notice',
        'group:default/shop has no members any more; the group above it decides as well',
      ],
      [
        'notice',
        'responsibilitymatrix:default/operations says something else about who decides; this request stays with whom it was submitted to',
      ],
      ['activate', undefined],
      [
        'notice',
        'user:default/ann has left the groups that the approval was given for; it counts as it was given',
      ],
      ['notice', 'What it is about is not in the catalog any more'],
      ['conclude', 'Its entity is gone'],
    ]);
    expect(await store.verifyAudit()).toMatchObject({ ok: true });
  });
});
