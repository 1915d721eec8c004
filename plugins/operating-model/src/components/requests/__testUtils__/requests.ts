import { ResponseError } from '@backstage/errors';
import {
  RequestAnswer,
  RequestsAnswer,
} from 'backstage-plugin-operating-model-common';

export const NOW = '2026-11-23T12:00:00.000Z';

/** A pending exception that needs a second approval. */
export const REQUEST: RequestAnswer = {
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
  approvedBy: ['user:default/brandt'],
  differentGroups: true,
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
  barredRefs: [],
  implementers: [],
  notices: [],
  history: {
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
    chain: { ok: true, events: 1 },
  },
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

/** A page of a list. */
export function page(
  items: RequestAnswer[],
  nextCursor?: string,
): RequestsAnswer {
  return { items, nextCursor, names: {}, now: NOW };
}

/** The error that the client throws when the server refuses. */
export function refusal(status: number, message: string) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Refused', message },
        response: { statusCode: status },
      }),
      {
        status,
        headers: { 'content-type': 'application/json' },
      },
    ) as never,
  );
}
