import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RequestAnswer } from 'backstage-plugin-operating-model-common';
import { NOW, REQUEST, page, refusal } from './__testUtils__/requests';
import {
  createSignals,
  showRequests as show,
} from './__testUtils__/showRequests';

// jsdom has none; the list of a combobox asks it whether its end is in sight.
class NoIntersectionObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeAll(() => {
  globalThis.IntersectionObserver =
    NoIntersectionObserver as unknown as typeof IntersectionObserver;
});

describe('lists of requests', () => {
  it('shows what waits for me, and more of it', async () => {
    const requests = jest.fn(async ({ cursor }) =>
      cursor
        ? page([{ ...REQUEST, id: '152', title: 'Another' }])
        : page([REQUEST], 'more'),
    );
    show('', { requests });
    expect(await screen.findByText('#151 Longer review period')).toBeVisible();
    expect(screen.getByText('2 days left')).toBeVisible();
    expect(requests.mock.calls[0][0]).toMatchObject({ toDecide: true });
    await userEvent.click(screen.getByRole('button', { name: /more/i }));
    expect(await screen.findByText('#152 Another')).toBeVisible();
  });

  it('tells no risk of a clarification, and when what is over ended', async () => {
    show('?view=all', {
      requests: async () =>
        page([
          { ...REQUEST, id: '1', kind: 'clarification', validTo: undefined },
          {
            ...REQUEST,
            id: '2',
            state: 'resolved',
            endedAt: '2026-11-20T12:00:00.000Z',
          },
        ]),
    });
    expect(await screen.findByText('ended on Nov 20, 2026')).toBeVisible();
    expect(screen.getAllByText('high risk')).toHaveLength(1);
    expect(screen.queryByText(/ends on/)).toBeNull();
  });

  it('says what to do where there is nothing', async () => {
    show('?view=mine', { requests: async () => page([]) });
    expect(
      await screen.findByText('You have not asked for anything'),
    ).toBeVisible();
  });

  it('says when it could not be loaded, and tries again', async () => {
    const requests = jest
      .fn()
      .mockRejectedValueOnce(new Error('no network'))
      .mockResolvedValue(page([REQUEST]));
    show('?view=all', { requests });
    expect(await screen.findByText('no network')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /again/i }));
    expect(await screen.findByText('#151 Longer review period')).toBeVisible();
  });

  it('says when somebody may not read requests', async () => {
    const requests = jest.fn().mockRejectedValue(await refusal(403, 'no'));
    show('?view=all', { requests });
    expect(await screen.findByText(/may not see this/i)).toBeVisible();
  });

  it('offers to clear filters that nothing matches', async () => {
    const requests = jest.fn(async ({ kind }) => page(kind ? [] : [REQUEST]));
    show('?view=all&kind=change', { requests });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear the filters' }),
    );
    expect(await screen.findByText('#151 Longer review period')).toBeVisible();
  });
});

describe('exception debt', () => {
  it('tells what weighs on whom, and how that is reckoned', async () => {
    show('?view=teams', {
      exceptionDebt: async () => ({
        debt: 12.4,
        exceptions: 3,
        groups: [
          { groupRef: 'group:default/commerce', debt: 12.4, exceptions: 3 },
          { groupRef: 'group:default/shop', debt: 0.25, exceptions: 1 },
        ],
        days: [
          { date: '2026-08-25', debt: 2, exceptions: 1 },
          { date: '2026-11-23', debt: 12.4, exceptions: 3 },
        ],
        names: { 'group:default/shop': { title: 'Shop', exists: true } },
        now: NOW,
      }),
    });
    const table = within(
      await screen.findByRole('table', { name: 'Exception debt by team' }),
    );
    expect(table.getByText('0.25')).toBeVisible();
    expect(table.getByText('3 active exceptions')).toBeVisible();
    expect(screen.getByText(/weight of its risk/)).toBeVisible();
    expect(screen.getByText(/on Aug 25, 2026 it was 2.00/)).toBeVisible();
  });

  it('leads on where there is none', async () => {
    show('?view=teams', {
      exceptionDebt: async () => ({
        debt: 0,
        exceptions: 0,
        groups: [],
        days: [],
        names: {},
        now: NOW,
      }),
    });
    expect(
      await screen.findByRole('link', { name: 'See what ends when' }),
    ).toBeVisible();
  });
});

