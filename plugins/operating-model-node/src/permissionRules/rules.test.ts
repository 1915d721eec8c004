import {
  operatingModelRequestReadPermission,
  RequestRecord,
} from 'backstage-plugin-operating-model-common';
import {
  createOperatingModelRequestConditionalDecision,
  operatingModelRequestConditions,
  operatingModelRequestRules,
} from './conditionExports';

const request = {
  requester: 'user:default/eve',
  ownerRef: 'group:default/shop',
  content: { requestingGroup: 'group:default/web' },
  routing: { approvers: [{ ref: 'group:default/identity', reason: '' }] },
} as RequestRecord;

const bare = { requester: 'user:default/eve', content: {} } as RequestRecord;

describe('the permission rules of requests', () => {
  it.each([
    ['IS_REQUESTER', 'requester', 'user:default/eve'],
    ['IS_APPROVER', 'approver', 'group:default/identity'],
    ['IN_REQUESTING_GROUP', 'requestingGroup', 'group:default/web'],
    ['FOR_ENTITY_OWNED_BY', 'entityOwner', 'group:default/shop'],
  ])('%s looks at %s', (name, property, value) => {
    const rule = operatingModelRequestRules.find(each => each.name === name)!;
    const claims = ['group:default/other', value];
    expect(rule.apply(request, { claims })).toBe(true);
    expect(rule.apply(request, { claims: ['group:default/other'] })).toBe(
      false,
    );
    expect(rule.apply(bare, { claims: ['group:default/shop'] })).toBe(false);
    expect(rule.toQuery({ claims })).toEqual({ property, values: claims });
  });

  it('makes decisions that a policy can give', () => {
    expect(
      createOperatingModelRequestConditionalDecision(
        operatingModelRequestReadPermission,
        operatingModelRequestConditions.isRequester({ claims: ['user:a/b'] }),
      ),
    ).toEqual({
      result: 'CONDITIONAL',
      pluginId: 'operating-model',
      resourceType: 'operating-model-request',
      conditions: {
        rule: 'IS_REQUESTER',
        resourceType: 'operating-model-request',
        params: { claims: ['user:a/b'] },
      },
    });
  });
});
