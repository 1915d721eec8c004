import { Entity } from '@backstage/catalog-model';
import { component } from '../__testUtils__/entities';
import { Requirement, policyViolations, readCatalogConfig } from './policies';

const policyRequiring = (...require: Requirement[]) =>
  readCatalogConfig({ policies: [{ name: 'p', require }] }).policies;

const lacks = (requirement: Requirement, entity: Entity) =>
  policyViolations(policyRequiring(requirement), entity).map(
    ({ message, remedy }) => `${message}; ${remedy}`,
  );

const annotated = (name: string, value: string) =>
  component('c', {}, { annotations: { [name]: value } });

describe('policyViolations', () => {
  it.each<[Requirement, Entity[], Entity[], string]>([
    [
      'owner',
      [component('c', { owner: 'web' })],
      [
        component('c'),
        component('c', { owner: ' ' }),
        component('c', { owner: 5 }),
      ],
      'it has no owner; set spec.owner to the group that owns it',
    ],
    [
      'ownerIsGroup',
      [
        component('c', { owner: 'web' }),
        component('c', { owner: 'Group:acme/web' }),
      ],
      [
        component('c'),
        component('c', { owner: 'user:sam' }),
        component('c', { owner: 'the web team' }),
      ],
      'its owner is not a group; set spec.owner to a group, so that someone answers when a person is away',
    ],
    [
      'contact',
      [
        annotated('operating-model/contact-channel', '#web'),
        annotated('operating-model/contact-email', 'web@example.com'),
      ],
      [component('c'), annotated('operating-model/contact-email', ' ')],
      'nobody can tell how to reach its people; add the annotation operating-model/contact-channel or operating-model/contact-email',
    ],
    [
      'criticality',
      ['low', 'medium', 'high', 'critical'].map(each =>
        annotated('operating-model/criticality', each),
      ),
      [component('c'), annotated('operating-model/criticality', 'very')],
      'it does not say how critical it is; add the annotation operating-model/criticality with low, medium, high or critical',
    ],
    [
      'escalation',
      [annotated('operating-model/escalation', 'group:leads')],
      [component('c')],
      'it does not say who is called when nobody answers; add the annotation operating-model/escalation with a group',
    ],
    [
      'system',
      [component('c', { system: 'shop' })],
      [component('c'), component('c', { system: '' })],
      'it belongs to no system; set spec.system',
    ],
    [
      'description',
      [component('c', {}, { description: 'Sells' })],
      [component('c'), component('c', {}, { description: ' ' })],
      'it has no description; set metadata.description',
    ],
    [
      { annotation: 'acme.com/cost-center' },
      [annotated('acme.com/cost-center', '12')],
      [component('c'), annotated('acme.com/cost-center', '')],
      'it lacks the annotation acme.com/cost-center; add the annotation acme.com/cost-center',
    ],
  ])('asks for %j', (requirement, good, bad, line) => {
    for (const entity of good) expect(lacks(requirement, entity)).toEqual([]);
    for (const entity of bad)
      expect(lacks(requirement, entity)).toEqual([line]);
  });

  it('looks only at the entities that a policy is for, and names policy and mode', () => {
    const { policies } = readCatalogConfig({
      policies: [
        {
          name: 'Production has an owner',
          appliesTo: { 'spec.lifecycle': 'production' },
          require: ['owner', 'system'],
          mode: 'enforce',
        },
        { name: 'Everything is described', require: ['description'] },
      ],
    });
    const violated = (entity: Entity) =>
      policyViolations(policies, entity).map(
        ({ policy, mode, remedy }) => `${policy} ${mode} ${remedy}`,
      );
    expect(violated(component('c'))).toEqual([
      'Everything is described report set metadata.description',
    ]);
    expect(violated(component('c', { lifecycle: 'Production' }))).toEqual([
      'Production has an owner enforce set spec.owner to the group that owns it',
      'Production has an owner enforce set spec.system',
      'Everything is described report set metadata.description',
    ]);
  });

  it('takes an annotation that is no text for none', () => {
    const entity = {
      ...component('c'),
      metadata: { name: 'c', annotations: { 'operating-model/escalation': 5 } },
    } as unknown as Entity;
    expect(lacks('escalation', entity)).toHaveLength(1);
  });
});

