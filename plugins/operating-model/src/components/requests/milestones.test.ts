import {
  RequestKind,
  RequestState,
} from 'backstage-plugin-operating-model-common';
import { milestonesOf } from './milestones';

const NOW = '2026-11-23T12:00:00.000Z';

function looks(
  kind: RequestKind,
  state: RequestState,
  more: Partial<Parameters<typeof milestonesOf>[0]> = {},
): string {
  const milestones = milestonesOf({
    kind,
    state,
    now: NOW,
    opinions: [],
    awaitingDecision: false,
    // An exception that was never decided ended as an emergency.
    decidedAt: ['expired', 'resolved', 'revoked'].includes(state)
      ? NOW
      : undefined,
    ...more,
  });
  return milestones.map(({ name, status }) => `${name} ${status}`).join(', ');
}

const routing = {
  approvers: [],
  consulted: ['group:default/security'],
  informed: [],
  responsible: [],
  preApproved: false,
};

it.each<[RequestKind, RequestState, string]>([
  [
    'exception',
    'draft',
    'submitted current, decided ahead, active ahead, ends ahead',
  ],
  [
    'exception',
    'rejected',
    'submitted done, decided stopped, active ahead, ends ahead',
  ],
  [
    'exception',
    'active',
    'submitted done, decided done, active done, ends current',
  ],
  [
    'exception',
    'expired',
    'submitted done, decided done, active done, ends done',
  ],
  [
    'change',
    'failed',
    'submitted done, decided done, implemented stopped, verified ahead',
  ],
  [
    'change',
    'implemented',
    'submitted done, decided done, implemented done, verified current',
  ],
  [
    'addition',
    'closed',
    'submitted done, decided done, implemented done, verified done',
  ],
  [
    'clarification',
    'pending',
    'submitted done, answered current, closed ahead',
  ],
  [
    'clarification',
    'answered',
    'submitted done, answered done, closed current',
  ],
])('%s %s', (kind, state, expected) => {
  expect(looks(kind, state)).toBe(expected);
});

it('does not call silence an opinion', () => {
  expect(looks('exception', 'pending', { routing })).toContain(
    'consulted current, decided current',
  );
  const opinions = [
    {
      by: 'user:default/leila',
      groups: ['group:default/security'],
      opinion: 'no-objection' as const,
      at: NOW,
    },
  ];
  expect(looks('exception', 'pending', { routing, opinions })).toContain(
    'consulted done',
  );
  expect(looks('exception', 'active', { routing })).toContain(
    'consulted unheard',
  );
});

it('does not call an emergency decided that ended before anybody decided it', () => {
  expect(looks('exception', 'revoked', { decidedAt: undefined })).toContain(
    'decided unheard',
  );
});

it('stops where it was withdrawn or revoked', () => {
  expect(looks('exception', 'withdrawn')).toContain('submitted stopped');
  expect(looks('exception', 'withdrawn', { submittedAt: NOW })).toContain(
    'decided stopped',
  );
  expect(
    looks('change', 'withdrawn', { submittedAt: NOW, decidedAt: NOW }),
  ).toContain('implemented stopped');
  expect(
    looks('exception', 'revoked', { validFrom: '2026-12-01T00:00:00.000Z' }),
  ).toContain('active stopped');
  expect(
    looks('exception', 'revoked', { validFrom: '2026-11-01T00:00:00.000Z' }),
  ).toContain('ends stopped');
});

it('leaves the decision open while an emergency is active without it', () => {
  expect(
    looks('exception', 'active', { awaitingDecision: true, routing }),
  ).toBe(
    'submitted done, consulted current, decided current, active done, ends current',
  );
});