describe('a request', () => {
  it('offers what is allowed, says why the rest is not, and what was refused', async () => {
    show('/151', { request: async () => REQUEST });
    expect(
      await screen.findByRole('button', { name: 'Approve' }),
    ).toBeEnabled();
    expect(screen.getByText(/Only who asked for it may/)).toBeVisible();
    expect(screen.getByText('1/2')).toBeVisible();
    expect(screen.getByText(/2 days left/)).toBeVisible();
    expect(await screen.findByText('You asked for this')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Renew' })).toBeNull();
  });

  it('is read again when a signal says that it has changed', async () => {
    const signals = createSignals();
    const request = jest
      .fn()
      .mockResolvedValueOnce(REQUEST)
      .mockResolvedValue({ ...REQUEST, version: 9, state: 'rejected' });
    show('/151', { request }, signals);
    expect(await screen.findByText(/pending/)).toBeVisible();
    act(() => signals.send('97'));
    expect(request).toHaveBeenCalledTimes(1);
    act(() => signals.send('151'));
    expect(await screen.findByText('Decided: rejected')).toBeVisible();
  });

  it('says who owns something, with the YAML that records it', async () => {
    show('/151', {
      request: async () => ({
        ...REQUEST,
        kind: 'clarification',
        state: 'answered',
        subject: { type: 'entity', entityRef: 'component:default/checkout' },
        content: {
          kind: 'clarification',
          subject: { type: 'entity', entityRef: 'component:default/checkout' },
          title: 'Who owns it?',
          risk: 'low',
          question: 'Nobody answers',
        },
        answer: {
          by: 'user:default/ada',
          at: '2026-11-19T10:00:00.000Z',
          ownerRef: 'group:default/commerce',
        },
      }),
    });
    expect(
      await screen.findByText(/owner: group:default\/commerce/),
    ).toBeVisible();
    expect(screen.getByText(/^Nov 19, 2026 · /)).toBeVisible();
    expect(screen.getByText(/write the owner into the file of/)).toBeVisible();
    expect(screen.queryByText(/The catalog says so/)).toBeNull();
    expect(screen.getByText('Nobody answers')).toBeVisible();
    expect(screen.queryByText(/approver/)).toBeNull();
  });

  it('says that there is none', async () => {
    show('/999', {
      request: jest
        .fn()
        .mockRejectedValue(await refusal(404, 'There is no request 999')),
    });
    expect(await screen.findByText('There is no request 999')).toBeVisible();
  });

  it('sends the same key again after a failure on the way', async () => {
    const commandRequest = jest
      .fn()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue({ ...REQUEST, version: 4, state: 'approved' });
    show('/151', { request: async () => REQUEST, commandRequest });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
    expect(await dialog.findByText('Failed to fetch')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const [[first, , key], [, , again]] = commandRequest.mock.calls;
    expect(first).toEqual({ id: '151', version: 3 });
    expect(again).toBe(key);
  });

  it('says what is missing before a command can be given, and of what is refused the name on the screen', async () => {
    const error = await refusal(400, 'validTo is over already');
    (error.body.error as { problems?: object[] }).problems = [
      {
        code: 'invalid',
        field: 'validTo',
        message: 'is over already',
        remedy: 'choose a later end',
      },
    ];
    show('/151', {
      request: async () => ({
        ...REQUEST,
        state: 'active' as const,
        commands: [{ command: 'renew', allowed: true }],
      }),
      commandRequest: jest.fn().mockRejectedValue(error),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Renew' }));
    const dialog = within(await screen.findByRole('dialog'));
    const renew = dialog.getByRole('button', { name: 'Renew' });
    expect(renew).toBeDisabled();
    // It has to end later than what it renews, so that no day is suggested.
    expect(dialog.getByText('Still missing: New end, Comment')).toBeVisible();
    await userEvent.type(dialog.getByLabelText(/^New end/), '2027-01-31');
    await userEvent.type(dialog.getByRole('textbox'), 'It takes longer');
    expect(dialog.queryByText(/Still missing/)).toBeNull();
    await userEvent.click(renew);
    expect(
      (await dialog.findByText(/is over already; choose a later end/))
        .textContent,
    ).toBe('New end is over already; choose a later end');
    expect(dialog.queryByText(/validTo/)).toBeNull();
  });

  it('offers the YAML for the change that the answer is to link', async () => {
    const subject = {
      type: 'entity' as const,
      entityRef: 'component:default/checkout',
    };
    show('/151', {
      request: async () => ({
        ...REQUEST,
        kind: 'clarification',
        subject,
        content: {
          kind: 'clarification',
          subject,
          title: 'Who owns it?',
          risk: 'low',
          question: 'Nobody answers',
        },
        commands: [{ command: 'answer', allowed: true }],
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Answer' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByText(/spec:/)).toBeNull();
    await userEvent.type(dialog.getByRole('combobox'), 'commerce');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(
      await dialog.findByText(/owner: group:default\/commerce/),
    ).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Copy' })).toBeVisible();
    const link = dialog.getByRole('textbox', { name: /^Link/ });
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Comment/ }),
      'Ours',
    );
    await userEvent.type(link, 'ftp://git.example.com/teams.yaml');
    const answer = dialog.getByRole('button', { name: 'Answer' });
    expect(link).toHaveAccessibleDescription(/not an address .+; give an http/);
    expect(answer).toBeDisabled();
    await userEvent.clear(link);
    await userEvent.type(link, 'https://git.example.com/1');
    expect(link).not.toHaveAccessibleDescription(/not an address/);
    expect(answer).toBeEnabled();
  });

  it('names those who would decide and may not, and nobody else', async () => {
    const routing = {
      approvers: [{ ref: 'group:default/commerce', reason: 'accountable' }],
      consulted: [],
      informed: [],
      responsible: [],
      preApproved: false,
    };
    const request = { ...REQUEST, routing, editors: ['user:default/meyer'] };
    const { unmount } = show('/151', { request: async () => request });
    expect(await screen.findByText('accountable')).toBeVisible();
    expect(screen.queryByText(/so cannot decide it/)).toBeNull();
    unmount();
    const barredRefs = [request.requester, 'user:default/meyer'];
    show('/151', { request: async () => ({ ...request, barredRefs }) });
    expect(
      await screen.findByText('asked for it, so cannot decide it'),
    ).toBeVisible();
    expect(
      screen.getByText('changed its scope, dates or risk, so cannot decide it'),
    ).toBeVisible();
  });

  it('says which reminders are still to come, and once it is over when it ended', async () => {
    const { unmount } = show('/151', { request: async () => REQUEST });
    expect(
      await screen.findByText(/reminders 30, 14, 7 and 1 days before/),
    ).toBeVisible();
    unmount();
    show('/151', {
      request: async () => ({
        ...REQUEST,
        state: 'active' as const,
        decidedAt: NOW,
        now: '2026-12-10T12:00:00.000Z',
      }),
    });
    expect(
      await screen.findByText(/reminders 14, 7 and 1 days before/),
    ).toBeVisible();
  });

  it('says whether its history is what was written', async () => {
    show('/151', { request: async () => REQUEST });
    expect(
      await screen.findByText('audit chain verified, 1 event'),
    ).toBeVisible();
  });

  it('says plainly where its history is not what was written', async () => {
    const event = {
      requestSequence: 1,
      sequence: 1,
      action: 'create',
      outcome: 'done' as const,
      actor: 'user:default/ortiz',
      at: NOW,
      changes: {},
      hash: '0',
    };
    const history = {
      items: [event, { ...event, requestSequence: 2, sequence: 2 }],
      chain: { ok: false, events: 1, firstBroken: 2 },
    };
    show('/151', { request: async () => ({ ...REQUEST, history }) });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The audit chain is broken');
    expect(alert).toHaveTextContent(/Event 2 of this history/);
    const [first, second] = screen
      .getAllByRole('listitem')
      .filter(item => item.querySelector('time'));
    expect(first).not.toHaveTextContent('not what was written');
    expect(second).toHaveTextContent('not what was written');
    expect(screen.queryByText(/audit chain verified/)).toBeNull();
  });

  it('shows where an event was that cannot be read any more', async () => {
    const history = {
      items: [
        { sequence: 7, requestSequence: 2, unreadable: true, hash: '0' },
      ] as RequestAnswer['history']['items'],
      chain: { ok: false, events: 1, firstBroken: 2 },
    };
    show('/151', { request: async () => ({ ...REQUEST, history }) });
    expect(
      await screen.findByText('Event 2 cannot be read any more.'),
    ).toBeVisible();
  });

  it.each<[Partial<RequestAnswer>, string[]]>([
    [
      { kind: 'change', state: 'closed', endedBy: 'user:default/brandt' },
      ['Verified', 'Nov 22, 2026 · brandt'],
    ],
    [
      { state: 'expired', endedBy: 'system' },
      [
        'Ends: expired',
        'Nov 22, 2026 · by itself · was to end on Dec 31, 2026',
      ],
    ],
    [
      { state: 'lapsed', decidedAt: undefined, endedBy: 'system' },
      ['Not decided: lapsed', 'Nov 22, 2026 · by itself'],
    ],
    [
      { state: 'revoked', decidedAt: NOW, endedBy: 'user:default/brandt' },
      ['Active: revoked', 'Nov 22, 2026 · brandt'],
    ],
  ])('tells who ended it and when: %j', async (ended, texts) => {
    const endedAt = '2026-11-22T12:00:00.000Z';
    show('/151', { request: async () => ({ ...REQUEST, endedAt, ...ended }) });
    for (const text of texts) {
      expect(await screen.findByText(text)).toBeVisible();
    }
  });

  it('tells what an edit changed, and whose approval it dropped', async () => {
    const event = {
      requestSequence: 1,
      sequence: 1,
      action: 'create',
      outcome: 'done' as const,
      actor: 'user:default/ortiz',
      at: NOW,
      hash: '0',
      changes: {
        content: { title: 'Later', risks: 'a', validTo: '2026-12-25' },
        decisions: [{ by: 'user:default/helen' }],
      },
    };
    const edited = {
      ...event,
      requestSequence: 2,
      sequence: 2,
      action: 'edit',
      changes: {
        content: { title: 'Later', risks: 'b', validTo: '2026-12-15' },
        decisions: [],
      },
    };
    const history = {
      items: [event, edited],
      chain: { ok: true, events: 2 },
    };
    show('/151', { request: async () => ({ ...REQUEST, history }) });
    expect(
      await screen.findByText('Until: Dec 25, 2026 → Dec 15, 2026'),
    ).toBeVisible();
    expect(screen.getByText('Risks rewritten')).toBeVisible();
    expect(
      screen.getByText(/The approval so far counts no more/),
    ).toHaveTextContent('helen');
  });

  it('leads on to the draft of a renewal', async () => {
    const active = {
      ...REQUEST,
      state: 'active' as const,
      commands: [{ command: 'renew', allowed: true }],
    };
    const draft = { ...REQUEST, id: '160', title: 'Longer still' };
    show('/151', {
      request: async id => (id === '160' ? draft : active),
      commandRequest: async () => ({ ...active, version: 4, renewedBy: '160' }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Renew' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/^New end/), '2027-01-31');
    await userEvent.type(dialog.getByRole('textbox'), 'It takes longer');
    await userEvent.click(dialog.getByRole('button', { name: 'Renew' }));
    expect(
      await screen.findByRole('heading', { name: '#160 Longer still' }),
    ).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says that somebody changed it meanwhile, and goes on from there', async () => {
    const request = jest
      .fn()
      .mockResolvedValueOnce(REQUEST)
      .mockResolvedValue({ ...REQUEST, version: 5, state: 'info-requested' });
    const commandRequest = jest
      .fn()
      .mockRejectedValueOnce(await refusal(412, 'stale'))
      .mockResolvedValue({ ...REQUEST, version: 6, state: 'rejected' });
    show('/151', { request, commandRequest });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Reject' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Reject' })).toBeDisabled();
    await userEvent.type(dialog.getByRole('textbox'), 'No');
    await userEvent.click(dialog.getByRole('button', { name: 'Reject' }));
    expect(
      await dialog.findByText('Somebody changed this request meanwhile'),
    ).toBeVisible();
    expect(dialog.getByText(/info requested/)).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Reject' }));
    await waitFor(() => expect(commandRequest).toHaveBeenCalledTimes(2));
    const [[, , key], [next, command, again]] = commandRequest.mock.calls;
    expect(next.version).toBe(5);
    expect(command).toEqual({ command: 'reject', comment: 'No' });
    expect(again).not.toBe(key);
  });
});
