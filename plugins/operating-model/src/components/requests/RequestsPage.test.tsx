import { ResponseError } from '@backstage/errors';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  RequestAnswer,
  RequestsAnswer,
} from 'backstage-plugin-operating-model-common';
import { Route, Routes } from 'react-router-dom';
import { createFakeApi, entities } from '../../__testUtils__/organization';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import { RequestsPage } from './RequestsPage';
import { wayOf } from './wayOf';

// The first render loads a whole app.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });

const NOW = '2026-11-23T12:00:00.000Z';

const REQUEST: RequestAnswer = {
  id: '151',
  version: 3,
  kind: 'exception',
  state: 'pending',
  title: 'Longer review period',
  subject: {
    type: 'cell',
    entityRef: 'component:default/checkout',
    activityRef: 'activity:default/review-access',
  },
  risk: 'high',
  requester: 'user:default/ortiz',
  createdAt: NOW,
  decideBy: '2026-11-25T12:00:00.000Z',
  validFrom: '2026-12-01T00:00:00.000Z',
  validTo: '2026-12-31T00:00:00.000Z',
  approverRefs: ['group:default/commerce'],
  approvals: 1,
  approvalsNeeded: 2,
  emergency: false,
  awaitingDecision: false,
  renewals: 0,
  content: {
    kind: 'exception',
    subject: {
      type: 'cell',
      entityRef: 'component:default/checkout',
      activityRef: 'activity:default/review-access',
    },
    title: 'Longer review period',
    risk: 'high',
    justification: 'The report is being rebuilt',
    benefits: 'One review',
    risks: 'A leaver keeps access',
    category: 'waiver',
    validFrom: '2026-12-01T00:00:00.000Z',
    validTo: '2026-12-31T00:00:00.000Z',
    emergency: false,
  },
  quorum: { approvers: 2, differentGroups: true },
  decisions: [],
  opinions: [],
  editors: [],
  implementers: [],
  notices: [],
  commands: [
    { command: 'reject', allowed: true },
    { command: 'approve', allowed: true },
    {
      command: 'withdraw',
      allowed: false,
      reason: 'Only who asked for it may do this; ask them',
    },
  ],
  names: {},
  now: NOW,
};

function page(items: RequestAnswer[], nextCursor?: string): RequestsAnswer {
  return { items, nextCursor, names: {}, now: NOW };
}

function refusal(status: number, message: string) {
  return ResponseError.fromResponse(
    new Response(JSON.stringify({ error: { name: 'Refused', message } }), {
      status,
      headers: { 'content-type': 'application/json' },
    }) as never,
  );
}

function show(path: string, answers: Partial<OperatingModelApi>) {
  const api = createFakeApi({
    requestEvents: async () => ({
      items: [
        {
          sequence: 1,
          requestSequence: 1,
          action: 'approve',
          outcome: 'refused',
          actor: 'user:default/ortiz',
          at: NOW,
          changes: {},
          problem: { code: 'forbidden', message: 'You asked for this' },
          hash: '0',
        },
      ],
      names: {},
    }),
    ...answers,
  });
  return renderInTestApp(
    <Routes>
      <Route path="/operating-model/requests/*" element={<RequestsPage />} />
    </Routes>,
    {
      apis: [
        [operatingModelApiRef, api],
        [catalogApiRef, catalogApiMock({ entities })],
        mockApis.identity(),
      ],
      initialRouteEntries: [`/operating-model/requests${path}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

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

  it('says what to do where there is nothing', async () => {
    show('?view=mine', { requests: async () => page([]) });
    expect(
      await screen.findByText('You have not asked for anything'),
    ).toBeVisible();
  });

  it('shows what ends when', async () => {
    const requests = jest.fn(async () => page([REQUEST]));
    show('?view=ends', { requests });
    expect(
      await screen.findByRole('heading', { name: 'December 2026' }),
    ).toBeVisible();
    expect(requests).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'exception' }),
    );
  });
});

describe('a request', () => {
  it('offers what is allowed, says why the rest is not, and what was refused', async () => {
    show('/151', { request: async () => REQUEST });
    expect(
      await screen.findByRole('button', { name: 'Approve' }),
    ).toBeEnabled();
    expect(screen.getByText(/Only who asked for it may/)).toBeInTheDocument();
    expect(screen.getByText(/1 of 2 approvals/)).toBeVisible();
    expect(await screen.findByText('You asked for this')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Renew' })).toBeNull();
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
    expect(dialog.getByText(/information asked for/)).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Reject' }));
    await waitFor(() => expect(commandRequest).toHaveBeenCalledTimes(2));
    const [[, , key], [next, command, again]] = commandRequest.mock.calls;
    expect(next.version).toBe(5);
    expect(command).toEqual({ command: 'reject', comment: 'No' });
    expect(again).not.toBe(key);
  });
});

describe('wayOf', () => {
  it('ends where the request did', () => {
    expect(wayOf('exception', 'rejected')).toEqual([
      'draft',
      'pending',
      'rejected',
    ]);
    expect(wayOf('change', 'failed')).toContain('closed');
  });
});