describe('readCatalogConfig', () => {
  it.each([undefined, null, {}])('reads nothing from %j', value => {
    expect(readCatalogConfig(value)).toEqual({
      policies: [],
      ownerAliases: new Map(),
    });
  });

  it('reads aliases as canonical references', () => {
    expect([
      ...readCatalogConfig({
        ownerAliases: { 'Team Payments': 'Payments', sre: 'group:ops/SRE' },
      }).ownerAliases,
    ]).toEqual([
      ['Team Payments', 'group:default/payments'],
      ['sre', 'group:ops/sre'],
    ]);
  });

  const policy = { name: 'p', require: ['owner'] };

  it.each([
    [
      { policies: [{ ...policy, mode: 'warn' }] },
      'operatingModel.catalog.policies[0].mode "warn" is not known; use one of report, enforce',
    ],
    [
      { policies: [policy, { require: ['owner'] }] },
      'operatingModel.catalog.policies[1].name is missing; give a text',
    ],
    [
      { policies: [{ ...policy, name: '' }] },
      'operatingModel.catalog.policies[0].name is empty; give a value',
    ],
    [
      { policies: [{ name: 'p' }] },
      'operatingModel.catalog.policies[0].require is missing; give a list',
    ],
    [
      { policies: [{ ...policy, require: [] }] },
      'operatingModel.catalog.policies[0].require is empty; give a value',
    ],
    [
      { policies: [{ ...policy, require: ['owner', 'colour'] }] },
      'operatingModel.catalog.policies[0].require[1] must not be the string "colour"; use one of owner, ownerIsGroup, contact, criticality, escalation, system, description, or { annotation: name }',
    ],
    [
      { policies: [{ ...policy, require: [{ annotation: 'a', extra: 1 }] }] },
      'operatingModel.catalog.policies[0].require[0].extra is not known here; use one of annotation',
    ],
    [
      { policies: [{ ...policy, require: [{ annotation: 5 }] }] },
      'operatingModel.catalog.policies[0].require[0].annotation must be a text, not the number 5; write a text',
    ],
    [
      { policies: [{ ...policy, require: [null] }] },
      'operatingModel.catalog.policies[0].require[0] must not be an empty value; use one of owner, ownerIsGroup, contact, criticality, escalation, system, description, or { annotation: name }',
    ],
    [
      { policies: [{ ...policy, appliesTo: { $bogus: 1 } }] },
      'operatingModel.catalog.policies[0].appliesTo {"$bogus":1} is not a filter predicate; write paths with values, for example { kind: Component, spec.type: service }, combined with $all, $any, $not and the value operators $exists, $in, $contains, $hasPrefix',
    ],
    [
      { policies: [{ ...policy, severity: 'high' }] },
      'operatingModel.catalog.policies[0].severity is not known here; use one of name, appliesTo, require, mode',
    ],
    [
      { policy: [] },
      'operatingModel.catalog.policy is not known here; use one of policies, ownerAliases',
    ],
    [
      { policies: {} },
      'operatingModel.catalog.policies must be a list, not an object; write a list',
    ],
    [
      { ownerAliases: { sre: 'the sre team' } },
      'operatingModel.catalog.ownerAliases.sre "the sre team" is not a reference to an entity; write it as kind:namespace/name, for example group:default/some-name',
    ],
    [
      'strict',
      'operatingModel.catalog must be an object, not the string "strict"; write an object',
    ],
  ])('refuses %j with its path and remedy', (value, message) => {
    expect(() => readCatalogConfig(value)).toThrow(
      new Error(`The configuration is wrong: ${message}`),
    );
  });

  it('names every fault', () => {
    expect(() =>
      readCatalogConfig({ policies: [{ mode: 'warn' }], x: 1 }),
    ).toThrow(/\.name .*\. .*\.require .*\. .*\.mode .*\. .*\.x /);
  });
});
