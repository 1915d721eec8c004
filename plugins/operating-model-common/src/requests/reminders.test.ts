import {
  GROUPS,
  days,
  done,
  exceptionBody,
  membersOf,
  pending,
  person,
} from './__testUtils__/requests';
import { settle } from './effectiveState';
import { messagesOf } from './messages';
import { observe } from './observe';
import { nextReminderAt, reminderDays, remindersDue } from './reminders';

const keys = (...question: Parameters<typeof remindersDue>) =>
  remindersDue(...question).map(({ key }) => key.split('/')[1]);

const active = done(
  pending(exceptionBody, { validTo: days(40).toISOString() }),
  { command: 'approve' },
  person('ann'),
).request;

describe('remindersDue', () => {
  it('names half of the time to decide, while it waits', () => {
    expect(keys(pending(), days(3.4))).toEqual([]);
    expect(keys(pending(), days(3.5))).toEqual(['half-time']);
    expect(nextReminderAt(pending(), days(0))).toEqual(days(3.5));
    expect(keys(active, days(3.5))).toEqual([]);
    expect(keys(pending(), days(7))).toEqual([]);
  });

  it('counts down to the end, and names only the latest', () => {
    const named = [9, 10, 26, 33, 39, 40].map(day => keys(active, days(day)));
    expect(named).toEqual([
      [],
      ['ends-in-30-days'],
      ['ends-in-14-days'],
      ['ends-in-7-days'],
      ['ends-in-1-days'],
      [],
    ]);
    expect(nextReminderAt(active, days(10))).toEqual(days(26));
    expect(nextReminderAt(active, days(39))).toBeUndefined();
  });

  it.each([
    [40, [30, 14, 7, 1]],
    [26, [14, 7, 1]],
    [0.5, []],
  ])('reminds of an exception of %d days so many days before', (long, told) => {
    expect(reminderDays(days(0), days(long))).toEqual(told);
  });

  it('does not remind of an end before there is a beginning', () => {
    const short = done(
      pending(exceptionBody, { validTo: days(5).toISOString() }),
      { command: 'approve' },
      person('ann'),
    ).request;
    expect(keys(short, days(0.1))).toEqual([]);
    expect(keys(short, days(4))).toEqual(['ends-in-1-days']);
  });
});

describe('messagesOf', () => {
  it('asks those who decide and those who are consulted, and tells the outcome to the informed', () => {
    const { request, events } = done(
      pending(),
      { command: 'approve' },
      person('ann'),
    );
    expect(messagesOf(request, events[0])).toMatchObject([
      {
        title: 'Approved, and active from now on: #1 Longer review period',
        recipients: ['user:default/eve', 'group:default/support'],
        except: 'user:default/ann',
      },
    ]);
    const begun = { ...events[0], action: 'activate' as const };
    expect(messagesOf(request, begun)).toEqual([]);
    const asked = done(
      pending(),
      { command: 'ask', comment: 'Why?' },
      person('ann'),
    );
    expect(messagesOf(asked.request, asked.events[0])).toMatchObject([
      { description: 'Why?', recipients: ['user:default/eve'] },
    ]);
  });
});

describe('messagesOf an exception that begins later', () => {
  it('tells of its approval and of its beginning', () => {
    const { request, events } = done(
      pending(exceptionBody, {
        validFrom: days(2).toISOString(),
        validTo: days(5).toISOString(),
      }),
      { command: 'approve' },
      person('ann'),
    );
    const begun = { ...events[0], action: 'activate' as const };
    expect(
      [events[0], begun].flatMap(event =>
        messagesOf(request, event).map(({ title }) => title.split(':')[0]),
      ),
    ).toEqual(['Approved', 'Active from now on']);
  });
});

describe('observe', () => {
  const there = {
    now: days(1),
    membersOf,
    entityExists: true,
    revision: undefined,
    escalateTo: () => 'group:default/security',
  };
  const waiting = {
    ...pending(),
    routing: {
      ...pending().routing!,
      revision: 'aa',
      matrixRef: 'responsibilitymatrix:default/m',
    },
  };

  it('says nothing when nothing has changed', () => {
    expect(observe(waiting, { ...there, revision: 'aa' }).events).toEqual([]);
  });

  it('escalates an emptied group once, and never approves', () => {
    const nobody = { ...there, membersOf: () => [] };
    const { request, events } = observe(waiting, nobody);
    expect(request).toMatchObject({
      state: 'pending',
      routing: {
        approvers: [{}, {}, { ref: 'group:default/security' }],
      },
    });
    expect(events[0].comment).toMatch(/has no members any more/);
    // The group that it went to is empty, too; that is told once as well.
    const second = observe(request, nobody);
    expect(observe(second.request, nobody).events).toEqual([]);
  });

  it('tells that an approver left, and keeps the approval', () => {
    const one = done(
      pending(exceptionBody, { risk: 'high' }),
      { command: 'approve' },
      person('ann'),
    ).request;
    const { request } = observe(one, {
      ...there,
      membersOf: ref =>
        GROUPS[ref].filter(member => member !== 'user:default/ann'),
    });
    expect(request).toMatchObject({
      decisions: [{ by: 'user:default/ann' }],
      notices: [{ code: 'approver-left', ref: 'user:default/ann' }],
    });
  });

  it('tells that the matrix changed, and stays with whom it was sent to', () => {
    const { request } = observe(waiting, { ...there, revision: 'bb' });
    expect(request.notices).toMatchObject([{ code: 'matrix-changed' }]);
    expect(request.routing?.approvers).toEqual(waiting.routing.approvers);
  });

  it('ends what is about an entity that stays away, after a second look', () => {
    const gone = { ...there, entityExists: false };
    const first = observe(settle(active, days(1)).request, gone).request;
    expect(first.state).toBe('active');
    expect(observe(first, { ...gone, now: days(1.01) }).events).toEqual([]);
    expect(observe(first, { ...gone, now: days(1.1) }).request.state).toBe(
      'resolved',
    );
    const back = observe(first, { ...there, now: days(1.05) }).request;
    expect(observe(back, { ...gone, now: days(1.1) }).request.state).toBe(
      'active',
    );
    const waits = observe(waiting, gone).request;
    expect(observe(waits, { ...gone, now: days(2) }).request.state).toBe(
      'withdrawn',
    );
  });
});
