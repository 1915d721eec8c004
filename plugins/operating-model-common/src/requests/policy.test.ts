import {
  DEFAULT_REQUEST_POLICY,
  decideByOf,
  readRequestPolicy,
} from './policy';

describe('readRequestPolicy', () => {
  it.each([undefined, null, {}])('takes the defaults for %j', value => {
    expect(readRequestPolicy(value)).toEqual(DEFAULT_REQUEST_POLICY);
  });

  it('changes only what config names', () => {
    const policy = readRequestPolicy({
      byRisk: { high: { approvers: 3 } },
      emergency: { maxHours: 24 },
      renewals: 0,
      rulesOwner: 'Governance',
    });
    expect(policy).toEqual({
      ...DEFAULT_REQUEST_POLICY,
      byRisk: {
        ...DEFAULT_REQUEST_POLICY.byRisk,
        high: { approvers: 3, differentGroups: true, maxDays: 30 },
      },
      emergency: { maxHours: 24, decideWithinWorkingDays: 2 },
      renewals: 0,
      rulesOwner: 'group:default/governance',
    });
  });

  it.each([
    [
      { byRisk: { high: { approvers: 0 } } },
      'operatingModel.requests.byRisk.high.approvers 0 is out of range; write a whole number from 1 to 10',
    ],
    [
      { byRisk: { severe: {} } },
      'operatingModel.requests.byRisk.severe is not known here; use one of low, medium, high, critical',
    ],
    [
      { categories: ['excuse'] },
      'operatingModel.requests.categories[0] "excuse" is not known; use one of waiver, mitigated, not-applicable, vendor-blocked, planned-fix',
    ],
    [
      { decideWithin: 'a week' },
      'operatingModel.requests.decideWithin "a week" is not an ISO 8601 duration; write for example P6M (six months), P1Y (a year) or PT15M (15 minutes)',
    ],
    [
      {
        freezeWindows: [
          {
            name: 'x',
            from: '2026-12-02T00:00:00Z',
            to: '2026-12-01T00:00:00Z',
          },
        ],
      },
      'operatingModel.requests.freezeWindows[0].to is not after from; let the window end after it begins',
    ],
    [
      { rulesOwner: 'user:sam' },
      'operatingModel.requests.rulesOwner is not a reference to a Group; name an entity of kind Group',
    ],
    [
      'strict',
      'operatingModel.requests must be an object, not the string "strict"; write an object',
    ],
  ])('refuses %j with its path and remedy', (value, message) => {
    expect(() => readRequestPolicy(value)).toThrow(
      new Error(`The configuration is wrong: ${message}`),
    );
  });
});

describe('decideByOf', () => {
  it.each([
    ['2026-11-23T12:00:00Z', false, '2026-11-30T12:00:00.000Z'],
    ['2026-11-23T12:00:00Z', true, '2026-11-25T12:00:00.000Z'],
    ['2026-11-26T12:00:00Z', true, '2026-11-30T12:00:00.000Z'],
    ['2026-11-28T12:00:00Z', true, '2026-12-01T12:00:00.000Z'],
  ])('submitted at %s, emergency %s: %s', (now, emergency, until) => {
    expect(
      decideByOf(DEFAULT_REQUEST_POLICY, { emergency, now: new Date(now) }),
    ).toBe(until);
  });
});
