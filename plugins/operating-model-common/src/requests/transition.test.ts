import {
  NOW,
  changeBody,
  clarificationBody,
  contextOf,
  days,
  done,
  draftOf,
  drafted,
  exceptionBody,
  pending,
  person,
  refused,
  routing,
} from './__testUtils__/requests';
import { effectiveState } from './effectiveState';
import { DEFAULT_REQUEST_POLICY } from './policy';
import { exceptionDebt } from './exceptionDebt';
import { SYSTEM_ACTOR } from './record';
import { transition } from './transition';

const [ann, bob, cleo, dan, eve] = ['ann', 'bob', 'cleo', 'dan', 'eve'].map(
  name => person(name),
);

describe('an exception', () => {
  it('is approved by one at low risk, is active from its start and expires at its end', () => {
    const request = pending(exceptionBody, {
      validFrom: days(2).toISOString(),
    });
    const { request: approved } = done(request, { command: 'approve' }, ann);
    expect(approved).toMatchObject({
      state: 'approved',
      decisions: [{ by: ann.userRef, groups: ['group:default/shop'] }],
    });
    expect(effectiveState(approved, days(1.99))).toBe('approved');
    expect(effectiveState(approved, days(2))).toBe('active');
    expect(effectiveState(approved, days(19.99))).toBe('active');
    expect(effectiveState(approved, days(20))).toBe('expired');
  });

  it('lapses when nobody decides in time', () => {
    const request = pending();
    expect(effectiveState(request, days(6.99))).toBe('pending');
    expect(effectiveState(request, days(7))).toBe('lapsed');
    expect(
      refused(request, { command: 'approve' }, ann, { now: days(7) }),
    ).toMatchObject({
      code: 'illegal',
      message: '"approve" is not possible for an exception that is lapsed',
    });
  });

  it('takes two people from different groups at high risk', () => {
    const first = done(
      pending(exceptionBody, { risk: 'high' }),
      { command: 'approve' },
      bob,
    ).request;
    expect(first.state).toBe('pending');
    expect(refused(first, { command: 'approve' }, bob).message).toMatch(
      /one person counts once/,
    );
    // Bob is in both groups, so whichever the other speaks for, there are two.
    for (const other of [ann, cleo]) {
      expect(done(first, { command: 'approve' }, other).request.state).toBe(
        'approved',
      );
    }
  });

  it('is not approved by two people of one group where groups must differ', () => {
    const route = {
      routing: {
        ...routing,
        approvers: [
          { ref: 'group:default/identity', reason: '' },
          { ref: 'group:default/security', reason: '' },
        ],
      },
    };
    const first = done(
      pending(exceptionBody, { risk: 'high' }, { route }),
      { command: 'approve' },
      bob,
    ).request;
    const second = done(first, { command: 'approve' }, cleo).request;
    expect(second.state).toBe('pending');
    expect(done(second, { command: 'approve' }, dan).request.state).toBe(
      'approved',
    );
  });

  it('can not be submitted where fewer may decide than have to', () => {
    const route = {
      routing: { ...routing, approvers: routing.approvers.slice(0, 1) },
    };
    const request = drafted(draftOf(exceptionBody, { risk: 'high' }));
    expect(
      refused(request, { command: 'submit' }, eve, { route }),
    ).toMatchObject({ code: 'unroutable', offer: 'clarification' });
  });

  it('takes the risk of its activity where its own is lower', () => {
    const route = { routing: { ...routing, leastRisk: 'high' as const } };
    expect(pending(exceptionBody, {}, { route })).toMatchObject({
      content: { risk: 'high' },
      quorum: { approvers: 2, differentGroups: true },
    });
  });

  it.each([
    [{ validTo: days(181).toISOString() }, /more than 180 days/],
    [{ risk: 'high', validTo: days(31).toISOString() }, /more than 30 days/],
    [
      { risk: 'critical', validTo: days(15).toISOString() },
      /more than 14 days/,
    ],
    [
      { emergency: true, validTo: days(3.1).toISOString() },
      /more than 72 hours/,
    ],
    [
      {
        emergency: true,
        validFrom: days(1).toISOString(),
        validTo: days(2).toISOString(),
      },
      /begins at once/,
    ],
  ])('is refused over the limits of the policy: %j', (changes, message) => {
    const request = drafted(draftOf(exceptionBody, changes));
    const problem = refused(request, { command: 'submit' }, eve);
    expect(problem.code).toBe('invalid');
    expect(problem.message).toMatch(message);
  });

  it('is refused without bounds, with too many entities and with a category that config leaves out', () => {
    const rule = { type: 'rule', rule: 'R17' };
    expect(() => draftOf(exceptionBody, { subject: rule })).toThrow(
      /no bounds/,
    );
    const scoped = drafted(
      draftOf(exceptionBody, {
        subject: rule,
        scope: { appliesTo: { kind: 'Component' } },
      }),
    );
    const submit = { command: 'submit' } as const;
    expect(
      refused(scoped, submit, eve, { scopeEntities: 1_001 }).message,
    ).toMatch(/1001 entities/);
    expect(refused(scoped, submit, eve).message).toBe('could not be counted');
    const policy = {
      ...DEFAULT_REQUEST_POLICY,
      categories: ['planned-fix' as const],
    };
    expect(
      refused(drafted(draftOf(exceptionBody)), submit, eve, { policy }).field,
    ).toBe('category');
  });

  it('is active at once in an emergency, and revoked when nobody approves it within two working days', () => {
    const friday = new Date('2026-11-27T12:00:00Z');
    const request = pending(
      exceptionBody,
      {
        emergency: true,
        validFrom: friday.toISOString(),
        validTo: '2026-11-30T12:00:00.000Z',
      },
      { now: friday },
    );
    expect(request).toMatchObject({
      state: 'active',
      awaitingDecision: true,
      decideBy: '2026-12-01T12:00:00.000Z',
    });
    expect(
      done(request, { command: 'approve' }, ann, { now: friday }).request,
    ).toMatchObject({ state: 'active', awaitingDecision: false });
    expect(
      done(request, { command: 'reject', comment: 'No' }, ann, { now: friday })
        .request.state,
    ).toBe('revoked');
    // Its own end came before that of the time to decide.
    expect(effectiveState(request, new Date('2026-11-30T12:00:00Z'))).toBe(
      'expired',
    );
    const monday = pending(exceptionBody, {
      emergency: true,
      validTo: days(2.5).toISOString(),
    });
    expect(effectiveState(monday, days(2))).toBe('revoked');
  });

  it('can not be decided a second time once an emergency is approved', () => {
    const request = pending(exceptionBody, {
      emergency: true,
      validTo: days(2).toISOString(),
    });
    const approved = done(request, { command: 'approve' }, ann).request;
    expect(
      refused(approved, { command: 'reject', comment: '' }, bob).code,
    ).toBe('illegal');
  });

  it('is renewed by a request of its own, whose approval supersedes it', () => {
    const old = done(pending(), { command: 'approve' }, ann).request;
    const now = days(10);
    const renewed = done(
      old,
      {
        command: 'renew',
        comment: 'It takes longer.',
        validTo: days(40).toISOString(),
      },
      eve,
      { now },
    );
    const [draft] = renewed.others;
    expect(renewed.request).toMatchObject({ id: '1', renewedBy: '2' });
    expect(draft).toMatchObject({
      id: '2',
      state: 'draft',
      renewalOf: '1',
      renewals: 1,
      originalValidTo: days(20).toISOString(),
    });
    const submitted = done(draft, { command: 'submit' }, eve, {
      now,
      predecessor: renewed.request,
    }).request;
    const approved = done(submitted, { command: 'approve' }, bob, {
      now,
      predecessor: renewed.request,
    });
    expect(approved.request.state).toBe('approved');
    expect(approved.others).toMatchObject([
      { id: '1', state: 'superseded', supersededBy: '2' },
    ]);
    expect(
      refused(draft, { command: 'submit' }, eve, {
        now: days(20),
        predecessor: renewed.request,
      }).message,
    ).toMatch(/not active any more/);
  });

  it('is renewed beyond its end, or not at all', () => {
    const old = done(pending(), { command: 'approve' }, ann).request;
    const renewTo = (end: number) => ({
      command: 'renew' as const,
      comment: 'It takes longer.',
      validTo: days(end).toISOString(),
    });
    expect(refused(old, renewTo(20), eve)).toMatchObject({
      field: 'validTo',
      message: 'is not later than the end of what it renews',
    });
    expect(done(old, renewTo(21), eve).request.renewedBy).toBe('2');
  });

  it('ends early by those who decide or an admin, with a reason, and by a check that passes', () => {
    const active = done(pending(), { command: 'approve' }, ann).request;
    const revoke = { command: 'revoke', comment: 'No longer' } as const;
    const resolve = { command: 'resolve', comment: 'It passes' } as const;
    expect(done(active, revoke, bob).request.state).toBe('revoked');
    expect(done(active, revoke, person('zoe', true)).request.state).toBe(
      'revoked',
    );
    expect(refused(active, revoke, eve).code).toBe('forbidden');
    expect(refused(active, resolve, person('zoe', true)).code).toBe(
      'forbidden',
    );
    expect(done(active, resolve, SYSTEM_ACTOR).request.state).toBe('resolved');
  });

  it('weighs risk times age in months times renewals', () => {
    const active = done(
      pending(exceptionBody, {
        risk: 'medium',
        validTo: days(80).toISOString(),
      }),
      { command: 'approve' },
      ann,
    ).request;
    const later = days(60.875);
    expect(exceptionDebt([active], later)).toBeCloseTo(4);
    expect(exceptionDebt([{ ...active, renewals: 2 }], later)).toBeCloseTo(12);
    expect(exceptionDebt([active], days(80))).toBe(0);
    expect(exceptionDebt([pending()], later)).toBe(0);
  });
});

