import { createHash } from 'node:crypto';
import {
  AuditChain,
  FINAL_STATES,
} from 'backstage-plugin-operating-model-common';
import { databaseIds } from '../__testUtils__/startApi';
import {
  exceptionBody,
  inDays,
  soundRunbook,
  startRequestApi,
} from './__testUtils__/requestApi';

jest.setTimeout(60_000);

const finding = (rule: string, entityRef = 'tax') => ({
  subject: { type: 'finding', entityRef, rule },
});

describe.each(databaseIds)('requests over HTTP on %p', databaseId => {
  it('offers what leads on from the state, says why not, and names whatever it names', async () => {
    const { create, give, read } = await startRequestApi(databaseId);
    const { id } = await create('sam', exceptionBody());
    await give('sam', id, { command: 'submit' });
    const body = await read(`/requests/${id}`, 'boss');
    const commands = Object.fromEntries(
      body.commands.map((each: any) => [each.command, each]),
    );
    expect(Object.keys(commands)).toEqual([
      'edit',
      'comment',
      'ask',
      'approve',
      'reject',
      'withdraw',
    ]);
    expect(commands.comment).toEqual({ command: 'comment', allowed: true });
    expect(commands.approve).toMatchObject({
      allowed: false,
      reason: expect.stringContaining(
        'You belong to none of those who decide: group:default/shop',
      ),
    });
    expect(body.routing.approvers[0].reason).toContain(
      'responsibilitymatrix:default/operations',
    );
    expect(body.names).toMatchObject({
      'user:default/sam': { title: 'Sam Sample', exists: true },
      'group:default/shop': { title: 'The Shop', exists: true },
      'component:default/tax': { title: 'Tax rates', exists: true },
      'responsibilitymatrix:default/operations': { title: 'Operations' },
    });
  });

  it('answers with all that a page of a request shows, in four statements at most', async () => {
    const { create, give, knex, read } = await startRequestApi(databaseId);
    const { id } = await create('sam', exceptionBody());
    await give('sam', id, { command: 'submit' });
    const statements: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
    const body = await read(`/requests/${id}`, 'boss');
    // Messages about what was submitted go out at their own time.
    const own = statements.filter(sql => !sql.includes('outbox'));
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThanOrEqual(4);
    const { names: _, ...history } = await read(`/requests/${id}/events`);
    expect(body.history).toEqual(history);
    expect(history).toMatchObject({
      items: [{ action: 'create' }, { action: 'submit' }],
      chain: { ok: true, events: 2 },
    });
  });

  it('says when a request came to its end, and by whom', async () => {
    const { create, give, read } = await startRequestApi(databaseId);
    const { id } = await create('sam', exceptionBody());
    await give('sam', id, { command: 'withdraw' });
    const { endedAt, endedBy, names } = await read(`/requests/${id}`, 'boss');
    expect(Date.parse(endedAt)).toBeLessThanOrEqual(Date.now() + 5_000);
    expect(names[endedBy].title).toBe('Sam Sample');
  });

  it('tells no title of what the caller may not read', async () => {
    const { create, read } = await startRequestApi(databaseId, {
      hidden: { 'user:default/boss': ['group:default/shop'] },
    });
    await create('sam', exceptionBody());
    const { names } = await read('/requests/1', 'boss');
    expect(names['group:default/shop']).toEqual({
      title: 'shop',
      exists: true,
    });
  });

  it('puts a question that nobody is named for on the list of administrators', async () => {
    const { create, give, read, state } = await startRequestApi(databaseId);
    const tax = state.entities.find(each => each.metadata.name === 'tax')!;
    delete tax.spec!.owner;
    const { id } = await create('sam', {
      kind: 'clarification',
      subject: { type: 'entity', entityRef: 'tax' },
      title: 'Who owns it?',
      question: 'Nobody answers',
    });
    await give('sam', id, { command: 'submit' });
    const listed = await read('/requests?toDecide=true', 'boss');
    expect(listed.items).toMatchObject([{ id, approverRefs: [] }]);
    expect((await read('/requests?toDecide=true')).items).toEqual([]);
    const answered = await give('boss', id, {
      command: 'answer',
      comment: 'It is ours',
      ownerRef: 'company',
      changeUrl: 'https://git.example.com/1',
    });
    expect(answered.body).toMatchObject({ state: 'answered' });
    expect((await read('/requests?toDecide=true', 'boss')).items).toEqual([]);
  });

  it('points to the request that is in the way, before and at submission', async () => {
    const { create, give, post, as } = await startRequestApi(databaseId);
    await create('sam', exceptionBody());
    await give('sam', '1', { command: 'submit' });
    const preview = await post('/requests/preview', as('ann')).send(
      exceptionBody(),
    );
    expect(preview.body.problems).toMatchObject([
      { code: 'duplicate', requestId: '1' },
    ]);
    await create('ann', exceptionBody());
    const refused = await give('ann', '2', { command: 'submit' });
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({
      name: 'ConflictError',
      requestId: '1',
      message:
        'The exception #1 about the same is pending, and only one may be open at a time; add to that one, or wait for its end',
      problems: [{ code: 'duplicate', requestId: '1' }],
    });
    expect(refused.body.error.stack).toBeUndefined();
    // Once the first is out of the way, there is room.
    await give('sam', '1', { command: 'withdraw' });
    expect((await give('ann', '2', { command: 'submit' })).status).toBe(200);
  });

  it('tells with a fault which fields are meant', async () => {
    const { post, as } = await startRequestApi(databaseId);
    const { status, body } = await post('/requests', as('sam')).send({
      ...exceptionBody(),
      title: '',
      validTo: 'soon',
    });
    expect(status).toBe(400);
    expect(body.error.problems.map(({ field }: any) => field)).toEqual([
      'title',
      'validTo',
    ]);
  });

  it('marks findings as excused, counts them, and keeps showing them', async () => {
    const api = await startRequestApi(databaseId);
    const { survey, read, excuse, give, state } = api;
    const matrix = state.entities.find(
      ({ kind }) => kind === 'ResponsibilityMatrix',
    )!;
    matrix.spec!.review = { every: 'P1M', last: '2020-01-01' };
    await survey();
    const all = await read('/findings');
    const about = all.items.find((each: any) => each.rule === 'R23');
    const live = all.items.find(({ rule }: any) => rule === 'R17');
    await excuse(finding('R23', about.subjectRef));
    const id = await excuse(finding(live.rule, live.subjectRef));
    const after = await read('/findings');
    expect(after.items).toHaveLength(all.items.length);
    const of = (id_: string) =>
      after.items.find((each: any) => each.id === id_).excusedBy;
    expect(of(about.id)).toMatchObject({
      requestId: '1',
      category: 'waiver',
      approvedBy: ['user:default/ann'],
      justification: 'It is being written',
    });
    expect(of(live.id)).toMatchObject({ requestId: id });
    const { error, warning, note, excused } = after.totals;
    const sum = (counts: Record<string, number>) =>
      counts.error + counts.warning + counts.note;
    expect(sum({ error, warning, note })).toBe(all.items.length);
    expect(sum(all.totals.excused)).toBe(0);
    const only = await read('/findings?excused=true');
    const rest = await read('/findings?excused=false');
    expect(only.items.length).toBe(sum(excused));
    expect(only.items.every((each: any) => each.excusedBy)).toBe(true);
    expect(rest.items.some((each: any) => each.excusedBy)).toBe(false);
    expect(only.items.length + rest.items.length).toBe(all.items.length);
    expect([sum(only.totals.excused), sum(rest.totals.excused)]).toEqual([
      sum(excused),
      0,
    ]);
    await give('ann', id, { command: 'revoke', comment: 'c' });
    expect(
      (await read('/findings?excused=true')).items.map(
        ({ id: each }: any) => each,
      ),
    ).toEqual(
      only.items
        .map((each: any) => each.id)
        .filter((each: string) => each !== live.id),
    );
  });

  it('marks what a scope selects, but for who may not read the request without saying why', async () => {
    const { survey, read, create, give } = await startRequestApi(databaseId, {
      operatingModel: { requests: { rulesOwner: 'group:default/company' } },
      hidden: { 'user:default/ann': ['component:default/cart'] },
    });
    await survey();
    await create(
      'sam',
      exceptionBody({
        subject: { type: 'rule', rule: 'R23' },
        scope: { entityRefs: ['tax', 'cart', 'group:default/shop'] },
      }),
    );
    await give('sam', '1', { command: 'submit' });
    const { status } = await give('boss', '1', { command: 'approve' });
    expect(status).toBe(200);
    const excusedFor = async (who: string) =>
      (await read('/findings?excused=true', who)).items.map(
        ({ excusedBy }: any) => Object.keys(excusedBy),
      );
    const [seen] = await excusedFor('sam');
    expect(seen).toContain('justification');
    const [kept] = await excusedFor('ann');
    expect(kept).toEqual(['requestId', 'validTo']);
  });

  it('ends an exception that was not needed for three passes in a row, once, and tells so', async () => {
    const api = await startRequestApi(databaseId);
    const { survey, excuse, read, state, knex, post } = api;
    const id = await excuse();
    const stateOf = async () => (await read(`/requests/${id}`)).state;
    /** A pass over a model that is read anew, so that it counts. */
    const pass = async () => {
      await post('/model/refresh').expect(200);
      await survey();
    };
    await pass();
    state.entities.push(soundRunbook('tax'));
    await pass();
    await pass();
    expect(await stateOf()).toBe('active');
    // In between it is needed again, and counting begins anew.
    api.without('runbook:default/deploy-tax');
    await pass();
    expect(await knex('exception_checks')).toEqual([]);
    state.entities.push(soundRunbook('tax'));
    await pass();
    await pass();
    expect(await stateOf()).toBe('active');
    // After a restart it goes on, whichever replica goes through the catalog.
    const other = await startRequestApi(databaseId, { knex });
    other.state.entities = state.entities;
    await other.survey();
    expect(await stateOf()).toBe('resolved');
    await pass();
    const { items } = await read(`/requests/${id}/events`);
    expect(
      items
        .filter(({ action }: any) => action === 'resolve')
        .map(({ actor, comment }: any) => [actor, comment]),
    ).toEqual([
      ['system', 'What it excuses was in order in 3 refreshes in a row'],
    ]);
    const told = (await knex('outbox')).map(({ payload }) =>
      JSON.parse(payload),
    );
    expect(
      told.filter(({ title = '' }) => title.startsWith('Resolved')),
    ).toHaveLength(1);
    expect(await knex('exception_checks')).toEqual([]);
  });

  it('says before how many entities the row of a matrix is about, once a pass has counted them', async () => {
    const { as, post, survey } = await startRequestApi(databaseId);
    const touched = async (row: number) => {
      const preview = await post('/requests/preview', as('sam')).send({
        kind: 'change',
        subject: { type: 'matrix-row', matrixRef: 'operations', row },
        title: 'Two hands',
        justification: 'One may be away',
        benefits: 'b',
        risks: 'r',
        risk: 'low',
        proposal: 'Name a second group',
      });
      return preview.body.entities;
    };
    expect(await touched(1)).toBeUndefined();
    await survey();
    expect(await touched(1)).toBe(2);
    expect(await touched(7)).toBeUndefined();
  });

  it('says before that an exception is not needed, and lets it be asked for all the same', async () => {
    const api = await startRequestApi(databaseId, {
      hidden: { 'user:default/boss': ['component:default/cart'] },
    });
    const { as, create, give, post, state, survey } = api;
    const warnings = async (
      who: string,
      changes: Record<string, unknown> = {},
    ) =>
      (
        await post('/requests/preview', as(who)).send(exceptionBody(changes))
      ).body.warnings.map(({ code }: { code: string }) => code);
    state.entities.push(soundRunbook('tax'), soundRunbook('cart'));
    await post('/model/refresh').expect(200);
    expect(await warnings('sam')).toEqual([]);
    await survey();
    const covered = exceptionBody();
    const preview = await post('/requests/preview', as('sam')).send(covered);
    expect(preview.body).toMatchObject({
      problems: [],
      warnings: [
        {
          code: 'not-needed',
          message:
            'Nothing is wrong there at the moment: it would end by itself after 3 passes over the catalog',
        },
      ],
    });
    const { id } = await create('sam', covered);
    expect((await give('sam', id, { command: 'submit' })).status).toBe(200);
    expect(await warnings('sam', finding('R23', 'cart'))).toEqual([
      'not-needed',
    ]);
    const scope = { entityRefs: ['tax', 'cart'] };
    const both = {
      subject: { type: 'activity', activityRef: 'deploy' },
      scope,
    };
    expect(await warnings('sam', both)).toEqual(['not-needed']);
    // Nothing is said of what somebody may not see.
    expect(await warnings('boss', both)).toEqual([]);
    api.without('runbook:default/deploy-cart');
    await post('/model/refresh').expect(200);
    await survey();
    expect(await warnings('sam', both)).toEqual([]);
  });

  it('ends an exception from a rule when the finding is gone', async () => {
    const { excuse, survey, read, post, state } = await startRequestApi(
      databaseId,
      { operatingModel: { requests: { resolveAfterRefreshes: 1 } } },
    );
    await survey();
    const { items } = await read('/findings?rule=R23');
    const id = await excuse(finding('R23', items[0].subjectRef));
    const off = await excuse(finding('R18', 'cart'));
    await post('/model/refresh');
    await survey();
    expect((await read(`/requests/${id}`)).state).toBe('active');
    for (const entity of state.entities) {
      if (entity.kind === 'Group') {
        entity.metadata.annotations = {
          'operating-model/contact-channel': 'https://chat.example.com/shop',
        };
      }
    }
    await post('/model/refresh');
    await survey();
    expect((await read('/findings?rule=R23')).items).toEqual([]);
    expect((await read(`/requests/${id}`)).state).toBe('resolved');
    // Of a rule whose findings are told by cells nobody can tell that there are none.
    expect((await read(`/requests/${off}`)).state).toBe('active');
  });

  it('weighs exceptions by group and over time, as far as the caller may see them', async () => {
    const { excuse, give, knex, read } = await startRequestApi(databaseId, {
      hidden: { 'user:default/boss': ['component:default/cart'] },
    });
    const ids = [
      await excuse(),
      await excuse({ subject: { type: 'entity', entityRef: 'cart' } }),
    ];
    await give('ann', ids[1], { command: 'revoke', comment: 'c' });
    // As if all of it had happened some time ago.
    const move = async (id: string, from: number, to?: number) => {
      const row = await knex('requests').where({ number: id }).first();
      const body = JSON.parse(row.body);
      body.decidedAt = body.content.validFrom = inDays(from);
      await knex('requests')
        .where({ number: id })
        .update({
          body: JSON.stringify(body),
          ended_at: to === undefined ? null : Date.parse(inDays(to)),
        });
    };
    await move(ids[0], -61);
    await move(ids[1], -61, -30);
    const all = await read('/requests/debt');
    expect(all).toMatchObject({ exceptions: 1 });
    expect(all.debt).toBeGreaterThan(1.9);
    expect(all.groups).toEqual([
      { groupRef: 'group:default/company', debt: all.debt, exceptions: 1 },
      { groupRef: 'group:default/shop', debt: all.debt, exceptions: 1 },
    ]);
    expect(all.names['group:default/shop'].title).toBe('The Shop');
    expect(all.days).toHaveLength(90);
    expect(all.days.at(-1)).toMatchObject({ debt: all.debt, exceptions: 1 });
    expect(all.days[0]).toMatchObject({ debt: 0, exceptions: 0 });
    expect(all.days.at(-40)).toMatchObject({ exceptions: 2 });
    expect(all.days.at(-20)).toMatchObject({ exceptions: 1 });
    const boss = await read('/requests/debt', 'boss');
    expect(boss.days.at(-40)).toMatchObject({ exceptions: 1 });
    const shop = await read('/requests/debt?groupRef=shop');
    expect(shop).toMatchObject({
      groupRef: 'group:default/shop',
      debt: all.debt,
      groups: [{ groupRef: 'group:default/shop' }],
    });
    const none = await read('/requests/debt?groupRef=nobody');
    expect(none).toMatchObject({ debt: 0, exceptions: 0, groups: [] });
  });

  it('shows a team what waits for it', async () => {
    const { create, excuse, give, read } = await startRequestApi(databaseId);
    await excuse();
    await excuse({
      subject: { type: 'entity', entityRef: 'cart' },
      validTo: inDays(40),
    });
    await create('sam', exceptionBody(finding('R23')));
    await give('sam', '3', { command: 'submit' });
    const team = await read('/teams/overview?groupRef=shop');
    expect(team.requestsToDecide).toMatchObject([
      { id: '3', title: 'No runbook yet' },
    ]);
    expect(team.exceptionsEnding).toMatchObject([{ id: '1' }]);
    const above = await read('/teams/overview?groupRef=company');
    expect([above.requestsToDecide, above.exceptionsEnding]).toEqual([[], []]);
  });

  it('lists the exceptions that end within a time, past ones when they are asked for', async () => {
    const { excuse, give, read, get, as } = await startRequestApi(databaseId);
    await excuse();
    await excuse({
      subject: { type: 'entity', entityRef: 'cart' },
      validTo: inDays(40),
    });
    await excuse({ ...finding('R23'), validTo: inDays(10) });
    await give('ann', '3', { command: 'revoke', comment: 'c' });
    const listed = async (query: string) =>
      (await read(`/requests?${query}`)).items.map(({ id }: any) => id);
    const month = `endsAfter=${inDays(5)}&endsBefore=${inDays(30)}`;
    expect(await listed(month)).toEqual(['1']);
    expect(
      await listed(`${month}&state=active,${FINAL_STATES.join()}`),
    ).toEqual(['3', '1']);
    expect(await listed(`endsAfter=${inDays(30)}`)).toEqual(['2']);
    expect(await listed('groupRef=shop&state=active')).toEqual(['2', '1']);
    expect(await listed('groupRef=company')).toEqual([]);
    const { status } = await get('/requests?endsAfter=tomorrow', as('sam'));
    expect(status).toBe(400);
  });

  it('tells pages that a request has changed, and nothing else', async () => {
    const { create, give, published } = await startRequestApi(databaseId);
    await create('sam', exceptionBody());
    await give('sam', '1', { command: 'submit' });
    for (let wait = 0; published.length === 0 && wait < 100; wait += 1) {
      await new Promise(done => setTimeout(done, 20));
    }
    expect(published).toEqual([
      {
        channel: 'operating-model:requests',
        recipients: {
          type: 'user',
          entityRef: ['user:default/sam', 'group:default/shop'],
        },
        message: { requestId: '1', version: 2 },
      },
    ]);
  });

  it('leaves a trace with the auditor of all that is done or refused, and of what is denied', async () => {
    const { create, give, get, post, as, trail } = await startRequestApi(
      databaseId,
      { hidden: { 'user:default/boss': ['component:default/tax'] } },
    );
    await create('sam', exceptionBody());
    await give('sam', '1', { command: 'submit' });
    await give('sam', '1', { command: 'approve' });
    await post('/requests/1/commands', as('sam'))
      .set('If-Match', '"1"')
      .send({ command: 'withdraw' });
    await post('/requests/1/commands', as('sam')).send({ command: { a: 1 } });
    await get('/requests/1', as('boss'));
    await get('/requests/2', as('boss'));
    expect(trail).toEqual([
      {
        event: 'request-create',
        outcome: 'done',
        meta: { requestId: '1', version: 1, state: 'draft', kind: 'exception' },
      },
      {
        event: 'request-command',
        outcome: 'done',
        meta: {
          id: '1',
          command: 'submit',
          requestId: '1',
          version: 2,
          state: 'pending',
          kind: 'exception',
        },
      },
      {
        event: 'request-command',
        outcome: 'NotAllowedError',
        meta: { id: '1', command: 'approve' },
      },
      {
        event: 'request-command',
        outcome: 'PreconditionFailedError',
        meta: { id: '1', command: 'withdraw' },
      },
      {
        event: 'request-command',
        outcome: 'PreconditionRequiredError',
        meta: { id: '1' },
      },
      // What is not there at all is denied to nobody.
      { event: 'request-fetch', outcome: 'NotFoundError', meta: { id: '1' } },
    ]);
  });

  it('hands out the audit for somebody else to verify', async () => {
    const { excuse, read } = await startRequestApi(databaseId);
    await excuse();
    const chain = new AuditChain(text =>
      createHash('sha256').update(text).digest('hex'),
    );
    let cursor = '';
    let pages = 0;
    do {
      const page = await read(`/audit/events?limit=2${cursor}`);
      for (const entry of page.items) expect(chain.add(entry)).toBeUndefined();
      cursor = page.nextCursor && `&cursor=${page.nextCursor}`;
      pages += 1;
    } while (cursor);
    expect(pages).toBe(Math.ceil(chain.head.sequence / 2));
    expect(await read('/audit/verify')).toEqual({
      ok: true,
      events: chain.head.sequence,
      hash: chain.head.hash,
      brokenRequests: [],
    });
  });
});