describe('separation of duties', () => {
  const approve = { command: 'approve' } as const;

  it('keeps the requester, who submitted it and who edited what is weighed from deciding, admins included', () => {
    const own = (name: string) =>
      done(
        drafted(draftOf(exceptionBody), `user:default/${name}`),
        { command: 'submit' },
        person(name),
      ).request;
    expect(refused(own('ann'), approve, person('ann', true))).toMatchObject({
      code: 'forbidden',
      message: 'You asked for this, so you can not decide it',
    });
    const edited = done(
      pending(),
      { command: 'edit', content: { validTo: days(5).toISOString() } },
      ann,
    ).request;
    expect(refused(edited, approve, person('ann', true)).message).toMatch(
      /changed its scope, dates or risk/,
    );
    expect(done(edited, approve, bob).request.state).toBe('approved');
  });

  it('lets nobody decide who is a service, a guest, an admin alone or of another group', () => {
    const request = pending();
    for (const userRef of [
      'plugin:agents',
      'user:default/guest',
      'user:development/guest',
      'user:default/zoe',
    ]) {
      const actor = {
        userRef,
        isAdmin: true,
        // Claiming the group of a service or a guest does not help.
        ownershipRefs: userRef.endsWith('zoe') ? [] : ['group:default/shop'],
      };
      expect(refused(request, approve, actor).code).toBe('forbidden');
    }
    const claimant = {
      userRef: 'user:default/zoe',
      isAdmin: false,
      ownershipRefs: ['group:default/empty'],
    };
    expect(
      refused(
        {
          ...request,
          routing: {
            ...routing,
            approvers: [{ ref: 'group:default/empty', reason: '' }],
          },
        },
        approve,
        claimant,
      ).code,
    ).toBe('forbidden');
  });

  it('drops decisions when scope, dates or risk are edited, and keeps them for a text', () => {
    const one = done(
      pending(exceptionBody, { risk: 'high' }),
      approve,
      ann,
    ).request;
    const edit = (content: Record<string, unknown>) =>
      done(one, { command: 'edit', content }, eve).request;
    expect(edit({ title: 'Another title' })).toMatchObject({
      decisions: [{ by: ann.userRef }],
      editors: [],
    });
    for (const content of [
      { validTo: days(5).toISOString() },
      { validFrom: days(1).toISOString() },
      { risk: 'low' },
    ]) {
      expect(edit(content)).toMatchObject({
        decisions: [],
        editors: [eve.userRef],
      });
    }
    expect(
      refused(
        one,
        { command: 'edit', content: { title: one.content.title } },
        eve,
      ).message,
    ).toBe('changes nothing');
    expect(
      refused(one, { command: 'edit', content: { emergency: true } }, eve)
        .field,
    ).toBe('emergency');
  });

  it('lets nobody verify what they implemented', () => {
    const approved = done(pending(changeBody), approve, ann).request;
    const started = done(approved, { command: 'start' }, bob).request;
    const failed = done(
      started,
      { command: 'fail', comment: 'x' },
      bob,
    ).request;
    const again = done(failed, { command: 'start' }, eve).request;
    const complete = done(again, { command: 'complete' }, eve).request;
    expect(complete.state).toBe('implemented');
    for (const hand of [bob, eve]) {
      expect(refused(complete, { command: 'verify' }, hand).message).toMatch(
        /You implemented it/,
      );
    }
    expect(done(complete, { command: 'verify' }, cleo).request.state).toBe(
      'closed',
    );
  });
});

describe('other kinds', () => {
  it('approves a standard change at low risk by rule, but not in a freeze window', () => {
    const route = { routing: { ...routing, preApproved: true } };
    const draft = drafted(draftOf(changeBody));
    const submit = { command: 'submit' } as const;
    const { request, events } = done(draft, submit, eve, { route });
    expect(request.state).toBe('approved');
    expect(events.at(-1)?.comment).toMatch(/Approved by rule/);
    const policy = {
      ...DEFAULT_REQUEST_POLICY,
      freezeWindows: [
        { name: 'sale', from: NOW.toISOString(), to: days(1).toISOString() },
      ],
    };
    expect(done(draft, submit, eve, { route, policy }).request.state).toBe(
      'pending',
    );
    expect(
      done(drafted(draftOf(changeBody, { risk: 'medium' })), submit, eve, {
        route,
      }).request.state,
    ).toBe('pending');
  });

  it('answers a clarification with an owner and a change, and closes it by somebody else', () => {
    const request = pending(clarificationBody);
    const answer = {
      command: 'answer',
      comment: 'We do.',
      ownerRef: 'group:default/shop',
      changeUrl: 'https://git.example.com/1',
    } as const;
    expect(refused(request, answer, eve).code).toBe('forbidden');
    expect(
      refused(request, { command: 'answer', comment: 'We do.' }, ann).field,
    ).toBe('ownerRef');
    const answered = done(request, answer, ann).request;
    expect(answered.state).toBe('answered');
    expect(answered.answer).toMatchObject({
      by: ann.userRef,
      at: NOW.toISOString(),
    });
    expect(refused(answered, { command: 'verify' }, ann).code).toBe(
      'forbidden',
    );
    expect(done(answered, { command: 'verify' }, eve).request.state).toBe(
      'closed',
    );
  });

  it('lets an admin answer where the model names nobody', () => {
    const route = { routing: { ...routing, approvers: [] } };
    const request = pending(clarificationBody, {}, { route });
    const answer = {
      command: 'answer',
      comment: 'They do.',
      ownerRef: 'group:default/shop',
      changeUrl: 'https://git.example.com/1',
    } as const;
    expect(refused(request, answer, ann).code).toBe('forbidden');
    expect(done(request, answer, person('zoe', true)).request.state).toBe(
      'answered',
    );
  });

  it('asks for information and takes it up again, and hears who is consulted', () => {
    const asked = done(pending(), { command: 'ask', comment: 'Why?' }, ann);
    expect(refused(asked.request, { command: 'approve' }, ann).code).toBe(
      'illegal',
    );
    const answered = done(
      asked.request,
      { command: 'answer', comment: 'So.' },
      eve,
    ).request;
    expect(answered.state).toBe('pending');
    const opinion = {
      command: 'comment',
      comment: 'Fine.',
      opinion: 'no-objection',
    } as const;
    expect(done(answered, opinion, dan).request.opinions).toMatchObject([
      { by: dan.userRef, opinion: 'no-objection' },
    ]);
    expect(refused(answered, opinion, ann).code).toBe('forbidden');
  });

  it('lets a service draft, and not submit', () => {
    const agent = {
      userRef: 'plugin:agents',
      ownershipRefs: [],
      isAdmin: false,
    };
    const draft = drafted(draftOf(changeBody), agent.userRef);
    expect(
      done(draft, { command: 'edit', content: { title: 'Another' } }, agent)
        .request.content.title,
    ).toBe('Another');
    const result = transition(draft, { command: 'submit' }, contextOf(agent));
    expect(result).toMatchObject({ problem: { code: 'forbidden' } });
  });
});
